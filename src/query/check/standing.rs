//! What became of what the draft rests on, and of the provisions that it cites.

use super::{Checking, Mistake, Once, Severity, Source, ended};
use crate::authority::{AuthorityKey, Reference};
use crate::corpus::Corpus;
use crate::index::EngineError;
use crate::query::basis::rests_on;
use crate::query::said::Witness;
use crate::query::status::{Grounds, Standing, Status, known_status, statuses, successor};
use crate::registry::Certainty;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// What of a draft is judged by how it stands: bases, what it acts upon, and provisions that it cites.
pub(super) fn check(checking: &mut Checking<'_>, corpus: Option<&Corpus<'_>>) -> Result<(), EngineError> {
    let Some(on) = checking.on else { return Ok(()) };
    let judged = |reference: &Reference| {
        rests_on(reference) || ended::is_target(reference) || !reference.citation.pinpoints.is_empty()
    };
    let references: Vec<&Reference> = checking.citing().filter(|reference| judged(reference)).collect();
    let keys: BTreeSet<AuthorityKey> = references.iter().filter_map(|reference| reference.authority.clone()).collect();
    let statuses: BTreeMap<AuthorityKey, Status> = match corpus {
        Some(corpus) => statuses(corpus, &keys, on)?,
        None => keys.into_iter().map(|key| (key.clone(), known_status(checking.registry, &key, on))).collect(),
    };
    let mut told = Once::new();
    for reference in references {
        let Some((key, status)) = reference.authority.as_ref().and_then(|key| Some((key, statuses.get(key)?))) else {
            continue;
        };
        let acts = ended::is_target(reference);
        if acts && told.first(format!("target {key}")) {
            ended::target(checking, reference, status);
        }
        if !acts {
            ended::provisions(checking, reference, status);
        }
        if !rests_on(reference) || !told.first(key.0.clone()) {
            continue;
        }
        match status.standing() {
            Standing::Replaced => replaced(checking, reference, status),
            Standing::Repealed | Standing::Expired | Standing::Suspended => ended::basis(checking, reference, status),
            Standing::Amended | Standing::PartlyRepealed => amended(checking, reference, status),
            Standing::NotYetInEffect => not_yet(checking, reference, status),
            Standing::InForce | Standing::Unknown => {}
        }
    }
    Ok(())
}

fn replaced(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    let Some(change) = status.reasons().next() else { return };
    let name = name(reference);
    let next = successor(checking.registry, status).map_or_else(|| change.by.clone(), |(next, _)| next);
    let (by, since, grounds) = (change.by.clone(), change.since, Source::of(&change.grounds));
    let what = Mistake::Replaced { name, by, next, since, grounds };
    let severity = severity(&change.grounds);
    let witnesses = witnesses(&change.grounds);
    let finding = checking.find(what, reference.citation.span);
    finding.with(severity).of(reference.authority.as_ref()).seen_in(witnesses);
}

/// What was read in a document is proven; what was recalled, or what others say, is to be looked up.
pub(super) fn severity(grounds: &Grounds) -> Severity {
    let proven = grounds.certainty() == Certainty::Certain && !grounds.is_recalled();
    if proven { Severity::Error } else { Severity::Warning }
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
    // What is only probable would be noise beside each law.
    let Some(change) = status.reasons().find(|change| change.grounds.certainty() == Certainty::Certain) else { return };
    let by = status.acting().into_iter().map(str::to_owned).collect();
    let what = Mistake::Amended { name: name(reference), by, grounds: Source::of(&change.grounds) };
    let witnesses = witnesses(&change.grounds);
    checking.find(what, reference.citation.span).of(reference.authority.as_ref()).seen_in(witnesses);
}

fn not_yet(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    let Some(day) = status.verdict.effective.as_ref().map(|(day, _)| *day) else { return };
    let what = Mistake::NotYetInEffect { name: name(reference), from: day };
    // A plan that prepares for a law cites it before it takes effect.
    checking.find(what, reference.citation.span).as_hint().of(reference.authority.as_ref());
}

pub(super) fn name(reference: &Reference) -> String {
    let citation = &reference.citation;
    citation.canonical.clone().unwrap_or_else(|| citation.surface.clone())
}

pub(super) fn witnesses(grounds: &Grounds) -> Vec<Witness> {
    match grounds {
        Grounds::Document(witness) | Grounds::Reported(witness) => vec![witness.clone()],
        Grounds::Documents(said) => said.by.iter().take(3).cloned().collect(),
        Grounds::Registry { .. } => Vec::new(),
    }
}
