//! From bytes to canonical text with pages.
//!
//! The kind of a file is told by its bytes; each kind has its reader, and every reader ends in
//! [`PagedText::from_pages`], the one place where text is normalised. Programs read by a [`Reader`], which parses in guarded
//! processes ([`worker`]) and recognises pages that are pictures.

mod decode;
mod error;
mod furniture;
mod letters;
mod limits;
mod markdown;
mod ocr;
mod parsed;
mod pdf;
mod plain;
mod reader;
mod slots;
mod sniff;
mod tool;
pub mod worker;

pub use error::SourceError;
pub use limits::Limits;
pub use ocr::Ocr;
pub use parsed::{ParsedCell, ParsedPage, Picture, Sink, Written};
pub use reader::{Reader, ReaderOptions};

use crate::text::{Notice, PagedText};
use sniff::Kind;

/// Reads one file's `bytes` within the default [`Limits`]; `name` only helps to tell plain text from Markdown, the type
/// comes from the bytes.
pub fn read(bytes: &[u8], name: &str) -> Result<PagedText, SourceError> {
    read_with(bytes, name, &Limits::default())
}

/// Reads one file's `bytes` within `limits`.
pub fn read_with(bytes: &[u8], name: &str, limits: &Limits) -> Result<PagedText, SourceError> {
    let mut pages = Vec::new();
    let recognition = ocr::Settings { cache: None, time: limits.ocr_time };
    let notices = parse(bytes, name, limits, &mut |mut page| {
        ocr::fill(&mut page, pages.len(), &recognition);
        pages.push(page);
    })?;
    Ok(parsed::assembled(pages, notices))
}

/// Parses `bytes` and hands `sink` the pages one by one; returns the doubts about the file as a whole.
pub fn parse(bytes: &[u8], name: &str, limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    if bytes.len() > limits.bytes {
        return Err(SourceError::limit(format!(
            "the file has {} bytes, more than the {} that are allowed; split it or raise the limit",
            bytes.len(),
            limits.bytes
        )));
    }
    match sniff::kind(bytes)? {
        Kind::Pdf => pdf::read(bytes, limits, sink),
        Kind::Text => plain::read(bytes, name, sink),
    }
}
