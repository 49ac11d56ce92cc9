//! Why a worker ended, as far as it can be told.

use crate::file::{SourceError, SourceErrorKind};
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

/// How a worker ended that did not answer.
#[derive(Debug)]
pub(super) enum End {
    /// It was ended because its time, so many seconds, was over.
    OutOfTime(u64),
    /// It ended by itself, or someone ended it.
    Dead {
        /// With which status; none where it cannot be asked.
        status: Option<ExitStatus>,
        /// Its last words.
        words: String,
    },
    /// It was ended because it found more text than a file may have.
    TooMuch,
    /// It said something that no worker of ours says.
    Confused,
}

impl End {
    /// The failure of the file that it was reading, with `memory` bytes at its disposal.
    pub(super) fn failure(&self, memory: usize) -> SourceError {
        let report = "please report this with the file";
        match self {
            Self::OutOfTime(seconds) => SourceError::limit(format!(
                "reading it took more than {seconds} seconds; raise --worker-seconds or CANCU_WORKER_SECONDS and try again with \
                 --retry, or print it to a new PDF"
            )),
            Self::TooMuch => SourceError::limit(
                "it unpacks to more text than is allowed; raise --max-unpacked-mib or CANCU_MAX_UNPACKED_MIB and try again with --retry",
            ),
            Self::Dead { words, .. } if words.contains("memory allocation of") => SourceError::limit(format!(
                "reading it needs more than {} MiB of memory; raise --worker-mib or CANCU_WORKER_MIB and try again with --retry, or \
                 print it to a new PDF",
                memory >> 20
            )),
            Self::Dead { words, .. } if words.contains("overflowed its stack") => SourceError::limit(
                "it is nested too deeply to be read; open it in the program that made it and save it again",
            ),
            Self::Dead { status: Some(status), .. } if status.signal() == Some(KILL) => SourceError::new(
                SourceErrorKind::Killed,
                "its reader was ended from outside, perhaps because the machine ran out of memory; it is tried again by the next run",
            ),
            Self::Dead { status, .. } => {
                let how = match status.map(|status| (status.signal(), status.code())) {
                    Some((Some(signal), _)) => format!("signal {signal}"),
                    Some((None, Some(code))) => format!("status {code}"),
                    _ => "no status".to_owned(),
                };
                SourceError::new(
                    SourceErrorKind::Crash,
                    format!("its reader ended without an answer ({how}); {report}"),
                )
            }
            Self::Confused => {
                SourceError::new(SourceErrorKind::Crash, format!("its reader gave an answer without sense; {report}"))
            }
        }
    }
}

/// The signal that cannot be caught.
const KILL: i32 = 9;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_told_apart() {
        let dead =
            |raw: i32, words: &str| End::Dead { status: Some(ExitStatus::from_raw(raw)), words: words.to_owned() };
        for (end, kind, words) in [
            (End::OutOfTime(20), SourceErrorKind::Limit, "more than 20 seconds"),
            (dead(6, "memory allocation of 1073741824 bytes failed"), SourceErrorKind::Limit, "more than 512 MiB"),
            (dead(6, "thread 'reader' has overflowed its stack"), SourceErrorKind::Limit, "nested too deeply"),
            (dead(9, ""), SourceErrorKind::Killed, "from outside"),
            (dead(11, ""), SourceErrorKind::Crash, "signal 11"),
            (dead(1 << 8, ""), SourceErrorKind::Crash, "status 1"),
            (End::TooMuch, SourceErrorKind::Limit, "more text"),
            (End::Confused, SourceErrorKind::Crash, "without sense"),
        ] {
            let error = end.failure(512 << 20);
            assert_eq!(error.kind(), kind, "{end:?}");
            assert!(error.to_string().contains(words), "{error}");
        }
    }
}
