//! Bytes of a text file as characters.

use super::SourceError;
use std::borrow::Cow;

/// A text in UTF-8, or in UTF-16 where a byte-order mark says so.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SourceError> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, u16::from_le_bytes).map(Cow::Owned);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, u16::from_be_bytes).map(Cow::Owned);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => Err(SourceError::new(
            "encoding",
            format!(
                "the text is not UTF-8 (byte {} is wrong); save it again as UTF-8 in the editor that made it",
                error.valid_up_to() + 1
            ),
        )),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, SourceError> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| {
        SourceError::new(
            "encoding",
            "the text begins as UTF-16 but is broken further on; save it again as UTF-8 in the editor that made it",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_tells_the_encoding() {
        let want = "Số: 21/KH-UBND ừ";
        let le: Vec<u8> = [0xFF, 0xFE].into_iter().chain(want.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let be: Vec<u8> = [0xFE, 0xFF].into_iter().chain(want.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let marked = format!("\u{FEFF}{want}");
        for bytes in [want.as_bytes(), marked.as_bytes(), &le, &be] {
            assert_eq!(decode(bytes).expect("a text"), want);
        }
    }

    #[test]
    fn other_encodings_are_refused_with_a_remedy() {
        for bytes in [&b"Ch\xEDnh ph\xF1"[..], b"\xFF\xFE\x00\xD8\x41\x00"] {
            let error = decode(bytes).expect_err("not a text");
            assert_eq!(error.kind, "encoding");
            assert!(error.message.contains("save it again as UTF-8"), "{error}");
        }
    }
}
