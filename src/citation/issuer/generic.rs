//! Bodies that no table lists, known by the first word of their names.

use super::{IssuerPhrase, Reader, is_one_of};
use crate::citation::lexer::TokenKind;
use crate::registry::{Cue, Mark, Meaning};
use crate::text::{Case, squeeze};

impl Reader<'_> {
    /// A body known by the first word of its name: the name goes on through its own words.
    pub(super) fn generic(&self, at: usize) -> Option<IssuerPhrase> {
        let tokens = self.tokens;
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
                let verb = meaning.cues.has(Cue::ACT)
                    || is_one_of(
                        tokens.words(self.text, to, to + length.min(2)),
                        &["thông báo", "phê duyệt", "quy định", "kết luận", "công bố", "về việc"],
                    );
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
                let ends = Cue::SUBJECT.or(Cue::STOP).or(Cue::CARRY).or(Cue::OF).or(Cue::AT).or(Cue::BY).or(Cue::WITH);
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
    /// Whether the body at `at` is one whose name tells its topic behind `về`.
    fn is_topical(&self, at: usize) -> bool {
        let words = self.tokens.words(self.text, at, at + 4);
        self.registry.bodies.leads(words).is_some_and(|(body, _)| body.marks.has(Mark::TOPIC))
    }
}
