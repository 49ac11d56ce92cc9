//! An answer printed for people, or for programs as JSON, CSV or a workbook, on standard output or into a file.

use super::args::{RowFormat, Rows};
use super::output::Output;
use crate::export;
use crate::view::table::Table;
use anyhow::{Context, Result, bail};
use serde::Serialize;
use std::io::IsTerminal;
use std::path::Path;

/// Prints an answer as `rows` want it: `view` as JSON, `tables` as CSV (the first alone) or as sheets of a workbook, and for
/// people whatever `show` writes.
pub(super) fn print(
    rows: &Rows,
    view: &impl Serialize,
    tables: impl FnOnce() -> Vec<Table>,
    show: impl FnOnce(&mut Output) -> Result<()>,
) -> Result<()> {
    let format = match (&rows.output, rows.format) {
        (_, Some(format)) => format,
        (None, None) => RowFormat::Table,
        (Some(path), None) => by_ending(path)?,
    };
    let bytes = match format {
        RowFormat::Table if rows.output.is_some() => {
            bail!("a table for people cannot be written into a file; give --format csv, xlsx or json")
        }
        RowFormat::Table => {
            let mut output = Output::new();
            show(&mut output)?;
            return Ok(output.finish()?);
        }
        RowFormat::Json => {
            let mut line = serde_json::to_vec(view)?;
            line.push(b'\n');
            line
        }
        RowFormat::Csv => tables().first().map(export::csv).unwrap_or_default().into_bytes(),
        RowFormat::Xlsx if rows.output.is_none() && std::io::stdout().is_terminal() => {
            bail!("a workbook cannot be shown on a terminal; name a file with --output FILE.xlsx")
        }
        RowFormat::Xlsx => export::xlsx(&tables()).context("the answer does not fit into a workbook")?,
    };
    match &rows.output {
        Some(path) => write(path, &bytes),
        None => {
            let mut output = Output::new();
            output.bytes(&bytes)?;
            Ok(output.finish()?)
        }
    }
}

/// Writes a file that the user named.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes)
        .with_context(|| format!("{} could not be written; choose another folder or name", path.display()))
}

/// The ending of a file's name in small letters, empty where it has none.
pub(super) fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn by_ending(path: &Path) -> Result<RowFormat> {
    Ok(match ending(path).as_str() {
        "csv" => RowFormat::Csv,
        "xlsx" => RowFormat::Xlsx,
        "json" => RowFormat::Json,
        _ => bail!("{} ends in none of .csv, .xlsx, .json; give it such a name, or say --format", path.display()),
    })
}
