//! The shapes that answers share: a document and an authority by name.

use crate::corpus::AuthorityCard;
use crate::index::{DocumentCard, DocumentId};
use serde::Serialize;
use utoipa::ToSchema;

/// A document of the index by its name.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct NamedDocument<'a> {
    /// Its id.
    pub id: &'a DocumentId,
    /// Its file name, or the `id` of a row.
    pub name: &'a str,
    /// Its title.
    pub title: &'a Option<String>,
    /// Its province as written.
    pub province: &'a Option<String>,
    /// Its plan year.
    pub year: Option<i16>,
}

impl<'a> NamedDocument<'a> {
    /// What `card` says.
    pub fn of(card: &'a DocumentCard) -> Self {
        let DocumentCard { id, name, title, province, year, .. } = card;
        Self { id, name, title, province, year: *year }
    }
}

/// What an authority is called.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct NamedAuthority<'a> {
    /// Its name as its issuer writes it.
    pub canonical: &'a Option<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub doc_type: &'a Option<String>,
    /// Its issuer.
    pub issuer: &'a Option<String>,
}

impl<'a> NamedAuthority<'a> {
    /// What `card` says.
    pub fn of(card: &'a AuthorityCard) -> Self {
        let AuthorityCard { canonical, doc_type, issuer, .. } = card;
        Self { canonical, doc_type, issuer }
    }
}
