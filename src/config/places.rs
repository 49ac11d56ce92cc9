//! Settings of all commands: where things are.

use super::block::settings;
use super::form::{folder_or, place};
use crate::index::Place;
use std::path::PathBuf;

/// The folder of the index where nothing names one.
pub const DEFAULT_INDEX: &str = "index";

settings! {
    /// Where things are.
    Places, None;

    /// Folder of your own tables of facts (`types.tsv`, `issuers.tsv`, `provinces.tsv`, `laws.tsv`, `relations.tsv`,
    /// `effects.tsv`, `short_names.tsv`, `abbreviations.tsv`, `places.tsv`, `bodies.tsv`, `offices.tsv`, `ranks.tsv`,
    /// `signs.tsv`, `terms.tsv`, `unyeared.tsv`), which add to the built-in ones
    registry: Option<PathBuf> = folder_or("none"), "--registry DIR", "CANCU_REGISTRY";

    /// Folder of the index, or its address in an OpenSearch cluster, as http://one:9200,two:9200/cancu
    index: Place = place(DEFAULT_INDEX), "--index PLACE", "CANCU_INDEX";
}
