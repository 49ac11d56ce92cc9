//! `cancu impact`: which documents of the index rest on what a document replaces, repeals or amends.

use super::answer;
use super::args::Impact;
use super::extract::read_all;
use super::index_dir;
use super::output::{Ending, Output, complain, counted};
use super::reader::reader;
use super::registry;
use super::table::table;
use crate::authority::AuthorityKey;
use crate::config::Settings;
use crate::effect::Effects;
use crate::index::Deadline;
use crate::query::{self, meant};
use crate::view::impact::{table as sheet, view};
use crate::view::sentences::Told;
use anyhow::{Result, bail};
use std::path::Path;

/// So many documents of one number are told apart.
const LISTED: usize = 20;

/// Prints every place; the document itself need not be in the index.
pub(super) fn run(arguments: &Impact, settings: &Settings) -> Result<Ending> {
    let registry = registry::load(settings)?;
    let library = index_dir::reader(settings)?;
    let corpus = library.corpus(&registry, Deadline::NONE)?;
    let asked = arguments.document.join(" ");
    let (effects, own) = if Path::new(&asked).is_file() {
        of_file(&asked, settings, &registry)?
    } else {
        let key = AuthorityKey::parse(&asked);
        let found = match query::effects_of(&corpus, &key)? {
            Some(effects) => Some((effects, key)),
            None => match meant(Some(&corpus), &registry, &asked, LISTED)?.as_slice() {
                [only] => query::effects_of(&corpus, &only.card.key)?.map(|effects| (effects, only.card.key.clone())),
                _ => None,
            },
        };
        let Some((effects, key)) = found else {
            complain(&format!(
                "the index does not hold the text of `{asked}`, and no table tells what it changes; name its file, and it is \
                 read for this answer alone"
            ));
            return Ok(Ending::Partly);
        };
        (effects, Some(key))
    };
    let impact = query::impact(&corpus, &effects, own.as_ref(), arguments.on)?;
    answer::print(&arguments.rows, &view(&impact), || vec![sheet(&impact)], |output| print(output, &impact))?;
    Ok(if impact.rows.is_empty() { Ending::Partly } else { Ending::Done })
}

fn of_file(
    file: &str,
    settings: &Settings,
    registry: &crate::registry::Registry,
) -> Result<(Effects, Option<AuthorityKey>)> {
    let max_bytes = settings.reading.max_file_bytes();
    let read = read_all(&[file.into()], max_bytes, &reader(settings)?, registry)?;
    match read.into_iter().flatten().next() {
        Some((_, Ok(reading))) => Ok((reading.effects, reading.own)),
        Some((_, Err(failure))) => bail!(Told::failure(&failure).message),
        None => bail!("{file} holds no document"),
    }
}

fn print(output: &mut Output, impact: &query::Impact) -> Result<()> {
    output.line(&format!("{} rest on what it changes", counted(impact.documents, "document")))?;
    let told: Vec<Vec<String>> = view(impact)
        .effects
        .iter()
        .map(|effect| {
            let from = effect.from.map(|from| from.to_string()).unwrap_or_default();
            vec![effect.kind.name().replace('_', " "), effect.target.to_owned(), effect.provisions.join("; "), from]
        })
        .collect();
    output.line("")?;
    output.text(&table(&["does", "to", "provisions", "from"], &told))?;
    if !impact.rows.is_empty() {
        let sheet = sheet(impact);
        let titles: Vec<&str> = sheet.titles.iter().map(String::as_str).collect();
        let rows: Vec<Vec<String>> =
            sheet.rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        output.line("")?;
        output.text(&table(&titles, &rows))?;
    }
    Ok(())
}
