//! The engine that runs inside the program, on tantivy. No type of tantivy leaves this folder.

mod by_id;
mod compile;
mod counts;
mod dictionary;
mod folder;
mod gathered;
mod ordinals;
mod schema;
mod search;
mod snapshot;
mod words;
mod writer;

use super::{Batch, Deadline, Engine, EngineError, EngineErrorKind, Health, State, View};
use folder::Content;
use schema::Layout;
use snapshot::{Snapshot, state_of};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::available_parallelism;
use std::time::SystemTime;
use tantivy::{Executor, Index, IndexReader, ReloadPolicy, Searcher, TantivyError};
use writer::Writer;

/// An index in a folder. Readers see every commit as soon as it is made, also those of another process.
pub struct Embedded {
    dir: PathBuf,
    layout: Layout,
    reader: IndexReader,
    /// When the list of segments was last written, as far as the reader knows.
    seen: Mutex<Option<SystemTime>>,
    ordinals: ordinals::KnownOrdinals,
    /// Look through segments side by side. Started at the first question that ranks.
    threads: OnceLock<Executor>,
    writer: Option<Mutex<Writer>>,
}

impl Embedded {
    /// Opens the index in `dir` for questions alone; another process may be writing it.
    ///
    /// # Errors
    /// Where there is no index, something else, an index of another version or a damaged one.
    pub fn open_reader(dir: &Path) -> Result<Self, EngineError> {
        match folder::inspect(dir)? {
            Content::Index => Self::open(dir, None),
            content => Err(folder::refusal(&content, dir)),
        }
    }

    /// Opens the index in `dir` for questions and changes; an absent or empty folder becomes an empty index.
    ///
    /// # Errors
    /// As [`Embedded::open_reader`], and where another process is writing.
    pub fn open_writer(dir: &Path) -> Result<Self, EngineError> {
        // Looked at first without a trace, since a lock file may not be left in a foreign folder.
        if let content @ (Content::Foreign | Content::OtherVersion) = folder::inspect(dir)? {
            return Err(folder::refusal(&content, dir));
        }
        let lock = folder::lock(dir)?;
        match folder::inspect(dir)? {
            Content::Index => {}
            Content::Nothing => create(dir)?,
            content => return Err(folder::refusal(&content, dir)),
        }
        Self::open(dir, Some(lock))
    }

    /// Empties the index in `dir`, of whatever version, and opens it for changes. Other files in the folder stay.
    ///
    /// # Errors
    /// Where the folder holds something else, or another process is writing.
    pub fn rebuild(dir: &Path) -> Result<Self, EngineError> {
        if let content @ Content::Foreign = folder::inspect(dir)? {
            return Err(folder::refusal(&content, dir));
        }
        let lock = folder::lock(dir)?;
        create(dir)?;
        Self::open(dir, Some(lock))
    }

    fn open(dir: &Path, lock: Option<std::fs::File>) -> Result<Self, EngineError> {
        let layout = Layout::new();
        let index = Index::open_in_dir(dir).map_err(|error| trouble(dir, error))?;
        if index.schema() != layout.schema {
            return Err(folder::refusal(&Content::OtherVersion, dir));
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = TryInto::<IndexReader>::try_into(reader).map_err(|error| trouble(dir, error))?;
        let writer = lock.map(|lock| Mutex::new(Writer::new(index, lock)));
        Ok(Self {
            dir: dir.to_owned(),
            layout,
            reader,
            seen: Mutex::new(None),
            ordinals: Default::default(),
            threads: OnceLock::new(),
            writer,
        })
    }

    /// A view of the newest commit. Looking at one file's time is cheap enough for every question.
    fn searcher(&self) -> Searcher {
        let written = std::fs::metadata(self.dir.join("meta.json")).and_then(|meta| meta.modified()).ok();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        // While an index is built anew beneath us, its last state goes on answering.
        if written.is_some() && *seen != written && self.reader.reload().is_ok() {
            *seen = written;
        }
        self.reader.searcher()
    }

    /// One a core; on one core, and where none can be started, the asking thread does all.
    fn threads(&self) -> &Executor {
        self.threads.get_or_init(|| match available_parallelism().map_or(1, NonZero::get) {
            1 => Executor::single_thread(),
            cores => Executor::multi_thread(cores, "segments-").unwrap_or_else(|_| Executor::single_thread()),
        })
    }

    fn trouble(&self, error: TantivyError) -> EngineError {
        trouble(&self.dir, error)
    }
}

impl Engine for Embedded {
    fn view(&self, until: Deadline) -> Result<Box<dyn View + '_>, EngineError> {
        Ok(Box::new(Snapshot::new(self, self.searcher(), until)))
    }

    fn apply(&self, batch: Batch) -> Result<State, EngineError> {
        let Some(writer) = &self.writer else {
            let message = format!("the index in `{}` was opened for reading only", self.dir.display());
            return Err(EngineError::new(EngineErrorKind::ReadOnly, message));
        };
        if !batch.is_empty() {
            let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
            writer.apply(&self.layout, &batch).map_err(|error| self.trouble(error))?;
            self.reader.reload().map_err(|error| self.trouble(error))?;
        }
        Ok(state_of(&self.reader.searcher()))
    }

    fn health(&self, _until: Deadline) -> Result<Health, EngineError> {
        let format = folder::FORMAT.trim_end().rsplit(' ').next().unwrap_or_default().to_owned();
        Ok(Health { place: self.dir.display().to_string(), format, condition: "it answers".to_owned() })
    }
}

/// Breaks off a search whose time is over; [`Snapshot`] tells it as such.
fn in_time(until: Deadline) -> Result<(), TantivyError> {
    until.check().map_err(|error| TantivyError::InvalidArgument(error.message))
}

/// Makes an empty index; the caller holds the lock.
fn create(dir: &Path) -> Result<(), EngineError> {
    folder::clear(dir)?;
    Index::create_in_dir(dir, Layout::new().schema).map(drop).map_err(|error| trouble(dir, error))
}

fn trouble(dir: &Path, error: TantivyError) -> EngineError {
    match error {
        TantivyError::IoError(cause) => {
            let message = format!("cannot read or write the index in `{}`: {cause}", dir.display());
            EngineError::because(EngineErrorKind::Io, message, cause)
        }
        TantivyError::LockFailure(..) => {
            let message = format!("another process is writing the index in `{}`", dir.display());
            EngineError::because(EngineErrorKind::Busy, message, error)
        }
        error => damaged(dir, error),
    }
}

fn damaged(dir: &Path, cause: impl std::error::Error + Send + Sync + 'static) -> EngineError {
    let place = dir.display();
    let message = format!(
        "the index in `{place}` is damaged; build it anew with `cancu ingest --rebuild --index {place} PATH...`"
    );
    EngineError::because(EngineErrorKind::Damaged, message, cause)
}
