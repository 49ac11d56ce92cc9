//! Values of fields over the whole corpus: by their beginning, or how often given ones stand.

use super::client::whole;
use super::facets::{self, MOST_AT_ONCE, buckets};
use super::mapping::{text_name, vocabulary_name};
use super::plans::among_records;
use super::snapshot::{Reply, Snapshot};
use crate::index::written::keyword_value;
use crate::index::{Counted, Dictionary, EngineError, FacetCount, TextField, Values, Which};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::HashMap;

/// What means something in Lucene's patterns.
const SIGNS: &str = r#".?+*|{}[]()"\#@&<>~^$-"#;

/// How an answer to one wish is found in what the trip brings.
enum Way<'w> {
    /// It is known: rough counts of terms come from the statistics.
    Known(Vec<FacetCount>),
    /// One question for each of these places of the rough counts.
    Each(Vec<FacetCount>, Vec<usize>),
    /// One question for all of these values.
    These(&'w [String]),
    /// One question for the values that begin so, at most so many.
    Beginning(&'w str, usize),
}

/// The values that each of `wanted` asks for.
pub(super) fn values(snapshot: &Snapshot<'_>, wanted: &[Values]) -> Result<Vec<Vec<FacetCount>>, EngineError> {
    let ways = ways(snapshot, wanted)?;
    let mut bodies = Vec::new();
    for (wanted, way) in wanted.iter().zip(&ways) {
        match way {
            Way::Known(_) => {}
            Way::Each(rough, places) => bodies.extend(places.iter().map(|at| count(wanted.of, &rough[*at].value))),
            Way::These(values) => bodies.push(these(wanted.of, values)),
            Way::Beginning(prefix, most) => bodies.push(beginning(wanted.of, prefix, *most, snapshot.reach.shards)),
        }
    }
    let mut replies = snapshot.ask_all(bodies)?.into_iter().map(|reply| reply.map(|Reply(answer)| answer));
    let mut next = || replies.next().unwrap_or(Ok(Value::Null));
    let mut found = Vec::new();
    for (wanted, way) in wanted.iter().zip(ways) {
        found.push(match way {
            Way::Known(counts) => counts,
            Way::Each(mut counts, places) => {
                for at in places {
                    counts[at].count = next()?["hits"]["total"]["value"].as_u64().map_or(0, whole);
                }
                counts
            }
            Way::These(values) => in_order(values, &next()?),
            Way::Beginning(prefix, most) => most_frequent(snapshot, wanted.of, prefix, most, &next()?)?,
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
        (Which::Beginning(prefix, most), _) => Way::Beginning(prefix, *most),
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
    let query = among_records(&json!({ "term": { searched(of): value } }));
    json!({ "query": query, "size": 0, "track_total_hits": true })
}

fn these(of: Dictionary, values: &[String]) -> Value {
    let values: Vec<&str> = values.iter().map(|value| keyword_value(value)).collect();
    let query = among_records(&json!({ "terms": { searched(of): values } }));
    let terms = json!({ "field": column(of), "size": values.len().max(1), "include": values });
    json!({ "query": query, "size": 0, "track_total_hits": false, "aggs": { "all": { "terms": terms } } })
}

fn in_order(values: &[String], answer: &Value) -> Vec<FacetCount> {
    let found = buckets(&answer["aggregations"]["all"]["buckets"], |bucket| &bucket["key"]);
    let counts: HashMap<String, usize> = found.into_iter().map(|count| (count.value, count.count)).collect();
    let count = |value: &String| counts.get(keyword_value(value)).copied().unwrap_or(0);
    values.iter().map(|value| FacetCount { count: count(value), value: value.clone() }).collect()
}

fn beginning(of: Dictionary, prefix: &str, most: usize, shards: usize) -> Value {
    let size = most.clamp(1, MOST_AT_ONCE);
    let mut terms = json!({ "field": column(of), "size": size, "order": [{ "_count": "desc" }, { "_key": "asc" }] });
    if shards > 1 {
        terms["shard_size"] = MOST_AT_ONCE.into();
    }
    if !prefix.is_empty() {
        terms["include"] = format!("{}.*", escaped(prefix)).into();
    }
    let aggregations = json!({ "all": { "terms": terms } });
    json!({ "query": holding(of, prefix), "size": 0, "track_total_hits": false, "aggs": aggregations })
}

/// The records with a value that begins with `prefix`.
fn holding(of: Dictionary, prefix: &str) -> Value {
    match prefix {
        "" => among_records(&json!({ "match_all": {} })),
        _ => among_records(&json!({ "prefix": { searched(of): prefix } })),
    }
}

fn most_frequent(
    snapshot: &Snapshot<'_>,
    of: Dictionary,
    prefix: &str,
    most: usize,
    answer: &Value,
) -> Result<Vec<FacetCount>, EngineError> {
    if most == 0 {
        return Ok(Vec::new());
    }
    let found = &answer["aggregations"]["all"];
    let exact = found["doc_count_error_upper_bound"].as_u64() == Some(0);
    if exact && (most <= MOST_AT_ONCE || found["sum_other_doc_count"].as_u64() == Some(0)) {
        return Ok(buckets(&found["buckets"], |bucket| &bucket["key"]));
    }
    // They are too many for one answer: all values of the documents are read, of which these are a part.
    let mut values: Vec<FacetCount> = Vec::new();
    facets::each_page(snapshot, &holding(of, prefix), column(of), &mut |page| {
        let passed = page.last().is_some_and(|last| last.value.as_str() > prefix && !last.value.starts_with(prefix));
        values.extend(page.into_iter().filter(|count| count.value.starts_with(prefix)));
        !passed
    })?;
    values.sort_by_key(|value| Reverse(value.count));
    values.truncate(most);
    Ok(values)
}

/// The field in which values are looked for.
fn searched(of: Dictionary) -> &'static str {
    match of {
        Dictionary::Text(field) => text_name(field),
        Dictionary::Keyword(field) => field.name(),
    }
}

/// The field in which values are counted.
fn column(of: Dictionary) -> &'static str {
    match of {
        Dictionary::Text(field) => vocabulary_name(field),
        Dictionary::Keyword(field) => field.name(),
    }
}

/// `text` as a pattern that means it alone.
fn escaped(text: &str) -> String {
    let mut pattern = String::new();
    for sign in text.chars() {
        if SIGNS.contains(sign) {
            pattern.push('\\');
        }
        pattern.push(sign);
    }
    pattern
}
