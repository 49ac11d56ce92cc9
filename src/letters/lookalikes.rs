//! Words with letters of other alphabets that look like ours, set right.

use super::reading::words;
use super::word;
use crate::text::{is_letter, latin};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text with such letters replaced in words that are then Vietnamese; `None` where there is none.
///
/// Numbers and symbols (`23/2024/NĐ-CР`) stay: what a document really says is evidence, and the grammar of citations names
/// the slip. Words of one foreign alphabet stay too.
pub(super) fn repair(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (start, end) in words(text, |c| is_letter(c) || is_combining_mark(c)) {
        let word = &text[start..end];
        if is_joined(&text[..start], &text[end..]) || word.is_ascii() {
            continue;
        }
        let (mut changed, mut script) = (false, false);
        let good: String = word
            .chars()
            .map(|c| {
                let to = latin(c);
                changed |= to != c;
                script |= to != c && to.is_ascii();
                to
            })
            .nfc()
            .collect();
        let is_ours = !script || word.chars().any(|c| c.is_alphabetic() && latin(c) == c);
        if changed && is_ours && word::is_well_spelled(&good) {
            out.push_str(&text[done..start]);
            out.push_str(&good);
            done = end;
        }
    }
    out.push_str(&text[done..]);
    (done > 0).then_some(out)
}

/// Whether a word is of a number or symbol.
fn is_joined(before: &str, after: &str) -> bool {
    let joint = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '–' | '.' | '&');
    before.ends_with(joint) || after.starts_with(|c: char| c != '.' && joint(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_repaired_and_symbols_are_not() {
        let cases = [
            ("Ðiều 5, Nghị ðịnh, ƉIỀU", Some("Điều 5, Nghị định, ĐIỀU")),
            ("hоạt động cоn НÀNH", Some("hoạt động con HÀNH")),
            ("23/2024/NĐ-CР, số 12/QÐ-UBND, 5-CТ/ТU, QÐ", None),
            ("Ðor và ðor", None),
            ("Москва, со, ТА", None),
            ("α-amylase, 5 μm", None),
        ];
        for (text, want) in cases {
            assert_eq!(repair(text).as_deref(), want, "{text}");
        }
    }
}
