//! What a document does to others, and from when it is in effect: replaces, repeals, amends, suspends, guides, corrects.
//!
//! The way: `body` parts the text into provisions and tells new text of others from its own words, `clause` reads what each
//! provision says, `days` its own days, `scope` what heads hand down; `guard` drops what cannot be. Doubt is data: a target
//! that the text leaves open has no key but candidates, a day that it leaves open is `None` with its rule.

mod body;
mod clause;
mod days;
mod guard;
mod line;
mod mark;
mod model;
mod object;
mod provision;
mod quote;
mod reader;
mod reading;
mod reported;
mod scope;
mod title;
mod token;
mod units;
mod verb;
mod weigh;
mod words;

pub use model::{Effect, EffectKind, Effects, Extent, InEffect, Phrase};
pub use provision::{Provision, Unit};
pub use reading::Reading;

use crate::authority::{AuthorityKey, Reference};
use crate::document::Document;
use crate::registry::Registry;
use crate::text::PagedText;

/// A document with what it cites: what its effects are read from.
#[derive(Debug, Clone, Copy)]
pub struct Cited<'r> {
    /// The canonical text with its pages.
    pub text: &'r PagedText,
    /// What the document says of itself.
    pub document: &'r Document,
    /// The authority that it is itself.
    pub own: Option<&'r AuthorityKey>,
    /// What it cites, settled, in the order of the text.
    pub references: &'r [Reference],
}

/// Reads what a document does.
pub fn read(cited: Cited<'_>, registry: &Registry) -> Effects {
    let source = token::Source { text: cited.text.text(), references: cited.references, registry };
    let blocks = body::blocks(source);
    let spoken = scope::read(source, &blocks, days::signed(source, cited.document, &blocks[0]));
    weigh::effects(cited, source, &blocks, spoken)
}
