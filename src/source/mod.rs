//! From bytes to canonical text with pages.
//!
//! The kind of a file is told by its bytes; each kind has its reader, and every reader ends in
//! [`PagedText::from_pages`], the one place where text is normalised.

mod archive;
mod count;
mod decode;
mod doc;
mod docx;
mod error;
mod flow;
mod furniture;
mod html;
mod letters;
mod limits;
mod markdown;
mod ocr;
mod odt;
mod package;
mod parsed;
mod pdf;
mod plain;
mod rtf;
mod sheet;
mod sniff;
mod tool;
mod xml;

pub use error::SourceError;
pub use limits::Limits;
pub use ocr::Ocr;
pub use parsed::{ParsedPage, Picture, Sink};

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
    let converted = if sniff::kind(bytes) == Ok(Kind::Doc) { doc::converted(bytes, limits.time)? } else { None };
    let bytes = converted.as_deref().unwrap_or(bytes);
    let notices = parse(bytes, name, limits, &mut |page| pages.push(page))?;
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
        Kind::Docx => docx::read(bytes, limits, sink),
        Kind::WordXml => docx::read_flat(bytes, limits, sink),
        Kind::Doc => doc::read(bytes, limits, sink),
        Kind::Xlsx => sheet::read(bytes, limits, sink),
        Kind::Odt => odt::read(bytes, limits, sink),
        Kind::FlatOdt => odt::read_flat(bytes, limits, sink),
        Kind::Rtf => rtf::read(bytes, limits, sink),
        Kind::Html => html::read(bytes, limits, sink),
        Kind::Mht => html::read_mht(bytes, limits, sink),
        Kind::Archive => Err(SourceError::new(
            "unsupported",
            "this is an archive of files (ZIP), which is read file by file; unpack it and give its files",
        )),
    }
}
