//! How often readers had doubts, over all documents.

use crate::corpus::Corpus;
use crate::index::{EngineError, Facet, FacetCount, Keyword, Node, Plan, notice_count};
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

/// The kinds of notices and their counts, by kind.
///
/// # Errors
/// Only where the engine fails.
pub fn notices(corpus: &Corpus<'_>) -> Result<Vec<NoticeCount>, EngineError> {
    let hits = corpus.ask(Plan::count(Node::All).with([Facet::all(Keyword::Notice)]))?;
    Ok(counted(hits.counts(Keyword::Notice)))
}

/// The kinds among `values` and their counts.
pub(super) fn counted(values: &[FacetCount]) -> Vec<NoticeCount> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for value in values {
        if let Some((kind, count)) = notice_count(&value.value) {
            let (documents, notices) = counts.entry(kind).or_default();
            *documents += value.count;
            *notices += value.count * count;
        }
    }
    let count = |(kind, (documents, notices)): (&str, _)| NoticeCount { kind: kind.to_owned(), documents, notices };
    counts.into_iter().map(count).collect()
}
