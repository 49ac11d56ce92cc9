//! Normal forms of a number with its symbol, under which any spelling of it is found.

use super::year;
use crate::text::fold;

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

impl NumberForm {
    /// The parts of `written`, `63/2010/NĐ-CP`, `17-NQ/TW` or `2043 qd ubnd`; `None` where it begins with no digit.
    pub fn read(written: &str) -> Option<Self> {
        let mut pieces = pieces(written).into_iter();
        let number = pieces.next().filter(|n| n.starts_with(|c: char| c.is_ascii_digit()))?;
        let mut symbol: Vec<String> = pieces.collect();
        let year = symbol.first().is_some_and(|y| is_year(y)).then(|| symbol.remove(0));
        Some(Self { number: plain_number(&number).to_owned(), year, symbol })
    }

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

/// A number without the zeros in front that some write: `007` is `7`; zeros alone stay.
pub fn plain_number(written: &str) -> &str {
    match written.trim_start_matches('0') {
        rest if rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => written,
    }
}

/// The one normal form of `written`: its folded pieces joined by hyphens, `63-2010-nd-cp`.
pub fn number_key(written: &str) -> String {
    match NumberForm::read(written) {
        Some(form) => form.key(),
        None => pieces(written).join("-"),
    }
}

/// The normal form of `written`, and every shorter form that people type for it: `63-2010`, `63-2010-nd`, `63-nd-cp`,
/// `63-nd`.
pub fn number_forms(written: &str) -> Vec<String> {
    let mut forms = vec![number_key(written)];
    if let Some(form) = NumberForm::read(written) {
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

/// Whether `form` is one of the [`number_forms`] of `written`.
pub fn is_form_of(form: &str, written: &str) -> bool {
    // All forms begin with the same number; that is told faster than they are made.
    number_in(form) == number_in(written) && number_forms(written).iter().any(|known| known == form)
}

/// Whether `piece` is a year that a document may bear.
pub fn is_year(piece: &str) -> bool {
    year::of_document(piece).is_some()
}

/// The digits with which `text` begins, without zeros in front.
fn number_in(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].trim_start_matches('0')
}

fn pieces(written: &str) -> Vec<String> {
    let dash = |c: char| matches!(c, '/' | '-' | '\u{2010}'..='\u{2015}' | '_') || c.is_whitespace();
    written.split(dash).map(|piece| fold(piece).replace(' ', ".")).filter(|piece| !piece.is_empty()).collect()
}
