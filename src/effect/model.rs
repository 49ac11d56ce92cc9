//! The shapes of what a document does.

use super::Provision;
use crate::authority::AuthorityKey;
use crate::notation::PartialDate;
use crate::text::{PageNumber, Span};
use serde::{Deserialize, Serialize};

/// What a document does to others, and from when it is in effect.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Effects {
    /// From when it is in effect, one row a part of it that has a day of its own.
    pub in_effect: Vec<InEffect>,
    /// When it ends by its own words: the day that they name.
    pub until: Option<PartialDate>,
    /// What it does to others, in the order of the text.
    pub effects: Vec<Effect>,
}

impl Effects {
    /// The day from which the document as a whole, or all of it that no other row names, is in effect.
    pub fn day(&self) -> Option<PartialDate> {
        self.in_effect.iter().find(|row| !matches!(row.what, Extent::Provisions(_))).and_then(|row| row.from)
    }
}

/// From when a document, or part of it, is in effect by its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InEffect {
    /// The first day; `None` where the text alone cannot tell it (fifteen days after the gazette).
    pub from: Option<PartialDate>,
    /// The last day that the same words name.
    pub until: Option<PartialDate>,
    /// Of what.
    pub what: Extent,
    /// How the day was computed, as `45 ngày kể từ ngày ký`.
    pub rule: Option<String>,
    /// What is excepted, as written.
    pub except: Option<String>,
    /// The words that say so.
    pub span: Span,
    /// The page on which they stand.
    pub page: PageNumber,
}

/// How much of a document has the day of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// All of it.
    Whole,
    /// All that no other row names.
    Rest,
    /// These provisions.
    Provisions(Vec<Provision>),
}

/// What one document does to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// What is done.
    pub kind: EffectKind,
    /// The document acted upon: its canonical number, or its name where no number is written.
    pub target: String,
    /// Its key, where it is beyond doubt.
    pub authority: Option<AuthorityKey>,
    /// The keys that may be meant, where it is not.
    pub candidates: Vec<AuthorityKey>,
    /// The provisions acted upon, the smallest unit first in each; none is the whole, or the part that `scope` tells.
    pub provisions: Vec<Provision>,
    /// The part by its subject, as written: `các quy định liên quan đến chính sách thuế`.
    pub scope: Option<String>,
    /// Where in this document it stands, `khoản 2 Điều 20`; `tiêu đề` for the title.
    pub by: Option<String>,
    /// From which day; `None` where the text alone cannot tell it.
    pub from: Option<PartialDate>,
    /// Up to which day, of what lasts for a time.
    pub until: Option<PartialDate>,
    /// How the day was computed.
    pub rule: Option<String>,
    /// What is excepted, as written.
    pub except: Option<String>,
    /// The words that change.
    pub phrase: Option<Phrase>,
    /// Told of another document's act, and no act of this one: footnotes of consolidated texts, lists of expired documents.
    pub reported: bool,
    /// The document that did it, where `reported` and named.
    pub cause: Option<String>,
    /// The words that say so.
    pub span: Span,
    /// The page on which they stand.
    pub page: PageNumber,
}

/// Words that are put in the place of others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Phrase {
    /// The words that stood, those of a series parted by `; `.
    pub old: Option<String>,
    /// The words that stand now.
    pub new: Option<String>,
}

/// What is done to another document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EffectKind {
    /// Takes the place of the whole (thay thế).
    Replaces,
    /// Ends the whole (bãi bỏ, hết hiệu lực).
    Repeals,
    /// Ends provisions, or a part by its subject.
    RepealsPart,
    /// Changes or adds provisions (sửa đổi, bổ sung).
    Amends,
    /// Changes or takes away words (thay thế cụm từ, bãi bỏ cụm từ).
    AmendsPhrase,
    /// Says in detail or guides (quy định chi tiết, hướng dẫn thi hành).
    Guides,
    /// Stops for a time (ngưng hiệu lực).
    Suspends,
    /// Lets it last longer (kéo dài).
    Extends,
    /// Corrects slips of the print (đính chính).
    Corrects,
    /// Lets what is older go on in transition (tiếp tục áp dụng).
    Continues,
}

impl EffectKind {
    /// Whether it changes or ends what it acts upon.
    pub fn changes(self) -> bool {
        !matches!(self, Self::Guides | Self::Continues)
    }

    /// Whether it ends the whole of what it acts upon.
    pub fn ends(self) -> bool {
        matches!(self, Self::Replaces | Self::Repeals)
    }

    /// Its stable word for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Replaces => "replaces",
            Self::Repeals => "repeals",
            Self::RepealsPart => "repeals_part",
            Self::Amends => "amends",
            Self::AmendsPhrase => "amends_phrase",
            Self::Guides => "guides",
            Self::Suspends => "suspends",
            Self::Extends => "extends",
            Self::Corrects => "corrects",
            Self::Continues => "continues",
        }
    }
}
