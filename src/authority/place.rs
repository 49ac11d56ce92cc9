//! Whose document a citation means: the nation's, or which province's, district's or commune's.

use crate::citation::Citation;
use crate::document::Document;
use crate::registry::{Level, Province, Registry};
use crate::text::slug;

/// Whose number series a citation belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Owner {
    /// A body of the whole country.
    Nation,
    /// A body of a place below it: `quang-ngai`, `quang-ngai.binh-son`.
    Place(String),
    /// It cannot be told.
    Unknown,
}

/// Tells whose document the citation means, by its issuer and symbol, and by the home of the citing document.
pub(super) fn owner(citation: &Citation, document: &Document, registry: &Registry) -> Owner {
    let issuer = citation.issuer.as_deref().unwrap_or_default();
    let symbol = citation.symbol.as_deref().unwrap_or_default();
    if of_nation(symbol, registry) {
        return Owner::Nation;
    }
    match level(issuer, symbol, registry) {
        Some(Level::Central | Level::Ministry) => Owner::Nation,
        Some(Level::Party) if !is_local_party(issuer, symbol) => Owner::Nation,
        None if issuer.contains("Trung ương") || issuer.contains("Việt Nam") || issuer.contains("Chính phủ") => {
            Owner::Nation
        }
        None if citation.symbol.is_none() || matches!(symbol, "SL" | "SLt") => Owner::Nation,
        // A symbol that nobody knows and an issuer that nobody names: whose it is cannot be told.
        None if province_in(issuer, registry).is_none() => Owner::Unknown,
        _ => local(issuer, document, registry),
    }
}

/// Whether the symbol alone says that the document is the nation's: `NĐ-CP`, `QĐ-TTg`, `76/2015/QH13`.
fn of_nation(symbol: &str, registry: &Registry) -> bool {
    let codes = symbol.split(['-', '/']).map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()));
    codes.filter_map(|part| registry.issuer_by_code(part)).any(|issuer| issuer.level == Level::Central)
        && !symbol.contains("UBND")
        && !symbol.contains("HĐND")
}

/// The level of the issuer: by its name, else by the codes of the symbol.
fn level(issuer: &str, symbol: &str, registry: &Registry) -> Option<Level> {
    let named = registry
        .issuers
        .iter()
        .filter(|known| issuer.contains(known.name.as_str()) && known.level != Level::Party)
        .max_by_key(|known| known.name.chars().count());
    let heads = ["UBND", "HĐND", "Sở "].iter().any(|head| issuer.contains(head));
    if heads {
        return Some(Level::Local);
    }
    if let Some(known) = named {
        return Some(known.level);
    }
    symbol
        .split(['-', '/'])
        .map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()))
        .filter(|part| registry.types_by_abbreviation(part).next().is_none() || *part == "HĐND")
        .find_map(|part| registry.issuer_by_code(part))
        .map(|known| known.level)
}

fn is_local_party(issuer: &str, symbol: &str) -> bool {
    !symbol.ends_with("TW") && !symbol.ends_with("TGV") && !issuer.contains("Trung ương")
}

/// The place of a local issuer: as its name says, else that of the citing document.
fn local(issuer: &str, document: &Document, registry: &Registry) -> Owner {
    let named = province_in(issuer, registry);
    let Some(province) = named.or_else(|| document.province.clone()) else { return Owner::Unknown };
    // `UBND huyện` of which district? The province's series is another.
    if ["huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "Huyện ủy"].iter().any(|level| issuer.ends_with(level))
    {
        return Owner::Unknown;
    }
    let mut place = Province::slug(&province);
    for level in ["huyện ", "quận ", "thị xã ", "xã ", "phường ", "thị trấn ", "đặc khu ", "Huyện ủy ", "Đảng ủy "]
    {
        if let Some((_, below)) = issuer.split_once(level) {
            place.push('.');
            place.push_str(&slug(below));
            break;
        }
    }
    Owner::Place(place)
}

/// The province that an issuer's name ends with.
fn province_in(issuer: &str, registry: &Registry) -> Option<String> {
    registry
        .provinces
        .iter()
        .filter(|province| issuer.ends_with(province.name.as_str()) || issuer.contains(&format!("{},", province.name)))
        .max_by_key(|province| province.name.len())
        .map(|province| province.name.clone())
}
