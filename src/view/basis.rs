//! What a document rests on, and what comparable plans rest on.

use super::authority::{WitnessView, witness};
use super::code::{GoverningView, TopicHeadingView, governing, topic_headings};
use super::error::Problem;
use super::named::{NamedAuthority, NamedDocument};
use super::parameters::{Parameters, day};
use super::search::filters;
use super::status::{self, StatusView};
use crate::authority::AuthorityKey;
use crate::index::DocumentId;
use crate::notation::PartialDate;
use crate::query::basis::{BasisAnswer, BasisRow, Comparable, SuggestRequest, Suggested, Suggestions};
use crate::query::{Days, Filters};
use crate::registry::Registry;
use serde::Serialize;
use utoipa::ToSchema;

/// The chain upward from one document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BasisView<'a> {
    /// Id of the document whose legal basis this is.
    document: &'a DocumentId,
    /// Its file name.
    name: &'a str,
    /// Its title; `null` where none was found.
    title: &'a Option<String>,
    /// Its number and symbol; `null` where none was found.
    canonical: &'a Option<String>,
    /// The day for which statuses are told; the last of them where it is not wholly known.
    on: Option<PartialDate>,
    /// Whether rows were left out because there are too many.
    cut: bool,
    /// The chain: what the document rests on, then what those rest on, depth first.
    basis: Vec<BasisRowView<'a>>,
}

/// One authority of the chain.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BasisRowView<'a> {
    /// 1 for what the document itself cites.
    depth: usize,
    /// The row, from 0, of the document that rests on it.
    parent: Option<usize>,
    /// Key of the cited document; `null` where the text leaves several possible.
    authority: &'a Option<AuthorityKey>,
    /// Keys of the documents that may be meant, where none is settled.
    candidates: &'a [AuthorityKey],
    /// Number or name as cited.
    canonical: &'a str,
    /// Document type, as `Nghị định`.
    #[serde(rename = "type")]
    doc_type: &'a Option<String>,
    /// Issuing body.
    issuer: &'a Option<String>,
    /// Page of the citation, from 1.
    page: u32,
    /// The words of the citation.
    surface: &'a str,
    /// How it stands on the day; `null` where it is not settled which document is meant.
    status: Option<StatusView<'a>>,
    /// The document of the index that is this authority.
    held_as: &'a Option<DocumentId>,
    /// The earlier row where its own basis is told.
    told_at: Option<usize>,
}

/// What comparable plans rest on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BasisSuggestionsView)]
pub struct SuggestionsView<'a> {
    /// The topic or title that was asked for.
    topic: &'a str,
    /// Province for which the plan is meant, as asked or as the topic says.
    province: Option<&'a str>,
    /// Year for which the plan is meant, as asked or as the topic says.
    year: Option<i16>,
    /// Day for which statuses are given.
    on: Option<PartialDate>,
    /// What comparable plans rest on, the most likely first.
    authorities: Vec<SuggestedView<'a>>,
    /// The comparable plans that weigh most.
    comparable: Vec<ComparableView<'a>>,
    /// The headings of the official code that fit the topic.
    headings: Vec<TopicHeadingView<'a>>,
    /// The documents that govern the topic, by rank.
    governing: Vec<GoverningView<'a>>,
}

/// One of these authorities.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SuggestedView<'a> {
    /// Key of the suggested document.
    authority: &'a AuthorityKey,
    /// Its name, type and issuer.
    #[serde(flatten)]
    named: NamedAuthority<'a>,
    /// Its date; month or day may be missing.
    date: Option<PartialDate>,
    /// By what the list is ordered; only comparable within one answer.
    score: f64,
    /// What share of the comparable plans, by weight, rest on it.
    share: f64,
    /// How many comparable plans cite it.
    documents: usize,
    /// How it stands on the day; `null` where no day was asked for.
    status: Option<StatusView<'a>>,
    /// Comparable plans that cite it, with the place.
    shown_by: Vec<WitnessView<'a>>,
}

/// A comparable plan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparableView<'a> {
    /// The plan.
    #[serde(flatten)]
    document: NamedDocument<'a>,
    /// How much it is like what was asked for; only comparable within one answer.
    weight: f64,
}

/// What is asked: of a document of the index, or of a topic.
#[derive(Debug, Clone)]
pub enum BasisRequest {
    /// What the document that `named` names rests on, as it stands on a day.
    Document {
        /// Its id, number or file name.
        named: String,
        /// The day; the document's own where none is given.
        on: Option<Days>,
    },
    /// What comparable plans rest on.
    Topic(SuggestRequest),
}

/// How many authorities are suggested where nothing else is asked, and at the most.
pub const USUAL_SUGGESTIONS: usize = 20;
/// See [`USUAL_SUGGESTIONS`].
pub const MOST_SUGGESTIONS: usize = 100;

/// What `parameters` ask: `document` or `topic`, `on`; with a topic also the filters and `limit`.
///
/// # Errors
/// A parameter that means nothing, or neither a document nor a topic.
pub fn request(parameters: &Parameters, registry: &Registry) -> Result<BasisRequest, Problem> {
    let on = day(parameters, "on")?;
    match (parameters.text("document"), parameters.text("topic")) {
        (Some(named), None) => Ok(BasisRequest::Document { named: named.to_owned(), on: on.map(Days::of) }),
        (None, Some(topic)) => {
            let understood = SuggestRequest::about(topic, registry);
            let Filters { province, year, doc_type, .. } = filters(parameters)?;
            let year = year.or(understood.year);
            Ok(BasisRequest::Topic(SuggestRequest {
                province: province.or(understood.province),
                year,
                on: on.or(year.and_then(PartialDate::from_year)),
                doc_type,
                limit: parameters.number("limit", 0, MOST_SUGGESTIONS)?.unwrap_or(USUAL_SUGGESTIONS),
                title: understood.title,
                ..SuggestRequest::default()
            }))
        }
        _ => Err(Problem::bad_parameter("document", "give `document`, or else `topic`, and not both".to_owned())),
    }
}

/// The chain.
pub fn chain(answer: &BasisAnswer) -> BasisView<'_> {
    BasisView {
        document: &answer.card.id,
        name: &answer.card.name,
        title: &answer.card.title,
        canonical: &answer.card.canonical,
        on: answer.on.map(|on| on.last),
        cut: answer.cut,
        basis: answer.rows.iter().map(row).collect(),
    }
}

fn row(row: &BasisRow) -> BasisRowView<'_> {
    BasisRowView {
        depth: row.depth,
        parent: row.parent,
        authority: &row.authority,
        candidates: &row.candidates,
        canonical: &row.name,
        doc_type: &row.doc_type,
        issuer: &row.issuer,
        page: row.page,
        surface: &row.surface,
        status: row.status.as_ref().map(status::view),
        held_as: &row.held,
        told_at: row.told_at,
    }
}

/// The answer to `request`.
pub fn suggestions<'a>(request: &'a SuggestRequest, found: &'a Suggestions) -> SuggestionsView<'a> {
    SuggestionsView {
        topic: &request.title,
        province: request.province.as_deref(),
        year: request.year,
        on: request.on,
        authorities: found.authorities.iter().map(suggested).collect(),
        comparable: found.comparable.iter().map(comparable).collect(),
        headings: topic_headings(&found.governed),
        governing: found.governed.documents.iter().map(governing).collect(),
    }
}

fn suggested(suggested: &Suggested) -> SuggestedView<'_> {
    SuggestedView {
        authority: &suggested.card.key,
        named: NamedAuthority::of(&suggested.card),
        date: suggested.date,
        score: suggested.score,
        share: suggested.share,
        documents: suggested.documents,
        status: suggested.status.as_ref().map(status::view),
        shown_by: suggested.shown_by.iter().map(witness).collect(),
    }
}

fn comparable(comparable: &Comparable) -> ComparableView<'_> {
    let Comparable { card, weight } = comparable;
    ComparableView { document: NamedDocument::of(card), weight: *weight }
}
