//! The documents that are cited: which there are, and which one a number means.

use super::overview::called;
use super::parse::parse;
use super::relations::known_keys;
use crate::authority::AuthorityKey;
use crate::corpus::{AuthorityCard, Corpus, numbered};
use crate::index::{
    Counted, Dictionary, EngineError, Facet, FacetCount, Keyword, Node, Plan, Values, Which, Written, key_behind,
    written,
};
use crate::registry::Registry;
use crate::text::fold;
use std::collections::BTreeSet;

/// A cited document and how many documents cite it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityCount {
    /// The cited document.
    pub card: AuthorityCard,
    /// How many documents cite it.
    pub documents: usize,
}

/// So many named laws are looked up for some words.
const NAMED_LAWS: usize = 50;

/// The authorities that `text` names, by number, by words of the key or of a law's name, the most cited first; all
/// where it is empty.
///
/// # Errors
/// Only where the engine fails.
pub fn authorities(corpus: &Corpus<'_>, text: &str, limit: usize) -> Result<Vec<AuthorityCount>, EngineError> {
    let form = parse(text, corpus.registry()).mentions().next().map(|mention| mention.form.clone());
    let counted = match &form {
        Some(form) => corpus.keys_named(form)?.into_iter().map(|key| (key, 0)).collect(),
        None => by_words(corpus, &fold(text), limit)?,
    };
    let keys: Vec<AuthorityKey> = counted.iter().map(|(key, _)| key.clone()).collect();
    let times = corpus.times_cited(&keys)?.into_iter().zip(&counted).map(|(times, (_, known))| times.max(*known));
    ranked(corpus, &keys, times, limit)
}

/// The first `limit` of `keys` that are cited at all, the most cited first, with what they are called.
pub(super) fn ranked(
    corpus: &Corpus<'_>,
    keys: &[AuthorityKey],
    times: impl Iterator<Item = usize>,
    limit: usize,
) -> Result<Vec<AuthorityCount>, EngineError> {
    let counts = keys.iter().zip(times).filter(|(_, count)| *count > 0);
    let mut counts: Vec<FacetCount> = counts.map(|(key, count)| FacetCount { value: key.0.clone(), count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counts.truncate(limit);
    called(corpus, &counts)
}

/// The keys that hold all of `words`, or belong to a law whose name does, with how many texts cite them.
fn by_words(corpus: &Corpus<'_>, words: &str, limit: usize) -> Result<Vec<(AuthorityKey, usize)>, EngineError> {
    let laws = if words.is_empty() { BTreeSet::new() } else { laws(corpus, words)? };
    let hits = corpus.ask(Plan::count(Node::All).with([Facet::all(Keyword::Cites)]))?;
    let counts = hits.counts(Keyword::Cites).iter().map(|count| (AuthorityKey(count.value.clone()), count.count));
    Ok(counts.filter(|(key, _)| laws.contains(key) || has_words(&key.0, words)).take(limit).collect())
}

/// Keys of laws whose name has all of `words`: their key may be a number that says nothing of the name.
fn laws(corpus: &Corpus<'_>, words: &str) -> Result<BTreeSet<AuthorityKey>, EngineError> {
    let named = corpus.beginning(Dictionary::Keyword(Keyword::Names), "", Counted::Live)?;
    let named = named.iter().filter_map(|count| key_behind(&count.value)).filter(|(form, _)| has_words(form, words));
    Ok(named.take(NAMED_LAWS).map(|(_, key)| key).collect())
}

/// Whether each of `words` begins a piece of `key`.
fn has_words(key: &str, words: &str) -> bool {
    words.split(' ').all(|word| key.split(['-', '.']).any(|piece| piece.starts_with(word)))
}

/// The authorities that `text` may mean: the one of that key, else all of that number or those words, held ones too that
/// nobody cites. The most cited stand first.
///
/// # Errors
/// Only where the engine fails.
pub fn meant_by(corpus: &Corpus<'_>, text: &str, limit: usize) -> Result<Vec<AuthorityCount>, EngineError> {
    let key = AuthorityKey::parse(text);
    let mention = parse(text, corpus.registry()).mentions().next().map(|mention| mention.form.clone());
    corpus.ahead(mention.as_deref().and_then(numbered))?;
    if !corpus.known_of([&key])?.is_empty() {
        let documents = corpus.times_cited(std::slice::from_ref(&key))?.into_iter().sum();
        let cards = corpus.cards(&[key])?.into_iter();
        return Ok(cards.map(|card| AuthorityCount { card, documents }).collect());
    }
    let mut found = authorities(corpus, text, limit)?;
    if let Some(form) = mention {
        let known: BTreeSet<&AuthorityKey> = found.iter().map(|found| &found.card.key).collect();
        let uncited = corpus.keys_named(&form)?.into_iter().filter(|key| !known.contains(key));
        let uncited: Vec<AuthorityKey> = uncited.take(limit.saturating_sub(found.len())).collect();
        let cards = corpus.cards(&uncited)?;
        found.extend(cards.into_iter().map(|card| AuthorityCount { card, documents: 0 }));
    }
    Ok(found)
}

/// The authorities that `text` may mean, as [`meant_by`] where there is a corpus; with those that official sources know under that
/// number and no document of the corpus cites.
///
/// # Errors
/// Only where the engine fails.
pub fn meant(
    corpus: Option<&Corpus<'_>>,
    registry: &Registry,
    text: &str,
    limit: usize,
) -> Result<Vec<AuthorityCount>, EngineError> {
    let mut found = match corpus {
        Some(corpus) => meant_by(corpus, text, limit)?,
        None => Vec::new(),
    };
    for key in known_keys(registry, text) {
        let Some(document) = registry.document(key.as_str()) else { continue };
        if found.len() < limit && found.iter().all(|one| one.card.key != key) {
            let card = AuthorityCard {
                canonical: Some(document.number),
                doc_type: Some(document.doc_type),
                issuer: document.issuer,
                ..AuthorityCard::unknown(key)
            };
            found.push(AuthorityCount { card, documents: 0 });
        }
    }
    Ok(found)
}

/// So many different dates, names, types and issuers of one authority are told; real ones have a handful.
const MOST_WRITTEN: usize = 20;

/// What must be asked for [`written_of`].
pub(super) fn asks_written(key: &AuthorityKey, what: Written) -> Values {
    let which = Which::Beginning(written(key, what), MOST_WRITTEN);
    Values { of: Dictionary::Keyword(Keyword::Writes), which, counted: Counted::Live }
}

/// What documents write of `key`, each value with how many of them write it, the most frequent first.
pub(super) fn written_of(
    corpus: &Corpus<'_>,
    key: &AuthorityKey,
    what: Written,
) -> Result<Vec<FacetCount>, EngineError> {
    let beginning = written(key, what);
    let field = Dictionary::Keyword(Keyword::Writes);
    let values = corpus.most(field, &beginning, MOST_WRITTEN, Counted::Live)?;
    let said = |count: &FacetCount| FacetCount { value: count.value[beginning.len()..].to_owned(), count: count.count };
    Ok(values.iter().map(said).collect())
}
