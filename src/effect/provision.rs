//! A provision of a document: a chain of units, the smallest first, `điểm a khoản 2 Điều 5`.

use crate::registry::{ActWords, UnitWord};
use crate::text::leading_word;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One unit of a document with its label.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit {
    /// What kind of unit.
    pub word: UnitWord,
    /// Its word as this document writes it, `khoản`, `Phụ lục`.
    pub name: String,
    /// Its label, `2`, `a`, `III`; of a range both ends, `1 đến khoản 4`; empty where it has none.
    pub label: String,
}

impl Unit {
    /// Whether both are the same unit, however their words are written.
    fn is(&self, other: &Unit) -> bool {
        let plain = |label: &str| label.trim_start_matches('0').to_lowercase();
        self.word == other.word && plain(&self.label) == plain(&other.label)
    }
}

/// A chain of units, each within the next.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Provision(pub Vec<Unit>);

impl Provision {
    /// Reads what [`fmt::Display`] writes; words that name no unit make it empty.
    pub fn parse(written: &str, words: &ActWords) -> Self {
        let mut units: Vec<Unit> = Vec::new();
        let mut rest = written.trim();
        while !rest.is_empty() {
            let (length, unit) = unit_word(rest, words).unwrap_or_else(|| (first_word(rest), None));
            let (name, behind) = rest.split_at(length);
            match (unit, units.last_mut()) {
                (Some(word), _) => units.push(Unit { word, name: name.to_owned(), label: String::new() }),
                (None, Some(last)) => {
                    let joint = if last.label.is_empty() { "" } else { " " };
                    last.label = format!("{}{joint}{name}", last.label);
                }
                (None, None) => return Self::default(),
            }
            rest = behind.trim_start();
        }
        Self(units)
    }

    /// Whether `other` lies within this one, or is the same: `Điều 5` covers `khoản 2 Điều 5`.
    pub fn covers(&self, other: &Provision) -> bool {
        let (own, inner) = (&self.0, &other.0);
        let Some(offset) = inner.len().checked_sub(own.len()) else { return false };
        !own.is_empty() && own.iter().zip(&inner[offset..]).all(|(own, inner)| own.is(inner))
    }

    /// Whether both have a part in common: one lies within the other.
    pub fn touches(&self, other: &Provision) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// The kind of its smallest unit.
    pub(super) fn inner(&self) -> Option<UnitWord> {
        self.0.first().map(|unit| unit.word)
    }

    /// The kind of its largest unit.
    pub(super) fn outer(&self) -> Option<UnitWord> {
        self.0.last().map(|unit| unit.word)
    }

    /// The units larger than `word`.
    pub(super) fn above(&self, word: UnitWord) -> &[Unit] {
        let from = self.0.iter().position(|unit| unit.word > word).unwrap_or(self.0.len());
        &self.0[from..]
    }

    /// This one completed by the units of `context` that are larger than its largest; an article and an annex need none.
    pub(super) fn within(&mut self, context: &Provision) {
        if let Some(outer) = self.outer().filter(|outer| *outer < UnitWord::Article) {
            self.0.extend_from_slice(context.above(outer));
        }
    }
}

fn unit_word(text: &str, words: &ActWords) -> Option<(usize, Option<UnitWord>)> {
    let (mut node, mut at, mut best) = (ActWords::ROOT, 0, None);
    loop {
        let gap = text[at..].len() - text[at..].trim_start_matches(' ').len();
        let (length, key, _) = leading_word(&text[at + gap..]);
        let Some(next) = words.step(node, key).filter(|_| length > 0) else { return best };
        (node, at) = (next, at + gap + length);
        if let Some((_, Some(unit))) = words.meaning(node) {
            best = Some((at, Some(unit)));
        }
    }
}

fn first_word(text: &str) -> usize {
    text.find(' ').unwrap_or(text.len())
}

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Unit { name, label, .. }) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            f.write_str(name)?;
            if !label.is_empty() {
                write!(f, " {label}")?;
            }
        }
        Ok(())
    }
}

/// The units as data: a kind and its words, so that a store needs no table to read them back.
#[derive(Serialize, Deserialize)]
struct Stored(u8, String, String);

const WORDS: [UnitWord; 12] = [
    UnitWord::Name,
    UnitWord::Paragraph,
    UnitWord::Item,
    UnitWord::Point,
    UnitWord::Clause,
    UnitWord::Form,
    UnitWord::Article,
    UnitWord::Subsection,
    UnitWord::Section,
    UnitWord::Chapter,
    UnitWord::Part,
    UnitWord::Annex,
];

impl Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Stored(self.word as u8, self.name.clone(), self.label.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Stored(word, name, label) = Stored::deserialize(deserializer)?;
        let word = WORDS.get(usize::from(word)).copied().ok_or_else(|| serde::de::Error::custom("no such unit"))?;
        Ok(Self { word, name, label })
    }
}

impl Serialize for Provision {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Provision {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self)
    }
}
