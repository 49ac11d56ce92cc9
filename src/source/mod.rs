//! From bytes to canonical text with pages.
//!
//! The kind of a file is told by its bytes; each kind has its reader, and every reader ends in
//! [`PagedText::from_pages`], the one place where text is normalised. Programs read by a [`Reader`], which parses in guarded
//! processes ([`worker`]) and recognises pages that are pictures.

mod archive;
mod code;
mod continued;
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
mod reader;
mod rtf;
mod sandbox;
mod sheet;
mod slots;
mod sniff;
mod tool;
pub mod worker;
mod xml;

pub use error::SourceError;
pub use limits::Limits;
pub use ocr::Ocr;
pub use parsed::{ParsedCell, ParsedPage, Picture, Sink, Written};
pub use reader::{Reader, ReaderOptions};
pub use sandbox::{Held, Protection};
pub use tool::become_tool;

use crate::code::Sheet;
use crate::text::{Notice, PagedText};
use sniff::Kind;

/// Reads one file's `bytes` within the default [`Limits`]; `name` only helps to tell plain text from Markdown, the type
/// comes from the bytes.
pub fn read(bytes: &[u8], name: &str) -> Result<PagedText, SourceError> {
    read_with(bytes, name, &Limits::default())
}

/// Reads one file's `bytes` within `limits`.
pub fn read_with(bytes: &[u8], name: &str, limits: &Limits) -> Result<PagedText, SourceError> {
    Reader::direct(ReaderOptions { limits: *limits, ..ReaderOptions::default() }).read(bytes, name)
}

/// Parses `bytes` and hands `sink` the pages one by one; returns the doubts about the file as a whole.
///
/// No other program is asked for help; a [`Reader`] does that where a file is better read with it.
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
            SourceError::ARCHIVE,
            "this is an archive of files (ZIP), which is read file by file; give its name the ending .zip, or unpack it",
        )),
    }
}

/// Whether the bytes are a page of the official code (Bộ pháp điển), which is read by [`heading`].
pub fn is_heading(bytes: &[u8]) -> bool {
    code::is_page(bytes)
}

/// Reads the page of a heading of the official code.
///
/// # Errors
/// Where it holds no article or costs more than `limits` allow.
pub fn heading(bytes: &[u8], limits: &Limits) -> Result<Sheet, SourceError> {
    code::read(bytes, limits)
}

/// Unpacks the members of an archive that may be documents and hands each on with its name; returns what was left out.
fn unpack(bytes: &[u8], limits: &Limits, sink: &mut dyn FnMut(String, Vec<u8>)) -> Result<Vec<Notice>, SourceError> {
    match sniff::kind(bytes)? {
        Kind::Archive => archive::members(bytes, limits, sink),
        _ => Err(SourceError::new("unsupported", "this is no archive of files; give it as a file of its own")),
    }
}
