//! `cancu ingest`: brings the index up to date with files and folders.

use super::answer;
use super::args::Ingest;
use super::output::Ending;
use super::progress::Progress;
use super::proven;
use super::reader::reader;
use super::registry;
use super::{index_dir, interrupt};
use crate::config::Settings;
use crate::corpus::Library;
use crate::ingest::{self, IngestError, Options, Summary};
use crate::view::table::{Cell, Table};
use anyhow::Result;
use serde_json::json;
use std::path::PathBuf;
use std::time::Duration;

/// Ingests and prints the summary.
pub(super) fn run(arguments: Ingest, settings: &Settings) -> Result<Ending> {
    // Before the index is opened or emptied: a mistyped path must cost nothing.
    if let Some(path) = arguments.paths.iter().find(|path| !path.exists()) {
        return Err(IngestError::MissingPath(path.clone()).into());
    }
    let mut options = options(settings)?;
    let library = if arguments.rebuild { index_dir::rebuilt(settings)? } else { index_dir::writer(settings)? };
    options.part = arguments.part;
    options.prune = arguments.prune;
    options.retry = arguments.retry;
    let summary = into_index(&library, &options, &arguments.paths, settings)?;
    if !summary.stopped {
        library.complete()?;
    }
    let sheet = || {
        let cells = [
            ("found", summary.found),
            ("added", summary.added),
            ("changed", summary.changed),
            ("renamed", summary.renamed),
            ("unchanged", summary.unchanged),
            ("removed", summary.removed),
            ("failed", summary.failed),
        ];
        let table = Table::new("Nạp văn bản", &cells.map(|(title, _)| title));
        vec![table.with([cells.map(|(_, count)| Cell::from(count)).to_vec()].into_iter())]
    };
    answer::print(&arguments.rows, &object(&summary), sheet, |output| Ok(output.line(&line(&summary))?))?;
    Ok(if summary.failed > 0 || summary.stopped { Ending::Partly } else { Ending::Done })
}

/// The options that the settings give.
pub(super) fn options(settings: &Settings) -> Result<Options> {
    Ok(Options {
        threads: settings.reading.threads,
        max_file_bytes: settings.reading.max_file_bytes(),
        left_out: settings.index.folder().map(Into::into).into_iter().collect(),
        reader: reader(settings)?,
        ..Options::default()
    })
}

/// Runs an ingest with progress on the terminal, until it is done or interrupted.
pub(super) fn into_index(
    library: &Library,
    options: &Options,
    paths: &[PathBuf],
    settings: &Settings,
) -> Result<Summary> {
    let stop = interrupt::flag()?;
    let registry = registry::load(settings)?;
    let mut progress = Progress::new();
    let summary = ingest::run(options, library.engine(), &registry, paths, &mut |event| progress.show(&event), &stop);
    progress.finish();
    let summary = summary?;
    proven::refresh(library, &registry, &settings.index, &summary)?;
    Ok(summary)
}

/// The summary as one line.
pub(super) fn line(summary: &Summary) -> String {
    let Summary { found, added, changed, renamed, unchanged, removed, failed, .. } = summary;
    let (documents, megabytes) = rates(summary);
    let stopped = if summary.stopped { "stopped; what was read is kept, run it again for the rest: " } else { "" };
    let hint = if *failed > 0 { "; `cancu status` says why" } else { "" };
    format!(
        "{stopped}{found} found: {added} added, {changed} changed, {renamed} renamed, {unchanged} unchanged, \
         {removed} removed, {failed} failed{hint} ({} s, {documents:.0} documents/s, {megabytes:.1} MB/s)",
        seconds(summary.elapsed)
    )
}

fn object(summary: &Summary) -> serde_json::Value {
    let Summary { found, added, changed, renamed, unchanged, removed, failed, headings, bytes, elapsed, stopped } =
        summary;
    json!({
        "found": found, "added": added, "changed": changed, "renamed": renamed, "unchanged": unchanged,
        "removed": removed, "failed": failed, "headings": headings, "bytes": bytes, "seconds": elapsed.as_secs_f64(), "stopped": stopped,
    })
}

fn rates(summary: &Summary) -> (f64, f64) {
    let seconds = summary.elapsed.as_secs_f64().max(1e-3);
    (summary.found as f64 / seconds, summary.bytes as f64 / 1e6 / seconds)
}

fn seconds(elapsed: Duration) -> String {
    format!("{:.*}", if elapsed.as_secs() < 10 { 2 } else { 0 }, elapsed.as_secs_f64())
}
