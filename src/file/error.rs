//! Why a file could not be read.

use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("{message}")]
pub struct SourceError {
    kind: SourceErrorKind,
    /// One sentence that names the thing and the remedy.
    message: String,
}

/// What went wrong, as programs tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceErrorKind {
    /// The file holds nothing.
    Empty,
    /// The file is not text and of no kind that is known.
    Binary,
    /// Nothing proves in which encoding the text is.
    Encoding,
    /// The file is locked with a password.
    Encrypted,
    /// The file is broken.
    Damaged,
    /// The file is whole and holds no text.
    NoText,
    /// The kind of file has no reader.
    Unsupported,
    /// The file is an archive, whose members are read one by one.
    Archive,
    /// Reading it costs more than is allowed.
    Limit,
    /// The reader failed on the file.
    Crash,
    /// The reader was ended from outside.
    Killed,
    /// No reader could be started.
    Worker,
}

impl SourceErrorKind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Empty,
        Self::Binary,
        Self::Encoding,
        Self::Encrypted,
        Self::Damaged,
        Self::NoText,
        Self::Unsupported,
        Self::Archive,
        Self::Limit,
        Self::Crash,
        Self::Killed,
        Self::Worker,
    ];

    /// The stable word for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::Encoding => "encoding",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::NoText => "no_text",
            Self::Unsupported => "unsupported",
            Self::Archive => "archive",
            Self::Limit => "limit",
            Self::Crash => "crash",
            Self::Killed => "killed",
            Self::Worker => "worker",
        }
    }
}

impl fmt::Display for SourceErrorKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl SourceError {
    /// What went wrong, as programs tell it apart.
    pub fn kind(&self) -> SourceErrorKind {
        self.kind
    }

    pub(crate) fn new(kind: SourceErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    pub(crate) fn limit(message: impl Into<String>) -> Self {
        Self::new(SourceErrorKind::Limit, message)
    }
}
