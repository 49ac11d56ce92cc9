//! Doubts about a page, kept as data beside the text.

use super::PageNumber;
use serde::{Deserialize, Serialize};

/// What kind of doubt a [`Notice`] speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoticeKind {
    /// The page holds no text that could be read; it is kept empty.
    UnreadPage,
    /// The text was recognised from a picture.
    Ocr,
    /// Wrong letters were repaired.
    RepairedLetters,
    /// The file was damaged and only in part recovered.
    Damaged,
    /// The text was in an encoding other than UTF-8.
    Decoded,
    /// A limit cut the reading short.
    Limit,
    /// Letters of the text are gone, and what is left cannot be read.
    UnreadableText,
    /// Something beside the text (an attachment, a portfolio) was left out.
    LeftOut,
}

impl NoticeKind {
    /// The name that the public JSON uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::UnreadPage => "unread_page",
            Self::Ocr => "ocr",
            Self::RepairedLetters => "repaired_letters",
            Self::Damaged => "damaged",
            Self::Decoded => "decoded",
            Self::Limit => "limit",
            Self::UnreadableText => "unreadable_text",
            Self::LeftOut => "left_out",
        }
    }
}

/// A doubt about the reading of a page, or of the whole file where `page` is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The page that it is about.
    pub page: Option<PageNumber>,
    /// What kind of doubt.
    pub kind: NoticeKind,
    /// One sentence for a person.
    pub message: String,
}
