//! The mark with which a part or an item of a text begins: `Phần thứ nhất`, `I.`, `1.2.`, `a)`, `-`, `Điều 5.`

use crate::text::slug;

/// What kind of mark; the order is that in which parts nest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum MarkKind {
    /// `Phụ lục I`.
    Appendix,
    /// `Phần thứ nhất`.
    Part,
    /// `Chương II`.
    Chapter,
    /// `Mục 1`.
    Section,
    /// `A.`
    Capital,
    /// `IV.`
    Roman,
    /// `Điều 5.`
    Article,
    /// `1.`
    Number,
    /// `1.2.`, and deeper.
    Dotted,
    /// `a)`
    Letter,
    /// `(1)`
    Bracketed,
    /// `-`
    Dash,
    /// `+`, `*` and round signs.
    Sign,
}

/// The mark of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    /// Its number; of `1.2` the last one.
    pub(super) value: u16,
    /// How many numbers it has: 2 in `1.2`.
    pub(super) depth: u8,
    /// Bytes of the label itself, without the sign behind it.
    pub(super) label: u8,
    /// Bytes up to the words.
    pub(super) length: u8,
}

/// The mark that `line` begins with; `line` begins with no space.
pub(super) fn read(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    match first {
        '-' | '–' | '—' | '−' => sign(line, first, MarkKind::Dash),
        '+' | '*' | '•' | '·' | '●' | '◦' | '▪' | '§' | '\u{F0B7}' | '\u{F02D}' => {
            sign(line, first, MarkKind::Sign)
        }
        '(' => bracketed(line),
        '0'..='9' => number(line),
        _ => named(line).or_else(|| roman(line)).or_else(|| letter(line)),
    }
}

fn mark(kind: MarkKind, value: u16, label: usize, length: usize) -> Option<Mark> {
    Some(Mark { kind, value, depth: 1, label: u8::try_from(label).ok()?, length: u8::try_from(length).ok()? })
}

/// The bytes of white space that `text` begins with, few at the most.
fn space(text: &str) -> usize {
    text.chars().take(20).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum()
}

fn sign(line: &str, sign: char, kind: MarkKind) -> Option<Mark> {
    let rest = &line[sign.len_utf8()..];
    let length = sign.len_utf8() + space(rest);
    let next = line[length..].chars().next()?;
    // `-5%` and `---` are no items.
    let item = length > sign.len_utf8() || next.is_alphabetic() || next == '"' || next == '“';
    (item && next != '-' && next != sign).then(|| mark(kind, 0, sign.len_utf8(), length))?
}

fn bracketed(line: &str) -> Option<Mark> {
    let close = line.char_indices().take(7).find(|(_, c)| *c == ')')?.0;
    let inner = &line[1..close];
    let is_number = !inner.is_empty() && inner.len() < 4 && inner.bytes().all(|b| b.is_ascii_digit());
    let is_letter = inner.chars().count() == 1 && inner.chars().all(char::is_lowercase);
    let roman = matches!(inner, "ii" | "iii" | "iv" | "vi" | "vii" | "viii" | "ix");
    let words = close + 1 + space(&line[close + 1..]);
    let follows = line[words..].starts_with(char::is_alphanumeric);
    (follows && (is_number || is_letter || roman))
        .then(|| mark(MarkKind::Bracketed, inner.parse().unwrap_or(0), close + 1, words))?
}

/// `1.`, `1)`, `1.2.`, `1.2`; not `100%`, `3.000`, `15/11`, `2025.`
fn number(line: &str) -> Option<Mark> {
    let bytes = line.as_bytes();
    let (mut at, mut depth) = (0, 0_u8);
    let value = loop {
        let digits = bytes[at..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 || digits > 3 || depth > 0 && (digits > 2 || bytes[at] == b'0') {
            return None;
        }
        let last = line[at..at + digits].parse().ok()?;
        at += digits;
        depth += 1;
        if depth < 5 && bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            at += 1;
        } else {
            break last;
        }
    };
    let closed = matches!(bytes.get(at), Some(b'.' | b')' | b'/' | b':'));
    let after = at + usize::from(closed);
    let words = after + space(&line[after..]);
    let next = line[words..].chars().next();
    let apart = words > after || next.is_none();
    let fits = match (closed, next) {
        (true, Some(c)) => apart || c.is_alphabetic() && bytes[at] != b'/',
        (true, None) => true,
        // `2.1 Mục tiêu`; a number alone without a sign is a figure.
        (false, Some(c)) => depth > 1 && apart && c.is_uppercase(),
        (false, None) => false,
    };
    let kind = if depth > 1 { MarkKind::Dotted } else { MarkKind::Number };
    if !fits {
        return None;
    }
    mark(kind, value, at, words).map(|mark| Mark { depth, ..mark })
}

fn roman(line: &str) -> Option<Mark> {
    let length = line.bytes().take(8).take_while(|b| b"IVXL".contains(b)).count();
    let value = roman_value(&line[..length])?;
    let rest = &line[length..];
    let gap = space(rest);
    let sign = rest[gap..].chars().next().filter(|c| matches!(c, '.' | '-' | '–' | '/' | ')' | ':'))?;
    // `II - NỘI DUNG` has its dash apart, all other signs touch.
    if gap > 0 && !matches!(sign, '-' | '–') {
        return None;
    }
    let after = length + gap + sign.len_utf8();
    let words = after + space(&line[after..]);
    let next = line[words..].chars().next();
    let fits =
        next.is_none() && sign == '.' || next.is_some_and(|c| c.is_uppercase() || c.is_lowercase() && words > after);
    fits.then(|| mark(MarkKind::Roman, value, length, words))?
}

/// The value of a Roman number up to 89, written as it should be.
pub(super) fn roman_value(text: &str) -> Option<u16> {
    const TENS: [&str; 9] = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let found = TENS.iter().enumerate().rev().find_map(|(tens, written)| {
        let rest = text.strip_prefix(*written)?;
        ONES.iter().position(|ones| *ones == rest).map(|ones| (tens * 10 + ones) as u16)
    });
    found.filter(|value| *value > 0)
}

fn letter(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let sign = rest.chars().next().filter(|c| matches!(c, ')' | '.' | '/'))?;
    let after = first.len_utf8() + sign.len_utf8();
    let words = after + space(&line[after..]);
    let next = line[words..].chars().next()?;
    let value = u16::try_from(
        "abcdđeghiklmnopqrstuvxy".chars().position(|c| c == first.to_lowercase().next().unwrap_or(c))? + 1,
    );
    let kind = if first.is_uppercase() { MarkKind::Capital } else { MarkKind::Letter };
    let fits = match kind {
        // Single capitals with a dot are initials and addresses as well.
        MarkKind::Capital => sign != '/' && words > after && next.is_uppercase() && "ABCDĐEFGH".contains(first),
        _ => words > after || sign == ')' && next.is_alphabetic(),
    };
    fits.then(|| mark(kind, value.ok()?, first.len_utf8(), words))?
}

/// `Điều 5.`, `Chương II`, `Mục 1`, `Phần thứ nhất`, `PHỤ LỤC 01`.
fn named(line: &str) -> Option<Mark> {
    const NAMES: [(&str, MarkKind); 6] = [
        ("điều", MarkKind::Article),
        ("chương", MarkKind::Chapter),
        ("mục", MarkKind::Section),
        ("phần", MarkKind::Part),
        ("phụ lục", MarkKind::Appendix),
        ("biểu mẫu", MarkKind::Appendix),
    ];
    if !line.starts_with(['Đ', 'Ð', 'C', 'M', 'P', 'B', 'D']) {
        return None;
    }
    let start: String =
        line.chars().take(8).flat_map(char::to_lowercase).map(|c| if c == 'ð' { 'đ' } else { c }).collect();
    let (name, kind) = NAMES
        .into_iter()
        .find(|(name, _)| start.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))?;
    let mut at: usize = line.chars().take(name.chars().count()).map(char::len_utf8).sum();
    let number = &line[at + space(&line[at..])..];
    let skipped = line.len() - number.len();
    let (value, length) = ordinal(number, kind).unwrap_or((0, 0));
    if length > 0 {
        at = skipped + length;
    } else if kind != MarkKind::Appendix {
        return None;
    }
    let rest = &line[at..];
    let sign = rest.trim_start().chars().next();
    let signed = sign.is_some_and(|c| matches!(c, '.' | ':' | '-' | '–' | ')'));
    let shouted = |words: &str| words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase);
    // `Điều 12 Nghị định số …` goes on a sentence; `Mục 1 PHẠM VI` and `Chương I` alone begin a part.
    if !(signed || rest.trim().is_empty() || shouted(rest) && kind != MarkKind::Article || rest.starts_with('\t')) {
        return None;
    }
    let words = at
        + rest
            .chars()
            .take_while(|c| c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–' | ')'))
            .map(char::len_utf8)
            .sum::<usize>();
    mark(kind, value, at, words)
}

/// The number behind the name of a part, and its length in bytes.
fn ordinal(text: &str, kind: MarkKind) -> Option<(u16, usize)> {
    const WORDS: [&str; 10] = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"];
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if (1..4).contains(&digits) {
        // `Điều 2a`.
        let letter = text[digits..].chars().next().filter(|c| c.is_lowercase()).map_or(0, char::len_utf8);
        let goes_on = text[digits + letter..].starts_with(char::is_alphanumeric);
        return (!goes_on).then(|| Some((text[..digits].parse().ok()?, digits + letter)))?;
    }
    let word = &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())];
    if let Some(value) = roman_value(word) {
        return Some((value, word.len()));
    }
    let next = &text[word.len()..];
    match (kind, slug(word).as_str()) {
        (MarkKind::Part, "thu") => {
            let gap = space(next);
            let count = &next[gap..];
            let count = &count[..count.find(|c: char| !c.is_alphanumeric()).unwrap_or(count.len())];
            let value = WORDS.iter().position(|word| *word == slug(count))? as u16 + 1;
            Some((value, word.len() + gap + count.len()))
        }
        (MarkKind::Appendix, "so") => {
            let gap = space(next);
            let (value, length) = ordinal(&next[gap..], MarkKind::Chapter)?;
            Some((value, word.len() + gap + length))
        }
        (MarkKind::Appendix, letter) if letter.len() == 1 && word.chars().all(char::is_uppercase) => {
            Some((u16::from(letter.as_bytes()[0] - b'a') + 1, word.len()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_what_only_looks_like_them() {
        let cases = [
            ("I. MỤC ĐÍCH", "Roman 1 I"),
            ("II - NỘI DUNG", "Roman 2 II"),
            ("IV/ KINH PHÍ", "Roman 4 IV"),
            ("V-10b", "none"),
            ("A. PHẦN CHUNG", "Capital 1 A"),
            ("1. Mục đích", "Number 1 1"),
            ("1.Mục đích", "Number 1 1"),
            ("12) Khác", "Number 12 12"),
            ("1.2. Đối với", "Dotted 2 1.2"),
            ("2.10 Đối với", "Dotted 10 2.10"),
            ("100% hộ dân", "none"),
            ("3.000 lượt", "none"),
            ("15/11/2024 để", "none"),
            ("2025. Trong", "none"),
            ("1.014967", "none"),
            ("5 năm", "none"),
            ("a) Tập thể", "Letter 1 a"),
            ("đ) Cá nhân", "Letter 5 đ"),
            ("(1) Ít nhất", "Bracketed 1 (1)"),
            ("(nếu có) thì", "none"),
            ("- Đơn vị", "Dash 0 -"),
            ("-Đơn vị", "Dash 0 -"),
            ("-5%", "none"),
            ("-------", "none"),
            ("+ Có tổ chức", "Sign 0 +"),
            ("Điều 5. Phạm vi", "Article 5 Điều 5"),
            ("Điều 12 Nghị định số 139", "none"),
            ("Điều 3", "Article 3 Điều 3"),
            ("Điều 2a. Bổ sung", "Article 2 Điều 2a"),
            ("Chương II", "Chapter 2 Chương II"),
            ("Mục 1. QUY ĐỊNH", "Section 1 Mục 1"),
            ("Mục II lên Trang", "none"),
            ("Phần thứ nhất", "Part 1 Phần thứ nhất"),
            ("PHẦN THỨ HAI", "Part 2 PHẦN THỨ HAI"),
            ("Phụ lục", "Appendix 0 Phụ lục"),
            ("PHỤ LỤC SỐ 02", "Appendix 2 PHỤ LỤC SỐ 02"),
            ("Phụ lục kèm theo Kế hoạch này", "none"),
            ("PHỤ LỤC III DANH MỤC", "Appendix 3 PHỤ LỤC III"),
        ];
        for (line, want) in cases {
            let found = read(line).map_or_else(
                || "none".to_owned(),
                |mark| format!("{:?} {} {}", mark.kind, mark.value, &line[..usize::from(mark.label)]),
            );
            assert_eq!(found, want, "{line}");
        }
    }
}
