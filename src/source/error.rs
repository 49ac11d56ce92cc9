//! Why a file could not be read.

use thiserror::Error;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct SourceError {
    /// What went wrong, as a stable word for programs: `empty`, `binary`, `encoding`, `encrypted`, `damaged`, `no_text`,
    /// `unsupported`, `limit`.
    pub kind: &'static str,
    /// One sentence that names the thing and the remedy.
    pub message: String,
}

impl SourceError {
    pub(super) fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    pub(super) fn limit(message: impl Into<String>) -> Self {
        Self::new("limit", message)
    }

    pub(super) fn damaged() -> Self {
        Self::new(
            "damaged",
            "the PDF is damaged and its pages cannot be found; open it in a PDF viewer and save it again, or fetch it anew",
        )
    }
}
