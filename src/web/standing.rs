//! How an authority stands on a day, in a few words with what makes it so.

use super::words::{self, Words};
use crate::query::status::Status;
use crate::view::page::authority_path;

/// A status for a reader.
pub(super) struct Stand {
    pub(super) word: &'static str,
    /// Whether it may be rested on, for the colour: `good`, `care`, `bad`, `open`.
    pub(super) class: &'static str,
    /// What amended or replaced it.
    pub(super) by: Vec<By>,
}

/// What amended or replaced an authority.
pub(super) struct By {
    pub(super) name: String,
    pub(super) link: Option<String>,
    pub(super) since: Option<String>,
}

/// The words for `status`.
pub(super) fn of(w: &Words, status: &Status) -> Stand {
    use crate::query::status::Standing;
    let class = match status.standing {
        Standing::InForce => "good",
        Standing::Amended => "care",
        Standing::Replaced | Standing::NotYetInEffect => "bad",
        Standing::Unknown => "open",
    };
    let by = status.reasons().map(|change| By {
        name: change.by.clone(),
        link: change.key.as_ref().map(authority_path),
        since: change.since.map(words::date),
    });
    Stand { word: w.standing(status.standing), class, by: by.collect() }
}
