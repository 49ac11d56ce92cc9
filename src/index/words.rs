//! The words of a question as a plan holds them: what a document must hold of them, and what each sign of a good answer
//! weighs.

/// Words that are looked for and scored together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Words {
    /// The different words.
    pub wanted: Vec<Wanted>,
    /// Folded neighbours of the question, as [`super::TextField::Pair`] holds them. They score and demand nothing.
    pub pairs: Vec<String>,
    /// How many of [`Words::wanted`] a document must hold, at the least one.
    pub at_least: usize,
    /// What counts how much.
    pub weights: Weights,
}

/// One word, and all that may stand for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// The ways in which a document may hold it, the word itself first.
    pub ways: Vec<Way>,
    /// The word with its marks, where it was typed with one.
    pub exact: Option<String>,
}

/// A way in which a document holds a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The folded word.
    Word(String),
    /// All of these pairs of folded neighbours, as of what an abbreviation is short for: much faster than positions, and
    /// as good.
    Neighbours(Vec<String>),
}

/// What counts how much. A term counts by BM25, times the weight of its field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Words with the marks that were typed.
    pub exact: f32,
    /// Words without marks.
    pub fold: f32,
    /// Pairs of neighbours.
    pub pair: f32,
    /// Words in the title.
    pub title: f32,
    /// The part of the words that a document holds, to this power, is a factor of its score.
    pub held: f32,
    /// Words that stand near each other, a word's rarity for each.
    pub near: f32,
    /// With how many of the words after it in the question a word may stand near.
    pub reach: usize,
}

impl Default for Weights {
    /// The words alone.
    fn default() -> Self {
        Self { exact: 0.0, fold: 1.0, pair: 0.0, title: 0.0, held: 0.0, near: 0.0, reach: 0 }
    }
}

/// Words are near where fewer than this many words stand between them; the nearer, the more it counts.
pub(crate) const NEAR: u32 = 30;

/// What nearness of two words counts, by the distance of their positions: 1 for neighbours, 0 far away.
pub(crate) fn nearness(distance: u32) -> f32 {
    if distance > NEAR { 0.0 } else { 1.0 - distance as f32 / (NEAR + 1) as f32 }
}

/// The least distance between a position of `one` and one of `other`, both in order.
pub(crate) fn distance(one: &[u32], other: &[u32]) -> Option<u32> {
    let (mut a, mut b, mut least) = (0, 0, None);
    while let (Some(at), Some(to)) = (one.get(a), other.get(b)) {
        let apart = at.abs_diff(*to);
        least = Some(least.map_or(apart, |least: u32| least.min(apart)));
        if at < to { a += 1 } else { b += 1 }
    }
    least
}

#[cfg(test)]
mod tests {
    use super::{distance, nearness};

    #[test]
    fn the_least_distance_of_two_words() {
        assert_eq!(distance(&[1, 50, 90], &[20, 53]), Some(3));
        assert_eq!(distance(&[1], &[]), None);
        assert!(nearness(1) > nearness(5) && nearness(31) == 0.0);
    }
}
