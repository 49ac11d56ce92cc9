//! How each word of a block reads, as it stands and decoded.

use super::bytes::Misread;
use super::encoding::Encoding;
use super::word;
use crate::text::is_letter;

/// What speaks for a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// It is good as it stands, and not decoded.
    Unicode,
    /// It is good decoded, and not as it stands.
    Old,
    /// It is good decoded, but may as well be of another language.
    Rare,
    /// It may be either: good both ways, an abbreviation, a name.
    Open,
    /// It is good neither way.
    Neither,
}

/// A word with a letter beyond ASCII.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The number of its line.
    pub(super) line: usize,
    pub(super) reading: Reading,
    /// What it would become.
    pub(super) decoded: String,
}

/// The words of a block, and the sums over them.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) words: Vec<Word>,
    /// How many words are good decoded alone; those with a sign that no Vietnamese has count twice.
    weight: usize,
    old: usize,
    unicode: usize,
    neither: usize,
    /// Good words that cannot be of old letters; lines that mix fonts have them.
    other: usize,
    /// Words in ASCII that are no syllables.
    foreign: usize,
    /// Words of any kind.
    all: usize,
}

impl Block {
    /// Reads `text` as `encoding`, misread in the way of `misread`.
    pub(super) fn read(text: &str, encoding: &Encoding, misread: Misread) -> Self {
        let mut block = Self::default();
        let mut at = 0;
        for (number, line) in text.split('\n').enumerate() {
            block.read_line(line, number, at, encoding, misread);
            at += line.len() + '\n'.len_utf8();
        }
        block
    }

    /// How much speaks for the encoding; `None` where too little does, or too much against it.
    pub(super) fn proof(&self, encoding: &Encoding) -> Option<usize> {
        let against = 3 * self.neither + 2 * self.unicode + self.other + self.foreign;
        let enough = self.old >= encoding.words && self.weight >= 2 * encoding.words && self.all >= 2;
        (enough && self.weight >= 2 + against).then(|| self.weight - against)
    }

    fn read_line(&mut self, line: &str, number: usize, at: usize, encoding: &Encoding, misread: Misread) {
        let inside = |c: char| is_inside(c, encoding, misread);
        let ranges = words(line, inside);
        for (index, &(start, end)) in ranges.iter().enumerate() {
            let text = &line[start..end];
            self.all += 1;
            if is_plain(text) {
                self.foreign += usize::from(is_word(text) && !word::is_good(text));
                continue;
            }
            let Some(bytes) = misread.bytes(text) else {
                if word::is_good(text) {
                    self.other += 1;
                    self.push((start, end), at, number, Reading::Unicode, String::new());
                }
                continue;
            };
            let neighbours = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
            let capitals = needs_neighbours(&bytes)
                && neighbours.filter_map(|other| ranges.get(other)).any(|&(from, to)| {
                    let gap = if from < start { to..start } else { end..from };
                    line[gap] == *" " && is_capital_syllable(&line[from..to], encoding, misread)
                });
            let decoded = (encoding.decoded)(&bytes, capitals);
            if is_lone_sign(text, &decoded) {
                continue;
            }
            if decoded == text {
                self.neither += usize::from(!is_abbreviation(text) && !word::is_good(text));
                continue;
            }
            let after_number = line[..start].trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit());
            let reading = read_word(text, &decoded, after_number);
            match reading {
                Reading::Unicode => self.unicode += 1,
                Reading::Old => {
                    self.old += 1;
                    self.weight += if word::is_odd(text) { 2 } else { 1 };
                }
                Reading::Neither => self.neither += 1,
                Reading::Rare => self.foreign += 1,
                Reading::Open => {}
            }
            self.push((start, end), at, number, reading, decoded);
        }
    }

    fn push(&mut self, (start, end): (usize, usize), at: usize, line: usize, reading: Reading, decoded: String) {
        self.words.push(Word { start: at + start, end: at + end, line, reading, decoded });
    }
}

/// The ranges of bytes of the words of `line`.
pub(super) fn words(line: &str, inside: impl Fn(char) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices() {
        if inside(c) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            found.push((start, at));
        }
    }
    found.extend(start.map(|start| (start, line.len())));
    found
}

/// Whether `c` is of a word where `encoding` may stand.
fn is_inside(c: char, encoding: &Encoding, misread: Misread) -> bool {
    is_letter(c)
        || matches!(c, '\u{300}'..='\u{36F}')
        || ((!c.is_ascii() || c < ' ') && misread.byte(c).is_some_and(encoding.is_letter))
}

fn read_word(text: &str, decoded: &str, after_number: bool) -> Reading {
    // A word without a plain letter is as likely Chinese read as Latin-1, and one after a number is a unit (`25 µm`).
    let telling = text.contains(|c: char| c.is_ascii_alphabetic()) && !is_micro(text);
    match (word::is_good(text), word::is_well_spelled(decoded)) {
        (true, false) => Reading::Unicode,
        (false, true) if telling && !after_number && !is_symbol(text) => {
            if is_rare(text, decoded) {
                Reading::Rare
            } else {
                Reading::Old
            }
        }
        (false, false) if telling && !after_number && !is_abbreviation(decoded) => Reading::Neither,
        _ => Reading::Open,
    }
}

/// Whether `text` may as well be a word of another language (`Så må`): it has no sign among its letters, and decoded it is no
/// syllable that official texts have.
fn is_rare(text: &str, decoded: &str) -> bool {
    let signs = |c: char| !c.is_ascii() && (!c.is_alphabetic() || c == 'µ') || c.is_ascii_control();
    !word::is_common(decoded) && word::is_evenly_cased(text) && !text.contains(signs)
}

/// A unit with the micro sign, which is the `à` of TCVN3.
fn is_micro(text: &str) -> bool {
    text.strip_prefix('µ').is_some_and(|unit| unit.chars().count() == 1)
}

/// Capitals of Vietnamese without a vowel (`NĐ`, `GDĐT`): good as they stand.
fn is_symbol(text: &str) -> bool {
    let vowel = |c: char| !matches!(c, 'Đ' | 'B'..='D' | 'F'..='H' | 'J'..='N' | 'P'..='T' | 'V'..='Z');
    is_abbreviation(text) && !text.contains(vowel)
}

/// Printable ASCII alone.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~'))
}

/// Letters that a language would have, not an abbreviation or a list letter.
fn is_word(plain: &str) -> bool {
    plain.len() > 1 && !is_abbreviation(plain) && plain.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether a word has too few plain letters to tell its case.
fn needs_neighbours(bytes: &str) -> bool {
    bytes.bytes().filter(u8::is_ascii_alphabetic).count() <= 1
}

/// A word in capitals that is not just an abbreviation.
fn is_capital_syllable(text: &str, encoding: &Encoding, misread: Misread) -> bool {
    let capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
    capitals > 1
        && !text.contains(|c: char| c.is_ascii_lowercase())
        && misread.bytes(text).is_some_and(|bytes| word::is_good(&(encoding.decoded)(&bytes, true)))
}

/// Letters in capitals, more than one: an abbreviation, or a word of a heading.
fn is_abbreviation(text: &str) -> bool {
    text.chars().nth(1).is_some() && !text.contains(char::is_lowercase)
}

/// A sign by itself is a bullet or a section sign, unless it stands for a letter that is a word: `đ`, `ô`, `ở`, `ý`.
fn is_lone_sign(text: &str, decoded: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    chars.next().is_none()
        && first.is_some_and(|c| !c.is_alphabetic())
        && !matches!(decoded, "đ" | "Đ" | "ô" | "Ô" | "ở" | "Ở" | "ý" | "Ý")
}
