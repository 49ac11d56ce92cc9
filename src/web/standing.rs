//! How an authority stands on a day, in a few words with what makes it so.

use super::words::Words;
use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::index::EngineError;
use crate::query::status::{Change, Grounds, Standing, Status};
use crate::registry::Evidence;
use crate::view::page::authority_path;
use std::collections::BTreeSet;

/// A status for a reader.
pub(super) struct Stand {
    pub(super) word: &'static str,
    /// Whether it may be rested on, for the colour: `good`, `care`, `bad`, `open`.
    pub(super) class: &'static str,
    /// What amended or replaced it.
    pub(super) by: Vec<By>,
    /// Whether it rests on facts that were written down from memory.
    pub(super) recalled: bool,
}

/// What amended or replaced an authority.
pub(super) struct By {
    pub(super) name: String,
    pub(super) link: Option<String>,
    pub(super) since: Option<String>,
}

/// What amended or replaced an authority, as far as the corpus knows it.
pub(super) fn known<'s>(
    corpus: &Corpus<'_>,
    statuses: impl IntoIterator<Item = &'s Status>,
) -> Result<BTreeSet<AuthorityKey>, EngineError> {
    corpus.known_of(statuses.into_iter().flat_map(|status| status.reasons().filter_map(|change| change.key.as_ref())))
}

/// The words for `status`. What nobody in the corpus cites, so that it is not among `known`, has no page to lead to.
pub(super) fn of(known: &BTreeSet<AuthorityKey>, w: &Words, status: &Status) -> Stand {
    let class = match status.standing {
        Standing::InForce => "good",
        Standing::Amended => "care",
        Standing::Replaced | Standing::NotYetInEffect => "bad",
        Standing::Unknown => "open",
    };
    let by = status.reasons().map(|change| By {
        name: change.by.clone(),
        link: change.key.as_ref().filter(|key| known.contains(*key)).map(authority_path),
        since: change.since.map(|date| date.in_vietnamese()),
    });
    let by = by.collect();
    let from_memory =
        |change: &Change| matches!(change.grounds, Grounds::Registry { evidence: Evidence::Recalled, .. });
    let start = matches!(status.effective, Some((_, Evidence::Recalled)));
    let recalled = status.reasons().any(from_memory) || status.standing == Standing::NotYetInEffect && start;
    Stand { word: w.standing(status.standing), class, by, recalled }
}
