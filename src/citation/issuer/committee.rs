//! Committees of the Party, and the plenums at which they resolve.

use super::{IssuerPhrase, Reader, is_one_of};
use crate::citation::lexer::TokenKind;
use crate::registry::{Cue, Province};
use crate::text::squeeze;

impl Reader<'_> {
    /// A committee of the Party: at the centre by its name, below with its place.
    pub(super) fn party(&self, at: usize, after: usize) -> Option<IssuerPhrase> {
        let words = self.tokens.words(self.text, at, after);
        let name = squeeze(words).to_lowercase();
        if name.starts_with("ban chấp hành") || name.starts_with("bch") || name == "trung ương đảng" {
            let after = self.skip_words(after, &["cộng", "sản", "việt", "nam"]);
            return Self::found(after, "Ban Chấp hành Trung ương Đảng");
        }
        match name.as_str() {
            "bộ chính trị" => Self::found(after, "Bộ Chính trị"),
            n if n.starts_with("ban bí thư") => Self::found(after, "Ban Bí thư"),
            "đảng bộ" => {
                let (_, length) = self.tokens.meaning(after).filter(|(m, _)| m.cues.has(Cue::PLACE))?;
                let city = self.tokens.words(self.text, after, after + length).to_lowercase() == "thành phố";
                self.committee(if city { "Thành ủy" } else { "Tỉnh ủy" }, after + length)
            }
            _ => {
                // `Đảng ủy Khối các cơ quan` keeps the capitals of its own name.
                if after > at + 2 {
                    return self.committee(&self.proper(at, after), after);
                }
                let mut chars = squeeze(words).to_lowercase().replace("uỷ", "ủy").chars().collect::<Vec<_>>();
                if let Some(first) = chars.first_mut() {
                    *first = first.to_uppercase().next().unwrap_or(*first);
                }
                self.committee(&chars.iter().collect::<String>(), after)
            }
        }
    }

    pub(super) fn committee(&self, name: &str, at: usize) -> Option<IssuerPhrase> {
        if let Some((meaning, length)) = self.tokens.meaning(at)
            && let Some(index) = meaning.province
        {
            return Self::found(at + length, format!("{name} {}", self.registry.provinces[usize::from(index)].name));
        }
        if self.tokens.has(at, Cue::PLACE) && name.starts_with("Đảng ủy") {
            let place = self.placed("", at)?;
            return Self::found(place.after, squeeze(&format!("{name} {}", place.name)));
        }
        let end = self.capitals(at, 3);
        if end > at {
            return Self::found(end, format!("{name} {}", self.proper(at, end)));
        }
        let own = name.ends_with("Tỉnh ủy") || name.ends_with("Thành ủy");
        let place = self.home.province.filter(|_| own).unwrap_or_default();
        Self::found(at, squeeze(&format!("{name} {}", Province::bare_name(place))))
    }

    /// `Hội nghị lần thứ 5 Ban Chấp hành Trung ương Đảng`, `Hội nghị Trung ương 7`.
    pub(super) fn plenum(&self, at: usize) -> Option<IssuerPhrase> {
        let mut to = at;
        while to < at + 9 {
            if let Some((meaning, length)) = self.tokens.meaning(to) {
                if meaning.cues.has(Cue::PARTY) {
                    return self.party(to, to + length);
                }
                if meaning.cues.has(Cue::PLENUM) {
                    to += length;
                    continue;
                }
            }
            let inner = self.tokens.list.get(to).is_some_and(|token| {
                matches!(token.kind, TokenKind::Number)
                    || token.kind == TokenKind::Word
                        && is_one_of(
                            &self.text[token.start..token.end],
                            &[
                                "lần", "thứ", "sáu", "bảy", "tám", "năm", "tư", "ba", "hai", "nhất", "chín", "mười",
                                "của",
                            ],
                        )
            });
            if !inner {
                break;
            }
            to += 1;
        }
        (to > at + 1).then(|| IssuerPhrase { after: to, name: "Ban Chấp hành Trung ương Đảng".to_owned() })
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

    fn skip_words(&self, mut at: usize, words: &[&str]) -> usize {
        let from = at;
        for word in words {
            if !is_one_of(self.tokens.words(self.text, at, at + 1), &[word]) {
                return from;
            }
            at += 1;
        }
        at
    }
}
