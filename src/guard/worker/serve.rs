//! The worker's side: takes files one after the other and sends what it finds in them.

use super::frame;
use super::message::{Members, Parsed, Reply, Request, Task, Unpacked};
use crate::file::{Limits, Sink, SourceError};
use crate::guard::sandbox;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::fd::AsFd;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::Builder;

/// Stack of the thread that parses: elements within elements need more than a thread has by default. Only what is
/// touched of it costs memory.
const STACK: usize = 64 << 20;

/// What a worker does with the bytes of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Work {
    /// Parses the file of this name and hands its pages on.
    pub(crate) parse: fn(&[u8], &str, &Limits, Sink<'_>) -> Parsed,
    /// Unpacks an archive and hands its members on.
    pub(crate) unpack: fn(&[u8], &Limits, Members<'_>) -> Unpacked,
    /// Reads the page of a heading of the official code and hands it on as one member.
    pub(crate) heading: fn(&[u8], &Limits, Members<'_>) -> Unpacked,
}

/// Serves until standard input ends, with at most `memory` bytes.
///
/// While a file is parsed this thread goes on listening: where the parent is gone the process ends at once, whatever
/// it is doing.
pub(crate) fn serve(memory: usize, work: Work) -> ExitCode {
    // What goes wrong is answered, not printed.
    std::panic::set_hook(Box::new(|_| ()));
    // Not by way of `Stdout`, which looks for line breaks in all that it writes.
    let Ok(replies) = io::stdout().as_fd().try_clone_to_owned() else { return ExitCode::FAILURE };
    let mut replies = BufWriter::with_capacity(64 << 10, File::from(replies));
    let protection = sandbox::worker(memory);
    let (hand_on, tasks) = sync_channel(0);
    let parser = Builder::new().name("reader".to_owned()).stack_size(STACK).spawn(move || {
        if send(&mut replies, &Reply::Ready(protection), &[]) {
            answer_all(work, &tasks, &mut replies);
        }
        // Nobody listens any more.
        std::process::exit(0);
    });
    if parser.is_err() {
        return ExitCode::FAILURE;
    }
    let mut requests = io::stdin().lock();
    while let Ok(Some(request)) = frame::read::<Request>(&mut requests, u64::MAX) {
        if hand_on.send(request).is_err() {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn answer_all(work: Work, tasks: &Receiver<(Request, Vec<u8>)>, replies: &mut impl Write) {
    for (request, bytes) in tasks {
        let reply = match catch_unwind(AssertUnwindSafe(|| answer(work, &request, &bytes, replies))) {
            Ok(reply) => reply,
            Err(thrown) => failed(
                request.task,
                crashed(
                    thrown
                        .downcast_ref::<String>()
                        .map(String::as_str)
                        .or_else(|| thrown.downcast_ref::<&str>().copied()),
                ),
            ),
        };
        if !send(replies, &reply, &[]) {
            return;
        }
    }
}

fn answer(work: Work, request: &Request, bytes: &[u8], replies: &mut impl Write) -> Reply {
    let Request { task, name, limits } = request;
    let mut tell = |reply: &Reply, raw: &[u8]| {
        if !send(replies, reply, raw) {
            std::process::exit(0);
        }
    };
    match task {
        Task::Parse => Reply::Parsed((work.parse)(bytes, name, limits, &mut |mut page| {
            let picture = page.picture.take();
            let size = picture.as_ref().map(|picture| (picture.width, picture.height));
            tell(&Reply::Page(page, size), picture.as_ref().map_or(&[][..], |picture| &picture.gray));
        })),
        Task::Unpack => Reply::Unpacked((work.unpack)(bytes, limits, &mut |name, member| {
            tell(&Reply::Member(name), &member);
        })),
        Task::Heading => Reply::Unpacked((work.heading)(bytes, limits, &mut |name, page| {
            tell(&Reply::Member(name), &page);
        })),
    }
}

fn crashed(cause: Option<&str>) -> SourceError {
    let why = cause.and_then(|cause| cause.lines().next()).unwrap_or("no message");
    SourceError::Crashed { why: why.to_owned() }
}

fn failed(task: Task, error: SourceError) -> Reply {
    match task {
        Task::Parse => Reply::Parsed(Err(error)),
        Task::Unpack | Task::Heading => Reply::Unpacked(Err(error)),
    }
}

/// Whether the parent took it.
fn send(replies: &mut impl Write, reply: &Reply, raw: &[u8]) -> bool {
    frame::write(replies, reply, raw).is_ok()
}
