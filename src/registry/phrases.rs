//! Phrases that a text may begin with, and what each stands for: a trie over words whose keys do not depend on case or on
//! where the tone mark stands.

use crate::text::{WordKey, leading_word};
use std::collections::HashMap;

/// Phrases, each with rows of some table.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    edges: HashMap<(u32, WordKey), u32>,
    rows: Vec<Vec<u16>>,
}

impl Phrases {
    /// Adds `phrase` for row `row`; rows of one phrase keep the order in which they came.
    pub(super) fn add(&mut self, phrase: &str, row: usize) {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        let mut node = 0;
        for (_, key) in word_keys(phrase) {
            let fresh = self.rows.len() as u32;
            node = *self.edges.entry((node, key)).or_insert(fresh);
            if node == fresh {
                self.rows.push(Vec::new());
            }
        }
        self.rows[node as usize].push(row as u16);
    }

    /// Every phrase that `text` begins with, in any case, the shortest first: its row, and its length in bytes.
    pub(super) fn leading<'p>(&'p self, text: &'p str) -> impl Iterator<Item = (usize, usize)> + 'p {
        let mut node = 0;
        word_keys(text)
            .map_while(move |(end, key)| {
                node = *self.edges.get(&(node, key))?;
                Some((node, end))
            })
            .flat_map(|(node, end)| self.rows[node as usize].iter().map(move |row| (usize::from(*row), end)))
    }
}

/// The words of `text` with the places of their ends, as far as single spaces, hyphens and commas join them.
pub(super) fn word_keys(text: &str) -> impl Iterator<Item = (usize, WordKey)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let gap: usize = if at == 0 {
            0
        } else {
            let rest = text[at..].chars().take(3);
            rest.take_while(|c| c.is_whitespace() || matches!(c, '-' | ',')).map(char::len_utf8).sum()
        };
        let (length, key, _) = leading_word(&text[at + gap..]);
        if length == 0 || at > 0 && gap == 0 {
            return None;
        }
        at += gap + length;
        Some((at, key))
    })
}

/// The places at which the words of `text` begin.
pub(super) fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let starts = !before.is_alphanumeric() && c.is_alphanumeric();
        before = c;
        starts.then_some(at)
    })
}
