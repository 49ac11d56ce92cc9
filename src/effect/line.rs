//! Lines of the text, and those that do not belong to it.

use crate::registry::{ActCue, ActWords};

/// A line that holds something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// First byte of its first letter.
    pub(super) start: usize,
    /// The line without white space around it.
    pub(super) words: &'t str,
}

impl Line<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.words.len()
    }
}

/// The lines of `text` that hold something of the document itself.
pub(super) fn lines<'t>(text: &'t str, words: &'t ActWords) -> impl Iterator<Item = Line<'t>> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let bare = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '*' | '#' | '>'));
        let start = at + (line.len() - bare.len());
        at += line.len();
        let line = Line { start, words: bare.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '*')) };
        (!line.words.is_empty() && !is_furniture(line.words, words)).then_some(line)
    })
}

/// Whether a gazette or an electronic signature put the line into the text: `CÔNG BÁO/Số 234/Ngày 20-04-2026`, a number of a
/// page, `Thời gian ký: 22.08.2022 …`.
pub(super) fn is_furniture(line: &str, words: &ActWords) -> bool {
    if line.len() <= 4 && line.bytes().all(|b| b.is_ascii_digit()) {
        return !line.is_empty();
    }
    let signed = line.bytes().take(24).any(|b| b == b':' || b == b'/');
    signed
        && words.leads(line).is_some_and(|(length, cue)| {
            cue.has(ActCue::FURNITURE) && line[length..].trim_start().starts_with([':', '/'])
        })
}
