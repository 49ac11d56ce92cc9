//! Provinces, years, issuers or documents beside each other: a matrix of what they cite.

use super::beside::{self, Pair};
use super::{reply, words};
use crate::authority::AuthorityKey;
use crate::index::{Engine, Facet, Keyword, Node, Plan, Sort};
use crate::query::{self, By, CompareAuthority, CompareCell, CompareColumn, CompareRequest, CompareRow, Comparison};
use crate::registry::Registry;
use crate::view::compare::{self, by_name};
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, document_path, with_query};
use crate::view::parameters::Parameters;
use askama::Template;

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage {
    tabs: Vec<Tab>,
    by: &'static str,
    choices: Vec<Choice>,
    /// What stands in the fields for documents.
    documents: Option<[String; 2]>,
    today: Option<bool>,
    answer: Option<Matrix>,
}

/// A kind of column, to be chosen.
struct Tab {
    label: &'static str,
    link: String,
    here: bool,
}

/// A value that may be a column.
struct Choice {
    value: String,
    count: usize,
    chosen: bool,
}

/// The answer.
struct Matrix {
    total: usize,
    shared: usize,
    missing: Vec<String>,
    heads: Vec<Head>,
    rows: Vec<Row>,
    csv: String,
    xlsx: String,
    parts: Vec<Pair>,
    tasks: Vec<Pair>,
}

struct Head {
    name: String,
    link: Option<String>,
    documents: Option<usize>,
    alone: Vec<Named>,
    alone_total: usize,
    lacks: Vec<Named>,
    lacks_total: usize,
}

struct Row {
    authority: Named,
    about: String,
    cells: Vec<Cell>,
}

struct Named {
    name: String,
    link: String,
}

struct Cell {
    count: usize,
    /// How strongly it is coloured, from 0 to 4.
    heat: usize,
    link: Option<String>,
    roles: String,
}

const KINDS: [(By, &str); 4] =
    [(By::Province, "Địa phương"), (By::Year, "Năm"), (By::Issuer, "Cơ quan ban hành"), (By::Document, "Hai văn bản")];

/// Values to choose among.
const CHOICES: usize = 100;

pub(super) fn page(engine: &dyn Engine, registry: &Registry, parameters: &Parameters) -> Result<PageReply, Problem> {
    let values: Vec<String> = parameters.all("value").map(str::to_owned).collect();
    let by = match parameters.text("by").and_then(compare::by_named) {
        Some(By::Document) if values.is_empty() => By::Document,
        _ => compare::request(parameters)?.by,
    };
    let request = if values.is_empty() { None } else { Some(compare::request(parameters)?) };
    let answer = match &request {
        Some(request) => Some(matrix(request, &query::compare(engine, registry, request)?, parameters)),
        None => None,
    };
    let tab = |(kind, label)| Tab { label, link: with_query("/compare", [("by", by_name(kind))]), here: kind == by };
    let field = |at: usize| values.get(at).cloned().unwrap_or_default();
    reply::html(
        200,
        &ComparePage {
            tabs: KINDS.into_iter().map(tab).collect(),
            by: by_name(by),
            choices: choices(engine, by, &values)?,
            documents: (by == By::Document).then(|| [field(0), field(1)]),
            today: (by == By::Province).then(|| request.as_ref().is_some_and(|request| request.today)),
            answer,
        },
    )
}

/// What the index holds that may be a column; what was chosen is told even where it holds none of it.
fn choices(engine: &dyn Engine, by: By, chosen: &[String]) -> Result<Vec<Choice>, Problem> {
    let field = match by {
        By::Province => Keyword::Province,
        By::Year => Keyword::Year,
        By::Issuer => Keyword::Issuer,
        By::Document => return Ok(Vec::new()),
    };
    let facets = vec![Facet { field, limit: CHOICES }];
    let found = engine.search(&Plan { matching: Node::All, sort: Sort::Id, offset: 0, limit: 0, facets })?;
    let counts = found.facets.into_iter().flat_map(|(_, counts)| counts);
    let mut choices: Vec<Choice> = counts
        .map(|count| Choice { chosen: chosen.contains(&count.value), value: count.value, count: count.count })
        .collect();
    if by == By::Year {
        choices.sort_by(|a, b| b.value.cmp(&a.value));
    }
    let others = chosen.iter().filter(|value| !choices.iter().any(|choice| choice.value == **value));
    let others: Vec<Choice> = others.map(|value| Choice { value: value.clone(), count: 0, chosen: true }).collect();
    choices.extend(others);
    Ok(choices)
}

fn matrix(request: &CompareRequest, answer: &Comparison, parameters: &Parameters) -> Matrix {
    let export = |form: &str| {
        let kept = parameters.0.iter().filter(|(name, _)| name != "format" && name != "lang");
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        with_query("/api/v1/compare", kept.chain([("format", form)]))
    };
    let (parts, tasks) = answer.beside.as_ref().map(beside::pairs).unwrap_or_default();
    Matrix {
        total: answer.total,
        shared: answer.shared,
        missing: answer.missing.clone(),
        heads: answer.columns.iter().map(head).collect(),
        rows: answer.rows.iter().map(|line| row(request, &answer.columns, line)).collect(),
        csv: export("csv"),
        xlsx: export("xlsx"),
        parts,
        tasks,
    }
}

fn head(column: &CompareColumn) -> Head {
    Head {
        name: column.name.clone(),
        link: column.document.as_ref().map(document_path),
        documents: column.document.is_none().then_some(column.documents),
        alone: column.alone.iter().map(named).collect(),
        alone_total: column.alone_total,
        lacks: column.lacks.iter().map(named).collect(),
        lacks_total: column.lacks_total,
    }
}

fn named(authority: &CompareAuthority) -> Named {
    Named {
        name: authority.canonical.clone().unwrap_or_else(|| authority.key.clone()),
        link: authority_path(&AuthorityKey(authority.key.clone())),
    }
}

fn row(request: &CompareRequest, columns: &[CompareColumn], row: &CompareRow) -> Row {
    let about = [&row.authority.issuer, &row.authority.subject];
    let cells = row.cells.iter().zip(columns).map(|(one, column)| cell(request, row, column, one));
    Row {
        authority: named(&row.authority),
        about: about.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", "),
        cells: cells.collect(),
    }
}

/// It leads to the places that it counts, where a page can show just these.
fn cell(request: &CompareRequest, row: &CompareRow, column: &CompareColumn, cell: &CompareCell) -> Cell {
    let page = authority_path(&AuthorityKey(row.authority.key.clone()));
    let link = match (&column.document, request.by) {
        (Some(id), _) => Some(format!("{}#vien-dan", document_path(id))),
        (None, By::Province) if !request.today => Some(with_query(&page, [("province", column.name.as_str())])),
        (None, By::Year) => Some(with_query(&page, [("year", column.name.as_str())])),
        _ => Some(page),
    };
    let most = if column.document.is_some() { 4 } else { column.documents.max(1) };
    let roles = cell.roles.iter().map(|(role, count)| format!("{} {count}", words::role(*role)));
    Cell {
        count: cell.count,
        heat: (cell.count * 4).div_ceil(most).min(4),
        link: link.filter(|_| cell.count > 0),
        roles: roles.collect::<Vec<_>>().join(", "),
    }
}
