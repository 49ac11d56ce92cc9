//! `cancu check`: what is wrong with a draft's citations, one line a finding.

use super::args::{Check, CheckFormat};
use super::extract::read_all;
use super::index_dir;
use super::output::{Ending, Output, complain, counted};
use super::reader::reader;
use super::registry;
use crate::config::Settings;
use crate::index::Deadline;
use crate::query::check::{Finding, check};
use crate::view::check::{Counts, view};
use crate::view::failure;
use crate::view::sarif;
use crate::view::sentences::{self, Told};
use anyhow::{Result, bail};
use serde_json::json;

/// Checks every file in the order given. An index helps where there is one; a missing one is an error only where it was
/// asked for.
pub(super) fn run(arguments: &Check, settings: &Settings) -> Result<Ending> {
    let registry = registry::load(settings)?;
    let library = index_dir::reader_if_any(settings)?;
    let corpus = library.as_ref().map(|library| library.corpus(&registry, Deadline::NONE)).transpose()?;
    let threads = settings.reading.threads.get();
    let max_bytes = settings.reading.max_file_bytes();
    let reader = reader(settings)?;
    let mut output = Output::new();
    let (mut checked, mut failed) = (Vec::new(), Vec::new());
    for files in arguments.files.chunks(threads) {
        for (source, reading) in read_all(files, max_bytes, &reader, &registry)?.into_iter().flatten() {
            match reading {
                Ok(reading) => {
                    let findings = check(&reading, &registry, corpus.as_ref(), arguments.on)?;
                    match arguments.format {
                        CheckFormat::Text => print(&mut output, &source, &findings)?,
                        CheckFormat::Json => output.json(&view(&source, reading.text.text(), &findings))?,
                        CheckFormat::Sarif => {}
                    }
                    checked.push((source, findings));
                }
                Err(failure) => {
                    if arguments.format == CheckFormat::Json {
                        output.json(&json!({"source": source, "error": failure::view(&failure)}))?;
                    }
                    output.flush()?;
                    let message = Told::failure(&failure).message;
                    complain(&message);
                    failed.push((source, message));
                }
            }
        }
    }
    if arguments.format == CheckFormat::Sarif {
        output.json(&sarif::log(&checked, &failed))?;
    }
    output.finish()?;
    let all = checked.iter().map(|(_, findings)| Counts::of(findings)).fold(Counts::default(), |a, b| Counts {
        errors: a.errors + b.errors,
        warnings: a.warnings + b.warnings,
        hints: a.hints + b.hints,
    });
    if !failed.is_empty() {
        bail!("{} could not be checked", counted(failed.len(), "file"));
    }
    Ok(if all.is_clean() { Ending::Done } else { Ending::Partly })
}

fn print(output: &mut Output, source: &str, findings: &[Finding]) -> Result<()> {
    for finding in findings {
        let place = finding.place;
        output.line(&format!(
            "{source}:{}:{}: {}: {}: {}; {}",
            place.page,
            place.line,
            finding.severity.name(),
            finding.code.name(),
            sentences::message(&finding.what).en,
            sentences::remedy(&finding.what).en
        ))?;
    }
    Ok(())
}
