//! Text and Markdown files.

use super::{SourceError, decode, letters, markdown};
use crate::text::PagedText;
use std::borrow::Cow;

/// Reads a text file; a form feed begins a new page.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<PagedText, SourceError> {
    let text = decode::decode(bytes)?;
    let text: Cow<'_, str> = if markdown::is_markdown(name, &text) { markdown::strip(&text).into() } else { text };
    let text = text.strip_suffix('\u{0C}').unwrap_or(&text);
    Ok(letters::repaired(text.split('\u{0C}').map(str::to_owned).collect()))
}
