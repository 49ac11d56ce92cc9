//! What a file is, told by its bytes.

use super::{SourceError, decode};
use memchr::memmem;

/// The kinds of file that have a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    Text,
}

/// Where a PDF header may stand; mail gateways and scanners put bytes before it.
const HEADER_WITHIN: usize = 1024;

/// How much of a file is looked at to tell text from binary.
const SAMPLE: usize = 64 * 1024;

/// Formats that are known by their first bytes and have no reader.
const KNOWN: [(&[u8], &str); 12] = [
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office file (DOC or XLS), or a Word file with a password"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1F\x8B", "a compressed file (gzip)"),
    (b"7z\xBC\xAF", "an archive (7z)"),
    (b"Rar!", "an archive (RAR)"),
    (b"%!PS", "a PostScript file"),
    (b"\x7FELF", "a program"),
];

/// The kind of the file; an error for the empty, the binary and the unsupported.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, SourceError> {
    let head = &bytes[..bytes.len().min(HEADER_WITHIN)];
    if bytes.is_empty() {
        return Err(SourceError::new("empty", "the file is empty; fetch or export it again"));
    }
    if memmem::find(head, b"%PDF-").is_some() {
        return Ok(Kind::Pdf);
    }
    if let Some((_, what)) = KNOWN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(unsupported(what));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Err(unsupported(zip_content(bytes)));
    }
    if is_html(head) {
        return Err(unsupported("a web page (HTML)"));
    }
    if !decode::is_wide(bytes) && looks_binary(&bytes[..bytes.len().min(SAMPLE)]) {
        return Err(SourceError::new(
            "binary",
            "the file is not text: it holds binary data; save the document as PDF or as UTF-8 text",
        ));
    }
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Err(SourceError::new("empty", "the file holds nothing but white space; fetch or export it again"));
    }
    Ok(Kind::Text)
}

fn unsupported(what: &str) -> SourceError {
    SourceError::new(
        "unsupported",
        format!("this is {what}, which cannot be read yet; save it as PDF or as UTF-8 text"),
    )
}

/// What a ZIP holds: its members' names stand uncompressed in it.
fn zip_content(bytes: &[u8]) -> &'static str {
    let has = |name: &[u8]| memmem::find(bytes, name).is_some();
    if has(b"word/document") {
        "a Word file (DOCX)"
    } else if has(b"xl/workbook") {
        "an Excel file (XLSX)"
    } else if has(b"opendocument.text") {
        "an OpenDocument text (ODT)"
    } else {
        "a ZIP archive"
    }
}

fn is_html(head: &[u8]) -> bool {
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |tag: &[u8]| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag));
    begins(b"<!doctype html") || begins(b"<html")
}

/// Text has no zero bytes and hardly a control character beside the white ones.
fn looks_binary(sample: &[u8]) -> bool {
    let controls = sample.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)).count();
    sample.contains(&0) || controls * 50 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_comes_from_the_bytes() {
        let cases: [(&[u8], Result<Kind, &str>); 12] = [
            (b"", Err("empty")),
            (b" \r\n\t ", Err("empty")),
            ("Kế hoạch số 21/KH-UBND".as_bytes(), Ok(Kind::Text)),
            (b"%PDF-1.7 ...", Ok(Kind::Pdf)),
            (b"\n\njunk before %PDF-1.4", Ok(Kind::Pdf)),
            (b"PK\x03\x04....word/document.xml", Err("unsupported")),
            (b"PK\x03\x04....a.txt", Err("unsupported")),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", Err("unsupported")),
            (b"{\\rtf1 text", Err("unsupported")),
            (b"  <!DOCTYPE HTML><p>", Err("unsupported")),
            (b"abc\0\0def", Err("binary")),
            (b"\xFF\xFEK\0\xBF\x1E", Ok(Kind::Text)),
        ];
        for (bytes, want) in cases {
            assert_eq!(kind(bytes).map_err(|e| e.kind), want, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn an_unsupported_file_is_named_with_a_remedy() {
        let error = kind(b"PK\x03\x04....word/document.xml").expect_err("a Word file has no reader yet");
        assert_eq!(
            error.to_string(),
            "this is a Word file (DOCX), which cannot be read yet; save it as PDF or as UTF-8 text"
        );
    }
}
