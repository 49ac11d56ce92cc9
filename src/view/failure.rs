//! Why a source could not be read, one shape for every face.

use super::sentences::Told;
use crate::index::Failure;
use serde::Serialize;
use utoipa::ToSchema;

/// A source that could not be read.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FailureView<'a> {
    /// The step that failed: `open`, `read`, `parse`.
    pub stage: &'a str,
    /// What kind of failure it is; `code` says more.
    pub kind: &'static str,
    /// What went wrong.
    #[serde(flatten)]
    pub told: Told,
}

/// What is told of `failure`.
pub fn view(failure: &Failure) -> FailureView<'_> {
    FailureView { stage: &failure.stage, kind: failure.why.kind().name(), told: Told::failure(failure) }
}
