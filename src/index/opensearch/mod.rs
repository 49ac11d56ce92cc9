//! An index in an OpenSearch cluster: for more documents, writers and servers than one folder bears.
//!
//! Text arrives as our own analysis made it, scores come from our own formula, and counts are exact on any number of shards.
//! What a cluster cannot promise is that all of a batch is seen in the same moment while another writes or a node fails.

mod body;
mod client;
mod compile;
mod facets;
mod mapping;
mod nearness;
mod plans;
mod reach;
mod snapshot;
mod state;
mod statistics;
mod trouble;
mod values;
mod view;
mod words;
mod write;

use super::{Access, Batch, Cluster, Deadline, Engine, EngineError, EngineErrorKind, State, View};
use ::base64::Engine as _;
use client::{Client, Sent};
use reach::Reach;
use serde_json::json;
use snapshot::Snapshot;
use std::time::Duration;

/// How long a cluster may take to tell of an index.
const OPENING: Duration = Duration::from_secs(10);

/// An index in a cluster.
pub struct OpenSearch {
    reach: Reach,
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
            Content::Index(shards) => Ok(Self { reach: Reach::new(client, shards), writes: false }),
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
                client.want("DELETE", client.index(), &Sent::Nothing, Deadline::NONE)?;
            }
        }
        Self::open_writer(cluster, access)
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
    let answer = client.ask("GET", client.index(), &Sent::Nothing, Deadline::after(OPENING))?;
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
    let answer = client.ask("PUT", client.index(), &Sent::Json(&mapping::new_index(access)), Deadline::NONE)?;
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
    fn view(&self, until: Deadline) -> Result<Box<dyn View + '_>, EngineError> {
        Ok(Box::new(Snapshot::open(&self.reach, until)?))
    }

    fn apply(&self, batch: Batch) -> Result<State, EngineError> {
        if !self.writes {
            let message = format!("the index at {} was opened for reading only", self.reach.client.place());
            return Err(EngineError::new(EngineErrorKind::ReadOnly, message));
        }
        if batch.is_empty() {
            return Ok(Snapshot::open(&self.reach, Deadline::NONE)?.state.clone());
        }
        write::apply(&self.reach, &batch)
    }
}
