//! A number that is not told because it is not sure, kept as a hint with where it comes from.

use crate::document::Document;
use crate::text::{Span, fold};
use serde::{Deserialize, Serialize};

/// A number that the document may have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NumberHint {
    /// The number.
    pub number: String,
    /// The symbol that stands printed behind it.
    pub symbol: Option<String>,
    /// Where it comes from.
    pub from: HintSource,
    /// How likely it is right, from 0 to 1.
    pub score: f64,
    /// Where it stands in the text, where it does.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// Scores are shares of a hundred, never `NaN`.
impl Eq for NumberHint {}

/// Where a hint comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HintSource {
    /// The picture's figures, which are not like print: what a hand wrote is seldom read rightly.
    Recognised,
    /// The file's name, whose letters agree with the printed symbol.
    FileName,
    /// Other documents that cite one of this day, symbol and issuer.
    CitedBy,
}

/// What a reading by machine of a handwritten number is worth: of 40 made ones with two or more figures some were right.
const RECOGNISED: f64 = 0.2;

/// What a file's name is worth: some carry the receiver's number, some a neighbour's.
const FILE_NAME: f64 = 0.8;

/// Both say the same.
const BOTH: f64 = 0.95;

impl NumberHint {
    /// What was recognised at `span` without being like print.
    pub(super) fn recognised(number: String, symbol: Option<String>, span: Span) -> Self {
        Self { number, symbol, from: HintSource::Recognised, score: RECOGNISED, span: Some(span) }
    }

    /// Number and symbol as its issuer would write them.
    pub fn canonical(&self) -> Option<String> {
        self.symbol.as_ref().map(|symbol| format!("{}/{symbol}", self.number))
    }
}

impl Document {
    /// Takes a hint from the `name` of the file, where the document's number is not sure but its symbol is.
    pub(crate) fn hinted_by(&mut self, name: &str) {
        let (None, Some(symbol), false) = (&self.number, &self.symbol, self.draft) else { return };
        let Some(number) = numbered(name, symbol) else { return };
        let held = self.number_hint.take();
        let span = held.as_ref().and_then(|hint| hint.span);
        let same = held.is_some_and(|hint| plain(&hint.number) == plain(&number));
        let score = if same { BOTH } else { FILE_NAME };
        let symbol = Some(symbol.clone());
        self.number_hint = Some(NumberHint { number, symbol, from: HintSource::FileName, score, span });
    }
}

fn plain(number: &str) -> &str {
    number.trim_start_matches('0')
}

/// The number in a file's name beside all letters of the symbol: `2119 kh syt.pdf` for `KH-SYT`, `QD-109-QD-BTC.pdf` for
/// `QĐ-BTC`. Years are no numbers, and where two remain neither is taken.
fn numbered(name: &str, symbol: &str) -> Option<String> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let folded = fold(stem);
    let mut words: Vec<&str> = Vec::new();
    // `2119kh` are two words.
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let figures = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != figures).unwrap_or(rest.len());
            words.push(&rest[..end]);
            rest = &rest[end..];
        }
    }
    let letters = fold(symbol);
    let parts: Vec<&str> = letters.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_number = |word: &str| {
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        word.len() <= 5 && word.bytes().all(|b| b.is_ascii_digit()) && !year
    };
    let (first, rest) = parts.split_first()?;
    // The number stands before the symbol, behind it or behind its first part, with nothing between.
    let mut found: Vec<&str> = Vec::new();
    for (at, _) in words.iter().enumerate().filter(|(_, word)| *word == first) {
        let follows = |from: usize| words.get(from..from + rest.len()) == Some(rest);
        let number = |at: usize| words.get(at).copied().filter(|word| is_number(word));
        if follows(at + 1) {
            let behind = at + parts.len();
            let after = || number(behind).filter(|_| number(behind + 1).is_none());
            found.extend(at.checked_sub(1).and_then(number).or_else(after));
        } else if follows(at + 2) {
            found.extend(number(at + 1));
        }
    }
    found.dedup();
    found.first().filter(|_| found.len() == 1).map(|number| (*number).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_hints_where_its_letters_agree() {
        for (name, symbol, want) in [
            ("2119 kh syt.pdf", "KH-SYT", Some("2119")),
            ("2119kh-syt.pdf", "KH-SYT", Some("2119")),
            ("QD-109-QD-BTC-2026-cong-bao.pdf", "QĐ-BTC", Some("109")),
            ("ND-335-2025-scan.pdf", "NĐ-CP", None),
            ("17026.pdf", "KH-SYT", None),
            ("12 va 13 KH-SYT.pdf", "KH-SYT", Some("13")),
            ("KH-SYT 12 13.pdf", "KH-SYT", None),
            ("KH-UBND-trien-khai-Chi-thi-11-CT-TU.docx", "KH-UBND", None),
            ("QD 109 BTC.pdf", "QĐ-BTC", Some("109")),
            ("KH-SYT 2119 ngay 5.pdf", "KH-SYT", Some("2119")),
            ("KH SYT 2025.pdf", "KH-SYT", None),
            ("45_STNMT-QLĐĐ.pdf", "STNMT-QLĐĐ", Some("45")),
        ] {
            assert_eq!(numbered(name, symbol).as_deref(), want, "{name}");
        }
    }
}
