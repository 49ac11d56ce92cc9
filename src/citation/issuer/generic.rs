//! Bodies that no table lists, known by the first word of their names.

use super::{IssuerPhrase, Reader};
use crate::citation::lexer::TokenKind;
use crate::registry::{Cue, Mark, Meaning, Part};
use crate::text::{Case, squeeze};

/// What no topic of a board holds.
const STRANGE: Cue = Cue::STOP.or(Cue::OF).or(Cue::AT).or(Cue::BY).or(Cue::BASIS).or(Cue::TO).or(Cue::THIS);

impl Reader<'_> {
    /// A body known by the first word of its name: the name goes on through its own words.
    pub(super) fn generic(&self, at: usize) -> Option<IssuerPhrase> {
        let tokens = self.tokens;
        if let Some(board) = self.board(at) {
            return Some(board);
        }
        let mut to = at;
        let mut topic = false;
        let mut plain = 0;
        while to < at + 40 {
            let Some(token) = tokens.list.get(to) else { break };
            let (meaning, length) = tokens.meaning(to).unwrap_or((Meaning::default(), 1));
            let joins = matches!(token.kind, TokenKind::Comma | TokenKind::Dash);
            if token.kind != TokenKind::Word && !joins {
                break;
            }
            if meaning.doc_type.is_some() && to > at && token.case != Case::Lower {
                break;
            }
            let about = tokens.words(self.text, to, to + 1).to_lowercase() == "về";
            if about && self.is_topical(at) && !topic {
                topic = true;
                to += 1;
                continue;
            }
            let next_capital =
                tokens.list.get(to + 1).is_some_and(|next| matches!(next.case, Case::Capital | Case::Upper));
            if topic {
                let verb = meaning.cues.has(Cue::ACT) || self.acts(to);
                if verb || meaning.cues.has(Cue::STOP) {
                    break;
                }
                if meaning.cues.has(Cue::PLACE) {
                    let place = self.placed("", to)?;
                    return Self::found(place.after, squeeze(&format!("{} {}", self.proper(at, to), place.name)));
                }
                to += length;
                continue;
            }
            if joins || meaning.cues.has(Cue::AND) {
                if !next_capital || joins && tokens.meaning(to + 1).is_some_and(|(m, _)| m.doc_type.is_some()) {
                    break;
                }
                to += 1;
                continue;
            }
            if to > at && meaning.cues.has(Cue::PLACE) && meaning.province.is_none() {
                let place = self.placed("", to)?;
                return Self::found(place.after, squeeze(&format!("{} {}", self.proper(at, to), place.name)));
            }
            if token.case == Case::Lower {
                let ends = Cue::SUBJECT
                    .or(Cue::STOP)
                    .or(Cue::TO)
                    .or(Cue::CARRY)
                    .or(Cue::OF)
                    .or(Cue::AT)
                    .or(Cue::BY)
                    .or(Cue::WITH);
                plain += 1;
                if meaning.cues.has(ends) || plain > 3 && to > at + length {
                    break;
                }
            } else {
                plain = 0;
            }
            to += if to == at { length } else { 1 };
        }
        (to > at).then(|| Self::found(to, self.proper(at, to)))?
    }
    /// A board whose name is a long topic in small letters, which only what comes behind it ends: `Ban Chỉ đạo phát triển khoa
    /// học, công nghệ … và chuyển đổi số về tiến độ`.
    fn board(&self, at: usize) -> Option<IssuerPhrase> {
        /// A topic has not more words.
        const WORDS: usize = 30;
        let tokens = self.tokens;
        if !self.is_topical(at) {
            return None;
        }
        let from = at + tokens.meaning(at).map_or(1, |(_, length)| length);
        let word = |at: usize| tokens.words(self.text, at, at + 1).to_lowercase();
        let small = |at: usize| tokens.list.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
        let orders = self.registry.parts().leads(tokens.words(self.text, from, from + 4), Part::Order).is_some();
        if !small(from) || word(from) == "về" || orders || self.acts(from) || tokens.has(from, STRANGE) {
            return None;
        }
        let mut to = from;
        while to < from + WORDS {
            let (meaning, length) = tokens.meaning(to).unwrap_or((Meaning::default(), 1));
            if to > from && small(to) && (word(to) == "về" || meaning.cues.has(Cue::ACT) || self.acts(to)) {
                return Self::found(to, self.proper(at, to));
            }
            if meaning.cues.has(Cue::PLACE) {
                let place = self.placed("", to)?;
                return Self::found(place.after, squeeze(&format!("{} {}", self.proper(at, to), place.name)));
            }
            let joins = matches!(tokens.kind(to), TokenKind::Comma | TokenKind::Dash) && small(to + 1);
            let inner = small(to) && !meaning.cues.has(STRANGE) || tokens.kind(to) == TokenKind::Word && !small(to);
            // Another body in a list of issuers or of those who act.
            let another = meaning.cues.has(Cue::BODY.or(Cue::LOCAL).or(Cue::PARTY)) && !small(to);
            if another || !(joins || inner) {
                return None;
            }
            to += if joins { 1 } else { length.max(1) };
        }
        None
    }

    /// Whether a verb of which a body is the subject stands at `at`.
    fn acts(&self, at: usize) -> bool {
        self.registry.parts().leads(self.tokens.words(self.text, at, at + 2), Part::Act).is_some()
    }

    /// Whether the body at `at` is one whose name tells its topic behind `về`.
    fn is_topical(&self, at: usize) -> bool {
        let words = self.tokens.words(self.text, at, at + 4);
        self.registry.bodies.leads(words).is_some_and(|(body, _)| body.marks.has(Mark::TOPIC))
    }
}
