//! `cancu search`: documents by words, number or citation.

use super::answer;
use super::args::Search;
use super::hint;
use super::index_dir;
use super::output::{Ending, Output, complain, counted};
use super::registry;
use super::table::table;
use crate::config::Settings;
use crate::index::Deadline;
use crate::query::{Filters, SearchAnswer, SearchHit, SearchRequest, search};
use crate::view::search::{table as sheet, view};
use crate::view::sentences;
use anyhow::Result;

/// Prints the hits, best first.
pub(super) fn run(arguments: Search, settings: &Settings) -> Result<Ending> {
    let library = index_dir::reader(settings)?;
    let registry = registry::load(settings)?;
    let corpus = library.corpus(&registry, Deadline::NONE)?;
    let Search { query, filters, issuer, cites, sort, page, rows } = arguments;
    let request = SearchRequest {
        text: query.join(" "),
        filters: Filters { issuer, ..filters.into() },
        cites,
        sort: sort.into(),
        offset: page.offset(),
        limit: page.limit(),
        ..SearchRequest::default()
    };
    let answer = search(&corpus, &request)?;
    answer::print(&rows, &view(&request, &answer), || vec![sheet(&answer)], |output| print_table(output, &answer))?;
    for note in &answer.understood.notes {
        complain(&sentences::note(note).en);
    }
    if answer.total > 0 {
        return Ok(Ending::Done);
    }
    hint::complain_of_nothing("no document matches", &corpus, &request.filters)?;
    Ok(Ending::Partly)
}

fn print_table(output: &mut Output, answer: &SearchAnswer) -> Result<()> {
    if answer.hits.is_empty() {
        if answer.total > 0 {
            output.line(&format!("{} found, none of them so far down", counted(answer.total, "document")))?;
        }
        return Ok(());
    }
    let rows: Vec<_> = answer.hits.iter().map(row).collect();
    output.text(&table(&["document", "province", "year", "number", "title and words"], &rows))?;
    output.line(&format!("\n{} of {} found", answer.hits.len(), answer.total))?;
    Ok(())
}

/// One place is enough for a table: the others are in the JSON.
fn row(hit: &SearchHit) -> Vec<String> {
    let place = hit.snippets.first().map(|snippet| {
        let page = || format!("p. {}", snippet.page);
        let place = snippet.article.as_ref().map_or_else(page, |article| article.label());
        format!("{place}: {}", snippet.text)
    });
    vec![
        hit.card.name.clone(),
        hit.card.province.clone().unwrap_or_default(),
        hit.card.year.map(|year| year.to_string()).unwrap_or_default(),
        hit.card.canonical.clone().unwrap_or_default(),
        hit.card.title.clone().into_iter().chain(place).collect::<Vec<_>>().join("\n"),
    ]
}
