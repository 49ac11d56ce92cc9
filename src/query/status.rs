//! What became of an authority by a given day: in force, amended, replaced, not yet in effect. What nobody knows is
//! unknown; it is never guessed.
//!
//! The registry knows relations and days of effect; documents of the corpus state what amends and replaces what. Only
//! what surely holds on the day counts: a relation of 2025 says nothing of a day in 2025.

use super::days::{Days, date_in};
use super::relations::{KnownRelation, Stated, StatedRelation, known_facts};
use super::said::{Said, Witness, witness};
use crate::authority::AuthorityKey;
use crate::citation::Role;
use crate::corpus::Corpus;
use crate::index::{DocumentId, EngineError, Hits, Keyword, Node, Plan, Range, Record, cites_as};
use crate::notation::PartialDate;
use crate::registry::{Act, Certainty, Evidence, Registry};
use crate::text::fold;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How an authority stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In force, and nothing is known to amend it.
    InForce,
    /// In force as amended.
    Amended,
    /// Replaced: no longer a basis.
    Replaced,
    /// It takes effect later.
    NotYetInEffect,
    /// Nobody knows enough.
    Unknown,
}

/// How an authority stands on a day, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Its key.
    pub key: AuthorityKey,
    /// The day asked for.
    pub on: Days,
    /// How it stands.
    pub standing: Standing,
    /// Since when it stands so, where that is known.
    pub since: Option<PartialDate>,
    /// From when it is in effect, where that is known.
    pub effective: Option<(PartialDate, Evidence)>,
    /// What amends and replaces it, at any time: replacing first, then the latest.
    pub changes: Vec<Change>,
    /// A document of the state that rested on it on that day or later, which shows that it was in force.
    pub attested: Option<Witness>,
}

/// What a change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StatusChangeKind)]
pub enum ChangeKind {
    /// It replaces the whole.
    Replaces,
    /// It amends a part.
    Amends,
}

/// Whether a change holds on the day asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// It does.
    Yes,
    /// It comes later.
    Later,
    /// It cannot be told.
    Unsure,
}

/// A document that amends or replaces the authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it does.
    pub kind: ChangeKind,
    /// Its name.
    pub by: String,
    /// Its key, where that is settled.
    pub key: Option<AuthorityKey>,
    /// From when, where that is known.
    pub since: Option<PartialDate>,
    /// Whether it holds on the day.
    pub holds: Holds,
    /// Who says so.
    pub grounds: Grounds,
}

/// Who says that something is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grounds {
    /// A row of the registry: how it was come by, and how certain it is (`certain`, `probable`, `uncertain`).
    Registry {
        /// How sure.
        evidence: Evidence,
        /// As the table has it.
        certainty: String,
    },
    /// Documents, at these places.
    Documents(Said),
}

/// So many documents are read for what they state of one authority.
const READ: usize = 60;
/// Types of documents that rest only on what is in force.
const LAWMAKING: [&str; 4] = ["Luật", "Nghị định", "Thông tư", "Thông tư liên tịch"];

/// How `key` stands on a day of `on`, as far as the registry knows.
pub fn known_status(registry: &Registry, key: &AuthorityKey, on: Days) -> Status {
    let relations = known_facts(registry, key).relations;
    let mut changes: Vec<Change> = relations.iter().filter(|known| !known.acts).filter_map(|r| change(r, on)).collect();
    changes.sort_by_key(|change| (change.kind, std::cmp::Reverse(change.since)));
    let mut status = Status {
        key: key.clone(),
        on,
        standing: Standing::Unknown,
        since: None,
        effective: effective(registry, key, &relations),
        changes,
        attested: None,
    };
    judge(&mut status);
    status
}

/// How `key` stands on a day of `on`, as far as the registry knows and the documents of `corpus` state.
///
/// # Errors
/// Only where the engine fails.
pub fn status(corpus: &Corpus<'_>, key: &AuthorityKey, on: Days) -> Result<Status, EngineError> {
    let statuses = statuses(corpus, &BTreeSet::from([key.clone()]), on)?;
    Ok(statuses.into_values().next().unwrap_or_else(|| known_status(corpus.registry(), key, on)))
}

/// How each of `keys` stands on a day of `on`, as [`status`]; asked together.
///
/// # Errors
/// Only where the engine fails.
pub fn statuses(
    corpus: &Corpus<'_>,
    keys: &BTreeSet<AuthorityKey>,
    on: Days,
) -> Result<BTreeMap<AuthorityKey, Status>, EngineError> {
    let plans: Vec<Plan> = keys.iter().flat_map(|key| telling(key, on)).collect();
    let found = corpus.search(&plans)?;
    let wanted: BTreeSet<DocumentId> = found.iter().flat_map(Hits::ids).collect();
    let records = corpus.fetch_settled(&wanted.into_iter().collect::<Vec<_>>())?;
    let records: Records = records.into_iter().map(|record| (record.id.clone(), record)).collect();
    let judged = |(key, told): (&AuthorityKey, &[Hits])| {
        (key.clone(), judged(known_status(corpus.registry(), key, on), told, &records))
    };
    Ok(keys.iter().zip(found.chunks(TELLING)).map(judged).collect())
}

/// Records by their ids.
pub(super) type Records = BTreeMap<DocumentId, Record>;

/// So many plans ask for the documents that tell how one authority stands.
pub(super) const TELLING: usize = 2;

/// Documents that state what became of `key`, and one of the state that rests on it and is no older than `on`.
pub(super) fn telling(key: &AuthorityKey, on: Days) -> [Plan; TELLING] {
    let part = |part: Option<i8>| i64::from(part.unwrap_or(0));
    let day = i64::from(on.last.year) * 10_000 + part(on.last.month) * 100 + part(on.last.day);
    let types = LAWMAKING.map(|name| Node::Is(Keyword::Type, name.to_owned()));
    let attesting = Node::And(vec![
        Node::Is(Keyword::CitesAs, cites_as(Role::LegalBasis, &key.0)),
        Node::Or(types.to_vec()),
        Node::Between(Range::Date, Some(day), None),
    ]);
    [Plan::newest(Node::Is(Keyword::ActsOn, key.0.clone()), READ), Plan::newest(attesting, 1)]
}

/// The `status` that the registry knows, with what the documents add that [`telling`] found.
pub(super) fn judged(mut status: Status, told: &[Hits], records: &Records) -> Status {
    let [acting, attesting] = told else { return status };
    let acting: BTreeSet<DocumentId> = acting.ids().into_iter().collect();
    add_stated(&mut status, acting.iter().filter_map(|id| records.get(id)));
    if status.standing == Standing::Unknown {
        let first = attesting.ids().into_iter().next();
        status.attested = first.and_then(|id| attested(records.get(&id)?, &status.key));
        judge(&mut status);
    }
    status
}

/// Adds what `records` state, and judges again.
pub(super) fn add_stated<'r>(status: &mut Status, records: impl IntoIterator<Item = &'r Record>) {
    let mut stated = Stated::default();
    records.into_iter().for_each(|record| stated.add(record, &status.key));
    let (_, amended_by) = stated.ranked();
    for relation in amended_by {
        let known = status.changes.iter().any(|known| known.key.is_some() && known.key == relation.authority);
        // What is older than the authority cannot amend it: the words were misread.
        let own = status.key.year();
        let older = relation.authority.as_ref().and_then(AuthorityKey::year).zip(own).is_some_and(|(by, own)| by < own);
        if !known
            && !older
            && let Some(change) = stated_change(relation, status.on)
        {
            status.changes.push(change);
        }
    }
    status.changes.sort_by_key(|change| (change.kind, std::cmp::Reverse(change.since)));
    judge(status);
}

/// The day of effect: of a row of its own, else of what it is known to do to others.
fn effective(registry: &Registry, key: &AuthorityKey, relations: &[KnownRelation]) -> Option<(PartialDate, Evidence)> {
    let known = registry.documents(key.as_str()).into_iter();
    let own = known.filter_map(|document| document.effective).next();
    let acting = || {
        let acts = |known: &&KnownRelation| {
            known.acts
                && (known.relation.act.ends_whole() || known.relation.act == Act::Amends)
                && known.relation.certainty == Certainty::Certain
        };
        let day = |known: &KnownRelation| {
            Some((date_in(known.relation.effective.as_deref()?)?, known.relation.source.evidence()))
        };
        relations.iter().filter(acts).filter_map(day).find(|(day, _)| day.is_whole())
    };
    own.and_then(|(day, proof)| Some((date_in(&day)?, proof.evidence()))).or_else(acting)
}

fn change(known: &KnownRelation, on: Days) -> Option<Change> {
    let relation = &known.relation;
    let kind = match relation.act {
        Act::Replaces | Act::Ends | Act::Abolishes => ChangeKind::Replaces,
        Act::Amends | Act::AbolishesPart => ChangeKind::Amends,
        _ => return None,
    };
    let since = relation.effective.as_deref().and_then(date_in);
    let holds = match since.map(Days::of) {
        _ if relation.certainty != Certainty::Certain => Holds::Unsure,
        Some(days) if days.surely_by(&on) => Holds::Yes,
        Some(days) if days.surely_after(&on) => Holds::Later,
        _ => Holds::Unsure,
    };
    let grounds =
        Grounds::Registry { evidence: relation.source.evidence(), certainty: relation.certainty.name().to_owned() };
    Some(Change { kind, by: known.other.clone(), key: Some(known.key.clone()), since, holds, grounds })
}

/// A document may state what takes effect later: the change holds from the year after it was made, else where it is
/// not known to hold.
fn stated_change(relation: StatedRelation, on: Days) -> Option<Change> {
    let year = relation.authority.as_ref().and_then(AuthorityKey::year);
    let made = year.and_then(PartialDate::from_year).map(Days::of);
    let holds = match made {
        Some(made) if made.surely_by(&on) => Holds::Yes,
        Some(made) if made.surely_after(&on) => Holds::Later,
        _ => Holds::Unsure,
    };
    let kind = if relation.said.by.iter().any(|witness| replaces(&witness.words)) {
        ChangeKind::Replaces
    } else {
        ChangeKind::Amends
    };
    // A relation that nobody's words bear out is none.
    (!relation.said.by.is_empty()).then(|| Change {
        kind,
        by: relation.said.value.clone(),
        key: relation.authority,
        since: None,
        holds,
        grounds: Grounds::Documents(relation.said),
    })
}

/// Whether the sentence speaks of replacing a whole document, and of nothing less.
fn replaces(words: &str) -> bool {
    let folded = fold(words);
    let less = ["sua doi", "bo sung", "bai bo", "khoan ", "diem ", "dieu ", "mot so", "mot phan"];
    folded.contains("thay the") && !less.iter().any(|word| folded.contains(word))
}

/// The standing that the changes and the day of effect prove.
fn judge(status: &mut Status) {
    let on = status.on;
    let days = status.effective.map(|(day, _)| Days::of(day));
    let of = |kind, holds| status.changes.iter().filter(move |c| c.kind == kind && c.holds == holds);
    let replaced = of(ChangeKind::Replaces, Holds::Yes).next();
    let amended = of(ChangeKind::Amends, Holds::Yes).next();
    let doubtful = of(ChangeKind::Replaces, Holds::Unsure).next().is_some();
    let lasting = of(ChangeKind::Replaces, Holds::Later).next().is_some() || status.attested.is_some();
    let begun = days.is_some_and(|days| days.surely_by(&on)) || days.is_none() && status.attested.is_some();
    let maybe_amended = of(ChangeKind::Amends, Holds::Unsure).next().is_some();
    (status.standing, status.since) = if let Some(change) = replaced {
        (Standing::Replaced, change.since)
    } else if days.is_some_and(|days| days.surely_after(&on)) {
        (Standing::NotYetInEffect, None)
    } else if doubtful {
        (Standing::Unknown, None)
    } else if let Some(change) = amended {
        (Standing::Amended, change.since)
    } else if begun && lasting && !maybe_amended {
        (Standing::InForce, status.effective.map(|(day, _)| day))
    } else {
        (Standing::Unknown, None)
    };
}

/// The place where `record` rests on `key`.
fn attested(record: &Record, key: &AuthorityKey) -> Option<Witness> {
    let reference = record.reading.citing().find(|reference| reference.means(key))?;
    Some(witness(record, &reference.citation))
}

impl Status {
    /// The changes that made it stand as it does.
    pub fn reasons(&self) -> impl Iterator<Item = &Change> {
        let kind = match self.standing {
            Standing::Replaced => Some(ChangeKind::Replaces),
            Standing::Amended => Some(ChangeKind::Amends),
            _ => None,
        };
        self.changes.iter().filter(move |change| Some(change.kind) == kind && change.holds == Holds::Yes)
    }
}

/// What to rest on in the place of a replaced authority on that day: its successor, or what replaced that one since.
pub fn successor(registry: &Registry, status: &Status) -> Option<(String, Option<AuthorityKey>)> {
    let change = status.reasons().find(|change| change.kind == ChangeKind::Replaces)?;
    let (mut name, mut key) = (change.by.clone(), change.key.clone());
    let mut seen = BTreeSet::from([status.key.clone()]);
    while let Some(current) = key.clone().filter(|key| seen.insert(key.clone())) {
        let next = known_status(registry, &current, status.on);
        let Some(change) = next.reasons().find(|change| change.kind == ChangeKind::Replaces) else { break };
        (name, key) = (change.by.clone(), change.key.clone());
    }
    Some((name, key))
}
