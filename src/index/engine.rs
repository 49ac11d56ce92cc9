//! The seam: what every engine must do.

use super::{Dictionary, DocumentId, Facet, FacetCount, Failure, Plan, Record, SourceEntry};
use thiserror::Error;

/// Keeps records and answers plans. Equal plans over equal records give equal sets of documents on every engine.
pub trait Engine: Send + Sync {
    /// The documents that a plan asks for.
    fn search(&self, plan: &Plan) -> Result<Hits, EngineError>;
    /// The records of `ids`, in that order; ids that are not there are left out.
    fn fetch(&self, ids: &[DocumentId]) -> Result<Vec<Record>, EngineError>;
    /// Applies all of a batch or nothing; it is durable and seen by later calls when this returns.
    fn apply(&self, batch: Batch) -> Result<(), EngineError>;
    /// Every source that the index knows, read or failed, by path.
    fn sources(&self) -> Result<Vec<SourceEntry>, EngineError>;
    /// The values of a field that begin with `prefix`, in order, each with the number of its documents; the values of a
    /// document that was removed or replaced may count until an engine tidies up.
    fn dictionary(&self, of: Dictionary, prefix: &str) -> Result<Vec<FacetCount>, EngineError>;
    /// In how many documents each of `values` stands, counted likewise.
    fn frequencies(&self, of: Dictionary, values: &[String]) -> Result<Vec<usize>, EngineError>;
    /// Counts the states that this engine has seen: equal numbers mean that nothing was changed in between.
    fn generation(&self) -> u64;
}

/// Changes that become visible together, in this order: forgotten paths, failures, records; a later one of the same id
/// or path replaces an earlier one.
#[derive(Debug, Default)]
pub struct Batch {
    /// Records to add; one with the same id or the same source path is replaced, a failure of that path forgotten.
    pub put: Vec<Record>,
    /// Failures to record; a record of the same source path is removed.
    pub failed: Vec<Failure>,
    /// Source paths whose record or failure is forgotten.
    pub forget: Vec<String>,
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

/// One matching document.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Which.
    pub id: DocumentId,
    /// How well it matches; 0 where nothing scores.
    pub score: f32,
}

/// What kind of thing went wrong in an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineErrorKind {
    /// There is no index at that place.
    Missing,
    /// The folder holds something else.
    NotAnIndex,
    /// The index was written by another format version.
    OtherVersion,
    /// Another process is writing.
    Busy,
    /// A cluster cannot answer at the moment.
    Unavailable,
    /// A cluster did not answer in time.
    TimedOut,
    /// A cluster does not let us in, or is not one that we believe.
    Refused,
    /// There is no room for more.
    Full,
    /// The index is damaged.
    Damaged,
    /// It was opened for reading only.
    ReadOnly,
    /// Reading or writing failed.
    Io,
}

/// A failure at the seam: its kind for programs, one sentence for people, and the cause.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct EngineError {
    /// What kind.
    pub kind: EngineErrorKind,
    /// One sentence that names the thing and the remedy.
    pub message: String,
    /// The cause.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl EngineError {
    /// A failure without a cause of its own.
    pub fn new(kind: EngineErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    /// A failure with its cause.
    pub fn because(
        kind: EngineErrorKind,
        message: impl Into<String>,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self { kind, message: message.into(), source: Some(cause.into()) }
    }
}

impl Batch {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.put.is_empty() && self.failed.is_empty() && self.forget.is_empty()
    }
}
