//! Which edition of a law is meant.

use super::AuthorityKey;
use crate::citation::Citation;
use crate::document::Document;
use crate::notation::PartialDate;
use crate::registry::{Law, Registry};
use crate::text::slug;

/// How long after its passing an edition may still not be in force, in years: what is cited then may be the one before.
const PENDING: i16 = 1;

/// The key of the law that a citation names, or those that it may mean.
pub(super) fn settle(
    citation: &Citation,
    document: &Document,
    registry: &Registry,
) -> (Option<AuthorityKey>, Vec<AuthorityKey>) {
    let Some(canonical) = citation.canonical.as_deref() else { return (None, Vec::new()) };
    let name = canonical.split(" năm ").next().unwrap_or(canonical);
    let editions: Vec<&Law> = registry.laws_named(name).collect();
    let constitution = citation.doc_type.as_deref() == Some("Hiến pháp");
    let year = citation.year.or(citation.date.map(|date| date.year));
    let passed_on =
        editions.iter().find(|law| citation.date.is_some_and(|date| date.is_whole() && issued(law) == Some(date)));
    if let Some(law) = passed_on {
        return (Some(key_of(law, name)), Vec::new());
    }
    if let Some(year) = year {
        let of_year: Vec<&&Law> =
            editions.iter().filter(|law| issued(law).is_some_and(|day| day.year == year)).collect();
        return match of_year.as_slice() {
            [one] if one.number.is_some() => (Some(key_of(one, name)), Vec::new()),
            [] | [_] => (Some(by_name(if constitution { "Hiến pháp" } else { name }, year)), Vec::new()),
            many => (None, many.iter().map(|law| key_of(law, name)).collect()),
        };
    }
    if constitution {
        // The constitution of 2013 has been in force since 1 January 2014.
        let since = cited_in(document).is_some_and(|year| year >= 2014);
        return (since.then(|| by_name("Hiến pháp", 2013)), Vec::new());
    }
    let candidates: Vec<AuthorityKey> = editions.iter().map(|law| key_of(law, name)).collect();
    match in_force(&editions, cited_in(document)) {
        Some(law) => (Some(key_of(law, name)), Vec::new()),
        None => (None, candidates),
    }
}

fn cited_in(document: &Document) -> Option<i16> {
    document.date.map(|date| date.year).or(document.year)
}

/// The only edition that a document of `year` can mean: the latest, passed well before, with none passed since.
fn in_force<'l>(editions: &[&'l Law], year: Option<i16>) -> Option<&'l Law> {
    let year = year?;
    let before: Vec<(&Law, i16)> = editions
        .iter()
        .filter_map(|law| Some((*law, issued(law)?.year)))
        .filter(|(_, passed)| *passed <= year)
        .collect();
    let (latest, passed) = before.iter().max_by_key(|(_, passed)| *passed)?;
    let alone = before.iter().filter(|(_, other)| other == passed).count() == 1;
    let settled = passed + PENDING <= year;
    // An edition that follows soon leaves the matter open only where it was passed by then.
    (alone && settled).then_some(*latest)
}

fn issued(law: &Law) -> Option<PartialDate> {
    PartialDate::parse(law.issued.as_deref()?)
}

fn key_of(law: &Law, name: &str) -> AuthorityKey {
    match &law.number {
        Some(number) => super::key_of_canonical(number),
        None => by_name(name, issued(law).map_or(0, |day| day.year)),
    }
}

fn by_name(name: &str, year: i16) -> AuthorityKey {
    AuthorityKey(format!("{}-{year}", slug(name)))
}
