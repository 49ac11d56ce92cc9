//! Counts of values as lists of links with bars.

use super::names;
use crate::index::FacetCount;
use crate::query::AuthorityCount;
use crate::view::page::authority_path;

/// A list of counts beside the results.
pub(super) struct Counts {
    pub(super) heading: &'static str,
    /// The one that is chosen, and the address without it.
    pub(super) chosen: Option<(String, String)>,
    pub(super) rows: Vec<CountRow>,
}

/// One value.
pub(super) struct CountRow {
    pub(super) label: String,
    pub(super) count: usize,
    pub(super) link: String,
    /// Length of its bar, of 100.
    pub(super) share: usize,
}

/// Rows for `counts`, each with the address that `link` gives.
pub(super) fn rows(counts: &[FacetCount], most: usize, link: impl Fn(&str) -> String) -> Vec<CountRow> {
    let top = counts.iter().map(|count| count.count).max().unwrap_or(1).max(1);
    let row = |count: &FacetCount| CountRow {
        label: count.value.clone(),
        count: count.count,
        link: link(&count.value),
        share: (count.count * 100 / top).max(2),
    };
    counts.iter().take(most).map(row).collect()
}

/// Rows for cited documents, each by its name.
pub(super) fn authorities(cited: &[AuthorityCount]) -> Vec<CountRow> {
    let top = cited.iter().map(|one| one.documents).max().unwrap_or(1).max(1);
    let row = |one: &AuthorityCount| CountRow {
        label: names::name(&one.card),
        count: one.documents,
        link: authority_path(&one.card.key),
        share: (one.documents * 100 / top).max(2),
    };
    cited.iter().map(row).collect()
}
