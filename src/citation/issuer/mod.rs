//! Issuers as phrases: what body a run of words names, in full.

mod committee;
mod generic;

pub(super) use committee::{is_ordinal, of_plenum};

use super::lexer::{TokenKind, Tokens};
use crate::document::Document;
use crate::registry::{Cue, Level, Mark, Meaning, Province, Registry};
use crate::text::{Case, squeeze};

/// An issuer found in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct IssuerPhrase {
    /// One past its last token.
    pub after: usize,
    /// Its full name, completed by the document's own province.
    pub name: String,
    /// What of the name the text has, where that is not all of it.
    pub open: Option<String>,
}

/// The name of an issuer, and what of it is not from the home of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// In full.
    pub name: String,
    /// Without its place, where that is the home's; empty where nothing else names a committee of the Party.
    pub open: Option<String>,
}

/// What the document's own letterhead adds to an issuer's name.
pub(super) struct Home<'d> {
    /// The document's province.
    pub province: Option<&'d Province>,
}

impl<'d> Home<'d> {
    pub(super) fn of(document: &'d Document, registry: &'d Registry) -> Self {
        let province = document.province.as_deref().and_then(|name| registry.province(name));
        Self { province }
    }

    /// `tỉnh Quảng Ngãi`; nothing where the province is unknown.
    fn place(&self) -> String {
        self.province.map(Province::in_full).unwrap_or_default()
    }

    /// The bare name of the province; empty where it is unknown.
    fn name(&self) -> &str {
        self.province.map(Province::bare).unwrap_or_default()
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
pub(super) fn of_code(code: &str, home: &Home<'_>, registry: &Registry) -> Option<Named> {
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    // A department may leave out the `S` of its code: `QĐ-KHCN` beside `QĐ-SKHCN`.
    let issuer = registry.issuer_by_code(letters)?;
    let (bodies, places) = (&registry.bodies, &registry.places);
    let of_place = |name: &str| Named {
        name: squeeze(&format!("{name} {}", home.place())),
        open: home.province.map(|_| name.to_owned()),
    };
    let known = |name: &str| Named { name: name.to_owned(), open: None };
    Some(match issuer.level {
        _ if bodies.is(&issuer.name, Mark::OPEN) => return None,
        Level::Local | Level::Department => of_place(&bodies.written(&issuer.name)),
        Level::Party => match of_province(&issuer.name, registry) {
            Some(organ) => {
                let committee = home.province.and_then(|province| places.party_at(province.kind_of()));
                let committee = committee.unwrap_or_else(|| places.party_of_province());
                let name = squeeze(&format!("{organ} {committee} {}", home.name()));
                Named { name, open: home.province.map(|_| squeeze(organ)) }
            }
            // Which committee of a district or an office it is, the symbol leaves open.
            None if places.party(&issuer.name).is_some() => return None,
            None => known(&issuer.name),
        },
        _ => known(&issuer.name),
    })
}

/// What stands before the committee of a province that ends a name: `Văn phòng` of `Văn phòng Tỉnh ủy`.
fn of_province<'n>(name: &'n str, registry: &Registry) -> Option<&'n str> {
    let at = name.len().checked_sub(registry.places.party_of_province().len())?;
    name.get(at..).filter(|committee| *committee == registry.places.party_of_province()).map(|_| name[..at].trim_end())
}

struct Reader<'r> {
    tokens: &'r Tokens,
    text: &'r str,
    home: &'r Home<'r>,
    registry: &'r Registry,
}

impl Reader<'_> {
    fn found(after: usize, name: impl Into<String>) -> Option<IssuerPhrase> {
        Some(IssuerPhrase { after, name: name.into(), open: None })
    }

    /// A body that the text names without its place, which is the home of the document.
    fn at_home(&self, after: usize, name: &str, level: &str) -> Option<IssuerPhrase> {
        let open = squeeze(&format!("{name} {level}"));
        let Some(home) = self.home.province.filter(|home| level.is_empty() || home.kind_of() == level) else {
            // A province that joined the home may be meant.
            return Some(IssuerPhrase { after, name: open.clone(), open: self.home.province.map(|_| open) });
        };
        Some(IssuerPhrase { after, name: squeeze(&format!("{name} {}", home.in_full())), open: Some(open) })
    }

    /// `Bộ trưởng`, `Chủ tịch`, `Ban Thường vụ` before a body, or the body alone.
    fn with_office(&self, at: usize) -> Option<IssuerPhrase> {
        let (meaning, length) = self.tokens.meaning(at)?;
        if meaning.issuer.is_none() && meaning.cues.has(Cue::OFFICE) {
            let body = self.body(at + length)?;
            let written = self.proper(at, at + length);
            let office = self.registry.bodies.office(&written).and_then(|(office, _)| office.written.clone());
            let office = office.unwrap_or(written);
            // A committee of the Party at its own level is the Party committee itself.
            if self.registry.bodies.is_committee(&office) {
                return Some(body);
            }
            let open = body.open.map(|open| format!("{office} {open}"));
            return Some(IssuerPhrase { after: body.after, name: format!("{office} {}", body.name), open });
        }
        self.body(at)
    }

    fn body(&self, at: usize) -> Option<IssuerPhrase> {
        let (meaning, length) = self.tokens.meaning(at)?;
        let after = at + length;
        if let Some(issuer) = meaning.issuer.map(|index| &self.registry.issuers[usize::from(index)]) {
            let bodies = &self.registry.bodies;
            return match issuer.level {
                Level::Local | Level::Department => self.placed(&bodies.written(&issuer.name), after),
                Level::Party if meaning.cues.has(Cue::PARTY) => self.party(at, meaning, after),
                Level::Party if of_province(&issuer.name, self.registry).is_some() => {
                    self.committee(&issuer.name, after)
                }
                Level::Party if bodies.is(&issuer.name, Mark::TOPIC) => self.generic(at),
                Level::Party if bodies.is(&issuer.name, Mark::OPEN) => self.plenum(at),
                _ => Self::found(after, issuer.name.clone()),
            };
        }
        self.unregistered(at, meaning, after)
    }

    fn unregistered(&self, at: usize, meaning: Meaning, after: usize) -> Option<IssuerPhrase> {
        let cues = meaning.cues;
        if cues.has(Cue::LOCAL) {
            let body = meaning.body.map(|row| &self.registry.bodies.heads[usize::from(row)])?;
            return self.placed(body.written.as_deref().unwrap_or(&body.head), after);
        }
        if cues.has(Cue::PARTY) {
            return self.party(at, meaning, after);
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
            return self.at_home(at, name, "");
        };
        let provinces = &self.registry.provinces;
        if meaning.cues.has(Cue::PLACE) {
            let written = self.tokens.words(self.text, at, at + length);
            let level = self.registry.places.level(written).map_or_else(|| written.to_lowercase(), |l| l.name.clone());
            let mut after = at + length;
            if self.tokens.kind(after) == TokenKind::Other && self.tokens.words(self.text, after, after + 1) == "." {
                after += 1;
            }
            if let Some((place, length)) = self.tokens.meaning(after)
                && let Some(index) = place.province
            {
                return Self::found(after + length, format!("{name} {level} {}", provinces[usize::from(index)].bare()));
            }
            let end = self.capitals(after, 4);
            if end > after {
                return Self::found(end, format!("{name} {level} {}", self.proper(after, end)));
            }
            return self.at_home(after, name, &level);
        }
        if let Some(index) = meaning.province {
            let province = &provinces[usize::from(index)];
            return Self::found(at + length, format!("{name} {} {}", province.kind, province.bare()));
        }
        self.at_home(at, name, "")
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
        self.registry.bodies.in_case(&words)
    }
}

/// `LUẬT PHÒNG THỦ DÂN SỰ` as `Luật phòng thủ dân sự`.
pub(super) fn sentence_case(words: &str) -> String {
    let lower = words.to_lowercase();
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// One past the province or own place named at `at` (`tỉnh Đồng Tháp`, `tỉnh`, `thành phố`).
pub(super) fn read_place(context: &super::draft::Context<'_>, at: usize) -> Option<usize> {
    let tokens = context.tokens;
    let (_, length) = tokens.meaning(at).filter(|(meaning, _)| meaning.cues.has(Cue::PLACE))?;
    let after = at + length;
    match tokens.meaning(after) {
        Some((meaning, length)) if meaning.province.is_some() => Some(after + length),
        _ => Some(after),
    }
}
