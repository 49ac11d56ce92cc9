//! Issuers as phrases: what body a run of words names, in full.

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
        let Some((meaning, length)) = self.tokens.meaning(at) else { return self.place_of_meeting(at) };
        if meaning.issuer.is_none() && meaning.cues.has(Cue::OFFICE) {
            let body = self.body(at + length)?;
            let office = self.proper(at, at + length);
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
                Level::Local if matches!(issuer.code.as_str(), "UBND" | "HĐND") => self.local(&issuer.code, after),
                Level::Local | Level::Department => self.placed(&issuer.name, after),
                Level::Party if meaning.cues.has(Cue::PARTY) => self.party(at, after),
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
            return self.local(if council { "HĐND" } else { "UBND" }, after);
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

    fn place_of_meeting(&self, _at: usize) -> Option<IssuerPhrase> {
        None
    }

    /// A council or committee of the people with its place.
    fn local(&self, name: &str, at: usize) -> Option<IssuerPhrase> {
        self.placed(name, at)
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

    /// A committee of the Party: at the centre by its name, below with its place.
    fn party(&self, at: usize, after: usize) -> Option<IssuerPhrase> {
        let words = self.tokens.words(self.text, at, after);
        let name = squeeze(words).to_lowercase();
        if name.starts_with("ban chấp hành") || name == "trung ương đảng" {
            let after = self.skip_words(after, &["cộng", "sản", "việt", "nam"]);
            return Self::found(after, "Ban Chấp hành Trung ương Đảng");
        }
        match name.as_str() {
            "bộ chính trị" => Self::found(after, "Bộ Chính trị"),
            n if n.starts_with("ban bí thư") => Self::found(after, "Ban Bí thư"),
            "đảng bộ" => {
                let (meaning, length) = self.tokens.meaning(after).filter(|(m, _)| m.cues.has(Cue::PLACE))?;
                let _ = meaning;
                let city = self.tokens.words(self.text, after, after + length).to_lowercase() == "thành phố";
                self.committee(if city { "Thành ủy" } else { "Tỉnh ủy" }, after + length)
            }
            _ => {
                let mut chars = squeeze(words).to_lowercase().replace("uỷ", "ủy").chars().collect::<Vec<_>>();
                if let Some(first) = chars.first_mut() {
                    *first = first.to_uppercase().next().unwrap_or(*first);
                }
                self.committee(&chars.iter().collect::<String>(), after)
            }
        }
    }

    fn committee(&self, name: &str, at: usize) -> Option<IssuerPhrase> {
        if let Some((meaning, length)) = self.tokens.meaning(at)
            && let Some(index) = meaning.province
        {
            return Self::found(at + length, format!("{name} {}", self.registry.provinces[usize::from(index)].name));
        }
        let end = self.capitals(at, 3);
        if end > at {
            return Self::found(end, format!("{name} {}", self.proper(at, end)));
        }
        let own = matches!(name, "Tỉnh ủy" | "Thành ủy");
        let place = self.home.province.filter(|_| own).unwrap_or_default();
        Self::found(at, squeeze(&format!("{name} {}", place.trim_start_matches("Thành phố "))))
    }

    /// `Hội nghị lần thứ 5 Ban Chấp hành Trung ương Đảng`, `Hội nghị Trung ương 7`.
    fn plenum(&self, at: usize) -> Option<IssuerPhrase> {
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

    /// A body known by the first word of its name: the name goes on through its own words.
    fn generic(&self, at: usize) -> Option<IssuerPhrase> {
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
            if about && is_topical(self.text, tokens, at) && !topic {
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
        (to > at).then(|| IssuerPhrase { after: to, name: self.proper(at, to) })
    }

    /// Passes `khóa XII`, `(khóa X)`, `nhiệm kỳ 2021-2026`.
    fn term(&self, at: usize) -> usize {
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

/// Whether the body at `at` is one whose name tells its topic behind `về`.
fn is_topical(text: &str, tokens: &Tokens, at: usize) -> bool {
    let words = tokens.words(text, at, at + 3).to_lowercase();
    ["ban chỉ đạo", "tổ giúp việc", "tổ công tác", "ban điều phối"].iter().any(|head| words.starts_with(head))
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
