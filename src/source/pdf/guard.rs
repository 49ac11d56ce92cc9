//! Keeps a hostile file from harming its reader.
//!
//! The parser runs on a thread of its own: with a stack that deep nesting does not exhaust, with its panics caught, and
//! left behind when it does not come back in time.

use crate::file::{Format, SourceError};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
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

/// Thrown when a page has drawn as much as is allowed.
struct Enough;

/// Ends the drawing of a page whose rest is left out.
pub(super) fn enough() {
    std::panic::resume_unwind(Box::new(Enough));
}

/// Draws, at most until there is enough.
pub(super) fn stoppable(draw: impl FnOnce()) {
    if let Err(thrown) = catch_unwind(AssertUnwindSafe(draw))
        && !thrown.is::<Enough>()
    {
        std::panic::resume_unwind(thrown);
    }
}

/// What a parser says while it works.
enum Word<P, T> {
    Page(P),
    More(Duration),
    Done(Result<T, SourceError>),
}

/// Where a parser hands on its pages. No more than a few wait to be taken, because some are large pictures.
pub(super) struct Out<P, T>(SyncSender<Word<P, T>>);

impl<P, T> Out<P, T> {
    /// Hands a page on, once there is room for it.
    pub(super) fn page(&self, page: P) {
        // Nobody listens any more once the time is over.
        let _ = self.0.send(Word::Page(page));
    }

    /// Asks for more time.
    pub(super) fn more(&self, time: Duration) {
        let _ = self.0.send(Word::More(time));
    }
}

/// Runs `parse`, at most for `time` and a little grace in which it may notice by itself, and hands `sink` its pages. The
/// time that `sink` takes does not count.
pub(super) fn run<P: Send + 'static, T: Send + 'static>(
    time: Duration,
    sink: &mut dyn FnMut(P),
    parse: impl FnOnce(&Out<P, T>) -> Result<T, SourceError> + Send + 'static,
) -> Result<T, SourceError> {
    let (send, receive) = sync_channel(1);
    let job = move || {
        let out = Out(send);
        let outcome = catch_unwind(AssertUnwindSafe(|| parse(&out)))
            .unwrap_or_else(|thrown| Err(if thrown.is::<OutOfTime>() { out_of_time(time) } else { damaged() }));
        let _ = out.0.send(Word::Done(outcome));
    };
    let Ok(parser) = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(job) else {
        return Err(SourceError::NoThread);
    };
    let mut left = time + time / 4;
    loop {
        let asked = Instant::now();
        let word = receive.recv_timeout(left);
        left = left.saturating_sub(asked.elapsed());
        match word {
            Ok(Word::Page(page)) => sink(page),
            Ok(Word::More(time)) => left += time,
            Ok(Word::Done(outcome)) => {
                // So that its stack is free before the next file asks for one; a worker's memory holds no two of them.
                let _ = parser.join();
                return outcome;
            }
            Err(RecvTimeoutError::Timeout) => return Err(out_of_time(time)),
            Err(RecvTimeoutError::Disconnected) => return Err(damaged()),
        }
    }
}

/// The failure of a PDF without pages that can be found.
pub(super) fn damaged() -> SourceError {
    SourceError::Damaged { format: Format::Pdf }
}

fn out_of_time(time: Duration) -> SourceError {
    SourceError::PdfOutOfTime { seconds: time.as_secs() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::SourceErrorKind;

    #[test]
    fn a_parser_that_hangs_is_left_behind() {
        let error = run(Duration::from_millis(20), &mut |()| (), |_| {
            thread::sleep(Duration::from_secs(2));
            Ok(())
        })
        .expect_err("it does not end in time");
        assert_eq!(error.kind(), SourceErrorKind::Limit);
    }

    #[test]
    fn thrown_time_is_told_from_other_panics() {
        let throw = |_: &Out<(), ()>| -> Result<(), _> { std::panic::resume_unwind(Box::new(OutOfTime)) };
        assert_eq!(run(Duration::from_secs(5), &mut |()| (), throw).map_err(|e| e.kind()), Err(SourceErrorKind::Limit));
        let throw = |_: &Out<(), ()>| -> Result<(), _> { std::panic::resume_unwind(Box::new("index out of range")) };
        assert_eq!(
            run(Duration::from_secs(5), &mut |()| (), throw).map_err(|e| e.kind()),
            Err(SourceErrorKind::Damaged)
        );
    }

    #[test]
    fn the_time_of_the_one_who_takes_pages_does_not_count() {
        let mut taken = Vec::new();
        let mut sink = |page: u32| {
            thread::sleep(Duration::from_millis(150));
            taken.push(page);
        };
        let parse = |out: &Out<u32, &'static str>| {
            (1..=4).for_each(|page| out.page(page));
            Ok("done")
        };
        assert_eq!(run(Duration::from_millis(200), &mut sink, parse), Ok("done"));
        assert_eq!(taken, [1, 2, 3, 4]);
    }
}
