//! What a worker does with one task: open, hash, decide, read.

use super::feed::Task;
use super::known::{Known, Verdict};
use super::open::{hash, open};
use super::pipeline::{Reading, read, read_text};
use super::{Fault, rows};
use crate::index::{DocumentId, Engine, EngineError, Failure, Record, SourceFile};
use crate::registry::Registry;
use crate::source::Reader;
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
    /// Does one task; only the engine's own failure is an error.
    pub(super) fn work(&self, task: Task) -> Result<Outcome, EngineError> {
        match task {
            Task::File(path) => self.file(&path),
            Task::Row { file, line, bytes, id } => self.row(&file, line, &bytes, id),
            Task::Failed(failure) => Ok(Outcome::Failed(failure)),
        }
    }

    fn file(&self, path: &Path) -> Result<Outcome, EngineError> {
        let (bytes, source) = match open(path, self.max_bytes) {
            Ok(opened) => opened,
            Err(failure) => return Ok(Outcome::Failed(*failure)),
        };
        let name = source.name.clone();
        self.decide(source, None, || read(self.reader, &bytes, &name, self.registry))
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

    fn decide(
        &self,
        source: SourceFile,
        row: Option<&str>,
        read: impl FnOnce() -> Result<Reading, Fault>,
    ) -> Result<Outcome, EngineError> {
        let id = match self.known.verdict(&source.path, &source.hash, row, self.retry) {
            Verdict::Unchanged => return Ok(Outcome::Unchanged(source)),
            Verdict::FailedBefore => return Ok(Outcome::FailedBefore(source)),
            Verdict::Moved(id) => match self.engine.fetch(std::slice::from_ref(&id))?.pop() {
                Some(record) => return Ok(Outcome::Moved(Box::new(Record { source, ..record }))),
                None => Some(id),
            },
            Verdict::Read(id) => id.or_else(|| row.map(|row| DocumentId(row.to_owned()))),
        };
        Ok(match read() {
            Ok(reading) => Outcome::Read { source, reading: Box::new(reading), id },
            Err(fault) => Outcome::Failed(fault.of(source)),
        })
    }
}
