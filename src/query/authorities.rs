//! The documents that are cited: which there are, and which one a number means.

use super::authority::{is_known, times_cited};
use super::parse::parse;
use super::settle::keys_that_begin;
use crate::authority::AuthorityKey;
use crate::index::{
    Dictionary, DocumentId, Engine, EngineError, Facet, FacetCount, Hits, Keyword, Node, Plan, Sort, Written, written,
};
use crate::notation::{NumberForm, padded_number};
use crate::registry::Registry;
use crate::text::fold;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A cited document and how many documents cite it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityCount {
    /// Its key.
    pub key: String,
    /// Its name as its issuer writes it, from one of the documents that cite it.
    pub canonical: Option<String>,
    /// Its type.
    pub doc_type: Option<String>,
    /// Its issuer.
    pub issuer: Option<String>,
    /// How many documents cite it.
    pub documents: usize,
}

/// Every key that an index of any size may hold.
const ALL_KEYS: usize = 1_000_000;

/// So many named laws are looked up for some words.
const NAMED_LAWS: usize = 50;

/// The authorities that `text` names, by number, by words of the key or of a law's name, the most cited first; all
/// where it is empty.
///
/// # Errors
/// Only where the engine fails.
pub fn authorities(
    engine: &dyn Engine,
    registry: &Registry,
    text: &str,
    limit: usize,
) -> Result<Vec<AuthorityCount>, EngineError> {
    let form = parse(text, registry).mentions().next().map(|mention| mention.form.clone());
    let counted = match &form {
        Some(form) => {
            let keys = named_by(engine, form)?;
            keys.into_iter().map(|key| (key.0, 0)).collect::<Vec<_>>()
        }
        None => {
            let words = fold(text);
            let laws = if words.is_empty() { BTreeSet::new() } else { laws(engine, &words)? };
            let hits = ask(engine, Node::All, 0, &[(Keyword::Cites, ALL_KEYS)])?;
            let counts = hits.facets.into_iter().flat_map(|(_, counts)| counts);
            let wanted = counts.filter(|count| laws.contains(&count.value) || has_words(&count.value, &words));
            wanted.take(limit).map(|count| (count.value, count.count)).collect()
        }
    };
    let mut found = Vec::new();
    for (value, at_least) in counted {
        let count = times_cited(engine, &value)?.max(at_least);
        if count > 0 {
            found.push(FacetCount { value, count });
        }
    }
    found.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    found.into_iter().take(limit).map(|count| named(engine, count)).collect()
}

/// Keys of laws whose name has all of `words`: their key may be a number that says nothing of the name.
fn laws(engine: &dyn Engine, words: &str) -> Result<BTreeSet<String>, EngineError> {
    let hits = ask(engine, Node::All, 0, &[(Keyword::CitesNumber, ALL_KEYS)])?;
    let named = |form: &String| !form.starts_with(|c: char| c.is_ascii_digit()) && has_words(form, words);
    let forms = hits.facets.into_iter().flat_map(|(_, counts)| counts).map(|count| count.value).filter(named);
    let mut keys = BTreeSet::new();
    for form in forms.take(NAMED_LAWS) {
        let citing = ask(engine, Node::Is(Keyword::CitesNumber, form.clone()), 1, &[])?;
        for record in engine.fetch(&ids(&citing))? {
            let meant = record.reading.references.iter().filter(|reference| reference.is_found_as(&form));
            keys.extend(meant.filter_map(|reference| reference.authority.as_ref()).map(|key| key.0.clone()));
        }
    }
    Ok(keys)
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
pub fn meant_by(
    engine: &dyn Engine,
    registry: &Registry,
    text: &str,
    limit: usize,
) -> Result<Vec<AuthorityCount>, EngineError> {
    let key = text.trim().to_ascii_lowercase();
    if is_known(engine, &key)? {
        let count = times_cited(engine, &key)?;
        return Ok(vec![named(engine, FacetCount { value: key, count })?]);
    }
    let mut found = authorities(engine, registry, text, limit)?;
    if let Some(mention) = parse(text, registry).mentions().next() {
        let hits = ask(engine, Node::All, 0, &[(Keyword::Own, ALL_KEYS)])?;
        for own in hits.facets.into_iter().flat_map(|(_, counts)| counts) {
            let known = found.iter().any(|found| found.key == own.value);
            if !known && found.len() < limit && names(&own.value, &mention.form) {
                found.push(named(engine, FacetCount { value: own.value, count: 0 })?);
            }
        }
    }
    Ok(found)
}

/// The keys that documents of the corpus cite or are, and that `form` [`names`].
pub(super) fn named_by(engine: &dyn Engine, form: &str) -> Result<BTreeSet<AuthorityKey>, EngineError> {
    let local = AuthorityKey(form.to_owned());
    let Some(form_of) = NumberForm::read(local.local()) else { return Ok(BTreeSet::new()) };
    keys_that_begin(engine, &padded_number(&form_of.number), |key| names(key, form))
}

/// Whether `form` is the authority `key` or one of its forms without province, year or issuer.
pub(super) fn names(key: &str, form: &str) -> bool {
    AuthorityKey(key.to_owned()).is_named_by(form)
}

/// What one of the documents that cite it says of an authority.
pub(super) fn named(engine: &dyn Engine, count: FacetCount) -> Result<AuthorityCount, EngineError> {
    let hits = ask(engine, Node::Is(Keyword::Cites, count.value.clone()), 1, &[])?;
    let records = engine.fetch(&ids(&hits))?;
    let is_it = |r: &&crate::authority::Reference| r.authority.as_ref().is_some_and(|key| key.0 == count.value);
    let citation = records.first().and_then(|record| record.reading.references.iter().find(is_it)).map(|r| &r.citation);
    if let Some(citation) = citation {
        let (canonical, doc_type, issuer) = (&citation.canonical, &citation.doc_type, &citation.issuer);
        return Ok(AuthorityCount {
            canonical: canonical.clone(),
            doc_type: doc_type.clone(),
            issuer: issuer.clone(),
            documents: count.count,
            key: count.value,
        });
    }
    // Nobody cites it beyond doubt: it calls itself so.
    let held = ask(engine, Node::Is(Keyword::Own, count.value.clone()), 1, &[])?;
    let document = engine.fetch(&ids(&held))?.pop().map(|record| record.reading.document).unwrap_or_default();
    Ok(AuthorityCount {
        canonical: document.canonical,
        doc_type: document.doc_type,
        issuer: document.issuer,
        documents: count.count,
        key: count.value,
    })
}

/// So many different dates, names, types and issuers of one authority are told; real ones have a handful.
const MOST_WRITTEN: usize = 20;

/// What documents of all `conditions` write of `key`, each value with how many of them write it, the most frequent first.
pub(super) fn written_of(
    engine: &dyn Engine,
    key: &str,
    what: Written,
    conditions: &[Node],
) -> Result<Vec<FacetCount>, EngineError> {
    let beginning = written(key, what);
    let mut known = engine.dictionary(Dictionary::Keyword(Keyword::Writes), &beginning)?;
    known.sort_by_key(|value| Reverse(value.count));
    let mut values = Vec::new();
    for FacetCount { value, .. } in known.into_iter().take(MOST_WRITTEN) {
        let said = value[beginning.len()..].to_owned();
        // Dictionaries still count what was removed.
        let matching = conditions.iter().cloned().chain([Node::Is(Keyword::Writes, value)]).collect();
        let count = ask(engine, Node::And(matching), 0, &[])?.total;
        if count > 0 {
            values.push(FacetCount { value: said, count });
        }
    }
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    Ok(values)
}

pub(super) fn ask(
    engine: &dyn Engine,
    matching: Node,
    limit: usize,
    facets: &[(Keyword, usize)],
) -> Result<Hits, EngineError> {
    let facets = facets.iter().map(|(field, limit)| Facet { field: *field, limit: *limit }).collect();
    engine.search(&Plan { matching, sort: Sort::Newest, offset: 0, limit, facets })
}

pub(super) fn ids(hits: &Hits) -> Vec<DocumentId> {
    hits.hits.iter().map(|hit| hit.id.clone()).collect()
}
