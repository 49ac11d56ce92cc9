//! The legal basis (căn cứ): what a document rests on, upward to the laws, and what comparable plans rest on.

mod chain;
mod comparable;
mod suggest;

pub use chain::{BasisAnswer, BasisRow, basis};
pub use suggest::{Comparable, SuggestRequest, Suggested, Suggestions, suggest};

use super::authorities::ask;
use super::authorities::ids;
use crate::authority::Reference;
use crate::citation::{Kind, Role};
use crate::index::{DocumentId, Engine, EngineError, Keyword, Node, Record, TermsMode, TextField, number_key};

/// Whether the document rests on what is cited: its legal basis, and what it says to carry out, not what stands within
/// the description of another.
pub fn rests_on(reference: &Reference) -> bool {
    let citation = &reference.citation;
    matches!(citation.role, Role::LegalBasis | Role::Implements)
        && citation.parent.is_none()
        && !matches!(citation.kind, Kind::Own | Kind::Url)
}

/// The documents of the index that `named` means: the one of that id, else all of that number or file name.
///
/// # Errors
/// Only where the engine fails.
pub fn documents_named(engine: &dyn Engine, named: &str) -> Result<Vec<Record>, EngineError> {
    const MOST: usize = 20;
    let named = named.trim();
    let by_id = engine.fetch(&[DocumentId(named.to_owned())])?;
    if !by_id.is_empty() {
        return Ok(by_id);
    }
    let terms = vec![number_key(named)];
    let number = Node::Terms { field: TextField::Number, terms, mode: TermsMode::All, boost: 1.0 };
    let key = Node::Is(Keyword::Own, named.to_lowercase());
    let found = ids(&ask(engine, Node::Or(vec![number, key]), MOST, &[])?);
    if !found.is_empty() {
        return engine.fetch(&found);
    }
    let sources = engine.sources()?.into_iter();
    let same = sources.filter(|entry| entry.source.name == named || entry.source.path == named);
    let found: Vec<DocumentId> = same.filter_map(|entry| entry.outcome.ok()).take(MOST).collect();
    engine.fetch(&found)
}
