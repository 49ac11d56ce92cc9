//! `cancu status`: what the index holds, and what failed to read and why.

use super::args::{RowFormat, Status};
use super::index_dir;
use super::output::{Ending, Output, counted};
use super::table::{csv, table};
use crate::config::Settings;
use crate::index::Failure;
use anyhow::Result;
use serde_json::json;

/// Prints it.
pub(super) fn run(arguments: &Status, settings: &Settings) -> Result<Ending> {
    let sources = index_dir::reader(settings)?.sources()?;
    let bytes: u64 = sources.iter().filter(|entry| entry.outcome.is_ok()).map(|entry| entry.source.bytes).sum();
    let failures: Vec<_> = sources.iter().filter_map(|entry| entry.outcome.as_ref().err()).collect();
    let documents = sources.len() - failures.len();
    let mut output = Output::new();
    match arguments.rows.format {
        RowFormat::Json => {
            let failures: Vec<_> = failures.iter().map(|failure| object(failure)).collect();
            output.json(&json!({
                "index": settings.index.to_string_lossy(), "documents": documents, "bytes": bytes,
                "failed": failures.len(), "failures": failures,
            }))?;
        }
        RowFormat::Csv => output.text(&csv(&["source", "stage", "kind", "message"], &rows(&failures)))?,
        RowFormat::Table => {
            let index = settings.index.display();
            let megabytes = bytes as f64 / 1e6;
            output.line(&format!(
                "{index}: {} ({megabytes:.1} MB), {} failed",
                counted(documents, "document"),
                failures.len()
            ))?;
            if !failures.is_empty() {
                output.line("")?;
                output.text(&table(&["source", "stage", "kind", "message"], &rows(&failures)))?;
            }
        }
    }
    output.finish()?;
    Ok(Ending::Done)
}

fn object(failure: &Failure) -> serde_json::Value {
    let Failure { source, stage, kind, message } = failure;
    json!({"source": source.path, "stage": stage, "kind": kind, "message": message})
}

fn rows(failures: &[&Failure]) -> Vec<Vec<String>> {
    let row = |failure: &&Failure| {
        vec![failure.source.path.clone(), failure.stage.clone(), failure.kind.clone(), failure.message.clone()]
    };
    failures.iter().map(row).collect()
}
