//! How often syllables of the law follow each other, as counted in texts of law by `scripts/pack-pairs`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Made by `scripts/pack-pairs`, which tells the form.
const PACKED: &[u8] = include_bytes!("pairs.bin");

/// The part of each seen pair's count that is left to the pairs that were not seen (absolute discounting).
const DISCOUNT: f64 = 0.75;

/// A syllable that was counted.
pub(super) type Id = u16;

/// The counts.
#[derive(Debug)]
pub(super) struct Pairs {
    ids: HashMap<&'static str, Id>,
    syllables: Vec<&'static str>,
    /// Natural logarithm of each syllable's share.
    shares: Vec<f64>,
    /// Of each syllable the number of times that another followed it, and what that leaves to pairs that were not seen.
    followed: Vec<(f64, f64)>,
    counts: HashMap<(Id, Id), f64>,
}

impl Pairs {
    /// The counts that are shipped.
    pub(super) fn shipped() -> &'static Self {
        static PAIRS: LazyLock<Pairs> = LazyLock::new(|| Pairs::read(&mut Packed(PACKED)));
        &PAIRS
    }

    /// The syllable as it was counted: lower case, its tone where dictionaries put it.
    pub(super) fn id(&self, syllable: &str) -> Option<Id> {
        self.ids.get(syllable).copied()
    }

    pub(super) fn syllable(&self, id: Id) -> &'static str {
        self.syllables[usize::from(id)]
    }

    /// The natural logarithm of the chance that `syllable` stands anywhere; `None` is one that was not counted.
    pub(super) fn alone(&self, syllable: Option<Id>) -> f64 {
        /// Rarer than the rarest that was counted, by a few times.
        const UNSEEN: f64 = -15.0;
        syllable.map_or(UNSEEN, |id| self.shares[usize::from(id)])
    }

    /// The natural logarithm of the chance that `second` stands behind `first`.
    pub(super) fn behind(&self, first: Option<Id>, second: Option<Id>) -> f64 {
        let alone = self.alone(second);
        let Some(first) = first else { return alone };
        let (times, left) = self.followed[usize::from(first)];
        if times == 0.0 {
            return alone;
        }
        let seen = second.and_then(|second| self.counts.get(&(first, second))).copied();
        let own = seen.map_or(0.0, |count| (count - DISCOUNT) / times);
        (own + left / times * alone.exp()).ln()
    }

    fn read(packed: &mut Packed) -> Self {
        let number = usize::from(packed.byte()) | usize::from(packed.byte()) << 8;
        let syllables: Vec<&'static str> = (0..number).map(|_| packed.word()).collect();
        let counts: Vec<f64> = (0..number).map(|_| packed.count()).collect();
        let all: f64 = counts.iter().sum();
        let mut pairs = Self {
            ids: (0..).zip(&syllables).map(|(id, syllable)| (*syllable, id)).collect(),
            syllables,
            shares: counts.iter().map(|count| (count / all).ln()).collect(),
            followed: Vec::with_capacity(number),
            counts: HashMap::new(),
        };
        for first in (0..).take(number) {
            let (successors, mut second) = (packed.number(), 0);
            let (mut times, mut kinds) = (0.0, 0.0);
            for _ in 0..successors {
                second += packed.number();
                let count = packed.count();
                times += count;
                kinds += 1.0;
                pairs.counts.insert((first, Id::try_from(second).unwrap_or(Id::MAX)), count);
            }
            pairs.followed.push((times, DISCOUNT * kinds));
        }
        pairs
    }
}

/// What is left to be read of the packed counts.
struct Packed(&'static [u8]);

impl Packed {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    fn word(&mut self) -> &'static str {
        let length = usize::from(self.byte());
        let (word, rest) = self.0.split_at(length.min(self.0.len()));
        self.0 = rest;
        std::str::from_utf8(word).unwrap_or_default()
    }

    fn count(&mut self) -> f64 {
        (f64::from(self.byte()) / 8.0).exp2()
    }

    /// LEB128.
    fn number(&mut self) -> usize {
        let mut number = 0;
        for shift in (0..).step_by(7).take(4) {
            let byte = self.byte();
            number |= usize::from(byte & 127) << shift;
            if byte < 128 {
                break;
            }
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::syllable;

    #[test]
    fn the_counts_are_those_of_the_language_of_law() {
        let pairs = Pairs::shipped();
        let behind = |first: &str, second: &str| pairs.behind(pairs.id(first), pairs.id(second));
        for (first, good, bad) in [("thẩm", "định", "đinh"), ("tổ", "chức", "chúc"), ("quyền", "hạn", "hàn")]
        {
            assert!(behind(first, good) > behind(first, bad) + 5.0, "{first} {good}");
        }
        assert!((-3.0..0.0).contains(&behind("thẩm", "định")));
        assert!(pairs.behind(None, None).is_finite() && pairs.behind(pairs.id("thẩm"), None).is_finite());
        for first in ["thẩm", "và", "các", "#", ","] {
            let all: f64 = pairs.syllables.iter().map(|second| behind(first, second).exp()).sum();
            assert!((0.9..1.1).contains(&all), "{first}: the chances add up to one: {all}");
        }
    }

    #[test]
    fn what_was_counted_is_placed_as_it_is_looked_up() {
        let misplaced: Vec<_> = Pairs::shipped()
            .syllables
            .iter()
            .filter(|word| syllable::is_syllable(word) && syllable::placed(word).is_some())
            .collect();
        assert!(misplaced.len() < 40, "{misplaced:?}");
    }
}
