//! Whose document a citation means: the nation's, or which province's, district's or commune's.

use crate::citation::Citation;
use crate::document::Document;
use crate::notation::PartialDate;
use crate::registry::{Level, Mark, PlaceLevel, Province, Registry, Tier};
use crate::text::slug;

/// Whose number series a citation belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Owner {
    /// A body of the whole country.
    Nation,
    /// A body of a place below it: `quang-ngai`, `quang-ngai.binh-son`.
    Place(String),
    /// A body of one of these places: what the text leaves out, provinces that have merged since do not tell.
    Among(Vec<String>),
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
        Some(Level::Party) if !is_local_party(issuer, symbol, registry) => Owner::Nation,
        None if is_central(issuer, registry) => Owner::Nation,
        None if citation.symbol.is_none() || matches!(symbol, "SL" | "SLt") => Owner::Nation,
        // A symbol that nobody knows and an issuer that nobody names: whose it is cannot be told.
        None if province_in(issuer, registry).is_none() => Owner::Unknown,
        _ => local(citation, document, registry),
    }
}

/// Whether the symbol alone says that the document is the nation's: `NĐ-CP`, `QĐ-TTg`, `76/2015/QH13`.
fn of_nation(symbol: &str, registry: &Registry) -> bool {
    let codes = symbol.split(['-', '/']).map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()));
    codes.filter_map(|part| registry.issuer_by_code(part)).any(|issuer| issuer.level == Level::Central)
        && !symbol.split(['-', '/']).any(|part| registry.bodies.level(part) == Some(Level::Local))
}

/// The level of the issuer: by its name, else by the codes of the symbol.
fn level(issuer: &str, symbol: &str, registry: &Registry) -> Option<Level> {
    let named = registry
        .issuers
        .iter()
        .filter(|known| issuer.contains(known.name.as_str()) && known.level != Level::Party)
        .max_by_key(|known| known.name.chars().count());
    let of_place =
        registry.bodies.within(issuer, |body| body.level == Some(Level::Local) || body.marks.has(Mark::LETTERS));
    if of_place {
        return Some(Level::Local);
    }
    if let Some(known) = named {
        return Some(known.level);
    }
    // `Cục Hóa chất`: part of a ministry, unless its name tells a place.
    let ministry = registry.bodies.level(registry.bodies.of_office(issuer)) == Some(Level::Ministry);
    if ministry && province_in(issuer, registry).is_none() && registry.places.all(issuer).next().is_none() {
        return Some(Level::Ministry);
    }
    symbol
        .split(['-', '/'])
        .map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()))
        .filter(|part| {
            let committee = registry.bodies.level(part) == Some(Level::Local);
            committee || registry.types_by_abbreviation(part).next().is_none()
        })
        .find_map(|part| registry.issuer_by_code(part))
        .map(|known| known.level)
}

fn is_local_party(issuer: &str, symbol: &str, registry: &Registry) -> bool {
    !symbol.ends_with("TW") && !symbol.ends_with("TGV") && !is_central(issuer, registry)
}

/// Whether a name says that its body is the whole country's.
fn is_central(issuer: &str, registry: &Registry) -> bool {
    registry.bodies.within(issuer, |body| body.marks.has(Mark::CENTRAL)) || issuer.contains("Việt Nam")
}

/// The place of a local issuer: as its name says, else that of the citing document, as it was when the cited one was issued.
fn local(citation: &Citation, document: &Document, registry: &Registry) -> Owner {
    let issuer = citation.issuer.as_deref().unwrap_or_default();
    let places = &registry.places;
    let named = province_in(issuer, registry);
    let below = below(issuer, named, registry);
    // `UBND huyện` of which district? The province's series is another.
    let level = places.ends(issuer).map(|(level, _)| level);
    let party = places.party(issuer).filter(|(_, length)| *length == issuer.len()).map(|(level, _)| level);
    let of_province = |level: &PlaceLevel| level.tier == Some(Tier::Province);
    if below.is_none() && (level.is_some_and(|l| !of_province(l)) || party.is_some_and(is_district)) {
        return Owner::Unknown;
    }
    let slugs = |provinces: &[&Province]| -> Vec<String> {
        let below = below.as_ref().map(|below| format!(".{below}")).unwrap_or_default();
        provinces.iter().map(|province| format!("{}{below}", province.slug())).collect()
    };
    if let Some(province) = named {
        return one_of(slugs(&[province]));
    }
    let home = document.province.as_deref().and_then(|name| registry.province(name));
    let Some(home) = home else {
        return document.province.as_deref().map_or(Owner::Unknown, |name| Owner::Place(slug(name)));
    };
    // `UBND tỉnh` in a city: a province that joined it, or the city when it was one; `UBND thành phố` in a province: a city
    // within it, which is not named.
    let kind = level.filter(|_| below.is_none()).or(party).map(|level| level.name.as_str());
    let kind = kind.filter(|kind| places.is_of_province(kind));
    one_of(slugs(&provinces_then(citation, document, home, kind, registry)))
}

fn one_of(mut places: Vec<String>) -> Owner {
    match places.len() {
        0 => Owner::Unknown,
        1 => places.pop().map_or(Owner::Unknown, Owner::Place),
        _ => Owner::Among(places),
    }
}

fn is_district(level: &PlaceLevel) -> bool {
    level.tier == Some(Tier::District)
}

/// The provinces of which one issued what the citation means.
fn provinces_then<'r>(
    citation: &Citation,
    document: &Document,
    home: &'r Province,
    kind: Option<&str>,
    registry: &'r Registry,
) -> Vec<&'r Province> {
    let year = citation.year.or(citation.of_year).and_then(PartialDate::from_year);
    let written = document.date.or_else(|| document.year.and_then(PartialDate::from_year));
    // What is not dated is as old as what names it.
    let (on, written) = match (citation.date.or(year), written) {
        (Some(on), Some(written)) if on < written => (on.to_string(), written.to_string()),
        _ => Default::default(),
    };
    registry.provinces_then(home, &on, &written, kind)
}

/// The place below the province that an issuer's name tells, in ASCII: `huyện Bình Sơn`, `thành phố Thủ Đức`.
fn below(issuer: &str, province: Option<&Province>, registry: &Registry) -> Option<String> {
    let places = &registry.places;
    let of_level = places.all(issuer).find_map(|(level, at, length)| {
        let name = issuer[at + length..].trim();
        let lower = match level.tier? {
            // A city that is no province, or has the name of the province in which it lies.
            Tier::Province => {
                let city = places.tiers(&level.name).any(|tier| tier == Tier::District);
                city && province.is_none_or(|province| province.kind != level.name && province.kind_of() != level.name)
            }
            Tier::District | Tier::Commune => true,
        };
        (lower && !name.is_empty()).then_some(name)
    });
    let of_party = || {
        let (level, length) = places.party(issuer)?;
        let name = issuer[length..].trim();
        (level.tier != Some(Tier::Province) && !name.is_empty()).then_some(name)
    };
    let name = of_level.or_else(of_party)?;
    // `phường Tân Hưng, thành phố Hồ Chí Minh`
    let name = name.split(',').next().unwrap_or(name);
    let own = places.all(name).next().map_or(name.len(), |(_, at, _)| at);
    let name = if own > 0 { &name[..own] } else { name };
    Some(slug(name)).filter(|name| !name.is_empty())
}

/// The province that an issuer's name ends with.
fn province_in<'r>(issuer: &str, registry: &'r Registry) -> Option<&'r Province> {
    let named = |province: &&Province| {
        [province.name.as_str(), province.bare()].into_iter().any(|name| {
            let at = issuer.len().checked_sub(name.len()).filter(|at| issuer.get(*at..) == Some(name));
            at.is_some_and(|at| at > 0 && issuer[..at].ends_with(' ')) || issuer.contains(&format!(" {name},"))
        })
    };
    registry.provinces.iter().filter(named).max_by_key(|province| province.name.len())
}
