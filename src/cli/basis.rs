//! `cancu basis`: what a document rests on, upward to the laws; what comparable plans rest on.

use super::answer;
use super::args::Basis;
use super::index_dir;
use super::output::{Ending, Output, complain, counted};
use super::registry;
use super::table::table;
use crate::config::{Settings, today};
use crate::corpus::Corpus;
use crate::index::{Deadline, DocumentCard};
use crate::notation::PartialDate;
use crate::query::basis::{BasisAnswer, BasisRow, SuggestRequest, Suggested, Suggestions, basis, suggest};
use crate::query::code::{Governed, Governing};
use crate::query::find_document;
use crate::query::status::Status;
use crate::view::basis::{chain, suggestions};
use crate::view::basis_table;
use crate::view::code::why;
use crate::view::status::brief;
use anyhow::Result;

/// So many authorities are offered for a topic.
const OFFERED: usize = 20;
/// So many plans are shown for one of them.
const SHOWN: usize = 3;

/// Answers for the document named, or for the topic.
pub(super) fn run(arguments: Basis, settings: &Settings) -> Result<Ending> {
    let library = index_dir::reader(settings)?;
    let registry = registry::load(settings)?;
    let corpus = library.corpus(&registry, Deadline::NONE)?;
    match &arguments.topic {
        Some(topic) => of_topic(&corpus, topic, &arguments),
        None => {
            let named = arguments.document.join(" ");
            let found = find_document(&corpus, &named)?;
            let answer = match found.as_slice() {
                [card] => basis(&corpus, &card.id, arguments.on.map(crate::query::Days::of))?,
                _ => None,
            };
            match answer {
                Some(answer) => of_document(&answer, &arguments),
                None => several(&named, &found),
            }
        }
    }
}

fn of_document(answer: &BasisAnswer, arguments: &Basis) -> Result<Ending> {
    answer::print(
        &arguments.rows,
        &chain(answer),
        || vec![basis_table::chain(answer)],
        |output| print_chain(output, answer),
    )?;
    if answer.rows.is_empty() {
        complain(&format!("`{}` cites nothing as its basis; `cancu extract` shows what was read", answer.card.name));
        return Ok(Ending::Partly);
    }
    Ok(Ending::Done)
}

fn several(named: &str, found: &[DocumentCard]) -> Result<Ending> {
    if found.is_empty() {
        complain(&format!("the index has no document `{named}`; `cancu search` finds its id"));
        return Ok(Ending::Partly);
    }
    let row =
        |card: &DocumentCard| vec![card.id.to_string(), card.name.clone(), card.title.clone().unwrap_or_default()];
    let rows: Vec<_> = found.iter().map(row).collect();
    let mut output = Output::new();
    output.text(&table(&["id", "name", "title"], &rows))?;
    output.finish()?;
    complain(&format!("`{named}` names several documents; name one by its id"));
    Ok(Ending::Partly)
}

fn print_chain(output: &mut Output, answer: &BasisAnswer) -> Result<()> {
    let title = answer.card.title.as_deref().unwrap_or(&answer.card.name);
    output.line(title)?;
    let on = answer.on.map(|on| {
        if on.first == on.last {
            format!("statuses on {}", on.last)
        } else {
            format!("statuses on a day between {} and {}", on.first, on.last)
        }
    });
    output.line(
        &on.unwrap_or_else(|| "its date is not known, so that no status is told; name a day by --on".to_owned()),
    )?;
    output.line("")?;
    let row = |row: &BasisRow| {
        let name = format!("{}{}", "· ".repeat(row.depth - 1), row.name);
        let held = match (row.told_at, &row.held) {
            (Some(_), _) => "see above".to_owned(),
            (None, Some(id)) => id.0.clone(),
            (None, None) => String::new(),
        };
        let status = row.status.as_ref().map(brief).unwrap_or_default();
        vec![name, status, held, row.page.to_string(), row.surface.clone()]
    };
    let rows: Vec<_> = answer.rows.iter().map(row).collect();
    if !rows.is_empty() {
        output.text(&table(&["rests on", "status", "held as", "page", "words"], &rows))?;
    }
    if answer.cut {
        output.line("… more is left out: the chain is very long")?;
    }
    Ok(())
}

fn of_topic(corpus: &Corpus<'_>, topic: &str, arguments: &Basis) -> Result<Ending> {
    let filters = &arguments.filters;
    let understood = SuggestRequest::about(topic, corpus.registry());
    let year = filters.year.or(understood.year);
    let request = SuggestRequest {
        province: filters.province.clone().or(understood.province),
        year,
        on: arguments.on.or(year.and_then(PartialDate::from_year)),
        doc_type: filters.doc_type.clone(),
        limit: OFFERED,
        title: understood.title,
        today: Some(today()),
        ..SuggestRequest::default()
    };
    let found = suggest(corpus, &request)?;
    answer::print(
        &arguments.rows,
        &suggestions(&request, &found),
        || vec![basis_table::suggestions(&found)],
        |output| print_suggestions(output, &request, &found),
    )?;
    if found.authorities.is_empty() && found.governed.documents.is_empty() {
        complain("no comparable plan rests on anything that could be a basis here; try other words");
        return Ok(Ending::Partly);
    }
    Ok(Ending::Done)
}

fn print_suggestions(output: &mut Output, request: &SuggestRequest, found: &Suggestions) -> Result<()> {
    let meant = [request.province.clone(), request.year.map(|year| year.to_string())];
    let meant: Vec<String> = meant.into_iter().flatten().collect();
    if !meant.is_empty() {
        output.line(&format!("for {}", meant.join(", ")))?;
        output.line("")?;
    }
    let row = |suggested: &Suggested| {
        let name = suggested.card.canonical.clone().unwrap_or_else(|| suggested.card.key.0.clone());
        let status: Option<&Status> = suggested.status.as_ref();
        let mut by: Vec<String> =
            suggested.shown_by.iter().take(SHOWN).map(|w| format!("{}, page {}", w.card.name, w.page)).collect();
        if suggested.documents > by.len() {
            by.push(format!("and {} more", suggested.documents - by.len()));
        }
        vec![
            name,
            suggested.date.map(|date| date.to_string()).unwrap_or_default(),
            status.map(brief).unwrap_or_default(),
            suggested.documents.to_string(),
            by.join("\n"),
        ]
    };
    let rows: Vec<_> = found.authorities.iter().map(row).collect();
    if !rows.is_empty() {
        output.text(&table(&["authority", "date", "status", "plans", "shown by"], &rows))?;
        output.line("")?;
    }
    output.line(&format!("{} compared", counted(found.comparable.len(), "plan")))?;
    print_governed(output, &found.governed)
}

/// What the official code and the registry say governs the topic.
fn print_governed(output: &mut Output, governed: &Governed) -> Result<()> {
    for heading in &governed.headings {
        let card = &heading.card;
        let number = card.number.as_deref().unwrap_or_default();
        let how = if heading.named { "is the topic" } else { "speaks of it" };
        output.line(&format!("heading {number} of the official code {how}: {} (`{}`)", card.title, card.id))?;
    }
    if governed.documents.is_empty() {
        return Ok(());
    }
    output.line("")?;
    let row = |row: &Governing| {
        vec![
            format!("{} {}", row.doc_type, row.canonical),
            row.title.clone().unwrap_or_default(),
            row.status.as_ref().map(brief).unwrap_or_default(),
            why(row),
        ]
    };
    let rows: Vec<_> = governed.documents.iter().map(row).collect();
    output.text(&table(&["governs", "name", "status", "why"], &rows))?;
    Ok(())
}
