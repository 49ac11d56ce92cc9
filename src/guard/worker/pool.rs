//! The workers of a program: as many as its threads ask for, used again and again.

use super::Guard;
use super::message::{Members, Parsed, Reply, Request, Task, Unpacked};
use super::process::{Next, Worker};
use crate::file::{Limits, ParsedPage, Picture, Sink, SourceError};
use crate::guard::sandbox::Protection;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// In a worker the parent keeps the time, who knows when the worker waits for the parent.
const NO_HURRY: Duration = Duration::from_secs(24 * 3600);

/// Workers that wait for files.
#[derive(Debug)]
pub(crate) struct Pool {
    guard: Guard,
    idle: Mutex<Vec<Worker>>,
    pub(crate) protection: Protection,
}

impl Pool {
    /// A pool with its first worker.
    pub(crate) fn new(guard: Guard) -> Result<Self, SourceError> {
        let first = Worker::start(&guard)?;
        Ok(Self { guard, protection: first.protection, idle: Mutex::new(vec![first]) })
    }

    /// Has a worker parse a file and hands its pages on.
    pub(crate) fn parse(&self, bytes: &[u8], name: &str, limits: &Limits, sink: Sink<'_>) -> Parsed {
        // A worker in the hands of its file may send without end.
        let most = limits.unpacked.max(bytes.len().saturating_mul(3));
        let mut taken = 0;
        self.ask(Task::Parse, bytes, name, limits, |reply, raw| {
            let (mut page, size) = match reply {
                Reply::Page(page, size) => (page, size),
                Reply::Parsed(parsed) => return Next::Last(parsed),
                _ => return Next::Senseless,
            };
            taken += size_of::<ParsedPage>() + page.lines.iter().map(String::len).sum::<usize>();
            if taken > most {
                return Next::TooMuch;
            }
            let mut more = Duration::ZERO;
            if let Some((width, height)) = size {
                if u64::from(width) * u64::from(height) != raw.len() as u64 {
                    return Next::Senseless;
                }
                more = limits.ocr_time;
                page.picture = Some(Picture { width, height, gray: raw });
            }
            sink(page);
            Next::More(more)
        })
    }

    /// Has a worker unpack an archive and hands its members on.
    pub(crate) fn unpack(&self, bytes: &[u8], limits: &Limits, sink: Members<'_>) -> Unpacked {
        self.members(Task::Unpack, bytes, limits, sink)
    }

    /// Has a worker read the page of a heading of the official code, which comes as one member.
    pub(crate) fn heading(&self, bytes: &[u8], limits: &Limits, sink: Members<'_>) -> Unpacked {
        self.members(Task::Heading, bytes, limits, sink)
    }

    fn members(&self, task: Task, bytes: &[u8], limits: &Limits, sink: Members<'_>) -> Unpacked {
        let mut taken = 0;
        self.ask(task, bytes, "archive.zip", limits, |reply, raw| {
            let name = match reply {
                Reply::Member(name) => name,
                Reply::Unpacked(unpacked) => return Next::Last(unpacked),
                _ => return Next::Senseless,
            };
            taken += name.len() + raw.len();
            if taken > limits.unpacked.saturating_add(bytes.len()) {
                return Next::TooMuch;
            }
            sink(name, raw);
            Next::More(Duration::ZERO)
        })
    }

    /// Asks a worker, and gives `each` all replies to the last.
    fn ask<T>(
        &self,
        task: Task,
        bytes: &[u8],
        name: &str,
        limits: &Limits,
        each: impl FnMut(Reply, Vec<u8>) -> Next<Result<T, SourceError>>,
    ) -> Result<T, SourceError> {
        let mut worker = self.take()?;
        let request = Request { task, name: name.to_owned(), limits: Limits { time: NO_HURRY, ..*limits } };
        let answer = worker.ask(&request, bytes, limits.time, each);
        match answer {
            Ok(answer) => {
                self.give_back(worker);
                answer
            }
            Err(end) => Err(end.failure(self.guard.memory)),
        }
    }

    fn take(&self) -> Result<Worker, SourceError> {
        loop {
            let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(mut worker) = idle else { return Worker::start(&self.guard) };
            // One may have been ended from outside while it waited.
            if worker.lives() {
                return Ok(worker);
            }
        }
    }

    /// Keeps the worker for the next file, unless it has become old or large.
    fn give_back(&self, worker: Worker) {
        let large = worker.resident().is_some_and(|resident| resident > self.guard.memory / 2);
        if worker.files < self.guard.files && !large {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        }
    }
}
