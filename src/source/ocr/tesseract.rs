//! The program `tesseract`: how it is told what to do, and what its failures mean.

use super::Model;
use super::hocr::{self, Sight};
use crate::file::Picture;
use crate::guard::tool::{self, Tool, ToolError};
use crate::text::Unrecognised;
use std::path::Path;
use std::time::Duration;

/// Its name of Vietnamese.
const LANGUAGE: &str = "vie";

/// What it is told for recognition. Part of the key of the cache.
pub(super) const ARGUMENTS: [&str; 10] =
    ["stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "--dpi", "200", "-c", "tessedit_create_hocr=1"];

/// What it is told for the direction of writing.
const DIRECTION: [&str; 8] = ["stdin", "stdout", "-l", "osd", "--psm", "0", "--dpi", "200"];

/// Enough to start it and to list its languages.
const SHORT: Duration = Duration::from_secs(5);

/// Whether text can be recognised; else why not.
pub(crate) fn ready(model: &Model) -> Result<(), Unrecognised> {
    let languages = run(&["--list-langs"], &[], model.folder(), SHORT).map_err(|error| reason(error, model))?;
    if has_vietnamese(&languages) { Ok(()) } else { Err(no_vietnamese(model)) }
}

/// The words of the picture as it lies.
pub(super) fn recognise(picture: &Picture, model: &Model, time: Duration) -> Result<Sight, Unrecognised> {
    let hocr = run(&ARGUMENTS, &as_pgm(picture), model.folder(), time).map_err(|error| reason(error, model))?;
    Ok(hocr::parse(&String::from_utf8_lossy(&hocr)))
}

/// By how many degrees the picture is to be turned clockwise to stand upright; `None` where the program cannot tell, or
/// has no data for it.
pub(super) fn direction(picture: &Picture, time: Duration) -> Option<u16> {
    let told = run(&DIRECTION, &as_pgm(picture), None, time).ok()?;
    let told = String::from_utf8_lossy(&told).into_owned();
    told.lines().find_map(|line| line.strip_prefix("Rotate:"))?.trim().parse().ok().filter(|degrees| degrees % 90 == 0)
}

/// Runs it with the data in `folder`; with what is installed where that is none.
fn run(arguments: &[&str], input: &[u8], folder: Option<&Path>, time: Duration) -> Result<Vec<u8>, ToolError> {
    let place = folder.map(Path::to_string_lossy);
    let data = place.as_deref().map(|place| ["--tessdata-dir", place]);
    let arguments: Vec<&str> = data.into_iter().flatten().chain(arguments.iter().copied()).collect();
    tool::run(&Tool { program: "tesseract", arguments: &arguments, input, folder: None, reads: folder, time })
}

fn reason(error: ToolError, model: &Model) -> Unrecognised {
    match error {
        ToolError::Absent => Unrecognised::NoProgram,
        ToolError::Failed(_) if lacks_the_language(model) => no_vietnamese(model),
        ToolError::OutOfTime(time) => Unrecognised::OutOfTime { seconds: time.as_secs() },
        ToolError::Failed(words) => Unrecognised::Failed { words },
    }
}

/// Its last words do not say what is missing, so it is asked.
fn lacks_the_language(model: &Model) -> bool {
    match run(&["--list-langs"], &[], model.folder(), SHORT) {
        Ok(languages) => !has_vietnamese(&languages),
        // A folder that is not there, or of no use.
        Err(_) => model.folder().is_some(),
    }
}

fn has_vietnamese(languages: &[u8]) -> bool {
    String::from_utf8_lossy(languages).lines().any(|line| line.trim() == LANGUAGE)
}

fn no_vietnamese(model: &Model) -> Unrecognised {
    match model.folder() {
        Some(folder) => Unrecognised::NoData { folder: folder.display().to_string() },
        None => Unrecognised::NoVietnamese,
    }
}

/// The simplest format that it reads from standard input.
fn as_pgm(picture: &Picture) -> Vec<u8> {
    let mut pgm = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
    pgm.extend_from_slice(&picture.gray);
    pgm
}
