//! An index in an OpenSearch cluster: for more documents, writers and servers than one folder bears.
//!
//! Text arrives as our own analysis made it, scores come from our own formula, and counts are exact on any number of shards.
//! What a cluster cannot promise is that all of a batch is seen in the same moment while another writes or a node fails.

mod ask;
mod body;
mod client;
mod compile;
mod facets;
mod mapping;
mod nearness;
mod plans;
mod state;
mod statistics;
mod trouble;
mod values;
mod words;
mod write;

use super::{
    Access, Batch, Cluster, Dictionary, DocumentId, Engine, EngineError, EngineErrorKind, FacetCount, Hit, Hits, Plan,
    Record, SourceEntry,
};
use ::base64::Engine as _;
use ask::{Reach, Snapshot};
use client::{Client, Sent};
use serde_json::{Value, json};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::sync::Arc;

/// An index in a cluster.
pub struct OpenSearch {
    reach: Arc<Reach>,
    /// Whether it was opened for writing.
    writes: bool,
}

impl OpenSearch {
    /// Opens the index for asking.
    ///
    /// # Errors
    /// Where it is not there, is not ours or of another version, or the cluster does not answer.
    pub fn open_reader(cluster: &Cluster, access: &Access) -> Result<Self, EngineError> {
        let client = Client::new(cluster, access)?;
        match inspect(&client)? {
            Content::Index(shards) => Ok(Self { reach: Arc::new(Reach::new(client, shards)), writes: false }),
            Content::Nothing => Err(trouble::missing(client.place())),
            Content::OtherVersion => Err(trouble::other_version(client.place())),
            Content::Foreign => Err(trouble::foreign(client.place())),
        }
    }

    /// Opens the index for changing it too; it is made where there is none.
    ///
    /// # Errors
    /// As [`Self::open_reader`], but for one that is not there.
    pub fn open_writer(cluster: &Cluster, access: &Access) -> Result<Self, EngineError> {
        let client = Client::new(cluster, access)?;
        if inspect(&client)? == Content::Nothing {
            create(&client, access)?;
        }
        Ok(Self { writes: true, ..Self::open_reader(cluster, access)? })
    }

    /// Opens the index empty, whatever version made it; what it held is gone.
    ///
    /// # Errors
    /// Where it is not ours, or the cluster does not answer.
    pub fn rebuild(cluster: &Cluster, access: &Access) -> Result<Self, EngineError> {
        let client = Client::new(cluster, access)?;
        match inspect(&client)? {
            Content::Foreign => return Err(trouble::foreign(client.place())),
            Content::Nothing => {}
            Content::Index(_) | Content::OtherVersion => {
                client.want("DELETE", client.index(), &Sent::Nothing, None)?;
            }
        }
        Self::open_writer(cluster, access)
    }

    fn snapshot(&self) -> Result<Snapshot, EngineError> {
        Snapshot::open(Arc::clone(&self.reach), None)
    }
}

/// What stands under the name of an index.
#[derive(Debug, PartialEq, Eq)]
enum Content {
    Nothing,
    /// An index of this version, over so many shards.
    Index(usize),
    OtherVersion,
    Foreign,
}

/// Looks at the index without changing it.
fn inspect(client: &Client) -> Result<Content, EngineError> {
    let answer = client.ask("GET", client.index(), &Sent::Nothing, None)?;
    if answer.status == 404 && answer.body["error"]["type"] == json!("index_not_found_exception") {
        return Ok(Content::Nothing);
    }
    if answer.status != 200 {
        return Err(client.refused(&answer));
    }
    // The answer names the index itself, also where it was asked for by an alias.
    let Some(index) = answer.body.as_object().and_then(|indices| indices.values().next()) else {
        return Err(trouble::strange(client.place()));
    };
    let shards = &index["settings"]["index"]["number_of_shards"];
    let shards = shards.as_str().and_then(|shards| shards.parse().ok());
    Ok(match (mapping::format_of(&index["mappings"]), shards) {
        (Some(mapping::FORMAT), Some(shards)) => Content::Index(shards),
        (Some(_), _) => Content::OtherVersion,
        (None, _) => Content::Foreign,
    })
}

/// Makes an empty index.
fn create(client: &Client, access: &Access) -> Result<(), EngineError> {
    // Answers when the first copy of each shard is there; the others are filled meanwhile.
    let answer = client.ask("PUT", client.index(), &Sent::Json(&mapping::new_index(access)), None)?;
    let exists = answer.body["error"]["type"] == json!("resource_already_exists_exception");
    // Another writer may have made it in this moment.
    if answer.status == 200 || exists { Ok(()) } else { Err(client.refused(&answer)) }
}

/// `bytes` as JSON can hold them.
fn base64(bytes: &[u8]) -> String {
    ::base64::prelude::BASE64_STANDARD.encode(bytes)
}

/// The bytes of a column, which come without the signs that fill the end; none where it is damaged.
fn bytes(column: &str) -> Vec<u8> {
    ::base64::prelude::BASE64_STANDARD_NO_PAD.decode(column.trim_end_matches('=')).unwrap_or_default()
}

impl Engine for OpenSearch {
    fn search(&self, plan: &Plan) -> Result<Hits, EngineError> {
        let mut answers = plans::search(&self.snapshot()?, std::slice::from_ref(plan))?;
        let answer = answers.pop().unwrap_or_default();
        let hit = |found: plans::Found| Hit { id: DocumentId(found.id), score: found.score as f32 };
        Ok(Hits { total: answer.total, hits: answer.hits.into_iter().map(hit).collect(), facets: answer.facets })
    }

    fn fetch(&self, ids: &[DocumentId]) -> Result<Vec<Record>, EngineError> {
        let ids: Vec<&str> = ids.iter().map(|id| id.0.as_str()).collect();
        let known = json!({ "bool": { "filter": [{ "terms": { "id": ids } }] } });
        let body = json!({ "query": plans::among_records(&known), "size": ids.len(), "_source": ["record"] });
        let reply = self.snapshot()?.search(body)?;
        let records: Vec<Record> = reply.hits().iter().filter_map(body::record).collect();
        Ok(ids.iter().filter_map(|id| records.iter().find(|record| record.id.0 == *id)).cloned().collect())
    }

    fn apply(&self, batch: Batch) -> Result<(), EngineError> {
        if batch.is_empty() {
            return Ok(());
        }
        if !self.writes {
            let message = format!("the index at {} was opened for reading only", self.reach.client.place());
            return Err(EngineError::new(EngineErrorKind::ReadOnly, message));
        }
        write::apply(&self.reach, &batch)
    }

    fn sources(&self) -> Result<Vec<SourceEntry>, EngineError> {
        let snapshot = self.snapshot()?;
        let mut entries = Vec::new();
        let mut last = Value::Null;
        loop {
            let kinds = json!([mapping::RECORD, mapping::FAILURE]);
            let mut body = json!({
                "query": { "bool": { "filter": [{ "terms": { mapping::KIND: kinds } }] } }, "size": ask::WINDOW,
                "track_total_hits": false, "stored_fields": "_none_", "docvalue_fields": [mapping::ENTRY],
                "sort": [{ mapping::PATH: "asc" }],
            });
            if !last.is_null() {
                body["search_after"] = last;
            }
            let reply = snapshot.search(body)?;
            let Some(end) = reply.hits().last() else { return Ok(entries) };
            last = end["sort"].clone();
            let entry = |hit: &Value| body::entry(hit["fields"][mapping::ENTRY][0].as_str()?);
            entries.extend(reply.hits().iter().filter_map(entry));
        }
    }

    fn dictionary(&self, of: Dictionary, prefix: &str) -> Result<Vec<FacetCount>, EngineError> {
        values::beginning(&self.snapshot()?, of, prefix)
    }

    fn frequencies(&self, of: Dictionary, values: &[String]) -> Result<Vec<usize>, EngineError> {
        values::counts(&self.snapshot()?, of, values)
    }

    fn generation(&self) -> u64 {
        let stamp = self.snapshot().and_then(|snapshot| snapshot.stamp()).unwrap_or_default();
        BuildHasherDefault::<DefaultHasher>::default().hash_one(stamp)
    }
}
