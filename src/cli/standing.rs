//! `cancu authority --on DATE`: how a cited document stands on a day, and who says so.

use super::answer;
use super::args::Authority;
use super::index_dir;
use super::output::{Ending, Output, complain};
use super::registry;
use super::table::table;
use crate::authority::key_of_canonical;
use crate::config::Settings;
use crate::effect::Provision;
use crate::index::Deadline;
use crate::notation::PartialDate;
use crate::query::status::{About, Change, Grounds, Holds, Standing, Status, known_status, status, successor};
use crate::query::{Days, meant};
use crate::registry::{Registry, Source};
use crate::view::parameters::provision;
use crate::view::status::{brief, view};
use crate::view::table::{Cell, Table};
use anyhow::{Result, anyhow};

/// So many are named where several may be meant.
const MOST: usize = 12;

/// Prints the status; exit status 1 where it is unknown.
pub(super) fn run(arguments: &Authority, on: PartialDate, settings: &Settings) -> Result<Ending> {
    let asked = arguments.authority.join(" ");
    let registry = registry::load(settings)?;
    let library = index_dir::reader_if_any(settings)?;
    let corpus = library.as_ref().map(|library| library.corpus(&registry, Deadline::NONE)).transpose()?;
    let found = meant(corpus.as_ref(), &registry, &asked, MOST)?;
    let key = match found.as_slice() {
        [only] => only.card.key.clone(),
        [] => key_of_canonical(&asked),
        several => {
            let keys: Vec<&str> = several.iter().map(|one| one.card.key.as_str()).collect();
            complain(&format!("`{asked}` may mean several: {}; name one by its key", keys.join(", ")));
            return Ok(Ending::Partly);
        }
    };
    let whole = match &corpus {
        Some(corpus) => status(corpus, &key, Days::of(on))?,
        None => known_status(&registry, &key, Days::of(on)),
    };
    let provision = arguments.provision.as_deref().map(|written| provision(written, &registry));
    let status = match provision.transpose().map_err(|problem| anyhow!(problem.message))? {
        Some(provision) => whole.of_provision(&provision),
        None => whole,
    };
    answer::print(
        &arguments.rows,
        &view(&status),
        || vec![sheet(&asked, &TITLES, status.verdict.changes.iter().map(cells))],
        |output| show(output, &asked, on, &registry, &status),
    )?;
    Ok(if status.standing() == Standing::Unknown { Ending::Partly } else { Ending::Done })
}

fn show(output: &mut Output, asked: &str, on: PartialDate, registry: &Registry, status: &Status) -> Result<()> {
    let provision = status.provision.as_ref().map(|provision| format!("{provision} of ")).unwrap_or_default();
    output.line(&format!("{provision}{asked} [{}] on {on}: {}", status.key, brief(status)))?;
    if let Some((name, _)) = successor(registry, status) {
        output.line(&format!("rest on {name} instead"))?;
    }
    if let Some((day, by)) = &status.verdict.effective {
        output.line(&format!("in effect from {day} ({})", grounds(by)))?;
    }
    for conflict in &status.verdict.conflicts {
        let values = conflict.values.iter().map(|(day, by)| format!("{day} ({})", grounds(by)));
        let about = match conflict.about {
            About::Effect => "sources give other days of effect",
            About::Change => "sources give other days of a change",
            About::End => "it ended, yet another source holds it still",
        };
        output.line(&format!("CONFLICT: {about}: {}", values.collect::<Vec<_>>().join(", ")))?;
    }
    if let Some(fell) = &status.verdict.guided_fell {
        output.line(&format!("it guides {}, which has ended", fell.by))?;
    }
    if let Some(witness) = &status.attested {
        output.line(&format!("{} rests on it later, page {}: {}", witness.card.name, witness.page, witness.words))?;
    }
    if !status.verdict.changes.is_empty() {
        output.line("")?;
        output.text(&table(&TITLES, &status.verdict.changes.iter().map(cells).collect::<Vec<_>>()))?;
    }
    Ok(())
}

/// Rows of words as a sheet.
fn sheet(name: &str, titles: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Table {
    Table::new(name, titles).with(rows.map(|row| row.iter().map(Cell::from).collect()))
}

const TITLES: [&str; 7] = ["change", "by", "from", "holds", "provisions", "evidence", "words"];

fn cells(change: &Change) -> Vec<String> {
    let holds = match change.holds {
        Holds::Yes => "yes",
        Holds::Later => "later",
        Holds::Unsure => "unsure",
    };
    let words = match &change.grounds {
        Grounds::Document(witness) | Grounds::Reported(witness) => witness.words.clone(),
        Grounds::Registry { words, .. } => words.clone().unwrap_or_default(),
        Grounds::Documents(said) => said.by.first().map(|witness| witness.words.clone()).unwrap_or_default(),
    };
    let since = change.since.map(|day| day.to_string()).unwrap_or_default();
    let place = change.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
    let by = format!("{}{place}", change.by);
    let (kind, provisions) = (change.kind.name().replace('_', " "), named(&change.provisions));
    vec![kind, by, since, holds.to_owned(), provisions, grounds(&change.grounds), words]
}

/// Who says so, in a few words.
pub(super) fn grounds(grounds: &Grounds) -> String {
    match grounds {
        Grounds::Document(witness) | Grounds::Reported(witness) => {
            format!("{}, page {}", witness.card.name, witness.page)
        }
        Grounds::Registry { source: Source::Code(edition), certainty, .. } => {
            format!("registry: code {edition}, {}", certainty.name())
        }
        Grounds::Registry { source, certainty, .. } => format!("registry: {}, {}", source.name(), certainty.name()),
        Grounds::Documents(said) => {
            let first = said.by.first();
            first.map(|witness| format!("{}, page {}", witness.card.name, witness.page)).unwrap_or_default()
        }
    }
}

fn named(provisions: &[Provision]) -> String {
    provisions.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
