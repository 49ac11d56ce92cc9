//! Bytes of a file → its pages.
//!
//! The kind of a file is told by its bytes (`sniff`), and each kind has its reader. Those whose text flows write it into
//! a `flow`, those that lie on paper bring their words to [`crate::layout`]; pages that are pictures are recognised
//! (`ocr`).

mod archive;
mod code;
mod count;
mod decode;
mod doc;
mod docx;
mod flow;
mod html;
mod kind;
mod mail;
mod markdown;
pub(crate) mod ocr;
mod odt;
mod package;
mod parts;
mod pdf;
mod photo;
mod plain;
mod rtf;
mod sheet;
mod slides;
mod sniff;
mod symbols;
mod xml;

pub(crate) use doc::converted;
pub use kind::Kind;

use crate::code::Sheet;
use crate::file::{LeftOut, Limits, Sink, SourceError};
use crate::text::Notice;

/// Parses `bytes` and hands `sink` the pages one by one; returns the doubts about the file as a whole.
///
/// No other program is asked for help; [`crate::reader::Reader`] does that where a file is better read with it.
///
/// # Errors
/// Where the file cannot be read, with a sentence that names the remedy.
pub fn parse(bytes: &[u8], name: &str, limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    if bytes.len() > limits.bytes {
        return Err(SourceError::TooManyBytes { bytes: bytes.len(), allowed: limits.bytes });
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
        Kind::Pptx => slides::read(bytes, limits, sink),
        Kind::Jpeg | Kind::Png | Kind::Tiff => photo::read(bytes, limits, sink),
        Kind::Archive | Kind::Mail => Err(SourceError::Archive),
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

/// What programs leave in folders and archives beside the documents: lists of small pictures, marks of open files, settings
/// of folders. Compared in small letters.
const LITTER: [&str; 5] = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".directory"];

/// How names of such files begin: Word's marks of open files, the other halves of files of a Mac, LibreOffice's locks.
const LITTER_BEGINS: [&str; 4] = ["~$", "._", ".~lock.", "~wrl"];

/// Whether the file at `name` is no document but was left there by a program.
pub(crate) fn is_litter(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_lowercase();
    name.starts_with("__MACOSX/")
        || name.contains("/__MACOSX/")
        || LITTER.contains(&file.as_str())
        || LITTER_BEGINS.iter().any(|begin| file.starts_with(begin))
}

/// Unpacks the members of an archive or an e-mail that may be documents and hands each on with its name; returns what was left out.
pub(crate) fn unpack(
    bytes: &[u8],
    limits: &Limits,
    sink: &mut dyn FnMut(String, Vec<u8>),
) -> Result<Vec<LeftOut>, SourceError> {
    match sniff::kind(bytes)? {
        Kind::Archive => archive::members(bytes, limits, sink),
        Kind::Mail => mail::members(bytes, limits, sink),
        _ => Err(SourceError::NoArchive),
    }
}
