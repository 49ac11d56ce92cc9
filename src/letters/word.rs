//! Whether a word can be Vietnamese as it stands.

use crate::text::syllable::{self, Syllable};
use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The letters of Vietnamese beyond ASCII, lower case.
const LETTERS: &str = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";

/// Whether `c` is no letter of Vietnamese and no ASCII: a sign, or a letter of another language.
pub(super) fn is_alien(c: char) -> bool {
    static OWN: LazyLock<Vec<bool>> = LazyLock::new(|| {
        let mut own = vec![false; 0x1F00];
        for c in LETTERS.chars().chain(LETTERS.chars().flat_map(char::to_uppercase)) {
            if let Some(place) = own.get_mut(c as usize) {
                *place = true;
            }
        }
        own
    });
    !c.is_ascii() && !OWN.get(c as usize).copied().unwrap_or(false)
}

/// Whether a reader would take `word` as it stands for Vietnamese: a syllable, small, capitalised or all capital.
pub(super) fn is_good(word: &str) -> bool {
    !word.chars().any(is_alien) && is_evenly_cased(word) && parsed(word).is_some()
}

/// As [`is_good`], and spelled by the rules (`k` before `e ê i`, `c` before the others): what a repair must lead to.
pub(super) fn is_well_spelled(word: &str) -> bool {
    !word.chars().any(is_alien)
        && is_evenly_cased(word)
        && parsed(word).is_some_and(|syllable| is_usual(&syllable) && is_placed(word, &syllable))
}

/// Whether no slip of a typist makes `word`: it has a letter that Vietnamese lacks, capitals amid small ones, or is no
/// syllable with any tone (`coâng`, while `tôt` may be `tốt`).
pub(super) fn is_odd(word: &str) -> bool {
    let toneless = word.nfd().filter(|c| !"\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c));
    let mut toned = String::with_capacity(word.len() + 2);
    let mut rising = false;
    for c in toneless.nfc() {
        toned.push(c);
        if !rising && "aăâeêioôơuưy".contains(c.to_lowercase().next().unwrap_or(c)) {
            toned.push('\u{301}');
            rising = true;
        }
    }
    word.chars().any(is_alien) || !is_evenly_cased(word) || parsed(&toned.nfc().collect::<String>()).is_none()
}

/// Whether plans and laws have `word`, a syllable with marks: some 1,300 of the many that the grammar allows.
pub(super) fn is_common(word: &str) -> bool {
    static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("common.txt").split_whitespace().collect());
    COMMON.contains(word.to_lowercase().as_str())
}

/// All letters small, all capital, or the first alone capital.
pub(super) fn is_evenly_cased(word: &str) -> bool {
    let mut rest = word.chars();
    let first = rest.next().is_some_and(char::is_uppercase);
    let (mut capital, mut small) = (false, false);
    for c in rest {
        capital |= c.is_uppercase();
        small |= c.is_lowercase();
    }
    !capital || (first && !small)
}

fn parsed(word: &str) -> Option<Syllable> {
    // `Đắk Lắk`, `Đắk Nông`: names of the highlands end in a `k` that is sounded as `c`.
    syllable::parse(word).or_else(|| {
        let stem = word.strip_suffix(['k', 'K'])?;
        syllable::parse(&format!("{stem}c"))
    })
}

/// Whether the tone stands on the vowel where the one or the other school puts it.
fn is_placed(word: &str, syllable: &Syllable) -> bool {
    let old_school = syllable.coda.is_empty() && matches!(syllable.nucleus.as_str(), "oa" | "oe" | "uy");
    old_school || syllable::placed(&word.to_lowercase()).is_none()
}

fn is_usual(syllable: &Syllable) -> bool {
    let front = syllable.nucleus.starts_with(['e', 'ê', 'i', 'y']);
    let lone_y = syllable.nucleus == "y" && syllable.coda.is_empty();
    match syllable.onset.as_str() {
        "c" | "ng" => !front,
        // `gì` is parsed as `g` and `i`.
        "g" => !front || syllable.nucleus.starts_with('i'),
        "k" | "gh" | "ngh" => front,
        "p" => false,
        "" | "h" | "l" | "m" | "s" | "t" | "v" | "qu" => true,
        _ => !lone_y,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_wrong_letters() {
        for word in "Nghị quyết quý giết gì gia của hòa hoà toà khuỷu ĐƯỢC Ủy yêu kỹ Lắk gìn".split(' ')
        {
            assert!(is_good(word) && is_well_spelled(word), "{word}");
        }
        for word in "quyÕt tØnh c¶i hµnh Ch strong đợc2 hẹcs cac hap nươc ăâ ðến thÊ".split(' ') {
            assert!(!is_good(word), "{word}");
        }
        for word in "cì kà ngé nghà pồ dỷ heọ".split(' ') {
            assert!(!is_well_spelled(word), "{word}");
        }
        for word in "coâng héi thueâ Thñ quyÕt cÊp".split(' ') {
            assert!(is_odd(word), "{word}");
        }
        for word in "tôt hôp đinh tô".split(' ') {
            assert!(!is_odd(word), "{word}");
        }
    }
}
