//! How an authority stands on a day, in a few words with what makes it so.

use super::words::Words;
use crate::index::{Engine, EngineError};
use crate::query::is_known;
use crate::query::status::{Standing, Status};
use crate::view::page::authority_path;

/// A status for a reader.
pub(super) struct Stand {
    pub(super) word: &'static str,
    /// Whether it may be rested on, for the colour: `good`, `care`, `bad`, `open`.
    pub(super) class: &'static str,
    /// What amended or replaced it.
    pub(super) by: Vec<By>,
    /// The last day on which a source shows that it stood, where the day asked for is later.
    pub(super) as_of: Option<String>,
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
    let standing = status.standing();
    let class = match standing {
        Standing::InForce => "good",
        Standing::Amended | Standing::PartlyRepealed => "care",
        Standing::Unknown => "open",
        _ => "bad",
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
    let start = status.verdict.effective.as_ref().is_some_and(|(_, grounds)| grounds.is_recalled());
    let recalled = status.reasons().any(|change| change.grounds.is_recalled())
        || start && matches!(standing, Standing::NotYetInEffect | Standing::InForce);
    let as_of = status.verdict.as_of.as_ref().map(|(day, _)| words::date(*day));
    Ok(Stand { word: w.standing(standing), class, by, as_of, recalled })
}
