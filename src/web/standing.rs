//! How an authority stands on a day, in a few words with what makes it so.

use super::words::Words;
use crate::index::{Engine, EngineError};
use crate::query::is_known;
use crate::query::status::{Change, Grounds, Standing, Status};
use crate::registry::Evidence;
use crate::view::page::authority_path;

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

/// The words for `status`. What nobody in the corpus cites has no page to lead to.
pub(super) fn of(engine: &dyn Engine, w: &Words, status: &Status) -> Result<Stand, EngineError> {
    let class = match status.standing {
        Standing::InForce => "good",
        Standing::Amended => "care",
        Standing::Replaced | Standing::NotYetInEffect => "bad",
        Standing::Unknown => "open",
    };
    let mut by = Vec::new();
    for change in status.reasons() {
        let known = match &change.key {
            Some(key) => is_known(engine, &key.0)?,
            None => false,
        };
        by.push(By {
            name: change.by.clone(),
            link: change.key.as_ref().filter(|_| known).map(authority_path),
            since: change.since.map(|date| date.in_vietnamese()),
        });
    }
    let from_memory =
        |change: &Change| matches!(change.grounds, Grounds::Registry { evidence: Evidence::Recalled, .. });
    let start = matches!(status.effective, Some((_, Evidence::Recalled)));
    let recalled = status.reasons().any(from_memory) || status.standing == Standing::NotYetInEffect && start;
    Ok(Stand { word: w.standing(status.standing), class, by, recalled })
}
