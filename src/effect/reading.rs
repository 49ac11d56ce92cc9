//! All that is understood of one document.

use super::Effects;
use crate::authority::{AuthorityKey, Reference};
use crate::document::Document;
use crate::text::PagedText;
use serde::{Deserialize, Serialize};

/// All that the steps know of one document, whether it gets a name in an index or is a draft that is only checked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// Canonical text with pages and notices.
    pub text: PagedText,
    /// What the document says of itself.
    pub document: Document,
    /// The authority that it is itself, where its own number says so beyond doubt.
    pub own: Option<AuthorityKey>,
    /// What it cites, settled.
    pub references: Vec<Reference>,
    /// What it does to others, and from when it is in effect.
    #[serde(default)]
    pub effects: Effects,
}

impl Reading {
    /// What it cites, without its own number line.
    pub fn citing(&self) -> impl Iterator<Item = &Reference> {
        self.references.iter().filter(|reference| !reference.is_own())
    }

    /// The year in which it was written: that of its date, else that of the plan.
    pub fn written_in(&self) -> Option<i16> {
        self.document.date.map(|date| date.year).or(self.document.year)
    }

    /// The citation of what the one at `at` amends under `name`: one stands within the other's description.
    pub fn amended(&self, at: usize, name: &str) -> Option<&Reference> {
        let outer = self.references[at].citation.parent;
        let related = |(other, reference): &(usize, &Reference)| {
            reference.citation.canonical.as_deref() == Some(name)
                && (reference.citation.parent == Some(at) || outer == Some(*other))
        };
        self.references.iter().enumerate().find(related).map(|(_, reference)| reference)
    }
}
