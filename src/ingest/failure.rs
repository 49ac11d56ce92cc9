//! Why one source could not be read: the step, a word for programs and a sentence for people.

use crate::file::SourceError;
use crate::index::{Failure, SourceFile};

/// What went wrong with one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The step that failed: `open`, `read`, `parse`.
    pub stage: &'static str,
    /// A stable word for programs.
    pub kind: &'static str,
    /// One sentence that names the thing and the remedy.
    pub message: String,
}

impl Fault {
    /// A source that could not be opened.
    pub(super) fn open(kind: &'static str, message: String) -> Self {
        Self { stage: "open", kind, message }
    }

    /// Bytes that could not be read as a document.
    pub(super) fn read(kind: &'static str, message: String) -> Self {
        Self { stage: "read", kind, message }
    }

    /// The same with the name of the thing before its message.
    pub(super) fn about(self, what: &str) -> Self {
        Self { message: format!("{what}: {}", self.message), ..self }
    }

    /// The failure as the index keeps it.
    pub fn of(self, source: SourceFile) -> Failure {
        Failure { source, stage: self.stage.to_owned(), kind: self.kind.to_owned(), message: self.message }
    }
}

impl From<SourceError> for Fault {
    fn from(error: SourceError) -> Self {
        Self::read(error.kind().name(), error.to_string())
    }
}
