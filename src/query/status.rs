//! What became of an authority by a given day: in force, amended, replaced, not yet in effect. What nobody knows is
//! unknown; it is never guessed.
//!
//! The registry knows days and relations; documents of the corpus state what amends and replaces what. [`super::standing`] weighs
//! both.

use super::authorities::{ask, ids};
use super::days::Days;
use super::relations::{Stated, StatedRelation};
use super::said::{Witness, witness};
use super::settle::settle;
use super::standing::{Evidence, Says, Verdict, judge, known_evidence, touches};
use crate::authority::AuthorityKey;
use crate::citation::{Kind, Role};
use crate::index::{DocumentId, Engine, EngineError, Keyword, Node, Range, Record, cites_as};
use crate::notation::PartialDate;
use crate::registry::Registry;
use crate::text::fold;
use std::collections::BTreeSet;

pub use super::standing::{About, Change, ChangeKind, Conflict, Grounds, Holds, Standing};

/// How an authority, or a provision of it, stands on a day, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Its key.
    pub key: String,
    /// The provision asked for, `khoản 2 Điều 5`; the whole where none is.
    pub provision: Option<String>,
    /// The day asked for.
    pub on: Days,
    /// What the evidence proves.
    pub verdict: Verdict,
    /// A document of the state that rested on it on that day or later.
    pub attested: Option<Witness>,
    evidence: Vec<Evidence>,
}

/// So many documents are read for what they state of one authority.
const READ: usize = 60;
/// Types of documents that rest only on what is in force.
const LAWMAKING: [&str; 4] = ["Luật", "Nghị định", "Thông tư", "Thông tư liên tịch"];

/// How `key` stands on a day of `on`, as far as the registry knows.
pub fn known_status(registry: &Registry, key: &str, on: Days) -> Status {
    Status::judged(key, None, on, known_evidence(registry, key))
}

/// How `key` stands on a day of `on`, as far as the registry knows and the documents of `engine` state.
///
/// # Errors
/// Only where the engine fails.
pub fn status(engine: &dyn Engine, registry: &Registry, key: &str, on: Days) -> Result<Status, EngineError> {
    let mut status = known_status(registry, key, on);
    let told = |role| Node::Is(Keyword::CitesAs, cites_as(role, key));
    let acted_upon = ask(engine, told(Role::AmendedTarget), READ, &[])?;
    let citing = ask(engine, Node::Is(Keyword::Cites, key.to_owned()), READ, &[])?;
    let wanted: BTreeSet<DocumentId> = ids(&acted_upon).into_iter().chain(ids(&citing)).collect();
    let wanted: Vec<DocumentId> = wanted.into_iter().collect();
    let mut records = engine.fetch(&wanted)?;
    settle(engine, &mut records)?;
    add_stated(&mut status, &records);
    if status.verdict.standing == Standing::Unknown {
        let attesting = attesting(engine, key, on)?;
        let stood = |(day, witness): &(PartialDate, Witness)| Evidence {
            says: Says::Stood { on: *day, lasting: false },
            grounds: Grounds::Document(witness.clone()),
        };
        status.learn(attesting.iter().map(stood));
        let later = attesting.into_iter().find(|(day, _)| on.surely_by(&Days::of(*day)));
        status.attested = later.map(|(_, witness)| witness);
    }
    Ok(status)
}

/// Adds what `records` state, and judges again.
pub(super) fn add_stated(status: &mut Status, records: &[Record]) {
    let mut stated = Stated::default();
    records.iter().for_each(|record| stated.add(record, &status.key));
    let (_, amended_by) = stated.ranked();
    let new: Vec<Evidence> = amended_by.into_iter().filter_map(stated_change).collect();
    status.learn(new);
}

/// What documents say of a change: a relation that nobody's words bear out is none.
fn stated_change(relation: StatedRelation) -> Option<Evidence> {
    let replaces = relation.said.by.iter().any(|witness| replaces(&witness.words));
    let grounds = Grounds::Documents(relation.said.clone());
    (!relation.said.by.is_empty()).then(|| {
        let change = Change {
            kind: if replaces { ChangeKind::Replaces } else { ChangeKind::Amends },
            by: relation.said.value.clone(),
            key: relation.authority,
            since: None,
            until: None,
            holds: Holds::Unsure,
            provisions: Vec::new(),
            place: None,
            except: None,
            grounds: grounds.clone(),
        };
        Evidence { says: Says::Changed(change), grounds }
    })
}

/// Whether the sentence speaks of replacing a whole document, and of nothing less.
fn replaces(words: &str) -> bool {
    let folded = fold(words);
    let less = ["sua doi", "bo sung", "bai bo", "khoan ", "diem ", "dieu ", "mot so", "mot phan"];
    folded.contains("thay the") && !less.iter().any(|word| folded.contains(word))
}

/// Documents of the state that rest on `key`, each with its day: the last before `on`, and one that is no older.
fn attesting(engine: &dyn Engine, key: &str, on: Days) -> Result<Vec<(PartialDate, Witness)>, EngineError> {
    let part = |part: Option<i8>| i64::from(part.unwrap_or(0));
    let number = |day: PartialDate| i64::from(day.year) * 10_000 + part(day.month) * 100 + part(day.day);
    let mut found = Vec::new();
    for (from, to) in [(Some(number(on.last)), None), (None, Some(number(on.first)))] {
        let types = LAWMAKING.map(|name| Node::Is(Keyword::Type, name.to_owned()));
        let matching = Node::And(vec![
            Node::Is(Keyword::CitesAs, cites_as(Role::LegalBasis, key)),
            Node::Or(types.to_vec()),
            Node::Between(Range::Date, from, to),
        ]);
        let hits = ask(engine, matching, 1, &[])?;
        let records = engine.fetch(&ids(&hits))?;
        found.extend(records.first().and_then(|record| {
            let is = |r: &&crate::authority::Reference| r.authority.as_ref().is_some_and(|known| known.0 == key);
            let reference = record.reading.references.iter().filter(is).find(|r| r.citation.kind != Kind::Own)?;
            Some((record.reading.document.date?, witness(record, &reference.citation)))
        }));
    }
    Ok(found)
}

impl Status {
    fn judged(key: &str, provision: Option<&str>, on: Days, evidence: Vec<Evidence>) -> Self {
        let verdict = judge(&evidence, provision, on);
        let provision = provision.map(str::to_owned);
        Self { key: key.to_owned(), provision, on, verdict, attested: None, evidence }
    }

    /// The same of the provision `provision`.
    pub fn of_provision(&self, provision: &str) -> Self {
        let attested = self.attested.clone();
        Self { attested, ..Self::judged(&self.key, Some(provision), self.on, self.evidence.clone()) }
    }

    /// The same on another day.
    pub fn on_day(&self, on: Days) -> Self {
        Self::judged(&self.key, self.provision.as_deref(), on, self.evidence.clone())
    }

    /// Takes in more evidence, and judges again.
    fn learn(&mut self, evidence: impl IntoIterator<Item = Evidence>) {
        self.evidence.extend(evidence);
        self.verdict = judge(&self.evidence, self.provision.as_deref(), self.on);
    }

    /// How it stands.
    pub fn standing(&self) -> Standing {
        self.verdict.standing
    }

    /// The changes that made it stand as it does, the latest first.
    pub fn reasons(&self) -> impl Iterator<Item = &Change> {
        let standing = self.verdict.standing;
        let asked = self.provision.as_deref();
        let makes = move |change: &&Change| match standing {
            Standing::Replaced => change.kind == ChangeKind::Replaces,
            Standing::Repealed => change.kind == ChangeKind::Repeals || change.kind == ChangeKind::RepealsPart,
            Standing::Suspended => change.kind == ChangeKind::Suspends,
            Standing::PartlyRepealed => change.kind == ChangeKind::RepealsPart,
            Standing::Amended => change.kind == ChangeKind::Amends,
            _ => false,
        };
        let meets = move |change: &&Change| {
            asked.is_none_or(|asked| change.provisions.is_empty() || change.provisions.iter().any(|one| touches(one, asked)))
        };
        self.verdict.changes.iter().filter(|change| change.holds == Holds::Yes).filter(makes).filter(meets)
    }
}

/// What to rest on in the place of a replaced authority on that day: its successor, or what replaced that one since.
pub fn successor(registry: &Registry, status: &Status) -> Option<(String, Option<AuthorityKey>)> {
    let change = status.reasons().find(|change| change.kind == ChangeKind::Replaces)?;
    let (mut name, mut key) = (change.by.clone(), change.key.clone());
    let mut seen = BTreeSet::from([AuthorityKey(status.key.clone())]);
    while let Some(current) = key.clone().filter(|key| seen.insert(key.clone())) {
        let next = known_status(registry, &current.0, status.on);
        let Some(change) = next.reasons().find(|change| change.kind == ChangeKind::Replaces) else { break };
        (name, key) = (change.by.clone(), change.key.clone());
    }
    Some((name, key))
}
