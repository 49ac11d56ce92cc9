//! What makes one answer better than another, as measured on judged legal questions.

use crate::index::Weights;

/// How documents are ranked and how much of a question they must hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranking {
    /// Weights for a few words.
    pub few: Weights,
    /// Weights for a sentence.
    pub sentence: Weights,
    /// More different words than this are a sentence.
    pub most_few: usize,
    /// So many of the rarest words of a sentence are looked for; the others only count as neighbours.
    pub rarest: usize,
    /// What the document's own number counts, high above everything else.
    pub number: f32,
    /// A year of the question in a document's title, beside what it counts as a word: plans differ by it more than by words.
    pub year: f32,
    /// Words in quotes.
    pub phrase: f32,
    /// Where fewer documents hold all words, those that hold most are found too: a page is filled.
    pub enough: usize,
}

impl Default for Ranking {
    fn default() -> Self {
        Self {
            few: Weights { exact: 1.0, fold: 0.5, pair: 0.8, title: 0.3, held: 1.0, near: 1.0, reach: usize::MAX },
            sentence: Weights { exact: 0.0, fold: 0.5, pair: 1.0, title: 0.0, held: 0.5, near: 0.3, reach: 2 },
            most_few: 8,
            rarest: 12,
            number: 40.0,
            year: 1.0,
            phrase: 0.5,
            enough: 20,
        }
    }
}
