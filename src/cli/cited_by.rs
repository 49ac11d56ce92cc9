//! `cancu cited-by`: which documents cite a document, on which page, in which words.

use super::answer;
use super::args::CitedBy;
use super::hint;
use super::index_dir;
use super::output::{Ending, Output};
use super::registry;
use super::table::table;
use crate::config::Settings;
use crate::index::{Deadline, FacetCount};
use crate::query::{CitedByAnswer, CitedByRequest, CitedByRow, CitedGroup, Replaced, Variants, cited_by};
use crate::view::cited_by::{table as sheet, view};
use anyhow::Result;

/// Prints every place, newest document first.
pub(super) fn run(arguments: CitedBy, settings: &Settings) -> Result<Ending> {
    let library = index_dir::reader(settings)?;
    let registry = registry::load(settings)?;
    let corpus = library.corpus(&registry, Deadline::NONE)?;
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
    let answer = cited_by(&corpus, &request)?;
    answer::print(&rows, &view(&request, &answer), || vec![sheet(&answer)], |output| print_table(output, &answer))?;
    if answer.total > 0 {
        return Ok(Ending::Done);
    }
    hint::complain_of_nothing(&format!("no document cites `{number}`"), &corpus, &request.filters)?;
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
    for Replaced { card, documents } in &answer.only_replaced {
        let name = card.canonical.as_deref().unwrap_or(card.key.as_str());
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
    let name = group.canonical().unwrap_or("(no number)");
    let issuer = group
        .card
        .as_ref()
        .and_then(|card| card.issuer.as_ref())
        .map(|issuer| format!(" of {issuer}"))
        .unwrap_or_default();
    let which = match &group.card {
        Some(card) => format!(" [{}]", card.key),
        None => " (which one is meant is not settled)".to_owned(),
    };
    format!("{name}{issuer}{which}: cited by {}", super::output::counted(group.documents, "document"))
}

fn row(row: &CitedByRow) -> Vec<String> {
    let role = row.role.name();
    vec![
        row.card.name.clone(),
        row.card.province.clone().unwrap_or_default(),
        row.card.year.map(|year| year.to_string()).unwrap_or_default(),
        row.page.to_string(),
        if row.settled_by_corpus { format!("{role}\n(settled by the corpus)") } else { role.to_owned() },
        row.context.text.clone(),
    ]
}
