//! The mark of the last change, kept as a document of the index itself, so that a point in time holds it too.

use super::ask::Reply;
use super::mapping::{FORMAT, KIND, STAMP, STATE};
use serde_json::{Value, json};
use std::hash::{BuildHasher, Hasher, RandomState};

/// The id of the mark.
pub(super) const ID: &str = "state";

/// What is asked to learn the mark.
pub(super) fn question() -> Value {
    json!({
        "query": { "bool": { "filter": [{ "term": { KIND: STATE } }] } }, "size": 1, "track_total_hits": false,
        "_source": false, "docvalue_fields": [STAMP],
    })
}

/// The mark in the answer to [`question`]; the empty one where nothing was ever written.
pub(super) fn stamp(answer: &Value) -> String {
    answer["hits"]["hits"][0]["fields"][STAMP][0].as_str().unwrap_or_default().to_owned()
}

/// A mark that nobody else makes.
pub(super) fn fresh() -> Value {
    // The keys of the standard library's hash maps are as random as the system is.
    let random = || RandomState::new().build_hasher().finish();
    json!({ KIND: STATE, STAMP: format!("{FORMAT}-{:016x}{:016x}", random(), random()) })
}

/// Keeps [`Reply`] the one way to an answer.
impl Reply {
    /// The hits of the answer.
    pub(super) fn hits(&self) -> &[Value] {
        self.0["hits"]["hits"].as_array().map_or(&[], Vec::as_slice)
    }
}
