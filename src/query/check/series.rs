//! Numbers and dates that cannot be: against the terms of the National Assembly, the registry's laws, the draft's day.

use super::{Checking, Mistake, Once};
use crate::citation::{Anomaly, Citation, Kind};
use crate::query::days::Days;
use crate::text::slug;
use std::ops::RangeInclusive;

/// The first and the last year of each term of the National Assembly (Quốc hội) that numbers name.
const TERMS: [(u8, i16, i16); 7] = [
    (10, 1997, 2002),
    (11, 2002, 2007),
    (12, 2007, 2011),
    (13, 2011, 2016),
    (14, 2016, 2021),
    (15, 2021, 2026),
    (16, 2026, 2031),
];

pub(super) fn check(checking: &mut Checking<'_>) {
    let mut told = Once::new();
    for reference in checking.citing() {
        let citation = &reference.citation;
        let Some(name) = citation.canonical.as_deref().filter(|_| citation.kind == Kind::Numbered) else { continue };
        let found = term_against_year(citation, name)
            .or_else(|| year_in_resolution(checking, citation, name))
            .or_else(|| year_against_date(citation, name))
            .or_else(|| other_law(checking, citation, name))
            .or_else(|| later_than_draft(checking, citation, name));
        if let Some(what) = found
            && told.first(format!("{} {name}", what.code().name()))
        {
            checking.find(what, citation.span).of(reference.authority.as_ref());
        }
    }
}

fn term_against_year(citation: &Citation, name: &str) -> Option<Mistake> {
    let (year, symbol) = (citation.year?, citation.symbol.as_deref()?);
    let (_, term) = symbol.rsplit_once("QH")?;
    let term: u8 = term.parse().ok()?;
    let possible = TERMS.iter().find(|(known, ..)| *known == term);
    if possible.is_some_and(|(_, first, last)| (*first..=*last).contains(&year)) || possible.is_none() && term < 10 {
        return None;
    }
    let right =
        TERMS.iter().filter(|(_, first, last)| (*first..=*last).contains(&year)).map(|(term, ..)| format!("QH{term}"));
    Some(Mistake::ImpossibleTerm { name: name.to_owned(), term, year, right: right.collect() })
}

/// The years in which resolutions of the Government (nghị quyết của Chính phủ) were no legal normative documents, and so
/// bore no year in their number: from the law 17/2008/QH12 to the law 64/2025/QH15.
const RESOLUTIONS_WITHOUT_YEAR: RangeInclusive<i16> = 2009..=2024;

fn year_in_resolution(checking: &Checking<'_>, citation: &Citation, name: &str) -> Option<Mistake> {
    let year = citation.year.filter(|year| RESOLUTIONS_WITHOUT_YEAR.contains(year))?;
    let number = citation.number.as_deref().filter(|_| citation.symbol.as_deref() == Some("NQ-CP"))?;
    let without = format!("{number}/NQ-CP");
    let decree = format!("{number}/{year}/NĐ-CP");
    let known = checking.registry.knows(&decree);
    let decree = known.then_some(decree);
    Some(Mistake::YearInResolution { name: name.to_owned(), year, without, decree })
}

fn year_against_date(citation: &Citation, name: &str) -> Option<Mistake> {
    let (year, date) = citation.year.zip(citation.date).filter(|(year, date)| *year != date.year)?;
    Some(Mistake::YearAgainstDate { name: name.to_owned(), year, date })
}

/// A law named with the number of another.
fn other_law(checking: &Checking<'_>, citation: &Citation, name: &str) -> Option<Mistake> {
    let registry = checking.registry;
    let law = registry.laws.iter().find(|law| law.number.as_deref() == Some(name))?;
    let (words, right) = (format!("-{}-", slug(&citation.surface)), slug(&law.name));
    let said = |other: &&crate::registry::Law| words.contains(&format!("-{}-", slug(&other.name)));
    let named = registry.laws.iter().filter(said).max_by_key(|other| other.name.len())?;
    // `Luật sửa đổi, bổ sung một số điều của Luật X` holds the name of X.
    if slug(&named.name) == right || right.contains(&slug(&named.name)) || words.contains(&right) {
        return None;
    }
    let numbers = registry.laws_named(&named.name).filter_map(|law| law.number.clone()).collect();
    let (name, right, named) = (name.to_owned(), law.name.clone(), named.name.clone());
    Some(Mistake::OtherLaw { name, right, named, numbers })
}

fn later_than_draft(checking: &Checking<'_>, citation: &Citation, name: &str) -> Option<Mistake> {
    let on = checking.on.filter(|on| on.first == on.last)?;
    let date = citation.date.filter(|_| !citation.anomalies.contains(&Anomaly::ImpossibleDate))?;
    let later = Days::of(date).surely_after(&on);
    later.then(|| Mistake::LaterThanDraft { name: name.to_owned(), date, draft: on.last })
}
