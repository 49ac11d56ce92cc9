//! Why a worker ended, as far as it can be told.

use crate::file::SourceError;
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
        match self {
            Self::OutOfTime(seconds) => SourceError::OutOfTime { seconds: *seconds },
            Self::TooMuch => SourceError::TooMuchText,
            Self::Dead { words, .. } if words.contains("memory allocation of") => {
                SourceError::OutOfMemory { mib: memory >> 20 }
            }
            Self::Dead { words, .. } if words.contains("overflowed its stack") => SourceError::TooDeep,
            Self::Dead { status: Some(status), .. } if status.signal() == Some(KILL) => SourceError::Killed,
            Self::Dead { status, .. } => SourceError::Died {
                signal: status.and_then(|status| status.signal()),
                status: status.and_then(|status| status.code()),
            },
            Self::Confused => SourceError::Senseless,
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
        let died = |signal, status| SourceError::Died { signal, status };
        for (end, failure) in [
            (End::OutOfTime(20), SourceError::OutOfTime { seconds: 20 }),
            (dead(6, "memory allocation of 1073741824 bytes failed"), SourceError::OutOfMemory { mib: 512 }),
            (dead(6, "thread 'reader' has overflowed its stack"), SourceError::TooDeep),
            (dead(9, ""), SourceError::Killed),
            (dead(11, ""), died(Some(11), None)),
            (dead(1 << 8, ""), died(None, Some(1))),
            (End::TooMuch, SourceError::TooMuchText),
            (End::Confused, SourceError::Senseless),
        ] {
            assert_eq!(end.failure(512 << 20), failure, "{end:?}");
        }
    }
}
