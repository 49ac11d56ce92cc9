//! `cancu status`: what the index holds, and what failed to read and why.

use super::answer;
use super::args::Status;
use super::index_dir;
use super::output::{Ending, Output, counted};
use super::table::table;
use crate::config::Settings;
use crate::index::Failure;
use crate::view::table::Table;
use anyhow::Result;
use serde_json::json;

/// Prints it.
pub(super) fn run(arguments: &Status, settings: &Settings) -> Result<Ending> {
    let sources = index_dir::reader(settings)?.sources()?;
    let bytes: u64 = sources.iter().filter(|entry| entry.outcome.is_ok()).map(|entry| entry.source.bytes).sum();
    let failures: Vec<_> = sources.iter().filter_map(|entry| entry.outcome.as_ref().err()).collect();
    let documents = sources.len() - failures.len();
    let view = json!({
        "index": settings.index.to_string_lossy(), "documents": documents, "bytes": bytes,
        "failed": failures.len(), "failures": failures.iter().map(|failure| object(failure)).collect::<Vec<_>>(),
    });
    let sheet = || {
        let cells = rows(&failures).into_iter().map(|row| row.iter().map(Into::into).collect());
        vec![Table::new("Tệp không đọc được", &TITLES).with(cells)]
    };
    let show = |output: &mut Output| {
        let (index, megabytes) = (settings.index.display(), bytes as f64 / 1e6);
        let documents = counted(documents, "document");
        output.line(&format!("{index}: {documents} ({megabytes:.1} MB), {} failed", failures.len()))?;
        if !failures.is_empty() {
            output.line("")?;
            output.text(&table(&TITLES, &rows(&failures)))?;
        }
        Ok(())
    };
    answer::print(&arguments.rows, &view, sheet, show)?;
    Ok(Ending::Done)
}

const TITLES: [&str; 4] = ["source", "stage", "kind", "message"];

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
