//! One document as `cancu extract` and `GET /documents/{id}` show it.

use super::effect::{EffectView, InEffectView, effect, in_effect};
use super::sentences::Told;
use crate::authority::{AuthorityKey, Reference};
use crate::citation::{Anomaly, Kind, Pinpoint, Role};
use crate::corpus::is_settled_by_corpus;
use crate::document::{Document, Heading, IssuerLevel, NumberHint, PartialDate, Received, Report, Signer, Task};
use crate::effect::Effects;
use crate::text::{CodePoints, PagedText};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Who settled what a citation means, where it is not its text.
pub(super) const BY_CORPUS: &str = "corpus";

/// A document with its text, parts and citations.
#[derive(Debug, Clone, Serialize, ToSchema)]
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
    /// Reports that are due on a day.
    pub reports: Vec<ReportView<'a>>,
    /// What it cites.
    pub citations: Vec<CitationView<'a>>,
    /// Doubts of the reader.
    pub notices: Vec<NoticeView>,
}

/// What a document says of itself.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterheadView<'a> {
    /// Type (tên loại).
    #[serde(rename = "type")]
    pub doc_type: &'a Option<String>,
    /// Number (số).
    pub number: &'a Option<String>,
    /// Symbol (ký hiệu).
    pub symbol: &'a Option<String>,
    /// Number and symbol as the issuer writes them.
    pub canonical: &'a Option<String>,
    /// Type word and subject.
    pub title: &'a Option<String>,
    /// Issuing body, in full.
    pub issuer: &'a Option<String>,
    /// Where the issuing body stands.
    pub issuer_level: Option<IssuerLevel>,
    /// Province of the issuer on the day of the document.
    pub province: &'a Option<String>,
    /// The same since 1 July 2025.
    pub province_today: &'a Option<String>,
    /// ISO date, maybe partly known.
    pub date: Option<PartialDate>,
    /// The year of the plan.
    pub year: Option<i16>,
    /// Period of the plan.
    pub period: &'a Option<String>,
    /// Who signed.
    pub signer: &'a Option<Signer>,
    /// Recipients (nơi nhận).
    pub recipients: &'a [String],
    /// Abbreviations that the text defines.
    pub abbreviations: &'a BTreeMap<String, String>,
    /// Whether it bears the mark of a draft (dự thảo).
    pub draft: bool,
    /// Where its own number is not sure: what it may be.
    pub number_hint: &'a Option<NumberHint>,
    /// What the office that received it wrote into its box (`ĐẾN`), as far as it is sure.
    pub received: &'a Option<Received>,
    /// Mark of urgency (độ khẩn).
    pub urgency: &'a Option<String>,
    /// Mark of secrecy (độ mật).
    pub secrecy: &'a Option<String>,
    /// From when it is in effect by its own words, one row a part with a day of its own.
    pub in_effect: Vec<InEffectView<'a>>,
    /// When it ends by its own words.
    pub until: Option<PartialDate>,
    /// What it does to other documents.
    pub effects: Vec<EffectView<'a>>,
}

/// One heading of the outline.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeadingView<'a> {
    /// Depth, from 1.
    pub level: u8,
    /// Its label.
    pub label: &'a str,
    /// Its words.
    pub title: &'a str,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The page on which it stands.
    pub page: u32,
}

/// One task.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaskView<'a> {
    /// What is to be done.
    pub text: &'a str,
    /// Who leads.
    pub lead: &'a [String],
    /// Who joins.
    pub with: &'a [String],
    /// When, as written.
    pub when: &'a Option<String>,
    /// The day by which it is due.
    pub due: Option<PartialDate>,
    /// What comes of it.
    pub product: &'a Option<String>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The page on which it stands.
    pub page: u32,
}

/// One report that is due on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportView<'a> {
    /// Who reports.
    pub from: &'a [String],
    /// To whom.
    pub to: &'a [String],
    /// When, as written.
    pub when: &'a str,
    /// The day by which it is due.
    pub due: Option<PartialDate>,
    /// First code point of the words that name the day.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The page on which they stand.
    pub page: u32,
}

/// One citation and the document that it means.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CitationView<'a> {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The page on which it begins.
    pub page: u32,
    /// Its words with white space squeezed.
    pub surface: &'a str,
    /// In which way the document is named.
    pub kind: Kind,
    /// Type (tên loại).
    pub doc_type: &'a Option<String>,
    /// Number (số).
    pub number: &'a Option<String>,
    /// The year that is part of the number or of a law's name.
    pub year: Option<i16>,
    /// Symbol (ký hiệu).
    pub symbol: &'a Option<String>,
    /// Number and symbol as the issuer writes them.
    pub canonical: &'a Option<String>,
    /// ISO date of the cited document, maybe partly known.
    pub date: Option<PartialDate>,
    /// The issuer, in full.
    pub issuer: &'a Option<String>,
    /// Whether the issuer stands in the text.
    pub issuer_written: bool,
    /// What the cited document is about.
    pub subject: &'a Option<String>,
    /// The first provision; all of them stand in `pinpoints`.
    pub pinpoint: Option<&'a Pinpoint>,
    /// All provisions cited.
    pub pinpoints: &'a [Pinpoint],
    /// Why it is cited.
    pub role: Role,
    /// Canonical names of what it amends.
    pub amends: &'a [String],
    /// The citation within whose description this one stands.
    pub parent: Option<usize>,
    /// Key of the document that is meant.
    pub authority: &'a Option<AuthorityKey>,
    /// Its URN:LEX name.
    pub urn: &'a Option<String>,
    /// Keys that may be meant.
    pub candidates: &'a [AuthorityKey],
    /// `corpus` where the corpus tells which one is meant, and not the text.
    pub settled_by: Option<&'static str>,
    /// What is odd about it.
    pub anomalies: &'a [Anomaly],
}

/// A doubt of the reader.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NoticeView {
    /// The page on which it stands.
    pub page: Option<u32>,
    /// Its kind; `code` says more.
    pub kind: &'static str,
    /// What the doubt is.
    #[serde(flatten)]
    pub told: Told,
}

/// The whole document.
pub fn document<'a>(
    source: &'a str,
    text: &'a PagedText,
    document: &'a Document,
    references: &'a [Reference],
    effects: &'a Effects,
) -> DocumentView<'a> {
    let points = CodePoints::new(text.text());
    DocumentView {
        source,
        document: letterhead(document, effects, &points),
        pages: text.pages(),
        text: text.text(),
        outline: document.outline.iter().map(|part| heading(part, &points)).collect(),
        tasks: document.tasks.iter().map(|of| task(of, &points)).collect(),
        reports: document.reports.iter().map(|of| report(of, &points)).collect(),
        citations: references.iter().map(|reference| citation(reference, &points)).collect(),
        notices: text
            .notices
            .iter()
            .map(|n| NoticeView { page: n.page.map(|p| p.get()), kind: n.kind().name(), told: Told::doubt(n) })
            .collect(),
    }
}

/// What the document says of itself.
fn letterhead<'a>(document: &'a Document, effects: &'a Effects, points: &CodePoints<'_>) -> LetterheadView<'a> {
    LetterheadView {
        doc_type: &document.doc_type,
        number: &document.number,
        symbol: &document.symbol,
        canonical: &document.canonical,
        title: &document.title,
        issuer: &document.issuer,
        issuer_level: document.issuer_level,
        province: &document.province,
        province_today: &document.province_today,
        date: document.date,
        year: document.year,
        period: &document.period,
        signer: &document.signer,
        recipients: &document.recipients,
        abbreviations: &document.abbreviations,
        draft: document.draft,
        number_hint: &document.number_hint,
        received: &document.received,
        urgency: &document.urgency,
        secrecy: &document.secrecy,
        in_effect: effects.in_effect.iter().map(|row| in_effect(row, points)).collect(),
        until: effects.until,
        effects: effects.effects.iter().map(|of| effect(of, points)).collect(),
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
        settled_by: is_settled_by_corpus(reference).then_some(BY_CORPUS),
        anomalies: &citation.anomalies,
    }
}

pub(super) fn heading<'a>(heading: &'a Heading, points: &CodePoints<'_>) -> HeadingView<'a> {
    HeadingView {
        level: heading.level,
        label: &heading.label,
        title: &heading.title,
        start: points.at(heading.span.start),
        end: points.at(heading.span.end),
        page: heading.page.get(),
    }
}

fn task<'a>(task: &'a Task, points: &CodePoints<'_>) -> TaskView<'a> {
    TaskView {
        text: &task.text,
        lead: &task.lead,
        with: &task.with,
        when: &task.when,
        due: task.due,
        product: &task.product,
        start: points.at(task.span.start),
        end: points.at(task.span.end),
        page: task.page.get(),
    }
}

fn report<'a>(report: &'a Report, points: &CodePoints<'_>) -> ReportView<'a> {
    ReportView {
        from: &report.from,
        to: &report.to,
        when: &report.when,
        due: report.due,
        start: points.at(report.span.start),
        end: points.at(report.span.end),
        page: report.page.get(),
    }
}
