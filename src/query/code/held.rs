//! What the questions about the code ask of an engine.

use crate::index::{DocumentId, Engine, EngineError, Hit, Plan, Record};
use crate::registry::Registry;

/// An index and the registry, for the length of one question.
#[derive(Clone, Copy)]
pub struct Corpus<'e> {
    engine: &'e dyn Engine,
    registry: &'e Registry,
}

impl<'e> Corpus<'e> {
    /// Of these two.
    pub fn of(engine: &'e dyn Engine, registry: &'e Registry) -> Self {
        Self { engine, registry }
    }

    pub(super) fn registry(&self) -> &'e Registry {
        self.registry
    }

    pub(super) fn cards(&self, plan: &Plan) -> Result<Vec<Record>, EngineError> {
        let ids: Vec<DocumentId> = self.engine.search(plan)?.hits.into_iter().map(|hit: Hit| hit.id).collect();
        self.engine.fetch(&ids)
    }

    pub(super) fn document(&self, id: &DocumentId) -> Result<Option<Record>, EngineError> {
        Ok(self.engine.fetch(std::slice::from_ref(id))?.pop())
    }
}
