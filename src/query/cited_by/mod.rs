//! Which documents cite a given one, on which page, in which words.

mod groups;
mod rows;
mod variants;

use super::days::Days;
use super::filters::Filters;
use super::parse::{Part, parse};
use super::plan::cites;
use super::snippet::Snippet;
use crate::authority::{AuthorityKey, Reference};
use crate::citation::{Pinpoint, Role};
use crate::corpus::{AuthorityCard, Corpus, calls, knows, numbered};
use crate::index::{
    DocumentCard, EngineError, Facet, FacetCount, Hits, Keyword, Node, Parts, Plan, Sort, Values, cites_as, series_form,
};
use crate::notation::{PartialDate, number_key};
use crate::registry::Registry;
use std::collections::BTreeSet;
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
    /// The document; `None` for references that leave several possible.
    pub card: Option<AuthorityCard>,
    /// What these references write, where it is open which document they mean.
    pub written: Option<String>,
    /// In how many documents it is cited.
    pub documents: usize,
}

impl CitedGroup {
    /// The number or name of what is meant.
    pub fn canonical(&self) -> Option<&str> {
        self.card.as_ref().map_or(self.written.as_deref(), |card| card.canonical.as_deref())
    }
}

/// One place that cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedByRow {
    /// The citing document.
    pub card: DocumentCard,
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
    pub authority: Option<AuthorityKey>,
    /// The documents that may be meant.
    pub candidates: Vec<AuthorityKey>,
    /// Whether the corpus tells which one is meant, and not the text.
    pub settled_by_corpus: bool,
}

/// What is asked for: a number in normal form, the same as a key would be written, and the role.
///
/// Keys have zeros in front that the forms of numbers lack.
struct Asked {
    forms: [String; 2],
    key: AuthorityKey,
    role: Option<Role>,
}

/// Answers `request`. A document's own number line is no citation.
///
/// Only the documents of the wanted page are read; totals and groups are counted by the engine.
///
/// # Errors
/// Only where the engine fails; an unknown number has an empty answer.
pub fn cited_by(corpus: &Corpus<'_>, request: &CitedByRequest) -> Result<CitedByAnswer, EngineError> {
    let registry = corpus.registry();
    let (form, key) = (form_of(&request.number, registry), AuthorityKey::parse(&request.number));
    let mut answer = CitedByAnswer { form: form.clone(), ..CitedByAnswer::default() };
    if form.is_empty() {
        return Ok(answer);
    }
    corpus.ahead(numbered(&form).into_iter().chain(key.series().iter().map(knows)))?;
    let named = corpus.keys_named(&form)?;
    let asked = Asked { forms: [form, key.0.clone()], key, role: request.role };
    let filters = request.filters.nodes();
    let conditions: Vec<Node> = filters.iter().cloned().chain([meant_in(corpus, &asked, asked.role)?]).collect();
    let hits = corpus.ask(page(conditions.clone(), request, &[Keyword::CitesSeries]))?;
    let about = named.iter().flat_map(|key| variants::asks(registry, key));
    let open = groups::open_series(&hits, &asked);
    take(corpus, request, &hits, &asked.forms, &mut answer, about.chain(open.iter().map(knows)))?;

    let all = filters.is_empty() && request.role.is_none();
    let keys: BTreeSet<AuthorityKey> =
        named.into_iter().chain(answer.rows.iter().filter_map(|row| row.authority.clone())).collect();
    // Whoever cites it in whatever role does not cite the old one alone.
    let citing = meant_in(corpus, &asked, None)?;
    let instead = |replaced: &[(AuthorityKey, Days)]| {
        Node::And(filters.iter().cloned().chain([variants::only(replaced, citing.clone())]).collect())
    };
    let olds: Vec<(AuthorityKey, Days)> = keys.iter().flat_map(|key| variants::replaced(registry, key)).collect();
    let beside: Vec<Plan> = olds.iter().map(|old| Plan::count(instead(std::slice::from_ref(old)))).collect();
    let counted = groups::groups(corpus, (&conditions, &asked), keys, &open, &beside, &answer.rows)?;
    answer.groups = counted.groups;
    let Some(key) = sole(&answer.groups) else { return Ok(answer) };
    answer.variants = variants::variants(corpus, &key, if all { None } else { Some(&conditions) })?;
    let replaced = variants::replaced(registry, &key);
    let counts = olds.iter().map(|(key, _)| key).zip(counted.beside);
    let counts = counts.filter(|(old, count)| *count > 0 && replaced.iter().any(|(key, _)| key == *old));
    answer.only_replaced = variants::called(corpus, counts.map(|(key, count)| (key.clone(), count)).collect())?;
    if request.only_replaced {
        let hits = corpus.ask(page(vec![instead(&replaced)], request, &[]))?;
        let replaced: Vec<String> = replaced.into_iter().map(|(key, _)| key.0).collect();
        take(corpus, request, &hits, &replaced, &mut answer, [])?;
    } else if let Some(written) = &request.written {
        let matching = conditions.into_iter().chain([variants::writing(&key, written)]).collect();
        let hits = corpus.ask(page(matching, request, &[]))?;
        take(corpus, request, &hits, &asked.forms, &mut answer, [])?;
        answer.rows.retain(|row| row.writes(written));
    }
    if !request.only_replaced {
        answer.rows.iter_mut().for_each(|row| row.differs = answer.variants.differs(row));
    }
    Ok(answer)
}

/// The wanted page of the documents that match `conditions`, with what is told of all of them.
fn page(conditions: Vec<Node>, request: &CitedByRequest, others: &[Keyword]) -> Plan {
    let told = [Keyword::Province, Keyword::ProvinceToday, Keyword::Year];
    Plan {
        matching: Node::And(conditions),
        sort: if request.oldest_first { Sort::Oldest } else { Sort::Newest },
        offset: request.offset,
        limit: request.limit,
        facets: told.iter().chain(others).map(|field| Facet::all(*field)).collect(),
    }
}

/// Takes into `answer` what `hits` tell, and the places of `forms` in them; with what settles these, `also` is asked.
fn take(
    corpus: &Corpus<'_>,
    request: &CitedByRequest,
    hits: &Hits,
    forms: &[String],
    answer: &mut CitedByAnswer,
    also: impl IntoIterator<Item = Values>,
) -> Result<(), EngineError> {
    answer.total = hits.total;
    answer.provinces = hits.counts(Keyword::Province).to_vec();
    answer.provinces_today = hits.counts(Keyword::ProvinceToday).to_vec();
    answer.years = hits.counts(Keyword::Year).to_vec();
    let mut records = corpus.fetch(&hits.ids(), Parts::ALL)?;
    let references = || records.iter().flat_map(|record| &record.reading.references);
    let open = references().filter_map(Reference::open_series).map(knows);
    let meant = references().filter(|reference| rows::fits(reference, forms, request.role));
    let called = meant.filter_map(|reference| reference.authority.as_ref()).flat_map(calls);
    corpus.ahead(open.chain(called).chain(also))?;
    corpus.settle(&mut records)?;
    answer.rows = records.iter().flat_map(|record| rows::rows(record, forms, request.role)).collect();
    Ok(())
}

/// Documents that cite what is `asked` for in `role`; also those that leave out its year.
fn meant_in(corpus: &Corpus<'_>, asked: &Asked, role: Option<Role>) -> Result<Node, EngineError> {
    let named = |form: &String| match role {
        Some(role) => Node::Is(Keyword::CitesAs, cites_as(role, form)),
        None => cites(form),
    };
    let mut meant: Vec<Node> = asked.forms.iter().map(named).collect();
    if let Some((open, _)) = corpus.open_to(&asked.key)? {
        meant.push(in_role(open, &asked.key, role));
    }
    Ok(Node::Or(meant))
}

/// The one document that is meant, where no other may be.
fn sole(groups: &[CitedGroup]) -> Option<AuthorityKey> {
    let mut keys = groups.iter().filter_map(|group| Some(group.card.as_ref()?.key.clone()));
    keys.next().filter(|_| keys.next().is_none())
}

/// Documents of `open` whose open references of the series of `key` stand in `role`.
fn in_role(open: Node, key: &AuthorityKey, role: Option<Role>) -> Node {
    let series = key.series().map(|series| series_form(&series));
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
