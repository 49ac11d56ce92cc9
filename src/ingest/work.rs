//! What a worker does with one task: open, hash, decide, read.

use super::feed::Task;
use super::heading::{self, Edition};
use super::known::{Known, Verdict};
use super::open::{hash, open};
use super::pipeline::{read, read_text};
use super::{Fault, archive, rows};
use crate::effect::Reading;
use crate::file::SourceError;
use crate::index::{Deadline, DocumentId, Engine, EngineError, Failure, Parts, Record, SourceEntry, SourceFile};
use crate::reader::Reader;
use crate::registry::Registry;
use std::path::Path;

/// What became of one source.
#[derive(Debug)]
pub(super) enum Outcome {
    /// The index has it already.
    Unchanged(SourceFile),
    /// It failed before and has not changed.
    FailedBefore(SourceFile),
    /// The index has it under a path that is gone; the record names the new one.
    Moved(Box<Record>),
    /// It was read.
    Read {
        /// Which source.
        source: SourceFile,
        /// What it says.
        reading: Box<Reading>,
        /// The name that it keeps or asks for; where there is none it gets a fresh one.
        id: Option<DocumentId>,
    },
    /// It could not be read.
    Failed(Failure),
    /// The archive was unpacked to its end: what it no longer holds is gone.
    Unpacked(SourceFile),
}

/// What every worker stands on.
pub(super) struct Bench<'a> {
    pub(super) known: &'a Known,
    pub(super) engine: &'a dyn Engine,
    pub(super) registry: &'a Registry,
    pub(super) reader: &'a Reader,
    pub(super) max_bytes: u64,
    pub(super) retry: bool,
}

impl Bench<'_> {
    /// Does one task and hands on what became of its sources; only the engine's own failure is an error.
    pub(super) fn work(&self, task: Task, done: &mut dyn FnMut(Outcome)) -> Result<(), EngineError> {
        match task {
            Task::File(path) => return self.file(&path, done),
            Task::Row { file, line, bytes, id } => done(self.row(&file, line, &bytes, id)?),
            Task::Failed(failure) => done(Outcome::Failed(failure)),
        }
        Ok(())
    }

    fn file(&self, path: &Path, done: &mut dyn FnMut(Outcome)) -> Result<(), EngineError> {
        let (bytes, source) = match open(path, self.max_bytes) {
            Ok(opened) => opened,
            Err(failure) => {
                done(Outcome::Failed(*failure));
                return Ok(());
            }
        };
        if archive::may_be(&source.name) && self.archive(&source, &bytes, done)? {
            return Ok(());
        }
        let name = source.name.clone();
        done(self.decide(source, None, || read(self.reader, &bytes, &name, self.registry))?);
        Ok(())
    }

    /// Reads the members of an archive; false where it is none.
    fn archive(&self, source: &SourceFile, bytes: &[u8], done: &mut dyn FnMut(Outcome)) -> Result<bool, EngineError> {
        if self.archive_is_known(source, done) {
            return Ok(true);
        }
        // Some documents are archives inside, and may have any name: the bytes decide.
        match self.reader.read(bytes, &source.name) {
            Err(SourceError::Archive) => {}
            _ => return Ok(false),
        }
        let mut trouble = Ok(());
        let unpacked = self.reader.unpack(bytes, &mut |name, bytes| {
            let source = archive::member(source, &name, bytes.len() as u64);
            let shown = source.name.clone();
            let outcome = self.decide(source, None, || {
                read(self.reader, &bytes, &shown, self.registry).map_err(|fault| fault.about(&name))
            });
            match outcome {
                Ok(outcome) => done(outcome),
                Err(error) => trouble = Err(error),
            }
        });
        trouble?;
        match unpacked {
            Ok(left_out) => {
                done(Outcome::Unpacked(source.clone()));
                let more = left_out.len().saturating_sub(1);
                if let Some(first) = left_out.into_iter().next() {
                    let why = SourceError::PartlyUnpacked { first: Box::new(first), more };
                    done(Outcome::Failed(Fault::read(why).about(&source.name).of(source.clone())));
                }
            }
            Err(error) => done(Outcome::Failed(Fault::from(error).about(&source.name).of(source.clone()))),
        }
        Ok(true)
    }

    /// Whether the archive has not changed since its members were read; then they are told as they are known.
    fn archive_is_known(&self, source: &SourceFile, done: &mut dyn FnMut(Outcome)) -> bool {
        let members: Vec<_> = self.known.members(&source.path).collect();
        let same = |entry: &&SourceEntry| {
            let member = entry.source.path.get(source.path.len() + 1..).unwrap_or_default();
            let verdict = self.known.verdict(&entry.source.path, &entry.source.hash, None, self.retry);
            entry.source.hash == archive::member(source, member, 0).hash
                && matches!(verdict, Verdict::Unchanged | Verdict::FailedBefore)
        };
        if members.is_empty() || !members.iter().all(same) {
            return false;
        }
        for SourceEntry { source, outcome } in members {
            done(if outcome.is_ok() {
                Outcome::Unchanged(source.clone())
            } else {
                Outcome::FailedBefore(source.clone())
            });
        }
        if self.known.get(&source.path).is_some_and(|entry| entry.source.hash == source.hash) {
            done(Outcome::FailedBefore(source.clone()));
        }
        true
    }

    fn row(&self, file: &SourceFile, line: usize, bytes: &[u8], id: String) -> Result<Outcome, EngineError> {
        let source = SourceFile {
            path: format!("{}#{id}", file.path),
            name: id.clone(),
            hash: hash(bytes),
            bytes: bytes.len() as u64,
        };
        self.decide(source, Some(&id), || {
            let mut row = rows::parse(bytes, line, &file.name)?;
            let text = std::mem::take(&mut row.text);
            read_text(&text, self.registry, |document| row.amend(document))
                .map_err(|fault| fault.about(&format!("line {line} of {} (`{id}`)", file.name)))
        })
    }

    /// The record of `id` as the index has it now.
    fn kept(&self, id: &DocumentId) -> Result<Option<Record>, EngineError> {
        Ok(self.engine.view(Deadline::NONE)?.fetch(std::slice::from_ref(id), Parts::ALL)?.pop())
    }

    fn decide(
        &self,
        source: SourceFile,
        row: Option<&str>,
        read: impl FnOnce() -> Result<Reading, Fault>,
    ) -> Result<Outcome, EngineError> {
        let id = match self.known.verdict(&source.path, &source.hash, row, self.retry) {
            Verdict::Unchanged => return Ok(Outcome::Unchanged(source)),
            Verdict::FailedBefore => return Ok(Outcome::FailedBefore(source)),
            Verdict::Moved(id) => match self.kept(&id)? {
                Some(record) => return Ok(Outcome::Moved(Box::new(Record { source, ..record }))),
                None => Some(id),
            },
            Verdict::Read(id) => id.or_else(|| row.map(|row| DocumentId(row.to_owned()))),
        };
        match read() {
            Ok(reading) if reading.document.code.is_some() => self.heading(source, reading, id),
            Ok(reading) => Ok(Outcome::Read { source, reading: Box::new(reading), id }),
            Err(fault) => Ok(Outcome::Failed(fault.of(source))),
        }
    }

    /// A heading of the official code takes the place of an older edition of it, wherever that was read from.
    fn heading(&self, source: SourceFile, reading: Reading, id: Option<DocumentId>) -> Result<Outcome, EngineError> {
        let id = id.unwrap_or_else(|| heading::id(&source.name));
        let other = self.known.heading(&id).filter(|other| other.source.path != source.path);
        if let Some(other) = other {
            let held = self.kept(&id)?;
            let held = held.and_then(|held| Edition::of(&held.reading.document, &other.source.path));
            let own = Edition::of(&reading.document, &source.path);
            if own.zip(held).is_some_and(|(own, held)| !own.is_newer_than(&held)) {
                return Ok(Outcome::Unchanged(source));
            }
        }
        Ok(Outcome::Read { source, reading: Box::new(reading), id: Some(id) })
    }
}
