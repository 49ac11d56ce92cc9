//! What is kept of one source document.

use crate::effect::Reading;
use crate::file::SourceError;
use serde::{Deserialize, Serialize};

/// The stable name of a document in URLs and answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
pub struct DocumentId(pub String);

impl std::fmt::Display for DocumentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The file (or the line of a JSON Lines file) that a document was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Absolute path; for a JSON Lines row the path, `#` and the row's `id`.
    pub path: String,
    /// File name, or the row's `id`.
    pub name: String,
    /// BLAKE3 of the content, in hex.
    pub hash: String,
    /// Length of the content in bytes.
    pub bytes: u64,
}

/// One document under its name: all that answers are made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its stable name.
    pub id: DocumentId,
    /// Where it was read from.
    pub source: SourceFile,
    /// What was understood of it.
    pub reading: Reading,
}

impl Record {
    /// The record of `reading` under the name `id`.
    pub fn new(id: DocumentId, source: SourceFile, reading: Reading) -> Self {
        Self { id, source, reading }
    }
}

/// A source that could not be read, kept so that it is shown and not tried again until it changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Which source.
    pub source: SourceFile,
    /// The step that failed: `open`, `read`, `parse`.
    pub stage: String,
    /// What it is about, where that is not the source itself: the members of an archive, from the innermost outwards.
    pub about: Vec<String>,
    /// What went wrong.
    pub why: Box<SourceError>,
}

/// What the index knows of one source: enough to decide whether it must be read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceEntry {
    /// Which source.
    pub source: SourceFile,
    /// The document that it became, or why it did not become one.
    pub outcome: Result<DocumentId, Failure>,
}
