//! RTF → text with pages.
//!
//! Word writes the automatic number of a paragraph out before it (`\listtext`), so nothing is counted here.

mod fonts;
mod lexer;
mod writer;

use crate::file::{Format, Limits, ParsedPage, Sink, SourceError};
use crate::text::{Doubt, Notice};
use lexer::{Lexer, Token};
use std::time::Instant;
use writer::Writer;

/// Groups that hold nothing of the text.
const NOT_TEXT: [&str; 26] = [
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "shprslt",
    "nonshppict",
    "nonesttables",
    "sp",
    "xe",
    "tc",
    "rxe",
    "filetbl",
    "listpicture",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "fldinst",
    "objdata",
];

/// Groups marked as of no use to old readers that hold text or lead to it.
const KNOWN: [&str; 9] = ["shpinst", "nesttableprops", "ud", "moMath", "pntext", "listtext", "shppict", "sv", "shptxt"];

/// Reads an RTF file and hands its pages on.
pub(super) fn read(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let until = Instant::now() + limits.time;
    let mut any = false;
    let mut watched = |page: ParsedPage| {
        any |= page.lines.iter().any(|line| !line.is_empty());
        sink(page);
    };
    let mut writer = Writer::new(limits, &mut watched);
    let mut lexer = Lexer::new(bytes);
    let mut notices = Vec::new();
    let mut limit = |what| notices.push(Notice::of_file(what));
    // Groups deeper than allowed, which are passed over.
    let mut beyond = 0_usize;
    let mut was_beyond = false;
    let mut steps = 0_u32;
    while let Some(token) = lexer.next() {
        steps = steps.wrapping_add(1);
        if steps.is_multiple_of(4096) && Instant::now() > until {
            limit(Doubt::OutOfTime);
            break;
        }
        match token {
            Token::Open if beyond > 0 || writer.depth() >= limits.nesting => {
                beyond += 1;
                was_beyond = true;
            }
            Token::Close if beyond > 0 => beyond -= 1,
            Token::Word("bin", Some(count)) => lexer.pass(usize::try_from(count).unwrap_or_default()),
            _ if beyond > 0 => {}
            token => writer.take(token),
        }
        if writer.is_full() {
            break;
        }
    }
    if was_beyond {
        limit(Doubt::TooDeep);
    }
    notices.extend(writer.finish());
    if !any {
        return Err(SourceError::NoText { format: Format::Rtf });
    }
    Ok(notices)
}
