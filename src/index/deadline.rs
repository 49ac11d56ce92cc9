//! Until when a question may be worked on.

use super::{EngineError, EngineErrorKind};
use std::time::{Duration, Instant};

/// The end of the time that a question has; engines look at it between their steps and stop when it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// There is none: the question takes as long as it takes.
    pub const NONE: Self = Self(None);

    /// The moment `time` from now; none where no clock reaches so far.
    pub fn after(time: Duration) -> Self {
        Self(Instant::now().checked_add(time))
    }

    /// Whether the time is over.
    pub fn is_over(&self) -> bool {
        self.0.is_some_and(|end| Instant::now() >= end)
    }

    /// How much time is left; `None` where there is no end. A remote engine sends it with each request.
    pub fn left(&self) -> Option<Duration> {
        self.0.map(|end| end.saturating_duration_since(Instant::now()))
    }

    /// Goes on while there is time.
    ///
    /// # Errors
    /// [`EngineErrorKind::TimedOut`] when it is over.
    pub fn check(&self) -> Result<(), EngineError> {
        if self.is_over() { Err(Self::over()) } else { Ok(()) }
    }

    /// That the time is over.
    pub(crate) fn over() -> EngineError {
        EngineError::new(EngineErrorKind::TimedOut, "the question took longer than it may; ask for less")
    }
}
