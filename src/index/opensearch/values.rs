//! Values of fields: by their beginning, or how often given ones stand.

use super::ask::{Reply, Snapshot, whole};
use super::facets::{self, MOST_AT_ONCE, buckets};
use super::mapping::{text_name, vocabulary_name};
use super::plans::among_records;
use crate::index::embedded::keyword_name;
use crate::index::fields::keyword_value;
use crate::index::{Dictionary, EngineError, FacetCount};
use serde_json::json;

/// What means something in Lucene's patterns.
const SIGNS: &str = r#".?+*|{}[]()"\#@&<>~^$-"#;

/// The values that begin with `prefix`, in order, each with the number of its documents.
pub(super) fn beginning(snapshot: &Snapshot, of: Dictionary, prefix: &str) -> Result<Vec<FacetCount>, EngineError> {
    let query = match prefix {
        "" => json!({ "match_all": {} }),
        _ => json!({ "prefix": { searched(of): prefix } }),
    };
    let mut terms = json!({ "field": column(of), "size": MOST_AT_ONCE, "order": { "_key": "asc" } });
    if !prefix.is_empty() {
        terms["include"] = format!("{}.*", escaped(prefix)).into();
    }
    let mut body = json!({ "query": among_records(&query), "size": 0, "track_total_hits": false });
    body["aggs"] = json!({ "all": { "terms": terms } });
    let Reply(answer) = snapshot.search(body)?;
    let found = &answer["aggregations"]["all"];
    if found["sum_other_doc_count"].as_u64().is_none_or(|others| others == 0) {
        return Ok(buckets(&found["buckets"], |bucket| &bucket["key"]));
    }
    // They are too many for one answer: all values of the matching documents are read, of which these are a part.
    let mut values: Vec<FacetCount> = Vec::new();
    facets::each_page(snapshot, &among_records(&query), column(of), &mut |page| {
        let passed = page.last().is_some_and(|last| last.value.as_str() > prefix && !last.value.starts_with(prefix));
        values.extend(page.into_iter().filter(|count| count.value.starts_with(prefix)));
        !passed
    })?;
    Ok(values)
}

/// In how many documents each of `values` stands.
pub(super) fn counts(snapshot: &Snapshot, of: Dictionary, values: &[String]) -> Result<Vec<usize>, EngineError> {
    let asked = |value: &String| {
        let query = among_records(&json!({ "term": { searched(of): keyword_value(value) } }));
        json!({ "query": query, "size": 0, "track_total_hits": true })
    };
    let replies = snapshot.search_all(values.iter().map(asked).collect())?;
    replies.into_iter().map(|reply| Ok(reply?.0["hits"]["total"]["value"].as_u64().map_or(0, whole))).collect()
}

/// The field in which values are looked for.
fn searched(of: Dictionary) -> &'static str {
    match of {
        Dictionary::Text(field) => text_name(field),
        Dictionary::Keyword(field) => keyword_name(field),
    }
}

/// The field in which values are counted.
fn column(of: Dictionary) -> &'static str {
    match of {
        Dictionary::Text(field) => vocabulary_name(field),
        Dictionary::Keyword(field) => keyword_name(field),
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
