//! What a document says of itself: its letterhead, parts, tasks, abbreviations and signature.
//!
//! [`read`] is a pure function of the canonical text: it does no I/O and cannot fail. What is not there, or not sure,
//! is `None`.

mod letterhead;

pub use crate::notation::PartialDate;
use crate::registry::Registry;
use crate::text::{PageNumber, PagedText, Span};
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
    /// Its parts, in order.
    pub outline: Vec<Heading>,
    /// Its tasks, in order.
    pub tasks: Vec<Task>,
}

/// The person who signed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
    /// The page on which it stands.
    pub page: PageNumber,
}

/// Reads what `text` says of itself.
pub fn read(text: &PagedText, registry: &Registry) -> Document {
    letterhead::read(text.text(), registry)
}
