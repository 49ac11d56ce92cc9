//! Which documents cite a given one, on which page, in which words.

mod groups;
mod rows;
mod variants;

use super::days::Days;
use super::filters::Filters;
use super::parse::{Part, parse};
use super::plan::cites;
use super::settle::{open_to, settle};
use super::snippet::Snippet;
use crate::authority::AuthorityKey;
use crate::citation::{Pinpoint, Role};
use crate::index::{
    DocumentId, Engine, EngineError, Facet, FacetCount, Hits, Keyword, Node, Plan, Sort, cites_as, series_form,
};
use crate::notation::{PartialDate, number_key};
use crate::registry::Registry;
pub use variants::{Differs, Replaced, Variants};

/// Who cites what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CitedByRequest {
    /// A number in any spelling, a law's name with its year, or an authority key.
    pub number: String,
    /// What citing documents must be.
    pub filters: Filters,
    /// Why they must cite it.
    pub role: Option<Role>,
    /// Only documents that write it under this date or number, one of [`CitedByAnswer::variants`].
    pub written: Option<String>,
    /// Instead of the documents that cite it, those that cite only what it replaced, although it was there already.
    pub only_replaced: bool,
    /// Whether the oldest document stands first.
    pub oldest_first: bool,
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
    /// How many documents cite it, and are what was asked for beside.
    pub total: usize,
    /// From which provinces as written.
    pub provinces: Vec<FacetCount>,
    /// From which provinces as they are since 1 July 2025.
    pub provinces_today: Vec<FacetCount>,
    /// Of which plan years.
    pub years: Vec<FacetCount>,
    /// Which documents the number means, the most cited first; undecided references last.
    pub groups: Vec<CitedGroup>,
    /// Under which dates and numbers documents write it, where it means one document.
    pub variants: Variants,
    /// What it replaced, and how many documents cite only that, although it was there already.
    pub only_replaced: Vec<Replaced>,
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
    /// The date that is written.
    pub date: Option<PartialDate>,
    /// In what others write it otherwise.
    pub differs: Vec<Differs>,
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
    let filters = request.filters.nodes(engine)?;
    let forms = [form, key_of(&request.number)];
    let meant = meant_in(engine, &forms, request.role)?;
    let conditions: Vec<Node> = filters.iter().cloned().chain([meant]).collect();
    let hits = page(engine, conditions.clone(), request, &[Keyword::CitesSeries])?;
    take(engine, request, &hits, &forms, &mut answer)?;
    answer.groups = groups::groups(engine, conditions.clone(), &hits.facets, (&answer, &forms[1]))?;
    let Some(key) = sole(&answer.groups) else { return Ok(answer) };
    let all = filters.is_empty() && request.role.is_none();
    answer.variants = variants::variants(engine, registry, &key, &conditions, all)?;
    let replaced = variants::replaced(registry, &key);
    // Whoever cites it in whatever role does not cite the old one alone.
    let citing = meant_in(engine, &forms, None)?;
    let instead = |replaced: &[(String, Days)]| {
        let mut matching = filters.clone();
        matching.push(variants::only(replaced, citing.clone()));
        matching
    };
    for old in &replaced {
        answer.only_replaced.extend(variants::counted(engine, &old.0, instead(std::slice::from_ref(old)))?);
    }
    if request.only_replaced {
        let hits = page(engine, instead(&replaced), request, &[])?;
        let replaced: Vec<String> = replaced.into_iter().map(|(key, _)| key).collect();
        take(engine, request, &hits, &replaced, &mut answer)?;
    } else if let Some(written) = &request.written {
        let matching = conditions.into_iter().chain([variants::writing(&key, written)]).collect();
        let hits = page(engine, matching, request, &[])?;
        take(engine, request, &hits, &forms, &mut answer)?;
        answer.rows.retain(|row| row.writes(written));
    }
    if !request.only_replaced {
        answer.rows.iter_mut().for_each(|row| row.differs = answer.variants.differs(row));
    }
    Ok(answer)
}

/// The wanted page of the documents that match `conditions`, with what is told of all of them.
fn page(
    engine: &dyn Engine,
    conditions: Vec<Node>,
    request: &CitedByRequest,
    others: &[Keyword],
) -> Result<Hits, EngineError> {
    let told = [Keyword::Province, Keyword::ProvinceToday, Keyword::Year];
    engine.search(&Plan {
        matching: Node::And(conditions),
        sort: if request.oldest_first { Sort::Oldest } else { Sort::Newest },
        offset: request.offset,
        limit: request.limit,
        facets: told.iter().chain(others).map(|field| Facet { field: *field, limit: ALL_KEYS }).collect(),
    })
}

/// Takes into `answer` what `hits` tell, and the places of `forms` in them.
fn take(
    engine: &dyn Engine,
    request: &CitedByRequest,
    hits: &Hits,
    forms: &[String],
    answer: &mut CitedByAnswer,
) -> Result<(), EngineError> {
    let counts = |field| {
        let found = hits.facets.iter().find(|(facet, _)| facet.field == field);
        found.map(|(_, counts)| counts.clone()).unwrap_or_default()
    };
    answer.total = hits.total;
    answer.provinces = counts(Keyword::Province);
    answer.provinces_today = counts(Keyword::ProvinceToday);
    answer.years = counts(Keyword::Year);
    let ids: Vec<DocumentId> = hits.hits.iter().map(|hit| hit.id.clone()).collect();
    let mut records = engine.fetch(&ids)?;
    settle(engine, &mut records)?;
    answer.rows = records.iter().flat_map(|record| rows::rows(record, forms, request.role)).collect();
    Ok(())
}

/// Documents that cite one of `forms`, a number and a key, in `role`; also those that leave out its year.
fn meant_in(engine: &dyn Engine, forms: &[String; 2], role: Option<Role>) -> Result<Node, EngineError> {
    let named = |form: &String| match role {
        Some(role) => Node::Is(Keyword::CitesAs, cites_as(role, form)),
        None => cites(form),
    };
    let mut meant: Vec<Node> = forms.iter().map(named).collect();
    if let Some((open, _)) = open_to(engine, &forms[1])? {
        meant.push(in_role(open, &forms[1], role));
    }
    Ok(Node::Or(meant))
}

/// The one document that is meant, where no other may be.
fn sole(groups: &[CitedGroup]) -> Option<String> {
    let mut keys = groups.iter().filter_map(|group| group.authority.clone());
    keys.next().filter(|_| keys.next().is_none())
}

/// `number` as an authority key would be written. Keys have zeros in front that the forms of numbers lack.
fn key_of(number: &str) -> String {
    number.trim().to_ascii_lowercase()
}

/// Documents of `open` whose open references of the series of `key` stand in `role`.
fn in_role(open: Node, key: &str, role: Option<Role>) -> Node {
    let series = AuthorityKey::parse(key).series().map(|series| series_form(&series.0));
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
