//! What a file is, told by its bytes.

use super::decode;
use super::kind::Kind;
use super::mail;
use super::package::Package;
use crate::file::{Foreign, Format, Limits, SourceError};
use memchr::memmem;

/// Where a PDF header may stand; mail gateways and scanners put bytes before it.
const HEADER_WITHIN: usize = 1024;

/// How much of a file is looked at to tell text from binary, and web pages from text.
const SAMPLE: usize = 64 * 1024;

/// Formats that are known by their first bytes and have no reader.
const KNOWN: [(&[u8], NoReader); 8] = [
    (b"GIF8", (Foreign::Picture, "GIF")),
    (b"\x1F\x8B", (Foreign::Compressed, "gzip")),
    (b"7z\xBC\xAF", (Foreign::Archive, "7z")),
    (b"Rar!", (Foreign::Archive, "RAR")),
    (b"%!PS", (Foreign::PostScript, "")),
    (b"\x7FELF", (Foreign::Program, "")),
    (b"MZ\x90", (Foreign::Program, "")),
    (b"AC10", (Foreign::Drawing, "DWG")),
];

/// Pictures that are read, by their first bytes: PNG, JPEG, TIFF in either order of bytes.
const PICTURES: [(&[u8], Kind); 4] =
    [(b"\x89PNG", Kind::Png), (b"\xFF\xD8\xFF", Kind::Jpeg), (b"II*\0", Kind::Tiff), (b"MM\0*", Kind::Tiff)];

/// What a picture of a telephone's own kind (HEIC) says of itself behind its length.
const TELEPHONE: [&[u8]; 4] = [b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"];

/// Names in the directory of an old Office file, as UTF-16, and what has them.
const OLE: [(&str, Ole); 7] = [
    ("WordDocument", Ole::Doc),
    ("EncryptedPackage", Ole::Locked),
    ("Workbook", Ole::Other((Foreign::Excel, "XLS"))),
    ("Book", Ole::Other((Foreign::Excel, "XLS"))),
    ("PowerPoint Document", Ole::Other((Foreign::PowerPoint, "PPT"))),
    ("__properties_version1.0", Ole::Other((Foreign::Email, "MSG"))),
    ("VisioDocument", Ole::Other((Foreign::Drawing, "Visio"))),
];

#[derive(Clone, Copy)]
enum Ole {
    Doc,
    Locked,
    Other(NoReader),
}

/// The kind of the file; an error for the empty, the binary and the unsupported.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, SourceError> {
    let head = &bytes[..bytes.len().min(HEADER_WITHIN)];
    if bytes.is_empty() {
        return Err(SourceError::Empty);
    }
    // A PDF may stand in a Word file or an archive, which begin with their own marks.
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return packed(bytes);
    }
    if let Some(kind) = old_office(bytes) {
        return kind;
    }
    if memmem::find(head, b"%PDF-").is_some() {
        return Ok(Kind::Pdf);
    }
    if let Some((_, kind)) = PICTURES.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Ok(*kind);
    }
    if TELEPHONE.iter().any(|brand| head.get(4..).is_some_and(|rest| rest.starts_with(brand))) {
        return Err(unsupported((Foreign::Picture, "HEIC")));
    }
    if let Some((_, what)) = KNOWN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(unsupported(*what));
    }
    if let Some(kind) = marked_up(&bytes[..bytes.len().min(SAMPLE)]) {
        return Ok(kind);
    }
    if !decode::is_wide(bytes) && looks_binary(&bytes[..bytes.len().min(SAMPLE)]) {
        return Err(SourceError::Binary);
    }
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Err(SourceError::Blank);
    }
    Ok(Kind::Text)
}

/// What a file is that has no reader, and the short name of its format.
type NoReader = (Foreign, &'static str);

fn unsupported((kind, format): NoReader) -> SourceError {
    SourceError::Unsupported { kind, format: (!format.is_empty()).then(|| format.to_owned()) }
}

/// What a ZIP is: by what it says of its contents, else by the folders it has.
fn packed(bytes: &[u8]) -> Result<Kind, SourceError> {
    let mut package = Package::open(bytes, &Limits::default())?;
    let mut text = |name: &str| {
        let member = package.member(name).ok().flatten();
        member.map(|member| String::from_utf8_lossy(&member.bytes).into_owned())
    };
    if let Some(kind) = text("mimetype") {
        return match kind.trim() {
            kind if kind.starts_with("application/vnd.oasis.opendocument.text") => Ok(Kind::Odt),
            kind if kind.contains("opendocument") => Err(unsupported((Foreign::OpenDocument, ""))),
            kind if kind.contains("epub") => Err(unsupported((Foreign::Book, "EPUB"))),
            _ => Ok(Kind::Archive),
        };
    }
    let contents = text("[Content_Types].xml");
    let folder = |name: &str| package.names().any(|own| own.starts_with(name));
    let says = |words: &[&str]| {
        let contents = contents.as_deref().unwrap_or_default();
        words.iter().any(|word| contents.contains(word))
    };
    if contents.is_none() && !folder("_rels/") {
        return Ok(if folder("content.xml") && folder("meta-inf/") { Kind::Odt } else { Kind::Archive });
    }
    let word = [
        "wordprocessingml.document.main+xml",
        "wordprocessingml.template.main+xml",
        "ms-word.document",
        "ms-word.template",
    ];
    if says(&word) {
        Ok(Kind::Docx)
    } else if says(&["spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml", "ms-excel.sheet.macroEnabled"])
    {
        Ok(Kind::Xlsx)
    } else if says(&["ms-excel.sheet.binary"]) {
        Err(unsupported((Foreign::Excel, "XLSB")))
    } else if says(&["presentationml"]) || folder("ppt/") {
        Ok(Kind::Pptx)
    } else if folder("word/") {
        Ok(Kind::Docx)
    } else if folder("xl/") {
        Ok(Kind::Xlsx)
    } else {
        Ok(Kind::Archive)
    }
}

/// What an old Office file is: the name in its directory that comes first; none where it is no such file.
pub(super) fn old_office(bytes: &[u8]) -> Option<Result<Kind, SourceError>> {
    if !bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return None;
    }
    let place = |name: &str| {
        // A name in the directory is closed by zeros, and begins an entry.
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        memmem::find_iter(bytes, &name).find(|at| at % 128 == 0)
    };
    let first = OLE.iter().filter_map(|(name, what)| Some((place(name)?, *what))).min_by_key(|(at, _)| *at);
    Some(match first.map(|(_, what)| what) {
        Some(Ole::Doc) => Ok(Kind::Doc),
        Some(Ole::Locked) => Err(SourceError::Locked { format: Format::Office }),
        Some(Ole::Other(what)) => Err(unsupported(what)),
        None => Err(unsupported((Foreign::OldOffice, ""))),
    })
}

/// Text that is marked up: RTF, web pages, Word and OpenDocument as XML.
fn marked_up(sample: &[u8]) -> Option<Kind> {
    let bare = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(sample);
    let bare = [&b"\xFF\xFE"[..], b"\xFE\xFF"].iter().find_map(|mark| bare.strip_prefix(*mark)).unwrap_or(bare);
    // In UTF-16 a zero stands beside each sign of a tag.
    let head: Vec<u8> = bare.iter().filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let head = head.trim_ascii_start();
    if head.starts_with(b"{\\rtf") {
        return Some(Kind::Rtf);
    }
    let early = |name: &[u8]| memmem::find(&head[..head.len().min(4096)], name).is_some();
    if head.starts_with(b"<") {
        if early(b"word.document") || early(b":worddocument") || early(b"<pkg:package") {
            return Some(Kind::WordXml);
        }
        if early(b"<office:document") && early(b"opendocument.text") {
            return Some(Kind::FlatOdt);
        }
        const TAGS: [&[u8]; 14] = [
            b"<!doctype html",
            b"<html",
            b"<head",
            b"<body",
            b"<meta",
            b"<title",
            b"<style",
            b"<table",
            b"<div",
            b"<p>",
            b"<p ",
            b"<center",
            b"<font",
            b"<span",
        ];
        let page = TAGS.iter().any(|tag| head.starts_with(tag));
        let preceded = head.starts_with(b"<?xml") || head.starts_with(b"<!--") || head.starts_with(b"<!doctype");
        return (page || preceded && early(b"<html")).then_some(Kind::Html);
    }
    if mail::is_mail(head) {
        return Some(Kind::Mail);
    }
    let fields = [&b"mime-version:"[..], b"from: <saved by", b"content-type: multipart/related"];
    let mail = fields.iter().any(|field| head.starts_with(field));
    (mail && (early(b"text/html") || early(b"multipart/related"))).then_some(Kind::Mht)
}

/// Text has no zero bytes and hardly a control character beside the white ones.
fn looks_binary(sample: &[u8]) -> bool {
    let controls = sample.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)).count();
    sample.contains(&0) || controls * 50 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::SourceErrorKind;

    #[test]
    fn the_kind_comes_from_the_bytes() {
        let cases: [(&[u8], Result<Kind, SourceErrorKind>); 19] = [
            (b"", Err(SourceErrorKind::Empty)),
            (b" \r\n\t ", Err(SourceErrorKind::Empty)),
            ("Kế hoạch số 21/KH-UBND".as_bytes(), Ok(Kind::Text)),
            (b"%PDF-1.7 ...", Ok(Kind::Pdf)),
            (b"\n\njunk before %PDF-1.4", Ok(Kind::Pdf)),
            (b"PK\x03\x04....word/document.xml", Err(SourceErrorKind::Damaged)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", Err(SourceErrorKind::Unsupported)),
            (b"\xEF\xBB\xBF{\\rtf1 text", Ok(Kind::Rtf)),
            (b"  <!DOCTYPE HTML><p>", Ok(Kind::Html)),
            (b"<?xml version='1.0'?><!-- x --><html>", Ok(Kind::Html)),
            (b"<?xml version='1.0'?><w:wordDocument>", Ok(Kind::WordXml)),
            (b"\xFF\xFE<\0H\0T\0M\0L\0>\0", Ok(Kind::Html)),
            (b"MIME-Version: 1.0\nContent-Type: multipart/related", Ok(Kind::Mht)),
            (b"<ke hoach so 5", Ok(Kind::Text)),
            (b"abc\0\0def", Err(SourceErrorKind::Binary)),
            (b"\x89PNG\r\n", Ok(Kind::Png)),
            (b"\0\0\0\x18ftypheic", Err(SourceErrorKind::Unsupported)),
            (b"Rar!\x1A\x07", Err(SourceErrorKind::Unsupported)),
            (b"\xFF\xFEK\0\xBF\x1E", Ok(Kind::Text)),
        ];
        for (bytes, want) in cases {
            assert_eq!(kind(bytes).map_err(|e| e.kind()), want, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn old_office_files_are_told_by_their_directory() {
        let named = |name: &str| {
            let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
            bytes.resize(1024, 0);
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            bytes.resize(2048, 0);
            bytes
        };
        assert_eq!(kind(&named("WordDocument")), Ok(Kind::Doc));
        assert_eq!(kind(&named("EncryptedPackage")).map_err(|e| e.kind()), Err(SourceErrorKind::Encrypted));
        assert_eq!(kind(&named("Workbook")), Err(unsupported((Foreign::Excel, "XLS"))));
    }
}
