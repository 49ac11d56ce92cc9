//! From a [`Node`] to OpenSearch's query language.

use super::mapping::{range_name, text_name};
use super::statistics::Statistics;
use super::words;
use crate::index::written::keyword_value;
use crate::index::{Node, TermsMode, TextField};
use serde_json::{Value, json};

/// More alternatives than this are looked up as a set, which does not score.
const MOST_CLAUSES: usize = 500;

/// The query that finds what `node` means; only its [`Node::Terms`] and [`Node::Words`] score.
pub(super) fn compile(node: &Node, statistics: &Statistics, scripts: bool) -> Value {
    let inner = |node: &Node| compile(node, statistics, scripts);
    match node {
        Node::All => everything(),
        Node::Terms { field, terms, mode, boost } if *boost == 0.0 => filter(terms_query(*field, terms, *mode, 1.0)),
        Node::Terms { field, terms, mode, boost } => terms_query(*field, terms, *mode, *boost),
        Node::Words(words) => words::compile(words, statistics, scripts),
        Node::Is(keyword, value) => filter(json!({ "term": { keyword.name(): keyword_value(value) } })),
        Node::Between(range, None, None) => filter(json!({ "exists": { "field": range_name(*range) } })),
        Node::Between(range, low, high) => {
            let bounds: serde_json::Map<String, Value> = [("gte", low), ("lte", high)]
                .iter()
                .filter_map(|(name, at)| Some(((*name).to_owned(), (**at)?.into())))
                .collect();
            filter(json!({ "range": { range_name(*range): bounds } }))
        }
        Node::And(nodes) => {
            let (scoring, other): (Vec<&Node>, Vec<&Node>) = nodes.iter().partition(|node| scores(node));
            let of = |nodes: Vec<&Node>| nodes.into_iter().map(inner).collect::<Vec<_>>();
            match (scoring.is_empty(), other.is_empty()) {
                (true, true) => everything(),
                (false, _) => json!({ "bool": { "must": of(scoring), "filter": of(other) } }),
                (true, false) => json!({ "bool": { "filter": of(other) } }),
            }
        }
        Node::Or(nodes) if nodes.is_empty() => nothing(),
        Node::Or(nodes) => {
            let any: Vec<Value> = nodes.iter().map(inner).collect();
            json!({ "bool": { "should": any, "minimum_should_match": 1 } })
        }
        Node::Not(node) => filter(json!({ "bool": { "must_not": [inner(node)] } })),
        Node::Prefer(must, better) => json!({ "bool": { "must": [inner(must)], "should": [inner(better)] } }),
    }
}

/// Whether the documents that `node` finds may score at all.
pub(super) fn scores(node: &Node) -> bool {
    match node {
        Node::Words(_) => true,
        Node::Terms { boost, .. } => *boost != 0.0,
        Node::All | Node::Is(..) | Node::Between(..) | Node::Not(_) => false,
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().any(scores),
        Node::Prefer(must, better) => scores(must) || scores(better),
    }
}

fn terms_query(field: TextField, terms: &[String], mode: TermsMode, boost: f32) -> Value {
    let name = text_name(field);
    let one = |term: &String| json!({ "term": { name: { "value": term, "boost": boost } } });
    match (terms, mode) {
        ([], _) => nothing(),
        ([term], _) => one(term),
        (_, TermsMode::Phrase) if field.has_positions() => {
            json!({ "match_phrase": { name: { "query": terms.join(" "), "boost": boost } } })
        }
        (_, TermsMode::Any) if terms.len() > MOST_CLAUSES => json!({ "terms": { name: terms } }),
        (_, TermsMode::Any) => {
            json!({ "bool": { "should": terms.iter().map(one).collect::<Vec<_>>(), "minimum_should_match": 1 } })
        }
        (_, TermsMode::All | TermsMode::Phrase) => {
            json!({ "bool": { "must": terms.iter().map(one).collect::<Vec<_>>() } })
        }
    }
}

/// What `query` finds, without a score.
pub(super) fn filter(query: Value) -> Value {
    json!({ "bool": { "filter": [query] } })
}

fn everything() -> Value {
    filter(json!({ "match_all": {} }))
}

fn nothing() -> Value {
    json!({ "match_none": {} })
}
