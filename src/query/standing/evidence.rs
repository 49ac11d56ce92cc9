//! What is known of an act's life, each with who says so.

use crate::authority::AuthorityKey;
use crate::effect::{EffectKind, Provision};
use crate::notation::PartialDate;
use crate::query::said::{Said, Witness};
use crate::registry::{Certainty, Proof, Source};
use serde::Serialize;

/// One thing that somebody says of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What is said.
    pub says: Says,
    /// Who says so.
    pub grounds: Grounds,
}

/// What is said of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// It is in effect from this day; where provisions are named, these alone.
    Begins {
        /// The first day.
        from: PartialDate,
        /// The provisions; none for the whole.
        provisions: Vec<Provision>,
    },
    /// It was issued on this day, and in effect on none before.
    Issued(PartialDate),
    /// It was in force on this day.
    Stood {
        /// The day.
        on: PartialDate,
        /// Whether the source is one that would have told its end since, so that it stands until an end is known.
        lasting: bool,
    },
    /// It ends with this day by its own words.
    Expires(PartialDate),
    /// What it guides ended.
    GuidedFell(Change),
    /// Another act changes or ends it.
    Changed(Change),
}

/// What a change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StatusChangeKind)]
pub enum ChangeKind {
    /// It replaces the whole.
    Replaces,
    /// It repeals the whole.
    Repeals,
    /// It stays the effect.
    Suspends,
    /// It repeals a part.
    RepealsPart,
    /// It amends a part.
    Amends,
    /// It lets it last longer.
    Extends,
    /// It corrects slips of the print.
    Corrects,
}

impl ChangeKind {
    /// What an effect of that kind is to the life of what it acts upon; `None` where it changes nothing.
    pub(super) fn of(kind: EffectKind) -> Option<Self> {
        Some(match kind {
            EffectKind::Replaces => Self::Replaces,
            EffectKind::Repeals => Self::Repeals,
            EffectKind::RepealsPart => Self::RepealsPart,
            EffectKind::Amends | EffectKind::AmendsPhrase => Self::Amends,
            EffectKind::Suspends => Self::Suspends,
            EffectKind::Extends => Self::Extends,
            EffectKind::Corrects => Self::Corrects,
            EffectKind::Guides | EffectKind::Continues => return None,
        })
    }

    /// Its stable word for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Replaces => "replaces",
            Self::Repeals => "repeals",
            Self::Suspends => "suspends",
            Self::RepealsPart => "repeals_part",
            Self::Amends => "amends",
            Self::Extends => "extends",
            Self::Corrects => "corrects",
        }
    }

    /// Whether it ends the whole.
    pub fn ends(self) -> bool {
        matches!(self, Self::Replaces | Self::Repeals)
    }

    /// Kinds that two sources may mean by one act.
    pub(super) fn class(self) -> u8 {
        match self {
            Self::Replaces | Self::Repeals => 0,
            Self::RepealsPart | Self::Amends => 1,
            Self::Suspends => 2,
            Self::Extends => 3,
            Self::Corrects => 4,
        }
    }
}

/// Whether a change holds on the day asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// It does.
    Yes,
    /// It comes later.
    Later,
    /// It cannot be told.
    Unsure,
}

/// What a document does to the authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it does.
    pub kind: ChangeKind,
    /// The number of the acting document.
    pub by: String,
    /// Its key, where that is settled.
    pub key: Option<AuthorityKey>,
    /// From when, where that is known.
    pub since: Option<PartialDate>,
    /// Up to which day, of what lasts for a time.
    pub until: Option<PartialDate>,
    /// Whether it holds on the day.
    pub holds: Holds,
    /// The provisions acted upon; none where they are not known or it is the whole.
    pub provisions: Vec<Provision>,
    /// Where the acting document does so, `Điều 1`.
    pub place: Option<String>,
    /// What is excepted, as written.
    pub except: Option<String>,
    /// Who says so.
    pub grounds: Grounds,
}

/// Who says that something is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grounds {
    /// The own words of the act, or of the one that acts upon it, in a document of the corpus.
    Document(Witness),
    /// The words of a document of the corpus that reports what another did: a list of expired documents, a consolidated text.
    Reported(Witness),
    /// A row of the registry.
    Registry {
        /// Where it was found.
        source: Source,
        /// How sure it is.
        certainty: Certainty,
        /// The words that prove it; `title` stands for the title of the acting document.
        words: Option<String>,
        /// The number of the proving document in the national database.
        item: Option<String>,
    },
    /// What other documents say.
    Documents(Said),
}

impl Grounds {
    /// Grounds of the registry without words.
    pub(super) fn registry(source: Source, certainty: Certainty, item: Option<String>) -> Self {
        Self::Registry { source, certainty, words: None, item }
    }

    /// The better proven first: own words, the code, the gazette and consolidated texts, what documents report, the user's tables,
    /// pages of others, what documents say, what is recalled.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Document(_) => 0,
            Self::Registry { source: Source::Code(_), .. } => 1,
            Self::Registry { source: Source::Gazette | Source::Consolidated | Source::Text, .. } => 2,
            Self::Reported(_) => 3,
            Self::Registry { source: Source::User, .. } => 4,
            Self::Registry { source: Source::Page(_), .. } => 5,
            Self::Documents(_) => 6,
            Self::Registry { source: Source::Recalled, .. } => 7,
        }
    }

    /// How sure it is.
    pub fn certainty(&self) -> Certainty {
        match self {
            Self::Document(_) | Self::Reported(_) => Certainty::Certain,
            Self::Registry { certainty, .. } => *certainty,
            Self::Documents(_) => Certainty::Probable,
        }
    }

    /// Whether it rests on nothing but what was recalled.
    pub fn is_recalled(&self) -> bool {
        matches!(self, Self::Registry { source: Source::Recalled, .. })
    }

    /// As answers name it: `document`, `documents`, or the registry's source.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Document(_) | Self::Reported(_) => "document",
            Self::Registry { source, .. } => source.name(),
            Self::Documents(_) => "documents",
        }
    }
}

/// How sure a day of effect is that is proved so: a database's field alone is wrong in two of a hundred.
pub(super) fn certainty_of(proof: Proof) -> Certainty {
    match proof {
        Proof::Text | Proof::User | Proof::Recalled => Certainty::Certain,
        Proof::Note | Proof::Conflict => Certainty::Probable,
    }
}
