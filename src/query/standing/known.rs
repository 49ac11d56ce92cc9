//! What the registry knows of an act's life.

use super::evidence::certainty_of;
use super::{Change, ChangeKind, Evidence, Grounds, Holds, Says};
use crate::authority::AuthorityKey;
use crate::effect::Provision;
use crate::notation::PartialDate;
use crate::query::days::date_in;
use crate::query::relations::kind_of;
use crate::registry::{Act, Certainty, Document, EDITION, Registry, Relation, Source, key_of_number};

/// The evidence of `registry` for the national act `key`.
pub fn known_evidence(registry: &Registry, key: &AuthorityKey) -> Vec<Evidence> {
    if key.place().is_some() {
        return Vec::new();
    }
    let key = key.as_str();
    let mut evidence: Vec<Evidence> = registry.document_rows(key).iter().flat_map(days).collect();
    let plain = registry.bare_key(key);
    for relation in registry.relations(key) {
        let acts = key_of_number(&relation.from) == plain;
        let item = |number: &str| registry.documents(&key_of_number(number)).into_iter().find_map(|one| one.item);
        match relation.act {
            Act::Guides if acts => evidence.extend(fallen(registry, &relation)),
            Act::Guides | Act::Implements if !acts => evidence.extend(stood(&relation, item(&relation.from))),
            _ if acts => evidence.extend(begun(&relation)),
            _ => evidence.extend(changed(registry, &relation, item(&relation.from))),
        }
    }
    evidence
}

/// The days that one row of a table tells.
fn days(document: &Document) -> Vec<Evidence> {
    let source = document.source.clone().unwrap_or(Source::User);
    let grounds = |certainty| Grounds::registry(source.clone(), certainty, document.item.clone());
    let mut told = Vec::new();
    if let Some((from, proof)) = document.effective.as_ref().and_then(|(day, proof)| Some((date_in(day)?, *proof))) {
        let says = Says::Begins { from, provisions: Vec::new() };
        told.push(Evidence { says, grounds: grounds(certainty_of(proof)) });
    }
    if let Some(day) = document.issued.as_deref().and_then(date_in) {
        told.push(Evidence { says: Says::Issued(day), grounds: grounds(Certainty::Certain) });
    }
    if let Some((edition, on)) = document.codified.as_ref().and_then(|edition| Some((edition, eve(edition)?))) {
        let says = Says::Stood { on, lasting: edition.as_str() >= EDITION };
        let grounds = Grounds::registry(Source::Code(edition.clone()), Certainty::Certain, document.item.clone());
        told.push(Evidence { says, grounds });
    }
    told
}

/// The day before the month of an edition of the code: what ended within that month may still stand in it.
fn eve(edition: &str) -> Option<PartialDate> {
    let month = PartialDate::parse(edition)?;
    match month.month? {
        1 => PartialDate::from_ymd(month.year - 1, 12, 31),
        of => [31, 30, 29, 28].into_iter().find_map(|day| PartialDate::from_ymd(month.year, of - 1, day)),
    }
}

/// What is guided or carried out by another stands when that takes effect.
fn stood(relation: &Relation, item: Option<String>) -> Option<Evidence> {
    let on = relation.effective.as_deref().and_then(date_in).filter(PartialDate::is_whole)?;
    let grounds = Grounds::Registry {
        source: relation.source.clone(),
        certainty: relation.certainty,
        words: Some(relation.from.clone()),
        item,
    };
    Some(Evidence { says: Says::Stood { on, lasting: false }, grounds })
}

/// What ends another whole takes effect no later than it does so.
fn begun(relation: &Relation) -> Option<Evidence> {
    let from = relation.effective.as_deref().and_then(date_in).filter(PartialDate::is_whole)?;
    let certain = relation.certainty == Certainty::Certain && relation.act.ends_whole();
    let grounds = Grounds::registry(relation.source.clone(), Certainty::Probable, None);
    certain.then(|| Evidence { says: Says::Begins { from, provisions: Vec::new() }, grounds })
}

fn changed(registry: &Registry, relation: &Relation, item: Option<String>) -> Option<Evidence> {
    let kind = kind_of(relation.act).and_then(ChangeKind::of)?;
    let grounds = Grounds::Registry {
        source: relation.source.clone(),
        certainty: relation.certainty,
        words: relation.words.clone(),
        item,
    };
    let change = Change {
        kind,
        by: relation.from.clone(),
        key: Some(AuthorityKey(key_of_number(&relation.from))),
        since: relation.effective.as_deref().and_then(date_in),
        until: None,
        holds: Holds::Unsure,
        provisions: relation.provisions.iter().map(|one| Provision::parse(one, registry.acts())).collect(),
        place: relation.by.clone(),
        except: None,
        grounds: grounds.clone(),
    };
    Some(Evidence { says: Says::Changed(change), grounds })
}

/// What guides an act that was ended as a whole falls with it unless it is kept (law 80/2015/QH13, article 154, clause 4): nothing
/// is proven, but it can no longer be taken to stand.
fn fallen(registry: &Registry, relation: &Relation) -> Vec<Evidence> {
    let guided = key_of_number(&relation.to);
    let of_type = |one: &Relation| relation.to_type.is_none() || one.to_type == relation.to_type;
    let ended = registry.relations(&guided).into_iter().filter(|one| {
        key_of_number(&one.to) == guided && one.act.ends_whole() && one.certainty == Certainty::Certain && of_type(one)
    });
    ended
        .filter_map(|one| match changed(registry, &one, None)? {
            Evidence { says: Says::Changed(change), grounds } => {
                Some(Evidence { says: Says::GuidedFell(Change { by: one.to.clone(), ..change }), grounds })
            }
            _ => None,
        })
        .collect()
}
