//! An index in an OpenSearch cluster: for more documents, writers and servers than one folder bears.
//!
//! Text arrives as our own analysis made it, scores come from our own formula, and counts are exact on any number of shards.
//! What a cluster cannot promise is that all of a batch is seen in the same moment while another writes or a node fails.

mod beginnings;
mod body;
mod client;
mod compile;
mod facets;
mod mapping;
mod nearness;
mod place;
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

use super::{Access, Batch, Cluster, Deadline, Engine, EngineError, EngineErrorKind, Health, State, View};
use ::base64::Engine as _;
use client::Client;
use place::{Content, Replaced};
use reach::Reach;
use snapshot::Snapshot;

/// An index in a cluster.
pub struct OpenSearch {
    reach: Reach,
    /// Whether it was opened for writing.
    writes: bool,
    /// What it replaces once it is filled.
    replaces: Option<Replaced>,
}

impl OpenSearch {
    /// Opens the index for asking.
    ///
    /// # Errors
    /// Where it is not there, is not ours or of another version, or the cluster does not answer.
    pub fn open_reader(cluster: &Cluster, access: &Access) -> Result<Self, EngineError> {
        Self::open(Client::new(cluster, access)?, false, None)
    }

    /// Opens the index for changing it too; it is made where there is none.
    ///
    /// # Errors
    /// As [`Self::open_reader`], but for one that is not there.
    pub fn open_writer(cluster: &Cluster, access: &Access) -> Result<Self, EngineError> {
        let client = Client::new(cluster, access)?;
        if place::inspect(&client)? == Content::Nothing {
            place::create(&client, access, Some(client.index()))?;
        }
        Self::open(client, true, None)
    }

    /// Makes an empty index beside the one that is there, whatever version made that, and opens it for changing. Others go on
    /// seeing the old one until [`Engine::complete`].
    ///
    /// # Errors
    /// Where what is there is not ours, or the cluster does not answer.
    pub fn rebuild(cluster: &Cluster, access: &Access) -> Result<Self, EngineError> {
        let client = Client::new(cluster, access)?;
        let old = match place::inspect(&client)? {
            Content::Nothing => return Self::open_writer(cluster, access),
            Content::Foreign => return Err(trouble::foreign(client.place())),
            Content::Index { name, .. } | Content::OtherVersion { name } => name,
        };
        let replaces = Replaced { old, known_as: client.index().to_owned() };
        let new = place::create(&client, access, None)?;
        Self::open(client.to(new), true, Some(replaces))
    }

    fn open(client: Client, writes: bool, replaces: Option<Replaced>) -> Result<Self, EngineError> {
        match place::inspect(&client)? {
            Content::Index { shards, .. } => Ok(Self { reach: Reach::new(client, shards), writes, replaces }),
            Content::Nothing => Err(trouble::missing(client.place())),
            Content::OtherVersion { .. } => Err(trouble::other_version(client.place())),
            Content::Foreign => Err(trouble::foreign(client.place())),
        }
    }
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

    fn complete(&self) -> Result<(), EngineError> {
        match &self.replaces {
            Some(replaced) => place::replace(&self.reach.client, replaced),
            None => Ok(()),
        }
    }

    fn health(&self, until: Deadline) -> Result<Health, EngineError> {
        place::health(&self.reach.client, until)
    }
}
