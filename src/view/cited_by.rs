//! Who cites a document, as asked and as answered.

use super::document::BY_CORPUS;
use super::error::Problem;
use super::named::NamedDocument;
use super::parameters::{Parameters, switch};
use super::search::{CountView, MOST_HITS, MOST_OFFSET, counts, filters};
use super::table::{Cell, Table};
use crate::authority::AuthorityKey;
use crate::citation::{Pinpoint, Role};
use crate::notation::PartialDate;
use crate::query::{CitedByAnswer, CitedByRequest, CitedByRow, Differs, Replaced, Snippet};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Of how many documents an answer tells the places where nothing else is asked.
pub const USUAL_LIMIT: usize = 20;

/// Every place that cites it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CitedByView<'a> {
    /// The normal form that was looked for.
    form: &'a str,
    /// How many documents cite it.
    total: usize,
    /// How many citing documents were skipped.
    offset: usize,
    /// The most citing documents that this answer holds.
    limit: usize,
    /// How many citing documents each province has, as written.
    provinces: Vec<CountView<'a>>,
    /// How many citing documents each province has, by the provinces since 1 July 2025.
    provinces_today: Vec<CountView<'a>>,
    /// How many citing documents each plan year has.
    years: Vec<CountView<'a>>,
    /// The documents that the number may mean, each with its count.
    groups: Vec<GroupView<'a>>,
    /// Under which dates and names documents write it, where it means one document.
    written: WrittenView<'a>,
    /// What it replaced, and how many documents cite only that, although it was in effect.
    only_replaced: Vec<ReplacedView<'a>>,
    /// Every place that cites it, document by document.
    citing: Vec<CitingView<'a>>,
}

/// What documents write of it, the most frequent first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WrittenView<'a> {
    /// The date that the registry knows.
    known_date: &'a Option<String>,
    /// The dates that documents give it.
    dates: Vec<CountView<'a>>,
    /// The numbers and names under which documents cite it.
    names: Vec<CountView<'a>>,
}

/// An authority that was replaced and is still cited alone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReplacedView<'a> {
    /// Key of the replaced document.
    authority: &'a str,
    /// Its number or name.
    canonical: &'a Option<String>,
    /// How many documents cite only this one although its successor was in effect.
    documents: usize,
}

/// One document that the number may mean.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct GroupView<'a> {
    /// Key of the document; `null` for citations that leave open which is meant.
    authority: Option<&'a AuthorityKey>,
    /// Its number or name.
    canonical: Option<&'a str>,
    /// Its issuing body.
    issuer: Option<&'a str>,
    /// How many documents cite it.
    documents: usize,
}

/// One place that cites it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CitingView<'a> {
    /// The citing document.
    #[serde(flatten)]
    document: NamedDocument<'a>,
    /// Type of the citing document.
    #[serde(rename = "type")]
    doc_type: &'a Option<String>,
    /// Number of the citing document.
    canonical: &'a Option<String>,
    /// Page of the citation, from 1.
    page: u32,
    /// Why it is cited.
    role: Role,
    /// The words of the citation.
    surface: &'a str,
    /// The date that is written.
    date: Option<PartialDate>,
    /// In what most others write it otherwise: `date`, `name`.
    differs: &'a [Differs],
    /// The words around the citation.
    context: &'a Snippet,
    /// The provisions cited (điều, khoản, điểm).
    pinpoints: &'a [Pinpoint],
    /// Key of the document that is meant; `null` where several may be.
    authority: &'a Option<AuthorityKey>,
    /// Keys of the documents that may be meant, where none is settled.
    candidates: &'a [AuthorityKey],
    /// `corpus` where the corpus tells which one is meant, and not the text.
    settled_by: Option<&'static str>,
}

/// The order of citing documents.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Age {
    /// The newest document first, as without a choice.
    Newest,
    /// The oldest document first.
    Oldest,
}

/// What `parameters` ask of the authority or number `number`.
pub fn request(number: &str, parameters: &Parameters) -> Result<CitedByRequest, Problem> {
    Ok(CitedByRequest {
        number: number.to_owned(),
        filters: filters(parameters)?,
        role: parameters.choice("role")?,
        written: parameters.text("written").map(str::to_owned),
        only_replaced: switch(parameters, "only_replaced")?,
        oldest_first: matches!(parameters.choice("sort")?, Some(Age::Oldest)),
        offset: parameters.number("offset", 0, MOST_OFFSET)?.unwrap_or(0),
        limit: parameters.number("limit", 0, MOST_HITS)?.unwrap_or(USUAL_LIMIT),
    })
}

/// The answer to `request`.
pub fn view<'a>(request: &CitedByRequest, answer: &'a CitedByAnswer) -> CitedByView<'a> {
    let groups = answer.groups.iter().map(|group| GroupView {
        authority: group.card.as_ref().map(|card| &card.key),
        canonical: group.canonical(),
        issuer: group.card.as_ref().and_then(|card| card.issuer.as_deref()),
        documents: group.documents,
    });
    CitedByView {
        form: &answer.form,
        total: answer.total,
        offset: request.offset,
        limit: request.limit,
        provinces: counts(&answer.provinces),
        provinces_today: counts(&answer.provinces_today),
        years: counts(&answer.years),
        groups: groups.collect(),
        written: WrittenView {
            known_date: &answer.variants.known_date,
            dates: counts(&answer.variants.dates),
            names: counts(&answer.variants.names),
        },
        only_replaced: answer.only_replaced.iter().map(replaced).collect(),
        citing: answer.rows.iter().map(citing).collect(),
    }
}

/// The places as a table.
pub fn table(answer: &CitedByAnswer) -> Table {
    let titles = [
        "id",
        "name",
        "type",
        "canonical",
        "province",
        "year",
        "title",
        "page",
        "role",
        "authority",
        "surface",
        "date",
        "words",
        "settled_by",
    ];
    let cells = |row: &CitedByRow| -> Vec<Cell> {
        vec![
            row.card.id.0.as_str().into(),
            row.card.name.as_str().into(),
            (&row.card.doc_type).into(),
            (&row.card.canonical).into(),
            (&row.card.province).into(),
            row.card.year.into(),
            (&row.card.title).into(),
            row.page.into(),
            row.role.name().into(),
            row.authority.as_ref().map_or(Cell::Empty, |key| key.as_str().into()),
            row.surface.as_str().into(),
            row.date.into(),
            row.context.text.as_str().into(),
            if row.settled_by_corpus { BY_CORPUS.into() } else { Cell::Empty },
        ]
    };
    Table::new("Viện dẫn", &titles).with(answer.rows.iter().map(cells))
}

fn replaced(replaced: &Replaced) -> ReplacedView<'_> {
    let Replaced { card, documents } = replaced;
    ReplacedView { authority: card.key.as_str(), canonical: &card.canonical, documents: *documents }
}

fn citing(row: &CitedByRow) -> CitingView<'_> {
    CitingView {
        document: NamedDocument::of(&row.card),
        doc_type: &row.card.doc_type,
        canonical: &row.card.canonical,
        page: row.page,
        role: row.role,
        surface: &row.surface,
        date: row.date,
        differs: &row.differs,
        context: &row.context,
        pinpoints: &row.pinpoints,
        authority: &row.authority,
        candidates: &row.candidates,
        settled_by: row.settled_by_corpus.then_some(BY_CORPUS),
    }
}
