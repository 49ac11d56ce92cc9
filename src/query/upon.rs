//! What documents of the corpus do to a given one: the corpus itself as a source of law.

use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::effect::Effect;
use crate::index::{DocumentCard, EngineError, Keyword, Node, Parts, Plan};
use crate::text::squeeze;

/// So many acting documents of one authority are read, the newest first.
const MOST: usize = 200;

/// What one document of the corpus does to an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upon {
    /// The acting document.
    pub by: DocumentCard,
    /// What it does.
    pub effect: Effect,
    /// The words that say so, white space squeezed.
    pub words: String,
}

/// All that documents of the corpus do to each of `keys`, or report to have been done, the newest document first: one
/// search and one reading for all of them.
///
/// # Errors
/// Only where the engine fails.
pub fn effects_upon(corpus: &Corpus<'_>, keys: &[AuthorityKey]) -> Result<Vec<Vec<Upon>>, EngineError> {
    let plan = |key: &AuthorityKey| Plan::newest(Node::Is(Keyword::Affects, key.0.clone()), MOST);
    let found = corpus.search(&keys.iter().map(plan).collect::<Vec<_>>())?;
    let mut ids: Vec<_> = found.iter().flat_map(|hits| hits.ids()).collect();
    ids.sort();
    ids.dedup();
    let records = corpus.fetch(&ids, Parts::EFFECTS | Parts::TEXT)?;
    let upon = |(key, hits): (&AuthorityKey, &crate::index::Hits)| {
        let of = |card: &DocumentCard| {
            let record = records.iter().find(|record| record.id == card.id);
            let effects = record.into_iter().flat_map(|record| {
                record.reading.effects.effects.iter().map(|effect| (effect, record.reading.text.text()))
            });
            let acting = effects.filter(|(effect, _)| effect.authority.as_ref() == Some(key));
            let told = acting.map(|(effect, text)| Upon {
                by: card.clone(),
                effect: effect.clone(),
                words: squeeze(effect.span.of(text)),
            });
            told.collect::<Vec<_>>()
        };
        hits.hits.iter().flat_map(|hit| of(&hit.card)).collect()
    };
    Ok(keys.iter().zip(&found).map(upon).collect())
}
