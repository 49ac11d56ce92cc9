//! Number and symbol (số và ký hiệu) as they stand in a text, damage included.

use super::Anomaly;
use crate::text::{is_letter, syllable::is_syllable};

/// A number with its symbol as written: `63/2010/NĐ-CP`, `17-⏎NQ/TW`, `/KH-SKHCN`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// First byte of the number, or of the slash where the number is blank.
    pub start: usize,
    /// One past the symbol.
    pub end: usize,
    /// The number; `None` where it was left blank.
    pub number: Option<String>,
    /// The digits of the year between number and symbol, right or wrong.
    pub year: Option<String>,
    /// What stands before the first part of the symbol: `/` or `-`.
    pub joint: char,
    /// The parts of the symbol, each with the separator before it; the first one's is [`Written::joint`].
    pub parts: Vec<(char, String)>,
    /// What is odd so far.
    pub anomalies: Vec<Anomaly>,
}

/// The longest symbol: joint resolutions name many issuers.
const MAX_PARTS: usize = 8;

/// Reads a number with its symbol at `at`, which is a digit, a letter that OCR takes for one, or the slash of a blank.
pub fn read(text: &str, at: usize, known: &dyn Fn(&str) -> bool) -> Option<Written> {
    let mut cursor = Cursor { text, at, spaced: false, dashed: false };
    let mut anomalies = Vec::new();
    let number = if cursor.peek() == Some('/') { None } else { Some(digits(&mut cursor, &mut anomalies)?) };
    let mut joint = cursor.joint(known)?;
    let mut year = None;
    if cursor.peek().is_some_and(|c| c.is_ascii_digit()) || is_year(cursor.rest()) {
        let from = cursor.at;
        let found = year_digits(&mut cursor, &mut anomalies)?;
        if !(3..=5).contains(&found.len()) || !found.starts_with(['1', '2']) {
            return None;
        }
        match cursor.joint(known) {
            Some(next) => joint = next,
            None => return None,
        }
        debug_assert!(cursor.at > from);
        year = Some(found);
    }
    let parts = symbol(&mut cursor, joint, known)?;
    if number.is_none() && parts.len() < 2 {
        return None;
    }
    if cursor.spaced {
        anomalies.push(Anomaly::SpaceInSymbol);
    }
    if cursor.dashed {
        anomalies.push(Anomaly::Homoglyph);
    }
    Some(Written { start: at, end: cursor.at, number, year, joint, parts, anomalies })
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
    spaced: bool,
    dashed: bool,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Bytes of white space from here, at most four characters; more is a gap of the layout, not a slip of the typist.
    fn blank(&self) -> usize {
        self.rest().chars().take(4).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum()
    }

    /// Passes `/` or a dash with at most a little white space on one side; one set off on both sides joins only where
    /// `known` accepts what follows, on the same line.
    fn joint(&mut self, known: &dyn Fn(&str) -> bool) -> Option<char> {
        let before = self.blank();
        let mut chars = self.text[self.at + before..].chars();
        let sign = chars.next()?;
        let joint = match sign {
            '/' => '/',
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            _ => return None,
        };
        let (from, was) = (self.at, (self.spaced, self.dashed));
        self.at += before + sign.len_utf8();
        let after = self.blank();
        let broken = self.rest()[..after].contains('\n');
        if before > 0 && after > 0 {
            let next: String = self.rest()[after..].chars().take_while(|c| c.is_alphanumeric()).collect();
            let near = before == 1 && after == 1 && !broken;
            if !near || !next.starts_with(char::is_alphabetic) || !known(&next) {
                self.at = from;
                return None;
            }
        }
        self.at += after;
        self.spaced |= before > 0 || after > 0 && !broken;
        self.dashed |= joint == '-' && sign != '-';
        if self.rest().starts_with('(') || self.peek().is_none_or(|c| !c.is_alphanumeric()) {
            self.at = from;
            (self.spaced, self.dashed) = was;
            return None;
        }
        Some(joint)
    }
}

/// The digit that OCR or a typist meant.
fn as_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        'l' | 'I' => Some('1'),
        'O' | 'o' => Some('0'),
        'Z' => Some('2'),
        _ => None,
    }
}

/// Whether a text begins with a year of four signs, two of them digits at least, before a joint: `2O25/`, `ZO25/`.
fn is_year(text: &str) -> bool {
    let mut chars = text.chars();
    let signs: Vec<char> = chars.by_ref().take(4).collect();
    let real = signs.iter().filter(|c| c.is_ascii_digit()).count();
    let read: Option<String> = signs.iter().map(|c| as_digit(*c)).collect();
    real >= 2
        && read.is_some_and(|year| year.len() == 4 && (year.starts_with("19") || year.starts_with("20")))
        && chars.find(|c| !c.is_whitespace()).is_some_and(is_joint)
}

/// The number that `run` begins with, where the slash between it and its year was lost or read as `1`: `12612024` of 2024 is
/// `126`. Numbers that hold a year have three digits at the most; `None` where two remain possible.
pub fn lost_slash(run: &str, year: i16) -> Option<&str> {
    let head = run.strip_suffix(year.to_string().as_str())?;
    let mut possible = [head.strip_suffix('1'), Some(head)].into_iter().flatten();
    // A zero in front fills a number up to two digits.
    let fits = |number: &&str| (1..=3).contains(&number.len()) && !(number.len() == 3 && number.starts_with('0'));
    let found = possible.by_ref().find(fits)?;
    (!possible.any(|other| fits(&other))).then_some(found)
}

/// The longest run of digits that two numbers and a slash between them can be.
const LONGEST_RUN: usize = 9;

/// `63`, `30c`, `66.7`, `0125`; letters for digits only among digits.
fn digits(cursor: &mut Cursor<'_>, anomalies: &mut Vec<Anomaly>) -> Option<String> {
    let mut number = String::new();
    let mut real = 0;
    while let Some(c) = cursor.peek() {
        let Some(digit) = as_digit(c) else { break };
        real += usize::from(c == digit);
        number.push(digit);
        cursor.at += c.len_utf8();
        if number.len() > LONGEST_RUN {
            return None;
        }
    }
    // Not one digit: only a year behind the joint says that letters stand for digits.
    if real == 0 && !(number.len() <= 4 && cursor.rest().strip_prefix('/').is_some_and(is_year)) {
        return None;
    }
    if real < number.len() {
        anomalies.push(Anomaly::TypoNumber);
    }
    let rest = cursor.rest().as_bytes();
    // What a stamp or a hand left behind the number: `3070./KH-UBND`.
    let speck = matches!(rest.first(), Some(b'.' | b',' | b'\'')) && {
        let behind = rest[1..].strip_prefix(b" ").unwrap_or(&rest[1..]);
        behind.first() == Some(&b'/') && behind.get(1).is_some_and(u8::is_ascii_uppercase)
    };
    if speck {
        anomalies.push(Anomaly::TypoNumber);
        cursor.at += 1;
    } else if rest.first() == Some(&b'.') {
        let decimals = rest[1..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        if !(1..=3).contains(&decimals) {
            return None;
        }
        number.push_str(&cursor.rest()[..=decimals]);
        cursor.at += decimals + 1;
    }
    if let Some(letter) = cursor.peek().filter(|c| c.is_alphabetic() && (c.is_ascii_alphabetic() || "đĐ".contains(*c)))
    {
        let behind = cursor.at + letter.len_utf8();
        let joined = cursor.text[behind..].chars().find(|c| !c.is_whitespace()).is_some_and(is_joint);
        if joined {
            number.push(letter);
            cursor.at = behind;
        }
    }
    Some(number)
}

fn is_joint(c: char) -> bool {
    matches!(c, '/' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn year_digits(cursor: &mut Cursor<'_>, anomalies: &mut Vec<Anomaly>) -> Option<String> {
    let mut year = String::new();
    while let Some((c, digit)) = cursor.peek().and_then(|c| Some((c, as_digit(c)?))) {
        if c != digit {
            anomalies.push(Anomaly::TypoNumber);
        }
        year.push(digit);
        cursor.at += c.len_utf8();
        if year.len() > 5 {
            return None;
        }
    }
    Some(year)
}

/// The parts of a symbol; the first begins at the cursor.
fn symbol(cursor: &mut Cursor<'_>, joint: char, known: &dyn Fn(&str) -> bool) -> Option<Vec<(char, String)>> {
    let first = part(cursor, known)?;
    let mut parts = vec![(joint, first)];
    while parts.len() < MAX_PARTS {
        let (from, was) = (cursor.at, (cursor.spaced, cursor.dashed));
        let Some(next) = cursor.joint(known) else { break };
        let gap = cursor.at - from > 1 && cursor.text[from..cursor.at].contains(char::is_whitespace);
        match part(cursor, known) {
            Some(found) if !gap || known(&found) => parts.push((next, found)),
            _ => {
                cursor.at = from;
                (cursor.spaced, cursor.dashed) = was;
                break;
            }
        }
    }
    Some(parts)
}

/// One part: capitals with the small letters of `TTg` or `CTr`, `&`, and the term of a National Assembly, `QH13`.
fn part(cursor: &mut Cursor<'_>, known: &dyn Fn(&str) -> bool) -> Option<String> {
    /// How a converter leaves `&`.
    const ENTITY: &str = "&amp;";
    let mut length = 0;
    let rest = cursor.rest();
    while let Some(c) = rest[length..].chars().next() {
        let letter = is_letter(c) && !carries_tone(c);
        let inner = length > 0 && (c.is_ascii_digit() || c == '&');
        if !(letter || inner) {
            if c.is_alphanumeric() {
                length = glued(rest, length, known)?;
            }
            break;
        }
        length += if rest[length..].starts_with(ENTITY) { ENTITY.len() } else { c.len_utf8() };
        if length > 40 {
            return None;
        }
    }
    let written = &rest[..length];
    let clean = written.replace(ENTITY, "&");
    let found = clean.as_str();
    let first = found.chars().next()?;
    let capitals = found.chars().filter(|c| c.is_uppercase()).count();
    let letters = found.chars().filter(|c| is_letter(*c)).count();
    if !(first.is_uppercase() && capitals * 2 >= letters || known(found)) {
        return None;
    }
    let found = found.to_owned();
    cursor.at += length;
    Some(found)
}

/// The length of the known part that `text` begins with, where the next line's first word stands glued to it and the run of
/// letters broke off at byte `end`: `CPCỘNG HÒA`, `UBNDHà Nội, ngày`.
fn glued(text: &str, end: usize, known: &dyn Fn(&str) -> bool) -> Option<usize> {
    let cuts = text[..end].char_indices().map(|(at, _)| at).filter(|at| *at > 1);
    let word = |at: usize| -> String { text[at..].chars().take_while(|c| c.is_alphabetic()).collect() };
    let begins = |at: &usize| text[*at..].starts_with(char::is_uppercase) && is_syllable(&word(*at).to_lowercase());
    cuts.filter(begins).filter(|at| known(&text[..*at])).max()
}

/// Whether a letter has a tone mark, which no symbol has.
fn carries_tone(c: char) -> bool {
    matches!(
        c,
        '\u{1EA0}'
            ..='\u{1EF9}'
                | 'à'
                | 'á'
                | 'ã'
                | 'è'
                | 'é'
                | 'ì'
                | 'í'
                | 'ò'
                | 'ó'
                | 'õ'
                | 'ù'
                | 'ú'
                | 'ý'
                | 'ĩ'
                | 'ũ'
                | 'À'
                | 'Á'
                | 'Ã'
                | 'È'
                | 'É'
                | 'Ì'
                | 'Í'
                | 'Ò'
                | 'Ó'
                | 'Õ'
                | 'Ù'
                | 'Ú'
                | 'Ý'
                | 'Ĩ'
                | 'Ũ'
    )
}
