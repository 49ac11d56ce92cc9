//! Settles which document each citation means.
//!
//! A wrong link is worse than none: where the text leaves several possible, the key is `None` and all are candidates.

use crate::citation::Citation;
use crate::document::Document;
use crate::registry::Registry;
use serde::{Deserialize, Serialize};

/// The stable key of a cited document, ASCII and lower case, as in URLs: `63-2010-nd-cp`, `quang-ngai.2043-qd-ubnd-2020`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AuthorityKey(pub String);

/// A citation and what it was settled to mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The citation.
    #[serde(flatten)]
    pub citation: Citation,
    /// The document that is meant, where it is beyond doubt.
    pub authority: Option<AuthorityKey>,
    /// Its URN:LEX (RFC 9676) name.
    pub urn: Option<String>,
    /// The documents that may be meant, where it is not.
    pub candidates: Vec<AuthorityKey>,
}

/// Settles every citation of one document.
pub fn resolve(citations: Vec<Citation>, _document: &Document, _registry: &Registry) -> Vec<Reference> {
    citations
        .into_iter()
        .map(|citation| Reference { citation, authority: None, urn: None, candidates: Vec::new() })
        .collect()
}

/// The key of the document itself, where its own number, date and issuer say so beyond doubt.
pub fn own_key(_document: &Document, _registry: &Registry) -> Option<AuthorityKey> {
    None
}
