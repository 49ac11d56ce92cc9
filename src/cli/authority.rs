//! `cancu authority`: what documents say of a cited document, where they contradict each other, and what it amends.

use super::answer;
use super::args::{Authority, Rows};
use super::index_dir;
use super::output::{Ending, Output, complain, counted};
use super::registry;
use super::table::table;
use crate::config::Settings;
use crate::index::{Deadline, DocumentCard};
use crate::query::{
    AuthorityCount, AuthoritySummary, KnownFacts, KnownRelation, Said, StatedRelation, authority, known_facts, meant_by,
};
use crate::view::authority::{list, view};
use crate::view::authority_table::{aspect, note, parts, registered, several as sheet_of_several, table as sheet};
use anyhow::Result;

/// So many authorities of one number are listed.
const LISTED: usize = 50;

/// So many documents are shown for one value of a table.
const SHOWN: usize = 4;

/// Prints what is known of one; of a number that several share, which these are.
pub(super) fn run(arguments: &Authority, settings: &Settings) -> Result<Ending> {
    if let Some(on) = arguments.on {
        return super::standing::run(arguments, on, settings);
    }
    let library = index_dir::reader(settings)?;
    let asked = arguments.authority.join(" ");
    let registry = registry::load(settings)?;
    let corpus = library.corpus(&registry, Deadline::NONE)?;
    let found = meant_by(&corpus, &asked, LISTED)?;
    let summary = match found.as_slice() {
        [only] => authority(&corpus, &only.card.key)?,
        _ => None,
    };
    let Some(summary) = summary else {
        return several(&asked, &found, &arguments.rows);
    };
    let known = known_facts(&registry, &summary.key);
    answer::print(
        &arguments.rows,
        &view(&summary, &known, None),
        || vec![sheet(&summary, &known)],
        |output| print_tables(output, &summary, &known),
    )?;
    Ok(Ending::Done)
}

/// Lists those that share a number, and asks which is meant.
fn several(asked: &str, found: &[AuthorityCount], rows: &Rows) -> Result<Ending> {
    if found.is_empty() {
        complain(&format!(
            "no document is settled to cite `{asked}`; `cancu cited-by` shows where a number is written, `cancu search` \
             finds documents by words"
        ));
        return Ok(Ending::Partly);
    }
    let shown = |output: &mut Output| {
        let sheet = sheet_of_several(found);
        let titles: Vec<&str> = sheet.titles.iter().map(String::as_str).collect();
        let cells = sheet.rows.iter().map(|row| row.iter().map(ToString::to_string).collect());
        Ok(output.text(&table(&titles, &cells.collect::<Vec<_>>()))?)
    };
    answer::print(rows, &list(found), || vec![sheet_of_several(found)], shown)?;
    complain(&format!("`{asked}` may mean any of these {}; name one by its key", found.len()));
    Ok(Ending::Partly)
}

fn print_tables(output: &mut Output, summary: &AuthoritySummary, known: &KnownFacts<'_>) -> Result<()> {
    let name = summary.names.first().map_or(summary.key.as_str(), |said| said.value.as_str());
    let issuer = summary.issuers.first().map(|said| format!(" of {}", said.value)).unwrap_or_default();
    output.line(&format!("{name}{issuer} [{}]: cited by {}", summary.key, counted(summary.documents, "document")))?;
    if summary.settled_by_corpus > 0 {
        let open = counted(summary.settled_by_corpus, "document");
        output.line(&format!("in {open} without its year; it is the only one of that number that the index knows"))?;
    }
    if summary.read < summary.documents {
        output.line(&format!("what follows is from the newest {} of them", summary.read))?;
    }
    for held in &summary.held {
        output.line(&format!("the index holds it: {}", held.name))?;
    }
    if let Some(law) = known.law {
        output.line(&format!(
            "registry: {}, passed {}",
            law.name,
            law.issued.as_deref().unwrap_or("on an unknown day")
        ))?;
    }
    for conflict in &summary.conflicts {
        output.line(&format!("\nCONFLICT: documents give different {}s", aspect(conflict.aspect)))?;
        let rows: Vec<_> = conflict.values.iter().flat_map(said_rows).collect();
        output.text(&table(&["value", "documents", "document", "page", "words"], &rows))?;
    }
    let facts: Vec<_> = parts(summary).into_iter().skip(summary.conflicts.len()).flat_map(fact_rows).collect();
    section(output, "what documents say", &["", "value", "documents", "for example", "page"], &facts)?;
    let relations: Vec<_> = [("amends", &summary.amends), ("amended by", &summary.amended_by)]
        .into_iter()
        .flat_map(|(label, stated)| stated.iter().flat_map(move |relation| stated_rows(label, relation)))
        .collect();
    section(output, "relations that documents state", &["", "authority", "document", "page", "words"], &relations)?;
    let row = |known: &KnownRelation| {
        vec![registered(known).replace('_', " "), note(known), format!("{} [{}]", known.other, known.key)]
    };
    let relations: Vec<_> = known.relations.iter().map(row).collect();
    section(output, "relations that the registry knows", &["", "since, certainty, source", "authority"], &relations)?;
    let with = summary.cited_with.iter().map(|with| {
        let name = with.card.canonical.as_deref().unwrap_or(with.card.key.as_str());
        format!("{name} ({})", with.documents)
    });
    let with: Vec<_> = with.collect();
    if !with.is_empty() {
        output.line(&format!("\ncited together with: {}", with.join(", ")))?;
    }
    for (label, citing) in [("first", &summary.first), ("last", &summary.last)] {
        if let Some(DocumentCard { name, date, year, .. }) = citing {
            let when = date.map(|date| date.to_string()).or(year.map(|year| year.to_string())).unwrap_or_default();
            output.line(&format!("\n{label} cited: {when} {name}"))?;
        }
    }
    for (label, counts) in [("provinces", &summary.provinces), ("years", &summary.years)] {
        let counts: Vec<_> = counts.iter().map(|count| format!("{} ({})", count.value, count.count)).collect();
        if !counts.is_empty() {
            output.line(&format!("\n{label}: {}", counts.join(", ")))?;
        }
    }
    Ok(())
}

fn section(output: &mut Output, heading: &str, titles: &[&str], rows: &[Vec<String>]) -> Result<()> {
    if !rows.is_empty() {
        output.line(&format!("\n{heading}"))?;
        output.text(&table(titles, rows))?;
    }
    Ok(())
}

/// The value and how many documents give it once, then the first of these.
fn said_rows(said: &Said) -> Vec<Vec<String>> {
    named_once([said.value.clone(), said.documents.to_string()], said)
}

/// The cells of `first` in the first row only, and in each a document with page and words. All stand in the JSON.
fn named_once(first: [String; 2], said: &Said) -> Vec<Vec<String>> {
    let mut first = first.to_vec();
    let mut row = |by: [String; 3]| {
        let blank = vec![String::new(); first.len()];
        std::mem::replace(&mut first, blank).into_iter().chain(by).collect::<Vec<_>>()
    };
    let shown = said.by.iter().take(SHOWN);
    let mut rows: Vec<_> = shown.map(|by| row([by.card.name.clone(), by.page.to_string(), by.words.clone()])).collect();
    let more = said.documents.saturating_sub(rows.len());
    if more > 0 {
        rows.push(row([format!("and {more} more"), String::new(), String::new()]));
    }
    rows
}

/// Each value with the first who says it: the others are in the JSON.
fn fact_rows((label, values): (String, &[Said])) -> Vec<Vec<String>> {
    let row = |(at, said): (usize, &Said)| {
        let label = if at == 0 { label.clone() } else { String::new() };
        let (name, page) = said.by.first().map(|by| (by.card.name.clone(), by.page.to_string())).unwrap_or_default();
        vec![label, said.value.clone(), said.documents.to_string(), name, page]
    };
    values.iter().enumerate().map(row).collect()
}

fn stated_rows(label: &str, relation: &StatedRelation) -> Vec<Vec<String>> {
    let perhaps: Vec<_> = relation.candidates.iter().map(|key| format!(" [perhaps {key}]")).collect();
    let key = relation.authority.as_ref().map_or_else(|| perhaps.concat(), |key| format!(" [{key}]"));
    named_once([label.to_owned(), format!("{}{key}", relation.said.value)], &relation.said)
}
