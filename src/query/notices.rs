//! How often readers had doubts, over all documents.

use crate::index::{Engine, EngineError, Facet, Keyword, Node, Plan, Sort, notice_count};
use std::collections::BTreeMap;

/// How often readers had one kind of doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeCount {
    /// The kind, by its public name.
    pub kind: String,
    /// In how many documents.
    pub documents: usize,
    /// How often in all: most kinds come once a page.
    pub notices: usize,
}

/// More values than any index has: one for each kind and number of notices in a document.
const ALL_VALUES: usize = 1_000_000;

/// The kinds of notices and their counts, by kind.
///
/// # Errors
/// Only where the engine fails.
pub fn notices(engine: &dyn Engine) -> Result<Vec<NoticeCount>, EngineError> {
    let facets = vec![Facet { field: Keyword::Notice, limit: ALL_VALUES }];
    let hits = engine.search(&Plan { matching: Node::All, sort: Sort::Id, offset: 0, limit: 0, facets })?;
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for value in hits.facets.iter().flat_map(|(_, values)| values) {
        if let Some((kind, count)) = notice_count(&value.value) {
            let (documents, notices) = counts.entry(kind).or_default();
            *documents += value.count;
            *notices += value.count * count;
        }
    }
    let count = |(kind, (documents, notices)): (&str, _)| NoticeCount { kind: kind.to_owned(), documents, notices };
    Ok(counts.into_iter().map(count).collect())
}
