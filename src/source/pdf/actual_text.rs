//! The text that a PDF states for what it draws (`ActualText`).

use crate::layout::glyph::{Glyph, Text};

/// A text string of a PDF: UTF-16 or UTF-8 with their marks, else PDFDocEncoding, which for our purposes is Latin-1.
pub(super) fn decode(bytes: &[u8]) -> String {
    let units = |unit: fn([u8; 2]) -> u16, bytes: &[u8]| -> String {
        char::decode_utf16(bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])))
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => units(u16::from_be_bytes, rest),
        [0xFF, 0xFE, rest @ ..] => units(u16::from_le_bytes, rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}

/// Puts one glyph that says `text` in the place of those from `first` on.
///
/// A text for glyphs of several lines would pull them onto one, so those keep their own letters; so does a text that
/// says nothing where letters are drawn, for what a reader sees counts.
pub(super) fn replace(glyphs: &mut Vec<Glyph>, first: usize, text: &str) {
    let Some((head, tail)) = glyphs.get(first..).and_then(<[Glyph]>::split_first) else {
        return;
    };
    let one_line =
        tail.iter().all(|glyph| (glyph.y - head.y).abs() < head.size / 2.0 && glyph.direction == head.direction);
    if text.trim().is_empty() || !one_line {
        return;
    }
    let last = tail.last().unwrap_or(head);
    let along = (last.x - head.x) * head.direction.0 + (last.y - head.y) * head.direction.1;
    let advance = (along + last.advance).max(head.advance);
    let glyph = Glyph { text: Text::Many(text.into()), advance, ..head.clone() };
    glyphs.truncate(first);
    glyphs.push(glyph);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_are_decoded_by_their_marks() {
        let cases: [(&[u8], &str); 4] =
            [(b"fi", "fi"), (b"\xFE\xFF\x1E\xEB", "ừ"), (b"\xEF\xBB\xBF\xC4\x91", "đ"), (b"\xE0", "à")];
        for (bytes, want) in cases {
            assert_eq!(decode(bytes), want);
        }
    }
}
