//! `cancu cited-by`: which documents cite a document, on which page, in which words.

use super::answer;
use super::args::CitedBy;
use super::hint;
use super::index_dir;
use super::output::{Ending, Output};
use super::registry;
use super::table::table;
use crate::config::Settings;
use crate::index::FacetCount;
use crate::query::{CitedByAnswer, CitedByRequest, CitedByRow, CitedGroup, Replaced, Variants, cited_by};
use crate::view::cited_by::{table as sheet, view};
use anyhow::Result;

/// Prints every place, newest document first.
pub(super) fn run(arguments: CitedBy, settings: &Settings) -> Result<Ending> {
    let engine = index_dir::reader(settings)?;
    let CitedBy { number, filters, role, written, only_replaced, oldest, page, rows } = arguments;
    let number = number.join(" ");
    let request = CitedByRequest {
        number: number.clone(),
        filters: filters.into(),
        role,
        written,
        only_replaced,
        oldest_first: oldest,
        offset: page.offset(),
        limit: page.limit(),
    };
    let answer = cited_by(engine.as_ref(), &registry::load(settings)?, &request)?;
    answer::print(&rows, &view(&request, &answer), || vec![sheet(&answer)], |output| print_table(output, &answer))?;
    if answer.total > 0 {
        return Ok(Ending::Done);
    }
    hint::complain_of_nothing(&format!("no document cites `{number}`"), engine.as_ref(), &request.filters)?;
    Ok(Ending::Partly)
}

fn print_table(output: &mut Output, answer: &CitedByAnswer) -> Result<()> {
    for group in &answer.groups {
        output.line(&meaning(group))?;
    }
    let listed = |counts: &[FacetCount]| {
        counts.iter().map(|count| format!("{} ({})", count.value, count.count)).collect::<Vec<_>>().join(", ")
    };
    let Variants { dates, names, known_date } = &answer.variants;
    for (what, counts) in [("dates", dates), ("names", names)] {
        if counts.len() > 1 {
            output.line(&format!("written under several {what}: {}", listed(counts)))?;
        }
    }
    if let Some(date) = known_date.as_ref().filter(|date| dates.iter().any(|written| written.value != **date)) {
        output.line(&format!("the registry knows the date {date}"))?;
    }
    for Replaced { key, canonical, documents } in &answer.only_replaced {
        let name = canonical.as_deref().unwrap_or(key);
        let documents = super::output::counted(*documents, "document");
        output.line(&format!("{documents} cited only {name}, which it had replaced; --only-replaced shows where"))?;
    }
    for (what, counts) in [("provinces", &answer.provinces), ("years", &answer.years)] {
        if counts.len() > 1 {
            output.line(&format!("{what}: {}", listed(counts)))?;
        }
    }
    if !answer.rows.is_empty() {
        let rows: Vec<_> = answer.rows.iter().map(row).collect();
        output.line("")?;
        output.text(&table(&["document", "province", "year", "page", "role", "words"], &rows))?;
    }
    Ok(())
}

/// One line on what the number means.
fn meaning(group: &CitedGroup) -> String {
    let name = group.canonical.as_deref().unwrap_or("(no number)");
    let issuer = group.issuer.as_ref().map(|issuer| format!(" of {issuer}")).unwrap_or_default();
    let which = match &group.authority {
        Some(key) => format!(" [{key}]"),
        None => " (which one is meant is not settled)".to_owned(),
    };
    format!("{name}{issuer}{which}: cited by {}", super::output::counted(group.documents, "document"))
}

fn row(row: &CitedByRow) -> Vec<String> {
    let role = row.role.name();
    vec![
        row.name.clone(),
        row.province.clone().unwrap_or_default(),
        row.year.map(|year| year.to_string()).unwrap_or_default(),
        row.page.to_string(),
        if row.settled_by_corpus { format!("{role}\n(settled by the corpus)") } else { role.to_owned() },
        row.context.text.clone(),
    ]
}
