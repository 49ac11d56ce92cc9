//! What parent and worker say to each other.

use crate::file::{LeftOut, Limits, ParsedPage, SourceError};
use crate::guard::sandbox::Protection;
use crate::text::Notice;
use serde::{Deserialize, Serialize};

/// Takes the members of an archive, each with its name.
pub(crate) type Members<'a> = &'a mut dyn FnMut(String, Vec<u8>);

/// What is said of a file as a whole once it was read, or why it cannot be.
pub(crate) type Parsed = Result<Vec<Notice>, SourceError>;

/// What was left out of an archive once it was unpacked, or why it cannot be.
pub(crate) type Unpacked = Result<Vec<LeftOut>, SourceError>;

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
    /// All pages were sent.
    Parsed(Parsed),
    /// All members were sent.
    Unpacked(Unpacked),
}
