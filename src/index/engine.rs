//! The seam: what every engine must do.
//!
//! A question opens one [`View`] and asks all that it asks of that one state of the corpus. Every method takes many things
//! at once, because each call may be a trip to another machine: what is needed together is asked together.

use super::{
    Deadline, DocumentCard, DocumentId, EngineError, Facet, FacetCount, Failure, Node, Parts, Plan, Record,
    SourceEntry, Sources, Values,
};
use std::ops::ControlFlow;

/// Keeps records and answers plans. Equal plans over equal records give equal sets of documents on every engine, and
/// the best of them in the same order.
pub trait Engine: Send + Sync {
    /// The newest state of the corpus, for one question that ends at `until`.
    ///
    /// # Errors
    /// Where the engine cannot be reached.
    fn view(&self, until: Deadline) -> Result<Box<dyn View + '_>, EngineError>;

    /// Applies `batch`, and gives the state after it; views opened from then on see it.
    ///
    /// What holds on every engine: each document is replaced whole or not at all, and a batch that failed may be applied
    /// again, as often as it takes, with the same end. What does not: that the whole of a batch becomes visible in one
    /// moment, or that nothing of a failed one stays.
    ///
    /// # Errors
    /// Where it cannot be written; some documents of the batch may have been.
    fn apply(&self, batch: Batch) -> Result<State, EngineError>;

    /// Takes the place of the index beside which it was filled; nothing where there was none.
    ///
    /// # Errors
    /// Where the engine fails; then the old one stays.
    fn complete(&self) -> Result<(), EngineError> {
        Ok(())
    }

    /// How it is, for those who run it.
    ///
    /// # Errors
    /// Where it cannot be reached, or lacks a part of the corpus.
    fn health(&self, _until: Deadline) -> Result<Health, EngineError> {
        Ok(Health { place: "memory".to_owned(), format: String::new(), condition: "it answers".to_owned() })
    }
}

/// How an engine is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Where it keeps the index, as a person names it.
    pub place: String,
    /// The version of its format.
    pub format: String,
    /// Whether all is well, in words.
    pub condition: String,
}

/// One state of the corpus, however it changes meanwhile. Every method stops with
/// [`super::EngineErrorKind::TimedOut`] when the time of its question is over.
pub trait View {
    /// Which state it is.
    fn state(&self) -> &State;

    /// What each of `plans` finds, in their order.
    ///
    /// # Errors
    /// Where the engine fails, or refuses a plan.
    fn search(&self, plans: &[Plan]) -> Result<Vec<Hits>, EngineError>;

    /// The records of `ids`, in that order, with the wanted parts; ids that are not there are left out.
    ///
    /// # Errors
    /// Where the engine fails.
    fn fetch(&self, ids: &[DocumentId], parts: Parts) -> Result<Vec<Record>, EngineError>;

    /// The values that each of `wanted` asks for, in their order.
    ///
    /// # Errors
    /// Where the engine fails.
    fn values(&self, wanted: &[Values]) -> Result<Vec<Vec<FacetCount>>, EngineError>;

    /// Hands every matching record to `on`, by id, some at a time, until it breaks off. For answers over the whole corpus:
    /// memory holds one handful.
    ///
    /// # Errors
    /// Where the engine or `on` fails.
    fn each(&self, matching: &Node, parts: Parts, on: &mut OnRecords<'_>) -> Result<(), EngineError>;

    /// What the index knows of the wanted sources, by path.
    ///
    /// # Errors
    /// Where the engine fails.
    fn sources(&self, which: &Sources) -> Result<Vec<SourceEntry>, EngineError>;
}

/// What is done with a handful of records.
pub type OnRecords<'f> = dyn FnMut(Vec<Record>) -> Result<ControlFlow<()>, EngineError> + 'f;

/// Names a state of the corpus. Equal names mean equal content, for every process that sees the same index.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct State(String);

impl State {
    /// The state that an engine calls `name`.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// Its name: short, ASCII.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Changes, in this order: forgotten paths, failures, records; a later one of the same id or path replaces an earlier one.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// Records to add; one with the same id or the same source path is replaced, a failure of that path forgotten.
    pub put: Vec<Record>,
    /// Failures to record; a record of the same source path is removed.
    pub failed: Vec<Failure>,
    /// Source paths whose record or failure is forgotten.
    pub forget: Vec<String>,
}

impl Batch {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.put.is_empty() && self.failed.is_empty() && self.forget.is_empty()
    }
}

/// The answer to a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hits {
    /// How many documents match in all.
    pub total: usize,
    /// The wanted page of them.
    pub hits: Vec<Hit>,
    /// The wanted counts, in the order of the plan.
    pub facets: Vec<(Facet, Vec<FacetCount>)>,
}

impl Hits {
    /// The ids of the hits.
    pub fn ids(&self) -> Vec<DocumentId> {
        self.hits.iter().map(|hit| hit.card.id.clone()).collect()
    }

    /// What was counted of `field`, the most frequent value first.
    pub fn counts(&self, field: super::Keyword) -> &[FacetCount] {
        let found = self.facets.iter().find(|(facet, _)| facet.field == field);
        found.map(|(_, counts)| counts.as_slice()).unwrap_or_default()
    }
}

/// One matching document.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Which, and what a list says of it.
    pub card: DocumentCard,
    /// How well it matches, to be compared within one answer of one engine alone; 0 where nothing scores.
    pub score: f32,
}
