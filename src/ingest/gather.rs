//! Gathers what the workers made into batches: names, counts, and one commit a batch.

use super::failure::Fault;
use super::heading::Edition;
use super::identity::Identities;
use super::known::{Known, file_of, is_gone};
use super::order::{Event, Options, Summary};
use super::work::Outcome;
use crate::effect::Reading;
use crate::file::SourceError;
use crate::index::{Batch, DocumentId, Failure, Record, SourceFile};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

/// Nobody commits any more: the engine failed, and says why elsewhere.
pub(super) struct Gone;

/// The changes of a run on their way into the engine.
pub(super) struct Gatherer<'a> {
    batches: SyncSender<Batch>,
    known: &'a Known,
    options: &'a Options,
    identities: Identities,
    /// Every source path met in this run.
    seen: HashSet<String>,
    /// Headings of the official code that were read in this run.
    headings: HashMap<String, Edition>,
    /// Archives that were unpacked to their end.
    unpacked: HashSet<String>,
    batch: Batch,
    batch_bytes: usize,
    batch_since: Option<Instant>,
    pub(super) summary: Summary,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(batches: SyncSender<Batch>, known: &'a Known, options: &'a Options) -> Self {
        Self {
            batches,
            known,
            options,
            identities: known.identities(),
            seen: HashSet::new(),
            headings: HashMap::new(),
            unpacked: HashSet::new(),
            batch: Batch::default(),
            batch_bytes: 0,
            batch_since: None,
            summary: Summary::default(),
        }
    }

    /// Takes one outcome and hands the batch on where it is full.
    pub(super) fn take(&mut self, outcome: Outcome, progress: &mut dyn FnMut(Event<'_>)) -> Result<(), Gone> {
        if let Outcome::Unpacked(archive) = outcome {
            self.unpacked.insert(archive.path);
            return Ok(());
        }
        self.summary.found += 1;
        let bytes = match outcome {
            Outcome::Unchanged(source) => {
                self.summary.unchanged += 1;
                self.see(source)
            }
            Outcome::FailedBefore(source) => {
                self.summary.failed += 1;
                self.see(source)
            }
            Outcome::Moved(record) => self.moved(*record),
            Outcome::Read { source, reading, id } => self.read(source, *reading, id, progress),
            Outcome::Failed(failure) => self.failed(failure, progress),
            Outcome::Unpacked(_) => 0,
        };
        self.summary.bytes += bytes;
        progress(Event::Done { bytes });
        let full = self.batch.put.len() + self.batch.failed.len() >= self.options.batch_documents
            || self.batch_bytes >= self.options.batch_bytes;
        if full { self.hand_on() } else { self.tick() }
    }

    /// Hands the batch on where the oldest change has waited long enough.
    pub(super) fn tick(&mut self) -> Result<(), Gone> {
        let waited = self.batch_since.map_or(Duration::ZERO, |since| since.elapsed());
        if waited >= self.options.batch_time { self.hand_on() } else { Ok(()) }
    }

    /// Hands on what is gathered, to be committed; an empty batch never reaches the engine.
    pub(super) fn hand_on(&mut self) -> Result<(), Gone> {
        let batch = std::mem::take(&mut self.batch);
        self.batch_bytes = 0;
        self.batch_since = None;
        if batch.is_empty() { Ok(()) } else { self.batches.send(batch).map_err(|_| Gone) }
    }

    /// Hands on the rest and closes the way to the committer. Where that is gone, it has the reason.
    pub(super) fn finish(mut self) -> Summary {
        let _ = self.hand_on();
        self.summary
    }

    /// Forgets what is no longer there, once every source was met: failures always, documents where asked to.
    ///
    /// `whole` are the JSON Lines files that were read to their end.
    pub(super) fn forget_vanished(&mut self, roots: &[PathBuf], whole: &[String]) {
        let whole: HashSet<_> = whole.iter().chain(&self.unpacked).map(String::as_str).collect();
        for entry in self.known.iter() {
            let path = &entry.source.path;
            let below = roots.iter().any(|root| Path::new(file_of(path)).starts_with(root));
            if !below || self.seen.contains(path) || self.known.has_moved(path) {
                continue;
            }
            if !(whole.contains(file_of(path)) || is_gone(path)) {
                continue;
            }
            match entry.outcome {
                Ok(_) if !self.options.prune => continue,
                // A row that now has its name under another path was replaced there.
                Ok(ref id) if self.identities.owner(&id.0) != Some(path) => continue,
                Ok(_) => self.summary.removed += 1,
                Err(_) => {}
            }
            self.batch.forget.push(path.clone());
        }
    }

    fn see(&mut self, source: SourceFile) -> u64 {
        self.seen.insert(source.path);
        source.bytes
    }

    fn moved(&mut self, record: Record) -> u64 {
        self.summary.renamed += 1;
        self.put(record)
    }

    fn read(
        &mut self,
        source: SourceFile,
        reading: Reading,
        id: Option<DocumentId>,
        progress: &mut dyn FnMut(Event<'_>),
    ) -> u64 {
        let edition = Edition::of(&reading.document, &source.path);
        if let (Some(edition), Some(id)) = (&edition, &id) {
            let newer = self.headings.get(&id.0).is_none_or(|held| edition.is_newer_than(held));
            if !newer {
                self.summary.unchanged += 1;
                return self.see(source);
            }
            self.headings.insert(id.0.clone(), edition.clone());
            self.summary.headings += 1;
        }
        if let Some(wanted) = &id
            && edition.is_none()
            && let Some(owner) = self.identities.owner(&wanted.0)
            && owner != source.path
            && (self.seen.contains(owner) || !is_gone(owner))
        {
            let why = SourceError::IdTaken { id: wanted.0.clone(), owner: owner.to_owned() };
            return self.failed(Fault::open(why).of(source), progress);
        }
        let before = self.known.get(&source.path).is_some_and(|entry| entry.outcome.is_ok());
        let replaces = edition.is_some() && id.as_ref().is_some_and(|id| self.identities.owner(&id.0).is_some());
        if before || replaces {
            self.summary.changed += 1;
        } else {
            self.summary.added += 1;
        }
        let id = id.unwrap_or_else(|| self.identities.fresh(&source.name, &source.hash));
        self.put(Record { id, source, reading })
    }

    fn put(&mut self, record: Record) -> u64 {
        self.identities.give(&record.id, &record.source.path);
        self.seen.insert(record.source.path.clone());
        let bytes = record.source.bytes;
        self.batch_bytes += record.reading.text.text().len();
        self.batch.put.push(record);
        self.changed();
        bytes
    }

    fn failed(&mut self, failure: Failure, progress: &mut dyn FnMut(Event<'_>)) -> u64 {
        self.summary.failed += 1;
        let path = failure.source.path.clone();
        let bytes = failure.source.bytes;
        let before = self.known.get(&path).and_then(|entry| entry.outcome.as_ref().err());
        if before != Some(&failure) {
            progress(Event::Failed(&failure));
            self.batch.failed.push(failure);
            self.changed();
        }
        self.seen.insert(path);
        bytes
    }

    fn changed(&mut self) {
        self.batch_since.get_or_insert_with(Instant::now);
    }
}
