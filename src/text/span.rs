//! Places in the canonical text, as bytes inside and as code points at the edge.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes of the canonical text, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; an end before the start gives the empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The place of `part` in `whole`; `None` where it is no slice of it.
    pub fn within(whole: &str, part: &str) -> Option<Self> {
        // The one place where addresses are compared; both are only looked at.
        let start = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
        let end = start.checked_add(part.len())?;
        (end <= whole.len()).then_some(Self { start, end })
    }

    /// The text that the span covers; empty where the span is not of this text.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether nothing is covered.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// Converts byte offsets of one text to code points, in any order, after one pass over the text.
///
/// A mark every 256 bytes keeps the table small and a look-up short.
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    marks: Vec<usize>,
}

const STRIDE: usize = 256;

impl<'t> CodePoints<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut seen = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            marks.push(seen);
            seen += starts(chunk);
        }
        Self { text, marks }
    }

    /// The number of code points before byte `offset`; past the end, the length of the text.
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let mark = (offset / STRIDE).min(self.marks.len().saturating_sub(1));
        let before = self.marks.get(mark).copied().unwrap_or(0);
        before + starts(&self.text.as_bytes()[mark * STRIDE..offset])
    }
}

/// Counts the bytes that begin a character.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count()
}

/// Whether single spaces are all the white space, and none at the ends: most text is so already.
fn is_squeezed(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        // Canonical text has no white space beyond ASCII; other text is taken the long way.
        if byte == b' ' && before == b' ' || matches!(byte, b'\t'..=b'\r' | 0xC2 | 0xE2 | 0xE3) {
            return false;
        }
        before = byte;
    }
    before != b' '
}

/// Every run of white space as one space, none at the ends.
pub fn squeeze(text: &str) -> String {
    if is_squeezed(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_a_place_in_its_own_text_alone() {
        let text = String::from("Căn cứ Luật; căn cứ");
        let law = text.split(' ').nth(2).expect("a word");
        assert_eq!(Span::within(&text, law).map(|span| span.of(&text)), Some("Luật;"));
        assert_eq!(Span::within(&text, &text), Some(Span::new(0, text.len())));
        assert_eq!(Span::within(&text, &text[text.len()..]), Some(Span::new(text.len(), text.len())));
        let copy = text.clone();
        assert_eq!((Span::within(&text, &copy), Span::within(law, &text)), (None, None));
    }
}
