//! Settles which document each citation means.
//!
//! A wrong link is worse than none: where the text leaves several possible, the key is `None` and all are candidates.
//! A number without a year takes it from its date, from another mention in the same text, or from the registry, in this
//! order.

mod key;
mod law;
mod place;
mod reference;
mod urn;

pub use key::{AuthorityKey, KeyParts, SeriesKey};
pub use reference::Reference;

use crate::citation::{Citation, Kind};
use crate::document::Document;
use crate::notation::{PartialDate, padded_number};
use crate::registry::{Mark, Registry};
use crate::text::slug;
use key::Series;
use place::Owner;
use std::collections::{BTreeSet, HashMap};

/// Settles every citation of one document.
pub fn resolve(citations: Vec<Citation>, document: &Document, registry: &Registry) -> Vec<Reference> {
    let owners = owners(&citations, document, registry);
    let mut known: HashMap<Series, BTreeSet<Year>> = HashMap::new();
    let mut days: HashMap<AuthorityKey, BTreeSet<PartialDate>> = HashMap::new();
    let all: Vec<Option<Series>> =
        citations.iter().zip(&owners).map(|(citation, owner)| series(citation, owner)).collect();
    let undated = citations.iter().any(|citation| citation.date.is_none());
    for (citation, series) in citations.iter().zip(&all) {
        let Some(series) = series else { continue };
        if let Some(year) = written_year(citation) {
            known.entry(series.clone()).or_default().insert(Year { year, in_number: citation.year.is_some() });
            if let Some(date) = citation.date.filter(|_| undated) {
                days.entry(series.key(year, citation.year.is_some())).or_default().insert(date);
            }
        }
    }
    let written: Vec<Option<law::Written>> = citations
        .iter()
        .map(|citation| law::written(citation.parent.and_then(|at| citations.get(at)), document))
        .collect();
    let numbers: BTreeSet<AuthorityKey> =
        citations.iter().filter(|c| c.kind == Kind::Numbered).filter_map(key_of_law).collect();
    citations
        .into_iter()
        .zip(owners)
        .zip(all)
        .zip(written)
        .map(|(((citation, owner), series), written)| {
            let known = Known { owner: &owner, series: series.as_ref(), years: &known, written };
            let (authority, candidates) = settle(&citation, &known, document, registry);
            let (authority, candidates) = by_number(&citation, authority, candidates, &numbers);
            let only = authority.as_ref().and_then(|key| days.get(key)).filter(|days| days.len() == 1);
            let date = citation.date.or_else(|| only.and_then(|days| days.first().copied()));
            let urn = authority.as_ref().and_then(|_| urn::name(&citation, &owner, date, registry));
            let open = authority.is_none() && citation.ambiguous.is_empty();
            let series = series.filter(|_| open).map(|series| series.shared());
            Reference { citation, authority, urn, candidates, series }
        })
        .collect()
}

/// The key of a law that is cited by its number.
fn key_of_law(citation: &Citation) -> Option<AuthorityKey> {
    let of_assembly = citation.symbol.as_deref().is_some_and(|symbol| symbol.contains("QH"));
    citation.canonical.as_deref().filter(|_| of_assembly && citation.year.is_some()).map(key_of_canonical)
}

/// A law by name that leaves several editions open, or waits for its day, is the one that the same text cites by number.
fn by_number(
    citation: &Citation,
    authority: Option<AuthorityKey>,
    candidates: Vec<AuthorityKey>,
    numbers: &BTreeSet<AuthorityKey>,
) -> Settled {
    if authority.is_some() || citation.kind != Kind::NamedLaw {
        return (authority, candidates);
    }
    let mut cited = candidates.iter().filter(|key| numbers.contains(*key));
    match (cited.next(), cited.next()) {
        (Some(one), None) => (Some(one.clone()), Vec::new()),
        _ => (None, candidates),
    }
}

/// Whose document each citation means; the same issuer and symbol are asked about once.
fn owners(citations: &[Citation], document: &Document, registry: &Registry) -> Vec<Owner> {
    let mut known: HashMap<_, Owner> = HashMap::new();
    citations
        .iter()
        .map(|citation| {
            let when = citation.date.or_else(|| written_year(citation).and_then(PartialDate::from_year));
            let key = (citation.issuer.as_deref(), citation.symbol.as_deref(), when);
            known.entry(key).or_insert_with(|| place::owner(citation, document, registry)).clone()
        })
        .collect()
}

/// The key of the document itself, where its own number, date and issuer say so beyond doubt.
pub fn own_key(document: &Document, registry: &Registry) -> Option<AuthorityKey> {
    let number = document.number.as_deref()?;
    let symbol = document.symbol.as_deref()?;
    let year = document.canonical.as_deref().and_then(|name| year_in(name, number, symbol));
    let probe = Citation::of_own_number(document);
    let owner = place::owner(&probe, document, registry);
    let series = series(&probe, &owner)?;
    match (year, document.date) {
        (Some(year), _) => of_type(series.key(year, true), document.doc_type.as_deref(), &series, registry).0,
        (None, Some(date)) => Some(series.key(date.year, false)),
        (None, None) => None,
    }
}

/// The key of a canonical name that carries its year and belongs to the nation: `76/2015/QH13`.
pub fn key_of_canonical(canonical: &str) -> AuthorityKey {
    match canonical.split_once('/') {
        Some((number, rest)) => AuthorityKey(format!("{}-{}", padded_number(number), slug(rest))),
        None => AuthorityKey(slug(canonical)),
    }
}

/// The year that a canonical name carries between number and symbol.
fn year_in(canonical: &str, number: &str, symbol: &str) -> Option<i16> {
    canonical.strip_prefix(number)?.strip_suffix(symbol)?.trim_matches(['/', '-']).parse().ok()
}

/// A year that the text gives to a number, and whether it stands in the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Year {
    year: i16,
    in_number: bool,
}

/// What is known of a citation's number beside the citation itself.
struct Known<'k> {
    owner: &'k Owner,
    series: Option<&'k Series>,
    /// The years that the same text gives to each series.
    years: &'k HashMap<Series, BTreeSet<Year>>,
    /// When the words that name it were written.
    written: Option<law::Written>,
}

type Settled = (Option<AuthorityKey>, Vec<AuthorityKey>);

fn settle(citation: &Citation, known: &Known<'_>, document: &Document, registry: &Registry) -> Settled {
    match citation.kind {
        Kind::NamedLaw => law::settle(citation, known.written, registry),
        Kind::PartyUnnumbered => (congress(citation, document, registry), Vec::new()),
        Kind::Own => match own_key(document, registry) {
            Some(own) => (Some(own), Vec::new()),
            None => numbered(citation, known, registry),
        },
        Kind::Numbered if !citation.ambiguous.is_empty() => (None, ambiguous(citation, known.years)),
        Kind::Numbered | Kind::Standard | Kind::Url => numbered(citation, known, registry),
    }
}

/// The keys of all that a short form may mean.
fn ambiguous(citation: &Citation, known: &HashMap<Series, BTreeSet<Year>>) -> Vec<AuthorityKey> {
    let number = citation.number.as_deref().map(padded_number).unwrap_or_default();
    let meant: Vec<String> = citation.ambiguous.iter().map(|name| slug(name)).collect();
    let mut keys: Vec<AuthorityKey> = known
        .iter()
        .filter(|(series, _)| series.number == number && meant.iter().any(|name| name.ends_with(&series.symbol)))
        .flat_map(|(series, years)| years.iter().map(move |known| series.key(known.year, known.in_number)))
        .collect();
    keys.sort();
    keys
}

/// Numbers of the National Assembly and its Standing Committee may name a law and a resolution: the type tells which is meant.
fn of_type(key: AuthorityKey, doc_type: Option<&str>, series: &Series, registry: &Registry) -> Settled {
    let shared = series.place.is_empty() && ["qh", "ubtvqh"].iter().any(|symbol| series.symbol.starts_with(symbol));
    if !shared {
        return (Some(key), Vec::new());
    }
    match registry.key_of_type(key.as_str(), doc_type) {
        Some(key) => (Some(AuthorityKey(key)), Vec::new()),
        None => {
            let types = registry.documents(key.as_str()).into_iter().map(|document| document.doc_type);
            let keys = types.filter_map(|doc_type| registry.key_of_type(key.as_str(), Some(&doc_type)));
            (None, keys.map(AuthorityKey).collect())
        }
    }
}

/// A number with its year; without one, the years that the text or the registry knows of it.
fn numbered(citation: &Citation, known: &Known<'_>, registry: &Registry) -> Settled {
    if let Owner::Among(places) = known.owner {
        let year = written_year(citation);
        let key = |place: &String| Some(series_of(citation, format!("{place}."))?.key(year?, citation.year.is_some()));
        return (None, places.iter().filter_map(key).collect());
    }
    let Some(series) = known.series else { return (None, Vec::new()) };
    if let Some((year, other)) = citation.year.zip(citation.or_year) {
        return (None, [year, other].into_iter().map(|year| series.key(year, true)).collect());
    }
    if let Some(year) = citation.year {
        let key = series.key(year, citation.kind != Kind::Standard);
        return of_type(key, citation.doc_type.as_deref(), series, registry);
    }
    if let Some(year) = written_year(citation) {
        return (Some(series.key(year, false)), Vec::new());
    }
    let mut years: Vec<Year> = known.years.get(series).into_iter().flatten().copied().collect();
    // `12/2020/QĐ-UBND` and `12/QĐ-UBND` are numbered apart; decrees and circulars always carry their year.
    years.retain(|year| !year.in_number || registry.carries_year(&series.symbol));
    if years.is_empty() && *known.owner == Owner::Nation {
        let known = citation.canonical.as_deref().map(|name| registry.years_of(name)).unwrap_or_default();
        years = known.into_iter().map(|year| Year { year, in_number: false }).collect();
    }
    match years.as_slice() {
        [known] => (Some(series.key(known.year, known.in_number)), Vec::new()),
        _ => (None, years.iter().map(|known| series.key(known.year, known.in_number)).collect()),
    }
}

fn series(citation: &Citation, owner: &Owner) -> Option<Series> {
    let place = match owner {
        Owner::Nation => String::new(),
        Owner::Place(place) => format!("{place}."),
        Owner::Unknown | Owner::Among(_) => return None,
    };
    series_of(citation, place)
}

fn series_of(citation: &Citation, place: String) -> Option<Series> {
    let symbol = slug(citation.symbol.as_deref()?);
    let number = citation.number.as_deref()?;
    if citation.kind == Kind::Standard {
        return Some(Series { place: String::new(), number: symbol, symbol: slug(number) });
    }
    Some(Series { place, number: padded_number(number), symbol })
}

/// The year that a citation itself gives its document.
fn written_year(citation: &Citation) -> Option<i16> {
    citation.year.or(citation.date.map(|date| date.year)).or(citation.of_year)
}

/// A congress resolution by the number of the congress, which passes one. A plenum passes several, so that its session
/// and term alone name none of them.
fn congress(citation: &Citation, document: &Document, registry: &Registry) -> Option<AuthorityKey> {
    let name = citation.canonical.as_deref()?;
    let local = registry.bodies.within(name, |body| body.marks.has(Mark::BRANCH));
    if !(name.contains("lần thứ") && name.contains("Đại hội")) {
        return None;
    }
    let bare = name.split(", nhiệm kỳ").next().unwrap_or(name).trim_end_matches(" của Đảng");
    if !local {
        return Some(AuthorityKey(slug(bare)));
    }
    let province = registry.province(document.province.as_deref()?)?;
    let ordinal = bare.rsplit(' ').next()?;
    Some(AuthorityKey(format!("{}.nghi-quyet-dai-hoi-dang-bo-{}", province.slug(), slug(ordinal))))
}
