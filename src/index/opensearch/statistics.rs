//! In how many documents terms stand, as scores need it.
//!
//! A cluster tells these numbers only of one shard at a time, asked with a made-up document. So one such document is sent to
//! each shard, in one request.

use super::client::{Client, Sent};
use super::mapping::text_name;
use crate::index::{EngineError, TextField};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Instant;

/// What is known of some terms.
#[derive(Debug, Clone, Default)]
pub(super) struct Statistics {
    documents: usize,
    counts: HashMap<(TextField, String), usize>,
}

impl Statistics {
    /// In how many documents `term` stands; removed ones may count for a while.
    pub(super) fn count(&self, field: TextField, term: &str) -> usize {
        self.counts.get(&(field, term.to_owned())).copied().unwrap_or(0)
    }

    /// The inverse document frequency of `term`, as Lucene and tantivy have it.
    pub(super) fn rarity(&self, field: TextField, term: &str) -> f64 {
        let (all, with) = (self.documents as f64, self.count(field, term) as f64);
        (1.0 + ((all - with).max(0.0) + 0.5) / (with + 0.5)).ln()
    }

    /// Asks for `terms`; `routes` lead to every shard once.
    pub(super) fn ask(
        client: &Client,
        routes: &[String],
        terms: &BTreeSet<(TextField, &str)>,
        until: Option<Instant>,
    ) -> Result<Self, EngineError> {
        let mut statistics = Self::default();
        if terms.is_empty() {
            return Ok(statistics);
        }
        let mut made_up: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (field, term) in terms {
            made_up.entry(text_name(*field)).or_default().push(term);
        }
        let document: Map<String, Value> =
            made_up.iter().map(|(name, terms)| ((*name).to_owned(), terms.join(" ").into())).collect();
        let asked = |route: &String| {
            json!({
                "_index": client.index(), "routing": route, "doc": document, "fields": made_up.keys().collect::<Vec<_>>(),
                "term_statistics": true, "field_statistics": true, "positions": false, "offsets": false, "payloads": false,
            })
        };
        let body = json!({ "docs": routes.iter().map(asked).collect::<Vec<_>>() });
        let answer = client.want("POST", "_mtermvectors", &Sent::Json(&body), until)?;
        for shard in answer["docs"].as_array().into_iter().flatten() {
            if shard.get("error").is_some() {
                return Err(super::trouble::refused(client.place(), 500, shard));
            }
            let documents = |name: &&str| shard["term_vectors"][*name]["field_statistics"]["doc_count"].as_u64();
            statistics.documents += made_up.keys().filter_map(documents).max().map_or(0, whole);
            for (field, term) in terms {
                let found = &shard["term_vectors"][text_name(*field)]["terms"][*term]["doc_freq"];
                *statistics.counts.entry((*field, (*term).to_owned())).or_default() += found.as_u64().map_or(0, whole);
            }
        }
        Ok(statistics)
    }
}

fn whole(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Values that lead a request to each of `shards` shards once.
pub(super) fn routes(client: &Client, shards: usize, until: Option<Instant>) -> Result<Vec<String>, EngineError> {
    let mut found: BTreeMap<u64, String> = BTreeMap::new();
    if shards <= 1 {
        return Ok(vec!["0".to_owned()]);
    }
    // Routes are spread evenly, so that a few for each shard are enough; the bound only ends what cannot end well.
    for route in 0..shards * 40 {
        let path = format!("{}/_search_shards?routing={route}", client.index());
        let answer = client.want("GET", &path, &Sent::Nothing, until)?;
        if let Some(shard) = answer["shards"][0][0]["shard"].as_u64() {
            found.entry(shard).or_insert_with(|| route.to_string());
        }
        if found.len() == shards {
            return Ok(found.into_values().collect());
        }
    }
    Err(super::trouble::strange(client.place()))
}
