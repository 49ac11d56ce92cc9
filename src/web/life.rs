//! The life of a document: how it stands on a day, and what happened to it, in the order of time, each with who says so.

use super::basis::{Shown, shown};
use super::standing::{self, Stand};
use super::words::Words;
use crate::authority::AuthorityKey;
use crate::notation::PartialDate;
use crate::query::status::{About, Change, ChangeKind, Conflict, Grounds, Status, successor};
use crate::registry::{Registry, official_address};
use crate::view::page::{authority_path, document_path};
use std::collections::BTreeSet;

/// How it stands on a day.
pub(super) struct StandOn {
    pub(super) on: String,
    /// The provision asked for, with a colon behind it.
    pub(super) provision: String,
    pub(super) stand: Stand,
    /// What to rest on instead, and its page.
    pub(super) instead: Option<(String, Option<String>)>,
    /// What sources say that cannot both be so.
    pub(super) conflicts: Vec<String>,
    pub(super) attested: Option<Shown>,
}

/// One thing that happened to it.
pub(super) struct Step {
    pub(super) day: String,
    pub(super) what: &'static str,
    /// Who did it, and its page.
    pub(super) by: Option<(String, Option<String>)>,
    /// Where in that document, and upon which provisions.
    pub(super) detail: String,
    /// Who says so, and where that is read.
    pub(super) source: (String, Option<String>),
    /// The words that say so.
    pub(super) words: String,
}

/// How an authority stands on the day `on`, as `status` tells; what is among `known` has a page.
pub(super) fn stands(
    registry: &Registry,
    known: &BTreeSet<AuthorityKey>,
    w: &Words,
    status: &Status,
    on: PartialDate,
) -> StandOn {
    let link =
        |key: Option<AuthorityKey>| key.filter(|key| has_page(registry, known, key)).map(|key| authority_path(&key));
    let differing = |conflict: &Conflict| {
        let days = conflict.values.iter().map(|(day, by)| format!("{} ({})", day.in_vietnamese(), w.grounds(by)));
        let about = match conflict.about {
            About::Effect => w.differ_effect,
            About::Change => w.differ_change,
            About::End => w.differ_end,
        };
        format!("{about}: {}", days.collect::<Vec<_>>().join("; "))
    };
    StandOn {
        on: on.in_vietnamese(),
        provision: status.provision.as_ref().map(|provision| format!("{provision}: ")).unwrap_or_default(),
        stand: standing::of(known, w, status),
        instead: successor(registry, status).map(|(name, key)| (name, link(key))),
        conflicts: status.verdict.conflicts.iter().map(differing).collect(),
        attested: status.attested.as_ref().map(shown),
    }
}

fn has_page(registry: &Registry, known: &BTreeSet<AuthorityKey>, key: &AuthorityKey) -> bool {
    known.contains(key) || registry.document(key.as_str()).is_some()
}

/// What happened to it, in the order of time; what has no day stands last.
pub(super) fn steps(w: &Words, known: &BTreeSet<AuthorityKey>, status: &Status) -> Vec<Step> {
    let verdict = &status.verdict;
    let own = |day: &Option<(PartialDate, Grounds)>, what| {
        day.as_ref().map(|(day, by)| (Some(*day), step(w, Some(*day), what, None, String::new(), by)))
    };
    let begins = own(&verdict.effective, w.life_begins);
    let ends = own(&verdict.until, w.life_ends);
    let changes = verdict.changes.iter().map(|change| (change.since, changed(w, known, change)));
    let mut steps: Vec<(Option<PartialDate>, Step)> = begins.into_iter().chain(changes).chain(ends).collect();
    steps.sort_by_key(|(day, _)| (day.is_none(), *day));
    steps.into_iter().map(|(_, step)| step).collect()
}

fn changed(w: &Words, known: &BTreeSet<AuthorityKey>, change: &Change) -> Step {
    let what = match change.kind {
        ChangeKind::Replaces => w.life_replaces,
        ChangeKind::Repeals => w.life_repeals,
        ChangeKind::Suspends => w.life_suspends,
        ChangeKind::RepealsPart => w.life_repeals_part,
        ChangeKind::Amends => w.life_amends,
        ChangeKind::Extends => w.life_extends,
        ChangeKind::Corrects => w.life_corrects,
    };
    let link = change.key.as_ref().filter(|key| known.contains(*key)).map(authority_path);
    let provisions: Vec<String> = change.provisions.iter().map(ToString::to_string).collect();
    let parts = [change.place.clone(), (!provisions.is_empty()).then(|| provisions.join("; ")), change.except.clone()];
    let detail = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    step(w, change.since, what, Some((change.by.clone(), link)), detail, &change.grounds)
}

fn step(
    w: &Words,
    day: Option<PartialDate>,
    what: &'static str,
    by: Option<(String, Option<String>)>,
    detail: String,
    grounds: &Grounds,
) -> Step {
    let (link, words) = match grounds {
        Grounds::Document(witness) | Grounds::Reported(witness) => {
            let link = format!("{}#trang-{}", document_path(&witness.card.id), witness.page);
            (Some(link), witness.words.clone())
        }
        Grounds::Registry { words, item, .. } => {
            // The title of the acting document is no sentence of its own.
            let words = words.clone().filter(|words| words != "title").unwrap_or_default();
            (item.as_deref().map(official_address), words)
        }
        Grounds::Documents(said) => {
            let first = said.by.first();
            let link = first.map(|witness| format!("{}#trang-{}", document_path(&witness.card.id), witness.page));
            (link, first.map(|witness| witness.words.clone()).unwrap_or_default())
        }
    };
    let day = day.map_or_else(|| w.no_day.to_owned(), |day| day.in_vietnamese());
    Step { day, what, by, detail, source: (w.grounds(grounds), link), words }
}
