//! PDF → text with pages.
//!
//! hayro interprets the page and tells which letters are drawn where (`glyphs`) and which lines (`paths`); the rest is
//! ours: [`crate::layout`] makes words, lines and tables of them, and `legible` tells where they are not the page's text.

mod actual_text;
mod attached;
mod fields;
mod glyphs;
mod guard;
mod health;
mod legible;
mod page;
mod paths;
mod render;
mod stamps;

use crate::file::{Format, Limits, Ocr, ParsedPage, Sink, SourceError};
use crate::text::{Doubt, Illegible, Notice};
use guard::Out;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{InterpreterCache, InterpreterSettings};
use std::sync::Arc;
use std::time::Instant;

/// Reads a PDF and hands its pages on.
pub(super) fn read(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let (data, limits) = (Arc::new(bytes.to_vec()), *limits);
    guard::run(limits.time, sink, move |out| parse(data, &limits, out))
}

fn parse(data: Arc<Vec<u8>>, limits: &Limits, out: &Out<ParsedPage, Vec<Notice>>) -> Result<Vec<Notice>, SourceError> {
    let mut until = Instant::now() + limits.time;
    let pdf = Pdf::new(Arc::clone(&data)).map_err(refused)?;
    if pdf.pages().is_empty() {
        return Err(guard::damaged());
    }
    let (cache, settings) = (InterpreterCache::new(), InterpreterSettings::default());
    let (mut text, mut scan) = (false, false);
    for (index, drawn) in pdf.pages().iter().take(limits.pages).enumerate() {
        let mut page = page::read(drawn, &pdf, &cache, &settings, limits, index == 0, until);
        guard::check(until);
        let begun = Instant::now();
        if page.unread.is_some() && limits.ocr != Ocr::Never {
            out.more(limits.ocr_time);
            page.draw(drawn, &settings);
        }
        text |= !page.laid.lines.is_empty() || page.picture.is_some();
        scan |= page.unread == Some(Illegible::Picture);
        out.page(page.parsed(index));
        // Drawing, and waiting for those who recognise what was drawn, has its own time.
        until += begun.elapsed();
    }
    if !text {
        return Err(if scan { SourceError::Scan } else { SourceError::NoText { format: Format::Pdf } });
    }
    let mut notices = Vec::new();
    if pdf.pages().len() > limits.pages {
        let what = Doubt::PagesCut { kept: limits.pages, of: Some(pdf.pages().len()) };
        notices.push(Notice::of_file(what));
    }
    notices.extend(attached::notice(&pdf));
    notices.extend(health::notice(&data));
    Ok(notices)
}

fn refused(error: LoadPdfError) -> SourceError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => SourceError::Locked { format: Format::Pdf },
        LoadPdfError::Decryption(_) => SourceError::UnknownEncryption,
        LoadPdfError::Invalid => guard::damaged(),
    }
}
