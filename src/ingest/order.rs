//! What a run is asked, and what it tells: while it goes on, at its end, and where it breaks off.

use super::Part;
use crate::file::Limits;
use crate::index::{EngineError, Failure};
use crate::reader::Reader;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;
use thiserror::Error;

/// How a run goes about its work.
#[derive(Debug, Clone)]
pub struct Options {
    /// Try sources that failed before, and documents with unread pages, again although they have not changed.
    pub retry: bool,
    /// Remove documents under the given paths whose source is gone.
    pub prune: bool,
    /// The part of the files that is read, where other writers read the rest.
    pub part: Option<Part>,
    /// How many workers read at once.
    pub threads: NonZeroUsize,
    /// The largest file, or line of a JSON Lines file, that is read.
    pub max_file_bytes: u64,
    /// Commit at the latest after so many documents,
    pub batch_documents: usize,
    /// so many bytes of text,
    pub batch_bytes: usize,
    /// or so long after the first of them.
    pub batch_time: Duration,
    /// Folders that are passed over, such as the index itself.
    pub left_out: Vec<PathBuf>,
    /// Who reads the files.
    pub reader: Reader,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            retry: false,
            prune: false,
            part: None,
            threads: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            max_file_bytes: Limits::USUAL.bytes as u64,
            batch_documents: 256,
            batch_bytes: 32 << 20,
            batch_time: Duration::from_secs(5),
            left_out: Vec::new(),
            reader: Reader::default(),
        }
    }
}

/// What a run tells while it goes on.
#[derive(Debug)]
pub enum Event<'a> {
    /// The paths were listed.
    Listed {
        /// Files found.
        files: usize,
        /// Their bytes in all.
        bytes: u64,
    },
    /// One source is done, whatever became of it.
    Done {
        /// Its bytes.
        bytes: u64,
    },
    /// A source failed, and not in the way that is already on record.
    Failed(&'a Failure),
}

/// What a run did. A source is a file, or a line of a JSON Lines file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Sources met.
    pub found: usize,
    /// New documents.
    pub added: usize,
    /// Documents whose content changed.
    pub changed: usize,
    /// Documents whose file has another name or folder.
    pub renamed: usize,
    /// Sources with the content that the index has.
    pub unchanged: usize,
    /// Documents removed because their source is gone.
    pub removed: usize,
    /// Sources that could not be read, now or before.
    pub failed: usize,
    /// Headings of the official code among those added or changed.
    pub headings: usize,
    /// Bytes of the sources met.
    pub bytes: u64,
    /// How long it took.
    pub elapsed: Duration,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

/// Why a run did not take place or broke off; what was committed stays.
#[derive(Debug, Error)]
pub enum IngestError {
    /// A given path does not exist.
    #[error("there is no file or folder at {}; check the path", .0.display())]
    MissingPath(PathBuf),
    /// The engine failed.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The machine gave no thread.
    #[error("no worker thread could be started: {0}; close other programs and try again")]
    Thread(#[from] std::io::Error),
}
