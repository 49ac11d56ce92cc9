//! Normal forms of a document's number and symbol, under which any spelling of it is found.

use crate::authority::Reference;
use crate::citation::Kind;
use crate::notation::year;
use crate::text::fold;
use std::collections::BTreeSet;

/// The number of a document in parts: `63`, `2010`, `nd-cp`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberForm {
    /// The number, without leading zeros, with its letters and dots.
    pub number: String,
    /// The year that is part of the number.
    pub year: Option<String>,
    /// The symbol (ký hiệu), folded, its pieces apart.
    pub symbol: Vec<String>,
}

/// The parts of `written`, `63/2010/NĐ-CP`, `17-NQ/TW` or `2043 qd ubnd`; `None` where it begins with no digit.
pub fn number_form(written: &str) -> Option<NumberForm> {
    let mut pieces = pieces(written).into_iter();
    let number = pieces.next().filter(|n| n.starts_with(|c: char| c.is_ascii_digit()))?;
    let digits = number.trim_start_matches('0');
    let number = if digits.starts_with(|c: char| c.is_ascii_digit()) { digits.to_owned() } else { number };
    let mut symbol: Vec<String> = pieces.collect();
    let year = symbol.first().is_some_and(|y| is_year(y)).then(|| symbol.remove(0));
    Some(NumberForm { number, year, symbol })
}

/// The one normal form of `written`: its folded pieces joined by hyphens, `63-2010-nd-cp`.
pub fn number_key(written: &str) -> String {
    match number_form(written) {
        Some(form) => form.key(),
        None => pieces(written).join("-"),
    }
}

/// The normal form of `written`, and every shorter form that people type for it: `63-2010`, `63-2010-nd`, `63-nd-cp`,
/// `63-nd`.
pub fn number_forms(written: &str) -> Vec<String> {
    let mut forms = vec![number_key(written)];
    if let Some(form) = number_form(written) {
        let kind = form.symbol.first();
        if let Some(year) = &form.year {
            forms.push(format!("{}-{year}", form.number));
            forms.extend(kind.map(|kind| format!("{}-{year}-{kind}", form.number)));
            forms.push(NumberForm { year: None, ..form.clone() }.key());
        }
        forms.extend(kind.map(|kind| format!("{}-{kind}", form.number)));
        // An authority key of a number without year ends with the year of the date, which numbers do not.
        if form.year.is_none() && form.symbol.len() > 1 && form.symbol.last().is_some_and(|last| is_year(last)) {
            let symbol = form.symbol[..form.symbol.len() - 1].to_vec();
            forms.push(NumberForm { symbol, ..form }.key());
        }
    }
    forms.sort();
    forms.dedup();
    forms
}

/// Every form under which `reference` is found: of its number as written, and of the authority that it was settled to,
/// so that a law cited by name is found by its number too.
pub fn reference_forms(reference: &Reference) -> BTreeSet<String> {
    names(reference).flat_map(number_forms).collect()
}

/// Whether `form` is one of the [`reference_forms`] of `reference`.
pub fn is_found_as(reference: &Reference, form: &str) -> bool {
    names(reference).any(|name| is_form_of(form, name))
}

/// Whether `form` is one of the [`number_forms`] of `written`.
pub fn is_form_of(form: &str, written: &str) -> bool {
    // All forms begin with the same number; that is told faster than they are made.
    number_in(form) == number_in(written) && number_forms(written).iter().any(|known| known == form)
}

/// The digits with which `text` begins, without zeros in front.
fn number_in(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].trim_start_matches('0')
}

/// What a reference calls what it cites: the number as written and the key, without its place.
fn names(reference: &Reference) -> impl Iterator<Item = &str> {
    let key = reference.authority.as_ref().map(|key| local_part(&key.0));
    reference.citation.canonical.as_deref().into_iter().chain(key)
}

/// An authority key without its place: `quang-ngai.2043-qd-ubnd-2020` → `2043-qd-ubnd-2020`.
pub fn local_part(key: &str) -> &str {
    match key.rsplit_once('.') {
        Some((place, rest)) if !place.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => key,
    }
}

/// The year of an authority key, and what is left without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyParts {
    /// What all documents share that one place gave this number and symbol over the years: `quang-ngai.19-ct-ubnd`.
    pub series: String,
    /// The year.
    pub year: i16,
    /// Whether the year is part of the number, `63-2010-nd-cp`, or comes from the date.
    pub in_number: bool,
}

/// Takes the year out of an authority key; `None` where it has none.
pub fn key_parts(key: &str) -> Option<KeyParts> {
    let local = local_part(key);
    let place = key.strip_suffix(local).unwrap_or_default();
    let mut pieces: Vec<&str> = local.split('-').collect();
    let last = pieces.len() - 1;
    let at = if last > 0 && is_year(pieces[last]) { last } else { 1 + pieces[1..].iter().position(|p| is_year(p))? };
    let year = pieces.remove(at).parse().ok()?;
    Some(KeyParts { series: format!("{place}{}", pieces.join("-")), year, in_number: at != last })
}

/// The series of a reference that lacks nothing but the year, so that a corpus that knows one year settles it.
pub fn open_series(reference: &Reference) -> Option<&str> {
    let open = reference.authority.is_none() && reference.candidates.is_empty();
    reference.series.as_deref().filter(|_| open && reference.citation.kind != Kind::Own)
}

impl NumberForm {
    /// All parts joined by hyphens.
    pub fn key(&self) -> String {
        let mut key = self.number.clone();
        for piece in self.year.iter().chain(&self.symbol) {
            key.push('-');
            key.push_str(piece);
        }
        key
    }
}

/// Whether `piece` is a year that a document may bear.
pub fn is_year(piece: &str) -> bool {
    year::of_document(piece).is_some()
}

fn pieces(written: &str) -> Vec<String> {
    let dash = |c: char| matches!(c, '/' | '-' | '\u{2010}'..='\u{2015}' | '_') || c.is_whitespace();
    written.split(dash).map(|piece| fold(piece).replace(' ', ".")).filter(|piece| !piece.is_empty()).collect()
}
