//! Combining marks that stand at the wrong place (`quyêt́` for `quyết`, `é̂` for `ế`).

use super::reading::words;
use super::word;
use crate::text::{is_letter, syllable};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The text, which is NFC, with such marks put on the vowel that bears them; `None` where a syllable proves none.
pub(super) fn repair(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (start, end) in words(text, |c| is_letter(c) || is_combining_mark(c)) {
        let word = &text[start..end];
        if word.contains(is_combining_mark)
            && let Some(good) = repaired_word(word)
        {
            out.push_str(&text[done..start]);
            out.push_str(&good);
            done = end;
        }
    }
    out.push_str(&text[done..]);
    (done > 0).then_some(out)
}

fn repaired_word(word: &str) -> Option<String> {
    let (mut letters, mut tones) = (String::new(), Vec::new());
    for c in word.nfd() {
        match c {
            // A mark that was struck twice is one.
            tone if TONES.contains(&tone) => {
                if tones.last() != Some(&tone) {
                    tones.push(tone);
                }
            }
            mark if is_combining_mark(mark) && letters.ends_with(mark) => {}
            letter => letters.push(letter),
        }
    }
    let bare: String = letters.nfc().collect();
    let [tone] = tones.as_slice() else { return None };
    // The tone on any vowel first, then moved home by the grammar.
    let with_tone = |at: usize| -> String {
        bare.chars()
            .enumerate()
            .flat_map(|(index, c)| [Some(c), (index == at).then_some(*tone)])
            .flatten()
            .nfc()
            .collect()
    };
    let toned = (0..bare.chars().count()).map(with_tone).find(|toned| word::is_well_spelled(toned))?;
    match syllable::placed(&toned.to_lowercase()) {
        Some(placed) => Some(toned.chars().zip(placed.chars()).map(|(old, new)| with_case(new, old)).collect()),
        None => Some(toned),
    }
}

fn with_case(c: char, like: char) -> char {
    if like.is_uppercase() { c.to_uppercase().next().unwrap_or(c) } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_to_their_vowel() {
        let cases = [
            ("quyê\u{74}\u{301} định", Some("quyết định")),
            ("đe\u{301}\u{302}n", Some("đến")),
            ("QUYÊT\u{301}", Some("QUYẾT")),
            ("nươć", None),
            ("ho\u{301}\u{301}a", Some("hóa")),
            ("a\u{300}\u{323} x\u{301}", None),
            ("quyết định", None),
        ];
        for (text, want) in cases {
            let text: String = text.nfc().collect();
            assert_eq!(repair(&text).as_deref(), want, "{text}");
        }
    }
}
