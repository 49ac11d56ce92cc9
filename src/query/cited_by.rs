//! Which documents cite a given one, on which page, in which words.

use super::filters::Filters;
use super::parse::parse;
use super::plan::cites;
use super::snippet::{Snippet, around};
use crate::authority::Reference;
use crate::citation::{Kind, Pinpoint, Role};
use crate::index::{DocumentId, Engine, EngineError, Node, Plan, Record, Sort, number_key, reference_forms};
use std::collections::{BTreeMap, BTreeSet};

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
    /// The sentence around it.
    pub context: Snippet,
    /// The provisions cited.
    pub pinpoints: Vec<Pinpoint>,
    /// The document that is meant; `None` where it is one of `candidates`.
    pub authority: Option<String>,
    /// The documents that may be meant.
    pub candidates: Vec<String>,
}

/// Citing documents are read so many at a time, so that memory stays bounded.
const CHUNK: usize = 128;

/// Answers `request`. A document's own number line is no citation.
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
    conditions.push(cites(&form));
    let mut plan =
        Plan { matching: Node::And(conditions), sort: Sort::Newest, offset: 0, limit: CHUNK, facets: Vec::new() };
    let mut groups: BTreeMap<Option<String>, CitedGroup> = BTreeMap::new();
    loop {
        let ids: Vec<DocumentId> = engine.search(&plan)?.hits.into_iter().map(|hit| hit.id).collect();
        for record in engine.fetch(&ids)? {
            let matching: Vec<&Reference> = record.references.iter().filter(|r| fits(r, &form, request.role)).collect();
            if matching.is_empty() {
                continue;
            }
            count(&mut groups, &matching);
            if (request.offset..request.offset.saturating_add(request.limit)).contains(&answer.total) {
                answer.rows.extend(matching.iter().map(|reference| row(&record, reference)));
            }
            answer.total += 1;
        }
        if ids.len() < CHUNK {
            break;
        }
        plan.offset += CHUNK;
    }
    answer.groups = groups.into_values().collect();
    answer.groups.sort_by_key(|group| (group.authority.is_none(), std::cmp::Reverse(group.documents)));
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

fn count(groups: &mut BTreeMap<Option<String>, CitedGroup>, matching: &[&Reference]) {
    let mut seen = BTreeSet::new();
    for reference in matching {
        let authority = reference.authority.as_ref().map(|key| key.0.clone());
        let citation = &reference.citation;
        let group = groups.entry(authority.clone()).or_insert_with(|| CitedGroup {
            authority: authority.clone(),
            canonical: None,
            issuer: None,
            documents: 0,
        });
        group.canonical = group.canonical.take().or_else(|| citation.canonical.clone());
        // Whose an undecided number is, is the question.
        if authority.is_some() {
            group.issuer = group.issuer.take().or_else(|| citation.issuer.clone());
        }
        group.documents += usize::from(seen.insert(authority));
    }
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
        context: around(&record.text, citation.span),
        pinpoints: citation.pinpoints.clone(),
        authority: reference.authority.as_ref().map(|key| key.0.clone()),
        candidates: reference.candidates.iter().map(|key| key.0.clone()).collect(),
    }
}
