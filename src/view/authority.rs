//! The documents that are cited, and what is known of one.

use super::error::Problem;
use super::search::{CountView, counts};
use crate::authority::AuthorityKey;
use crate::index::DocumentId;
use crate::query::{AuthorityCount, AuthoritySummary};
use serde::Serialize;

/// `GET /authorities`.
#[derive(Debug, Clone, Serialize)]
pub struct AuthoritiesView<'a> {
    authorities: Vec<AuthorityRowView<'a>>,
}

/// One cited document.
#[derive(Debug, Clone, Serialize)]
pub struct AuthorityRowView<'a> {
    key: &'a str,
    canonical: &'a Option<String>,
    #[serde(rename = "type")]
    doc_type: &'a Option<String>,
    issuer: &'a Option<String>,
    /// How many documents cite it.
    documents: usize,
}

/// `GET /authorities/{key}`: what documents say of it, the most frequent first.
#[derive(Debug, Clone, Serialize)]
pub struct AuthorityView<'a> {
    key: &'a str,
    urn: &'a Option<String>,
    canonical: Option<&'a str>,
    #[serde(rename = "type")]
    doc_type: Option<&'a str>,
    date: Option<&'a str>,
    issuer: Option<&'a str>,
    subject: Option<&'a str>,
    names: Vec<CountView<'a>>,
    types: Vec<CountView<'a>>,
    dates: Vec<CountView<'a>>,
    issuers: Vec<CountView<'a>>,
    subjects: Vec<CountView<'a>>,
    /// How many documents cite it.
    documents: usize,
    provinces: Vec<CountView<'a>>,
    years: Vec<CountView<'a>>,
    /// The documents of the index that are this one.
    held_as: &'a [DocumentId],
}

/// Those found.
pub fn list(found: &[AuthorityCount]) -> AuthoritiesView<'_> {
    AuthoritiesView { authorities: found.iter().map(row).collect() }
}

fn row(authority: &AuthorityCount) -> AuthorityRowView<'_> {
    let AuthorityCount { key, canonical, doc_type, issuer, documents } = authority;
    AuthorityRowView { key, canonical, doc_type, issuer, documents: *documents }
}

/// What is known of one.
pub fn view(summary: &AuthoritySummary) -> AuthorityView<'_> {
    AuthorityView {
        key: &summary.key,
        urn: &summary.urn,
        canonical: first(&summary.names),
        doc_type: first(&summary.types),
        date: first(&summary.dates),
        issuer: first(&summary.issuers),
        subject: first(&summary.subjects),
        names: said(&summary.names),
        types: said(&summary.types),
        dates: said(&summary.dates),
        issuers: said(&summary.issuers),
        subjects: said(&summary.subjects),
        documents: summary.documents,
        provinces: counts(&summary.provinces),
        years: counts(&summary.years),
        held_as: &summary.held_as,
    }
}

/// That no document cites `key` and none is it.
pub fn unknown(key: &AuthorityKey) -> Problem {
    let key: String = key.0.chars().take(80).collect();
    Problem::not_found("no_authority", format!("no document cites `{key}`; `/authorities?q=` finds keys by number"))
}

fn first(said: &[(String, usize)]) -> Option<&str> {
    said.first().map(|(value, _)| value.as_str())
}

fn said(said: &[(String, usize)]) -> Vec<CountView<'_>> {
    said.iter().map(|(value, count)| CountView { value, count: *count }).collect()
}
