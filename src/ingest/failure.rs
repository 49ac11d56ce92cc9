//! Why one source could not be read: the step and what went wrong.

use crate::file::SourceError;
use crate::index::{Failure, SourceFile};

/// What went wrong with one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The step that failed: `open`, `read`, `parse`.
    pub stage: &'static str,
    /// Names that stand before the sentence, the first of them before all others.
    pub about: Vec<String>,
    /// What went wrong.
    pub why: Box<SourceError>,
}

impl Fault {
    /// A source that could not be opened.
    pub(super) fn open(why: SourceError) -> Self {
        Self { stage: "open", about: Vec::new(), why: Box::new(why) }
    }

    /// Bytes that could not be read as a document.
    pub fn read(why: SourceError) -> Self {
        Self { stage: "read", about: Vec::new(), why: Box::new(why) }
    }

    /// The same with the name of the thing before its sentence.
    pub(super) fn about(mut self, what: &str) -> Self {
        self.about.insert(0, what.to_owned());
        self
    }

    /// The failure as the index keeps it.
    pub fn of(self, source: SourceFile) -> Failure {
        Failure { source, stage: self.stage.to_owned(), about: self.about, why: self.why }
    }
}

impl From<SourceError> for Fault {
    fn from(error: SourceError) -> Self {
        Self::read(error)
    }
}
