//! What can go wrong at the seam.

use thiserror::Error;

/// What kind of thing went wrong in an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineErrorKind {
    /// There is no index at that place.
    Missing,
    /// The folder holds something else.
    NotAnIndex,
    /// The index was written by another format version.
    OtherVersion,
    /// Another process is writing.
    Busy,
    /// The index is damaged.
    Damaged,
    /// It was opened for reading only.
    ReadOnly,
    /// Reading or writing failed.
    Io,
    /// The engine cannot be reached now; the same question may be answered in a moment.
    Unavailable,
    /// The time that the question had is over.
    TimedOut,
    /// The engine does not answer such a question: it is too large, or asks for what is not kept.
    Refused,
    /// A cluster does not let us in, or nobody that we believe vouches for it.
    Denied,
    /// There is no room for more.
    Full,
}

/// A failure at the seam: its kind for programs, one sentence for people, and the cause.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct EngineError {
    /// What kind.
    pub kind: EngineErrorKind,
    /// One sentence that names the thing and the remedy.
    pub message: String,
    /// The cause.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl EngineError {
    /// A failure without a cause of its own.
    pub fn new(kind: EngineErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    /// A failure with its cause.
    pub fn because(
        kind: EngineErrorKind,
        message: impl Into<String>,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self { kind, message: message.into(), source: Some(cause.into()) }
    }
}
