//! The program `tesseract`: how it is told what to do, and what its failures mean.

use super::hocr::{self, Sight};
use crate::file::Picture;
use crate::guard::tool::{self, Tool, ToolError};
use crate::text::Unrecognised;
use std::time::Duration;

/// What it is told for recognition. Part of the key of the cache.
pub(super) const ARGUMENTS: [&str; 10] =
    ["stdin", "stdout", "-l", "vie", "--psm", "3", "--dpi", "200", "-c", "tessedit_create_hocr=1"];

/// What it is told for the direction of writing.
const DIRECTION: [&str; 8] = ["stdin", "stdout", "-l", "osd", "--psm", "0", "--dpi", "200"];

/// Enough to start it and to list its languages.
const SHORT: Duration = Duration::from_secs(5);

/// Whether text can be recognised; else why not.
pub(crate) fn ready() -> Result<(), Unrecognised> {
    let languages = run(&["--list-langs"], &[], SHORT).map_err(reason)?;
    let found = String::from_utf8_lossy(&languages).lines().any(|line| line.trim() == "vie");
    if found { Ok(()) } else { Err(Unrecognised::NoVietnamese) }
}

/// The words of the picture as it lies.
pub(super) fn recognise(picture: &Picture, time: Duration) -> Result<Sight, Unrecognised> {
    let hocr = run(&ARGUMENTS, &as_pgm(picture), time).map_err(reason)?;
    Ok(hocr::parse(&String::from_utf8_lossy(&hocr)))
}

/// By how many degrees the picture is to be turned clockwise to stand upright; `None` where the program cannot tell, or
/// has no data for it.
pub(super) fn direction(picture: &Picture, time: Duration) -> Option<u16> {
    let told = run(&DIRECTION, &as_pgm(picture), time).ok()?;
    let told = String::from_utf8_lossy(&told).into_owned();
    told.lines().find_map(|line| line.strip_prefix("Rotate:"))?.trim().parse().ok().filter(|degrees| degrees % 90 == 0)
}

fn run(arguments: &[&str], input: &[u8], time: Duration) -> Result<Vec<u8>, ToolError> {
    tool::run(&Tool { program: "tesseract", arguments, input, folder: None, time })
}

fn reason(error: ToolError) -> Unrecognised {
    match error {
        ToolError::Absent => Unrecognised::NoProgram,
        ToolError::Failed(_) if ready_but_for_the_language() => Unrecognised::NoVietnamese,
        ToolError::OutOfTime(time) => Unrecognised::OutOfTime { seconds: time.as_secs() },
        ToolError::Failed(words) => Unrecognised::Failed { words },
    }
}

/// Its last words do not say what is missing, so it is asked.
fn ready_but_for_the_language() -> bool {
    run(&["--list-langs"], &[], SHORT)
        .is_ok_and(|languages| !String::from_utf8_lossy(&languages).lines().any(|line| line.trim() == "vie"))
}

/// The simplest format that it reads from standard input.
fn as_pgm(picture: &Picture) -> Vec<u8> {
    let mut pgm = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
    pgm.extend_from_slice(&picture.gray);
    pgm
}
