//! Who cites a document, as asked and as answered.

use super::document::BY_CORPUS;
use super::error::Problem;
use super::parameters::Parameters;
use super::search::{MOST_HITS, MOST_OFFSET, filters};
use super::table::{Cell, Table};
use crate::citation::{Pinpoint, Role};
use crate::query::{CitedByAnswer, CitedByRequest, CitedByRow, Snippet};
use serde::Serialize;

/// Of how many documents an answer tells the places where nothing else is asked.
pub const USUAL_LIMIT: usize = 50;

/// Every place that cites it.
#[derive(Debug, Clone, Serialize)]
pub struct CitedByView<'a> {
    /// The normal form that was looked for.
    form: &'a str,
    /// How many documents cite it.
    total: usize,
    offset: usize,
    limit: usize,
    groups: Vec<GroupView<'a>>,
    citing: Vec<CitingView<'a>>,
}

/// One document that the number may mean.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView<'a> {
    authority: &'a Option<String>,
    canonical: &'a Option<String>,
    issuer: &'a Option<String>,
    documents: usize,
}

/// One place that cites it.
#[derive(Debug, Clone, Serialize)]
pub struct CitingView<'a> {
    id: &'a str,
    name: &'a str,
    title: &'a Option<String>,
    province: &'a Option<String>,
    year: Option<i16>,
    #[serde(rename = "type")]
    doc_type: &'a Option<String>,
    canonical: &'a Option<String>,
    page: u32,
    role: Role,
    surface: &'a str,
    context: &'a Snippet,
    pinpoints: &'a [Pinpoint],
    authority: &'a Option<String>,
    candidates: &'a [String],
    /// `corpus` where the corpus tells which one is meant, and not the text.
    settled_by: Option<&'static str>,
}

/// What `parameters` ask of the authority or number `number`.
pub fn request(number: &str, parameters: &Parameters) -> Result<CitedByRequest, Problem> {
    Ok(CitedByRequest {
        number: number.to_owned(),
        filters: filters(parameters)?,
        role: parameters.text("role").map(role).transpose()?,
        offset: parameters.number("offset", 0, MOST_OFFSET)?.unwrap_or(0),
        limit: parameters.number("limit", 0, MOST_HITS)?.unwrap_or(USUAL_LIMIT),
    })
}

/// The name of a role in answers and addresses.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::LegalBasis => "legal_basis",
        Role::Implements => "implements",
        Role::AmendsSource => "amends_source",
        Role::AmendedTarget => "amended_target",
        Role::IssuedWith => "issued_with",
        Role::Mention => "mention",
    }
}

/// The role called `name`, as the public JSON writes it.
fn role(name: &str) -> Result<Role, Problem> {
    let names = "legal_basis, implements, amends_source, amended_target, issued_with, mention";
    serde_json::from_value(serde_json::Value::from(name))
        .map_err(|_| Problem::bad_parameter("role", format!("`role` is none of {names}")))
}

/// The answer to `request`.
pub fn view<'a>(request: &CitedByRequest, answer: &'a CitedByAnswer) -> CitedByView<'a> {
    let groups = answer.groups.iter().map(|group| GroupView {
        authority: &group.authority,
        canonical: &group.canonical,
        issuer: &group.issuer,
        documents: group.documents,
    });
    CitedByView {
        form: &answer.form,
        total: answer.total,
        offset: request.offset,
        limit: request.limit,
        groups: groups.collect(),
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
        "words",
        "settled_by",
    ];
    let cells = |row: &CitedByRow| -> Vec<Cell> {
        vec![
            row.id.0.as_str().into(),
            row.name.as_str().into(),
            (&row.doc_type).into(),
            (&row.canonical).into(),
            (&row.province).into(),
            row.year.into(),
            (&row.title).into(),
            row.page.into(),
            role_name(row.role).into(),
            (&row.authority).into(),
            row.surface.as_str().into(),
            row.context.text.as_str().into(),
            if row.settled_by_corpus { BY_CORPUS.into() } else { Cell::Empty },
        ]
    };
    Table::new("Viện dẫn", &titles).with(answer.rows.iter().map(cells))
}

fn citing(row: &CitedByRow) -> CitingView<'_> {
    CitingView {
        id: &row.id.0,
        name: &row.name,
        title: &row.title,
        province: &row.province,
        year: row.year,
        doc_type: &row.doc_type,
        canonical: &row.canonical,
        page: row.page,
        role: row.role,
        surface: &row.surface,
        context: &row.context,
        pinpoints: &row.pinpoints,
        authority: &row.authority,
        candidates: &row.candidates,
        settled_by: row.settled_by_corpus.then_some(BY_CORPUS),
    }
}
