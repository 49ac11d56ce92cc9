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
use crate::registry::{Document, Evidence, Law, Relation, official_address};
use serde::Serialize;
use utoipa::ToSchema;

/// `GET /authorities`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuthoritiesView<'a> {
    /// Cited documents, the most cited first.
    authorities: Vec<AuthorityRowView<'a>>,
}

/// One cited document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuthorityRowView<'a> {
    /// Key of the cited document, as `63-2010-nd-cp`.
    key: &'a str,
    /// Its name, type and issuer.
    #[serde(flatten)]
    named: NamedAuthority<'a>,
    /// How many documents cite it.
    documents: usize,
}

/// `GET /authorities/{key}`: what documents say of it, the most frequent first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuthorityView<'a> {
    /// Key of the cited document, as `63-2010-nd-cp`.
    key: &'a str,
    /// URN:LEX name of the cited document; `null` where one of its parts is not known.
    urn: &'a Option<String>,
    /// Number and symbol as most documents write them, as `63/2010/NĐ-CP`.
    canonical: Option<&'a str>,
    /// Document type that most documents write, as `Nghị định`.
    #[serde(rename = "type")]
    doc_type: Option<&'a str>,
    /// Date of issue that most documents write, ISO; month or day may be missing.
    date: Option<&'a str>,
    /// Issuing body that most documents write.
    issuer: Option<&'a str>,
    /// Subject (trích yếu) that most documents write.
    subject: Option<&'a str>,
    /// What official sources have of it.
    official: Option<OfficialView<'a>>,
    /// Where documents contradict each other.
    conflicts: Vec<ConflictView<'a>>,
    /// Every number or name under which documents cite it.
    names: Vec<SaidView<'a>>,
    /// Every document type that documents give it.
    types: Vec<SaidView<'a>>,
    /// Every date that documents give it.
    dates: Vec<SaidView<'a>>,
    /// Every issuing body that documents give it.
    issuers: Vec<SaidView<'a>>,
    /// Every subject that documents give it.
    subjects: Vec<SaidView<'a>>,
    /// What it amends or replaces, as documents state it.
    amends: Vec<StatedView<'a>>,
    /// What amends or replaces it, as documents state it.
    amended_by: Vec<StatedView<'a>>,
    /// What the registry knows of it, apart from the documents.
    registry: RegistryView<'a>,
    /// How many documents cite it.
    documents: usize,
    /// How many of them were read for the values above: the newest 50, and up to three for each value that those do not
    /// write.
    documents_read: usize,
    /// In how many of them its number could mean several documents, and only the corpus settles that this one is meant.
    settled_by_corpus: usize,
    /// How many citing documents each province has, as written.
    provinces: Vec<CountView<'a>>,
    /// How many citing documents each plan year has.
    years: Vec<CountView<'a>>,
    /// The earliest citing document.
    first: Option<CitingDocumentView<'a>>,
    /// The latest citing document.
    last: Option<CitingDocumentView<'a>>,
    /// What those that cite it cite most beside it.
    cited_with: Vec<AuthorityRowView<'a>>,
    /// How it stands on the day asked for.
    status: Option<StatusView<'a>>,
    /// How it stands today.
    today: Option<StatusView<'a>>,
    /// The documents of the index that are this one.
    held_as: Vec<&'a DocumentId>,
    /// The same documents with their names and titles.
    held: Vec<HeldView<'a>>,
}

/// What official sources have of a document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OfficialView<'a> {
    /// Its type.
    #[serde(rename = "type")]
    doc_type: &'a str,
    /// Its number and symbol.
    number: &'a str,
    /// Its title.
    title: &'a Option<String>,
    /// Null where it is the one that the symbol says.
    issuer: &'a Option<String>,
    /// The day on which it was issued, ISO.
    issued: &'a Option<String>,
    /// From when it is in effect.
    effective: Option<&'a str>,
    /// The newest edition of the official code that holds it.
    edition: &'a Option<String>,
    /// Its text in the national database.
    link: Option<String>,
}

/// A document that cites it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CitingDocumentView<'a> {
    /// The document.
    #[serde(flatten)]
    document: NamedDocument<'a>,
    /// Its date; month or day may be missing.
    date: Option<PartialDate>,
}

/// A value as written, and who says it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SaidView<'a> {
    /// The value as documents write it.
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
    /// The document that says it.
    #[serde(flatten)]
    document: NamedDocument<'a>,
    /// Page on which it says so, from 1.
    page: u32,
    /// The words that say so.
    words: &'a str,
}

/// Values that contradict each other.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConflictView<'a> {
    /// What the values are of: `date`, `type` or `issuer`.
    aspect: Aspect,
    /// The values, the most frequent first.
    values: Vec<SaidView<'a>>,
}

/// A relation that documents state.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatedView<'a> {
    /// Key of the other document; `null` where several may be meant.
    authority: &'a Option<AuthorityKey>,
    /// The keys that may be meant, where none is settled.
    candidates: &'a [AuthorityKey],
    /// Number or name of the other document, as written.
    canonical: &'a str,
    /// How many documents state it.
    documents: usize,
    /// Documents that state it, with the place; of very many only some.
    said_by: Vec<WitnessView<'a>>,
}

/// What the registry knows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegistryView<'a> {
    /// The law that it is; `null` where the registry lists no law under this number.
    law: Option<LawView<'a>>,
    /// What it does to others, and what others do to it.
    relations: Vec<RelationView<'a>>,
}

/// A law with its number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LawView<'a> {
    /// Name of the law, as `Luật Tổ chức Chính phủ`.
    name: &'a str,
    /// Its number, as `76/2015/QH13`.
    number: &'a Option<String>,
    /// Day on which it was passed, ISO.
    issued: &'a Option<String>,
    /// Where the fact comes from: `text` (read in a document), `recalled` (general knowledge) or `user` (your own
    /// tables).
    evidence: &'static str,
}

/// A relation of the registry.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RelationView<'a> {
    /// Number of the document that acts.
    from: &'a str,
    /// What it does, as `replaces`, `amends` or `guides`.
    relation: &'a str,
    /// Number of the document acted upon.
    to: &'a str,
    /// The key of the other one.
    authority: &'a AuthorityKey,
    /// From when; empty where that is not known.
    effective: &'a str,
    /// Where the acting document does so.
    by: Option<&'a str>,
    /// Which provisions it acts upon; none where that is not known or it is the whole.
    provisions: &'a [String],
    /// How certain the relation is, as `certain`.
    certainty: &'a str,
    /// `code`, `gazette`, `consolidated`, `text`, `page`, `recalled`, `user`.
    evidence: &'static str,
    /// The words that prove it; `title` stands for the title of the acting document.
    words: Option<&'a str>,
}

/// A document of the index that is the authority itself.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeldView<'a> {
    /// Id of the document.
    id: &'a DocumentId,
    /// Its file name.
    name: &'a str,
    /// Its title; `null` where none was found.
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
    today: Option<&'a Status>,
) -> AuthorityView<'a> {
    AuthorityView {
        key: summary.key.as_str(),
        urn: &summary.urn,
        canonical: first(&summary.names),
        doc_type: first(&summary.types),
        date: first(&summary.dates),
        issuer: first(&summary.issuers),
        subject: first(&summary.subjects),
        official: known.document.as_ref().map(official),
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
        today: today.map(super::status::view),
        held_as: summary.held.iter().map(|held| &held.id).collect(),
        held: summary.held.iter().map(|h| HeldView { id: &h.id, name: &h.name, title: &h.title }).collect(),
    }
}

fn official(known: &Document) -> OfficialView<'_> {
    let Document { doc_type, number, title, issuer, issued, effective, codified, item, .. } = known;
    OfficialView {
        doc_type,
        number,
        title,
        issuer,
        issued,
        effective: effective.as_ref().map(|(day, _)| day.as_str()),
        edition: codified,
        link: item.as_deref().map(official_address),
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
