//! Words as keys that do not depend on case or on where a tone mark stands.

use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// A word's identity: `Ủy`, `ủy` and `uỷ` share one, `uy` and `úy` have others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct WordKey(pub u64);

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Case {
    /// No capital letter.
    #[default]
    Lower,
    /// The first letter alone.
    Capital,
    /// More than one letter, all capital.
    Upper,
    /// Anything else, as `TTg`.
    Mixed,
}

/// One letter taken apart: lower case without its tone, and the tone (0 for none); and what is left of it in ASCII.
#[derive(Clone, Copy)]
struct Letter {
    base: char,
    plain: char,
    tone: u8,
    upper: bool,
    alphabetic: bool,
    inner: bool,
}

/// Letters of the blocks that Vietnamese uses, below this bound.
const BOUND: usize = 0x1F00;

fn letters() -> &'static [Letter] {
    static TABLE: OnceLock<Vec<Letter>> = OnceLock::new();
    TABLE.get_or_init(|| (0..BOUND as u32).map(|code| take_apart(char::from_u32(code).unwrap_or(' '))).collect())
}

fn take_apart(c: char) -> Letter {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let lower = if lower == 'ð' { 'đ' } else { lower };
    let mut tone = 0;
    let kept: String = std::iter::once(lower)
        .nfd()
        .filter(|mark| match mark {
            '\u{300}' => set(&mut tone, 1),
            '\u{301}' => set(&mut tone, 2),
            '\u{309}' => set(&mut tone, 3),
            '\u{303}' => set(&mut tone, 4),
            '\u{323}' => set(&mut tone, 5),
            _ => true,
        })
        .nfc()
        .collect();
    let base = kept.chars().next().unwrap_or(lower);
    let plain = std::iter::once(base).nfd().next().map_or(base, |first| if first == 'đ' { 'd' } else { first });
    let inner = c.is_alphanumeric() || c == '&';
    Letter { base, plain, tone, upper: lower != c && c != 'ð', alphabetic: c.is_alphabetic(), inner }
}

fn set(tone: &mut u8, to: u8) -> bool {
    *tone = to;
    false
}

/// The key and the capitalisation of one word.
pub fn word_key(word: &str) -> (WordKey, Case) {
    key_while(word, |_| true).1
}

/// The word that `text` begins with: its length in bytes, its key and its capitalisation. A word is letters and digits, and
/// the `&` of an abbreviation.
pub fn leading_word(text: &str) -> (usize, WordKey, Case) {
    let (length, (key, case)) = key_while(text, |letter| letter.inner);
    (length, key, case)
}

/// Whether `c` is a letter.
pub fn is_letter(c: char) -> bool {
    letters().get(c as usize).map_or_else(|| c.is_alphabetic(), |letter| letter.alphabetic)
}

fn key_while(text: &str, goes_on: impl Fn(&Letter) -> bool) -> (usize, (WordKey, Case)) {
    let table = letters();
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let (mut tone, mut length, mut capitals, mut first) = (0, 0_u32, 0_u32, false);
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        let letter = match table.get(c as usize) {
            Some(letter) => *letter,
            None => Letter {
                base: c,
                plain: c,
                tone: 0,
                upper: false,
                alphabetic: c.is_alphabetic(),
                inner: c.is_alphanumeric(),
            },
        };
        if !goes_on(&letter) {
            end = at;
            break;
        }
        hash = (hash ^ u64::from(letter.base as u32)).wrapping_mul(0x0100_0000_01B3);
        tone = tone.max(letter.tone);
        first |= length == 0 && letter.upper;
        capitals += u32::from(letter.upper);
        length += 1;
    }
    hash = (hash ^ (0x1_0000 + u64::from(tone))).wrapping_mul(0x0100_0000_01B3);
    let case = match capitals {
        0 => Case::Lower,
        n if n == length && n > 1 => Case::Upper,
        1 if first => Case::Capital,
        _ => Case::Mixed,
    };
    (end, (WordKey(hash ^ (hash >> 29)), case))
}

/// Lower case without marks, `đ` as `d`: what is left for ASCII names and keys.
pub fn ascii_fold(text: &str) -> String {
    folded(text).collect()
}

fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    let table = letters();
    let kept = text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36F}'));
    kept.map(|c| table.get(c as usize).map_or(c, |letter| letter.plain))
}

/// ASCII letters and digits of [`ascii_fold`], everything else as single hyphens.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in folded(text) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}
