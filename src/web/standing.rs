//! How an authority stands on a day, in a few words with what makes it so.

use super::words::Words;
use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::index::EngineError;
use crate::query::status::{Standing, Status};
use crate::view::page::authority_path;
use std::collections::BTreeSet;

/// A status for a reader.
pub(super) struct Stand {
    pub(super) word: &'static str,
    /// Whether it may be rested on, for the colour: `good`, `care`, `bad`, `open`.
    pub(super) class: &'static str,
    /// What amended or replaced it.
    pub(super) by: Vec<By>,
    /// The last day on which a source shows that it stood, where the day asked for is later.
    pub(super) as_of: Option<String>,
    /// Its last day, by its own words.
    pub(super) expired: Option<String>,
    /// Whether it rests on facts that were written down from memory.
    pub(super) recalled: bool,
}

/// What amended or replaced an authority.
pub(super) struct By {
    pub(super) name: String,
    pub(super) link: Option<String>,
    pub(super) since: Option<String>,
}

/// What amended or ended an authority and has a page: the corpus knows it, or official sources do.
pub(super) fn known<'s>(
    corpus: &Corpus<'_>,
    statuses: impl IntoIterator<Item = &'s Status>,
) -> Result<BTreeSet<AuthorityKey>, EngineError> {
    let acting = statuses.into_iter().flat_map(|status| status.verdict.changes.iter());
    with_pages(corpus, acting.filter_map(|change| change.key.as_ref()))
}

/// Those of `keys` that have a page: the corpus knows them, or official sources do.
pub(super) fn with_pages<'k>(
    corpus: &Corpus<'_>,
    keys: impl IntoIterator<Item = &'k AuthorityKey>,
) -> Result<BTreeSet<AuthorityKey>, EngineError> {
    let keys: Vec<&AuthorityKey> = keys.into_iter().collect();
    let mut known = corpus.known_of(keys.iter().copied())?;
    let official = keys.into_iter().filter(|key| corpus.registry().document(key.as_str()).is_some());
    known.extend(official.cloned());
    Ok(known)
}

/// The words for `status`. What is not among `known` has no page to lead to.
pub(super) fn of(known: &BTreeSet<AuthorityKey>, w: &Words, status: &Status) -> Stand {
    let standing = status.standing();
    let class = match standing {
        Standing::InForce => "good",
        Standing::Amended | Standing::PartlyRepealed => "care",
        Standing::Unknown => "open",
        _ => "bad",
    };
    // One act may amend one part and abolish another: it is named once.
    let mut named = BTreeSet::new();
    let acting = status.reasons().filter(|change| named.insert(change.by.as_str()));
    let by = acting.map(|change| By {
        name: change.by.clone(),
        link: change.key.as_ref().filter(|key| known.contains(*key)).map(authority_path),
        since: change.since.map(|date| date.in_vietnamese()),
    });
    let by = by.collect();
    let verdict = &status.verdict;
    let start = verdict.effective.as_ref().is_some_and(|(_, grounds)| grounds.is_recalled());
    let recalled = status.reasons().any(|change| change.grounds.is_recalled())
        || start && matches!(standing, Standing::NotYetInEffect | Standing::InForce);
    let as_of = verdict.as_of.as_ref().map(|(day, _)| day.in_vietnamese());
    let expired = verdict.since.filter(|_| standing == Standing::Expired).map(|day| day.in_vietnamese());
    Stand { word: w.standing(standing), class, by, as_of, expired, recalled }
}
