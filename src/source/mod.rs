//! From bytes to canonical text with pages.

use crate::text::PagedText;
use thiserror::Error;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct SourceError {
    /// What went wrong, as a stable word for programs: `empty`, `binary`, `encrypted`, `damaged`, `unsupported`, `limit`.
    pub kind: &'static str,
    /// One sentence that names the thing and the remedy.
    pub message: String,
}

/// Reads one file's `bytes`; `name` only helps to tell plain text from Markdown, the type comes from the bytes.
pub fn read(bytes: &[u8], name: &str) -> Result<PagedText, SourceError> {
    let _ = name;
    Ok(PagedText::from_pages(String::from_utf8_lossy(bytes).split('\u{0C}')))
}
