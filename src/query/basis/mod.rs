//! The legal basis (căn cứ): what a document rests on, upward to the laws, and what comparable plans rest on.

mod chain;
mod comparable;
mod suggest;
mod topic;
mod works;

pub use chain::{BasisAnswer, BasisRow, basis};
pub use suggest::{Comparable, SuggestRequest, Suggested, Suggestions, suggest};

use crate::authority::Reference;
use crate::citation::{Kind, Role};

/// Whether the document rests on what is cited: its legal basis, and what it says to carry out, not what stands within
/// the description of another.
pub fn rests_on(reference: &Reference) -> bool {
    let citation = &reference.citation;
    matches!(citation.role, Role::LegalBasis | Role::Implements)
        && citation.parent.is_none()
        && !matches!(citation.kind, Kind::Own | Kind::Url)
}
