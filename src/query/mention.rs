//! Finds documents named by their number in what people type: `63/2010/NĐ-CP`, `nd 63/2010`, `63 2010 nd cp`.
//!
//! This is for short questions in any spelling. Texts are read by [`crate::citation`].

use crate::notation::{NumberForm, is_year, plain_number};
use crate::registry::TypedNames;
use crate::text::{Analysis, Span, Token};

/// A document named by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// As typed.
    pub written: String,
    /// Its normal form, as [`crate::notation::number_forms`] makes it.
    pub form: String,
    /// Its place in the question.
    pub span: Span,
}

/// Words after a number that make it a count.
const UNITS: &[&str] =
    &["nam", "thang", "quy", "tuan", "ngay", "cap", "ty", "trieu", "nghin", "dong", "phan", "lan", "nguoi"];

/// Every mention of a document in `text`, which `analysis` was made of, in order.
pub(super) fn mentions(text: &str, analysis: &Analysis, names: &TypedNames) -> Vec<Mention> {
    let reader = Reader { text, analysis, names, tokens: analysis.tokens() };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        match reader.mention(at) {
            Some((end, form)) => {
                let span = Span::new(reader.tokens[at].span.start, reader.tokens[end - 1].span.end);
                found.push(Mention { written: span.of(text).to_owned(), form: form.key(), span });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    names: &'a TypedNames,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    /// The mention that begins at token `start`, and the token after it.
    fn mention(&self, start: usize) -> Option<(usize, NumberForm)> {
        let (mut at, kind) = self.kind(start);
        if kind.is_some() && self.fold(at) == "so" {
            at += 1;
        }
        let mut number = self.number(at)?;
        let number_at = at;
        at += 1;
        // `66.7/2025/NQ-CP`
        if self.gap(at) == "." && self.number(at).is_some() && matches!(self.gap(at + 1), "/" | "-") {
            number = format!("{number}.{}", self.fold(at));
            at += 1;
        }
        let number_end = at;
        let before = number_at.checked_sub(1).map_or("", |before| self.fold(before));
        // `tháng 12/2025`, `ngày 08/6/2010` are dates.
        let within_date =
            self.gap(number_at) == "/" && number_at.checked_sub(1).and_then(|at| self.number(at)).is_some();
        if kind.is_none() && (within_date || matches!(before, "thang" | "ngay" | "quy" | "nam")) {
            return None;
        }
        let mut year = None;
        // `2021-2025` is a period, `63-2010-nd-cp` a number.
        let period = self.gap(at) == "-" && !(self.gap(at + 1) == "-" && self.continues(at + 1, &[]));
        if is_year(self.fold(at)) && !period {
            year = Some(self.fold(at).to_owned());
            at += 1;
        }
        let after_year = at;
        let mut symbol = Vec::new();
        while self.continues(at, &symbol) {
            symbol.push(self.fold(at).to_owned());
            at += 1;
        }
        let attached = at > number_end && matches!(self.gap(number_end), "/" | "-");
        let named = symbol.first().is_some_and(|first| self.names.is_type(first))
            && symbol.len() + usize::from(year.is_some()) > 1;
        let year_only = year.is_some() && self.gap(number_end) == "/";
        if kind.is_none() && !(named || year_only || (attached && !symbol.is_empty())) {
            return None;
        }
        // `08/6/2010`: a date, not a number and a year.
        if symbol.is_empty() && self.gap(after_year) == "/" && self.number(after_year).is_some() {
            return None;
        }
        // `kế hoạch 2024`, `báo cáo 6 tháng`: a time, not a number.
        if at == number_end && (is_year(&number) || UNITS.contains(&self.fold(at)) || self.is_door(at)) {
            return None;
        }
        // The symbol outranks the type word; where it lacks the type, the word gives it.
        if let Some(kind) = kind
            && !symbol.first().is_some_and(|first| self.names.is_type(first))
        {
            symbol.insert(0, kind.to_owned());
        }
        Some((at, NumberForm { number, year, symbol }))
    }

    /// The type named at token `at`, as symbols shorten it, and the token after it.
    fn kind(&self, at: usize) -> (usize, Option<&'a str>) {
        match self.names.type_at(|offset| self.fold(at + offset)) {
            Some((words, short)) => (at + words, Some(short)),
            None if self.names.is_type(self.fold(at)) => (at + 1, Some(self.fold(at))),
            None => (at, None),
        }
    }

    /// The number at token `at`, without leading zeros.
    fn number(&self, at: usize) -> Option<String> {
        let fold = self.fold(at);
        let digits = fold.bytes().take_while(u8::is_ascii_digit).count();
        let fits = (1..=5).contains(&digits) && fold.len() <= digits + 1;
        fits.then(|| plain_number(fold).to_owned())
    }

    /// Whether token `at` belongs to a symbol of which `symbol` is read.
    fn continues(&self, at: usize, symbol: &[String]) -> bool {
        let fold = self.fold(at);
        if fold.is_empty() || !fold.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return false;
        }
        match self.gap(at) {
            "/" | "-" | "–" => true,
            gap if gap.trim().is_empty() => symbol.is_empty() && self.names.is_type(fold) || self.names.is_issuer(fold),
            _ => false,
        }
    }

    fn fold(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.analysis.fold(token))
    }

    /// `1 cửa` is a one-stop office; `cua` without marks is rather `của`, whose number it is.
    fn is_door(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| self.analysis.exact(token) == "cửa")
    }

    /// What stands between token `at` and the one before.
    fn gap(&self, at: usize) -> &'a str {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(token)) => &self.text[before.span.end..token.span.start],
            _ => "",
        }
    }
}
