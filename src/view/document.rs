//! One document as `cancu extract` and `GET /documents/{id}` show it.

use crate::authority::{AuthorityKey, Reference};
use crate::citation::{Anomaly, Kind, Pinpoint, Role};
use crate::document::{Document, Heading, PartialDate, Signer, Task};
use crate::text::{CodePoints, PagedText};
use serde::Serialize;
use std::collections::BTreeMap;

/// A document with its text, parts and citations.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView<'a> {
    /// The file that it was read from, as the caller named it.
    pub source: &'a str,
    /// What it says of itself.
    pub document: LetterheadView<'a>,
    /// The number of pages.
    pub pages: usize,
    /// The canonical text that all offsets refer to.
    pub text: &'a str,
    /// Its parts.
    pub outline: Vec<HeadingView<'a>>,
    /// Its tasks.
    pub tasks: Vec<TaskView<'a>>,
    /// What it cites.
    pub citations: Vec<CitationView<'a>>,
    /// Doubts of the reader.
    pub notices: Vec<NoticeView<'a>>,
}

/// What a document says of itself.
#[derive(Debug, Clone, Serialize)]
pub struct LetterheadView<'a> {
    #[serde(rename = "type")]
    doc_type: &'a Option<String>,
    number: &'a Option<String>,
    symbol: &'a Option<String>,
    canonical: &'a Option<String>,
    title: &'a Option<String>,
    issuer: &'a Option<String>,
    province: &'a Option<String>,
    province_today: &'a Option<String>,
    date: Option<PartialDate>,
    year: Option<i16>,
    period: &'a Option<String>,
    signer: &'a Option<Signer>,
    recipients: &'a [String],
    abbreviations: &'a BTreeMap<String, String>,
}

/// One heading of the outline.
#[derive(Debug, Clone, Serialize)]
pub struct HeadingView<'a> {
    level: u8,
    label: &'a str,
    title: &'a str,
    start: usize,
    end: usize,
    page: u32,
}

/// One task.
#[derive(Debug, Clone, Serialize)]
pub struct TaskView<'a> {
    text: &'a str,
    lead: &'a [String],
    with: &'a [String],
    when: &'a Option<String>,
    due: Option<PartialDate>,
    page: u32,
}

/// One citation and the document that it means.
#[derive(Debug, Clone, Serialize)]
pub struct CitationView<'a> {
    start: usize,
    end: usize,
    page: u32,
    surface: &'a str,
    kind: Kind,
    doc_type: &'a Option<String>,
    number: &'a Option<String>,
    year: Option<i16>,
    symbol: &'a Option<String>,
    canonical: &'a Option<String>,
    date: Option<PartialDate>,
    issuer: &'a Option<String>,
    issuer_written: bool,
    subject: &'a Option<String>,
    /// The first provision; all of them stand in `pinpoints`.
    pinpoint: Option<&'a Pinpoint>,
    pinpoints: &'a [Pinpoint],
    role: Role,
    amends: &'a [String],
    parent: Option<usize>,
    authority: &'a Option<AuthorityKey>,
    urn: &'a Option<String>,
    candidates: &'a [AuthorityKey],
    anomalies: &'a [Anomaly],
}

/// A doubt of the reader.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeView<'a> {
    page: Option<u32>,
    kind: &'static str,
    message: &'a str,
}

/// The whole document.
pub fn document<'a>(
    source: &'a str,
    text: &'a PagedText,
    document: &'a Document,
    references: &'a [Reference],
) -> DocumentView<'a> {
    let points = CodePoints::new(text.text());
    DocumentView {
        source,
        document: letterhead(document),
        pages: text.pages(),
        text: text.text(),
        outline: document.outline.iter().map(|part| heading(part, &points)).collect(),
        tasks: document.tasks.iter().map(task).collect(),
        citations: references.iter().map(|reference| citation(reference, &points)).collect(),
        notices: text
            .notices
            .iter()
            .map(|n| NoticeView { page: n.page.map(|p| p.get()), kind: n.kind.name(), message: &n.message })
            .collect(),
    }
}

/// What the document says of itself.
pub fn letterhead(document: &Document) -> LetterheadView<'_> {
    LetterheadView {
        doc_type: &document.doc_type,
        number: &document.number,
        symbol: &document.symbol,
        canonical: &document.canonical,
        title: &document.title,
        issuer: &document.issuer,
        province: &document.province,
        province_today: &document.province_today,
        date: document.date,
        year: document.year,
        period: &document.period,
        signer: &document.signer,
        recipients: &document.recipients,
        abbreviations: &document.abbreviations,
    }
}

/// One citation, with its place in code points of the text that `points` was made from.
pub fn citation<'a>(reference: &'a Reference, points: &CodePoints<'_>) -> CitationView<'a> {
    let citation = &reference.citation;
    CitationView {
        start: points.at(citation.span.start),
        end: points.at(citation.span.end),
        page: citation.page.get(),
        surface: &citation.surface,
        kind: citation.kind,
        doc_type: &citation.doc_type,
        number: &citation.number,
        year: citation.year,
        symbol: &citation.symbol,
        canonical: &citation.canonical,
        date: citation.date,
        issuer: &citation.issuer,
        issuer_written: citation.issuer_written,
        subject: &citation.subject,
        pinpoint: citation.pinpoints.first(),
        pinpoints: &citation.pinpoints,
        role: citation.role,
        amends: &citation.amends,
        parent: citation.parent,
        authority: &reference.authority,
        urn: &reference.urn,
        candidates: &reference.candidates,
        anomalies: &citation.anomalies,
    }
}

fn heading<'a>(heading: &'a Heading, points: &CodePoints<'_>) -> HeadingView<'a> {
    HeadingView {
        level: heading.level,
        label: &heading.label,
        title: &heading.title,
        start: points.at(heading.span.start),
        end: points.at(heading.span.end),
        page: heading.page.get(),
    }
}

fn task(task: &Task) -> TaskView<'_> {
    TaskView {
        text: &task.text,
        lead: &task.lead,
        with: &task.with,
        when: &task.when,
        due: task.due,
        page: task.page.get(),
    }
}
