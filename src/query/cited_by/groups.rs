//! Which documents a number means, and in how many documents each is meant.

use super::{CitedByAnswer, CitedGroup};
use crate::authority::{AuthorityKey, SeriesKey};
use crate::index::{Engine, EngineError, Facet, FacetCount, Keyword, Node, Plan, Sort};
use crate::query::authorities::{AuthorityCount, named, named_by};
use crate::query::settle::{known, older, only, open as open_of, open_since};
use std::collections::BTreeSet;

/// Which documents the form means in the documents that match `conditions`, and in how many of them it stays open.
pub(super) fn groups(
    engine: &dyn Engine,
    conditions: Vec<Node>,
    facets: &[(Facet, Vec<FacetCount>)],
    (answer, key): (&CitedByAnswer, &str),
) -> Result<Vec<CitedGroup>, EngineError> {
    let form = answer.form.as_str();
    let counts = |field| facets.iter().filter(move |(facet, _)| facet.field == field).flat_map(|(_, counts)| counts);
    let count = |node: Node| {
        let matching = Node::And(conditions.iter().cloned().chain([node]).collect());
        engine
            .search(&Plan { matching, sort: Sort::Id, offset: 0, limit: 0, facets: Vec::new() })
            .map(|hits| hits.total)
    };
    // A law cited by name has a key of its number: only the rows tell that it is meant.
    let mut keys: BTreeSet<String> = answer.rows.iter().filter_map(|row| row.authority.clone()).collect();
    keys.extend(named_by(engine, form)?.into_iter().map(|key| key.0));
    let mut meant = Vec::new();
    for value in keys {
        let documents = count(Node::Is(Keyword::Cites, value.clone()))?;
        if documents > 0 {
            meant.push(FacetCount { value, count: documents });
        }
    }
    let of_key = AuthorityKey::parse(key).series();
    let open = counts(Keyword::CitesSeries).map(|count| count.value.as_str());
    let open = open.map(|open| SeriesKey(open.to_owned()));
    let open: BTreeSet<SeriesKey> =
        open.filter(|open| open.is_named_by(form) || of_key.as_ref() == Some(open)).collect();
    let known = known(engine, &open)?;
    let mut undecided = [form, key].map(|form| Node::Is(Keyword::MayCite, form.to_owned())).to_vec();
    for series in &open {
        let Some((key, year)) = known.get(series).and_then(only) else {
            undecided.push(open_of(series));
            continue;
        };
        undecided.push(Node::And(vec![open_of(series), older(year)]));
        let cites = Node::Is(Keyword::Cites, key.0.clone());
        let documents = count(Node::Or(vec![cites, open_since(series, year)]))?;
        meant.retain(|count| count.value != key.0);
        if documents > 0 {
            meant.push(FacetCount { value: key.0.clone(), count: documents });
        }
    }
    meant.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    let mut groups = Vec::new();
    for count in meant {
        let AuthorityCount { key, canonical, issuer, documents, .. } = named(engine, count)?;
        groups.push(CitedGroup { authority: Some(key), canonical, issuer, documents });
    }
    let documents = count(Node::Or(undecided))?;
    if documents > 0 {
        let canonical = answer.rows.iter().find(|row| row.authority.is_none()).map(|row| row.cited.clone());
        groups.push(CitedGroup { authority: None, canonical: canonical.flatten(), issuer: None, documents });
    }
    Ok(groups)
}
