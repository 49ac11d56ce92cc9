//! What is kept of a document, and the seam to the engines that keep it.
//!
//! Callers ask a [`View`] of an [`Engine`] with [`Plan`]s; no engine's own types pass this border. The index holds nothing
//! that cannot be rebuilt from the corpus. Only `corpus`, `ingest` and `query` stand before the seam.

mod card;
mod deadline;
pub mod embedded;
mod engine;
mod error;
mod fields;
pub mod memory;
pub mod opensearch;
mod parts;
mod place;
mod plan;
mod record;
mod words;
mod written;

pub use card::DocumentCard;
pub use deadline::Deadline;
pub use engine::{Batch, Engine, Health, Hit, Hits, OnRecords, State, View};
pub use error::{EngineError, EngineErrorKind};
pub use parts::Parts;
pub use place::{Access, Cluster, Login, Place, PlaceError};
pub use plan::{
    Counted, Dictionary, Facet, FacetCount, Keyword, Node, Plan, Range, Sort, Sources, TermsMode, TextField, Values,
    Which,
};
pub use record::{DocumentId, Failure, Record, SourceEntry, SourceFile};
pub use words::{Wanted, Way, Weights, Words};
pub use written::{
    Spelt, Written, abbreviated, abbreviated_from, abbreviation, cited_as, cites_as, form_series, key_behind,
    knows_series, names_key, notice_count, notice_value, open_in, open_in_year, plain_name, series_form, spelling,
    written,
};
