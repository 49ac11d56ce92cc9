//! What a list says of a document.

use super::{DocumentId, Record};
use crate::authority::AuthorityKey;
use crate::document::NumberHint;
use crate::notation::PartialDate;
use serde::{Deserialize, Serialize};

/// A document in a few words, kept beside its record so that lists read no records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentCard {
    /// Which.
    pub id: DocumentId,
    /// Its file name, or the `id` of a row.
    pub name: String,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_type: Option<String>,
    /// Its own number with its symbol.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// Where its number is not sure: number and symbol as they may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_hint: Option<String>,
    /// Its issuer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Its province as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// The province to which that belongs since 1 July 2025.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province_today: Option<String>,
    /// Its plan year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// The authority that it is itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<AuthorityKey>,
    /// How many pages it has.
    pub pages: usize,
}

impl DocumentCard {
    /// The card of `record`, which must have its head and its text.
    pub fn of(record: &Record) -> Self {
        let document = &record.reading.document;
        Self {
            id: record.id.clone(),
            name: record.source.name.clone(),
            title: document.title.clone(),
            doc_type: document.doc_type.clone(),
            canonical: document.canonical.clone(),
            number_hint: document.number_hint.as_ref().and_then(NumberHint::canonical),
            issuer: document.issuer.clone(),
            province: document.province.clone(),
            province_today: document.province_today.clone(),
            year: document.year,
            date: document.date,
            own: record.reading.own.clone(),
            pages: record.reading.text.pages(),
        }
    }

    /// Its title, else its file's name.
    pub fn title_or_name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }
}
