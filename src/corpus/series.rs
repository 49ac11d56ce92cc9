//! References that their text leaves open and the corpus settles.
//!
//! A number without year and date means the one document of its series that the corpus knows. That is found out when a
//! question is asked, so that it stays right while the corpus grows.

use super::Corpus;
use crate::authority::{AuthorityKey, KeyParts, Reference, SeriesKey};
use crate::index::{Counted, Dictionary, EngineError, Keyword, Node, Range, Record, Values, key_behind};
use crate::notation::{NumberForm, padded_number};
use crate::registry::PlainWords;
use std::collections::{BTreeMap, BTreeSet};

/// The keys that the corpus knows of each series.
pub(crate) type Known = BTreeMap<SeriesKey, BTreeSet<AuthorityKey>>;

const KNOWS: Dictionary = Dictionary::Keyword(Keyword::KnowsSeries);

/// What must be asked to know every key of `series`.
pub(crate) fn knows(series: &SeriesKey) -> Values {
    Values::beginning(KNOWS, format!("{} ", series.local()), Counted::Live)
}

/// What must be asked to know every key that `form` names, and all that settles their series; `None` where it names none.
pub(crate) fn numbered(form: &str) -> Option<Values> {
    let local = AuthorityKey(form.to_owned());
    let number = padded_number(&NumberForm::read(local.local())?.number);
    Some(Values::beginning(KNOWS, format!("{number}-"), Counted::Live))
}

impl Corpus<'_> {
    /// Settles the open references of `records` by what the corpus knows: the one document of the series, or all of them as
    /// candidates. What a text itself settles or leaves between candidates stays as it is.
    ///
    /// # Errors
    /// Only where the engine fails.
    pub fn settle(&self, records: &mut [Record]) -> Result<(), EngineError> {
        let open =
            records.iter().flat_map(|record| record.reading.references.iter().filter_map(Reference::open_series));
        let known = self.known(&open.cloned().collect())?;
        for record in records {
            let year = record.reading.written_in();
            for reference in &mut record.reading.references {
                if let Some(keys) = reference.open_series().and_then(|series| known.get(series)) {
                    (reference.authority, reference.candidates) = meant(keys, year);
                }
            }
        }
        Ok(())
    }

    /// Every key of each of `series` that a document of the corpus cites or is.
    pub(crate) fn known(&self, series: &BTreeSet<SeriesKey>) -> Result<Known, EngineError> {
        self.ahead(series.iter().map(knows))?;
        let mut known = Known::new();
        for series in series {
            let values = self.beginning(KNOWS, &format!("{} ", series.local()), Counted::Live)?;
            let keys = values.iter().filter_map(|count| Some(key_behind(&count.value)?.1));
            let keys: BTreeSet<AuthorityKey> = keys.filter(|key| key.series().as_ref() == Some(series)).collect();
            if !keys.is_empty() {
                known.insert(series.clone(), keys);
            }
        }
        Ok(known)
    }

    /// The keys that documents of the corpus cite or are, and that `form` names.
    pub(crate) fn keys_named(&self, form: &str) -> Result<BTreeSet<AuthorityKey>, EngineError> {
        let Some(Values { which: crate::index::Which::Beginning(prefix, _), .. }) = numbered(form) else {
            return Ok(BTreeSet::new());
        };
        let values = self.beginning(KNOWS, &prefix, Counted::Live)?;
        let keys = values.iter().filter_map(|count| Some(key_behind(&count.value)?.1));
        Ok(keys.filter(|key| key.is_named_by(form)).collect())
    }

    /// Documents with open references of the series of `key` that may mean it, and whether they do; `None` where there can
    /// be none.
    pub(crate) fn open_to(&self, key: &AuthorityKey) -> Result<Option<(Node, bool)>, EngineError> {
        let Some(KeyParts { series, year, .. }) = key.parts() else { return Ok(None) };
        let known = self.known(&BTreeSet::from([series.clone()]))?;
        let Some(keys) = known.get(&series).filter(|keys| keys.contains(key)) else { return Ok(None) };
        Ok(Some((open_since(&series, year), only(keys).is_some())))
    }

    /// Documents that cite `key` beyond doubt, by their own words or as the corpus settles them.
    pub(crate) fn citing(&self, key: &AuthorityKey) -> Result<Node, EngineError> {
        let cites = Node::Is(Keyword::Cites, key.0.clone());
        Ok(match self.open_to(key)? {
            Some((open, true)) => Node::Or(vec![cites, open]),
            _ => cites,
        })
    }
}

/// Whether the corpus settled `reference`, and not its text.
pub fn is_settled_by_corpus(reference: &Reference) -> bool {
    reference.authority.is_some() && reference.series.is_some()
}

/// The one of `keys` that settles the open references of their series, with its year.
pub(crate) fn only(keys: &BTreeSet<AuthorityKey>) -> Option<(&AuthorityKey, i16)> {
    let key = keys.first().filter(|_| keys.len() == 1)?;
    let parts = key.parts()?;
    settles(&parts).then_some((key, parts.year))
}

/// Documents with open references of `series` that are not older than `year`.
pub(crate) fn open_since(series: &SeriesKey, year: i16) -> Node {
    Node::And(vec![open(series), Node::Not(Box::new(older(year)))])
}

/// Documents with open references of `series`.
pub(crate) fn open(series: &SeriesKey) -> Node {
    Node::Is(Keyword::CitesSeries, series.0.clone())
}

/// Documents that were written before `year` and so cannot cite what it brought.
pub(crate) fn older(year: i16) -> Node {
    let year = i64::from(year);
    let undated = Node::Not(Box::new(Node::Between(Range::Date, None, None)));
    Node::Or(vec![
        Node::Between(Range::Date, None, Some(year * 10_000 - 1)),
        Node::And(vec![undated, Node::Between(Range::Year, None, Some(year - 1))]),
    ])
}

/// Which of `keys` an open reference means in a document written in `year`.
fn meant(keys: &BTreeSet<AuthorityKey>, year: Option<i16>) -> (Option<AuthorityKey>, Vec<AuthorityKey>) {
    let in_time = |brought: i16| year.is_none_or(|year| brought <= year);
    if let Some((key, _)) = only(keys).filter(|(_, brought)| in_time(*brought)) {
        return (Some(key.clone()), Vec::new());
    }
    let possible = keys.iter().filter(|key| key.year().is_some_and(in_time));
    (None, possible.cloned().collect())
}

fn settles(parts: &KeyParts) -> bool {
    let symbol = parts.series.local().split_once('-').map_or("", |(_, symbol)| symbol);
    !parts.in_number || PlainWords::built_in().holds_year(symbol)
}
