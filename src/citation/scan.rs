//! Finds the stretches of a text that may hold a citation, so that the rest is never lexed.
//!
//! Plans are prose with a few citations; what makes one possible is a digit at a joint, a law's word, or the words of a
//! few other forms. Around each such anchor lies all that the grammar looks at.

use crate::text::Span;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// Bytes before an anchor that can govern a citation there: what [`super::role`] reaches back, with room for emphasis.
const BEFORE: usize = 900;

/// Bytes behind an anchor: the longest subject.
const BEHIND: usize = 2_600;

/// Beginnings of what is cited without a number of the usual form.
static WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = [
        "định này",
        "tư này",
        "thị này",
        "quyết này",
        "luận này",
        "Luật",
        "LUẬT",
        "luật ",
        "Hiến",
        "HIẾN",
        "Pháp l",
        "PHÁP L",
        "Nghị",
        "NGHỊ",
        "TCVN",
        "QCVN",
        "TCCS",
        "ISO",
        "://",
        "www.",
    ];
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words).unwrap_or_else(|error| panic!("{error}"))
});

/// The stretches to be lexed, in order, apart from each other.
pub(super) fn regions(text: &str) -> Vec<Span> {
    let mut regions: Vec<Span> = Vec::new();
    let mut add = |at: usize| {
        let from = floor_boundary(text, at.saturating_sub(BEFORE));
        let to = ceil_boundary(text, (at + BEHIND).min(text.len()));
        match regions.last_mut() {
            Some(last) if from <= last.end => last.end = last.end.max(to),
            _ => regions.push(Span::new(from, to)),
        }
    };
    let mut words = WORDS.find_iter(text).map(|found| found.start()).peekable();
    let mut numbers = Numbers { bytes: text.as_bytes(), at: 0 }.peekable();
    loop {
        match (words.peek(), numbers.peek()) {
            (Some(word), Some(number)) if word < number => add(words.next().unwrap_or_default()),
            (_, Some(_)) => add(numbers.next().unwrap_or_default()),
            (Some(_), None) => add(words.next().unwrap_or_default()),
            (None, None) => break,
        }
    }
    regions
}

/// The places where a number stands that a symbol may follow, or that a type word may precede.
struct Numbers<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Iterator for Numbers<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let bytes = self.bytes;
        while let Some(found) = bytes[self.at..].iter().position(|b| b.is_ascii_digit() || *b == b'/') {
            let start = self.at + found;
            let end = start + bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
            self.at = end.max(start + 1);
            if bytes[start] == b'/' && blank_number(bytes, start)
                || end > start && (joined(bytes, end) || named(bytes, start))
            {
                return Some(start);
            }
        }
        None
    }
}

/// Whether a joint follows the digits that end at `end`: `/`, a dash, or the first byte of one.
fn joined(bytes: &[u8], end: usize) -> bool {
    let rest = &bytes[end..];
    let letter = usize::from(rest.first().is_some_and(u8::is_ascii_alphabetic));
    let dots = if rest.first() == Some(&b'.') {
        1 + rest[1..].iter().take(3).take_while(|b| b.is_ascii_digit()).count()
    } else {
        // What a stamp left: `88,/KH-UBND`.
        usize::from(matches!(rest, [b',' | b'\'', b'/', ..]))
    };
    let rest = &rest[letter.max(dots).min(rest.len())..];
    let gap = rest.iter().take(4).take_while(|b| b.is_ascii_whitespace()).count();
    let Some(joint) = rest.get(gap) else { return false };
    let length = match joint {
        b'/' | b'-' => 1,
        0xE2 => 3,
        _ => return false,
    };
    // A year behind the joint goes on; a month or a count does not.
    let behind = rest.get(gap + length..).unwrap_or_default();
    let spaces = behind.iter().take(4).take_while(|b| b.is_ascii_whitespace()).count();
    let behind = behind.get(spaces..).unwrap_or_default();
    let digits =
        behind.iter().take(6).take_while(|b| b.is_ascii_digit() || matches!(b, b'l' | b'O' | b'o' | b'I')).count();
    match digits {
        0 => behind.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0xC3 || b.is_ascii_lowercase()),
        3..=5 => true,
        _ => false,
    }
}

/// Whether the word before the number at `start` may be of a type: `Kế hoạch 24`, `QĐ 66`, `số`.
fn named(bytes: &[u8], start: usize) -> bool {
    let before = &bytes[..start];
    if before.last().is_some_and(|b| b.is_ascii_uppercase()) {
        return true;
    }
    let gap = before.iter().rev().take(4).take_while(|b| b.is_ascii_whitespace()).count();
    if gap == 0 && !before.is_empty() {
        return before.ends_with("Đ".as_bytes());
    }
    let word = &before[..before.len() - gap];
    const LAST: [&str; 18] = [
        "số", "SỐ", "so", "định", "quyết", "thị", "hoạch", "tư", "luận", "dẫn", "trình", "báo", "điện", "văn", "lệnh",
        "chế", "Đ", "tri",
    ];
    word.last().is_some_and(u8::is_ascii_uppercase) || LAST.iter().any(|last| word.ends_with(last.as_bytes()))
}

/// Whether the slash at `at` may open a symbol whose number was left blank.
fn blank_number(bytes: &[u8], at: usize) -> bool {
    let capital = bytes.get(at + 1).is_some_and(|b| b.is_ascii_uppercase() || *b == 0xC4 || b.is_ascii_digit());
    let before = bytes[..at].iter().rev().find(|b| !b.is_ascii_whitespace());
    capital && before.is_some_and(|b| matches!(b, b':' | b'.' | b'_' | 0xA6) || *b >= 0x80)
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil_boundary(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
