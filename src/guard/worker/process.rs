//! The parent's side of one worker.

use super::message::{Reply, Request};
use super::obituary::End;
use super::{Guard, frame};
use crate::file::SourceError;
use crate::guard::sandbox::Protection;
use std::fmt::Display;
use std::io::{self, BufReader, Read};
use std::process::{Child, ChildStderr, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

/// How long a worker may take until it can be asked; a machine under load starts programs slowly.
const START: Duration = Duration::from_secs(20);

/// So much goes into a pipe that nobody reads from yet.
const PIPE: usize = 32 << 10;

/// The longest frame that is taken from a worker.
const LONGEST: u64 = 1 << 30;

/// What a worker said, or why it can no longer be understood.
type Heard = io::Result<(Reply, Vec<u8>)>;

/// One running worker. It is ended when this is dropped.
#[derive(Debug)]
pub(super) struct Worker {
    child: Child,
    requests: ChildStdin,
    replies: Receiver<Heard>,
    complaints: ChildStderr,
    pub(super) protection: Protection,
    /// How many files it was given.
    pub(super) files: usize,
}

/// What a listener thinks of a reply.
pub(super) enum Next<T> {
    /// More is to come, within this much more time.
    More(Duration),
    /// That was all.
    Last(T),
    /// It is more than is taken.
    TooMuch,
    /// It makes no sense.
    Senseless,
}

impl Worker {
    /// Starts a worker and waits until it can be asked.
    pub(super) fn start(guard: &Guard) -> Result<Self, SourceError> {
        let mut command = Command::new(&guard.program);
        command.arg("worker").arg(guard.memory.to_string());
        // Nothing of our surroundings is its business.
        command.env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| unstarted(guard, &error))?;
        let (Some(requests), Some(answers), Some(complaints)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(unstarted(guard, &"it has no standard streams"));
        };
        // Two wait here, one in the pipe: pictures are large.
        let (heard, replies) = sync_channel::<Heard>(1);
        let listen = move || {
            let mut answers = BufReader::new(answers);
            while let Some(said) = frame::read(&mut answers, LONGEST).transpose() {
                let broken = said.is_err();
                if heard.send(said).is_err() || broken {
                    return;
                }
            }
        };
        let protection = Protection::NONE;
        let mut worker = Self { child, requests, replies, complaints, protection, files: 0 };
        Builder::new().name("listener".to_owned()).spawn(listen).map_err(|error| unstarted(guard, &error))?;
        match worker.replies.recv_timeout(START) {
            Ok(Ok((Reply::Ready(protection), _))) => {
                worker.protection = protection;
                Ok(worker)
            }
            Ok(_) => Err(unstarted(guard, &"it does not answer as it should")),
            Err(RecvTimeoutError::Timeout) => Err(unstarted(guard, &"it does not answer")),
            Err(RecvTimeoutError::Disconnected) => Err(unstarted(guard, &worker.last_words().1.trim())),
        }
    }

    /// Sends a request and hears the answers out, waiting for the worker at most for `time` in all and what `hear`
    /// adds. A worker that ended must not be asked again.
    pub(super) fn ask<T>(
        &mut self,
        request: &Request,
        bytes: &[u8],
        time: Duration,
        mut hear: impl FnMut(Reply, Vec<u8>) -> Next<T>,
    ) -> Result<T, End> {
        self.files += 1;
        let Self { child, requests, replies, .. } = self;
        let heard = std::thread::scope(|scope| {
            // One that is gone is noticed by its silence; one that does not read must not hold us up.
            let mut write = move || drop(frame::write(requests, request, bytes));
            if bytes.len() < PIPE {
                write();
            } else {
                scope.spawn(write);
            }
            let heard = listen(replies, time, &mut hear);
            if heard.is_err() {
                // So that the writer ends.
                let _ = child.kill();
            }
            heard
        });
        heard.map_err(|silence| match silence {
            Silence::OutOfTime(time) => End::OutOfTime(time.as_secs()),
            Silence::Gone => {
                let (status, words) = self.last_words();
                End::Dead { status, words }
            }
            Silence::TooMuch => End::TooMuch,
            Silence::Senseless => End::Confused,
        })
    }

    /// Whether it still runs.
    pub(super) fn lives(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Bytes of memory that it holds; none where the system does not tell.
    pub(super) fn resident(&self) -> Option<usize> {
        let statm = std::fs::read_to_string(format!("/proc/{}/statm", self.child.id())).ok()?;
        let pages: usize = statm.split(' ').nth(1)?.parse().ok()?;
        Some(pages * rustix::param::page_size())
    }

    /// How it ended, and what it said.
    fn last_words(&mut self) -> (Option<std::process::ExitStatus>, String) {
        // It closed its end, so it is about to go; where it is not, we do not wait for it.
        let until = Instant::now() + Duration::from_secs(1);
        while self.lives() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(1));
        }
        let _ = self.child.kill();
        let status = self.child.wait().ok();
        let mut words = Vec::new();
        let _ = self.complaints.by_ref().take(8 << 10).read_to_end(&mut words);
        (status, String::from_utf8_lossy(&words).into_owned())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Why no more replies come.
enum Silence {
    OutOfTime(Duration),
    Gone,
    TooMuch,
    Senseless,
}

fn listen<T>(
    replies: &Receiver<Heard>,
    mut time: Duration,
    hear: &mut impl FnMut(Reply, Vec<u8>) -> Next<T>,
) -> Result<T, Silence> {
    let mut left = time;
    loop {
        // Only waiting counts: while we are busy with a reply, the worker may be waiting for us.
        let begun = Instant::now();
        let heard = replies.recv_timeout(left);
        left = left.saturating_sub(begun.elapsed());
        let next = match heard {
            Ok(Ok((reply, raw))) => hear(reply, raw),
            Ok(Err(error)) if error.kind() == io::ErrorKind::InvalidData => Next::Senseless,
            Err(RecvTimeoutError::Timeout) => return Err(Silence::OutOfTime(time)),
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(Silence::Gone),
        };
        match next {
            Next::More(more) => {
                left += more;
                time += more;
            }
            Next::Last(answer) => return Ok(answer),
            Next::TooMuch => return Err(Silence::TooMuch),
            Next::Senseless => return Err(Silence::Senseless),
        }
    }
}

fn unstarted(guard: &Guard, why: &dyn Display) -> SourceError {
    SourceError::NoWorker { program: guard.program.display().to_string(), why: why.to_string() }
}
