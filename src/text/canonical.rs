//! The one normalisation of a text, at the end of reading.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Canonical text: Unicode NFC, `\n` line ends, no control, soft-hyphen, zero-width or byte-order characters, and plain
/// spaces for the odd ones. Letters, dashes and line breaks stay as they were written: what a document really says is
/// evidence, and repairs are made where they can be named.
pub fn canonical(text: &str) -> String {
    let cleaned = if needs_cleaning(text) { clean(text) } else { text.to_owned() };
    if is_nfc(&cleaned) { cleaned } else { cleaned.nfc().collect() }
}

fn needs_cleaning(text: &str) -> bool {
    text.chars().any(|c| replacement(c) != Some(c))
}

fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' {
            if chars.peek() != Some(&'\n') {
                out.push('\n');
            }
        } else if let Some(kept) = replacement(c) {
            out.push(kept);
        }
    }
    out
}

/// What stands for `c` in canonical text; `None` where it is dropped. `\r` is settled by its neighbour.
fn replacement(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(c),
        '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\r' => None,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Some(' '),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => None,
        '\u{2066}'..='\u{2069}' | '\u{FFF9}'..='\u{FFFB}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}
