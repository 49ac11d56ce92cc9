//! `cancu analyze`: what search makes of a text.

use super::answer;
use super::args::Analyze;
use super::output::{Ending, Output};
use super::registry;
use super::table::table;
use crate::config::Settings;
use crate::query::{Analyzed, AnalyzedWord, analyze};
use crate::view::analysis::view;
use crate::view::table::{Cell, Table};
use anyhow::Result;

const TITLES: [&str; 5] = ["written", "exact", "fold", "pair", "keys"];

/// Prints each step of the analysis.
pub(super) fn run(arguments: &Analyze, settings: &Settings) -> Result<Ending> {
    let text = arguments.text.join(" ");
    let analyzed = analyze(&text, &registry::load(settings)?);
    let sheet = || {
        let rows = cells(&text, &analyzed).into_iter();
        vec![Table::new("Phân tích", &TITLES).with(rows.map(|row| row.iter().map(Cell::from).collect()))]
    };
    answer::print(&arguments.rows, &view(&text, &analyzed), sheet, |output| print_table(output, &text, &analyzed))?;
    Ok(if analyzed.words.is_empty() { Ending::Partly } else { Ending::Done })
}

fn print_table(output: &mut Output, text: &str, analyzed: &Analyzed) -> Result<()> {
    output.line(&analyzed.normal)?;
    output.line("")?;
    output.text(&table(&TITLES, &cells(text, analyzed)))?;
    for citation in &analyzed.citations {
        let written = citation.span.of(text);
        output.line(&format!("\n{written} is found as {}", citation.forms.join(", ")))?;
    }
    Ok(())
}

fn cells(text: &str, analyzed: &Analyzed) -> Vec<Vec<String>> {
    let row = |word: &AnalyzedWord| {
        vec![
            word.span.of(text).to_owned(),
            word.exact.clone(),
            word.fold.clone(),
            word.pair.clone().unwrap_or_default(),
            word.keys.clone().unwrap_or_default(),
        ]
    };
    analyzed.words.iter().map(row).collect()
}
