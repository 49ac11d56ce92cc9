//! Text and Markdown files.

use super::{decode, markdown};
use crate::file::{ParsedPage, Sink, SourceError};
use crate::text::Notice;
use std::borrow::Cow;

/// Reads a text file; a form feed begins a new page.
pub(super) fn read(bytes: &[u8], name: &str, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let decode::Decoded { text, notice } = decode::decode(bytes)?;
    let text: Cow<'_, str> = if markdown::is_markdown(name, &text) { markdown::strip(&text).into() } else { text };
    let text = text.strip_suffix('\u{0C}').unwrap_or(&text);
    for page in text.split('\u{0C}') {
        sink(ParsedPage { lines: vec![page.to_owned()], ..ParsedPage::default() });
    }
    Ok(notice.into_iter().collect())
}
