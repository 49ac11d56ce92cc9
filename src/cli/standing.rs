//! `cancu authority --on DATE`: how a cited document stands on a day, and who says so.

use super::answer;
use super::args::Authority;
use super::index_dir;
use super::output::{Ending, Output, complain};
use super::registry;
use super::table::table;
use crate::authority::key_of_canonical;
use crate::config::Settings;
use crate::index::Deadline;
use crate::notation::PartialDate;
use crate::query::status::{Change, ChangeKind, Grounds, Holds, Standing, Status, known_status, status, successor};
use crate::query::{Days, meant_by};
use crate::registry::Registry;
use crate::view::authority::evidence;
use crate::view::status::{brief, view};
use crate::view::table::{Cell, Table};
use anyhow::Result;

/// Prints the status; exit status 1 where it is unknown.
pub(super) fn run(arguments: &Authority, on: PartialDate, settings: &Settings) -> Result<Ending> {
    let asked = arguments.authority.join(" ");
    let registry = registry::load(settings)?;
    let days = Days::of(on);
    let status = match index_dir::reader_if_any(settings)? {
        Some(library) => {
            let corpus = library.corpus(&registry, Deadline::NONE)?;
            let found = meant_by(&corpus, &asked, 2)?;
            let key = match found.as_slice() {
                [only] => only.card.key.clone(),
                [] => key_of_canonical(&asked),
                _ => {
                    complain(&format!("`{asked}` may mean several; `cancu authority` lists them, name one by its key"));
                    return Ok(Ending::Partly);
                }
            };
            status(&corpus, &key, days)?
        }
        None => known_status(&registry, &key_of_canonical(&asked), days),
    };
    answer::print(
        &arguments.rows,
        &view(&status),
        || vec![sheet(&asked, &TITLES, status.changes.iter().map(cells))],
        |output| show(output, &asked, on, &registry, &status),
    )?;
    Ok(if status.standing == Standing::Unknown { Ending::Partly } else { Ending::Done })
}

fn show(output: &mut Output, asked: &str, on: PartialDate, registry: &Registry, status: &Status) -> Result<()> {
    output.line(&format!("{asked} [{}] on {on}: {}", status.key, brief(status)))?;
    if let Some((name, _)) = successor(registry, status) {
        output.line(&format!("rest on {name} instead"))?;
    }
    if let Some((day, source)) = status.effective {
        output.line(&format!("in effect from {day} (registry, {})", evidence(source)))?;
    }
    if let Some(witness) = &status.attested {
        output.line(&format!("{} rests on it later, page {}: {}", witness.card.name, witness.page, witness.words))?;
    }
    if !status.changes.is_empty() {
        output.line("")?;
        output.text(&table(&TITLES, &status.changes.iter().map(cells).collect::<Vec<_>>()))?;
    }
    Ok(())
}

/// Rows of words as a sheet.
fn sheet(name: &str, titles: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Table {
    Table::new(name, titles).with(rows.map(|row| row.iter().map(Cell::from).collect()))
}

const TITLES: [&str; 6] = ["change", "by", "from", "holds", "evidence", "words"];

fn cells(change: &Change) -> Vec<String> {
    let kind = match change.kind {
        ChangeKind::Replaces => "replaces",
        ChangeKind::Amends => "amends",
    };
    let holds = match change.holds {
        Holds::Yes => "yes",
        Holds::Later => "later",
        Holds::Unsure => "unsure",
    };
    let (source, words) = match &change.grounds {
        Grounds::Registry { evidence: source, certainty } => {
            (format!("registry: {}, {certainty}", evidence(*source)), String::new())
        }
        Grounds::Documents(said) => {
            let first = said.by.first();
            let source =
                first.map(|witness| format!("{}, page {}", witness.card.name, witness.page)).unwrap_or_default();
            (source, first.map(|witness| witness.words.clone()).unwrap_or_default())
        }
    };
    let since = change.since.map(|day| day.to_string()).unwrap_or_default();
    vec![kind.to_owned(), change.by.clone(), since, holds.to_owned(), source, words]
}
