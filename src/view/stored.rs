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
    /// Id of the document.
    id: &'a DocumentId,
    /// Its file name.
    name: &'a str,
    /// The authority that the document is itself.
    authority: &'a Option<AuthorityKey>,
    /// Size of the file in bytes.
    bytes: u64,
    /// BLAKE3 hash of the file, in hexadecimal.
    hash: &'a str,
    /// What the document says of itself, and its citations.
    #[serde(flatten)]
    document: DocumentView<'a>,
}

/// `GET /documents/{id}/text`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TextView<'a> {
    /// Id of the document.
    id: &'a DocumentId,
    /// How many pages it has.
    pages: usize,
    /// Its text, in normal form C.
    text: &'a str,
    /// Where each page lies in the text.
    page_spans: Vec<PageSpanView>,
}

/// The place of one page in the text, in code points.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PageSpanView {
    /// Number of the page, from 1.
    page: usize,
    /// Its first code point.
    start: usize,
    /// One past its last code point.
    end: usize,
}

/// `GET /documents/{id}/citations`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CitationsView<'a> {
    /// Id of the document.
    id: &'a DocumentId,
    /// How many citations it has.
    total: usize,
    /// Its citations, in the order of the text.
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
            &record.reading.effects,
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
