//! What parent and worker say to each other.

use crate::file::{Limits, ParsedPage, SourceError};
use crate::guard::sandbox::Protection;
use crate::text::Notice;
use serde::{Deserialize, Serialize};

/// What is said of the file as a whole once it was read, or why it cannot be.
pub(crate) type Answer = Result<Vec<Notice>, SourceError>;

/// What a worker is asked, with the file's bytes beside it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) task: Task,
    /// The file's name.
    pub(super) name: String,
    pub(super) limits: Limits,
}

/// What is to be done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Task {
    /// Read its pages.
    Parse,
    /// Unpack its members.
    Unpack,
    /// Read it as a heading of the official code, which is sent as one member.
    Heading,
}

/// What a worker answers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reply {
    /// It can be asked.
    Ready(Protection),
    /// A page; the pixels of its picture are beside it where it has this width and height.
    Page(ParsedPage, Option<(u32, u32)>),
    /// A member of an archive; its bytes are beside it.
    Member(String),
    /// All was done, with these doubts about the file.
    Done(Vec<Notice>),
    /// The file cannot be read.
    Failed(SourceError),
}
