//! One letter: lower case, without its tone, without any mark.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The tone of a syllable (thanh điệu).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Tone {
    /// No mark (ngang).
    #[default]
    Level,
    /// Grave (huyền).
    Falling,
    /// Hook above (hỏi).
    Dipping,
    /// Tilde (ngã).
    Broken,
    /// Acute (sắc).
    Rising,
    /// Dot below (nặng).
    Heavy,
}

/// What a letter is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// Lower case, with all marks; `Ð ð Ɖ ɖ` are `đ`.
    pub(super) lower: char,
    /// Lower case without its tone: `ấ` → `â`.
    pub(super) toneless: char,
    /// Lower case without any mark: `ấ` → `a`, `đ` → `d`.
    pub(super) plain: char,
    /// The tone that it carries.
    pub(super) tone: Tone,
}

/// Vowels without tone, each with its six forms in the order of [`Tone`].
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];

const TONES: [Tone; 6] = [Tone::Level, Tone::Falling, Tone::Dipping, Tone::Broken, Tone::Rising, Tone::Heavy];

/// Latin, its extensions, Greek and Cyrillic all lie below; a table look-up there keeps indexing fast.
const TABLE: u32 = 0x1F00;

static LETTERS: LazyLock<Vec<Letter>> =
    LazyLock::new(|| (0..TABLE).map(|code| compute(char::from_u32(code).unwrap_or('\0'))).collect());

/// What `c` is made of; a character that is no letter is itself in every respect.
pub(super) fn letter(c: char) -> Letter {
    match LETTERS.get(c as usize) {
        Some(letter) => *letter,
        None => compute(c),
    }
}

/// The vowel `toneless` with `tone`; other letters stay.
pub(super) fn with_tone(toneless: char, tone: Tone) -> char {
    VOWELS.iter().find(|row| row[0] == toneless).map_or(toneless, |row| row[tone as usize])
}

/// Whether `toneless` is a vowel of the Vietnamese alphabet.
pub(super) fn is_vowel(toneless: char) -> bool {
    matches!(toneless, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

fn compute(c: char) -> Letter {
    let lower = match c {
        'Ð' | 'ð' | 'Ɖ' | 'ɖ' | 'Đ' => 'đ',
        // The lower case of `İ` is two characters; its first is the letter.
        c => c.to_lowercase().next().unwrap_or(c),
    };
    let found = VOWELS.iter().find_map(|row| row.iter().position(|v| *v == lower).map(|at| (row[0], TONES[at])));
    let (toneless, tone) = found.unwrap_or((lower, Tone::Level));
    let plain = if lower == 'đ' { 'd' } else { std::iter::once(lower).nfd().next().unwrap_or(lower) };
    Letter { lower, toneless, plain, tone }
}
