//! What cannot be: nothing acts on itself, on what is younger, or on what stands above it.

use super::model::EffectKind;
use crate::authority::{AuthorityKey, Reference};
use crate::document::{Document, IssuerLevel};
use crate::notation::PartialDate;

/// Whether the document can do that to the one cited.
pub(super) fn can(kind: EffectKind, document: &Document, own: Option<&AuthorityKey>, cited: &Reference) -> bool {
    let citation = &cited.citation;
    let itself = own.is_some() && cited.authority.as_ref() == own
        || document.canonical.is_some() && citation.canonical == document.canonical && !is_local(document);
    let younger = document.date.is_some_and(|own| {
        let year = citation.year.is_some_and(|year| year > own.year);
        year || citation.date.is_some_and(|date| later(date, own))
    });
    let above =
        kind.changes() && document_rank(document).zip(cited_rank(cited)).is_some_and(|(own, other)| own < other);
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

fn document_rank(document: &Document) -> Option<u8> {
    rank(document.doc_type.as_deref()?, document.symbol.as_deref(), document.issuer_level)
}

fn cited_rank(cited: &Reference) -> Option<u8> {
    let citation = &cited.citation;
    rank(citation.doc_type.as_deref().unwrap_or("Luật"), citation.symbol.as_deref(), None)
}

/// The rank of a document among the sources of law (Luật Ban hành văn bản quy phạm pháp luật, Điều 4); `None` where it has none,
/// or where the issuer is not told.
fn rank(doc_type: &str, symbol: Option<&str>, level: Option<IssuerLevel>) -> Option<u8> {
    let symbol = symbol.unwrap_or_default();
    let issuer = symbol.rsplit('-').next().unwrap_or_default();
    Some(match doc_type {
        "Hiến pháp" => 10,
        "Luật" | "Bộ luật" => 9,
        "Pháp lệnh" => 8,
        "Nghị quyết" if symbol.starts_with("UBTVQH") || issuer.starts_with("UBTVQH") => 8,
        "Nghị quyết" if symbol.starts_with("QH") || issuer.starts_with("QH") => 9,
        "Lệnh" => 8,
        "Nghị định" => 6,
        "Nghị quyết" if issuer == "CP" => 6,
        "Quyết định" | "Chỉ thị" if issuer.eq_ignore_ascii_case("ttg") => 5,
        "Thông tư" | "Thông tư liên tịch" => 4,
        "Nghị quyết" if issuer.starts_with("HĐND") => 3,
        "Quyết định" if issuer.starts_with("UBND") => 2,
        "Quyết định" if level == Some(IssuerLevel::Ministry) || issuer.starts_with('B') => 4,
        _ => return None,
    })
}
