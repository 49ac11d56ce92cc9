//! The index as the faces hold it.

use super::Corpus;
use crate::index::embedded::Embedded;
use crate::index::opensearch::OpenSearch;
use crate::index::{Access, Deadline, Engine, EngineError, Health, Place, Sources, State};
use crate::registry::Registry;
use std::sync::Arc;

/// An index that is asked and changed, whatever engine keeps it. Copies are the same index.
#[derive(Clone)]
pub struct Library(Arc<dyn Engine>);

impl Library {
    /// The index that `engine` keeps.
    pub fn over(engine: Arc<dyn Engine>) -> Self {
        Self(engine)
    }

    /// The index at `place`, to be asked; `access` says how a cluster is entered.
    ///
    /// # Errors
    /// Where there is none, or it cannot be read.
    pub fn open(place: &Place, access: &Access) -> Result<Self, EngineError> {
        Ok(Self(match place {
            Place::Folder(dir) => Arc::new(Embedded::open_reader(dir)?),
            Place::Cluster(cluster) => Arc::new(OpenSearch::open_reader(cluster, access)?),
        }))
    }

    /// The index at `place`, to be changed; made where there is none.
    ///
    /// # Errors
    /// Where another process is changing a folder, or it cannot be read.
    pub fn open_to_change(place: &Place, access: &Access) -> Result<Self, EngineError> {
        Ok(Self(match place {
            Place::Folder(dir) => Arc::new(Embedded::open_writer(dir)?),
            Place::Cluster(cluster) => Arc::new(OpenSearch::open_writer(cluster, access)?),
        }))
    }

    /// An empty index for `place`. What a folder held is gone; what a cluster holds answers until [`Self::complete`].
    ///
    /// # Errors
    /// Where another process is changing a folder, or something else stands there.
    pub fn made_anew(place: &Place, access: &Access) -> Result<Self, EngineError> {
        Ok(Self(match place {
            Place::Folder(dir) => Arc::new(Embedded::rebuild(dir)?),
            Place::Cluster(cluster) => Arc::new(OpenSearch::rebuild(cluster, access)?),
        }))
    }

    /// Takes the place of the index beside which it was filled.
    ///
    /// # Errors
    /// Where the engine fails; then the old one stays.
    pub fn complete(&self) -> Result<(), EngineError> {
        self.0.complete()
    }

    /// How it is, for those who run it.
    ///
    /// # Errors
    /// Where it cannot be reached, or lacks a part of the corpus.
    pub fn health(&self, until: Deadline) -> Result<Health, EngineError> {
        self.0.health(until)
    }

    /// The newest state, for a question that ends at `until`.
    ///
    /// # Errors
    /// Where the engine cannot be reached.
    pub fn corpus<'l>(&'l self, registry: &'l Registry, until: Deadline) -> Result<Corpus<'l>, EngineError> {
        Corpus::open(&*self.0, registry, until)
    }

    /// The name of the newest state, learnt before `until`: equal names mean equal content, for every process that sees the index.
    ///
    /// # Errors
    /// Where the engine cannot be reached.
    pub fn state(&self, until: Deadline) -> Result<State, EngineError> {
        Ok(self.0.view(until)?.state().clone())
    }

    /// The paths of all sources, read or not, in order.
    ///
    /// # Errors
    /// Where the engine fails.
    pub fn paths(&self) -> Result<Vec<String>, EngineError> {
        let entries = self.0.view(Deadline::NONE)?.sources(&Sources::All)?;
        Ok(entries.into_iter().map(|entry| entry.source.path).collect())
    }

    /// Who keeps it.
    pub(crate) fn engine(&self) -> &dyn Engine {
        &*self.0
    }
}
