//! How much one file may cost.

use std::time::Duration;

/// How much one file may cost its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file; 200 MiB unless told otherwise.
    pub bytes: usize,
    /// Pages that are read of a PDF, the rest is left out with a notice; 5,000 unless told otherwise.
    pub pages: usize,
    /// Glyphs that are read of a page, the rest is left out with a notice; 200,000 unless told otherwise. A dense page of
    /// small print has some 10,000.
    pub glyphs: usize,
    /// Time for a whole file; 20 seconds unless told otherwise.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 200 << 20, pages: 5_000, glyphs: 200_000, time: Duration::from_secs(20) }
    }
}
