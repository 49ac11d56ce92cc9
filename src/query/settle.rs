//! References that their text leaves open and the corpus settles.
//!
//! A number without year and date means the one document of its series that the corpus knows. That is found out when a
//! question is asked, so that it stays right while the corpus grows.

use crate::authority::{AuthorityKey, KeyParts, Reference, SeriesKey};
use crate::index::{Dictionary, Engine, EngineError, FacetCount, Keyword, Node, Plan, Range, Record, Sort};
use std::collections::{BTreeMap, BTreeSet};

/// Symbols of numbers that always hold a year. Elsewhere `12/2020/QĐ-UBND` and `12/QĐ-UBND` are numbered apart.
const YEAR_IN_NUMBER: [&str; 3] = ["nd-", "tt-", "ttlt-"];

/// The keys that the corpus knows of each series.
pub(super) type Known = BTreeMap<SeriesKey, BTreeSet<AuthorityKey>>;

/// Settles the open references of `records` by what the corpus of `engine` knows: the one document of the series, or all
/// of them as candidates. What a text itself settles or leaves between candidates stays as it is.
///
/// # Errors
/// Only where the engine fails.
pub fn settle(engine: &dyn Engine, records: &mut [Record]) -> Result<(), EngineError> {
    let open = records.iter().flat_map(|record| record.reading.references.iter().filter_map(Reference::open_series));
    let open: BTreeSet<SeriesKey> = open.cloned().collect();
    let known = known(engine, &open)?;
    for record in records {
        let year = record.reading.document.date.map(|date| date.year).or(record.reading.document.year);
        for reference in &mut record.reading.references {
            let keys = reference.open_series().and_then(|series| known.get(series));
            if let Some(keys) = keys {
                (reference.authority, reference.candidates) = meant(keys, year);
            }
        }
    }
    Ok(())
}

/// Whether the corpus settled `reference`, and not its text.
pub fn is_settled_by_corpus(reference: &Reference) -> bool {
    reference.authority.is_some() && reference.series.is_some()
}

/// Every key of each of `series` that a document of the corpus cites or is.
pub(super) fn known(engine: &dyn Engine, series: &BTreeSet<SeriesKey>) -> Result<Known, EngineError> {
    let mut known = Known::new();
    for series in series {
        let of = |key: &str| AuthorityKey(key.to_owned()).series().as_ref() == Some(series);
        let keys = keys_that_begin(engine, &format!("{} ", series.local()), of)?;
        if !keys.is_empty() {
            known.insert(series.clone(), keys);
        }
    }
    Ok(known)
}

/// The keys that documents of the corpus cite or are, of series that begin with `beginning` without their place, and that
/// are `wanted`.
pub(super) fn keys_that_begin(
    engine: &dyn Engine,
    beginning: &str,
    wanted: impl Fn(&str) -> bool,
) -> Result<BTreeSet<AuthorityKey>, EngineError> {
    let mut keys = BTreeSet::new();
    for FacetCount { value, .. } in engine.dictionary(Dictionary::Keyword(Keyword::KnowsSeries), beginning)? {
        let Some((_, key)) = value.split_once(' ').filter(|(_, key)| wanted(key)) else { continue };
        let key = AuthorityKey(key.to_owned());
        // Dictionaries still hold what was removed.
        let matching = Node::Is(Keyword::KnowsSeries, value);
        let plan = Plan { matching, sort: Sort::Id, offset: 0, limit: 0, facets: Vec::new() };
        if engine.search(&plan)?.total > 0 {
            keys.insert(key);
        }
    }
    Ok(keys)
}

/// The one of `keys` that settles the open references of their series, with its year.
pub(super) fn only(keys: &BTreeSet<AuthorityKey>) -> Option<(&AuthorityKey, i16)> {
    let key = keys.first().filter(|_| keys.len() == 1)?;
    let parts = key.parts()?;
    settles(&parts).then_some((key, parts.year))
}

/// Documents with open references of the series of `key` that may mean it, and whether they do; `None` where there can
/// be none.
pub(super) fn open_to(engine: &dyn Engine, key: &str) -> Result<Option<(Node, bool)>, EngineError> {
    let Some(KeyParts { series, year, .. }) = AuthorityKey::parse(key).parts() else { return Ok(None) };
    let known = known(engine, &BTreeSet::from([series.clone()]))?;
    let Some(keys) = known.get(&series).filter(|keys| keys.iter().any(|known| known.0 == key)) else {
        return Ok(None);
    };
    Ok(Some((open_since(&series, year), only(keys).is_some())))
}

/// Documents with open references of `series` that are not older than `year`.
pub(super) fn open_since(series: &SeriesKey, year: i16) -> Node {
    Node::And(vec![open(series), Node::Not(Box::new(older(year)))])
}

/// Documents with open references of `series`.
pub(super) fn open(series: &SeriesKey) -> Node {
    Node::Is(Keyword::CitesSeries, series.0.clone())
}

/// Documents that were written before `year` and so cannot cite what it brought.
pub(super) fn older(year: i16) -> Node {
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
    !parts.in_number || YEAR_IN_NUMBER.iter().any(|start| symbol.starts_with(start))
}
