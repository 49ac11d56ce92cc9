//! Processes of our own program that parse files and can do no harm.
//!
//! The parent (`pool`, `process`) starts workers as they are needed, sends each one file after the other and ends it
//! where it takes too long. The worker (`serve`) locks itself in (`sandbox`) before it takes the first byte, and
//! sends pages as they are parsed. Both speak in frames (`frame`) over the worker's standard input and output.

mod frame;
mod message;
mod obituary;
mod pool;
mod process;
mod serve;

pub(crate) use pool::Pool;
pub(crate) use serve::{Work, serve};

use std::path::PathBuf;

/// How files are guarded.
#[derive(Debug, Clone)]
pub struct Guard {
    /// This program, whose command `worker` serves.
    pub program: PathBuf,
    /// Bytes of memory that a worker may use.
    pub memory: usize,
    /// After so many files a worker is replaced by a fresh one; 500 unless told otherwise.
    pub files: usize,
}

impl Guard {
    /// Bytes of memory that a worker may use where nothing is said.
    pub const USUAL_MEMORY: usize = 512 << 20;

    /// The usual guard of the program at `program`.
    pub fn new(program: PathBuf) -> Self {
        Self { program, memory: Self::USUAL_MEMORY, files: 500 }
    }
}
