//! One run over files and folders.

use super::feed::{Task, feed};
use super::gather::Gatherer;
use super::known::Known;
use super::walk::list;
use super::work::{Bench, Outcome};
use crate::index::{Deadline, DocumentId, Engine, EngineError, Failure, Keyword, Node, Parts, Sources};
use crate::registry::Registry;
use crate::source::Reader;
use crate::text::NoticeKind;
use std::collections::HashSet;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;
use std::time::{Duration, Instant};
use thiserror::Error;

/// How a run goes about its work.
#[derive(Debug, Clone)]
pub struct Options {
    /// Try sources that failed before, and documents with unread pages, again although they have not changed.
    pub retry: bool,
    /// Remove documents under the given paths whose source is gone.
    pub prune: bool,
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
            threads: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            max_file_bytes: 128 << 20,
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

/// Brings the index up to date with everything under `paths`.
///
/// Where `stop` becomes true, what was read by then is committed and the summary says that it was stopped.
pub fn run(
    options: &Options,
    engine: &dyn Engine,
    registry: &Registry,
    paths: &[PathBuf],
    progress: &mut dyn FnMut(Event<'_>),
    stop: &AtomicBool,
) -> Result<Summary, IngestError> {
    let begun = Instant::now();
    let listing = list(paths, &options.left_out)?;
    progress(Event::Listed { files: listing.files.len(), bytes: listing.files.iter().map(|file| file.bytes).sum() });
    let again = if options.retry { unread(engine)? } else { HashSet::new() };
    let known = Known::new(engine.view(Deadline::NONE)?.sources(&Sources::All)?, again);
    let Options { reader, retry, max_file_bytes: max_bytes, .. } = options;
    let bench = Bench { known: &known, engine, registry, reader, max_bytes: *max_bytes, retry: *retry };
    // All queues are short: what waits in memory is two batches and a few documents a worker, however large the folder.
    let (tasks_in, tasks) = sync_channel(options.threads.get() * 2);
    let (outcomes_in, outcomes) = sync_channel(options.threads.get() * 2);
    let (batches_in, batches) = sync_channel(0);
    let mut summary = std::thread::scope(|scope| -> Result<Summary, IngestError> {
        let tasks = Arc::new(Mutex::new(tasks));
        for number in 0..options.threads.get() {
            let (bench, tasks, outcomes_in) = (&bench, Arc::clone(&tasks), outcomes_in.clone());
            Builder::new()
                .name(format!("reader {number}"))
                .stack_size(READER_STACK)
                .spawn_scoped(scope, move || work_on(bench, &tasks, &outcomes_in, stop))?;
        }
        // Only the workers hold the ends now, so that each side learns when the other is gone.
        drop((tasks, outcomes_in));
        let feeder = Builder::new().name("feeder".to_owned()).spawn_scoped(scope, move || {
            feed(listing.files, listing.failures, options.max_file_bytes, tasks_in, stop)
        })?;
        // Committing on a thread of its own lets the workers read the next batch meanwhile.
        let committer = Builder::new()
            .name("committer".to_owned())
            .spawn_scoped(scope, move || batches.into_iter().try_for_each(|batch| engine.apply(batch).map(drop)))?;

        let mut gatherer = Gatherer::new(batches_in, &known, options);
        let gathered = gather(&mut gatherer, outcomes, progress, stop);
        gatherer.summary.stopped = stop.load(Ordering::Relaxed);
        if matches!(gathered, Ok(Gathered::All)) && !gatherer.summary.stopped {
            gatherer.forget_vanished(&listing.roots, &feeder.join().unwrap_or_default());
        }
        let summary = gatherer.finish();
        committer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        gathered?;
        Ok(summary)
    })?;
    summary.elapsed = begun.elapsed();
    Ok(summary)
}

/// The documents with pages that could not be read: what was missing for it may be installed by now.
fn unread(engine: &dyn Engine) -> Result<HashSet<DocumentId>, EngineError> {
    let matching = Node::Is(Keyword::Notice, NoticeKind::UnreadPage.name().to_owned());
    let mut unread = HashSet::new();
    engine.view(Deadline::NONE)?.each(&matching, Parts::NONE, &mut |records| {
        unread.extend(records.into_iter().map(|record| record.id));
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(unread)
}

/// Stack of a thread that reads files: deeply nested ones need more than a thread has by default.
pub const READER_STACK: usize = 16 << 20;

fn work_on(
    bench: &Bench<'_>,
    tasks: &Mutex<Receiver<Task>>,
    outcomes: &SyncSender<Result<Outcome, EngineError>>,
    stop: &AtomicBool,
) {
    loop {
        let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(task) = task else { return };
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let mut heard = true;
        let worked = bench.work(task, &mut |outcome| heard &= outcomes.send(Ok(outcome)).is_ok());
        if !heard || worked.is_err_and(|error| outcomes.send(Err(error)).is_err()) {
            return;
        }
    }
}

/// Whether every outcome was taken.
enum Gathered {
    All,
    UntilTheCommitterWent,
}

/// Takes outcomes until the workers are gone. Ending early drops the queue, which ends the workers.
fn gather(
    gatherer: &mut Gatherer<'_>,
    outcomes: Receiver<Result<Outcome, EngineError>>,
    progress: &mut dyn FnMut(Event<'_>),
    stop: &AtomicBool,
) -> Result<Gathered, EngineError> {
    loop {
        let step = match outcomes.recv_timeout(Duration::from_millis(200)) {
            Ok(outcome) => gatherer.take(outcome?, progress),
            // A worker may be long at its document: what is done is safe before it ends.
            Err(RecvTimeoutError::Timeout) if stop.load(Ordering::Relaxed) => gatherer.hand_on(),
            Err(RecvTimeoutError::Timeout) => gatherer.tick(),
            Err(RecvTimeoutError::Disconnected) => return Ok(Gathered::All),
        };
        if step.is_err() {
            return Ok(Gathered::UntilTheCommitterWent);
        }
    }
}
