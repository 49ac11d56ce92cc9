//! What all questions and changes of one index share.

use super::client::{Client, Sent};
use super::trouble;
use crate::index::{Deadline, EngineError};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// So many states may wait to be closed: a node keeps some hundreds at once.
const MOST_LEFT: usize = 8;

/// The way to an index.
pub(super) struct Reach {
    pub(super) client: Client,
    /// Over how many shards it is spread.
    pub(super) shards: usize,
    /// Whether the cluster was seen to forbid scripts.
    pub(super) no_scripts: AtomicBool,
    /// Values that lead to every shard once.
    routes: OnceLock<Vec<String>>,
    /// States that are no longer wanted, to be closed together.
    left: Mutex<Vec<String>>,
}

impl Reach {
    /// The way to the index of `client`.
    pub(super) fn new(client: Client, shards: usize) -> Self {
        let (routes, left) = (OnceLock::new(), Mutex::default());
        Self { client, shards: shards.max(1), no_scripts: AtomicBool::new(false), routes, left }
    }

    /// Values that lead to every shard once.
    pub(super) fn routes(&self, until: Deadline) -> Result<&[String], EngineError> {
        if let Some(routes) = self.routes.get() {
            return Ok(routes);
        }
        let found = routes(&self.client, self.shards, until)?;
        Ok(self.routes.get_or_init(|| found))
    }

    /// Takes a state that is no longer wanted.
    pub(super) fn leave(&self, state: String) {
        self.left.lock().unwrap_or_else(PoisonError::into_inner).push(state);
    }

    /// Closes states that are no longer wanted, where there are many.
    pub(super) fn tidy_up(&self) {
        self.close(MOST_LEFT);
    }

    /// Closes them where they are more than `most`. A node forgets them by itself soon, so that nothing is said where that
    /// fails.
    fn close(&self, most: usize) {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if left.len() > most {
            let body = json!({ "pit_id": std::mem::take(&mut *left) });
            drop(left);
            let soon = Deadline::after(Duration::from_secs(2));
            let _ = self.client.ask("DELETE", "_search/point_in_time", &Sent::Json(&body), soon);
        }
    }
}

impl Drop for Reach {
    fn drop(&mut self) {
        self.close(0);
    }
}

/// Values that lead a request to each of `shards` shards once.
fn routes(client: &Client, shards: usize, until: Deadline) -> Result<Vec<String>, EngineError> {
    let mut found: BTreeMap<u64, String> = BTreeMap::new();
    if shards <= 1 {
        return Ok(vec!["0".to_owned()]);
    }
    // Routes are spread evenly, so that a few for each shard are enough; the bound only ends what cannot end well.
    for route in 0..shards * 40 {
        let path = format!("{}/_search_shards?routing={route}", client.index());
        let answer = client.want("GET", &path, &Sent::Nothing, until)?;
        if let Some(shard) = answer["shards"][0][0]["shard"].as_u64() {
            found.entry(shard).or_insert_with(|| route.to_string());
        }
        if found.len() == shards {
            return Ok(found.into_values().collect());
        }
    }
    Err(trouble::strange(client.place()))
}
