//! The index as the faces hold it.

use super::Corpus;
use crate::index::embedded::Embedded;
use crate::index::{Deadline, Engine, EngineError, Sources, State};
use crate::registry::Registry;
use std::path::Path;
use std::sync::Arc;

/// An index that is asked and changed, whatever engine keeps it. Copies are the same index.
#[derive(Clone)]
pub struct Library(Arc<dyn Engine>);

impl Library {
    /// The index that `engine` keeps.
    pub fn over(engine: Arc<dyn Engine>) -> Self {
        Self(engine)
    }

    /// The index in the folder `dir`, to be asked.
    ///
    /// # Errors
    /// Where there is none, or it cannot be read.
    pub fn open(dir: &Path) -> Result<Self, EngineError> {
        Ok(Self(Arc::new(Embedded::open_reader(dir)?)))
    }

    /// The index in the folder `dir`, to be changed; made where there is none.
    ///
    /// # Errors
    /// Where another process is changing it, or it cannot be read.
    pub fn open_to_change(dir: &Path) -> Result<Self, EngineError> {
        Ok(Self(Arc::new(Embedded::open_writer(dir)?)))
    }

    /// An empty index in the folder `dir`: what it held is gone.
    ///
    /// # Errors
    /// Where another process is changing it, or the folder holds something else.
    pub fn made_anew(dir: &Path) -> Result<Self, EngineError> {
        Ok(Self(Arc::new(Embedded::rebuild(dir)?)))
    }

    /// The newest state, for a question that ends at `until`.
    ///
    /// # Errors
    /// Where the engine cannot be reached.
    pub fn corpus<'l>(&'l self, registry: &'l Registry, until: Deadline) -> Result<Corpus<'l>, EngineError> {
        Corpus::open(&*self.0, registry, until)
    }

    /// The name of the newest state: equal names mean equal content, for every process that sees the index.
    ///
    /// # Errors
    /// Where the engine cannot be reached.
    pub fn state(&self) -> Result<State, EngineError> {
        Ok(self.0.view(Deadline::NONE)?.state().clone())
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
