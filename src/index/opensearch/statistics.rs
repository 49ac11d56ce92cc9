//! In how many documents terms stand, as scores need it.
//!
//! A cluster tells these numbers only of one shard at a time, asked with a made-up document. So one such document is sent to
//! each shard, in one request.

use super::client::{Sent, whole};
use super::mapping::text_name;
use super::reach::Reach;
use super::trouble;
use crate::index::{Deadline, EngineError, TextField};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What is known of some terms.
#[derive(Debug, Clone, Default)]
pub(super) struct Statistics {
    documents: usize,
    counts: HashMap<TextField, HashMap<String, usize>>,
}

impl Statistics {
    /// In how many documents `term` stands; removed ones may count for a while.
    pub(super) fn count(&self, field: TextField, term: &str) -> usize {
        self.counts.get(&field).and_then(|counts| counts.get(term)).copied().unwrap_or(0)
    }

    /// The inverse document frequency of `term`, as Lucene and tantivy have it.
    pub(super) fn rarity(&self, field: TextField, term: &str) -> f64 {
        let (all, with) = (self.documents as f64, self.count(field, term) as f64);
        (1.0 + ((all - with).max(0.0) + 0.5) / (with + 0.5)).ln()
    }

    /// Learns of those of `terms` that are not known yet; `routes` lead to every shard once.
    pub(super) fn learn<'t>(
        &mut self,
        reach: &Reach,
        terms: impl Iterator<Item = (TextField, &'t str)>,
        until: Deadline,
    ) -> Result<(), EngineError> {
        let terms: HashSet<(TextField, &str)> = terms.filter(|(field, term)| self.is_new(*field, term)).collect();
        if terms.is_empty() {
            return Ok(());
        }
        let mut made_up: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (field, term) in &terms {
            made_up.entry(text_name(*field)).or_default().push(term);
        }
        let document: Map<String, Value> =
            made_up.iter().map(|(name, terms)| ((*name).to_owned(), terms.join(" ").into())).collect();
        let names: Vec<&&str> = made_up.keys().collect();
        let asked = |route: &String| {
            json!({
                "_index": reach.client.index(), "routing": route, "doc": document, "fields": names, "term_statistics": true,
                "field_statistics": true, "positions": false, "offsets": false, "payloads": false,
            })
        };
        let docs: Vec<Value> = reach.routes(until)?.iter().map(asked).collect();
        let answer = reach.client.want("POST", "_mtermvectors", &Sent::Json(&json!({ "docs": docs })), until)?;
        let mut documents = 0;
        for shard in answer["docs"].as_array().into_iter().flatten() {
            if shard.get("error").is_some() {
                return Err(trouble::refused(reach.client.place(), 500, shard));
            }
            let vectors = &shard["term_vectors"];
            let held = |name: &&&str| vectors[**name]["field_statistics"]["doc_count"].as_u64();
            documents += names.iter().filter_map(held).max().map_or(0, whole);
            for (field, term) in &terms {
                let found = &vectors[text_name(*field)]["terms"][*term]["doc_freq"];
                let count = self.counts.entry(*field).or_default().entry((*term).to_owned()).or_default();
                *count += found.as_u64().map_or(0, whole);
            }
        }
        // Not every document has a title.
        self.documents = self.documents.max(documents);
        Ok(())
    }

    fn is_new(&self, field: TextField, term: &str) -> bool {
        !term.is_empty() && self.counts.get(&field).is_none_or(|counts| !counts.contains_key(term))
    }
}
