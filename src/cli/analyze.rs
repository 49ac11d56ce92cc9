//! `cancu analyze`: what search makes of a text.

use super::args::{Analyze, RowFormat};
use super::output::{Ending, Output};
use super::registry;
use super::table::{csv, table};
use crate::config::Settings;
use crate::query::{Analyzed, analyze};
use crate::view::analysis::view;
use anyhow::Result;

const TITLES: [&str; 5] = ["written", "exact", "fold", "pair", "keys"];

/// Prints each step of the analysis.
pub(super) fn run(arguments: &Analyze, settings: &Settings) -> Result<Ending> {
    let text = arguments.text.join(" ");
    let analyzed = analyze(&text, &registry::load(settings.registry.as_deref())?);
    let mut output = Output::new();
    match arguments.rows.format {
        RowFormat::Json => output.json(&view(&text, &analyzed))?,
        RowFormat::Csv => output.text(&csv(&TITLES, &cells(&text, &analyzed)))?,
        RowFormat::Table => {
            output.line(&analyzed.normal)?;
            output.line("")?;
            output.text(&table(&TITLES, &cells(&text, &analyzed)))?;
            for citation in &analyzed.citations {
                let written = citation.span.of(&text);
                output.line(&format!("\n{written} is found as {}", citation.forms.join(", ")))?;
            }
        }
    }
    output.finish()?;
    Ok(if analyzed.words.is_empty() { Ending::Partly } else { Ending::Done })
}

fn cells(text: &str, analyzed: &Analyzed) -> Vec<Vec<String>> {
    let row = |word: &crate::query::AnalyzedWord| {
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
