//! Values of fields over the whole corpus: by their beginning, or how often given ones stand.

use super::beginnings;
use super::client::whole;
use super::facets::buckets;
use super::mapping::{text_name, vocabulary_name};
use super::snapshot::{Reply, Snapshot};
use crate::index::written::keyword_value;
use crate::index::{Counted, Dictionary, EngineError, FacetCount, TextField, Values, Which};
use serde_json::{Value, json};
use std::collections::HashMap;

/// How an answer to one wish is found in what the trip brings.
enum Way<'w> {
    /// It is known: rough counts of terms come from the statistics.
    Known(Vec<FacetCount>),
    /// One question for each of these places of the rough counts.
    Each(Vec<FacetCount>, Vec<usize>),
    /// One question for all of these values.
    These(&'w [String]),
    /// One question of a group answers it: see [`beginnings`].
    Beginning,
}

/// The values that each of `wanted` asks for.
pub(super) fn values(snapshot: &Snapshot<'_>, wanted: &[Values]) -> Result<Vec<Vec<FacetCount>>, EngineError> {
    let ways = ways(snapshot, wanted)?;
    let groups = beginnings::groups(wanted);
    let mut bodies: Vec<Value> = groups.iter().map(|group| group.body(snapshot.reach.shards)).collect();
    for (wanted, way) in wanted.iter().zip(&ways) {
        match way {
            Way::Known(_) | Way::Beginning => {}
            Way::Each(rough, places) => bodies.extend(places.iter().map(|at| count(wanted.of, &rough[*at].value))),
            Way::These(values) => bodies.push(these(wanted.of, values)),
        }
    }
    let mut replies = snapshot.ask_all(bodies)?.into_iter();
    let of_groups: Vec<_> = replies.by_ref().take(groups.len()).collect();
    let mut begun = beginnings::read(snapshot, groups, of_groups.into_iter())?;
    let mut replies = replies.map(|reply| reply.map(|Reply(answer)| answer));
    let mut next = || replies.next().unwrap_or(Ok(Value::Null));
    let mut found = Vec::new();
    for (place, way) in ways.into_iter().enumerate() {
        found.push(match way {
            Way::Known(counts) => counts,
            Way::Each(mut counts, places) => {
                for at in places {
                    counts[at].count = next()?["hits"]["total"]["value"].as_u64().map_or(0, whole);
                }
                counts
            }
            Way::These(values) => in_order(values, &next()?),
            Way::Beginning => begun.remove(&place).unwrap_or_default(),
        });
    }
    Ok(found)
}

fn ways<'w>(snapshot: &Snapshot<'_>, wanted: &'w [Values]) -> Result<Vec<Way<'w>>, EngineError> {
    let terms = wanted
        .iter()
        .filter_map(exact_terms)
        .flat_map(|(field, terms)| terms.iter().map(move |term| (field, term.as_str())));
    let statistics = snapshot.statistics(terms)?;
    let way = |wanted: &'w Values| match (&wanted.which, exact_terms(wanted)) {
        (Which::Beginning(..), _) => Way::Beginning,
        (Which::Exactly(values), None) => Way::These(values),
        (Which::Exactly(_), Some((field, terms))) => {
            let rough = |term: &String| FacetCount { value: term.clone(), count: statistics.count(field, term) };
            let rough: Vec<FacetCount> = terms.iter().map(rough).collect();
            match wanted.counted {
                Counted::Roughly => Way::Known(rough),
                // Most spellings that are tried stand nowhere, and need no second look.
                Counted::Live => {
                    let places = (0..rough.len()).filter(|at| rough[*at].count > 0).collect();
                    Way::Each(rough, places)
                }
            }
        }
    };
    Ok(wanted.iter().map(way).collect())
}

/// The field and the terms of a wish for given terms.
fn exact_terms(wanted: &Values) -> Option<(TextField, &[String])> {
    match (wanted.of, &wanted.which) {
        (Dictionary::Text(field), Which::Exactly(terms)) => Some((field, terms)),
        _ => None,
    }
}

fn count(of: Dictionary, value: &str) -> Value {
    // A term alone is counted without looking at its documents. Nothing but records holds terms.
    json!({ "query": { "term": { searched(of): value } }, "size": 0, "track_total_hits": true })
}

fn these(of: Dictionary, values: &[String]) -> Value {
    let values: Vec<&str> = values.iter().map(|value| keyword_value(value)).collect();
    let query = json!({ "bool": { "filter": [{ "terms": { searched(of): values } }] } });
    let terms = json!({ "field": column(of), "size": values.len().max(1), "include": values });
    json!({ "query": query, "size": 0, "track_total_hits": false, "aggs": { "all": { "terms": terms } } })
}

fn in_order(values: &[String], answer: &Value) -> Vec<FacetCount> {
    let found = buckets(&answer["aggregations"]["all"]["buckets"], |bucket| &bucket["key"]);
    let counts: HashMap<String, usize> = found.into_iter().map(|count| (count.value, count.count)).collect();
    let count = |value: &String| counts.get(keyword_value(value)).copied().unwrap_or(0);
    values.iter().map(|value| FacetCount { count: count(value), value: value.clone() }).collect()
}

/// The field in which values are looked for.
pub(super) fn searched(of: Dictionary) -> &'static str {
    match of {
        Dictionary::Text(field) => text_name(field),
        Dictionary::Keyword(field) => field.name(),
    }
}

/// The field in which values are counted.
pub(super) fn column(of: Dictionary) -> &'static str {
    match of {
        Dictionary::Text(field) => vocabulary_name(field),
        Dictionary::Keyword(field) => field.name(),
    }
}
