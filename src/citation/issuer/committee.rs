//! Committees of the Party, and the plenums at which they resolve.

use super::{IssuerPhrase, Reader};
use crate::citation::lexer::TokenKind;
use crate::registry::{Cue, Mark, Meaning, Registry, Tier};
use crate::text::squeeze;

/// The body that a plenum is of.
pub(in crate::citation) fn of_plenum(registry: &Registry) -> &str {
    let body = registry.bodies.heads.iter().find(|body| body.marks.has(Mark::PLENUM));
    body.map_or("", |body| body.written.as_deref().unwrap_or(&body.head))
}

/// Words that count sessions: `lần thứ sáu`.
pub(in crate::citation) fn is_ordinal(word: &str) -> bool {
    const WORDS: [&str; 13] =
        ["lần", "thứ", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "của"];
    WORDS.contains(&word.to_lowercase().as_str())
}

impl Reader<'_> {
    /// A committee of the Party: at the centre by its name, below with its place.
    pub(super) fn party(&self, at: usize, meaning: Meaning, after: usize) -> Option<IssuerPhrase> {
        let body = meaning.body.map(|row| &self.registry.bodies.heads[usize::from(row)])?;
        if let Some(central) = &body.written {
            return Self::found(after, central.clone());
        }
        if body.marks.has(Mark::BRANCH) {
            let (_, length) = self.tokens.meaning(after).filter(|(m, _)| m.cues.has(Cue::PLACE))?;
            let committee = self.registry.places.party_at(self.tokens.words(self.text, after, after + length))?;
            return self.committee(committee, after + length);
        }
        // `Đảng ủy Khối các cơ quan` keeps the capitals of its own name.
        if after > at + 2 {
            return self.committee(&self.proper(at, after), after);
        }
        self.committee(&body.head, after)
    }

    pub(super) fn committee(&self, name: &str, at: usize) -> Option<IssuerPhrase> {
        let places = &self.registry.places;
        if let Some((meaning, length)) = self.tokens.meaning(at)
            && let Some(index) = meaning.province
        {
            return Self::found(at + length, format!("{name} {}", self.registry.provinces[usize::from(index)].name));
        }
        let of_commune = places.party(name).is_some_and(|(level, _)| level.tier == Some(Tier::Commune));
        if self.tokens.has(at, Cue::PLACE) && of_commune {
            let place = self.placed("", at)?;
            return Self::found(place.after, squeeze(&format!("{name} {}", place.name)));
        }
        let end = self.capitals(at, 3);
        if end > at {
            return Self::found(end, format!("{name} {}", self.proper(at, end)));
        }
        let own = self
            .home
            .province
            .filter(|home| places.party_at(home.kind_of()).is_some_and(|committee| name.ends_with(committee)));
        let named = own.map_or_else(|| name.to_owned(), |home| format!("{name} {}", home.bare()));
        Some(IssuerPhrase { after: at, name: named, open: own.map(|_| name.to_owned()) })
    }

    /// `Hội nghị lần thứ 5 Ban Chấp hành Trung ương Đảng`, `Hội nghị Trung ương 7`.
    pub(super) fn plenum(&self, at: usize) -> Option<IssuerPhrase> {
        let mut to = at;
        while to < at + 9 {
            if let Some((meaning, length)) = self.tokens.meaning(to) {
                if meaning.cues.has(Cue::PARTY) {
                    return self.party(to, meaning, to + length);
                }
                if meaning.cues.has(Cue::PLENUM) {
                    to += length;
                    continue;
                }
            }
            let inner = self.tokens.list.get(to).is_some_and(|token| {
                matches!(token.kind, TokenKind::Number)
                    || token.kind == TokenKind::Word && is_ordinal(&self.text[token.start..token.end])
            });
            if !inner {
                break;
            }
            to += 1;
        }
        (to > at + 1).then(|| Self::found(to, of_plenum(self.registry)))?
    }

    /// Passes `khóa XII`, `(khóa X)`, `nhiệm kỳ 2021-2026`.
    pub(super) fn term(&self, at: usize) -> usize {
        let tokens = self.tokens;
        let open = tokens.kind(at) == TokenKind::Open;
        let inner = at + usize::from(open);
        let inner = if !open && tokens.kind(inner) == TokenKind::Comma { inner + 1 } else { inner };
        let Some((_, length)) = tokens.meaning(inner).filter(|(m, _)| m.cues.has(Cue::TERM)) else { return at };
        let mut to = inner + length;
        while to < inner + 6
            && tokens.list.get(to).is_some_and(|token| {
                let roman = |word: &str| word.bytes().all(|b| b"IVXLivxl".contains(&b));
                matches!(token.kind, TokenKind::Number | TokenKind::Dash)
                    || token.kind == TokenKind::Word && roman(&self.text[token.start..token.end])
            })
        {
            to += 1;
        }
        if to == inner + length {
            return at;
        }
        match (open, tokens.kind(to)) {
            (true, TokenKind::Close) => to + 1,
            (true, _) => at,
            _ => to,
        }
    }
}
