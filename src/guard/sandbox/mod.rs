//! What a process gives away before it touches a file that may be hostile.
//!
//! Three walls, each held by the kernel and none to be taken down again: resource limits (`resources`), no files but the
//! named ones (`files`, by Landlock), no calls but those that the work needs (`calls`, by seccomp). A kernel that
//! lacks one leaves the others; what is missing is told.

mod calls;
mod files;
mod resources;

use serde::{Deserialize, Serialize};
use std::path::Path;

/// Memory that a worker's threads reserve as stack and hardly touch, beside what it may use: 64 MiB for the thread that
/// takes files, 256 MiB for the one that reads PDFs.
const STACKS: u64 = 320 << 20;

/// What a foreign program may use; LibreOffice needs more than a worker.
const TOOL_MEMORY: u64 = 2 << 30;

/// The largest file that a foreign program may write.
const TOOL_FILE: u64 = 1 << 30;

/// What a process may not do, by what the kernel keeps it from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protection {
    /// Use more memory than allowed (resource limits).
    pub memory: Held,
    /// Touch files (Landlock).
    pub files: Held,
    /// Use the network, start programs and all else that the work does not need (seccomp).
    pub calls: Held,
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

impl From<bool> for Held {
    fn from(held: bool) -> Self {
        if held { Self::Fully } else { Self::Not }
    }
}

impl Protection {
    /// None at all.
    pub(super) const NONE: Self = Self { memory: Held::Not, files: Held::Not, calls: Held::Not };

    /// What this kernel does not hold as it should, each as a few words; empty where all is well.
    pub fn gaps(&self) -> Vec<&'static str> {
        let gap = |held, partly, not| match held {
            Held::Fully => None,
            Held::Partly => Some(partly),
            Held::Not => Some(not),
        };
        let gaps = [
            gap(self.memory, "memory is limited in part", "memory is not limited (setrlimit)"),
            gap(
                self.files,
                "files are out of reach in part (Landlock of an old kernel)",
                "files are within reach (no Landlock)",
            ),
            gap(self.calls, "calls are limited in part", "network and programs are within reach (no seccomp)"),
        ];
        gaps.into_iter().flatten().collect()
    }
}

/// Locks a worker in for good: at most `memory` bytes, no files, no network, no other programs. Only threads that start
/// later are held with it.
pub(super) fn worker(memory: usize) -> Protection {
    Protection {
        memory: resources::limit(memory as u64 + STACKS, 0, 64).into(),
        files: files::nothing(),
        calls: calls::only_what_parsing_needs().into(),
    }
}

/// Locks a foreign program in that this process is about to become: it may read what is installed, and write in `folder`
/// alone.
pub(super) fn tool(folder: Option<&Path>, reads: Option<&Path>) -> Protection {
    Protection {
        memory: resources::limit(TOOL_MEMORY, TOOL_FILE, 1024).into(),
        files: files::installed_and(folder, reads),
        calls: calls::no_network().into(),
    }
}
