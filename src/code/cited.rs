//! A document as the code's notes write it: type, number, and the first time also name, day and issuer.

use super::scan::Line;
use crate::notation::{self, PartialDate};
use crate::registry::{CodeWord, Registry};
use crate::text::latin;
use serde::{Deserialize, Serialize};

/// A document that the code names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedDocument {
    /// `Nghị định`.
    pub doc_type: String,
    /// `63/2010/NĐ-CP`.
    pub canonical: String,
    /// Its number in the database of laws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
    /// Its name, where this note is the one that writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The day on which it was issued, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<PartialDate>,
    /// Who issued it, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
}

/// A mention of a document by type and number: where the type begins, and where the number ends.
pub(super) struct Mention {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) doc_type: String,
    pub(super) canonical: String,
    /// No `số` stands between type and number, as where the code itself names a document.
    pub(super) bare: bool,
}

/// The first mention from `from` on that begins before `until`.
pub(super) fn mention(line: &Line<'_>, from: usize, until: usize, registry: &Registry) -> Option<Mention> {
    line.word_starts(from).take_while(|at| *at < until).find_map(|at| mention_at(line, at, registry))
}

/// The mention that begins at `at`: a type, perhaps `số`, a number with its symbol.
pub(super) fn mention_at(line: &Line<'_>, at: usize, registry: &Registry) -> Option<Mention> {
    let (doc_type, behind) = line.type_at(at, registry)?;
    let behind = line.skip(behind);
    let number = line.word_at(behind, CodeWord::Number, registry.code()).map_or(behind, |length| behind + length);
    let (canonical, end) = number_at(line.text, line.skip(number), registry)?;
    Some(Mention { start: at, end, doc_type: doc_type.to_owned(), canonical, bare: number == behind })
}

/// The number at `at` as its issuer writes it, and where it ends.
fn number_at(text: &str, at: usize, registry: &Registry) -> Option<(String, usize)> {
    let rest = text.get(at..)?;
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let known = |part: &str| notation::is_known(part, registry);
    if let Some(read) = notation::read_number(text, at, &known) {
        let symbol: String = read.parts.iter().map(|(joint, part)| format!("{joint}{part}")).collect();
        let year = read.year.as_ref().map_or(String::new(), |year| format!("/{year}"));
        let whole = text[read.end..].chars().next().is_none_or(|c| !matches!(c, '-' | '/') && !c.is_alphanumeric());
        if let Some(number) = read.number.filter(|_| whole && !symbol.is_empty()) {
            return Some((plain(&format!("{number}{year}{symbol}")), read.end));
        }
    }
    // Old numbers have forms of their own: `102-SL/L-004`, `58/CP`.
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')).unwrap_or(rest.len());
    let token = rest[..end].trim_end_matches('.');
    let joined = token.contains('/') || token.contains('-');
    let lettered = token.chars().any(char::is_alphabetic);
    (joined && lettered && token.len() <= 60).then(|| (plain(token), at + token.len()))
}

/// A number with plain hyphens and Latin letters.
fn plain(number: &str) -> String {
    let dash = |c: char| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c };
    number.chars().map(dash).map(latin).collect()
}

/// What follows a mention up to `until`: `Về … ngày 08/06/2010 của Chính phủ`, name, day and issuer.
pub(super) fn described(line: &Line<'_>, mention: &Mention, until: usize, registry: &Registry) -> CitedDocument {
    let words = registry.code();
    let mut document = CitedDocument {
        doc_type: mention.doc_type.clone(),
        canonical: mention.canonical.clone(),
        ..CitedDocument::default()
    };
    let mut from = mention.end;
    let mut end = None;
    // The name may hold days of its own; the document's is the last.
    while let Some((day, digits)) = line.find(from, CodeWord::Day, words).filter(|(day, _)| *day < until) {
        from = digits;
        if let Some(date) = notation::read_date(line.text, day).filter(|date| date.end <= until) {
            from = date.end;
            if let Some(issued) = date.date.filter(PartialDate::is_whole) {
                end = Some((day, digits, date.end, issued));
            }
        }
    }
    let Some((day, digits, behind, issued)) = end else { return document };
    let after = line.skip(behind);
    document.issued = Some(issued);
    let title = line.text.get(mention.end..day).unwrap_or_default();
    if let Some(length) = line.word_at(after, CodeWord::Of, words) {
        let issuer = line.text.get(after + length..until).unwrap_or_default().trim().trim_end_matches([',', ';', '.']);
        let (issuer, behind) = if title.trim().is_empty() { parted(issuer, registry) } else { (issuer, "") };
        document.issuer = (!issuer.is_empty()).then(|| issuer.to_owned());
        let title = if behind.is_empty() { title } else { behind };
        document.title = named(&mention.doc_type, title, registry);
        return document;
    }
    // Where no issuer follows, the words before the day say that it is the day of issue.
    let before = words.of(CodeWord::Issued).iter().filter_map(|word| {
        let start = digits.checked_sub(word.len())?;
        line.word_at(start, CodeWord::Issued, words).map(|_| start)
    });
    let title_end = before.min().unwrap_or(day);
    document.title = named(&mention.doc_type, line.text.get(mention.end..title_end).unwrap_or_default(), registry);
    document
}

/// Issuer and name, where the name stands behind the issuer: `Bộ Y tế Quy định về …`.
fn parted<'t>(words: &'t str, registry: &Registry) -> (&'t str, &'t str) {
    let line = Line::new(words);
    let names = registry.issuers.iter().map(|issuer| issuer.name.as_str()).filter(|name| line.begins_with(name));
    match names.map(str::len).max() {
        Some(length) => (&words[..length], words[length..].trim_start()),
        None => (words, ""),
    }
}

/// The name of a document of `doc_type` by its title: laws are named with their type, which the code leaves out.
fn named(doc_type: &str, title: &str, registry: &Registry) -> Option<String> {
    let title = title.trim().trim_matches([',', ';']).trim();
    if title.is_empty() {
        return None;
    }
    let words = registry.code();
    let low = Line::new(title);
    let is_named = Line::new(doc_type).word_at(0, CodeWord::Named, words) == Some(doc_type.len());
    let has_type = low.word_at(0, CodeWord::Named, words).is_some();
    Some(if is_named && !has_type { format!("{doc_type} {title}") } else { title.to_owned() })
}
