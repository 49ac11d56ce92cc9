//! In which encoding a web page is.

use crate::source::decode;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use memchr::memmem;

/// How far into a page a declaration is looked for.
const WITHIN: usize = 4096;

/// The characters of a page: by its mark, as UTF-8 where it is that, as `told` from outside or by itself, else as it
/// looks. Pages in UTF-8 that claim an older encoding are common, the other way round is impossible.
pub(super) fn characters(bytes: &[u8], told: Option<&str>) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    match &bytes[..bytes.len().min(4)] {
        [b'<', 0, ..] => return encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
        [0, b'<', ..] => return encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(),
        _ => {}
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let told = told.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = told.or_else(|| declared(bytes));
    if let Some(encoding) = encoding.filter(|encoding| *encoding != WINDOWS_1252) {
        let (text, wrong) = encoding.decode_without_bom_handling(bytes);
        if !wrong || encoding == UTF_8 {
            return text.into_owned();
        }
    }
    match decode::decode(bytes) {
        Ok(decoded) => decoded.text.into_owned(),
        Err(_) => encoding.unwrap_or(WINDOWS_1252).decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// What `<meta charset=…>` or `<meta … content="text/html; charset=…">` declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(WITHIN)].to_ascii_lowercase();
    memmem::find_iter(&head, b"charset").find_map(|at| {
        let rest = head[at + "charset".len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b))).unwrap_or(rest.len());
        Encoding::for_label(&rest[..end])
    })
}
