//! Programs of the machine that turn an old Word file into something that we read.
//!
//! LibreOffice counts what Word numbers by itself (`Điều 3.`, `a)`), which takes it seconds; it is asked only where a file
//! has lists. `catdoc` knows files of before 1997. It is not asked for others: it takes two bytes for one here and there
//! and leaves words out.

use super::{Head, locked};
use crate::file::SourceError;
use crate::guard::tool::{self, Tool, ToolError};
use crate::source::{Kind, sniff};
use std::path::Path;
use std::time::Duration;

/// Turns a DOC into bytes of a file that [`crate::source::parse`] reads better (DOCX, UTF-8 text), in at most `time`; none where
/// it is best read as it is, or no program of the machine helps.
///
/// # Errors
/// Where it is locked with a password.
pub(crate) fn converted(bytes: &[u8], time: Duration) -> Result<Option<Vec<u8>>, SourceError> {
    if sniff::old_office(bytes) != Some(Ok(Kind::Doc)) {
        return Ok(None);
    }
    let head = Head::found(bytes);
    if head.as_ref().is_some_and(|head| head.is(super::LOCKED)) {
        return Err(locked());
    }
    let old = head.as_ref().is_none_or(Head::is_old);
    if !old && !head.is_some_and(|head| head.has_lists()) {
        return Ok(None);
    }
    let Ok(folder) = tempfile::tempdir() else { return Ok(None) };
    if std::fs::write(folder.path().join("file.doc"), bytes).is_err() {
        return Ok(None);
    }
    let way = if old { by_catdoc } else { by_libreoffice };
    Ok(way(folder.path(), time).ok())
}

fn by_catdoc(folder: &Path, time: Duration) -> Result<Vec<u8>, ToolError> {
    let arguments = ["-d", "utf-8", "-w", "file.doc"];
    let text = tool::run(&Tool {
        program: "catdoc",
        arguments: &arguments,
        input: &[],
        folder: Some(folder),
        reads: None,
        time,
    })?;
    let text = String::from_utf8_lossy(&text);
    if text.trim().is_empty() || text.contains("This file looks like ZIP") {
        return Err(ToolError::Failed("no text".to_owned()));
    }
    Ok(tidied(&text).into_bytes())
}

/// What `catdoc` writes, as lines: cells are parted by tabs, rows and paragraphs by line ends.
fn tidied(text: &str) -> String {
    let lines = text.lines().map(|line| {
        // A link's address stands in the text as Word keeps it: `HYPERLINK "…" words`.
        let mut line = line.to_owned();
        while let Some(at) = line.find("HYPERLINK \"") {
            let from = at + "HYPERLINK \"".len();
            let Some(end) = line[from..].find('"') else { break };
            line.replace_range(at..from + end + 1, "");
        }
        line.trim_matches([' ', '\t']).to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn by_libreoffice(folder: &Path, time: Duration) -> Result<Vec<u8>, ToolError> {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    // Its own folder of packages is out of reach for writing, and it does not start without.
    let packages = format!("-env:UNO_SHARED_PACKAGES_CACHE=file://{}/packages", folder.display());
    let arguments =
        [profile.as_str(), packages.as_str(), "--headless", "--norestore", "--convert-to", "docx", "file.doc"];
    tool::run(&Tool {
        program: "soffice",
        arguments: &arguments,
        input: &[],
        folder: Some(folder),
        reads: None,
        time,
    })?;
    std::fs::read(folder.join("file.docx")).map_err(|error| ToolError::Failed(error.to_string()))
}
