//! One run over files and folders.

use super::feed::{Task, feed};
use super::gather::Gatherer;
use super::known::Known;
use super::order::{Event, IngestError, Options, Summary};
use super::walk::list;
use super::work::{Bench, Outcome};
use crate::index::{Deadline, DocumentId, Engine, EngineError, Keyword, Node, Parts, Sources};
use crate::registry::Registry;
use crate::text::NoticeKind;
use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;
use std::time::{Duration, Instant};

/// Brings the index up to date with everything under `paths`.
///
/// Where `stop` becomes true, what was read by then is committed and the summary says that it was stopped.
///
/// # Errors
/// Where a path does not exist, the engine fails or no thread can be started; what was committed stays.
pub fn run(
    options: &Options,
    engine: &dyn Engine,
    registry: &Registry,
    paths: &[PathBuf],
    progress: &mut dyn FnMut(Event<'_>),
    stop: &AtomicBool,
) -> Result<Summary, IngestError> {
    let begun = Instant::now();
    let mut listing = list(paths, &options.left_out)?;
    if let Some(part) = options.part {
        listing.files.retain(|file| part.takes(&file.path));
    }
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
