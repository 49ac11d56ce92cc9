//! What cannot be: nothing acts on itself, on what is younger, or on what stands above it.

use super::model::EffectKind;
use crate::authority::{AuthorityKey, Reference};
use crate::document::{Document, IssuerLevel};
use crate::notation::PartialDate;
use crate::registry::Registry;

/// Whether the document can do that to the one cited.
pub(super) fn can(
    kind: EffectKind,
    document: &Document,
    own: Option<&AuthorityKey>,
    cited: &Reference,
    registry: &Registry,
) -> bool {
    let citation = &cited.citation;
    let itself = own.is_some() && cited.authority.as_ref() == own
        || document.canonical.is_some() && citation.canonical == document.canonical && !is_local(document);
    let younger = document.date.is_some_and(|own| {
        let year = citation.year.is_some_and(|year| year > own.year);
        year || citation.date.is_some_and(|date| later(date, own))
    });
    let above = kind.changes()
        && kind != EffectKind::Corrects
        && document_rank(document, registry).zip(cited_rank(cited, registry)).is_some_and(|(own, other)| own < other);
    !itself && !younger && !above
}

/// Councils and committees of different places use the same numbers.
fn is_local(document: &Document) -> bool {
    document.issuer_level.is_none_or(|level| !matches!(level, IssuerLevel::Central | IssuerLevel::Ministry))
}

/// Whether `date` is later than `own` as far as both are known.
fn later(date: PartialDate, own: PartialDate) -> bool {
    let month = date.month.zip(own.month);
    date.year > own.year
        || date.year == own.year
            && month.is_some_and(|(date_month, own_month)| {
                date_month > own_month
                    || date_month == own_month && date.day.zip(own.day).is_some_and(|(date, own)| date > own)
            })
}

fn document_rank(document: &Document, registry: &Registry) -> Option<u8> {
    let doc_type = document.doc_type.as_deref()?;
    let ranked = registry.rank(doc_type, document.symbol.as_deref());
    // A ministry whose code no table knows.
    let of_ministry = document.issuer_level == Some(IssuerLevel::Ministry);
    ranked.or_else(|| registry.rank(CIRCULAR, None).filter(|_| of_ministry && doc_type == DECISION))
}

fn cited_rank(cited: &Reference, registry: &Registry) -> Option<u8> {
    let citation = &cited.citation;
    registry.rank(citation.doc_type.as_deref().unwrap_or("Luật"), citation.symbol.as_deref())
}

/// Decisions of a ministry stand where its circulars do.
const DECISION: &str = "Quyết định";
const CIRCULAR: &str = "Thông tư";
