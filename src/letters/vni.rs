//! VNI, the letters of the `VNI-Times` fonts: a plain letter and a second one for its marks (`quyeát ñònh`).

use super::encoding::Encoding;
use unicode_normalization::UnicodeNormalization;

pub(super) const ENCODING: Encoding =
    Encoding { name: "VNI (VNI-Times)", is_letter: |c| c > '\u{BF}' && c.is_alphabetic(), decoded, words: 1 };

/// What stands for the marks of the vowel before it.
fn marks(c: char) -> Option<&'static str> {
    Some(match c {
        'ù' | 'Ù' => "\u{301}",
        'ø' | 'Ø' => "\u{300}",
        'û' | 'Û' => "\u{309}",
        'õ' | 'Õ' => "\u{303}",
        'ï' | 'Ï' => "\u{323}",
        'â' | 'Â' => "\u{302}",
        'á' | 'Á' => "\u{302}\u{301}",
        'à' | 'À' => "\u{302}\u{300}",
        'å' | 'Å' => "\u{302}\u{309}",
        'ã' | 'Ã' => "\u{302}\u{303}",
        'ä' | 'Ä' => "\u{302}\u{323}",
        'ê' | 'Ê' => "\u{306}",
        'é' | 'É' => "\u{306}\u{301}",
        'è' | 'È' => "\u{306}\u{300}",
        'ú' | 'Ú' => "\u{306}\u{309}",
        'ü' | 'Ü' => "\u{306}\u{303}",
        'ë' | 'Ë' => "\u{306}\u{323}",
        _ => return None,
    })
}

/// Letters that stand for themselves with their marks.
fn whole(c: char) -> char {
    match c {
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'æ' => 'ỉ',
        'Æ' => 'Ỉ',
        'ó' => 'ĩ',
        'Ó' => 'Ĩ',
        'ò' => 'ị',
        'Ò' => 'Ị',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        c => c,
    }
}

fn decoded(word: &str, _: bool) -> String {
    let mut out = String::with_capacity(word.len() + 8);
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(whole(c));
        if "aeiouyôöAEIOUYÔÖ".contains(c)
            && let Some(marks) = chars.peek().copied().filter(|mark| suits(c, *mark)).and_then(marks)
        {
            out.push_str(marks);
            chars.next();
        }
    }
    out.nfc().collect()
}

/// A capital mark stands with capital letters; small marks stand with both (`AÙ` and `Aù`).
fn suits(letter: char, mark: char) -> bool {
    letter.is_uppercase() || mark.is_lowercase()
}
