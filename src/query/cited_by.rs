//! Which documents cite a given one, on which page, in which words.

use super::authorities::{AuthorityCount, named, names};
use super::filters::Filters;
use super::parse::{Part, parse};
use super::plan::cites;
use super::settle::{is_settled_by_corpus, known, older, only, open as open_of, open_since, open_to, settle};
use super::snippet::{Snippet, around};
use crate::authority::Reference;
use crate::citation::{Kind, Pinpoint, Role};
use crate::index::{
    DocumentId, Engine, EngineError, Facet, FacetCount, Keyword, Node, Plan, Record, Sort, cites_as, key_parts,
    number_key, reference_forms, series_form,
};
use crate::registry::Registry;
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
    /// Whether the corpus tells which one is meant, and not the text.
    pub settled_by_corpus: bool,
}

/// More authorities than one number has.
const ALL_KEYS: usize = 1_000_000;

/// Answers `request`. A document's own number line is no citation.
///
/// Only the documents of the wanted page are read; totals and groups are counted by the engine.
///
/// # Errors
/// Only where the engine fails; an unknown number has an empty answer.
pub fn cited_by(
    engine: &dyn Engine,
    registry: &Registry,
    request: &CitedByRequest,
) -> Result<CitedByAnswer, EngineError> {
    let form = form_of(&request.number, registry);
    let mut answer = CitedByAnswer { form: form.clone(), ..CitedByAnswer::default() };
    if form.is_empty() {
        return Ok(answer);
    }
    let mut conditions = request.filters.nodes(engine)?;
    let key = key_of(&request.number);
    let named = |form: &String| match request.role {
        Some(role) => Node::Is(Keyword::CitesAs, cites_as(role, form)),
        None => cites(form),
    };
    let mut meant = vec![named(&form), named(&key)];
    if let Some((open, _)) = open_to(engine, &key)? {
        meant.push(in_role(open, &key, request.role));
    }
    conditions.push(Node::Or(meant));
    let hits = engine.search(&Plan {
        matching: Node::And(conditions.clone()),
        sort: Sort::Newest,
        offset: request.offset,
        limit: request.limit,
        facets: [Keyword::Cites, Keyword::CitesSeries].map(|field| Facet { field, limit: ALL_KEYS }).to_vec(),
    })?;
    answer.total = hits.total;
    let ids: Vec<DocumentId> = hits.hits.into_iter().map(|hit| hit.id).collect();
    let mut records = engine.fetch(&ids)?;
    settle(engine, &mut records)?;
    for record in &records {
        let matching = record.references.iter().filter(|reference| fits(reference, [&form, &key], request.role));
        answer.rows.extend(matching.map(|reference| row(record, reference)));
    }
    answer.groups = groups(engine, conditions, &hits.facets, (&answer, &key))?;
    Ok(answer)
}

/// Which documents the form means in the documents that match `conditions`, and in how many of them it stays open.
fn groups(
    engine: &dyn Engine,
    conditions: Vec<Node>,
    facets: &[(Facet, Vec<FacetCount>)],
    (answer, key): (&CitedByAnswer, &str),
) -> Result<Vec<CitedGroup>, EngineError> {
    let form = answer.form.as_str();
    let counts = |field| facets.iter().filter(move |(facet, _)| facet.field == field).flat_map(|(_, counts)| counts);
    let count = |node: Node| {
        let matching = Node::And(conditions.iter().cloned().chain([node]).collect());
        engine
            .search(&Plan { matching, sort: Sort::Id, offset: 0, limit: 0, facets: Vec::new() })
            .map(|hits| hits.total)
    };
    // A law cited by name has a key of its number: only the rows tell that it is meant.
    let seen: BTreeSet<&str> = answer.rows.iter().filter_map(|row| row.authority.as_deref()).collect();
    let meant = counts(Keyword::Cites).filter(|count| names(&count.value, form) || seen.contains(count.value.as_str()));
    let mut meant: Vec<FacetCount> = meant.cloned().collect();
    let of_key = key_parts(key).map(|parts| parts.series);
    let open = counts(Keyword::CitesSeries).map(|count| count.value.as_str());
    let open: BTreeSet<&str> = open.filter(|open| names(open, form) || of_key.as_deref() == Some(open)).collect();
    let known = known(engine, &open)?;
    let mut undecided = [form, key].map(|form| Node::Is(Keyword::MayCite, form.to_owned())).to_vec();
    for series in open {
        let Some((key, year)) = known.get(series).and_then(only) else {
            undecided.push(open_of(series));
            continue;
        };
        undecided.push(Node::And(vec![open_of(series), older(year)]));
        let cites = Node::Is(Keyword::Cites, key.0.clone());
        let documents = count(Node::Or(vec![cites, open_since(series, year)]))?;
        meant.retain(|count| count.value != key.0);
        if documents > 0 {
            meant.push(FacetCount { value: key.0.clone(), count: documents });
        }
    }
    meant.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    let mut groups = Vec::new();
    for count in meant {
        let AuthorityCount { key, canonical, issuer, documents, .. } = named(engine, count)?;
        groups.push(CitedGroup { authority: Some(key), canonical, issuer, documents });
    }
    let documents = count(Node::Or(undecided))?;
    if documents > 0 {
        let canonical = answer.rows.iter().find(|row| row.authority.is_none()).map(|row| row.cited.clone());
        groups.push(CitedGroup { authority: None, canonical: canonical.flatten(), issuer: None, documents });
    }
    Ok(groups)
}

/// `number` as an authority key would be written. Keys have zeros in front that the forms of numbers lack.
fn key_of(number: &str) -> String {
    number.trim().to_ascii_lowercase()
}

/// Documents of `open` whose open references of the series of `key` stand in `role`.
fn in_role(open: Node, key: &str, role: Option<Role>) -> Node {
    let series = key_parts(key).map(|parts| series_form(&parts.series));
    match role.zip(series) {
        Some((role, series)) => Node::And(vec![open, Node::Is(Keyword::CitesAs, cites_as(role, &series))]),
        None => open,
    }
}

/// The form to look for: an authority key as it is, a number in its normal form.
fn form_of(number: &str, registry: &Registry) -> String {
    let understood = parse(number, registry);
    let trimmed = number.trim();
    // A key that carries a province is no number that a person would type.
    if trimmed.contains('.') && trimmed.is_ascii() && !trimmed.contains(|c: char| c.is_whitespace() || c == '/') {
        return trimmed.to_ascii_lowercase();
    }
    match understood.only() {
        Some(Part::Number(mention)) => mention.form.clone(),
        _ => number_key(number),
    }
}

fn fits(reference: &Reference, forms: [&String; 2], role: Option<Role>) -> bool {
    let citation = &reference.citation;
    let meant = || reference.authority.iter().chain(&reference.candidates).any(|key| forms.contains(&&key.0));
    citation.kind != Kind::Own
        && role.is_none_or(|role| role == citation.role)
        && (meant() || reference_forms(reference).contains(forms[0]))
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
        settled_by_corpus: is_settled_by_corpus(reference),
    }
}
