//! Web pages → text, as a browser lays it out in lines.
//!
//! Only the tokenizer of html5ever is used: what offices save as web page breaks the rules of nesting, and a tree would
//! move text about to mend them.

mod charset;
mod mht;
mod page;

use crate::file::{Format, Limits, ParsedPage, Sink, SourceError};
use crate::text::Notice;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use page::Page;
use std::time::Instant;

/// Reads a web page and hands its text on.
pub(super) fn read(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    read_text(&charset::characters(bytes, None), limits, sink)
}

/// Reads a web page that was saved with all that belongs to it (MHT).
pub(super) fn read_mht(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let Some((page, charset)) = mht::page(bytes) else {
        return Err(SourceError::Damaged { format: Format::SavedWebPage });
    };
    read_text(&charset::characters(&page, charset.as_deref()), limits, sink)
}

/// The lines of a stretch of a web page; none where it holds no text.
pub(super) fn lines(text: &str, limits: &Limits) -> Result<Vec<String>, SourceError> {
    let mut lines = Vec::new();
    read_text(text, limits, &mut |page| lines.extend(page.lines))
        .map(|_| ())
        .or_else(|error| if matches!(error, SourceError::NoText { .. }) { Ok(()) } else { Err(error) })?;
    Ok(lines)
}

fn read_text(text: &str, limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let mut any = false;
    let mut watched = |page: ParsedPage| {
        any |= page.lines.iter().any(|line| !line.is_empty());
        sink(page);
    };
    let tokenizer = Tokenizer::new(Page::new(limits, &mut watched), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let until = Instant::now() + limits.time;
    let mut rest = text;
    let mut late = false;
    while !rest.is_empty() {
        let cut = rest.floor_char_boundary(64 * 1024);
        queue.push_back(StrTendril::from(&rest[..cut]));
        rest = &rest[cut..];
        // A script's end asks for the script to be run; nothing is.
        while let TokenizerResult::Script(()) | TokenizerResult::EncodingIndicator(_) = tokenizer.feed(&queue) {}
        late = Instant::now() > until;
        if late || tokenizer.sink.is_full() {
            break;
        }
    }
    tokenizer.end();
    let notices = tokenizer.sink.finish(late);
    if !any {
        return Err(SourceError::NoText { format: Format::WebPage });
    }
    Ok(notices)
}
