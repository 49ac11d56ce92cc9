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

/// Where the words stand in `text`, whatever white space parts them: the first byte, and one past the last.
pub(super) fn find_words(text: &str, words: &[&str]) -> Option<(usize, usize)> {
    let (first, rest) = words.split_first()?;
    text.match_indices(first).find_map(|(at, found)| {
        let mut end = at + found.len();
        for word in rest {
            let behind = &text[end..];
            let gap = behind.len() - behind.trim_start().len();
            end = behind[gap..].starts_with(word).then_some(end + gap + word.len()).filter(|_| gap > 0)?;
        }
        Some((at, end))
    })
}

/// Whether `text` ends with the words, whatever white space parts them.
pub(super) fn ends_with(text: &str, words: &[&str]) -> bool {
    text.split_whitespace().rev().zip(words.iter().rev()).filter(|(own, word)| own == *word).count() == words.len()
}

/// Whether `written` is the word, which has no capitals, whatever its own case.
pub(super) fn is_same_word(written: &str, word: &str) -> bool {
    written == word || written.len() == word.len() && written.chars().flat_map(char::to_lowercase).eq(word.chars())
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
