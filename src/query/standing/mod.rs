//! How an act stands on a day: a pure function of ranked evidence.
//!
//! Evidence says when an act begins, on which day it stood, and what others did to it (`evidence.rs`); the registry gives its own
//! (`known.rs`), documents of the corpus theirs (`told.rs`, `rests.rs`). `judge.rs` weighs it for one day, and for a provision where one is asked for. What
//! nobody knows is unknown; it is never guessed.

mod evidence;
mod judge;
mod known;
mod rests;
mod told;

pub use evidence::{Change, ChangeKind, Evidence, Grounds, Holds, Says};
pub use judge::{About, Conflict, Verdict, judge};
pub use known::known_evidence;
pub(super) use rests::{Attested, attested, resting};
pub(super) use told::{own_evidence, stated_evidence, upon_evidence};

use serde::Serialize;

/// How an authority stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In force, and nothing is known to amend it.
    InForce,
    /// In force as amended.
    Amended,
    /// In force but for a part that was repealed.
    PartlyRepealed,
    /// Its effect is stayed for a time.
    Suspended,
    /// Replaced: no longer a basis.
    Replaced,
    /// Repealed, and nothing takes its place.
    Repealed,
    /// It ended on a day that it names itself.
    Expired,
    /// It takes effect later.
    NotYetInEffect,
    /// Nobody knows enough.
    Unknown,
}

impl Standing {
    /// Its stable word for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Amended => "amended",
            Self::PartlyRepealed => "partly_repealed",
            Self::Suspended => "suspended",
            Self::Replaced => "replaced",
            Self::Repealed => "repealed",
            Self::Expired => "expired",
            Self::NotYetInEffect => "not_yet_in_effect",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it has ended.
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Replaced | Self::Repealed | Self::Expired)
    }

    /// Whether one may rest on it, in whole or in part.
    pub fn is_good(self) -> bool {
        matches!(self, Self::InForce | Self::Amended | Self::PartlyRepealed)
    }
}
