//! Letters with their places, as whoever drew or recognised the page tells them.

/// A drawn letter in page space: points, x to the right, y down.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    /// What it says; several letters for a ligature or an `ActualText`.
    pub(crate) text: Text,
    /// Where its baseline begins.
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// The direction of writing, of length 1.
    pub(crate) direction: (f64, f64),
    /// How far the writing moves on.
    pub(crate) advance: f64,
    /// The height of an em.
    pub(crate) size: f64,
    pub(crate) layer: Layer,
    /// Letters of one stamp share a number.
    pub(crate) stamp: usize,
}

/// Mostly one letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Text {
    One(char),
    Many(Box<str>),
}

/// How a letter came on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layer {
    /// Drawn by the page itself.
    Page,
    /// Drawn by the page, but not to be seen: what a scanner recognised.
    Hidden,
    /// Drawn by an annotation: a stamp, a signature, a form field.
    Stamp,
}

/// Letters without a known meaning are kept as this, so that a hole in a text is seen.
pub(crate) const UNKNOWN: char = '\u{FFFD}';
