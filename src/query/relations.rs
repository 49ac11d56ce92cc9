//! What amends what: as documents state it, with their words, and as the registry knows it.

use super::said::{Gathered, Said};
use crate::authority::{AuthorityKey, key_of_canonical};
use crate::citation::Kind;
use crate::effect::EffectKind;
use crate::index::Record;
use crate::registry::{Act, Document, Law, Registry, Relation, key_of_number};
use std::collections::BTreeMap;

/// A document that documents say to amend the authority, or to be amended by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedRelation {
    /// Its key, where it is settled.
    pub authority: Option<AuthorityKey>,
    /// The keys that may be its own, where it is not.
    pub candidates: Vec<AuthorityKey>,
    /// Its name, and who says so in which words.
    pub said: Said,
}

/// What the registry knows of an authority: facts that came with the program or from the user's tables.
#[derive(Debug, Clone, Default)]
pub struct KnownFacts<'a> {
    /// What official sources have of it.
    pub document: Option<Document>,
    /// The law that bears the number.
    pub law: Option<&'a Law>,
    /// What it does to others, and what others do to it.
    pub relations: Vec<KnownRelation>,
}

/// A relation of the registry, seen from one of its ends.
#[derive(Debug, Clone)]
pub struct KnownRelation {
    /// The row of the table.
    pub relation: Relation,
    /// Whether the authority acts upon the other, and not the other upon it.
    pub acts: bool,
    /// The number of the other.
    pub other: String,
    /// The key of the other.
    pub key: AuthorityKey,
}

/// Relations of one authority as they are met.
#[derive(Debug, Default)]
pub(super) struct Stated {
    amends: BTreeMap<End, Gathered>,
    amended_by: BTreeMap<End, Gathered>,
}

/// The document at the other end. A settled one is one under all its names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Settled(AuthorityKey),
    Open { name: String, candidates: Vec<AuthorityKey> },
}

impl Stated {
    /// Takes what `record` says of `key`.
    pub(super) fn add(&mut self, record: &Record, key: &AuthorityKey) {
        let is = |other: Option<&AuthorityKey>| other == Some(key);
        for (at, amending) in record.reading.references.iter().enumerate() {
            let citation = &amending.citation;
            let own = citation.kind == Kind::Own;
            let source = if own { record.reading.own.as_ref() } else { amending.authority.as_ref() };
            for name in &citation.amends {
                let amended = record.reading.amended(at, name);
                let target = amended.and_then(|amended| amended.authority.as_ref());
                if source.zip(target).is_some_and(|(source, target)| !can_amend(source, target)) {
                    continue;
                }
                if is(source) {
                    let candidates = amended.map_or(&[][..], |amended| &amended.candidates);
                    let end = End::of(target, name, candidates);
                    self.amends.entry(end).or_default().add(name, record, citation);
                }
                if is(target) {
                    let itself = record.reading.document.canonical.as_deref();
                    let called = citation.canonical.as_deref().or(itself).unwrap_or(&citation.surface);
                    let end = End::of(source, called, &amending.candidates);
                    self.amended_by.entry(end).or_default().add(called, record, citation);
                }
            }
        }
    }

    /// What it amends, and what amends it, the most frequently stated first.
    pub(super) fn ranked(&self) -> (Vec<StatedRelation>, Vec<StatedRelation>) {
        (ranked(&self.amends), ranked(&self.amended_by))
    }
}

impl End {
    fn of(key: Option<&AuthorityKey>, name: &str, candidates: &[AuthorityKey]) -> Self {
        match key {
            Some(key) => Self::Settled(key.clone()),
            None => Self::Open { name: name.to_owned(), candidates: candidates.to_vec() },
        }
    }
}

/// Whether one can amend the other as far as their keys tell: nothing amends itself or what is younger.
fn can_amend(source: &AuthorityKey, target: &AuthorityKey) -> bool {
    source != target && source.year().zip(target.year()).is_none_or(|(source, target)| source >= target)
}

fn ranked(relations: &BTreeMap<End, Gathered>) -> Vec<StatedRelation> {
    let stated = |(end, gathered): (&End, &Gathered)| {
        let said = gathered.together()?;
        Some(match end {
            End::Settled(key) => StatedRelation { authority: Some(key.clone()), candidates: Vec::new(), said },
            End::Open { candidates, .. } => StatedRelation { authority: None, candidates: candidates.clone(), said },
        })
    };
    let mut stated: Vec<StatedRelation> = relations.iter().filter_map(stated).collect();
    stated.sort_by_key(|relation| std::cmp::Reverse((relation.said.documents, relation.said.places)));
    stated
}

/// What an act of the registry's tables is among effects; `None` where it changes nothing.
pub(super) fn kind_of(act: Act) -> Option<EffectKind> {
    Some(match act {
        // `hết hiệu lực kể từ ngày … có hiệu lực` has the same outcome, and a status calls it so.
        Act::Replaces | Act::Ends => EffectKind::Replaces,
        Act::Abolishes => EffectKind::Repeals,
        Act::AbolishesPart => EffectKind::RepealsPart,
        Act::Amends => EffectKind::Amends,
        Act::Suspends => EffectKind::Suspends,
        _ => return None,
    })
}

/// What `registry` knows of the authority `key`. Its relations are of the nation's documents alone.
pub fn known_facts<'a>(registry: &'a Registry, key: &AuthorityKey) -> KnownFacts<'a> {
    if key.place().is_some() {
        return KnownFacts::default();
    }
    let is = |number: &String| key_of_canonical(number) == *key;
    let law = registry.laws.iter().find(|law| law.number.as_ref().is_some_and(is));
    let plain = registry.bare_key(key.as_str());
    let related = |relation: Relation| {
        let (from, to) = (key_of_name(&relation.from), key_of_name(&relation.to));
        let acts = from.0 == plain;
        let (other, key) = if acts { (relation.to.clone(), to) } else { (relation.from.clone(), from) };
        KnownRelation { relation, acts, other, key }
    };
    let mut relations: Vec<KnownRelation> = registry.relations(key.as_str()).into_iter().map(related).collect();
    // In the order of time; what has no day stands last.
    relations.sort_by_key(|known| (known.relation.effective.is_none(), known.relation.effective.clone(), known.acts));
    KnownFacts { document: registry.document(key.as_str()), law, relations }
}

/// The keys of what official sources know under `asked`, a key or a number with or without its type before it: several where types
/// share the number.
pub fn known_keys(registry: &Registry, asked: &str) -> Vec<AuthorityKey> {
    let asked = asked.trim();
    let typed = AuthorityKey::parse(asked);
    if asked == typed.0 && registry.document(&typed.0).is_some() {
        return vec![typed];
    }
    let key = key_of_number(asked);
    let documents = registry.documents(&key);
    let before = asked.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let named = registry.doc_type(before.trim().trim_end_matches("số").trim()).map(|one| one.name.as_str());
    let wanted = documents.iter().filter(|one| named.is_none_or(|named| one.doc_type == named));
    let keys = wanted.filter_map(|one| registry.key_of_type(&key, Some(&one.doc_type))).map(AuthorityKey);
    // A number without its year names a series, and no document.
    keys.filter(|key| key.year().is_some()).collect()
}

/// The key of a number as tables write it.
pub(super) fn key_of_name(number: &str) -> AuthorityKey {
    AuthorityKey(key_of_number(number))
}
