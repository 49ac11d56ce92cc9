//! A document of the index: what `extract` shows of a file, and what the index knows beside it.

use super::document::{CitationView, DocumentView, citation, document};
use crate::authority::AuthorityKey;
use crate::index::{DocumentId, Record};
use crate::text::CodePoints;
use serde::Serialize;
use utoipa::ToSchema;

/// `GET /documents/{id}`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StoredView<'a> {
    id: &'a DocumentId,
    name: &'a str,
    /// The authority that the document is itself.
    authority: &'a Option<AuthorityKey>,
    bytes: u64,
    hash: &'a str,
    #[serde(flatten)]
    document: DocumentView<'a>,
}

/// `GET /documents/{id}/text`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TextView<'a> {
    id: &'a DocumentId,
    pages: usize,
    text: &'a str,
    page_spans: Vec<PageSpanView>,
}

/// The place of one page in the text, in code points.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PageSpanView {
    page: usize,
    start: usize,
    end: usize,
}

/// `GET /documents/{id}/citations`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CitationsView<'a> {
    id: &'a DocumentId,
    total: usize,
    citations: Vec<CitationView<'a>>,
}

/// All that the index knows of `record`. The folder that it was read from stays inside.
pub fn stored(record: &Record) -> StoredView<'_> {
    StoredView {
        id: &record.id,
        name: &record.source.name,
        authority: &record.reading.own,
        bytes: record.source.bytes,
        hash: &record.source.hash,
        document: document(
            &record.source.name,
            &record.reading.text,
            &record.reading.document,
            &record.reading.references,
        ),
    }
}

/// Its text and where the pages lie.
pub fn text(record: &Record) -> TextView<'_> {
    let points = CodePoints::new(record.reading.text.text());
    let spans = record.reading.text.page_spans().enumerate();
    TextView {
        id: &record.id,
        pages: record.reading.text.pages(),
        text: record.reading.text.text(),
        page_spans: spans
            .map(|(index, span)| PageSpanView {
                page: index + 1,
                start: points.at(span.start),
                end: points.at(span.end),
            })
            .collect(),
    }
}

/// What it cites.
pub fn citations(record: &Record) -> CitationsView<'_> {
    let points = CodePoints::new(record.reading.text.text());
    let citations: Vec<_> = record.reading.references.iter().map(|reference| citation(reference, &points)).collect();
    CitationsView { id: &record.id, total: citations.len(), citations }
}
