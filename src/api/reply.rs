//! Answers written on the blocking thread that made them, so that they need not outlive their record.

use crate::export;
use crate::view::error::Problem;
use crate::view::parameters::Parameters;
use crate::view::table::Table;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A written answer.
#[derive(Debug)]
pub(super) struct Written {
    media_type: &'static str,
    /// The name under which a browser stores it; none where it shows it.
    name: Option<String>,
    bytes: Vec<u8>,
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum RowForm {
    #[default]
    Json,
    Csv,
    Xlsx,
}

impl RowForm {
    /// What `format` asks for.
    pub(super) fn of(parameters: &Parameters) -> Result<Self, Problem> {
        Ok(parameters.choice("format")?.unwrap_or_default())
    }
}

impl Written {
    /// Writes `view`.
    pub(super) fn json(view: &impl Serialize) -> Result<Self, Problem> {
        let bytes = serde_json::to_vec(view).map_err(|error| unwritten(&error))?;
        Ok(Self { media_type: "application/json", name: None, bytes })
    }

    /// Writes `view`, or `table` into a file called `name` with the ending of its form.
    pub(super) fn rows(
        form: RowForm,
        view: &impl Serialize,
        name: &str,
        table: impl FnOnce() -> Table,
    ) -> Result<Self, Problem> {
        match form {
            RowForm::Json => Self::json(view),
            RowForm::Csv => {
                let bytes = export::csv(&table()).into_bytes();
                Ok(Self::file("text/csv; charset=utf-8", format!("{name}.csv"), bytes))
            }
            RowForm::Xlsx => {
                let bytes = export::xlsx(&[table()]).map_err(|error| unwritten(&error))?;
                let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                Ok(Self::file(media_type, format!("{name}.xlsx"), bytes))
            }
        }
    }

    /// A file for the browser to store as `name`, a plain ASCII one.
    pub(super) fn file(media_type: &'static str, name: String, bytes: Vec<u8>) -> Self {
        Self { media_type, name: Some(name), bytes }
    }

    /// The same answer under another media type.
    pub(super) fn typed(self, media_type: &'static str) -> Self {
        Self { media_type, ..self }
    }
}

fn unwritten(error: &dyn std::error::Error) -> Problem {
    tracing::error!(%error, "an answer could not be written");
    Problem::internal("the server could not write the answer; its log says more")
}

impl IntoResponse for Written {
    fn into_response(self) -> Response {
        let kind = [(CONTENT_TYPE, self.media_type)];
        match self.name {
            Some(name) => {
                (kind, [(CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))], self.bytes).into_response()
            }
            None => (kind, self.bytes).into_response(),
        }
    }
}
