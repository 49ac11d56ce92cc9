//! Which edition of a law is meant.

use super::AuthorityKey;
use crate::citation::Citation;
use crate::document::Document;
use crate::notation::PartialDate;
use crate::registry::{Act, Law, Registry, key_of_number};
use crate::text::slug;

/// How long after its passing an edition whose day of effect is not known may still not be in force, in years: what is
/// cited then may be the one before.
const PENDING: i16 = 1;

/// The key of the law that a citation names, or those that it may mean.
pub(super) fn settle(
    citation: &Citation,
    written: Option<Written>,
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
            [] if citation.date.is_some_and(|date| date.is_whole()) => match misdated(citation, &editions, written) {
                Some((law, true)) => (Some(key_of(law, name)), Vec::new()),
                Some((law, false)) => (None, vec![key_of(law, name), by_name(name, year)]),
                None => (Some(by_name(name, year)), Vec::new()),
            },
            [] | [_] => (Some(by_name(if constitution { "Hiến pháp" } else { name }, year)), Vec::new()),
            many => {
                // Passed in one year, some after the words were written.
                let passed = |law: &&&&Law| written.is_none_or(|(_, last)| issued(law).is_some_and(|day| day <= last));
                let mut possible: Vec<&&&Law> = many.iter().filter(passed).collect();
                match (possible.pop(), possible.is_empty()) {
                    (Some(one), true) => (Some(key_of(one, name)), Vec::new()),
                    _ => (None, many.iter().map(|law| key_of(law, name)).collect()),
                }
            }
        };
    }
    if constitution {
        // The constitution of 2013 has been in force since 1 January 2014.
        let since = written.is_some_and(|(first, _)| first.year >= 2014);
        return (since.then(|| by_name("Hiến pháp", 2013)), Vec::new());
    }
    let candidates: Vec<AuthorityKey> = editions.iter().map(|law| key_of(law, name)).collect();
    match written.and_then(|written| in_force(&editions, written, registry)) {
        Some(law) => (Some(key_of(law, name)), Vec::new()),
        None => (None, candidates),
    }
}

/// The edition that was passed on the day that the words give, in a year that differs by one digit from theirs; and whether
/// their own day cannot be, because it is later than they.
fn misdated<'l>(citation: &Citation, editions: &[&'l Law], written: Option<Written>) -> Option<(&'l Law, bool)> {
    let date = citation.date?;
    let slip = |law: &&&Law| {
        issued(law).is_some_and(|day| {
            let (a, b) = (day.year.to_string(), date.year.to_string());
            let digits = a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count();
            (day.month, day.day) == (date.month, date.day) && a.len() == b.len() && digits == 1
        })
    };
    let law = editions.iter().find(slip)?;
    Some((law, written.is_some_and(|(_, last)| date > last)))
}

/// The first and the last day on which something can have been written.
pub(super) type Written = (PartialDate, PartialDate);

/// When the words that name a law were written: with the document, or within the name of the cited one (`host`) that
/// amends or guides it.
pub(super) fn written(host: Option<&Citation>, document: &Document) -> Option<Written> {
    let whole = |year, month, day| PartialDate::from_ymd(year, month, day);
    let within = |date: PartialDate| {
        if date.is_whole() {
            return Some((date, date));
        }
        Some((whole(date.year, date.month.unwrap_or(1), 1)?, whole(date.year, 12, 31)?))
    };
    match (host, document.date, document.year) {
        (Some(host), ..) => within(host.date.or_else(|| PartialDate::from_year(host.year?))?),
        (None, Some(date), _) => within(date),
        // A plan is made from the autumn before its year.
        (None, None, Some(year)) => Some((whole(year - 1, 9, 1)?, whole(year, 12, 31)?)),
        (None, None, None) => None,
    }
}

/// The only edition that a document written then can mean: the latest that was passed by then, where it was in effect
/// as well; one that waits for its day leaves open whether it or the one before is meant.
fn in_force<'l>(editions: &[&'l Law], (first, last): Written, registry: &Registry) -> Option<&'l Law> {
    let passed = editions.iter().filter_map(|law| Some((*law, issued(law)?))).filter(|(_, day)| *day <= last);
    let (latest, day) = passed.clone().max_by_key(|(_, day)| *day)?;
    let alone = passed.clone().filter(|(_, other)| other == &day).count() == 1;
    let first_of_name = || passed.count() == 1 && renames(latest, registry);
    let effect = latest.number.as_deref().and_then(|number| PartialDate::parse(&registry.effect_of(number)?));
    let settled = match effect {
        Some(effect) if effect.is_whole() => effect <= first,
        _ => day.year + PENDING < first.year || (day.year + PENDING == first.year && first.month >= day.month),
    };
    (alone && (settled || first_of_name())).then_some(latest)
}

/// Whether the law took the place of one under another name: its own name then means no earlier one.
fn renames(law: &Law, registry: &Registry) -> bool {
    let Some(number) = law.number.as_deref() else { return false };
    let relations = registry.relations(&key_of_number(number));
    let replaced = relations.iter().filter(|r| matches!(r.act, Act::Replaces | Act::Ends) && r.from == number);
    let mut laws = replaced.filter_map(|r| registry.laws.iter().find(|other| other.number.as_ref() == Some(&r.to)));
    laws.any(|other| other.name != law.name)
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
