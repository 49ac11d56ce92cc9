//! From bytes to canonical text with pages.
//!
//! The kind of a file is told by its bytes ([`sniff`]); each kind has its reader, and every reader ends in
//! [`PagedText::from_pages`], the one place where text is normalised.

mod decode;
mod error;
mod letters;
mod limits;
mod markdown;
mod pdf;
mod plain;
mod sniff;

pub use error::SourceError;
pub use limits::Limits;

use crate::text::PagedText;
use sniff::Kind;

/// Reads one file's `bytes` within the default [`Limits`]; `name` only helps to tell plain text from Markdown, the type
/// comes from the bytes.
pub fn read(bytes: &[u8], name: &str) -> Result<PagedText, SourceError> {
    read_with(bytes, name, &Limits::default())
}

/// Reads one file's `bytes` within `limits`.
pub fn read_with(bytes: &[u8], name: &str, limits: &Limits) -> Result<PagedText, SourceError> {
    if bytes.len() > limits.bytes {
        return Err(SourceError::limit(format!(
            "the file has {} bytes, more than the {} that are allowed; split it or raise the limit",
            bytes.len(),
            limits.bytes
        )));
    }
    match sniff::kind(bytes)? {
        Kind::Pdf => pdf::read(bytes, limits),
        Kind::Text => plain::read(bytes, name),
    }
}
