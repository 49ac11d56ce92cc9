//! What it is worth that words stand near each other: in a script where the cluster runs one, else here.

use super::mapping::SEQUENCE;
use super::statistics::Statistics;
use crate::index::words::{NEAR, distance, nearness};
use crate::index::{TextField, Way, Words};
use serde_json::{Value, json};

/// The script that reads the column of hashes.
const SCRIPT: &str = include_str!("near.painless");
/// Words behind this many of a text have no hash: a script may not run for ever.
pub(super) const LONGEST_SEQUENCE: usize = 400_000;
/// Longer reaches are as good as endless.
const FARTHEST: usize = 10_000;

/// What a question wants near each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Near {
    hashes: Vec<i32>,
    rarities: Vec<f64>,
    near: f32,
    reach: usize,
}

impl Near {
    /// What `words` want; `None` where nearness tells nothing.
    pub(super) fn of(words: &Words, statistics: &Statistics) -> Option<Self> {
        let first = |ways: &[Way]| {
            ways.iter().find_map(|way| match way {
                Way::Word(word) => Some(word.clone()),
                Way::Neighbours(_) => None,
            })
        };
        let terms: Vec<String> = words.wanted.iter().filter_map(|wanted| first(&wanted.ways)).collect();
        (words.weights.near > 0.0 && terms.len() > 1).then(|| Self {
            hashes: terms.iter().map(|term| hash(term)).collect(),
            rarities: terms.iter().map(|term| statistics.rarity(TextField::Fold, term)).collect(),
            near: words.weights.near,
            reach: words.weights.reach.min(FARTHEST),
        })
    }

    /// It as a field that the cluster works out for each hit.
    pub(super) fn script(&self) -> Value {
        json!({ "script": { "source": SCRIPT, "params": {
            "hashes": self.hashes, "rarities": self.rarities, "near": self.near, "reach": self.reach, "far": NEAR + 1,
        } } })
    }

    /// The same, of a document whose column of hashes is `sequence`.
    pub(super) fn of_sequence(&self, sequence: &[u8]) -> f64 {
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); self.hashes.len()];
        for (bytes, at) in sequence.chunks_exact(4).zip(0..) {
            let found = i32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            if let Some(word) = self.hashes.iter().position(|hash| *hash == found) {
                places[word].push(at);
            }
        }
        let held: Vec<usize> = (0..places.len()).filter(|at| !places[*at].is_empty()).collect();
        let mut sum = 0.0;
        for (index, one) in held.iter().enumerate() {
            for other in held.iter().skip(index + 1).take(self.reach) {
                if let Some(apart) = distance(&places[*one], &places[*other]) {
                    sum += self.rarities[*one].min(self.rarities[*other]) * f64::from(nearness(apart));
                }
            }
        }
        f64::from(self.near) * sum
    }
}

/// The column of `terms`, which are joined by single spaces.
pub(super) fn sequence(terms: &str) -> Vec<u8> {
    let words = terms.split(' ').filter(|term| !term.is_empty()).take(LONGEST_SEQUENCE);
    words.flat_map(|term| hash(term).to_le_bytes()).collect()
}

/// The name of the column, for asking for it.
pub(super) fn column() -> &'static str {
    SEQUENCE
}

fn hash(term: &str) -> i32 {
    let bytes = blake3::hash(term.as_bytes());
    let [a, b, c, d, ..] = *bytes.as_bytes();
    i32::from_le_bytes([a, b, c, d])
}
