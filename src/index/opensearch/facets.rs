//! Counts of values over all matching documents, exact on any number of shards.

use super::client::whole;
use super::snapshot::{Reply, Snapshot};
use crate::index::{EngineError, Facet, FacetCount};
use serde_json::{Map, Value, json};

/// More values than this are read a page at a time: a cluster makes some 65,000 in one answer.
pub(super) const MOST_AT_ONCE: usize = 10_000;
/// On several shards each tells so many of its most frequent values, so that the sum is nearly always exact at once.
const FROM_EACH_SHARD: usize = 2_000;

/// The wanted counts of a plan, as the cluster is asked for them; a facet with no value at all is not asked for.
pub(super) fn aggregations(facets: &[Facet], shards: usize) -> Option<Value> {
    let mut asked = Map::new();
    for (number, facet) in facets.iter().enumerate().filter(|(_, facet)| facet.limit > 0) {
        let size = facet.limit.min(MOST_AT_ONCE);
        let mut terms = json!({
            "field": facet.field.name(), "size": size, "order": [{ "_count": "desc" }, { "_key": "asc" }],
        });
        if shards > 1 {
            terms["shard_size"] = (size + FROM_EACH_SHARD).into();
        }
        asked.insert(number.to_string(), json!({ "terms": terms }));
    }
    (!asked.is_empty()).then_some(Value::Object(asked))
}

/// The counts that came, in the order of `facets`; `None` stands where they may not be exact.
pub(super) fn counted(facets: &[Facet], aggregations: &Value) -> Vec<Option<Vec<FacetCount>>> {
    let one = |(number, facet): (usize, &Facet)| {
        if facet.limit == 0 {
            return Some(Vec::new());
        }
        let found = &aggregations[number.to_string()];
        let exact = found["doc_count_error_upper_bound"].as_u64() == Some(0);
        let all = found["sum_other_doc_count"].as_u64() == Some(0) || facet.limit <= MOST_AT_ONCE;
        (exact && all).then(|| buckets(&found["buckets"], |bucket| &bucket["key"]))
    };
    facets.iter().enumerate().map(one).collect()
}

/// All counts of `facet` over what `query` finds, a page of values at a time.
pub(super) fn read_all(snapshot: &Snapshot<'_>, query: &Value, facet: Facet) -> Result<Vec<FacetCount>, EngineError> {
    let mut found = Vec::new();
    each_page(snapshot, query, facet.field.name(), &mut |page| {
        found.extend(page);
        true
    })?;
    found.sort_by(|a: &FacetCount, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    found.truncate(facet.limit);
    Ok(found)
}

/// The values of `column` over what `query` finds, in order, with their counts, a page at a time, until `on` has enough.
pub(super) fn each_page(
    snapshot: &Snapshot<'_>,
    query: &Value,
    column: &str,
    on: &mut dyn FnMut(Vec<FacetCount>) -> bool,
) -> Result<(), EngineError> {
    let mut after = Value::Null;
    loop {
        let mut pages = json!({ "size": MOST_AT_ONCE, "sources": [{ "value": { "terms": { "field": column } } }] });
        if !after.is_null() {
            pages["after"] = after;
        }
        let counts = json!({ "all": { "composite": pages } });
        let Reply(answer) =
            snapshot.ask(json!({ "query": query, "size": 0, "track_total_hits": false, "aggs": counts }))?;
        let page = &answer["aggregations"]["all"];
        let found = buckets(&page["buckets"], |bucket| &bucket["key"]["value"]);
        let full = found.len() == MOST_AT_ONCE;
        after = page["after_key"].clone();
        if !on(found) || !full || after.is_null() {
            return Ok(());
        }
    }
}

/// The buckets of an aggregation; `key` tells a bucket's value.
pub(super) fn buckets(buckets: &Value, key: impl Fn(&Value) -> &Value) -> Vec<FacetCount> {
    let one = |bucket: &Value| FacetCount {
        value: key(bucket).as_str().unwrap_or_default().to_owned(),
        count: bucket["doc_count"].as_u64().map_or(0, whole),
    };
    buckets.as_array().into_iter().flatten().map(one).collect()
}
