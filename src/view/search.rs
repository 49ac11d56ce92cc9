//! `GET /search`, as asked and as answered.

use super::authority::{AuthorityRowView, row};
use super::error::Problem;
use super::named::NamedDocument;
use super::parameters::Parameters;
use super::sentences::Told;
use super::table::{Cell, Table};
use super::understood::{self, UnderstoodView};
use crate::authority::AuthorityKey;
use crate::index::{FacetCount, Keyword, Sort};
use crate::notation::year;
use crate::query::{Filters, Ranking, SearchAnswer, SearchHit, SearchRequest, Snippet};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many hits a question gets that does not say.
pub const USUAL_LIMIT: usize = 10;
/// The most hits of one answer.
pub const MOST_HITS: usize = 100;
/// How deep paging goes: engines keep all hits up to there in memory.
pub const MOST_OFFSET: usize = 100_000;

/// What was found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SearchView<'a> {
    /// How many documents match.
    total: usize,
    /// How many hits were skipped.
    offset: usize,
    /// The most hits that this answer holds.
    limit: usize,
    /// The documents found, in the order asked for.
    hits: Vec<HitView<'a>>,
    /// Counts over all documents that match.
    facets: FacetsView<'a>,
    /// Sentences about what was left out or loosened.
    notes: Vec<String>,
    /// The same notes, as all answers tell what they tell.
    noted: Vec<Told>,
    /// How the question was understood.
    understood: UnderstoodView<'a>,
    /// The documents that the numbers of the question name, each with its key; of one number there may be many owners.
    authorities: Vec<AuthorityRowView<'a>>,
}

/// One document found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HitView<'a> {
    /// The document.
    #[serde(flatten)]
    document: NamedDocument<'a>,
    /// Its type, as `Kế hoạch`.
    #[serde(rename = "type")]
    doc_type: &'a Option<String>,
    /// Its number and symbol.
    canonical: &'a Option<String>,
    /// Where its number was not read surely: number and symbol as they may be.
    number_hint: &'a Option<String>,
    /// The key of the authority that it is itself.
    authority: &'a Option<AuthorityKey>,
    /// Its date, ISO; month or day may be missing.
    date: Option<String>,
    /// How well it matches; only comparable within one answer.
    score: f32,
    /// The places that match best.
    snippets: &'a [Snippet],
}

/// Counts over all that match.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FacetsView<'a> {
    /// By province, as written.
    province: Vec<CountView<'a>>,
    /// By province, as provinces are since 1 July 2025.
    province_today: Vec<CountView<'a>>,
    /// By plan year.
    year: Vec<CountView<'a>>,
    /// By document type.
    #[serde(rename = "type")]
    doc_type: Vec<CountView<'a>>,
    /// By issuing body.
    issuer: Vec<CountView<'a>>,
    /// By what the documents cite.
    cites: Vec<CountView<'a>>,
}

/// A value and how many documents have it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CountView<'a> {
    /// The value.
    pub value: &'a str,
    /// How many documents.
    pub count: usize,
}

/// The hits as a table, each with its best place.
pub fn table(answer: &SearchAnswer) -> Table {
    let titles = ["id", "name", "type", "canonical", "province", "year", "title", "score", "page", "words"];
    let cells = |hit: &SearchHit| -> Vec<Cell> {
        let snippet = hit.snippets.first();
        vec![
            hit.card.id.0.as_str().into(),
            hit.card.name.as_str().into(),
            (&hit.card.doc_type).into(),
            (&hit.card.canonical.clone().or(hit.card.number_hint.as_ref().map(|hint| format!("{hint}?")))).into(),
            (&hit.card.province).into(),
            hit.card.year.into(),
            (&hit.card.title).into(),
            f64::from(hit.score).into(),
            snippet.map_or(Cell::Empty, |snippet| snippet.page.into()),
            snippet.map_or(Cell::Empty, |snippet| snippet.text.as_str().into()),
        ]
    };
    Table::new("Tìm kiếm", &titles).with(answer.hits.iter().map(cells))
}

/// What `parameters` ask for.
///
/// # Errors
/// A parameter that means nothing.
pub fn request(parameters: &Parameters) -> Result<SearchRequest, Problem> {
    Ok(SearchRequest {
        text: parameters.text("q").unwrap_or_default().to_owned(),
        filters: filters(parameters)?,
        cites: parameters.text("cites").map(str::to_owned),
        sort: parameters.choice::<Order>("sort")?.unwrap_or_default().into(),
        offset: parameters.number("offset", 0, MOST_OFFSET)?.unwrap_or(0),
        limit: parameters.number("limit", 0, MOST_HITS)?.unwrap_or(USUAL_LIMIT),
        ranking: Ranking::default(),
    })
}

/// The conditions that several questions share.
///
/// # Errors
/// A year that is no year.
pub fn filters(parameters: &Parameters) -> Result<Filters, Problem> {
    let text = |name| parameters.text(name).map(str::to_owned);
    Ok(Filters {
        province: text("province"),
        year: parameters.number("year", *year::DATES.start(), *year::DATES.end())?,
        doc_type: text("type"),
        issuer: text("issuer"),
    })
}

/// The order of hits.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// The best match first.
    #[default]
    Relevance,
    /// The newest document first.
    Newest,
    /// The oldest document first.
    Oldest,
}

impl From<Order> for Sort {
    fn from(order: Order) -> Self {
        match order {
            Order::Relevance => Self::Relevance,
            Order::Newest => Self::Newest,
            Order::Oldest => Self::Oldest,
        }
    }
}

/// The answer to `request`.
pub fn view<'a>(request: &SearchRequest, answer: &'a SearchAnswer) -> SearchView<'a> {
    let facet = |keyword| {
        let counts = answer.facets.iter().find(|(field, _)| *field == keyword);
        counts.map(|(_, counts)| self::counts(counts)).unwrap_or_default()
    };
    let noted: Vec<Told> = answer.understood.notes.iter().map(Told::note).collect();
    SearchView {
        total: answer.total,
        offset: request.offset,
        limit: request.limit,
        hits: answer.hits.iter().map(hit).collect(),
        facets: FacetsView {
            province: facet(Keyword::Province),
            province_today: facet(Keyword::ProvinceToday),
            year: facet(Keyword::Year),
            doc_type: facet(Keyword::Type),
            issuer: facet(Keyword::Issuer),
            cites: facet(Keyword::Cites),
        },
        notes: noted.iter().map(|note| note.message_vi.clone()).collect(),
        noted,
        understood: understood::view(&answer.understood),
        authorities: answer.named.iter().map(row).collect(),
    }
}

/// Counts of values.
pub fn counts(counts: &[FacetCount]) -> Vec<CountView<'_>> {
    counts.iter().map(|count| CountView { value: &count.value, count: count.count }).collect()
}

fn hit(hit: &SearchHit) -> HitView<'_> {
    HitView {
        document: NamedDocument::of(&hit.card),
        doc_type: &hit.card.doc_type,
        canonical: &hit.card.canonical,
        number_hint: &hit.card.number_hint,
        authority: &hit.card.own,
        date: hit.card.date.map(|date| date.to_string()),
        score: hit.score,
        snippets: &hit.snippets,
    }
}
