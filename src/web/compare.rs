//! Provinces, years, issuers or documents beside each other: a heat map of what they cite.

use super::beside::{BesideRows, rows};
use super::frame::Frame;
use super::reply;
use crate::citation::Role;
use crate::corpus::{AuthorityCard, Corpus};
use crate::query::{self, By, CompareCell, CompareColumn, Comparison};
use crate::view::compare::{by_name, request};
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, document_path, with_query};
use crate::view::parameters::Parameters;
use askama::Template;

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage {
    frame: Frame,
    form: Form,
    answered: bool,
    /// Whether the columns are single documents, whose cells count places.
    of_documents: bool,
    missing: Vec<String>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    total: usize,
    shared: usize,
    beside: Option<BesideRows>,
    exports: Vec<(&'static str, String)>,
}

/// What was asked, to be asked again with a change.
struct Form {
    by: Vec<(&'static str, &'static str, bool)>,
    values: String,
    today: bool,
    year: String,
    province: String,
}

struct Column {
    name: String,
    link: Option<String>,
    documents: usize,
    authorities: usize,
    alone: Named,
    lacks: Named,
}

/// Authorities that are named, and how many more there are.
struct Named {
    links: Vec<(String, String)>,
    total: usize,
    more: usize,
}

struct Row {
    name: String,
    subject: String,
    link: String,
    columns: usize,
    cells: Vec<Cell>,
}

struct Cell {
    count: usize,
    /// How dark it is, from 0 to 4.
    heat: usize,
    class: &'static str,
    roles: String,
    link: Option<String>,
}

pub(super) fn page(frame: Frame, corpus: &Corpus<'_>, parameters: &Parameters) -> Result<PageReply, Problem> {
    let parameters = lines_as_values(parameters);
    let form = form(&frame, &parameters);
    let by = parameters.choice("by").ok().flatten().unwrap_or_default();
    let asked = parameters.text("by").is_some();
    let nothing = parameters.text("by") == Some("document") && parameters.all("value").next().is_none();
    let answer =
        if asked && !nothing { query::compare(corpus, &request(&parameters)?)? } else { Comparison::default() };
    let page = ComparePage {
        form,
        answered: asked,
        of_documents: answer.columns.iter().any(|column| column.document.is_some()),
        columns: answer.columns.iter().map(column).collect(),
        rows: answer.rows.iter().map(|row| one(&frame, by, &answer.columns, row)).collect(),
        total: answer.total,
        shared: answer.shared,
        beside: answer.beside.as_ref().map(|beside| rows(frame.w, beside, &answer.columns)),
        missing: answer.missing,
        exports: frame.exports("/api/v1/compare", &parameters),
        frame,
    };
    reply::html(None, &page)
}

/// The lines of the form's field `values` as one `value` each, as addresses have them.
fn lines_as_values(parameters: &Parameters) -> Parameters {
    let mut pairs = Vec::new();
    for (name, value) in &parameters.0 {
        if name == "values" {
            let lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
            pairs.extend(lines.map(|line| ("value".to_owned(), line.to_owned())));
        } else {
            pairs.push((name.clone(), value.clone()));
        }
    }
    Parameters(pairs)
}

fn form(frame: &Frame, parameters: &Parameters) -> Form {
    let w = frame.w;
    let chosen = parameters.choice("by").ok().flatten().unwrap_or_default();
    let choices = [
        (By::Province, w.by_province),
        (By::Year, w.by_year),
        (By::Issuer, w.by_issuer),
        (By::Document, w.by_document),
    ];
    let text = |name| parameters.text(name).unwrap_or_default().to_owned();
    Form {
        by: choices.map(|(by, word)| (by_name(by), word, by == chosen)).into(),
        values: parameters.all("value").collect::<Vec<_>>().join("\n"),
        today: parameters.text("today").is_some(),
        year: text("year"),
        province: text("province"),
    }
}

fn column(column: &CompareColumn) -> Column {
    Column {
        name: column.name.clone(),
        link: column.document.as_ref().map(document_path),
        documents: column.documents,
        authorities: column.authorities,
        alone: named(&column.alone, column.alone_total),
        lacks: named(&column.lacks, column.lacks_total),
    }
}

fn named(authorities: &[AuthorityCard], total: usize) -> Named {
    let links = authorities.iter().map(|authority| (name(authority), path(authority))).collect();
    Named { links, total, more: total.saturating_sub(authorities.len()) }
}

/// With its issuer where that is no part of the number, since every province has a plan 57.
fn name(authority: &AuthorityCard) -> String {
    let name = authority.canonical.clone().unwrap_or_else(|| authority.key.0.clone());
    match &authority.issuer {
        Some(issuer) if authority.key.place().is_some() => format!("{name} ({issuer})"),
        _ => name,
    }
}

fn path(authority: &AuthorityCard) -> String {
    authority_path(&authority.key)
}

fn one(frame: &Frame, by: By, columns: &[CompareColumn], row: &query::CompareRow) -> Row {
    Row {
        name: name(&row.authority),
        subject: row.authority.subject.clone().unwrap_or_default(),
        link: path(&row.authority),
        columns: row.columns,
        cells: row
            .cells
            .iter()
            .zip(columns)
            .map(|(cell, column)| {
                let link = places(by, &row.authority, column).filter(|_| cell.count > 0);
                Cell { link, ..of_cell(frame, cell, column) }
            })
            .collect(),
    }
}

fn of_cell(frame: &Frame, cell: &CompareCell, column: &CompareColumn) -> Cell {
    let told = |(role, count): &(Role, usize)| format!("{} {count}", frame.w.role_word(*role));
    Cell {
        count: cell.count,
        heat: heat(cell.count, column.documents),
        class: cell.roles.first().map_or("", |(role, _)| role.name()),
        roles: cell.roles.iter().map(told).collect::<Vec<_>>().join(", "),
        link: None,
    }
}

/// Where the places of a cell are shown: at the authority, narrowed to the column.
fn places(by: By, authority: &AuthorityCard, column: &CompareColumn) -> Option<String> {
    match by {
        By::Province => Some(with_query(&path(authority), [("province", column.name.as_str())])),
        By::Year => Some(with_query(&path(authority), [("year", column.name.as_str())])),
        By::Issuer => None,
        By::Document => column.document.as_ref().map(document_path),
    }
}

/// In quarters of the column's documents, rounded up; any citation is at least one.
fn heat(count: usize, documents: usize) -> usize {
    (count * 4).div_ceil(documents.max(1)).min(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_as_dark_as_its_share() {
        let shades = [(0, 7), (1, 100), (1, 4), (2, 4), (4, 4), (9, 1), (3, 0)].map(|(n, of)| heat(n, of));
        assert_eq!(shades, [0, 1, 1, 2, 4, 4, 4]);
    }

    #[test]
    fn lines_of_the_form_are_values() {
        let sent = Parameters(vec![("values".into(), "Hà Nội\r\n\r\n Đồng Nai ".into()), ("by".into(), "x".into())]);
        assert_eq!(lines_as_values(&sent).all("value").collect::<Vec<_>>(), ["Hà Nội", "Đồng Nai"]);
    }
}
