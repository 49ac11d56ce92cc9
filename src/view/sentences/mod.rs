//! All sentences that people are told, in both languages of the faces, and nothing else.
//!
//! Below here doubts, failures, findings and notes are data. Each face words them by these functions, so that a program gets
//! the same `code` and `values` everywhere, and a person the same sentence.

mod archives;
mod doubts;
mod failures;
mod findings;
mod formats;
mod limits;
mod meanings;
mod notes;
mod remedies;

pub use doubts::{doubt, unrecognised};
pub use failures::{failure, left_out, source_error};
pub use findings::message;
pub use meanings::meaning;
pub use notes::note;
pub use remedies::remedy;

use crate::index::Failure;
use crate::query::Note;
use crate::text::Notice;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Wording {
    /// Both.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }
}

/// What programs and people are told of one thing: the same four fields in every answer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Told {
    /// One sentence in English.
    pub message: String,
    /// The same in Vietnamese.
    pub message_vi: String,
    /// A stable word for what it is.
    pub code: String,
    /// What differs from case to case, by name; empty where nothing does.
    #[schema(value_type = Object)]
    pub values: Map<String, Value>,
}

impl Told {
    /// What is told of a doubt.
    pub fn doubt(notice: &Notice) -> Self {
        Self::new(&notice.what, doubt(notice))
    }

    /// What is told of a failure.
    pub fn failure(failed: &Failure) -> Self {
        Self::new(&failed.why, failure(&failed.about, &failed.why))
    }

    /// What is told of a note.
    pub fn note(what: &Note) -> Self {
        Self::new(what, note(what))
    }

    /// `what` serialises as `code` and `values`.
    pub fn new(what: &impl Serialize, wording: Wording) -> Self {
        let (code, values) = data(what, "code");
        Self { message: wording.en, message_vi: wording.vi, code, values }
    }
}

/// What `what` serialises as: the word under `tag`, and its `values`, if it has any.
pub(super) fn data(what: &impl Serialize, tag: &str) -> (String, Map<String, Value>) {
    let mut data = match serde_json::to_value(what) {
        Ok(Value::Object(data)) => data,
        _ => Map::new(),
    };
    let word = data.get(tag).and_then(Value::as_str).unwrap_or_default().to_owned();
    let values = match data.remove("values") {
        Some(Value::Object(values)) => values,
        _ => Map::new(),
    };
    (word, values)
}
