//! What is kept of a document, and the seam to the engines that keep it.
//!
//! Callers hold `Arc<dyn Engine>` and ask with a [`Plan`]; no engine's own types pass this border. The index holds
//! nothing that cannot be rebuilt from the corpus.

pub mod embedded;
mod engine;
mod fields;
pub mod memory;
pub mod opensearch;
mod place;
mod plan;
mod record;
mod words;

pub use engine::{Batch, Engine, EngineError, EngineErrorKind, Hit, Hits};
pub use fields::{
    Written, abbreviated, abbreviated_from, abbreviation, cites_as, notice_count, notice_value, series_form, written,
};
pub use place::{Access, Cluster, Login, Place, PlaceError};
pub use plan::{Dictionary, Facet, FacetCount, Keyword, Node, Plan, Range, Sort, TermsMode, TextField};
pub use record::{DocumentId, Failure, Record, SourceEntry, SourceFile};
pub use words::{Wanted, Way, Weights, Words};
