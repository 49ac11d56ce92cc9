//! Consolidated reading: the outline of a document of the corpus, with what other documents did to each of its provisions.

use super::relations::{KnownRelation, kind_of, known_facts};
use super::upon::effects_upon;
use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::document::Heading;
use crate::effect::{EffectKind, Provision};
use crate::index::{DocumentCard, EngineError, Record};
use crate::notation::PartialDate;
use crate::registry::{ActWords, Certainty, UnitWord};

/// What was done to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acted {
    /// What was done.
    pub kind: EffectKind,
    /// The number or name of the document that did it.
    pub by: String,
    /// Its key.
    pub key: Option<AuthorityKey>,
    /// The document of the corpus that says so; none where the registry knows it.
    pub told_by: Option<DocumentCard>,
    /// The page on which it says so.
    pub page: Option<u32>,
    /// Where in the acting document it stands, `khoản 2 Điều 1`.
    pub place: Option<String>,
    /// From which day.
    pub from: Option<PartialDate>,
    /// To which provisions; none is the whole.
    pub provisions: Vec<Provision>,
    /// The words that say so.
    pub words: String,
}

/// What acts on a document, and where in its outline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Consolidated {
    /// All that acts on it, the earliest first.
    pub acts: Vec<Acted>,
    /// For each heading of the outline what acts on it, as indices of `acts`.
    pub marks: Vec<Vec<usize>>,
    /// What acts on the whole.
    pub whole: Vec<usize>,
    /// What acts on provisions that the outline does not hold: added ones, annexes, words at many places.
    pub elsewhere: Vec<usize>,
}

/// What documents of the corpus, and those that the registry knows, did to the document of `record`.
///
/// A heading is marked where a provision acted upon is its own, or lies within it and has no heading.
///
/// # Errors
/// Only where the engine fails.
pub fn consolidated(corpus: &Corpus<'_>, record: &Record) -> Result<Consolidated, EngineError> {
    let outline = &record.reading.document.outline;
    let mut found = Consolidated { marks: vec![Vec::new(); outline.len()], ..Consolidated::default() };
    let Some(own) = &record.reading.own else { return Ok(found) };
    let upon = effects_upon(corpus, std::slice::from_ref(own))?.pop().unwrap_or_default();
    for one in upon {
        let acts = one.effect.kind.changes() && one.by.id != record.id;
        if !acts {
            continue;
        }
        // What a consolidated text or a list reports was done by the document that it names.
        let by = if one.effect.reported { one.effect.cause.clone() } else { one.by.canonical.clone() };
        let acted = Acted {
            kind: one.effect.kind,
            key: by
                .as_deref()
                .map(crate::authority::key_of_canonical)
                .filter(|_| one.effect.reported)
                .or_else(|| one.by.own.clone()),
            by: by.unwrap_or_else(|| one.by.name.clone()),
            page: Some(one.effect.page.get()),
            place: one.effect.by.clone(),
            from: one.effect.from,
            provisions: one.effect.provisions.clone(),
            words: one.words,
            told_by: Some(one.by),
        };
        found.acts.push(acted);
    }
    let registry = corpus.registry();
    let known = known_facts(registry, own).relations;
    for acted in known.iter().filter_map(|known| registered(known, registry.acts())) {
        let again = |other: &Acted| {
            other.key == acted.key
                && other.kind == acted.kind
                && (other.provisions == acted.provisions || acted.provisions.is_empty())
        };
        if !found.acts.iter().any(again) {
            found.acts.push(acted);
        }
    }
    found.acts.sort_by(|a, b| (a.from, &a.by).cmp(&(b.from, &b.by)));
    let chains = chains(outline, registry.acts());
    for (at, acted) in found.acts.iter().enumerate() {
        if acted.provisions.is_empty() {
            found.whole.push(at);
        }
        let mut placed = true;
        for provision in &acted.provisions {
            match heading(&chains, provision) {
                Some(place) if !found.marks[place].contains(&at) => found.marks[place].push(at),
                Some(_) => {}
                None => placed = false,
            }
        }
        if !placed {
            found.elsewhere.push(at);
        }
    }
    Ok(found)
}

fn registered(known: &KnownRelation, words: &ActWords) -> Option<Acted> {
    let relation = &known.relation;
    let kind = kind_of(relation.act)?;
    (!known.acts && relation.certainty != Certainty::Uncertain).then(|| Acted {
        kind,
        by: known.other.clone(),
        key: Some(known.key.clone()),
        told_by: None,
        page: None,
        place: relation.by.clone(),
        from: relation.effective.as_deref().and_then(PartialDate::parse),
        provisions: relation.provisions.iter().map(|written| Provision::parse(written, words)).collect(),
        words: relation.words.clone().unwrap_or_default(),
    })
}

/// The provision that each heading opens, with what it lies within; empty for headings of no provision.
fn chains(outline: &[Heading], words: &ActWords) -> Vec<Provision> {
    let mut open: Vec<Provision> = Vec::new();
    outline
        .iter()
        .map(|heading| {
            let mut own = Provision::parse(&heading.label, words);
            let Some(word) = own.0.last().map(|unit| unit.word) else { return own };
            open.retain(|above| above.0.first().is_some_and(|unit| unit.word > word));
            if word < UnitWord::Article
                && let Some(above) = open.last()
            {
                own.0.extend(above.0.iter().filter(|unit| unit.word <= UnitWord::Article).cloned());
            }
            open.push(own.clone());
            own
        })
        .collect()
}

/// The heading of the smallest part that holds `provision`.
fn heading(chains: &[Provision], provision: &Provision) -> Option<usize> {
    let holds = |chain: &Provision| !chain.0.is_empty() && chain.covers(provision);
    (0..chains.len()).filter(|at| holds(&chains[*at])).max_by_key(|at| (chains[*at].0.len(), std::cmp::Reverse(*at)))
}
