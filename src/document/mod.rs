//! What a document says of itself: its letterhead, parts, tasks, abbreviations and signature.
//!
//! `read` is a pure function of the canonical text: it does no I/O and cannot fail. What is not there, or not sure,
//! is `None`.

mod abbreviation;
mod closing;
mod letterhead;
mod mark;
mod outline;
mod paragraph;
mod proper;
mod reports;
mod table;
mod tasks;
mod when;
mod who;

use crate::code;
pub use crate::notation::PartialDate;
use crate::registry::Registry;
use crate::text::{PageNumber, PagedText, Span};
pub use letterhead::{HintSource, NumberHint, Received};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a document says of itself (quốc hiệu, tên cơ quan, số và ký hiệu, trích yếu, nơi nhận).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// Its type (tên loại), as `Kế hoạch`.
    pub doc_type: Option<String>,
    /// Its own number (số), with letters, dots and leading zeros as written.
    pub number: Option<String>,
    /// Its own symbol (ký hiệu), as `KH-UBND`.
    pub symbol: Option<String>,
    /// Number and symbol as its issuer writes them, `141/KH-UBND`.
    pub canonical: Option<String>,
    /// Type word and subject (trích yếu).
    pub title: Option<String>,
    /// The issuing body, in full.
    pub issuer: Option<String>,
    /// Where the issuing body stands.
    #[serde(default)]
    pub issuer_level: Option<IssuerLevel>,
    /// The province of the issuer, under the name of the document's day.
    pub province: Option<String>,
    /// The province that this one belongs to since 1 July 2025.
    pub province_today: Option<String>,
    /// Its date; partly known where the day was left blank.
    pub date: Option<PartialDate>,
    /// The year of the plan: of its title where it names one, else of its date.
    pub year: Option<i16>,
    /// The period of the plan, `2026-2030`.
    pub period: Option<String>,
    /// Who signed.
    pub signer: Option<Signer>,
    /// The recipients (nơi nhận).
    pub recipients: Vec<String>,
    /// Abbreviations that the text defines, `TTHC` → `thủ tục hành chính`.
    pub abbreviations: BTreeMap<String, String>,
    /// The mark of urgency (độ khẩn), `Hỏa tốc`.
    #[serde(default)]
    pub urgency: Option<String>,
    /// The mark of secrecy (độ mật), `Mật`.
    #[serde(default)]
    pub secrecy: Option<String>,
    /// Whether it bears the mark of a draft (dự thảo).
    #[serde(default)]
    pub draft: bool,
    /// Where its own number is not sure: what it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_hint: Option<NumberHint>,
    /// What the office that received it wrote into its box (`ĐẾN`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Received>,
    /// Its parts, in order.
    pub outline: Vec<Heading>,
    /// Its tasks, in order.
    pub tasks: Vec<Task>,
    /// Reports that are due on a day, in order.
    #[serde(default)]
    pub reports: Vec<Report>,
    /// Of a heading of the official code: its sections and articles; each page of the text is an article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Box<code::Heading>>,
}

/// Where an issuing body stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IssuerLevel {
    /// National assembly, president, government and their offices.
    Central,
    /// A ministry, a body of its rank, and what is part of one.
    Ministry,
    /// Council or committee of a province or city under the central government.
    Province,
    /// A department or another body of a province.
    Department,
    /// Council or committee of a district, or of a city within a province.
    District,
    /// Council or committee of a commune or ward.
    Commune,
    /// A body of the Party.
    Party,
}

/// The person who signed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Signer {
    /// Name as written.
    pub name: Option<String>,
    /// Position, `Phó Chủ tịch`.
    pub position: Option<String>,
    /// On whose behalf, `TM. ỦY BAN NHÂN DÂN`.
    pub on_behalf: Option<String>,
}

/// One heading of the outline and the part that it opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Depth, from 1.
    pub level: u8,
    /// Its label, `I`, `1.2`, `Điều 3`.
    pub label: String,
    /// Its words.
    pub title: String,
    /// The part that it opens, heading included.
    pub span: Span,
    /// The page on which it stands.
    pub page: PageNumber,
}

/// One task of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// What is to be done.
    pub text: String,
    /// Who leads (chủ trì).
    pub lead: Vec<String>,
    /// Who joins (phối hợp).
    pub with: Vec<String>,
    /// When, as written.
    pub when: Option<String>,
    /// The day by which it is due, where the words name one.
    pub due: Option<PartialDate>,
    /// What comes of it (sản phẩm), where the text says so.
    #[serde(default)]
    pub product: Option<String>,
    /// Where it stands, with what says who and when.
    pub span: Span,
    /// The page on which it stands.
    pub page: PageNumber,
}

/// A report that somebody owes on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Who reports.
    pub from: Vec<String>,
    /// To whom.
    pub to: Vec<String>,
    /// When, as written: `trước ngày 15/11/2024`, `trước ngày 20/11 hằng năm`.
    pub when: String,
    /// The day by which it is due, where the words name one.
    pub due: Option<PartialDate>,
    /// The words that name the day.
    pub span: Span,
    /// The page on which they stand.
    pub page: PageNumber,
}

/// Reads what `paged` says of itself.
pub fn read(paged: &PagedText, registry: &Registry) -> Document {
    let text = paged.text();
    let parts = registry.parts();
    let (mut document, from) = letterhead::read(paged, registry);
    let closing = closing::read(text, from, registry);
    let layout = paragraph::Layout::of(text);
    let tables = table::find(text, &layout, parts);
    let paragraphs = paragraph::paragraphs(text, &layout, &tables.spans);
    let end = closing.as_ref().map(|closing| closing.span);
    let outline = outline::read(paged, &paragraphs, outline::Body { from, closing: end });
    // Recipients stand in brackets at the end; an appendix behind it defines again.
    document.abbreviations = abbreviation::find(&text[..end.map_or(text.len(), |end| end.start)], parts);
    for (short, long) in end.map_or_else(BTreeMap::new, |end| abbreviation::find(&text[end.end..], parts)) {
        document.abbreviations.entry(short).or_insert(long);
    }
    let source = tasks::Source {
        paged,
        text,
        parts,
        paragraphs: &paragraphs,
        outline: &outline,
        year: tasks::year_of(&document),
    };
    document.tasks = tasks::find(&source, &tables.rows);
    document.reports = reports::find(&source, &document.tasks);
    document.outline = outline.headings;
    if let Some(closing) = closing {
        document.signer = closing.signer;
        document.recipients = closing.recipients;
    }
    document
}
