//! Issuers as phrases: what body a run of words names, in full.

mod committee;
mod generic;

use super::lexer::{TokenKind, Tokens};
use crate::document::Document;
use crate::registry::{Cue, Level, Meaning, Registry};
use crate::text::{Case, squeeze};

/// An issuer found in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct IssuerPhrase {
    /// One past its last token.
    pub after: usize,
    /// Its full name, completed by the document's own province.
    pub name: String,
}

/// What the document's own letterhead adds to an issuer's name.
pub(super) struct Home<'d> {
    /// The document's province.
    pub province: Option<&'d str>,
    /// `tỉnh` or `thành phố`.
    pub kind: &'d str,
}

impl<'d> Home<'d> {
    pub(super) fn of(document: &'d Document, registry: &'d Registry) -> Self {
        let province = document.province.as_deref();
        let known = province.and_then(|name| registry.province(name));
        let today = known.is_some_and(|p| p.today.as_deref() == Some(p.name.as_str()));
        let kind = known.map_or("tỉnh", |p| if today { p.kind_today.as_deref().unwrap_or(&p.kind) } else { &p.kind });
        Self { province, kind }
    }

    /// `tỉnh Quảng Ngãi`; nothing where the province is unknown.
    fn place(&self) -> String {
        self.province.map_or_else(String::new, |name| join(self.kind, name))
    }
}

/// The province's kind before its name; the city that has its kind in its name keeps it once.
fn join(kind: &str, name: &str) -> String {
    if name.to_lowercase().starts_with(kind) {
        format!("{kind}{}", name.get(kind.len()..).unwrap_or_default())
    } else {
        format!("{kind} {name}")
    }
}

/// Reads the issuer that begins at token `at`.
pub(super) fn read(
    tokens: &Tokens,
    at: usize,
    text: &str,
    home: &Home<'_>,
    registry: &Registry,
) -> Option<IssuerPhrase> {
    let reader = Reader { tokens, text, home, registry };
    let mut found = reader.with_office(at)?;
    found.after = reader.term(found.after);
    Some(found)
}

/// The issuer that a symbol's code names, where no words do.
pub(super) fn of_code(code: &str, home: &Home<'_>, registry: &Registry) -> Option<String> {
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters == "TW" || letters == "BCĐ" {
        return None;
    }
    if letters == "TU" {
        let committee = if home.kind == "thành phố" { "Thành ủy" } else { "Tỉnh ủy" };
        return Some(home.province.map_or_else(|| committee.to_owned(), |name| format!("{committee} {name}")));
    }
    let known = registry.issuer_by_code(letters);
    if let Some(issuer) = known {
        return match (issuer.level, issuer.code.as_str()) {
            (Level::Local, "UBND" | "HĐND") => Some(squeeze(&format!("{} {}", issuer.code, home.place()))),
            (Level::Local | Level::Department, _) => Some(squeeze(&format!("{} {}", issuer.name, home.place()))),
            (Level::Party, _) if issuer.name.ends_with("Tỉnh ủy") => {
                Some(squeeze(&format!("{} {}", issuer.name, home.province.unwrap_or_default())))
            }
            (Level::Party, _) if letters.ends_with('U') => None,
            _ => Some(issuer.name.clone()),
        };
    }
    // A department may leave out the `S` of its code: `QĐ-KHCN` beside `QĐ-SKHCN`.
    None
}

struct Reader<'r> {
    tokens: &'r Tokens,
    text: &'r str,
    home: &'r Home<'r>,
    registry: &'r Registry,
}

impl Reader<'_> {
    fn found(after: usize, name: impl Into<String>) -> Option<IssuerPhrase> {
        Some(IssuerPhrase { after, name: name.into() })
    }

    /// `Bộ trưởng`, `Chủ tịch`, `Ban Thường vụ` before a body, or the body alone.
    fn with_office(&self, at: usize) -> Option<IssuerPhrase> {
        let (meaning, length) = self.tokens.meaning(at)?;
        if meaning.issuer.is_none() && meaning.cues.has(Cue::OFFICE) {
            let body = self.body(at + length)?;
            let office = match self.proper(at, at + length).as_str() {
                "BCH" => "Ban Chấp hành".to_owned(),
                "BTV" => "Ban Thường vụ".to_owned(),
                office => office.to_owned(),
            };
            // A committee of the Party at its own level is the Party committee itself.
            if office == "Ban Chấp hành" {
                return Some(body);
            }
            return Self::found(body.after, format!("{office} {}", body.name));
        }
        self.body(at)
    }

    fn body(&self, at: usize) -> Option<IssuerPhrase> {
        let (meaning, length) = self.tokens.meaning(at)?;
        let after = at + length;
        if let Some(issuer) = meaning.issuer.map(|index| &self.registry.issuers[usize::from(index)]) {
            return match issuer.level {
                Level::Local if matches!(issuer.code.as_str(), "UBND" | "HĐND") => self.placed(&issuer.code, after),
                Level::Local | Level::Department => self.placed(&issuer.name, after),
                Level::Party if meaning.cues.has(Cue::PARTY) => self.party(at, after),
                Level::Party if issuer.name.ends_with("Tỉnh ủy") => self.committee(&issuer.name, after),
                Level::Party if issuer.code == "BCĐ" => self.generic(at),
                Level::Party if issuer.code == "TW" => self.plenum(at),
                _ => Self::found(after, issuer.name.clone()),
            };
        }
        self.unregistered(at, meaning, after)
    }

    fn unregistered(&self, at: usize, meaning: Meaning, after: usize) -> Option<IssuerPhrase> {
        let cues = meaning.cues;
        if cues.has(Cue::LOCAL) {
            let council = self.tokens.words(self.text, at, after).to_lowercase().starts_with('h');
            return self.placed(if council { "HĐND" } else { "UBND" }, after);
        }
        if cues.has(Cue::PARTY) {
            return self.party(at, after);
        }
        if cues.has(Cue::PLENUM) {
            return self.plenum(at);
        }
        if cues.has(Cue::BODY) && self.tokens.list[at].case != Case::Lower {
            return self.generic(at);
        }
        None
    }

    /// `name` with the place that follows at `at`, completed by the home of the document.
    fn placed(&self, name: &str, at: usize) -> Option<IssuerPhrase> {
        let Some((meaning, length)) = self.tokens.meaning(at) else {
            return Self::found(at, squeeze(&format!("{name} {}", self.home.place())));
        };
        if meaning.cues.has(Cue::PLACE) {
            let level = self.tokens.words(self.text, at, at + length).to_lowercase();
            let level = if level == "tp" { "thành phố".to_owned() } else { level };
            let mut after = at + length;
            if self.tokens.kind(after) == TokenKind::Other && self.tokens.words(self.text, after, after + 1) == "." {
                after += 1;
            }
            if let Some((place, length)) = self.tokens.meaning(after)
                && let Some(index) = place.province
            {
                let province = &self.registry.provinces[usize::from(index)];
                return Self::found(after + length, format!("{name} {}", join(&level, &province.name)));
            }
            let end = self.capitals(after, 4);
            if end > after {
                return Self::found(end, format!("{name} {level} {}", self.proper(after, end)));
            }
            let own = matches!((level.as_str(), self.home.kind), ("tỉnh", "tỉnh") | ("thành phố", "thành phố"));
            let place = self.home.province.filter(|_| own).map_or(level.clone(), |province| join(&level, province));
            return Self::found(after, format!("{name} {place}"));
        }
        if let Some(index) = meaning.province {
            let province = &self.registry.provinces[usize::from(index)];
            return Self::found(at + length, format!("{name} {}", join(&province.kind, &province.name)));
        }
        Self::found(at, squeeze(&format!("{name} {}", self.home.place())))
    }

    /// One past the capitalised words from `at`, `limit` at the most, that are no phrase of the grammar.
    fn capitals(&self, at: usize, limit: usize) -> usize {
        let mut to = at;
        while to < at + limit
            && self.tokens.list.get(to).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Capital)
            && self.tokens.meaning(to).is_none_or(|(m, _)| m.doc_type.is_none() && m.cues == Cue::default())
        {
            to += 1;
        }
        to
    }

    /// The words of the tokens in proper capitals: text in capitals alone is set in small letters behind the first.
    fn proper(&self, from: usize, to: usize) -> String {
        let words = squeeze(self.tokens.words(self.text, from, to));
        let shouted =
            self.tokens.list[from..to].iter().filter(|t| t.kind == TokenKind::Word).all(|t| t.case == Case::Upper);
        let words = if shouted && to > from + 1 { sentence_case(&words) } else { words };
        words
            .replace("Ban chỉ đạo", "Ban Chỉ đạo")
            .replace("Ban thường vụ", "Ban Thường vụ")
            .replace("Uỷ ban", "Ủy ban")
    }
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    let word = squeeze(word).to_lowercase();
    words.contains(&word.as_str())
}

/// `LUẬT PHÒNG THỦ DÂN SỰ` as `Luật phòng thủ dân sự`.
pub(super) fn sentence_case(words: &str) -> String {
    let lower = words.to_lowercase();
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// One past the province or own place named at `at` (`tỉnh Đồng Tháp`, `tỉnh`, `thành phố`).
pub(super) fn read_place(context: &super::head::Context<'_>, at: usize) -> Option<usize> {
    let tokens = context.tokens;
    let (_, length) = tokens.meaning(at).filter(|(meaning, _)| meaning.cues.has(Cue::PLACE))?;
    let after = at + length;
    match tokens.meaning(after) {
        Some((meaning, length)) if meaning.province.is_some() => Some(after + length),
        _ => Some(after),
    }
}
