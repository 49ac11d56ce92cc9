//! How much one file may cost.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How much one file may cost its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file; 200 MiB unless told otherwise.
    pub bytes: usize,
    /// Pages that are read of a PDF, the rest is left out with a notice; 5,000 unless told otherwise.
    pub pages: usize,
    /// Glyphs that are read of a page, the rest is left out with a notice; 200,000 unless told otherwise. A dense page of
    /// small print has some 10,000.
    pub glyphs: usize,
    /// Drawing operations that are followed on a page, the rest is left out with a notice; 2,000,000 unless told otherwise.
    pub operations: usize,
    /// Things within things (elements, groups, forms, archives); 256 unless told otherwise.
    pub nesting: usize,
    /// Bytes that a file may unpack to, all its parts together; 256 MiB unless told otherwise.
    pub unpacked: usize,
    /// Bytes that one packed byte may unpack to, once more than a megabyte has come out; 200 unless told otherwise. Real
    /// documents stay under 60, a bomb of zeros reaches 1,000.
    pub ratio: usize,
    /// Time for a whole file, without recognition; 20 seconds unless told otherwise.
    pub time: Duration,
    /// Which pages are recognised from their picture.
    pub ocr: Ocr,
    /// Time for recognising one page, and as much more for drawing it; 10 seconds unless told otherwise.
    pub ocr_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 200 << 20,
            pages: 5_000,
            glyphs: 200_000,
            operations: 2_000_000,
            nesting: 256,
            unpacked: 256 << 20,
            ratio: 200,
            time: Duration::from_secs(20),
            ocr: Ocr::Auto,
            ocr_time: Duration::from_secs(10),
        }
    }
}

/// When text is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Ocr {
    /// Pages without readable text.
    #[default]
    Auto,
    /// No page.
    Never,
    /// Every page, whatever text it has.
    Always,
}
