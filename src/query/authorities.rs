//! The documents that are cited: which there are, and what is known of one.

use super::parse::parse;
use super::plan::cites;
use crate::index::{
    DocumentId, Engine, EngineError, Facet, FacetCount, Hits, Keyword, Node, Plan, Sort, local_part, number_forms,
    reference_forms,
};
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

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

/// What is known of one cited document, from the documents that cite it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuthoritySummary {
    /// Its key.
    pub key: String,
    /// Its URN:LEX name.
    pub urn: Option<String>,
    /// Its names with the number of places that write them so, the most frequent first.
    pub names: Vec<(String, usize)>,
    /// Its types, dates, issuers and subjects, counted in the same way.
    pub types: Vec<(String, usize)>,
    /// Dates given for it.
    pub dates: Vec<(String, usize)>,
    /// Issuers given for it.
    pub issuers: Vec<(String, usize)>,
    /// What it is said to be about.
    pub subjects: Vec<(String, usize)>,
    /// How many documents cite it.
    pub documents: usize,
    /// From which provinces.
    pub provinces: Vec<FacetCount>,
    /// In which years.
    pub years: Vec<FacetCount>,
    /// Documents of the index that are this one.
    pub held_as: Vec<DocumentId>,
}

/// Every key that an index of any size may hold.
const ALL_KEYS: usize = 1_000_000;
/// So many citing documents are read for a summary; the counts of documents are of all.
const SAMPLE: usize = 200;

/// So many named laws are looked up for some words.
const NAMED_LAWS: usize = 50;

/// The authorities that `text` names, by number, by words of the key or of a law's name, the most cited first; all
/// where it is empty.
///
/// # Errors
/// Only where the engine fails.
pub fn authorities(engine: &dyn Engine, text: &str, limit: usize) -> Result<Vec<AuthorityCount>, EngineError> {
    let form = parse(text).mentions().next().map(|mention| mention.form.clone());
    let matching = form.as_deref().map_or(Node::All, cites);
    let words = fold(text);
    let laws = if form.is_none() && !words.is_empty() { laws(engine, &words)? } else { BTreeSet::new() };
    let wanted = |key: &str| match &form {
        Some(form) => names(key, form),
        None => laws.contains(key) || has_words(key, &words),
    };
    let hits = ask(engine, matching, 0, &[(Keyword::Cites, ALL_KEYS)])?;
    let counts = hits.facets.into_iter().flat_map(|(_, counts)| counts);
    counts.filter(|count| wanted(&count.value)).take(limit).map(|count| named(engine, count)).collect()
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
            let meant = record.references.iter().filter(|reference| reference_forms(reference).contains(&form));
            keys.extend(meant.filter_map(|reference| reference.authority.as_ref()).map(|key| key.0.clone()));
        }
    }
    Ok(keys)
}

/// Whether each of `words` begins a piece of `key`.
fn has_words(key: &str, words: &str) -> bool {
    words.split(' ').all(|word| key.split(['-', '.']).any(|piece| piece.starts_with(word)))
}

/// What is known of the authority `key`; `None` where no document cites it and none is it.
///
/// # Errors
/// Only where the engine fails.
pub fn authority(engine: &dyn Engine, key: &str) -> Result<Option<AuthoritySummary>, EngineError> {
    let citing = Node::Is(Keyword::Cites, key.to_owned());
    let hits = ask(engine, citing, SAMPLE, &[(Keyword::Province, 100), (Keyword::Year, 100)])?;
    let held = ask(engine, Node::Is(Keyword::Own, key.to_owned()), SAMPLE, &[])?;
    if hits.total == 0 && held.total == 0 {
        return Ok(None);
    }
    let mut summary = AuthoritySummary { key: key.to_owned(), documents: hits.total, ..AuthoritySummary::default() };
    let mut said: [BTreeMap<String, usize>; 5] = Default::default();
    for record in engine.fetch(&ids(&hits))? {
        for reference in record.references.iter().filter(|r| r.authority.as_ref().is_some_and(|a| a.0 == key)) {
            let citation = &reference.citation;
            let date = citation.date.map(|date| date.to_string());
            let values = [&citation.canonical, &citation.doc_type, &date, &citation.issuer, &citation.subject];
            for (counts, value) in said.iter_mut().zip(values) {
                if let Some(value) = value {
                    *counts.entry(value.clone()).or_default() += 1;
                }
            }
            summary.urn = summary.urn.take().or_else(|| reference.urn.clone());
        }
    }
    let [names, types, dates, issuers, subjects] = said.map(ranked);
    (summary.names, summary.types, summary.dates) = (names, types, dates);
    (summary.issuers, summary.subjects) = (issuers, subjects);
    summary.held_as = ids(&held);
    for (facet, counts) in hits.facets {
        match facet.field {
            Keyword::Province => summary.provinces = counts,
            _ => summary.years = counts,
        }
    }
    Ok(Some(summary))
}

/// Whether `form` is the authority `key` or one of its forms without province, year or issuer.
pub(super) fn names(key: &str, form: &str) -> bool {
    key == form || number_forms(local_part(key)).iter().any(|other| other == form)
}

/// What one of the documents that cite it says of an authority.
pub(super) fn named(engine: &dyn Engine, count: FacetCount) -> Result<AuthorityCount, EngineError> {
    let hits = ask(engine, Node::Is(Keyword::Cites, count.value.clone()), 1, &[])?;
    let records = engine.fetch(&ids(&hits))?;
    let is_it = |r: &&crate::authority::Reference| r.authority.as_ref().is_some_and(|key| key.0 == count.value);
    let citation = records.first().and_then(|record| record.references.iter().find(is_it)).map(|r| &r.citation);
    Ok(AuthorityCount {
        canonical: citation.and_then(|citation| citation.canonical.clone()),
        doc_type: citation.and_then(|citation| citation.doc_type.clone()),
        issuer: citation.and_then(|citation| citation.issuer.clone()),
        documents: count.count,
        key: count.value,
    })
}

fn ask(engine: &dyn Engine, matching: Node, limit: usize, facets: &[(Keyword, usize)]) -> Result<Hits, EngineError> {
    let facets = facets.iter().map(|(field, limit)| Facet { field: *field, limit: *limit }).collect();
    engine.search(&Plan { matching, sort: Sort::Newest, offset: 0, limit, facets })
}

fn ids(hits: &Hits) -> Vec<DocumentId> {
    hits.hits.iter().map(|hit| hit.id.clone()).collect()
}

fn ranked(counts: BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
