//! `cancu compare`: who cites what and who does not, column by column.

use super::answer;
use super::args::{Columns, Compare};
use super::output::{Ending, Output, complain, counted};
use super::table::{table, wrap};
use super::{hint, index_dir, registry};
use crate::config::Settings;
use crate::corpus::AuthorityCard;
use crate::index::Deadline;
use crate::query::{
    Beside, By, CompareCell, CompareColumn, CompareRequest, CompareRow, Comparison, Side, Twin, compare,
};
use crate::view::compare::{table as sheet, view};
use anyhow::{Result, bail};

/// More columns than this are shown by number, with a key above the table.
const NAMED: usize = 4;

/// So many authorities are named after a column's count of them.
const SHOWN: usize = 6;

/// Prints the matrix, what stands alone and what is lacking; for two documents also their parts and tasks.
pub(super) fn run(arguments: Compare, settings: &Settings) -> Result<Ending> {
    let Compare { values, by, today, filters, limit, rows } = arguments;
    if by == Columns::Document && values.is_empty() {
        bail!("name the documents to compare by id, number or file name: `cancu compare --by document A B`");
    }
    let library = index_dir::reader(settings)?;
    let registry = registry::load(settings)?;
    let corpus = library.corpus(&registry, Deadline::NONE)?;
    let request = CompareRequest { by: by.into(), values, today, filters: filters.into(), limit: usize::from(limit) };
    let answer = compare(&corpus, &request)?;
    for missing in &answer.missing {
        complain(&format!("the index has no {} `{missing}`, or several; see `cancu search`", thing(request.by)));
    }
    if answer.columns.is_empty() {
        hint::complain_of_nothing("there is nothing to compare", &corpus, &request.filters)?;
        return Ok(Ending::Partly);
    }
    answer::print(&rows, &view(&request, &answer), || vec![sheet(&answer)], |output| show(output, &answer))?;
    Ok(if answer.missing.is_empty() { Ending::Done } else { Ending::Partly })
}

impl From<Columns> for By {
    fn from(columns: Columns) -> Self {
        match columns {
            Columns::Province => Self::Province,
            Columns::Year => Self::Year,
            Columns::Issuer => Self::Issuer,
            Columns::Document => Self::Document,
        }
    }
}

fn thing(by: By) -> &'static str {
    match by {
        By::Province => "province",
        By::Year => "year",
        By::Issuer => "issuer",
        By::Document => "document",
    }
}

fn show(output: &mut Output, answer: &Comparison) -> Result<()> {
    let numbered = answer.columns.len() > NAMED || answer.columns.iter().any(|column| column.document.is_some());
    for (at, column) in (1..).zip(&answer.columns) {
        let number = if numbered { format!("{at}: ") } else { String::new() };
        for (index, line) in wrap(&format!("{number}{}", summary(column)), super::table::WIDTH - 4).iter().enumerate() {
            output.line(&format!("{}{line}", if index == 0 { "" } else { "    " }))?;
        }
    }
    output.line(&format!("\n{}, {} cited by all\n", counted_authorities(answer.total), answer.shared))?;
    let heads: Vec<String> = (1..)
        .zip(&answer.columns)
        .map(|(at, column)| if numbered { at.to_string() } else { column.name.clone() })
        .collect();
    let titles: Vec<&str> =
        ["authority"].into_iter().chain(heads.iter().map(String::as_str)).chain(["issuer and subject"]).collect();
    let rows: Vec<_> = answer.rows.iter().map(row).collect();
    output.text(&table(&titles, &rows))?;
    if answer.rows.len() < answer.total {
        output.line(&format!("\n{} of {} authorities; --limit shows more", answer.rows.len(), answer.total))?;
    }
    match &answer.beside {
        Some(beside) => show_beside(output, beside),
        None => Ok(()),
    }
}

fn counted_authorities(count: usize) -> String {
    if count == 1 { "1 authority".to_owned() } else { format!("{count} authorities") }
}

fn summary(column: &CompareColumn) -> String {
    let mut out = format!("{} ({}", column.name, counted_authorities(column.authorities));
    if column.document.is_none() {
        out.push_str(&format!(" in {}", counted(column.documents, "document")));
    }
    out.push(')');
    for (what, total, named) in
        [("cited here alone", column.alone_total, &column.alone), ("lacks", column.lacks_total, &column.lacks)]
    {
        if total > 0 {
            let names: Vec<&str> = named.iter().take(SHOWN).map(called).collect();
            let more = if total > names.len() { ", …" } else { "" };
            out.push_str(&format!("; {what}: {total} ({}{more})", names.join(", ")));
        }
    }
    out
}

fn called(authority: &AuthorityCard) -> &str {
    authority.canonical.as_deref().unwrap_or(authority.key.as_str())
}

fn row(row: &CompareRow) -> Vec<String> {
    let AuthorityCard { issuer, subject, .. } = &row.authority;
    let about: Vec<&str> = [issuer, subject].into_iter().flatten().map(String::as_str).collect();
    let cells = row.cells.iter().map(cell);
    [called(&row.authority).to_owned()].into_iter().chain(cells).chain([about.join(" · ")]).collect()
}

/// The count and the first letter of the most frequent role.
fn cell(cell: &CompareCell) -> String {
    match cell.roles.first() {
        Some((role, _)) => format!("{} {}", cell.count, role.name()),
        None if cell.count > 0 => cell.count.to_string(),
        None => "–".to_owned(),
    }
}

fn show_beside(output: &mut Output, beside: &Beside) -> Result<()> {
    let line = |side: Side, left: Option<String>, right: Option<String>| {
        vec![sign(side).to_owned(), left.unwrap_or_default(), right.unwrap_or_default()]
    };
    if !beside.parts.is_empty() {
        let heading = |heading: &crate::document::Heading| format!("{} {}", heading.label, heading.title);
        let rows = beside.parts.iter().map(|pair| {
            let Twin { left, right } = &pair.headings;
            line(pair.side, left.as_ref().map(heading), right.as_ref().map(heading))
        });
        output.line("\nParts (= same, ~ changed, < first alone, > second alone)\n")?;
        output.text(&table(&["", "first", "second"], &rows.collect::<Vec<_>>()))?;
    }
    if !beside.tasks.is_empty() {
        let task = |task: &crate::document::Task| {
            let who = if task.lead.is_empty() { String::new() } else { format!("\n[{}]", task.lead.join(", ")) };
            let when = task.when.as_ref().map(|when| format!("\n({when})")).unwrap_or_default();
            format!("{}{who}{when}", task.text)
        };
        let rows = beside.tasks.iter().map(|pair| {
            let Twin { left, right } = &pair.tasks;
            line(pair.side, left.as_ref().map(task), right.as_ref().map(task))
        });
        output.line("\nTasks\n")?;
        output.text(&table(&["", "first", "second"], &rows.collect::<Vec<_>>()))?;
    }
    Ok(())
}

fn sign(side: Side) -> &'static str {
    match side {
        Side::Same => "=",
        Side::Changed => "~",
        Side::Left => "<",
        Side::Right => ">",
    }
}
