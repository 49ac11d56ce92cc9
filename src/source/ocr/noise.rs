//! What is no writing: specks, seals and signatures that were read as letters.

use super::hocr::Seen;
use crate::text::{is_letter, syllable};
use std::collections::BTreeMap;

/// Words less sure than this are noise, unless they make sense.
const UNSURE: u8 = 40;

/// Words less sure than this are noise even where they make sense by chance.
const GUESSED: u8 = 12;

/// Takes the noise out.
pub(super) fn without(words: &[Seen]) -> Vec<&Seen> {
    let mut lines: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for word in words {
        let (all, good) = lines.entry(word.line).or_default();
        *all += 1;
        *good += usize::from(word.confidence >= UNSURE && is_word(&word.text));
    }
    let kept = |word: &&Seen| {
        if is_border(&word.text) || is_speck(word) {
            return false;
        }
        let (all, good) = lines.get(&word.line).copied().unwrap_or_default();
        // In a line of noise a syllable is chance.
        let least = if good * 3 < all { UNSURE } else { GUESSED };
        word.confidence >= UNSURE || (word.confidence >= least && is_word(&word.text))
    };
    words.iter().filter(kept).collect()
}

/// Whether it is a line of the paper, read as signs.
fn is_border(word: &str) -> bool {
    word.chars().all(|c| "|_—=[]{}~`¦".contains(c))
}

/// Whether it is a dot or a dash of the paper: read as a letter though it is far too low for one, or as a lone sign, which
/// writing joins to a word.
fn is_speck(word: &Seen) -> bool {
    const LOW: f64 = 0.3;
    const SURE: u8 = 85;
    let lone = [".", ",", ":", ";", "'", "`", "‘", "’", "\""].contains(&word.text.as_str());
    let low = word.bottom - word.top < LOW * word.size && word.text.contains(char::is_alphanumeric);
    low || (lone && word.confidence < SURE)
}

/// Whether the word is a syllable, a number or a symbol such as `QĐ-UBND`.
pub(super) fn is_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut parts = word.split(|c: char| "-/.,:".contains(c)).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some() && parts.all(is_part)
}

fn is_part(part: &str) -> bool {
    const CAPITALS: usize = 6;
    let number = part.chars().all(|c| c.is_ascii_digit());
    let symbol = part.chars().count() <= CAPITALS && part.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
    number || (symbol && part.len() > 1) || (part.chars().all(is_letter) && syllable::is_syllable(&part.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_noise() {
        for word in ["Nghị", "63/2010/NĐ-CP", "(UBND", "05/3/2021;", "“tục”,", "QĐ-UBND", "I", "1."] {
            assert!(is_word(word), "{word}");
        }
        for word in ["", ":", "`*'*", "sÈŸ", "Ø", "7b#", "ÊđŠ"] {
            assert!(!is_word(word), "{word}");
        }
    }
}
