//! Why a file could not be read.

use thiserror::Error;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct SourceError {
    /// What went wrong, as a stable word for programs: one of [`SourceError::KINDS`].
    pub kind: &'static str,
    /// One sentence that names the thing and the remedy.
    pub message: String,
}

impl SourceError {
    /// All words for what may go wrong. `crash`: the reader failed on the file; `killed`: it was ended from outside;
    /// `worker`: none could be started.
    pub const KINDS: [&'static str; 12] = [
        "empty",
        "binary",
        "encoding",
        "encrypted",
        "damaged",
        "no_text",
        "unsupported",
        Self::ARCHIVE,
        "limit",
        "crash",
        "killed",
        "worker",
    ];

    /// The file is an archive, whose members are read one by one.
    pub const ARCHIVE: &'static str = "archive";

    /// The word that another process wrote.
    pub(super) fn known(kind: &str) -> &'static str {
        Self::KINDS.iter().find(|known| **known == kind).copied().unwrap_or("crash")
    }

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
