//! All that is understood of one document.

use super::{AuthorityKey, Reference};
use crate::document::Document;
use crate::text::PagedText;
use serde::{Deserialize, Serialize};

/// All that the steps know of one document, whether it gets a name in an index or is a draft that is only checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Canonical text with pages and notices.
    pub text: PagedText,
    /// What the document says of itself.
    pub document: Document,
    /// The authority that it is itself, where its own number says so beyond doubt.
    pub own: Option<AuthorityKey>,
    /// What it cites, settled.
    pub references: Vec<Reference>,
}

impl Reading {
    /// What it cites, without its own number line.
    pub fn citing(&self) -> impl Iterator<Item = &Reference> {
        self.references.iter().filter(|reference| !reference.is_own())
    }
}
