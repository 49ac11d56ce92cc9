//! Bytes as plain text: encodings, old letters and their repair, canonical text.

#![no_main]

use cancu::text::canonical;
use libfuzzer_sys::fuzz_target;

/// Beginnings of other kinds of file, which have readers of their own.
const OTHERS: [&[u8]; 3] = [b"PK", b"\xD0\xCF", b"\xDB\xA5"];

fuzz_target!(|bytes: &[u8]| {
    let head = &bytes[..bytes.len().min(1024)];
    if OTHERS.iter().any(|mark| bytes.starts_with(mark)) || head.windows(5).any(|mark| mark == b"%PDF-") {
        return;
    }
    if let Ok(paged) = cancu::reader::read_with(bytes, "file.txt", &checks::small()) {
        checks::text(&paged);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let once = canonical(text);
        assert_eq!(canonical(&once), once, "canonical text stays as it is");
    }
});
