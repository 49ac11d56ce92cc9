//! `cancu authority`: what documents say of a cited document, where they contradict each other, and what it amends.

use super::answer;
use super::args::{Authority, Rows};
use super::index_dir;
use super::output::{Ending, Output, complain, counted};
use super::registry;
use super::standing::grounds;
use super::table::table;
use crate::config::{Settings, today};
use crate::index::{Deadline, DocumentCard};
use crate::query::status::{Status, known_status, status};
use crate::query::{
    AuthorityCount, AuthoritySummary, Days, KnownFacts, KnownRelation, Said, StatedRelation, authority, known_facts,
    known_keys, meant, unheard,
};
use crate::registry::official_address;
use crate::view::authority::{list, view};
use crate::view::authority_table::{aspect, note, parts, registered, several as sheet_of_several, table as sheet};
use crate::view::status::brief;
use anyhow::Result;

/// So many authorities of one number are listed.
const LISTED: usize = 50;

/// So many documents are shown for one value of a table.
const SHOWN: usize = 4;

/// Prints what is known of one; of a number that several share, which these are.
pub(super) fn run(arguments: &Authority, settings: &Settings) -> Result<Ending> {
    let today = today();
    if let Some(on) = arguments.on.or(arguments.provision.as_ref().map(|_| today)) {
        return super::standing::run(arguments, on, settings);
    }
    let asked = arguments.authority.join(" ");
    let registry = registry::load(settings)?;
    // What official sources know is told without an index.
    let library = match index_dir::reader_if_any(settings)? {
        None if known_keys(&registry, &asked).is_empty() => Some(index_dir::reader(settings)?),
        library => library,
    };
    let corpus = library.as_ref().map(|library| library.corpus(&registry, Deadline::NONE)).transpose()?;
    let found = meant(corpus.as_ref(), &registry, &asked, LISTED)?;
    let [AuthorityCount { card, .. }] = found.as_slice() else { return several(&asked, &found, &arguments.rows) };
    let key = &card.key;
    let (summary, status) = match &corpus {
        Some(corpus) => (authority(corpus, key)?, status(corpus, key, Days::of(today))?),
        None => (None, known_status(&registry, key, Days::of(today))),
    };
    let summary = summary.unwrap_or_else(|| unheard(key));
    let known = known_facts(&registry, key);
    answer::print(
        &arguments.rows,
        &view(&summary, &known, None, Some(&status)),
        || vec![sheet(&summary, &known)],
        |output| print_tables(output, &summary, &known, &status),
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

/// What comes first: what it is called officially, how it stands today, where its text is.
fn print_head(output: &mut Output, summary: &AuthoritySummary, known: &KnownFacts<'_>, status: &Status) -> Result<()> {
    let name = summary.names.first().map_or(summary.key.as_str(), |said| said.value.as_str());
    let name = match &known.document {
        Some(document) => format!("{} {}", document.doc_type, document.number),
        None => name.to_owned(),
    };
    let issuer = summary.issuers.first().map(|said| format!(" of {}", said.value)).unwrap_or_default();
    output.line(&format!("{name}{issuer} [{}]: cited by {}", summary.key, counted(summary.documents, "document")))?;
    if let Some(title) = known.document.as_ref().and_then(|document| document.title.as_ref()) {
        output.line(title)?;
    }
    output.line(&format!("today, {}: {}", status.on.last, brief(status)))?;
    if let Some((day, by)) = &status.verdict.effective {
        output.line(&format!("in effect from {day} ({})", grounds(by)))?;
    }
    if let Some(document) = &known.document {
        if let Some(edition) = &document.codified {
            output.line(&format!("in the official code, edition {edition}"))?;
        }
        if let Some(item) = &document.item {
            output.line(&format!("text: {}", official_address(item)))?;
        }
    }
    Ok(())
}

fn print_tables(
    output: &mut Output,
    summary: &AuthoritySummary,
    known: &KnownFacts<'_>,
    status: &Status,
) -> Result<()> {
    print_head(output, summary, known, status)?;
    let row = |known: &KnownRelation| {
        let day = known.relation.effective.clone().unwrap_or_default();
        let name = format!("{} [{}]", known.other, known.key);
        vec![day, registered(known).replace('_', " "), name, note(known)]
    };
    let relations: Vec<_> = known.relations.iter().map(row).collect();
    section(output, "relations that the registry knows", &["from", "", "document", "source"], &relations)?;
    if !relations.is_empty() {
        output.line("")?;
    }
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
    if let Some(law) = known.law.filter(|_| known.document.is_none()) {
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
