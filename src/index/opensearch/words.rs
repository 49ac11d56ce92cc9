//! The words of a question as a query, scored by our own formula.
//!
//! A document's score is its sum of BM25 times a power of the part of the words that it holds. The query adds a great unit
//! for each word that is held; a script takes count and sum apart again and weighs them. Where scripts are forbidden,
//! [`Packing`] does that here, for the best documents.

use super::mapping::text_name;
use super::statistics::Statistics;
use crate::index::{Node, TextField, Wanted, Way, Words};
use serde_json::{Value, json};

/// BM25 of a term is less than its rarity times this, and its weight.
const MOST_OFTEN: f64 = 2.2;
/// The least unit; scores have some seven digits, so it should be as small as it may be.
const LEAST_UNIT: f64 = 64.0;
/// Takes apart what a document holds and what that is worth.
const WEIGH: &str = "double held = Math.floor(_score / params.unit); \
     return (_score - held * params.unit) * Math.pow(held / params.asked, params.power);";

/// The query for `words`.
pub(super) fn compile(words: &Words, statistics: &Statistics, scripts: bool) -> Value {
    let weights = words.weights;
    let packing = Packing::of(words, statistics);
    let unit = packing.as_ref().map_or(0.0, |packing| packing.unit);
    let held: Vec<Value> = words.wanted.iter().map(|wanted| held(wanted, weights.fold, statistics, unit)).collect();
    if held.is_empty() {
        return json!({ "match_none": {} });
    }
    let at_least = words.at_least.clamp(1, held.len());
    let term =
        |field, term: &String, weight: f32| json!({ "term": { text_name(field): { "value": term, "boost": weight } } });
    let more: Vec<Value> = scoring(words).map(|(field, text, weight)| term(field, text, weight)).collect();
    let demanded = json!({ "bool": { "should": held, "minimum_should_match": at_least } });
    let query = json!({ "bool": { "must": [demanded], "should": more } });
    match packing {
        Some(Packing { unit, asked, power }) if scripts => json!({ "script_score": {
            "query": query,
            "script": { "source": WEIGH, "params": { "unit": unit, "asked": asked, "power": power } },
        } }),
        _ => query,
    }
}

/// Terms that only score, each with its field and weight.
fn scoring(words: &Words) -> impl Iterator<Item = (TextField, &String, f32)> {
    let weights = words.weights;
    let exact = words.wanted.iter().filter_map(|wanted| wanted.exact.as_ref());
    let title = words.wanted.iter().flat_map(|wanted| &wanted.ways).filter_map(single);
    exact
        .map(move |term| (TextField::Exact, term, weights.exact))
        .chain(words.pairs.iter().map(move |term| (TextField::Pair, term, weights.pair)))
        .chain(title.map(move |term| (TextField::Title, term, weights.title)))
        .filter(|(_, _, weight)| *weight > 0.0)
}

fn single(way: &Way) -> Option<&String> {
    match way {
        Way::Word(word) => Some(word),
        Way::Neighbours(_) => None,
    }
}

/// A document that holds `wanted` in any way: the best way counts, and the unit.
fn held(wanted: &Wanted, weight: f32, statistics: &Statistics, unit: f64) -> Value {
    let mut ways: Vec<Value> = wanted.ways.iter().map(|way| way_query(way, weight, statistics)).collect();
    let best = if ways.len() == 1 { ways.remove(0) } else { json!({ "dis_max": { "queries": ways } }) };
    if unit == 0.0 {
        return best;
    }
    json!({ "function_score": { "query": best, "functions": [{ "weight": unit }], "boost_mode": "sum" } })
}

fn way_query(way: &Way, weight: f32, statistics: &Statistics) -> Value {
    match way {
        Way::Word(word) => json!({ "term": { text_name(TextField::Fold): { "value": word, "boost": weight } } }),
        Way::Neighbours(pairs) => {
            let all: Vec<Value> =
                pairs.iter().map(|pair| json!({ "term": { text_name(TextField::Pair): pair } })).collect();
            json!({ "constant_score": { "filter": { "bool": { "filter": all } }, "boost": neighbours(pairs, weight, statistics) } })
        }
    }
}

/// What all of `pairs` together are worth: as much as the rarest.
fn neighbours(pairs: &[String], weight: f32, statistics: &Statistics) -> f64 {
    let known = pairs.iter().filter(|pair| statistics.count(TextField::Pair, pair) > 0);
    known.map(|pair| statistics.rarity(TextField::Pair, pair) * f64::from(weight) * MOST_OFTEN).fold(0.0, f64::max)
}

/// Every term whose frequency a query for `words` needs.
pub(super) fn needed(words: &Words) -> Vec<(TextField, &String)> {
    let mut terms: Vec<(TextField, &String)> = scoring(words).map(|(field, term, _)| (field, term)).collect();
    for way in words.wanted.iter().flat_map(|wanted| &wanted.ways) {
        match way {
            Way::Word(word) => terms.push((TextField::Fold, word)),
            Way::Neighbours(pairs) => terms.extend(pairs.iter().map(|pair| (TextField::Pair, pair))),
        }
    }
    terms
}

/// How count and sum stand in one score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Packing {
    /// What each word adds that is held: a power of two above every sum.
    unit: f64,
    asked: usize,
    power: f32,
}

impl Packing {
    /// The packing of the scores of `words`; `None` where the sum alone is the score.
    fn of(words: &Words, statistics: &Statistics) -> Option<Self> {
        let (weights, asked) = (words.weights, words.wanted.len());
        if weights.held == 0.0 || asked < 2 {
            return None;
        }
        let worth = |field, term: &String, weight: f32| statistics.rarity(field, term) * f64::from(weight) * MOST_OFTEN;
        let way = |way: &Way| match way {
            Way::Word(word) => worth(TextField::Fold, word, weights.fold),
            Way::Neighbours(pairs) => neighbours(pairs, weights.fold, statistics),
        };
        let held = words.wanted.iter().map(|wanted| wanted.ways.iter().map(way).fold(0.0, f64::max));
        let most =
            held.sum::<f64>() + scoring(words).map(|(field, term, weight)| worth(field, term, weight)).sum::<f64>();
        // Counts are a little older or younger than the documents that are scored.
        let unit = LEAST_UNIT.max(most * 1.25).log2().ceil().exp2();
        Some(Self { unit, asked, power: weights.held })
    }

    /// The packing that the scores of a whole plan have without scripts, where exactly one of its conditions packs.
    pub(super) fn of_plan(node: &Node, statistics: &Statistics) -> Option<Self> {
        let mut found = words_of(node).into_iter().filter_map(|words| Self::of(words, statistics));
        found.next().filter(|_| found.next().is_none())
    }

    /// The score that the script would have made of `packed`.
    pub(super) fn weigh(self, packed: f64) -> f64 {
        let held = (packed / self.unit).floor();
        (packed - held * self.unit) * (held / self.asked as f64).powf(f64::from(self.power))
    }
}

/// Every [`Words`] that counts in a plan; what is excluded does not.
pub(super) fn words_of(node: &Node) -> Vec<&Words> {
    match node {
        Node::Words(words) => vec![words],
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().flat_map(words_of).collect(),
        Node::Prefer(must, better) => [words_of(must), words_of(better)].concat(),
        Node::All | Node::Terms { .. } | Node::Is(..) | Node::Between(..) | Node::Not(_) => Vec::new(),
    }
}
