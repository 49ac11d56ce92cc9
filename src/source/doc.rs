//! Word files before 2007 (DOC), which programs of the machine turn into something that we read.
//!
//! `catdoc` takes 15 ms and gives the words; it does not count, so that `Điều 3.` and `a)` are lost where Word numbers
//! by itself. LibreOffice takes seconds and gives all. So the file is asked whether it has lists.

use super::SourceError;
use super::tool::{self, Tool, ToolError};
use std::path::Path;
use std::time::Duration;

/// What stands at the head of a DOC's text, and where (see [MS-DOC] 2.5).
const MAGIC: [u8; 2] = [0xEC, 0xA5];
const FLAGS: usize = 0x0A;
const LOCKED: u8 = 0x01;
const LISTS: usize = 0x2EE;

/// Turns a DOC into bytes of a file that [`super::parse`] reads, DOCX or UTF-8 text, in at most `time`.
///
/// # Errors
/// Where it is locked, or where no program of the machine reads it; the message names the packages.
pub(super) fn converted(bytes: &[u8], time: Duration) -> Result<Vec<u8>, SourceError> {
    let head = head(bytes);
    if head.and_then(|head| head.get(FLAGS + 1)).is_some_and(|flags| flags & LOCKED != 0) {
        return Err(SourceError::new(
            "encrypted",
            "the Word file is locked with a password; open it with the password and save it without one",
        ));
    }
    let counts = head.and_then(|head| head.get(LISTS..LISTS + 4)).is_some_and(|size| size != [0; 4]);
    let folder = tempfile::tempdir().map_err(|error| {
        SourceError::new("unsupported", format!("no temporary folder for the DOC file ({error}); free some disk space"))
    })?;
    std::fs::write(folder.path().join("file.doc"), bytes).map_err(|error| {
        SourceError::new("unsupported", format!("the DOC file cannot be put aside ({error}); free some disk space"))
    })?;
    let ways: [fn(&Path, Duration) -> Result<Vec<u8>, ToolError>; 2] =
        if counts { [by_libreoffice, by_catdoc] } else { [by_catdoc, by_libreoffice] };
    let mut absent = 0;
    for way in ways {
        match way(folder.path(), time) {
            Ok(read) => return Ok(read),
            Err(ToolError::Absent) => absent += 1,
            Err(_) => {}
        }
    }
    Err(if absent == ways.len() {
        SourceError::new(
            "unsupported",
            "this is an old Word file (DOC), which needs the program catdoc or LibreOffice; install the package `catdoc` or `libreoffice-writer`, or save the file as DOCX",
        )
    } else {
        SourceError::new("damaged", "the old Word file (DOC) cannot be read; open it in Word and save it as DOCX")
    })
}

/// The head of the text of a DOC, which begins a sector of the file.
fn head(bytes: &[u8]) -> Option<&[u8]> {
    bytes.chunks(512).skip(1).position(|sector| sector.starts_with(&MAGIC)).map(|at| &bytes[(at + 1) * 512..])
}

fn by_catdoc(folder: &Path, time: Duration) -> Result<Vec<u8>, ToolError> {
    let arguments = ["-d", "utf-8", "-w", "file.doc"];
    let text = tool::run(&Tool { program: "catdoc", arguments: &arguments, input: &[], folder: Some(folder), time })?;
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
    tool::run(&Tool { program: "soffice", arguments: &arguments, input: &[], folder: Some(folder), time })?;
    std::fs::read(folder.join("file.docx")).map_err(|error| ToolError::Failed(error.to_string()))
}
