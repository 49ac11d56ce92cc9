//! Finds the one document that a person means: by its id, its own number, or its file's name.

use super::parse::parse;
use crate::index::{DocumentId, Engine, EngineError, Keyword, Node, Plan, Sort, TermsMode, TextField};

/// So many documents of one number are told apart.
const MOST: usize = 20;

/// The documents that `text` names: the one of that id or file name, else all (at most twenty) of that number.
///
/// # Errors
/// Only where the engine fails; nothing found is an empty list.
pub fn find_document(engine: &dyn Engine, text: &str) -> Result<Vec<DocumentId>, EngineError> {
    let text = text.trim();
    let by_id = ids(engine, Node::Is(Keyword::Id, text.to_owned()))?;
    if !by_id.is_empty() || text.is_empty() {
        return Ok(by_id);
    }
    let key = ids(engine, Node::Is(Keyword::Own, text.to_ascii_lowercase()))?;
    if !key.is_empty() {
        return Ok(key);
    }
    if let Some(mention) = parse(text).mentions().next() {
        let terms = vec![mention.form.clone()];
        let own = Node::Terms { field: TextField::Number, terms, mode: TermsMode::All, boost: 0.0 };
        let numbered = ids(engine, own)?;
        if !numbered.is_empty() {
            return Ok(numbered);
        }
    }
    let named = |name: &str| name == text || name.rsplit_once('.').is_some_and(|(stem, _)| stem == text);
    let sources = engine.sources()?.into_iter().filter(|entry| named(&entry.source.name) || entry.source.path == text);
    Ok(sources.filter_map(|entry| entry.outcome.ok()).take(MOST).collect())
}

fn ids(engine: &dyn Engine, matching: Node) -> Result<Vec<DocumentId>, EngineError> {
    let hits = engine.search(&Plan { matching, sort: Sort::Newest, offset: 0, limit: MOST, facets: Vec::new() })?;
    Ok(hits.hits.into_iter().map(|hit| hit.id).collect())
}
