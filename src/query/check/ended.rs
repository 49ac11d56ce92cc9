//! What has ended, is suspended, or was repealed at the provision that the draft cites; and what the draft itself acts upon.

use super::standing::{name, severity, witnesses};
use super::{Checking, Mistake, Once, Source};
use crate::authority::Reference;
use crate::citation::Role;
use crate::query::provisions::cited;
use crate::query::status::{Standing, Status};

/// A basis that was repealed, has expired or is suspended.
pub(super) fn basis(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    let change = status.reasons().next();
    let until = status.verdict.until.as_ref().map(|(_, grounds)| grounds);
    let Some(grounds) = change.map(|change| &change.grounds).or(until) else { return };
    let what = Mistake::Ended {
        name: name(reference),
        how: status.standing(),
        by: change.map(|change| change.by.clone()),
        since: status.verdict.since,
        grounds: Source::of(grounds),
    };
    let (severity, witnesses) = (severity(grounds), witnesses(grounds));
    let finding = checking.find(what, reference.citation.span);
    finding.with(severity).of(reference.authority.as_ref()).seen_in(witnesses);
}

/// Provisions that the draft cites of `reference`, whose whole stands as `status` tells: those that were repealed.
pub(super) fn provisions(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    if status.standing().is_gone() {
        return;
    }
    let mut told = Once::new();
    for provision in cited(reference, checking.registry) {
        let status = status.of_provision(&provision);
        let Some(change) = status.reasons().next().filter(|_| status.standing() == Standing::Repealed) else {
            continue;
        };
        if !told.first(provision.to_string()) {
            continue;
        }
        let what = Mistake::ProvisionRepealed {
            name: name(reference),
            provision: provision.to_string(),
            by: change.by.clone(),
            since: change.since,
            grounds: Source::of(&change.grounds),
        };
        let (severity, witnesses) = (severity(&change.grounds), witnesses(&change.grounds));
        let finding = checking.find(what, reference.citation.span);
        finding.with(severity).of(reference.authority.as_ref()).seen_in(witnesses);
    }
}

/// Whether the draft acts upon what is cited.
pub(super) fn is_target(reference: &Reference) -> bool {
    reference.citation.role == Role::AmendedTarget && reference.citation.parent.is_none()
}

/// What the draft amends, replaces or repeals, where that has ended already or is not yet in effect.
pub(super) fn target(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    // A document that the index holds already is no draft: what it ended itself is no slip.
    let own = checking.draft.own.as_ref();
    if own.is_some() && status.reasons().any(|change| change.key.as_ref() == own) {
        return;
    }
    let name = name(reference);
    let by = status.reasons().next().map(|change| change.by.clone());
    let what = match status.standing() {
        standing if standing.is_gone() => Mistake::EndedTarget { name, by, since: status.verdict.since },
        Standing::NotYetInEffect => Mistake::TargetNotInEffect { name },
        _ => return,
    };
    checking.find(what, reference.citation.span).of(reference.authority.as_ref());
}
