//! Settings: what flags and the environment say, and the defaults.
//!
//! One block a setting (`places.rs`, `reading.rs`, `http.rs`) is all that there is to write. This is the only place that
//! reads environment variables. A flag outranks a variable, a variable the default.

mod block;
mod form;
mod http;
mod opensearch;
mod places;
mod reading;
mod today;

pub use block::{Block, Group, Typed};
pub use http::{DEFAULT_CORPUS, Http, Log};
pub use opensearch::{Hidden, OpenSearch};
pub use places::{DEFAULT_INDEX, Places};
pub use reading::Reading;
pub use today::today;

use crate::index::{Access, Place};
use block::Said;
use std::path::PathBuf;
use thiserror::Error;

/// What holds for one run of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Where the index is.
    pub index: Place,
    /// How a cluster is entered, where it is in one.
    pub access: Access,
    /// The folder of the user's own tables of facts; none where not named.
    pub registry: Option<PathBuf>,
    /// What one file may cost, and how it is read.
    pub reading: Reading,
    /// How `serve` serves.
    pub http: Http,
    /// This program, for starting it again as a reader of files.
    pub program: PathBuf,
}

/// A setting with a value that means nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{name} is `{value}`, which is not {wanted}; correct or unset it")]
pub struct ConfigError {
    name: String,
    value: String,
    wanted: String,
}

impl Settings {
    /// The settings of this process: the flags `typed`, its environment, the defaults.
    ///
    /// # Errors
    /// Where a variable has a value that means nothing, whether this run needs it or not.
    pub fn new(typed: &Typed) -> Result<Self, ConfigError> {
        Self::read(&Said { typed, environment: &|name| std::env::var_os(name) })
    }

    fn read(said: &Said<'_>) -> Result<Self, ConfigError> {
        let Places { index, registry } = Places::read(said)?;
        let mut reading = Reading::read(said)?;
        reading.ocr_cache = reading.ocr_cache.or_else(|| reading::usual_cache(said));
        reading.ocr_data = reading.ocr_data.or_else(|| reading::usual_data(said));
        let access = OpenSearch::read(said)?.access();
        Ok(Self { index, access, registry, reading, http: Http::read(said)?, program: program() })
    }
}

/// Every setting, in the order of help.
pub fn blocks() -> Vec<Block> {
    [Places::blocks(), OpenSearch::blocks(), Http::blocks(), Reading::blocks()].into_iter().flatten().collect()
}

/// This program: on Linux by a name that stays true where the file is replaced while we run.
fn program() -> PathBuf {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() { running } else { std::env::current_exe().unwrap_or_else(|_| PathBuf::from("cancu")) }
}

#[cfg(test)]
mod tests;
