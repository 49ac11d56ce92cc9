//! Keeps a hostile file from harming its reader.
//!
//! The parser runs on a thread of its own: with a stack that deep nesting does not exhaust, with its panics caught, and
//! left behind when it does not come back in time.

use crate::source::SourceError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// Only what is touched of it costs memory.
const STACK: usize = 256 << 20;

/// The name of the threads that parse; a program's panic hook may keep quiet about them, for their panics are caught.
const THREAD: &str = "cancu-pdf";

/// Thrown when the time is over.
struct OutOfTime;

/// Ends the parsing where its time is over. hayro has no way to be stopped from outside, so this unwinds through it.
pub(super) fn check(until: Instant) {
    if Instant::now() > until {
        std::panic::resume_unwind(Box::new(OutOfTime));
    }
}

/// Runs `parse`, at most for `time` and a little grace in which it may notice by itself.
pub(super) fn run<T: Send + 'static>(
    time: Duration,
    parse: impl FnOnce() -> Result<T, SourceError> + Send + 'static,
) -> Result<T, SourceError> {
    let (send, receive) = sync_channel(1);
    let job = move || {
        let outcome = catch_unwind(AssertUnwindSafe(parse)).unwrap_or_else(|thrown| {
            Err(if thrown.is::<OutOfTime>() { out_of_time(time) } else { SourceError::damaged() })
        });
        // Nobody listens any more once the time is over.
        let _ = send.send(outcome);
    };
    let Ok(parser) = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(job) else {
        return Err(SourceError::limit("no thread can be started to read the PDF; close other programs and try again"));
    };
    match receive.recv_timeout(time + time / 4) {
        Ok(outcome) => {
            // So that its stack is free before the next file asks for one; a worker's memory holds no two of them.
            let _ = parser.join();
            outcome
        }
        Err(RecvTimeoutError::Timeout) => Err(out_of_time(time)),
        Err(RecvTimeoutError::Disconnected) => Err(SourceError::damaged()),
    }
}

fn out_of_time(time: Duration) -> SourceError {
    SourceError::limit(format!(
        "reading the PDF took more than {} seconds; print it to a new PDF, or raise the limit",
        time.as_secs()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parser_that_hangs_is_left_behind() {
        let error = run(Duration::from_millis(20), || {
            thread::sleep(Duration::from_secs(2));
            Ok(())
        })
        .expect_err("it does not end in time");
        assert_eq!(error.kind, "limit");
    }

    #[test]
    fn thrown_time_is_told_from_other_panics() {
        let throw = || -> Result<(), _> { std::panic::resume_unwind(Box::new(OutOfTime)) };
        assert_eq!(run(Duration::from_secs(5), throw).map_err(|e| e.kind), Err("limit"));
        let throw = || -> Result<(), _> { std::panic::resume_unwind(Box::new("index out of range")) };
        assert_eq!(run(Duration::from_secs(5), throw).map_err(|e| e.kind), Err("damaged"));
    }
}
