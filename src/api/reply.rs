//! JSON written on the blocking thread that made the answer, so that it need not outlive its record.

use crate::view::error::Problem;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// A written answer.
#[derive(Debug)]
pub(super) struct Written(Vec<u8>);

impl Written {
    /// Writes `view`.
    pub(super) fn json(view: &impl Serialize) -> Result<Self, Problem> {
        serde_json::to_vec(view).map(Self).map_err(|error| {
            tracing::error!(%error, "an answer could not be written");
            Problem {
                status: 500,
                code: "internal",
                message: "the server could not write the answer; its log says more".to_owned(),
                field: None,
            }
        })
    }
}

impl IntoResponse for Written {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, "application/json")], self.0).into_response()
    }
}
