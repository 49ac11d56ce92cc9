//! What the whole text proves of a citation that the citation alone leaves open.

use super::{Anomaly, Citation, Kind};
use crate::document::Document;
use crate::notation::PartialDate;
use crate::registry::Registry;
use std::collections::{HashMap, HashSet};

/// Completes and compares the citations of one text.
pub(super) fn settle(citations: &mut [Citation], document: &Document, registry: &Registry) {
    issuers(citations);
    years(citations, document, registry);
    full_names(citations);
    conflicts(citations);
}

/// An issuer that the symbol leaves open (`NQ/TW`) is taken from another citation of the same document.
fn issuers(citations: &mut [Citation]) {
    let open: HashSet<&str> =
        citations.iter().filter(|c| c.issuer.is_none()).filter_map(|c| c.canonical.as_deref()).collect();
    let mut written: HashMap<String, Option<String>> = HashMap::new();
    for citation in citations.iter().filter(|c| c.issuer_written && !open.is_empty()) {
        let Some(canonical) = citation.canonical.as_deref().filter(|name| open.contains(name)) else { continue };
        let known = written.entry(canonical.to_owned()).or_insert_with(|| citation.issuer.clone());
        if *known != citation.issuer {
            *known = None;
        }
    }
    for citation in citations.iter_mut().filter(|c| c.issuer.is_none()) {
        let found = citation.canonical.as_ref().and_then(|canonical| written.get(canonical).cloned());
        citation.issuer = found.flatten();
    }
}

/// A year in the number that the date contradicts is mended where another citation or the registry has the right one.
fn years(citations: &mut [Citation], document: &Document, registry: &Registry) {
    let contradicted = |c: &Citation| c.year.zip(c.date).is_some_and(|(year, date)| year != date.year);
    if !citations.iter().any(contradicted) {
        return;
    }
    let mut known: HashMap<String, usize> = HashMap::new();
    for name in citations.iter().filter(|c| c.year.is_some()).filter_map(|c| c.canonical.clone()) {
        *known.entry(name).or_default() += 1;
    }
    let listed =
        |name: &str, date: PartialDate| known.contains_key(name) || registry.is_of_day(name, &date.to_string());
    for citation in citations.iter_mut().filter(|c| c.kind == Kind::Numbered) {
        let (Some(number), Some(symbol), Some(date)) = (&citation.number, &citation.symbol, citation.date) else {
            continue;
        };
        let Some(year) = citation.year.filter(|year| *year != date.year) else { continue };
        let right = format!("{number}/{}/{symbol}", date.year);
        let written = format!("{number}/{year}/{symbol}");
        let twice = known.get(&written).is_some_and(|count| *count > 1);
        if twice || !one_digit_apart(year, date.year) {
            continue;
        }
        // A year that is later than the document itself cannot be.
        let later = document.date.is_some_and(|own| year > own.year) && date.year <= year;
        let proven = listed(&right, date) || later;
        // Numbers of the turn of a year are dated in the year beside; others cannot be what they are.
        let far = (year - date.year).abs() > 1;
        if !proven && far && registry.knows(&written) {
            // Both exist, or may: the day may be the slip.
            citation.or_year = Some(date.year);
        } else if proven || far {
            citation.or_year = (!proven).then_some(year);
            citation.year = Some(date.year);
            citation.canonical = Some(right);
            note(citation, Anomaly::TypoNumber);
        }
    }
}

fn one_digit_apart(a: i16, b: i16) -> bool {
    let (a, b) = (a.to_string(), b.to_string());
    a.len() == b.len() && a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count() == 1
}

/// `Nghị quyết Đại hội lần thứ XIII` takes the name under which the same text cites it in full.
fn full_names(citations: &mut [Citation]) {
    let shortened = |c: &Citation| c.anomalies.contains(&Anomaly::ShortName);
    if !citations.iter().any(shortened) {
        return;
    }
    let full: HashSet<String> = citations
        .iter()
        .filter(|c| c.kind == Kind::PartyUnnumbered)
        .filter_map(|c| c.canonical.clone())
        .filter(|name| name.ends_with(" của Đảng"))
        .collect();
    for citation in citations.iter_mut().filter(|c| c.kind == Kind::PartyUnnumbered) {
        let Some(name) = &citation.canonical else { continue };
        let short = citation.anomalies.contains(&Anomaly::ShortName);
        let longer = format!("{name} của Đảng");
        if short && full.contains(&longer) {
            citation.canonical = Some(longer);
        }
    }
}

/// Notes where two citations of one document give different dates. Symbols without a year name many documents, so
/// only those whose number is used once for a long time (the Party's) or carries its year are compared.
fn conflicts(citations: &mut [Citation]) {
    let mut dates: HashMap<&str, PartialDate> = HashMap::new();
    let mut torn: HashSet<String> = HashSet::new();
    for citation in citations.iter().filter(|c| names_one_document(c)) {
        if let (Some(canonical), Some(date)) = (citation.canonical.as_deref(), citation.date)
            && *dates.entry(canonical).or_insert(date) != date
        {
            torn.insert(canonical.to_owned());
        }
    }
    for citation in citations.iter_mut().filter(|c| !torn.is_empty() && c.date.is_some()) {
        if citation.canonical.as_ref().is_some_and(|name| torn.contains(name)) {
            note(citation, Anomaly::DateConflictsWithOtherCitation);
        }
    }
}

fn names_one_document(citation: &Citation) -> bool {
    citation.year.is_some() || citation.symbol.as_deref().is_some_and(|symbol| symbol.ends_with("/TW"))
}

fn note(citation: &mut Citation, anomaly: Anomaly) {
    if !citation.anomalies.contains(&anomaly) {
        citation.anomalies.push(anomaly);
    }
}
