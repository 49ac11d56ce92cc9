//! The mark of the last change, kept as a document of the index itself, so that a point in time holds it too.

use super::mapping::{FORMAT, KIND, STAMP, STATE};
use crate::index::State;
use serde_json::{Value, json};
use std::hash::{BuildHasher, Hasher, RandomState};

/// The id of the mark.
pub(super) const ID: &str = "state";

/// What is asked to learn the mark.
pub(super) fn question() -> Value {
    json!({
        "query": { "bool": { "filter": [{ "term": { KIND: STATE } }] } }, "size": 1, "track_total_hits": false,
        "stored_fields": "_none_", "docvalue_fields": [STAMP],
    })
}

/// The state that the answer to [`question`] names.
pub(super) fn of(answer: &Value) -> State {
    State::new(answer["hits"]["hits"][0]["fields"][STAMP][0].as_str().unwrap_or("empty"))
}

/// A state of which nobody knows yet.
pub(super) fn fresh() -> State {
    State::new(format!("{FORMAT}-{:016x}{:016x}", random(), random()))
}

/// The end of an index's name, for one that stands beside others.
pub(super) fn mark_of_a_name() -> String {
    format!("{:08x}", random() >> 32)
}

/// The keys of the standard library's hash maps are as random as the system is.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// The document that marks `state`.
pub(super) fn mark(state: &State) -> Value {
    json!({ KIND: STATE, STAMP: state.as_str() })
}
