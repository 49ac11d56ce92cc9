//! From characters back to the bytes that were read in the wrong code page.

use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1258};
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The code page in which old bytes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misread {
    /// Latin-1 or Windows-1252, which differ only in 128 to 159.
    Western,
    /// Windows-1258, the Vietnamese one.
    Vietnamese,
}

impl Misread {
    /// The byte that `c` was read from, as the character with that code.
    pub(super) fn byte(self, c: char) -> Option<char> {
        static WESTERN: LazyLock<HashMap<char, char>> = LazyLock::new(|| inverse(WINDOWS_1252));
        static VIETNAMESE: LazyLock<HashMap<char, char>> = LazyLock::new(|| inverse(WINDOWS_1258));
        match (self, c) {
            (_, '\0'..='\u{7F}') => Some(c),
            (Self::Western, '\u{80}'..='\u{FF}') => Some(c),
            (Self::Western, c) => WESTERN.get(&c).copied(),
            (Self::Vietnamese, c) => VIETNAMESE.get(&c).copied(),
        }
    }

    /// All of `word` as bytes; `None` where a character has none.
    pub(super) fn bytes(self, word: &str) -> Option<String> {
        let mut out = String::with_capacity(word.len());
        for c in word.chars() {
            match self.byte(c) {
                Some(byte) => out.push(byte),
                // A mark that was read from a byte may have been composed with its letter since.
                None if self == Self::Vietnamese && !c.is_ascii() => {
                    for part in std::iter::once(c).nfd() {
                        out.push(self.byte(part)?);
                    }
                }
                None => return None,
            }
        }
        Some(out)
    }
}

/// The character that `byte`, a character below 256, is in `page`.
pub(super) fn in_code_page(page: &'static Encoding, byte: char) -> Option<char> {
    let byte = [u8::try_from(u32::from(byte)).ok()?];
    let (text, _) = page.decode_without_bom_handling(&byte);
    text.chars().next()
}

fn inverse(page: &'static Encoding) -> HashMap<char, char> {
    ('\u{80}'..='\u{FF}').filter_map(|byte| Some((in_code_page(page, byte)?, byte))).collect()
}
