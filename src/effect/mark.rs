//! The marks of provisions at the beginning of lines: `Chương I`, `Điều 5.`, `2.`, `a)`, `-`.

use super::line::is_same_word;

/// How deep a block stands; outer levels are less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// The text before the first mark.
    Root,
    Chapter,
    Section,
    Article,
    Roman,
    Number,
    Dotted,
    Letter,
    Dash,
}

/// A mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) level: Level,
    /// Its label as provisions are cited: `5`, `3a`, `đ`, `II`.
    pub(super) label: String,
    /// Its place in the row, for numbers and letters.
    pub(super) value: u32,
    /// Bytes up to the words behind it.
    pub(super) length: usize,
    /// No sign stands behind its label: `Điều 1 Sửa đổi …`.
    pub(super) bare: bool,
}

/// Points in their order; law-makers leave out some letters.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// How many letters a row may leave out.
pub(super) const LETTER_STEP: u32 = 2;

/// The place of a letter in its row.
pub(super) fn letter_value(label: &str) -> Option<u32> {
    let first = label.chars().next()?;
    LETTERS.chars().position(|letter| letter == first).map(|at| at as u32 + 1)
}

/// The mark that `line` begins with.
pub(super) fn read(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    match first {
        '-' | '–' | '+' | '•' | '*' => dash(line, first),
        '0'..='9' => number(line),
        'Đ' | 'đ' | 'C' | 'M' | 'P' => named(line).or_else(|| roman(line)).or_else(|| letter(line)),
        'I' | 'V' | 'X' => roman(line),
        _ => letter(line),
    }
}

fn behind(line: &str, at: usize) -> usize {
    at + (line[at..].len() - line[at..].trim_start().len())
}

fn dash(line: &str, sign: char) -> Option<Mark> {
    let after = sign.len_utf8();
    let length = behind(line, after);
    let words = line[length..].chars().next().is_some_and(char::is_alphabetic);
    (length > after && words || line[after..].starts_with(char::is_uppercase)).then(|| Mark {
        level: Level::Dash,
        label: String::new(),
        value: 0,
        length,
        bare: false,
    })
}

/// `1.`, `12)`, `1.2.`, `3a.`
fn number(line: &str) -> Option<Mark> {
    let bytes = line.as_bytes();
    let (mut at, mut depth) = (0, 0);
    let mut value = 0;
    loop {
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 || digits > 3 || depth > 0 && digits > 2 {
            break;
        }
        value = line[at..at + digits].parse().ok()?;
        at += digits;
        depth += 1;
        let more = bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !more {
            break;
        }
        at += 1;
    }
    let letter = line[at..].chars().next().filter(|c| c.is_alphabetic() && c.is_lowercase());
    let suffix = letter.filter(|c| line[at + c.len_utf8()..].starts_with('.')).map_or(0, char::len_utf8);
    let label = line.get(..at + suffix)?.trim_end_matches('.').to_owned();
    at += suffix;
    let sign = matches!(bytes.get(at), Some(b'.' | b')' | b'/'));
    let signed = at + usize::from(sign);
    let length = behind(line, signed);
    // `2.1 Mục tiêu` needs no sign, `15/11` and `3.000 đồng` are figures.
    let apart = length > signed || line.len() == signed;
    let fits = depth > 0 && (sign && (apart || line[signed..].starts_with(char::is_uppercase)) || depth > 1 && apart);
    let level = if depth > 1 { Level::Dotted } else { Level::Number };
    fits.then_some(Mark { level, label, value, length, bare: false })
}

/// `a)`, `đ.`, `a1)`
fn letter(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    let value = letter_value(line)?;
    let digits = line[first.len_utf8()..].bytes().take(2).take_while(u8::is_ascii_digit).count();
    let at = first.len_utf8() + digits;
    if !line[at..].starts_with([')', '.', '/']) {
        return None;
    }
    let length = behind(line, at + 1);
    let apart = length > at + 1 || line[at..].starts_with(')');
    apart.then(|| Mark { level: Level::Letter, label: line[..at].to_owned(), value, length, bare: false })
}

fn roman(line: &str) -> Option<Mark> {
    let at = line.bytes().take_while(|b| b"IVXL".contains(b)).count();
    let spaced = usize::from(line[at..].starts_with(" -"));
    let sign = line[at + spaced..].starts_with(['.', '-', ')', '/']);
    let value = roman_value(&line[..at]).filter(|_| sign)?;
    let length = behind(line, at + spaced + 1);
    Some(Mark { level: Level::Roman, label: line[..at].to_owned(), value, length, bare: false })
}

/// `Điều 5.`, `Chương II`, `Mục 3`, `Phần thứ nhất`.
fn named(line: &str) -> Option<Mark> {
    let (word, rest) = line.split_at(line.find(char::is_whitespace)?);
    let is = |mark| is_same_word(word, mark);
    let level = if is("điều") {
        Level::Article
    } else if is("chương") || is("phần") {
        Level::Chapter
    } else if is("mục") {
        Level::Section
    } else {
        return None;
    };
    let gap = rest.len() - rest.trim_start().len();
    let from = word.len() + gap;
    let label: String = line[from..].chars().take_while(|c| c.is_alphanumeric()).take(8).collect();
    let end = from + label.len();
    let after = line[end..].trim_start_matches(' ');
    let digits: String = label.chars().take_while(char::is_ascii_digit).collect();
    let suffix = &label[digits.len()..];
    let signed = after.starts_with(['.', ':', '-', '–', '/']) || after.is_empty();
    let value = match level {
        Level::Article => {
            let short = suffix.chars().count() <= 1 && suffix.chars().all(char::is_lowercase);
            digits.parse().ok().filter(|_| short && (signed || after.starts_with(char::is_uppercase)))?
        }
        _ => digits.parse().ok().or_else(|| roman_value(&label)).unwrap_or(0),
    };
    let ordinal = level == Level::Chapter && label == "thứ";
    let signs = line[end..].trim_start_matches(['.', ':', '-', '–', '/', ' ']);
    let bare = level == Level::Article && !signed;
    (value > 0 || ordinal).then(|| Mark { level, label, value, length: line.len() - signs.len(), bare })
}

/// The value of a Roman number.
pub(super) fn roman_value(word: &str) -> Option<u32> {
    let digit = |b: u8| match b {
        b'I' => 1,
        b'V' => 5,
        b'X' => 10,
        b'L' => 50,
        _ => 0,
    };
    let values: Vec<u32> = word.bytes().map(digit).collect();
    if values.is_empty() || values.contains(&0) {
        return None;
    }
    let signed = values.iter().enumerate().map(|(at, value)| {
        let before = values.get(at + 1).is_some_and(|next| next > value);
        if before { -i64::from(*value) } else { i64::from(*value) }
    });
    u32::try_from(signed.sum::<i64>()).ok().filter(|value| *value > 0)
}
