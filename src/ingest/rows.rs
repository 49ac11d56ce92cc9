//! One line of a JSON Lines file: `{"id", "title", "text"}` and any field of the public document.

use super::Fault;
use crate::document::{Document, PartialDate, Signer};
use crate::file::SourceError;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The longest `id`: it becomes part of addresses.
const ID_LENGTH: usize = 200;

/// A document given as one line. A field that is there overrides what its text says.
#[derive(Debug, Deserialize)]
pub(super) struct Row {
    /// The document's text.
    pub(super) text: String,
    #[serde(rename = "type")]
    doc_type: Option<String>,
    number: Option<String>,
    symbol: Option<String>,
    canonical: Option<String>,
    title: Option<String>,
    issuer: Option<String>,
    province: Option<String>,
    province_today: Option<String>,
    date: Option<PartialDate>,
    year: Option<i16>,
    period: Option<String>,
    signer: Option<RowSigner>,
    recipients: Option<Vec<String>>,
    abbreviations: Option<BTreeMap<String, String>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum RowId {
    Text(String),
    Number(i64),
}

#[derive(Debug, Deserialize)]
struct RowSigner {
    name: Option<String>,
    position: Option<String>,
    on_behalf: Option<String>,
}

#[derive(Deserialize)]
struct OnlyId {
    id: RowId,
}

/// The `id` of line `number` of the file called `file`; the rest of the line is only passed over.
pub(super) fn id(line: &[u8], number: usize, file: &str) -> Result<String, Fault> {
    let only: OnlyId = serde_json::from_slice(line).map_err(|error| bad_line(&error, number, file))?;
    let id = match only.id {
        RowId::Text(text) => text,
        RowId::Number(number) => number.to_string(),
    };
    if is_usable(&id) {
        return Ok(id);
    }
    Err(Fault::open(SourceError::BadId { line: number, file: file.to_owned(), most: ID_LENGTH }))
}

/// Reads line `number` of the file called `file`.
pub(super) fn parse(line: &[u8], number: usize, file: &str) -> Result<Row, Fault> {
    serde_json::from_slice(line).map_err(|error| bad_line(&error, number, file))
}

fn bad_line(error: &serde_json::Error, number: usize, file: &str) -> Fault {
    let words = error.to_string();
    let why = words.split(" at line ").next().unwrap_or(&words).to_owned();
    Fault::open(SourceError::BadLine { line: number, file: file.to_owned(), why, column: error.column() })
}

fn is_usable(id: &str) -> bool {
    !id.trim().is_empty() && id.chars().count() <= ID_LENGTH && !id.chars().any(char::is_control)
}

impl Row {
    /// Puts the given fields in the place of those that were read.
    pub(super) fn amend(self, document: &mut Document) {
        let renumbered = self.number.is_some() || self.symbol.is_some();
        let redated = self.date.is_some();
        set(&mut document.doc_type, self.doc_type);
        set(&mut document.number, self.number);
        set(&mut document.symbol, self.symbol);
        set(&mut document.title, self.title);
        set(&mut document.issuer, self.issuer);
        // The province of today that was read belongs to the province that was read.
        if self.province.is_some() && self.province != document.province {
            document.province_today = None;
        }
        set(&mut document.province, self.province);
        set(&mut document.province_today, self.province_today);
        set(&mut document.date, self.date);
        set(&mut document.period, self.period);
        if renumbered && let (Some(number), Some(symbol)) = (&document.number, &document.symbol) {
            // Party bodies join number and symbol with a hyphen, all others with a slash.
            let joint = if symbol.contains('/') { '-' } else { '/' };
            document.canonical = Some(format!("{number}{joint}{symbol}"));
        }
        set(&mut document.canonical, self.canonical);
        if redated && document.year.is_none() {
            document.year = document.date.map(|date| date.year);
        }
        set(&mut document.year, self.year);
        if let Some(RowSigner { name, position, on_behalf }) = self.signer {
            document.signer = Some(Signer { name, position, on_behalf });
        }
        if let Some(recipients) = self.recipients {
            document.recipients = recipients;
        }
        if let Some(abbreviations) = self.abbreviations {
            document.abbreviations = abbreviations;
        }
    }
}

fn set<T>(field: &mut Option<T>, given: Option<T>) {
    if given.is_some() {
        *field = given;
    }
}

#[cfg(test)]
mod tests {
    use super::{SourceError, id, parse};
    use crate::document::Document;

    #[test]
    fn given_fields_override_and_the_rest_stays() {
        let line =
            r#"{"id": 7, "text": "x", "type": "Kế hoạch", "number": "17", "symbol": "KH/TU", "date": "2020-05"}"#;
        assert_eq!(id(line.as_bytes(), 1, "a.jsonl").expect("an id"), "7");
        let mut document = Document { issuer: Some("UBND tỉnh".into()), ..Document::default() };
        parse(line.as_bytes(), 1, "a.jsonl").expect("a row").amend(&mut document);
        assert_eq!(document.canonical.as_deref(), Some("17-KH/TU"));
        assert_eq!(document.year, Some(2020));
        assert_eq!(document.issuer.as_deref(), Some("UBND tỉnh"));
    }

    #[test]
    fn a_bad_line_is_named() {
        for line in [
            "",
            "[]",
            "{\"id\": \"a\"}",
            "{\"id\": \" \", \"text\": \"x\"}",
            "{\"id\":\"a\",\"text\":\"x\",\"year\":\"z\"}",
        ] {
            let read = id(line.as_bytes(), 3, "a.jsonl").and_then(|_| parse(line.as_bytes(), 3, "a.jsonl"));
            let fault = read.expect_err(line);
            let named = match *fault.why {
                SourceError::BadLine { line, file, .. } | SourceError::BadId { line, file, .. } => (line, file),
                other => panic!("{other:?}"),
            };
            assert_eq!(named, (3, "a.jsonl".to_owned()), "{line}");
        }
    }
}
