//! How much one file may cost.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How much one file may cost its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Pages that are read of a PDF; the rest is left out with a notice.
    pub pages: usize,
    /// Glyphs that are read of a page; the rest is left out with a notice. A dense page of small print has some 10,000.
    pub glyphs: usize,
    /// Drawing operations that are followed on a page; the rest is left out with a notice.
    pub operations: usize,
    /// Things within things (elements, groups, forms, archives).
    pub nesting: usize,
    /// Bytes that a file may unpack to, all its parts together.
    pub unpacked: usize,
    /// Bytes that one packed byte may unpack to, once more than a megabyte has come out. Real documents stay under 60, a
    /// bomb of zeros reaches 1,000.
    pub ratio: usize,
    /// Time for a whole file, without recognition.
    pub time: Duration,
    /// Which pages are recognised from their picture.
    pub ocr: Ocr,
    /// Time for recognising one page, and as much more for drawing it.
    pub ocr_time: Duration,
}

impl Limits {
    /// What a file may cost where nothing is said.
    pub const USUAL: Self = Self {
        bytes: 128 << 20,
        pages: 5_000,
        glyphs: 200_000,
        operations: 2_000_000,
        nesting: 256,
        unpacked: 256 << 20,
        ratio: 200,
        time: Duration::from_secs(20),
        ocr: Ocr::Auto,
        ocr_time: Duration::from_secs(10),
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::USUAL
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
