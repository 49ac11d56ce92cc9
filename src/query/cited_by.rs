//! Which documents cite a given one, on which page, in which words.

use super::authorities::{AuthorityCount, named, names};
use super::filters::Filters;
use super::parse::parse;
use super::plan::cites;
use super::snippet::{Snippet, around};
use crate::authority::Reference;
use crate::citation::{Kind, Pinpoint, Role};
use crate::index::{
    DocumentId, Engine, EngineError, Facet, Keyword, Node, Plan, Record, Sort, cites_as, number_key, reference_forms,
};
use std::collections::BTreeSet;

/// Who cites what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CitedByRequest {
    /// A number in any spelling, a law's name with its year, or an authority key.
    pub number: String,
    /// What citing documents must be.
    pub filters: Filters,
    /// Why they must cite it.
    pub role: Option<Role>,
    /// How many citing documents to pass over.
    pub offset: usize,
    /// Of how many citing documents to return the rows.
    pub limit: usize,
}

/// Every place that cites it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CitedByAnswer {
    /// The normal form that was looked for.
    pub form: String,
    /// How many documents cite it.
    pub total: usize,
    /// Which documents the number means, the most cited first; undecided references last.
    pub groups: Vec<CitedGroup>,
    /// The places, newest document first.
    pub rows: Vec<CitedByRow>,
}

/// One document that the number may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedGroup {
    /// Its authority key; `None` for references that leave several possible.
    pub authority: Option<String>,
    /// Its name as its issuer writes it.
    pub canonical: Option<String>,
    /// Its issuer.
    pub issuer: Option<String>,
    /// In how many documents it is cited.
    pub documents: usize,
}

/// One place that cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedByRow {
    /// The citing document.
    pub id: DocumentId,
    /// Its file name, or the `id` of a row.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Its province as written.
    pub province: Option<String>,
    /// Its plan year.
    pub year: Option<i16>,
    /// Its type.
    pub doc_type: Option<String>,
    /// Its own number.
    pub canonical: Option<String>,
    /// The page of the citation.
    pub page: u32,
    /// Why it is cited.
    pub role: Role,
    /// The words of the citation.
    pub surface: String,
    /// The cited document's name as its issuer writes it.
    pub cited: Option<String>,
    /// The sentence around it.
    pub context: Snippet,
    /// The provisions cited.
    pub pinpoints: Vec<Pinpoint>,
    /// The document that is meant; `None` where it is one of `candidates`.
    pub authority: Option<String>,
    /// The documents that may be meant.
    pub candidates: Vec<String>,
}

/// More authorities than one number has.
const ALL_KEYS: usize = 1_000_000;

/// Answers `request`. A document's own number line is no citation.
///
/// Only the documents of the wanted page are read; totals and groups are counted by the engine.
///
/// # Errors
/// Only where the engine fails; an unknown number has an empty answer.
pub fn cited_by(engine: &dyn Engine, request: &CitedByRequest) -> Result<CitedByAnswer, EngineError> {
    let form = form_of(&request.number);
    let mut answer = CitedByAnswer { form: form.clone(), ..CitedByAnswer::default() };
    if form.is_empty() {
        return Ok(answer);
    }
    let mut conditions = request.filters.nodes(engine)?;
    conditions.push(match request.role {
        Some(role) => Node::Is(Keyword::CitesAs, cites_as(role, &form)),
        None => cites(&form),
    });
    let hits = engine.search(&Plan {
        matching: Node::And(conditions.clone()),
        sort: Sort::Newest,
        offset: request.offset,
        limit: request.limit,
        facets: vec![Facet { field: Keyword::Cites, limit: ALL_KEYS }],
    })?;
    answer.total = hits.total;
    let ids: Vec<DocumentId> = hits.hits.into_iter().map(|hit| hit.id).collect();
    for record in engine.fetch(&ids)? {
        let matching = record.references.iter().filter(|reference| fits(reference, &form, request.role));
        answer.rows.extend(matching.map(|reference| row(&record, reference)));
    }
    // A law cited by name has a key of its number: only the rows tell that it is meant.
    let seen: BTreeSet<&str> = answer.rows.iter().filter_map(|row| row.authority.as_deref()).collect();
    let counts = hits.facets.into_iter().flat_map(|(_, counts)| counts);
    let meant = counts.filter(|count| names(&count.value, &form) || seen.contains(count.value.as_str()));
    for count in meant {
        let AuthorityCount { key, canonical, issuer, documents, .. } = named(engine, count)?;
        answer.groups.push(CitedGroup { authority: Some(key), canonical, issuer, documents });
    }
    conditions.push(Node::Is(Keyword::MayCite, form));
    let undecided = Plan { matching: Node::And(conditions), sort: Sort::Id, offset: 0, limit: 0, facets: Vec::new() };
    let documents = engine.search(&undecided)?.total;
    if documents > 0 {
        let canonical = answer.rows.iter().find(|row| row.authority.is_none()).map(|row| row.cited.clone());
        answer.groups.push(CitedGroup { authority: None, canonical: canonical.flatten(), issuer: None, documents });
    }
    Ok(answer)
}

/// The form to look for: an authority key as it is, a number in its normal form.
fn form_of(number: &str) -> String {
    let understood = parse(number);
    let trimmed = number.trim();
    // A key that carries a province is no number that a person would type.
    if trimmed.contains('.') && trimmed.is_ascii() && !trimmed.contains(|c: char| c.is_whitespace() || c == '/') {
        return trimmed.to_ascii_lowercase();
    }
    match understood.mentions().next() {
        Some(mention) if understood.parts.len() == 1 => mention.form.clone(),
        _ => number_key(number),
    }
}

fn fits(reference: &Reference, form: &str, role: Option<Role>) -> bool {
    let citation = &reference.citation;
    let is = |key: &crate::authority::AuthorityKey| key.0 == form;
    citation.kind != Kind::Own
        && role.is_none_or(|role| role == citation.role)
        && (reference.authority.as_ref().is_some_and(is)
            || reference.candidates.iter().any(is)
            || reference_forms(reference).contains(form))
}

fn row(record: &Record, reference: &Reference) -> CitedByRow {
    let (document, citation) = (&record.document, &reference.citation);
    CitedByRow {
        id: record.id.clone(),
        name: record.source.name.clone(),
        title: document.title.clone(),
        province: document.province.clone(),
        year: document.year,
        doc_type: document.doc_type.clone(),
        canonical: document.canonical.clone(),
        page: citation.page.get(),
        role: citation.role,
        surface: citation.surface.clone(),
        cited: citation.canonical.clone(),
        context: around(&record.text, citation.span),
        pinpoints: citation.pinpoints.clone(),
        authority: reference.authority.as_ref().map(|key| key.0.clone()),
        candidates: reference.candidates.iter().map(|key| key.0.clone()).collect(),
    }
}
