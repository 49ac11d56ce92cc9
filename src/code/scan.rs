//! Finding words of the code in a line, whatever their case.

use crate::registry::{CodeWord, CodeWords, Registry};

/// A line and its small letters at the same bytes.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    low: String,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut low = String::with_capacity(text.len());
        for c in text.chars() {
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => low.push(one),
                _ => low.push(c),
            }
        }
        Self { text, low }
    }

    /// The length of the longest word of `kind` that stands at `at` and ends there.
    pub(super) fn word_at(&self, at: usize, kind: CodeWord, words: &CodeWords) -> Option<usize> {
        let found = words.of(kind).iter().filter(|word| self.stands_at(at, word));
        found.map(|word| word.len()).max()
    }

    /// The first word of `kind` from `from` on: where it begins and ends.
    pub(super) fn find(&self, from: usize, kind: CodeWord, words: &CodeWords) -> Option<(usize, usize)> {
        let places = words.of(kind).iter().filter_map(|word| Some((self.find_word(from, word)?, word.len())));
        let (start, length) = places.min_by_key(|(start, length)| (*start, usize::MAX - length))?;
        Some((start, start + length))
    }

    fn find_word(&self, from: usize, word: &str) -> Option<usize> {
        let places = self.low.get(from..)?.match_indices(word).map(|(at, _)| from + at);
        places.into_iter().find(|at| self.stands_at(*at, word))
    }

    /// Whether `words` stand at the beginning, whatever their case.
    pub(super) fn begins_with(&self, words: &str) -> bool {
        self.stands_at(0, &words.to_lowercase())
    }

    fn stands_at(&self, at: usize, word: &str) -> bool {
        let (before, rest) = (self.low.get(..at), self.low.get(at..));
        rest.and_then(|rest| rest.strip_prefix(word)).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
            && before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    }

    /// The first byte from `at` on that is no white space.
    pub(super) fn skip(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + (rest.len() - rest.trim_start().len())
    }

    /// The name of the document type that stands at `at`, the longest.
    pub(super) fn type_at<'r>(&self, at: usize, registry: &'r Registry) -> Option<(&'r str, usize)> {
        let first = self.text.get(at..)?.chars().next()?.to_lowercase().next();
        let names = registry.types.iter().map(|doc_type| doc_type.name.as_str());
        let may_be = names.filter(|name| name.chars().next().and_then(|c| c.to_lowercase().next()) == first);
        let found = may_be.filter(|name| self.stands_at(at, &name.to_lowercase()));
        found.max_by_key(|name| name.len()).map(|name| (name, at + name.len()))
    }

    /// Where words begin, from `from` on.
    pub(super) fn word_starts(&self, from: usize) -> impl Iterator<Item = usize> + '_ {
        let rest = self.text.get(from..).unwrap_or_default();
        let mut before = self.text.get(..from).and_then(|before| before.chars().next_back());
        rest.char_indices().filter_map(move |(at, c)| {
            let begins = c.is_alphanumeric() && !before.is_some_and(char::is_alphanumeric);
            before = Some(c);
            begins.then_some(from + at)
        })
    }
}
