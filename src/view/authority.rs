//! The documents that are cited, and what is known of one.

use super::error::Problem;
use super::named::{NamedAuthority, NamedDocument};
use super::search::{CountView, counts};
use super::status::StatusView;
use crate::authority::AuthorityKey;
use crate::index::{DocumentCard, DocumentId};
use crate::notation::PartialDate;
use crate::query::status::Status;
use crate::query::{
    Aspect, AuthorityCount, AuthoritySummary, Conflict, KnownFacts, KnownRelation, Said, StatedRelation, Witness,
};
use crate::registry::{Evidence, Law, Relation};
use serde::Serialize;
use utoipa::ToSchema;

/// `GET /authorities`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuthoritiesView<'a> {
    authorities: Vec<AuthorityRowView<'a>>,
}

/// One cited document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuthorityRowView<'a> {
    key: &'a str,
    #[serde(flatten)]
    named: NamedAuthority<'a>,
    /// How many documents cite it.
    documents: usize,
}

/// `GET /authorities/{key}`: what documents say of it, the most frequent first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuthorityView<'a> {
    key: &'a str,
    urn: &'a Option<String>,
    canonical: Option<&'a str>,
    #[serde(rename = "type")]
    doc_type: Option<&'a str>,
    date: Option<&'a str>,
    issuer: Option<&'a str>,
    subject: Option<&'a str>,
    /// Where documents contradict each other.
    conflicts: Vec<ConflictView<'a>>,
    names: Vec<SaidView<'a>>,
    types: Vec<SaidView<'a>>,
    dates: Vec<SaidView<'a>>,
    issuers: Vec<SaidView<'a>>,
    subjects: Vec<SaidView<'a>>,
    /// What it amends and what amends it, as documents state it.
    amends: Vec<StatedView<'a>>,
    amended_by: Vec<StatedView<'a>>,
    /// What the registry knows of it, apart from the documents.
    registry: RegistryView<'a>,
    /// How many documents cite it, of how many the above was read, and in how many the corpus settles that it is meant.
    documents: usize,
    documents_read: usize,
    settled_by_corpus: usize,
    provinces: Vec<CountView<'a>>,
    years: Vec<CountView<'a>>,
    /// The first and the last document that cites it.
    first: Option<CitingDocumentView<'a>>,
    last: Option<CitingDocumentView<'a>>,
    /// What those that cite it cite most beside it.
    cited_with: Vec<AuthorityRowView<'a>>,
    /// How it stands on the day asked for.
    status: Option<StatusView<'a>>,
    /// The documents of the index that are this one.
    held_as: Vec<&'a DocumentId>,
    held: Vec<HeldView<'a>>,
}

/// A document that cites it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CitingDocumentView<'a> {
    #[serde(flatten)]
    document: NamedDocument<'a>,
    date: Option<PartialDate>,
}

/// A value as written, and who says it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SaidView<'a> {
    value: &'a str,
    /// At how many places.
    count: usize,
    /// In how many documents.
    documents: usize,
    /// The first place in each; of very many only some.
    said_by: Vec<WitnessView<'a>>,
}

/// A document that says something, and where.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WitnessView<'a> {
    #[serde(flatten)]
    document: NamedDocument<'a>,
    page: u32,
    words: &'a str,
}

/// Values that contradict each other.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConflictView<'a> {
    aspect: Aspect,
    values: Vec<SaidView<'a>>,
}

/// A relation that documents state.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatedView<'a> {
    authority: &'a Option<AuthorityKey>,
    /// The keys that may be meant, where none is settled.
    candidates: &'a [AuthorityKey],
    canonical: &'a str,
    documents: usize,
    said_by: Vec<WitnessView<'a>>,
}

/// What the registry knows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegistryView<'a> {
    law: Option<LawView<'a>>,
    relations: Vec<RelationView<'a>>,
}

/// A law with its number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LawView<'a> {
    name: &'a str,
    number: &'a Option<String>,
    issued: &'a Option<String>,
    evidence: &'static str,
}

/// A relation of the registry.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RelationView<'a> {
    from: &'a str,
    relation: &'a str,
    to: &'a str,
    /// The key of the other one.
    authority: &'a AuthorityKey,
    /// From when; empty where that is not known.
    effective: &'a str,
    /// Where the acting document does so.
    by: Option<&'a str>,
    /// Which provisions it acts upon; none where that is not known or it is the whole.
    provisions: &'a [String],
    certainty: &'a str,
    /// `code`, `gazette`, `consolidated`, `text`, `recalled`, `user`.
    evidence: &'static str,
    /// The words that prove it; `title` stands for the title of the acting document.
    words: Option<&'a str>,
}

/// A document of the index that is the authority itself.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeldView<'a> {
    id: &'a DocumentId,
    name: &'a str,
    title: &'a Option<String>,
}

/// Those found.
pub fn list(found: &[AuthorityCount]) -> AuthoritiesView<'_> {
    AuthoritiesView { authorities: found.iter().map(row).collect() }
}

pub(super) fn row(authority: &AuthorityCount) -> AuthorityRowView<'_> {
    let AuthorityCount { card, documents } = authority;
    AuthorityRowView { key: card.key.as_str(), named: NamedAuthority::of(card), documents: *documents }
}

/// What documents say of one, beside it what the registry knows, and how it stands on a day.
pub fn view<'a>(
    summary: &'a AuthoritySummary,
    known: &'a KnownFacts<'a>,
    status: Option<&'a Status>,
) -> AuthorityView<'a> {
    AuthorityView {
        key: summary.key.as_str(),
        urn: &summary.urn,
        canonical: first(&summary.names),
        doc_type: first(&summary.types),
        date: first(&summary.dates),
        issuer: first(&summary.issuers),
        subject: first(&summary.subjects),
        conflicts: summary.conflicts.iter().map(conflict).collect(),
        names: said(&summary.names),
        types: said(&summary.types),
        dates: said(&summary.dates),
        issuers: said(&summary.issuers),
        subjects: said(&summary.subjects),
        amends: summary.amends.iter().map(stated).collect(),
        amended_by: summary.amended_by.iter().map(stated).collect(),
        registry: RegistryView { law: known.law.map(law), relations: known.relations.iter().map(relation).collect() },
        documents: summary.documents,
        documents_read: summary.read,
        settled_by_corpus: summary.settled_by_corpus,
        provinces: counts(&summary.provinces),
        years: counts(&summary.years),
        first: summary.first.as_ref().map(citing),
        last: summary.last.as_ref().map(citing),
        cited_with: summary.cited_with.iter().map(row).collect(),
        status: status.map(super::status::view),
        held_as: summary.held.iter().map(|held| &held.id).collect(),
        held: summary.held.iter().map(|h| HeldView { id: &h.id, name: &h.name, title: &h.title }).collect(),
    }
}

fn citing(card: &DocumentCard) -> CitingDocumentView<'_> {
    CitingDocumentView { document: NamedDocument::of(card), date: card.date }
}

fn conflict(conflict: &Conflict) -> ConflictView<'_> {
    ConflictView { aspect: conflict.aspect, values: said(&conflict.values) }
}

fn stated(relation: &StatedRelation) -> StatedView<'_> {
    let StatedRelation { authority, candidates, said } = relation;
    StatedView {
        authority,
        candidates,
        canonical: &said.value,
        documents: said.documents,
        said_by: said.by.iter().map(witness).collect(),
    }
}

fn law(law: &Law) -> LawView<'_> {
    LawView { name: &law.name, number: &law.number, issued: &law.issued, evidence: evidence(law.evidence) }
}

fn relation(known: &KnownRelation) -> RelationView<'_> {
    let Relation { from, act, to, effective, certainty, source, by, provisions, words, .. } = &known.relation;
    RelationView {
        from,
        relation: act.name(),
        to,
        authority: &known.key,
        effective: effective.as_deref().unwrap_or_default(),
        by: by.as_deref(),
        provisions,
        certainty: certainty.name(),
        evidence: source.name(),
        words: words.as_deref(),
    }
}

/// How the registry came to know something, as its tables write it.
pub fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Text => "text",
        Evidence::Recalled => "recalled",
        Evidence::User => "user",
    }
}

/// That no document cites `key` and none is it.
pub fn unknown(key: &AuthorityKey) -> Problem {
    let key: String = key.0.chars().take(80).collect();
    Problem::not_found("no_authority", format!("no document cites `{key}`; `/authorities?q=` finds keys by number"))
}

fn first(said: &[Said]) -> Option<&str> {
    said.first().map(|said| said.value.as_str())
}

fn said(said: &[Said]) -> Vec<SaidView<'_>> {
    said.iter().map(value).collect()
}

fn value(said: &Said) -> SaidView<'_> {
    let Said { value, places, documents, by } = said;
    SaidView { value, count: *places, documents: *documents, said_by: by.iter().map(witness).collect() }
}

pub(super) fn witness(witness: &Witness) -> WitnessView<'_> {
    let Witness { card, page, words } = witness;
    WitnessView { document: NamedDocument::of(card), page: *page, words }
}
