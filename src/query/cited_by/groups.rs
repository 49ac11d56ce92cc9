//! Which documents a number means, and in how many documents each is meant.

use super::{Asked, CitedByRow, CitedGroup};
use crate::authority::{AuthorityKey, SeriesKey};
use crate::corpus::{Corpus, older, only, open as open_of, open_since};
use crate::index::{EngineError, Hits, Keyword, Node, Plan};
use crate::query::overview::called;
use std::collections::{BTreeMap, BTreeSet};

/// What was counted together.
pub(super) struct Counted {
    /// Which documents the number means, the most cited first; undecided references last.
    pub(super) groups: Vec<CitedGroup>,
    /// How many documents each of the other plans finds.
    pub(super) beside: Vec<usize>,
}

/// The series of open references in the documents found, that may mean what is `asked` for.
pub(super) fn open_series(hits: &Hits, asked: &Asked) -> BTreeSet<SeriesKey> {
    let own = asked.key.series();
    let open = hits.counts(Keyword::CitesSeries).iter().map(|count| SeriesKey(count.value.clone()));
    open.filter(|open| open.is_named_by(&asked.forms[0]) || own.as_ref() == Some(open)).collect()
}

/// Which of `keys` are meant in the documents that match `conditions`, and in how many of them it stays open. A law cited
/// by name has a key of its number: only the rows tell that it is meant. The plans `beside` are asked with it.
pub(super) fn groups(
    corpus: &Corpus<'_>,
    (conditions, asked): (&[Node], &Asked),
    mut keys: BTreeSet<AuthorityKey>,
    open: &BTreeSet<SeriesKey>,
    beside: &[Plan],
    rows: &[CitedByRow],
) -> Result<Counted, EngineError> {
    let known = corpus.known(open)?;
    let mut undecided = asked.forms.iter().map(|form| Node::Is(Keyword::MayCite, form.clone())).collect::<Vec<_>>();
    let mut settled: BTreeMap<AuthorityKey, Node> = BTreeMap::new();
    for series in open {
        let Some((key, year)) = known.get(series).and_then(only) else {
            undecided.push(open_of(series));
            continue;
        };
        undecided.push(Node::And(vec![open_of(series), older(year)]));
        settled.insert(key.clone(), open_since(series, year));
    }
    keys.extend(settled.keys().cloned());
    let keys: Vec<AuthorityKey> = keys.into_iter().collect();
    let of_key = |key: &AuthorityKey| {
        let cites = Node::Is(Keyword::Cites, key.0.clone());
        match settled.get(key) {
            Some(open) => Node::Or(vec![cites, open.clone()]),
            None => cites,
        }
    };
    let count = |node: Node| Plan::count(Node::And(conditions.iter().cloned().chain([node]).collect()));
    let plans: Vec<Plan> = keys.iter().map(of_key).chain([Node::Or(undecided)]).map(count).collect();
    let mut counts = corpus.search(&[&plans, beside].concat())?.into_iter().map(|hits| hits.total);
    let meant = keys.iter().zip(counts.by_ref().take(keys.len())).filter(|(_, count)| *count > 0);
    let mut meant: Vec<_> =
        meant.map(|(key, count)| crate::index::FacetCount { value: key.0.clone(), count }).collect();
    meant.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    let group = |count: crate::query::AuthorityCount| CitedGroup {
        card: Some(count.card),
        written: None,
        documents: count.documents,
    };
    let mut groups: Vec<CitedGroup> = called(corpus, &meant)?.into_iter().map(group).collect();
    let documents = counts.next().unwrap_or(0);
    if documents > 0 {
        let written = rows.iter().find(|row| row.authority.is_none()).and_then(|row| row.cited.clone());
        groups.push(CitedGroup { card: None, written, documents });
    }
    Ok(Counted { groups, beside: counts.collect() })
}
