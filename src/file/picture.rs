//! Pages as pictures, for recognition.

use serde::{Deserialize, Serialize};

/// Dots an inch of the pictures that are recognised, where the page is of a usual size.
pub(crate) const DPI: f64 = 200.0;

/// A word whose letters are known, and its place in pixels of its page's picture, y down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// What it says.
    pub text: String,
    /// Where it begins.
    pub left: i32,
    /// Where it ends.
    pub right: i32,
    /// Its baseline.
    pub base: i32,
    /// The height of an em.
    pub size: i32,
}

/// A page as a picture, one byte a pixel, row by row, 255 white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// All pixels.
    pub gray: Vec<u8>,
}
