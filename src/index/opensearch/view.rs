//! Questions of the seam, answered from one state of the index.

use super::mapping::{ENTRY, FAILURE, HASH, KIND, PATH, RECORD};
use super::snapshot::Snapshot;
use super::statistics::Statistics;
use super::{body, compile, plans, trouble, values};
use crate::index::{
    DocumentId, EngineError, FacetCount, Hits, Keyword, Node, OnRecords, Parts, Plan, Record, Sort, SourceEntry,
    Sources, State, Values, View,
};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// So many records are read at once: whole ones may be long.
const RECORDS: usize = 100;
/// So many entries of sources are read at once.
const ENTRIES: usize = 5_000;

impl View for Snapshot<'_> {
    fn state(&self) -> &State {
        &self.state
    }

    fn search(&self, plans: &[Plan]) -> Result<Vec<Hits>, EngineError> {
        plans.iter().try_for_each(Plan::only_counts_counted)?;
        plans::search(self, plans)
    }

    fn fetch(&self, ids: &[DocumentId], parts: Parts) -> Result<Vec<Record>, EngineError> {
        let wanted = |ids: &[DocumentId]| {
            let names: Vec<&str> = ids.iter().map(|id| id.0.as_str()).collect();
            let known = compile::filter(json!({ "terms": { Keyword::Id.name(): names } }));
            json!({ "query": plans::among_records(&known), "size": names.len(), "_source": body::columns(parts) })
        };
        let mut found: HashMap<DocumentId, Record> = HashMap::with_capacity(ids.len());
        for ids in ids.chunks(RECORDS) {
            for hit in self.ask(wanted(ids))?.hits() {
                let record = self.record(hit, parts)?;
                found.insert(record.id.clone(), record);
            }
        }
        Ok(ids.iter().filter_map(|id| found.get(id).cloned()).collect())
    }

    fn values(&self, wanted: &[Values]) -> Result<Vec<Vec<FacetCount>>, EngineError> {
        values::values(self, wanted)
    }

    fn each(&self, matching: &Node, parts: Parts, on: &mut OnRecords<'_>) -> Result<(), EngineError> {
        let query = compile::filter(compile::compile(matching, &Statistics::default(), false));
        let body = json!({
            "query": plans::among_records(&query), "size": RECORDS, "track_total_hits": false,
            "_source": body::columns(parts), "sort": plans::order(Sort::Id),
        });
        self.walk(body, &mut |hits| on(hits.iter().map(|hit| self.record(hit, parts)).collect::<Result<_, _>>()?))
    }

    fn sources(&self, which: &Sources) -> Result<Vec<SourceEntry>, EngineError> {
        let wanted = match which {
            Sources::All => json!([{ "terms": { KIND: [RECORD, FAILURE] } }]),
            Sources::Failed => json!([{ "term": { KIND: FAILURE } }]),
            Sources::Hash(hash) => json!([{ "term": { KIND: RECORD } }, { "term": { HASH: hash } }]),
        };
        let body = json!({
            "query": { "bool": { "filter": wanted } }, "size": ENTRIES, "track_total_hits": false,
            "stored_fields": "_none_", "docvalue_fields": [ENTRY], "sort": [{ PATH: "asc" }],
        });
        let mut entries = Vec::new();
        self.walk(body, &mut |hits| {
            for hit in hits {
                let entry = hit["fields"][ENTRY][0].as_str().and_then(body::entry);
                entries.push(entry.ok_or_else(|| trouble::damaged(self.reach.client.place()))?);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(entries)
    }
}

/// What is done with some hits.
type OnHits<'f> = dyn FnMut(&[Value]) -> Result<ControlFlow<()>, EngineError> + 'f;

impl Snapshot<'_> {
    /// Hands all hits of `body` to `on`, a page at a time, until it breaks off.
    pub(super) fn walk(&self, mut body: Value, on: &mut OnHits<'_>) -> Result<(), EngineError> {
        loop {
            let reply = self.ask(body.clone())?;
            let Some(last) = reply.hits().last() else { return Ok(()) };
            body["search_after"] = last["sort"].clone();
            let full = Some(reply.hits().len() as u64) == body["size"].as_u64();
            if on(reply.hits())?.is_break() || !full {
                return Ok(());
            }
        }
    }

    fn record(&self, hit: &Value, parts: Parts) -> Result<Record, EngineError> {
        body::record(hit, parts).ok_or_else(|| trouble::damaged(self.reach.client.place()))
    }
}
