//! Numbers and dates that cannot be: against the terms of the National Assembly, the registry's laws, the draft's day.

use super::{Checking, Mistake, Once};
use crate::citation::{Anomaly, Citation, Kind};
use crate::query::days::Days;
use crate::registry::Term;
use crate::text::slug;

pub(super) fn check(checking: &mut Checking<'_>) {
    let mut told = Once::new();
    for reference in checking.citing() {
        let citation = &reference.citation;
        let Some(name) = citation.canonical.as_deref().filter(|_| citation.kind == Kind::Numbered) else { continue };
        let found = term_against_year(checking, citation, name)
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

fn term_against_year(checking: &Checking<'_>, citation: &Citation, name: &str) -> Option<Mistake> {
    let (year, symbol) = (citation.year?, citation.symbol.as_deref()?);
    let (_, term) = symbol.rsplit_once("QH")?;
    let term: u8 = term.parse().ok()?;
    let terms = &checking.registry.terms;
    let of_year = |term: &&Term| (term.first..=term.last).contains(&year);
    let untold =
        term < terms.iter().map(|term| term.number).min()? || year > terms.iter().map(|term| term.last).max()?;
    if untold || terms.iter().filter(of_year).any(|possible| possible.number == term) {
        return None;
    }
    let right = terms.iter().filter(of_year).map(|term| format!("QH{}", term.number)).collect();
    Some(Mistake::ImpossibleTerm { name: name.to_owned(), term, year, right })
}

/// Resolutions of the Government (nghị quyết của Chính phủ) were no legal normative documents for some years, and bore no year
/// in their number.
fn year_in_resolution(checking: &Checking<'_>, citation: &Citation, name: &str) -> Option<Mistake> {
    const RESOLUTION: &str = "NQ-CP";
    let year = citation.year.filter(|year| checking.registry.without_year(RESOLUTION, *year))?;
    let number = citation.number.as_deref().filter(|_| citation.symbol.as_deref() == Some(RESOLUTION))?;
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
