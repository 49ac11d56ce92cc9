//! Bytes as a PDF: whatever they are, there is a text that holds what is promised of it, or a reason.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Other kinds of file have targets of their own.
    let head = &bytes[..bytes.len().min(1024)];
    if !head.windows(5).any(|mark| mark == b"%PDF-") || bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF") {
        return;
    }
    if let Ok(paged) = cancu::reader::read_with(bytes, "file.pdf", &checks::small()) {
        checks::text(&paged);
    }
});
