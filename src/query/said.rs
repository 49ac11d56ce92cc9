//! What documents say of an authority: each value as written, with who says it; and where they say different things.

use super::snippet::around;
use crate::citation::Citation;
use crate::index::{DocumentCard, DocumentId, Record};
use crate::registry::PlainWords;
use crate::text::fold;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A document and the place in it that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The document.
    pub card: DocumentCard,
    /// The page.
    pub page: u32,
    /// The sentence.
    pub words: String,
}

/// One value, and who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// As written.
    pub value: String,
    /// At how many places.
    pub places: usize,
    /// In how many documents.
    pub documents: usize,
    /// The first place in each of these documents, for at most [`MOST_WITNESSES`].
    pub by: Vec<Witness>,
}

/// So many documents are named for one value; all are counted.
pub const MOST_WITNESSES: usize = 20;

/// What documents can contradict each other in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// The date.
    Date,
    /// The type.
    Type,
    /// The issuer.
    Issuer,
}

/// Different values that different documents give for one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// In what.
    pub aspect: Aspect,
    /// The values that another document contradicts, the most frequent first.
    pub values: Vec<Said>,
}

/// Values as they are met, with who says them.
#[derive(Debug, Default)]
pub(super) struct Gathered(BTreeMap<String, Sayings>);

#[derive(Debug, Default)]
struct Sayings {
    places: usize,
    documents: BTreeSet<DocumentId>,
    by: Vec<Witness>,
}

/// The place of `citation` in `record`.
pub(super) fn witness(record: &Record, citation: &Citation) -> Witness {
    Witness {
        card: DocumentCard::of(record),
        page: citation.page.get(),
        words: around(&record.reading.text, citation.span).text,
    }
}

impl Gathered {
    /// Takes what `citation` of `record` says.
    pub(super) fn add(&mut self, value: &str, record: &Record, citation: &Citation) {
        let sayings = self.0.entry(value.to_owned()).or_default();
        sayings.places += 1;
        if sayings.documents.insert(record.id.clone()) && sayings.by.len() < MOST_WITNESSES {
            sayings.by.push(witness(record, citation));
        }
    }

    /// Whether somebody says `value`.
    pub(super) fn has(&self, value: &str) -> bool {
        self.0.contains_key(value)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values, the most frequent first.
    pub(super) fn ranked(&self) -> Vec<Said> {
        ranked(self.0.iter())
    }

    /// All values as one under the most frequent, for names of one document.
    pub(super) fn together(&self) -> Option<Said> {
        let mut ranked = self.ranked().into_iter();
        let mut said = ranked.next()?;
        let documents: BTreeSet<&DocumentId> = self.0.values().flat_map(|sayings| &sayings.documents).collect();
        said.documents = documents.len();
        for other in ranked {
            said.places += other.places;
            let new = |witness: &Witness| said.by.iter().all(|known| known.card.id != witness.card.id);
            let new: Vec<Witness> = other.by.iter().filter(|witness| new(witness)).cloned().collect();
            said.by.extend(new);
        }
        said.by.truncate(MOST_WITNESSES);
        Some(said)
    }

    /// Where two documents say what cannot both be so.
    pub(super) fn conflict(&self, aspect: Aspect) -> Option<Conflict> {
        let contradicted = |(value, sayings): &(&String, &Sayings)| {
            self.0.iter().any(|(other, others)| {
                let alone = sayings.documents.len() == 1 && sayings.documents == others.documents;
                !alone && !agree(aspect, value, other)
            })
        };
        let values = ranked(self.0.iter().filter(contradicted));
        (!values.is_empty()).then_some(Conflict { aspect, values })
    }
}

fn ranked<'a>(values: impl Iterator<Item = (&'a String, &'a Sayings)>) -> Vec<Said> {
    let said = |(value, sayings): (&String, &Sayings)| Said {
        value: value.clone(),
        places: sayings.places,
        documents: sayings.documents.len(),
        by: sayings.by.clone(),
    };
    let mut values: Vec<Said> = values.map(said).collect();
    values.sort_by_key(|said| Reverse((said.places, said.documents)));
    values
}

/// Whether both can be so: equal, or one says more of the same.
pub(super) fn agree(aspect: Aspect, one: &str, other: &str) -> bool {
    let (one, other) = match aspect {
        Aspect::Date => (one.to_owned(), other.to_owned()),
        Aspect::Type => (fold(one), fold(other)),
        Aspect::Issuer => (body(one), body(other)),
    };
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    begins(&one, &other) || begins(&other, &one)
}

/// The body that an issuer's name means, without the office of who signs: `Bộ trưởng Bộ Y` is `bo y`.
fn body(issuer: &str) -> String {
    let words = PlainWords::built_in();
    words.without_office(&words.shortened(&fold(issuer))).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Aspect, agree};

    #[test]
    fn one_body_under_its_head_and_under_its_name() {
        for (one, other) in [
            ("Chủ tịch UBND tỉnh Quảng Ngãi", "UBND tỉnh Quảng Ngãi"),
            ("Bộ trưởng Bộ Tư pháp", "Bộ Tư pháp"),
            ("Ủy ban nhân dân tỉnh Quảng Ngãi", "UBND tỉnh Quảng Ngãi"),
            ("Ban Chấp hành Trung ương Đảng khóa X", "Ban Chấp hành Trung ương"),
        ] {
            assert!(agree(Aspect::Issuer, one, other) && agree(Aspect::Issuer, other, one), "{one}, {other}");
        }
        for (one, other) in [
            ("UBND tỉnh Quảng Ngãi", "UBND tỉnh Quảng Nam"),
            ("Văn phòng Chính phủ", "Chính phủ"),
            ("Thủ tướng Chính phủ", "Chính phủ"),
        ] {
            assert!(!agree(Aspect::Issuer, one, other), "{one}, {other}");
        }
        assert!(agree(Aspect::Date, "2007-08", "2007-08-01") && !agree(Aspect::Date, "2007-08-01", "2007-08-11"));
        assert!(agree(Aspect::Type, "Kế hoạch", "Kế hoạch hành động"));
        assert!(!agree(Aspect::Type, "Nghị quyết", "Nghị định"));
    }
}
