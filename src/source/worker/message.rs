//! What parent and worker say to each other.

use crate::source::{Limits, ParsedPage};
use crate::text::Notice;
use serde::{Deserialize, Serialize};

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
}

/// What a worker answers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reply {
    /// It can be asked.
    Ready(Protection),
    /// A page; the pixels of its picture are beside it where it has this width and height.
    Page(ParsedPage, Option<(u32, u32)>),
    /// All was done, with these doubts about the file.
    Done(Vec<Notice>),
    /// The file cannot be read.
    Failed {
        /// The word for programs.
        kind: String,
        /// The sentence for people.
        message: String,
    },
}

/// What a worker may not do, by what the kernel keeps it from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// Use more memory than allowed (resource limits).
    pub memory: Held,
    /// Touch files (Landlock).
    pub files: Held,
    /// Use the network, start programs and all else that parsing does not need (seccomp).
    pub calls: Held,
}

impl Protection {
    /// None at all.
    pub(super) const fn none() -> Self {
        Self { memory: Held::Not, files: Held::Not, calls: Held::Not }
    }
}

/// How well something is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// As it should be.
    Fully,
    /// As far as this kernel can.
    Partly,
    /// Not at all.
    Not,
}
