//! A Word file: as raw bytes where they begin as a ZIP does, else as its parts, one after the other with a NUL between.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The parts in the order in which a seed gives them.
const PARTS: [&str; 7] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/header1.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
];

fuzz_target!(|bytes: &[u8]| {
    let packed;
    let file = if bytes.starts_with(b"PK") {
        bytes
    } else {
        packed = zipped(bytes);
        &packed
    };
    if let Ok(paged) = cancu::reader::read_with(file, "file.docx", &checks::small()) {
        checks::text(&paged);
    }
});

/// The parts in a ZIP that is whole; the list of contents is there even where no part gives it.
fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let given = bytes.splitn(PARTS.len(), |byte| *byte == 0).chain(std::iter::repeat(&b""[..]));
    for (name, part) in PARTS.iter().zip(given) {
        if part.is_empty() && !name.starts_with('[') {
            continue;
        }
        zip.start_file(*name, stored).expect("a member");
        zip.write_all(if part.is_empty() { b"<Types/>" } else { part }).expect("its bytes");
    }
    zip.finish().expect("a ZIP").into_inner()
}
