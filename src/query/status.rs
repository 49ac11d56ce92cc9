//! How an authority, or a provision of it, stands on a day. What nobody knows is unknown; it is never guessed.
//!
//! The registry knows days and relations; the corpus holds documents that act, that report what others did, or that rest on what
//! stands. [`mod@super::standing`] weighs all of it for one day.

use super::days::Days;
use super::said::Witness;
use super::standing::{
    Attested, Evidence, Verdict, attested, judge, known_evidence, own_evidence, resting, stated_evidence, upon_evidence,
};
use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::effect::Provision;
use crate::index::{DocumentId, EngineError, Hits, Keyword, Node, Plan, Record};
use crate::registry::Registry;
use std::collections::{BTreeMap, BTreeSet};

pub use super::standing::{About, Change, ChangeKind, Conflict, Grounds, Holds, Standing};

/// How an authority, or a provision of it, stands on a day, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Its key.
    pub key: AuthorityKey,
    /// The provision asked for; the whole where none is.
    pub provision: Option<Provision>,
    /// The day asked for.
    pub on: Days,
    /// What the evidence proves.
    pub verdict: Verdict,
    /// A document of the state that rested on it on that day or later.
    pub attested: Option<Witness>,
    evidence: Vec<Evidence>,
}

/// So many documents are read for what they do to one authority, and as many for what they say of it.
const READ: usize = 60;
/// So many copies of the act itself are read.
const COPIES: usize = 3;

/// How `key` stands on a day of `on`, as far as the registry knows.
pub fn known_status(registry: &Registry, key: &AuthorityKey, on: Days) -> Status {
    Status::judged(key, None, on, known_evidence(registry, key))
}

/// How `key` stands on a day of `on`, as far as the registry knows and the documents of `corpus` tell.
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
    let plans: Vec<Plan> = keys.iter().flat_map(|key| telling(corpus.registry(), key, on)).collect();
    let found = corpus.search(&plans)?;
    let wanted: BTreeSet<DocumentId> = found.iter().flat_map(Hits::ids).collect();
    let records = corpus.fetch_settled(&wanted.into_iter().collect::<Vec<_>>())?;
    let records: Records = records.into_iter().map(|record| (record.id.clone(), record)).collect();
    let judged = |(key, told): (&AuthorityKey, &[Hits])| {
        (key.clone(), judged(corpus.registry(), known_status(corpus.registry(), key, on), told, &records))
    };
    Ok(keys.iter().zip(found.chunks(TELLING)).map(judged).collect())
}

/// Records by their ids.
pub(super) type Records = BTreeMap<DocumentId, Record>;

/// So many plans ask for the documents that tell how one authority stands.
pub(super) const TELLING: usize = 5;

/// Documents that tell how `key` stands: those that act upon it, those that say what does, the act itself, and those that rest on
/// it.
pub(super) fn telling(registry: &Registry, key: &AuthorityKey, on: Days) -> [Plan; TELLING] {
    let [before, after] = resting(registry, key, on);
    [
        Plan::newest(Node::Is(Keyword::Affects, key.0.clone()), READ),
        Plan::newest(Node::Is(Keyword::ActsOn, key.0.clone()), READ),
        Plan::newest(Node::Is(Keyword::Own, key.0.clone()), COPIES),
        before,
        after,
    ]
}

/// The `status` that the registry knows, with what the documents tell that [`telling`] found.
pub(super) fn judged(registry: &Registry, mut status: Status, told: &[Hits], records: &Records) -> Status {
    let [affecting, stating, own, before, after] = told else { return status };
    let of = |hits: &Hits| hits.ids().into_iter().filter_map(|id| records.get(&id)).collect::<Vec<_>>();
    let (affecting, key) = (of(affecting), status.key.clone());
    let rests = [before, after]
        .map(|hits| of(hits).into_iter().filter_map(|record| attested(registry, record, &key)).collect::<Vec<_>>());
    let stood: Vec<Evidence> = rests.iter().flatten().flat_map(Attested::evidence).collect();
    let evidence = affecting.iter().flat_map(|record| upon_evidence(record, &key));
    let evidence = evidence.chain(of(own).into_iter().flat_map(own_evidence));
    let evidence = evidence.chain(stated_evidence(of(stating), &key)).chain(stood);
    status.learn(evidence.collect::<Vec<_>>());
    let [_, after] = rests;
    status.attested = after.into_iter().next().map(|after| after.place);
    status
}

impl Status {
    fn judged(key: &AuthorityKey, provision: Option<&Provision>, on: Days, evidence: Vec<Evidence>) -> Self {
        let verdict = judge(&evidence, provision, on);
        Self { key: key.clone(), provision: provision.cloned(), on, verdict, attested: None, evidence }
    }

    /// The same of the provision `provision`.
    pub fn of_provision(&self, provision: &Provision) -> Self {
        let attested = self.attested.clone();
        Self { attested, ..Self::judged(&self.key, Some(provision), self.on, self.evidence.clone()) }
    }

    /// The same on another day.
    pub fn on_day(&self, on: Days) -> Self {
        Self::judged(&self.key, self.provision.as_ref(), on, self.evidence.clone())
    }

    /// Takes in more evidence, and judges again.
    pub(super) fn learn(&mut self, evidence: impl IntoIterator<Item = Evidence>) {
        self.evidence.extend(evidence);
        self.verdict = judge(&self.evidence, self.provision.as_ref(), self.on);
    }

    /// How it stands.
    pub fn standing(&self) -> Standing {
        self.verdict.standing
    }

    /// The changes that made it stand as it does, the latest first.
    pub fn reasons(&self) -> impl Iterator<Item = &Change> {
        let standing = self.verdict.standing;
        let asked = self.provision.as_ref();
        let makes = move |change: &&Change| match standing {
            Standing::Replaced => change.kind == ChangeKind::Replaces,
            Standing::Repealed => change.kind == ChangeKind::Repeals || change.kind == ChangeKind::RepealsPart,
            Standing::Suspended => change.kind == ChangeKind::Suspends,
            Standing::PartlyRepealed => change.kind == ChangeKind::RepealsPart,
            Standing::Amended => change.kind == ChangeKind::Amends,
            _ => false,
        };
        let meets = move |change: &&Change| {
            asked.is_none_or(|asked| {
                change.provisions.is_empty() || change.provisions.iter().any(|one| one.touches(asked))
            })
        };
        self.verdict.changes.iter().filter(|change| change.holds == Holds::Yes).filter(makes).filter(meets)
    }

    /// The documents behind [`Self::reasons`], each once: one act may amend one part and abolish another.
    pub fn acting(&self) -> Vec<&str> {
        let mut named = Vec::new();
        for change in self.reasons() {
            if !named.contains(&change.by.as_str()) {
                named.push(change.by.as_str());
            }
        }
        named
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
