//! One question's state of the corpus, and what every question asks of it: names, counts, which document is meant.
//!
//! A [`Corpus`] is opened for one question and remembers for its length what it has asked. What is needed together is asked
//! `Corpus::ahead` in one call, so that the look-ups after it cost nothing. Above this room nobody sees an engine, a view
//! or a plan but the questions themselves.

mod counts;
mod find;
mod library;
mod memo;
mod names;
mod series;

pub(crate) use counts::known_by;
pub(crate) use find::Typed;
pub use library::Library;
pub use names::AuthorityCard;
pub(crate) use names::calls;
pub use series::is_settled_by_corpus;
pub(crate) use series::{Known, knows, numbered, older, only, open, open_since};

use crate::index::{
    Deadline, DocumentId, Engine, EngineError, Failure, Hits, Node, OnRecords, Parts, Plan, Record, Sources, State,
    View,
};
use crate::registry::Registry;
use memo::Memo;
use std::cell::RefCell;

/// One state of the corpus and the registry, for the length of one question.
pub struct Corpus<'e> {
    view: Box<dyn View + 'e>,
    registry: &'e Registry,
    memo: RefCell<Memo>,
}

impl<'e> Corpus<'e> {
    /// The newest state of `engine`, for a question that ends at `until`.
    ///
    /// # Errors
    /// Where the engine cannot be reached.
    pub fn open(engine: &'e dyn Engine, registry: &'e Registry, until: Deadline) -> Result<Self, EngineError> {
        Ok(Self { view: engine.view(until)?, registry, memo: RefCell::default() })
    }

    /// What is known without any document.
    pub fn registry(&self) -> &'e Registry {
        self.registry
    }

    /// Which state it is.
    pub fn state(&self) -> &State {
        self.view.state()
    }

    /// How many documents there are.
    ///
    /// # Errors
    /// Only where the engine fails.
    pub fn documents(&self) -> Result<usize, EngineError> {
        Ok(self.ask(Plan::count(Node::All))?.total)
    }

    /// The document `id` with the wanted parts, as its text alone settles it.
    ///
    /// # Errors
    /// Only where the engine fails.
    pub fn document(&self, id: &DocumentId, parts: Parts) -> Result<Option<Record>, EngineError> {
        Ok(self.fetch(std::slice::from_ref(id), parts)?.pop())
    }

    /// The document `id` as a whole, with its open references settled by what the corpus knows.
    ///
    /// # Errors
    /// Only where the engine fails.
    pub fn settled(&self, id: &DocumentId) -> Result<Option<Record>, EngineError> {
        Ok(self.fetch_settled(std::slice::from_ref(id))?.pop())
    }

    /// The bytes of all documents as they were read.
    ///
    /// # Errors
    /// Only where the engine fails.
    pub fn bytes(&self) -> Result<u64, EngineError> {
        let read = self.view.sources(&Sources::All)?.into_iter().filter(|entry| entry.outcome.is_ok());
        Ok(read.map(|entry| entry.source.bytes).sum())
    }

    /// The sources that could not be read, by path.
    ///
    /// # Errors
    /// Only where the engine fails.
    pub fn failures(&self) -> Result<Vec<Failure>, EngineError> {
        Ok(self.view.sources(&Sources::Failed)?.into_iter().filter_map(|entry| entry.outcome.err()).collect())
    }

    /// What one plan finds.
    pub(crate) fn ask(&self, plan: Plan) -> Result<Hits, EngineError> {
        Ok(self.search(&[plan])?.pop().unwrap_or_default())
    }

    /// What many plans find, in their order; asked together.
    pub(crate) fn search(&self, plans: &[Plan]) -> Result<Vec<Hits>, EngineError> {
        if plans.is_empty() { Ok(Vec::new()) } else { self.view.search(plans) }
    }

    /// The records of `ids`, in that order.
    pub(crate) fn fetch(&self, ids: &[DocumentId], parts: Parts) -> Result<Vec<Record>, EngineError> {
        if ids.is_empty() { Ok(Vec::new()) } else { self.view.fetch(ids, parts) }
    }

    /// The whole records of `ids`, settled.
    pub(crate) fn fetch_settled(&self, ids: &[DocumentId]) -> Result<Vec<Record>, EngineError> {
        let mut records = self.fetch(ids, Parts::ALL)?;
        self.settle(&mut records)?;
        Ok(records)
    }

    /// Every matching record, some at a time.
    pub(crate) fn each(&self, matching: &Node, parts: Parts, on: &mut OnRecords<'_>) -> Result<(), EngineError> {
        self.view.each(matching, parts, on)
    }
}
