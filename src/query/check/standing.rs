//! What became of what the draft rests on, and what comparable plans rest on besides.

use super::others::Others;
use super::{Checking, Mistake, Once, Severity, Source};
use crate::authority::{AuthorityKey, Reference};
use crate::corpus::Corpus;
use crate::index::EngineError;
use crate::query::basis::{SuggestRequest, Suggested, rests_on, suggest};
use crate::query::status::{Change, Grounds, Standing, Status, add_stated, known_status, successor};
use crate::registry::Evidence;
use crate::text::{Span, fold};
use std::collections::BTreeSet;

pub(super) fn check(checking: &mut Checking<'_>, others: Option<&Others>) {
    let Some(on) = checking.on else { return };
    let mut told = Once::new();
    for reference in checking.citing().filter(|reference| rests_on(reference)) {
        let Some(key) = &reference.authority else { continue };
        if !told.first(key.0.clone()) {
            continue;
        }
        let mut status = known_status(checking.registry, key, on);
        if let Some(others) = others {
            add_stated(&mut status, others.records());
        }
        match status.standing {
            Standing::Replaced => replaced(checking, reference, &status),
            Standing::Amended => amended(checking, reference, &status),
            Standing::NotYetInEffect => not_yet(checking, reference, &status),
            Standing::InForce | Standing::Unknown => {}
        }
    }
}

fn replaced(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    let Some(change) = status.reasons().next() else { return };
    let name = name(reference);
    let next = successor(checking.registry, status).map_or_else(|| change.by.clone(), |(next, _)| next);
    let (by, since, grounds) = (change.by.clone(), change.since, grounds(change));
    let what = Mistake::Replaced { name, by, next, since, grounds };
    // What was read in a document is proven; what was recalled is to be looked up.
    let severity = match &change.grounds {
        Grounds::Registry { evidence: Evidence::Text | Evidence::User, .. } => Severity::Error,
        _ => Severity::Warning,
    };
    let witnesses = witnesses(change);
    let finding = checking.find(what, reference.citation.span);
    finding.with(severity).of(reference.authority.as_ref()).seen_in(witnesses);
}

fn amended(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    const NEAR: usize = 160;
    let text = checking.text();
    let end = reference.citation.span.end;
    let after = fold(&text[end..text.floor_char_boundary((end + NEAR).min(text.len()))]);
    let cited: BTreeSet<_> = checking.citing().flat_map(|r| r.authority.iter().chain(&r.candidates)).collect();
    let names_one = status.reasons().any(|change| change.key.as_ref().is_some_and(|key| cited.contains(key)));
    let says_so = ["sua doi", "bo sung", "hop nhat"].iter().any(|word| after.contains(word));
    if names_one || says_so {
        return;
    }
    let Some(change) = status.reasons().next() else { return };
    let by = status.acting().into_iter().map(str::to_owned).collect();
    let what = Mistake::Amended { name: name(reference), by, grounds: grounds(change) };
    let witnesses = witnesses(change);
    checking.find(what, reference.citation.span).of(reference.authority.as_ref()).seen_in(witnesses);
}

fn not_yet(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    let Some((day, _)) = status.effective else { return };
    let what = Mistake::NotYetInEffect { name: name(reference), from: day };
    // A plan that prepares for a law cites it before it takes effect.
    checking.find(what, reference.citation.span).as_hint().of(reference.authority.as_ref());
}

fn name(reference: &Reference) -> String {
    let citation = &reference.citation;
    citation.canonical.clone().unwrap_or_else(|| citation.surface.clone())
}

fn grounds(change: &Change) -> Source {
    match &change.grounds {
        Grounds::Registry { evidence: Evidence::Recalled, .. } => Source::Recalled,
        Grounds::Registry { .. } => Source::Registry,
        Grounds::Documents(said) => Source::of(said.by.first()),
    }
}

fn witnesses(change: &Change) -> Vec<crate::query::said::Witness> {
    match &change.grounds {
        Grounds::Documents(said) => said.by.iter().take(3).cloned().collect(),
        Grounds::Registry { .. } => Vec::new(),
    }
}

/// What most comparable plans rest on and this draft does not cite: at least so many of them, and so much of their
/// weight, and no more than so many hints.
const PLANS: usize = 3;
const SHARE: f64 = 0.6;
const HINTS: usize = 3;
/// Types that open with a legal basis. A notice, a letter or a report has none to lack.
const OPENS_WITH_BASIS: [&str; 3] = ["Kế hoạch", "Quyết định", "Nghị quyết"];

pub(super) fn missing(checking: &mut Checking<'_>, corpus: &Corpus<'_>) -> Result<(), EngineError> {
    let document = &checking.draft.document;
    let last_basis = checking.citing().filter(|r| rests_on(r)).map(|r| r.citation.span).next();
    let opens_with_basis = document.doc_type.as_deref().is_none_or(|name| OPENS_WITH_BASIS.contains(&name));
    let Some(title) = document.title.clone().filter(|_| last_basis.is_some() || opens_with_basis) else {
        return Ok(());
    };
    let request = SuggestRequest {
        today: None,
        title,
        body: checking.text().to_owned(),
        province: document.province.clone(),
        year: document.date.map(|date| date.year).or(document.year),
        on: checking.on.map(|on| on.last),
        doc_type: document.doc_type.clone(),
        except: Vec::new(),
        except_text: Some(checking.text().to_owned()),
        limit: 30,
    };
    let found = suggest(corpus, &request)?;
    let cited: BTreeSet<&AuthorityKey> =
        checking.citing().flat_map(|r| r.authority.iter().chain(&r.candidates)).collect();
    let wanted = |suggested: &&Suggested| {
        let sound = suggested
            .status
            .as_ref()
            .is_none_or(|status| !matches!(status.standing, Standing::Replaced | Standing::NotYetInEffect));
        suggested.share >= SHARE
            && suggested.documents >= PLANS
            && sound
            && suggested.card.key.place().is_none()
            && !cited.contains(&suggested.card.key)
    };
    let span = last_basis.unwrap_or(Span::new(0, 0));
    for suggested in found.authorities.iter().filter(wanted).take(HINTS) {
        let name = suggested.card.canonical.clone().unwrap_or_else(|| suggested.card.key.0.clone());
        let plans = suggested.documents;
        checking
            .find(Mistake::MissingBasis { name, plans }, span)
            .of(Some(&suggested.card.key))
            .seen_in(suggested.shown_by.clone());
    }
    Ok(())
}
