//! What a document means for the others of the corpus: which of them rest on what it replaces, repeals or amends, at which
//! provision and page. The question of the morning on which a decree appears.

use super::provisions::cited;
use super::relations::{KnownRelation, known_facts};
use super::upon::effects_upon;
use crate::authority::AuthorityKey;
use crate::citation::Role;
use crate::corpus::Corpus;
use crate::effect::{Effect, EffectKind, Effects, Provision};
use crate::index::{DocumentCard, EngineError, Keyword, Node, Parts, Plan};
use crate::notation::PartialDate;
use crate::registry::{Act, ActWords, Certainty, Registry};
use crate::text::{PageNumber, Span};
use std::collections::{BTreeMap, BTreeSet};

/// So many documents that cite one authority are read, the newest first.
const MOST: usize = 1000;

/// What a document means for others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Impact {
    /// What it does that changes others, in the order of its text.
    pub effects: Vec<Effect>,
    /// How many documents rest on what it changes.
    pub documents: usize,
    /// The places: documents that still stand first, then by issuing body, by document and by page.
    pub rows: Vec<ImpactRow>,
}

/// A place that rests on what is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpactRow {
    /// The document that rests on it.
    pub card: DocumentCard,
    /// The page of the citation.
    pub page: u32,
    /// Why it is cited.
    pub role: Role,
    /// The provisions that the place cites; none is the whole.
    pub provisions: Vec<Provision>,
    /// What is done, as an index of [`Impact::effects`].
    pub effect: usize,
    /// Whether what is done touches what the place cites; unknown where a part is changed and the place cites the whole.
    pub touched: Option<bool>,
    /// By which document the one that rests on it ended itself, as far as the corpus tells, on the day that is asked about.
    pub ended_by: Option<String>,
}

/// What `effects`, those of a document with the key `own`, mean for the documents of the corpus; on the day `on` where one is
/// given: what acts later is left out.
///
/// # Errors
/// Only where the engine fails.
pub fn impact(
    corpus: &Corpus<'_>,
    effects: &Effects,
    own: Option<&AuthorityKey>,
    on: Option<PartialDate>,
) -> Result<Impact, EngineError> {
    let later = |effect: &Effect| on.zip(effect.from).is_some_and(|(on, from)| from > on);
    let changing = |effect: &&Effect| effect.kind.changes() && !effect.reported && !later(effect);
    let effects: Vec<Effect> = effects.effects.iter().filter(changing).cloned().collect();
    let keys: Vec<&AuthorityKey> =
        effects.iter().filter_map(|effect| effect.authority.as_ref()).collect::<BTreeSet<_>>().into_iter().collect();
    let plan = |key: &&AuthorityKey| Plan::newest(Node::Is(Keyword::Cites, key.0.clone()), MOST);
    let found = corpus.search(&keys.iter().map(plan).collect::<Vec<_>>())?;
    let mut cards: BTreeMap<String, DocumentCard> = BTreeMap::new();
    for hit in found.into_iter().flat_map(|hits| hits.hits) {
        if own.is_none() || hit.card.own.as_ref() != own {
            cards.insert(hit.card.id.0.clone(), hit.card);
        }
    }
    let ids: Vec<_> = cards.values().map(|card| card.id.clone()).collect();
    let records = corpus.fetch(&ids, Parts::REFERENCES)?;
    let ended = ended(corpus, &cards, on)?;
    let mut rows = Vec::new();
    for record in &records {
        let Some(card) = cards.get(&record.id.0) else { continue };
        for reference in record.reading.citing() {
            let provisions = cited(reference, corpus.registry());
            for (at, effect) in effects.iter().enumerate() {
                if effect.authority.is_some() && effect.authority == reference.authority {
                    rows.push(ImpactRow {
                        card: card.clone(),
                        page: reference.citation.page.get(),
                        role: reference.citation.role,
                        touched: touched(effect, &provisions),
                        provisions: provisions.clone(),
                        effect: at,
                        ended_by: card.own.as_ref().and_then(|own| ended.get(own)).cloned(),
                    });
                }
            }
        }
    }
    rows.sort_by(|a, b| order(a).cmp(&order(b)));
    rows.dedup();
    let documents = rows.iter().map(|row| &row.card.id).collect::<BTreeSet<_>>().len();
    Ok(Impact { effects, documents, rows })
}

/// What the document under the key `key` does: by its own words where the corpus holds it, else as far as the registry knows;
/// `None` where neither knows it.
///
/// # Errors
/// Only where the engine fails.
pub fn effects_of(corpus: &Corpus<'_>, key: &AuthorityKey) -> Result<Option<Effects>, EngineError> {
    let hits = corpus.ask(Plan::newest(Node::Is(Keyword::Own, key.0.clone()), 1))?;
    let held = corpus.fetch(&hits.ids(), Parts::EFFECTS)?.pop().map(|record| record.reading.effects);
    Ok(held.or_else(|| registered(corpus.registry(), key)))
}

/// What the registry knows that the document does.
fn registered(registry: &Registry, key: &AuthorityKey) -> Option<Effects> {
    let relations = known_facts(registry, key).relations;
    let effects: Vec<Effect> = relations
        .iter()
        .filter(|known| known.acts && known.relation.certainty != Certainty::Uncertain)
        .filter_map(|known| registered_effect(known, registry.acts()))
        .collect();
    (!effects.is_empty()).then(|| Effects { effects, ..Effects::default() })
}

fn registered_effect(known: &KnownRelation, words: &ActWords) -> Option<Effect> {
    let relation = &known.relation;
    let kind = match relation.act {
        Act::Replaces => EffectKind::Replaces,
        Act::Ends | Act::Abolishes => EffectKind::Repeals,
        Act::AbolishesPart => EffectKind::RepealsPart,
        Act::Amends => EffectKind::Amends,
        Act::Suspends => EffectKind::Suspends,
        _ => return None,
    };
    Some(Effect {
        kind,
        target: known.other.clone(),
        authority: Some(known.key.clone()),
        candidates: Vec::new(),
        provisions: relation.provisions.iter().map(|written| Provision::parse(written, words)).collect(),
        scope: None,
        by: relation.by.clone(),
        from: relation.effective.as_deref().and_then(PartialDate::parse),
        until: None,
        rule: None,
        except: None,
        phrase: None,
        reported: false,
        cause: None,
        span: Span::new(0, 0),
        page: PageNumber::from_index(0),
    })
}

type Order<'r> = (bool, bool, &'r str, &'r str, u32, usize);

fn order(row: &ImpactRow) -> Order<'_> {
    let issuer = row.card.issuer.as_deref().unwrap_or_default();
    (row.ended_by.is_some(), row.touched == Some(false), issuer, &row.card.name, row.page, row.effect)
}

/// Which of the citing documents other documents of the corpus ended, and by what.
fn ended(
    corpus: &Corpus<'_>,
    cards: &BTreeMap<String, DocumentCard>,
    on: Option<PartialDate>,
) -> Result<BTreeMap<AuthorityKey, String>, EngineError> {
    let keys: Vec<AuthorityKey> = cards.values().filter_map(|card| card.own.clone()).collect();
    let upon = effects_upon(corpus, &keys)?;
    let mut ended = BTreeMap::new();
    for (key, acts) in keys.into_iter().zip(upon) {
        let ends =
            |effect: &Effect| effect.kind.ends() && effect.from.is_some_and(|from| on.is_none_or(|on| from <= on));
        if let Some(act) = acts.iter().find(|act| ends(&act.effect)) {
            let by = act.effect.cause.as_ref().or(act.by.canonical.as_ref()).unwrap_or(&act.by.name);
            ended.insert(key, by.clone());
        }
    }
    Ok(ended)
}

fn touched(effect: &Effect, cited: &[Provision]) -> Option<bool> {
    if effect.provisions.is_empty() {
        return effect.scope.is_none().then_some(true);
    }
    if cited.is_empty() {
        return None;
    }
    Some(cited.iter().any(|cited| effect.provisions.iter().any(|changed| changed.touches(cited))))
}
