//! Provinces that were joined: what their offices issued before is not today's by guess.
//!
//! `UBND tỉnh` in a plan of 2026 is the plan's own province, but for what was issued when its land was two provinces. What the
//! text does not tell stays out of the issuer's name then, and the candidates are for [`crate::authority`].

use super::Kind;
use super::draft::Draft;
use super::issuer::{self, Home};
use crate::document::Document;
use crate::notation::PartialDate;
use crate::registry::{Province, Registry};
use crate::text::squeeze;

/// Takes the home's province out of the names of issuers that may have been another's.
pub(super) fn reopen(drafts: &mut [Draft], document: &Document, registry: &Registry) {
    let home = document.province.as_deref().and_then(|name| registry.province(name));
    let written = document.date.or_else(|| document.year.and_then(PartialDate::from_year));
    let (Some(home), Some(written)) = (home, written) else { return };
    for draft in drafts.iter_mut().filter(|draft| draft.citation.kind != Kind::Own) {
        let citation = &mut draft.citation;
        let year = citation.year.or(citation.of_year).and_then(PartialDate::from_year);
        let Some(on) = citation.date.or(year).filter(|on| *on < written) else { continue };
        let Some(open) = draft.open_issuer.take() else { continue };
        let level = registry.places.ends(&open).map(|(level, _)| level);
        let kind = level.or(registry.places.party(&open).map(|(level, _)| level)).map(|level| level.name.as_str());
        let then = registry.provinces_then(home, &on.to_string(), &written.to_string(), kind);
        citation.issuer = match then.as_slice() {
            [one] if one.name == home.name => continue,
            // The one that it can be, as it was called then.
            [one] => Some(named(draft.code.as_deref().filter(|_| !citation.issuer_written), &open, one, registry)),
            _ => Some(open).filter(|open| !open.is_empty()),
        };
    }
}

/// The issuer of that province: by the code of its symbol where no words name it, else by the words.
fn named(code: Option<&str>, open: &str, province: &Province, registry: &Registry) -> String {
    let home = Home { province: Some(province) };
    if let Some(named) = code.and_then(|code| issuer::of_code(code, &home, registry)) {
        return named.name;
    }
    if registry.places.is_party_of_province(open) {
        return format!("{open} {}", province.bare());
    }
    let body = registry.places.ends(open).map_or(open, |(_, at)| open[..at].trim_end());
    squeeze(&format!("{body} {}", province.in_full()))
}
