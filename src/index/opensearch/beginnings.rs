//! Values by their beginnings. Each question for them goes through all documents that hold one, so that many beginnings of
//! one field are asked for in one question.

use super::client::whole;
use super::facets::{self, MOST_AT_ONCE, buckets};
use super::plans::among_records;
use super::snapshot::{Reply, Snapshot};
use super::values::{column, searched};
use crate::index::{Dictionary, EngineError, FacetCount, Values, Which};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::HashMap;

/// What means something in Lucene's patterns.
const SIGNS: &str = r#".?+*|{}[]()"\#@&<>~^$-"#;
/// So many beginnings of one field are asked for together: Lucene reads patterns with a stack.
const TOGETHER: usize = 50;

/// A wish for the values of a field that begin so, at most so many.
#[derive(Debug, Clone, Copy)]
struct Wish<'w> {
    /// Its place among all that is wanted.
    place: usize,
    prefix: &'w str,
    most: usize,
}

/// Wishes of one field that one question answers.
pub(super) struct Group<'w> {
    of: Dictionary,
    wishes: Vec<Wish<'w>>,
}

/// The wishes for beginnings among `wanted`, in groups.
pub(super) fn groups(wanted: &[Values]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut open: HashMap<Dictionary, usize> = HashMap::new();
    for (place, Values { of, which, .. }) in wanted.iter().enumerate() {
        let Which::Beginning(prefix, most) = which else { continue };
        let wish = Wish { place, prefix, most: *most };
        // All values of a field are too many to share an answer with others.
        let group = open.get(of).copied().filter(|at| !prefix.is_empty() && groups[*at].wishes.len() < TOGETHER);
        match group {
            Some(at) => groups[at].wishes.push(wish),
            None => {
                if !prefix.is_empty() {
                    open.insert(*of, groups.len());
                }
                groups.push(Group { of: *of, wishes: vec![wish] });
            }
        }
    }
    groups
}

impl Group<'_> {
    /// The question.
    pub(super) fn body(&self, shards: usize) -> Value {
        match self.wishes.as_slice() {
            [wish] => question(self.of, &[wish.prefix], wish.most.clamp(1, MOST_AT_ONCE), shards),
            wishes => {
                let prefixes: Vec<&str> = wishes.iter().map(|wish| wish.prefix).collect();
                question(self.of, &prefixes, MOST_AT_ONCE, shards)
            }
        }
    }
}

/// What was found for each wish, by its place; `replies` answer the questions of `groups`.
pub(super) fn read(
    snapshot: &Snapshot<'_>,
    groups: Vec<Group<'_>>,
    replies: impl Iterator<Item = Result<Reply, EngineError>>,
) -> Result<HashMap<usize, Vec<FacetCount>>, EngineError> {
    let mut found = HashMap::new();
    let mut alone: Vec<Group<'_>> = Vec::new();
    for (group, reply) in groups.into_iter().zip(replies) {
        let Reply(answer) = reply?;
        let all = &answer["aggregations"]["all"];
        match group.wishes.as_slice() {
            [wish] => {
                found.insert(wish.place, most_frequent(snapshot, group.of, *wish, all)?);
            }
            wishes if is_exact(all) && left_out(all) == 0 => {
                let values = buckets(&all["buckets"], |bucket| &bucket["key"]);
                for wish in wishes {
                    let begin_so = values.iter().filter(|count| count.value.starts_with(wish.prefix));
                    found.insert(wish.place, begin_so.take(wish.most).cloned().collect());
                }
            }
            wishes => alone.extend(wishes.iter().map(|wish| Group { of: group.of, wishes: vec![*wish] })),
        }
    }
    if !alone.is_empty() {
        let bodies = alone.iter().map(|group| group.body(snapshot.reach.shards)).collect();
        let replies = snapshot.ask_all(bodies)?;
        found.extend(read(snapshot, alone, replies.into_iter())?);
    }
    Ok(found)
}

fn question(of: Dictionary, prefixes: &[&str], size: usize, shards: usize) -> Value {
    let mut terms = json!({ "field": column(of), "size": size, "order": [{ "_count": "desc" }, { "_key": "asc" }] });
    if shards > 1 {
        terms["shard_size"] = MOST_AT_ONCE.into();
    }
    match prefixes {
        [""] => {}
        [prefix] => terms["include"] = format!("{}.*", escaped(prefix)).into(),
        prefixes => {
            let all: Vec<String> = prefixes.iter().map(|prefix| escaped(prefix)).collect();
            terms["include"] = format!("({}).*", all.join("|")).into();
        }
    }
    let aggregations = json!({ "all": { "terms": terms } });
    json!({ "query": holding(of, prefixes), "size": 0, "track_total_hits": false, "aggs": aggregations })
}

/// The documents with a value that begins with one of `prefixes`. Nothing but records holds values.
fn holding(of: Dictionary, prefixes: &[&str]) -> Value {
    let one = |prefix: &&str| json!({ "prefix": { searched(of): prefix } });
    match prefixes {
        [""] => among_records(&json!({ "match_all": {} })),
        prefixes => {
            json!({ "bool": { "filter": [{ "bool": { "should": prefixes.iter().map(one).collect::<Vec<_>>() } }] } })
        }
    }
}

fn is_exact(counts: &Value) -> bool {
    counts["doc_count_error_upper_bound"].as_u64() == Some(0)
}

fn left_out(counts: &Value) -> usize {
    counts["sum_other_doc_count"].as_u64().map_or(usize::MAX, whole)
}

/// What `wish` is granted, where `all` answers its question alone.
fn most_frequent(
    snapshot: &Snapshot<'_>,
    of: Dictionary,
    wish: Wish<'_>,
    all: &Value,
) -> Result<Vec<FacetCount>, EngineError> {
    let Wish { prefix, most, .. } = wish;
    if most == 0 {
        return Ok(Vec::new());
    }
    if is_exact(all) && (most <= MOST_AT_ONCE || left_out(all) == 0) {
        return Ok(buckets(&all["buckets"], |bucket| &bucket["key"]));
    }
    // They are too many for one answer: all values of the documents are read, of which these are a part.
    let mut values: Vec<FacetCount> = Vec::new();
    facets::each_page(snapshot, &holding(of, &[prefix]), column(of), &mut |page| {
        let passed = page.last().is_some_and(|last| last.value.as_str() > prefix && !last.value.starts_with(prefix));
        values.extend(page.into_iter().filter(|count| count.value.starts_with(prefix)));
        !passed
    })?;
    values.sort_by_key(|value| Reverse(value.count));
    values.truncate(most);
    Ok(values)
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
