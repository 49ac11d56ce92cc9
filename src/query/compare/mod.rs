//! Compares provinces, years, issuers or documents by what they cite.
//!
//! A matrix of authorities and columns (`matrix`); for two documents their parts, tasks and words side by side
//! (`beside`).

mod beside;
mod columns;
mod matrix;
mod words;

pub use beside::{Beside, PartPair, Side, TaskPair, Twin};
pub use words::{Change, ChangeKind};

use super::filters::Filters;
use crate::citation::Role;
use crate::corpus::{AuthorityCard, Corpus};
use crate::index::{DocumentId, EngineError};
use columns::Column;

/// What the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = Columns)]
pub enum By {
    /// Provinces, as documents write them or as they are since 1 July 2025.
    #[default]
    Province,
    /// Plan years.
    Year,
    /// Issuing bodies.
    Issuer,
    /// Single documents.
    Document,
}

/// What is to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompareRequest {
    /// What the columns are.
    pub by: By,
    /// Which of them, in any spelling; all (the largest [`MOST_COLUMNS`]) where there are none. Documents must be named, by
    /// id, number or file name.
    pub values: Vec<String>,
    /// Whether provinces are summed up into those since 1 July 2025.
    pub today: bool,
    /// What documents must be to count.
    pub filters: Filters,
    /// How many authorities to show; all are counted.
    pub limit: usize,
}

/// More columns are neither read nor shown.
pub const MOST_COLUMNS: usize = 64;

/// Who cites what, column by column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// What was compared with what.
    pub columns: Vec<CompareColumn>,
    /// The authorities, those of most columns first.
    pub rows: Vec<CompareRow>,
    /// How many authorities the columns cite in all.
    pub total: usize,
    /// How many of them every column cites.
    pub shared: usize,
    /// Values that nothing in the index answers to.
    pub missing: Vec<String>,
    /// Two documents side by side.
    pub beside: Option<Beside>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompareColumn {
    /// What it is called: the province, the year, the issuer, the document's title or file name.
    pub name: String,
    /// The document that it is.
    pub document: Option<DocumentId>,
    /// How many documents it holds.
    pub documents: usize,
    /// How many authorities it cites.
    pub authorities: usize,
    /// Authorities that it alone cites, at most 20, and how many there are in all.
    pub alone: Vec<AuthorityCard>,
    /// See `alone`.
    pub alone_total: usize,
    /// Authorities that it lacks and more than half of the other columns cite, at most 20.
    pub lacks: Vec<AuthorityCard>,
    /// See `lacks`.
    pub lacks_total: usize,
}

/// So many authorities of a column are named as cited by it alone, or as lacking.
pub(super) const MOST_NAMED: usize = 20;

/// One authority and how often each column cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareRow {
    /// The authority.
    pub authority: AuthorityCard,
    /// In the order of the columns.
    pub cells: Vec<CompareCell>,
    /// In how many columns it is cited.
    pub columns: usize,
}

/// How often a column cites an authority.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompareCell {
    /// In how many of its documents; in a single document, at how many places.
    pub count: usize,
    /// Why, the most frequent role first.
    pub roles: Vec<(Role, usize)>,
}

/// Answers `request`.
///
/// # Errors
/// Only where the engine fails; a value that means nothing is among the `missing`.
pub fn compare(corpus: &Corpus<'_>, request: &CompareRequest) -> Result<Comparison, EngineError> {
    let (columns, missing) = columns::columns(corpus, request)?;
    let mut comparison = matrix::matrix(corpus, &columns, request.limit)?;
    comparison.missing = missing;
    if let [Column::Document(left), Column::Document(right)] = columns.as_slice() {
        comparison.beside = Some(beside::beside(left, right));
    }
    Ok(comparison)
}
