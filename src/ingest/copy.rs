//! All that one index holds, brought into another, of whatever engine.

use super::order::Event;
use crate::index::{Batch, Deadline, DocumentId, Engine, EngineError, Failure, Parts, SourceEntry, Sources, View};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// So many records are read at once.
const READ: usize = 100;
/// Bytes of text that are written at once.
const WRITTEN: usize = 16 << 20;

/// What a copy did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Copied {
    /// Sources that the first index knows.
    pub found: usize,
    /// Documents and failures that were brought over.
    pub copied: usize,
    /// Those that were there already.
    pub unchanged: usize,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

/// Brings every document and every failure of `from` into `to`. What is there already is passed over, so that a copy that was
/// broken off goes on where it ended; what only `to` holds stays.
///
/// # Errors
/// Where one of the two fails; what was written by then stays.
pub fn copy(
    from: &dyn Engine,
    to: &dyn Engine,
    progress: &mut dyn FnMut(Event<'_>),
    stop: &AtomicBool,
) -> Result<Copied, EngineError> {
    let view = from.view(Deadline::NONE)?;
    let entries = view.sources(&Sources::All)?;
    let there = by_path(to.view(Deadline::NONE)?.sources(&Sources::All)?);
    let bytes = |entries: &[SourceEntry]| entries.iter().map(|entry| entry.source.bytes).sum();
    progress(Event::Listed { files: entries.len(), bytes: bytes(&entries) });
    let mut copied = Copied { found: entries.len(), ..Copied::default() };
    let (mut failed, mut wanted): (Vec<Failure>, Vec<SourceEntry>) = (Vec::new(), Vec::new());
    for entry in entries {
        if there.get(&entry.source.path) == Some(&entry) {
            copied.unchanged += 1;
            progress(Event::Done { bytes: entry.source.bytes });
            continue;
        }
        match entry.outcome {
            Err(failure) => failed.push(failure),
            Ok(_) => wanted.push(entry),
        }
    }
    copied.copied += failed.len();
    to.apply(Batch { failed, ..Batch::default() })?;
    let mut batch = Batch::default();
    for some in wanted.chunks(READ) {
        if stop.load(Ordering::Relaxed) {
            copied.stopped = true;
            break;
        }
        copied.copied += read(&*view, some, &mut batch)?;
        if text(&batch) >= WRITTEN {
            to.apply(std::mem::take(&mut batch))?;
        }
        some.iter().for_each(|entry| progress(Event::Done { bytes: entry.source.bytes }));
    }
    to.apply(batch)?;
    Ok(copied)
}

/// Adds the records of `entries` to `batch`, and tells how many there are.
fn read(view: &dyn View, entries: &[SourceEntry], batch: &mut Batch) -> Result<usize, EngineError> {
    let ids: Vec<DocumentId> = entries.iter().filter_map(|entry| entry.outcome.as_ref().ok()).cloned().collect();
    let records = view.fetch(&ids, Parts::ALL)?;
    let many = records.len();
    batch.put.extend(records);
    Ok(many)
}

fn text(batch: &Batch) -> usize {
    batch.put.iter().map(|record| record.reading.text.text().len()).sum()
}

fn by_path(entries: Vec<SourceEntry>) -> HashMap<String, SourceEntry> {
    entries.into_iter().map(|entry| (entry.source.path.clone(), entry)).collect()
}
