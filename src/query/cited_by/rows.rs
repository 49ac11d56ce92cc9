//! The places in a document that cite an authority.

use super::CitedByRow;
use crate::authority::Reference;
use crate::citation::Role;
use crate::corpus::is_settled_by_corpus;
use crate::index::{DocumentCard, Record};
use crate::query::snippet::around;

/// The places in `record` that mean one of `forms` in the role `role`.
pub(super) fn rows(record: &Record, forms: &[String], role: Option<Role>) -> Vec<CitedByRow> {
    let matching = record.reading.references.iter().filter(|reference| fits(reference, forms, role));
    matching.map(|reference| row(record, reference)).collect()
}

/// Whether `reference` means one of `forms` in the role `role`.
pub(super) fn fits(reference: &Reference, forms: &[String], role: Option<Role>) -> bool {
    let citation = &reference.citation;
    let meant = || reference.authority.iter().chain(&reference.candidates).any(|key| forms.contains(&key.0));
    !reference.is_own()
        && role.is_none_or(|role| role == citation.role)
        && (meant() || forms.iter().any(|form| reference.is_found_as(form)))
}

fn row(record: &Record, reference: &Reference) -> CitedByRow {
    let citation = &reference.citation;
    CitedByRow {
        card: DocumentCard::of(record),
        page: citation.page.get(),
        role: citation.role,
        surface: citation.surface.clone(),
        date: citation.date,
        differs: Vec::new(),
        cited: citation.canonical.clone(),
        context: around(&record.reading.text, citation.span),
        pinpoints: citation.pinpoints.clone(),
        authority: reference.authority.clone(),
        candidates: reference.candidates.clone(),
        settled_by_corpus: is_settled_by_corpus(reference),
    }
}
