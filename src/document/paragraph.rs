//! The lines of a text as paragraphs, however it was broken into lines.
//!
//! Texts come with a line for a paragraph (Word), with lines as on paper and nothing between paragraphs (PDF), with empty lines
//! between paragraphs (web pages), or with an empty line behind every line. The text tells which.

use super::mark::{self, Mark, MarkKind};
use crate::text::Span;

/// A paragraph: one or more lines that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// From the first to the last letter, mark included.
    pub(super) span: Span,
    /// The mark with which it begins.
    pub(super) mark: Option<Mark>,
}

impl Paragraph {
    /// The words behind the mark.
    pub(super) fn words<'t>(&self, text: &'t str) -> &'t str {
        let skipped = self.mark.map_or(0, |mark| usize::from(mark.length));
        Span::new((self.span.start + skipped).min(self.span.end), self.span.end).of(text)
    }

    /// The kind of its mark.
    pub(super) fn kind(&self) -> Option<MarkKind> {
        self.mark.map(|mark| mark.kind)
    }
}

/// A line that holds something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// First byte of its first letter.
    pub(super) start: usize,
    /// The line without white space around it.
    pub(super) words: &'t str,
    /// Whether an empty line stands before it.
    pub(super) apart: bool,
}

/// The lines of `text` that hold something.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    let mut apart = false;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let words = line.trim();
        let was = std::mem::replace(&mut apart, words.is_empty());
        (!words.is_empty()).then_some(Line { start, words, apart: was })
    })
}

/// Whether rules are drawn with the sign.
pub(super) fn is_rule(c: char) -> bool {
    matches!(c, '-' | '_' | '=' | '–' | '—' | '―' | '─' | '‾' | '¯')
}

/// Whether a line is only bars of a table, or a rule.
pub(super) fn is_bar(words: &str) -> bool {
    words.chars().all(|c| matches!(c, '|' | '*' | ' ') || is_rule(c))
}

/// How a text is broken into lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// An empty line behind every line: it separates nothing.
    pub(super) spaced: bool,
    /// Empty lines separate paragraphs.
    separated: bool,
    /// Only empty lines do: whatever stands on the next line goes on.
    strict: bool,
    /// A line holds a paragraph.
    whole: bool,
    /// Letters in a full line.
    width: usize,
}

/// More lines tell nothing new about the layout.
const SAMPLE: usize = 4000;

/// Fewer numbered lines do not tell whether each stands apart.
const ENOUGH: usize = 6;

impl Layout {
    /// The layout that the first lines of `text` show.
    pub(super) fn of(text: &str) -> Self {
        let mut lengths = Vec::new();
        let (mut apart, mut free, mut behind_bar) = (0, 0, true);
        let (mut marked, mut marked_apart) = (0, 0);
        for line in lines(text).take(SAMPLE) {
            if is_bar(line.words) {
                behind_bar = true;
                continue;
            }
            lengths.push(line.words.chars().take(1000).count());
            if !std::mem::take(&mut behind_bar) {
                free += 1;
                apart += usize::from(line.apart);
                if mark::read(line.words).is_some_and(|mark| mark.kind != MarkKind::Dash) {
                    marked += 1;
                    marked_apart += usize::from(line.apart);
                }
            }
        }
        lengths.sort_unstable();
        let width = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
        let whole = width > 150;
        let spaced = !whole && apart * 5 >= free * 4;
        let strict = !whole && !spaced && marked >= ENOUGH && marked_apart * 20 >= marked * 19;
        Self { spaced, separated: apart * 8 >= free, strict, whole, width }
    }

    /// Whether `line` begins another paragraph than `before`, which began with `begun`.
    fn parts(&self, before: &Line<'_>, line: &Line<'_>, mark: Option<&Mark>, open: bool) -> bool {
        let last = before.words;
        let complete = ends_sentence(last);
        let lower = line.words.starts_with(|c: char| c.is_lowercase());
        // `từ sản xuất⏎- quản lý - tiêu thụ`, `Triển khai các chương trình:⏎“Bình dân học vụ số”`.
        if self.strict && !line.apart && !begins_anew(last, line.words, mark) {
            return false;
        }
        if mark.is_some_and(|mark| !goes_on(last, line.words, mark, open)) {
            return true;
        }
        // A mark alone on its line goes before its words.
        if is_bare_mark(last) && mark.is_none() && (!line.apart || self.spaced) {
            return false;
        }
        if line.words.starts_with("Nơi nhận") {
            return true;
        }
        if line.words.contains('\t') || last.contains('\t') {
            return true;
        }
        if lower && mark.is_none() {
            return complete && (self.whole || line.apart && !self.spaced && last.ends_with('.'));
        }
        if self.whole {
            return true;
        }
        if line.apart && !self.spaced {
            return true;
        }
        let capitals = (is_capitals(last), is_capitals(line.words));
        if capitals.0 != capitals.1 && (capitals.0 || complete) {
            return true;
        }
        if capitals == (true, true) || self.separated && !self.spaced && !complete {
            return false;
        }
        // Where the next word would have found room, the line ended because the paragraph did.
        let word = line.words.split_whitespace().next().unwrap_or_default().chars().count();
        let room = if complete { 92 } else { 82 };
        (last.chars().take(self.width).count() + 1 + word) * 100 < self.width * room
    }
}

/// Whether what follows without a gap may be another item or another paragraph: the line before is complete, or a capital stands
/// behind the mark, as in lists without signs at their ends.
fn begins_anew(last: &str, words: &str, mark: Option<&Mark>) -> bool {
    match mark {
        Some(mark) => {
            let capital = words[usize::from(mark.length).min(words.len())..].starts_with(char::is_uppercase);
            capital || ends_sentence(last) || is_capitals(last)
        }
        None => ends_sentence(last) && !last.ends_with(':') || is_capitals(last) || last.contains('\t'),
    }
}

/// Whether what begins like a mark goes on with the sentence of the line before: `khoản⏎2. `, `giai đoạn 2026⏎- 2030`, and
/// whatever stands within parentheses.
fn goes_on(last: &str, words: &str, mark: &Mark, open: bool) -> bool {
    const BEFORE: [&str; 16] = [
        "số", "khoản", "điểm", "điều", "mục", "phần", "ngày", "tháng", "quý", "năm", "tiết", "lần", "từ", "chương",
        "lục", "và",
    ];
    if open {
        return true;
    }
    let word = last.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    match mark.kind {
        MarkKind::Dash => {
            let behind = &words[usize::from(mark.length)..];
            last.ends_with(|c: char| c.is_ascii_digit()) && behind.starts_with(|c: char| c.is_ascii_digit())
        }
        MarkKind::Sign | MarkKind::Bracketed => false,
        MarkKind::Article | MarkKind::Section | MarkKind::Part | MarkKind::Chapter | MarkKind::Appendix => {
            let whole = usize::from(mark.label) == words.len();
            !ends_sentence(last)
                && !is_capitals(last)
                && !whole
                && last.ends_with(|c: char| c.is_lowercase() || c == ',')
                && !words[usize::from(mark.label)..].starts_with(['.', ':'])
                || BEFORE.contains(&word.as_str())
        }
        _ => BEFORE.contains(&word.as_str()),
    }
}

/// Whether a line is a mark and nothing else: `1.`, `III.`
fn is_bare_mark(line: &str) -> bool {
    line.len() < 12
        && mark::read(line).is_some_and(|mark| {
            let kinds = [MarkKind::Roman, MarkKind::Number, MarkKind::Dotted, MarkKind::Letter, MarkKind::Capital];
            usize::from(mark.length) >= line.len() && kinds.contains(&mark.kind)
        })
}

/// Whether a line ends as a sentence or an item does.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', ')', ' ', '’']).ends_with(['.', ';', ':', '!', '?', '/', '…'])
}

/// Whether all letters are capitals, and there are some.
pub(super) fn is_capitals(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

/// A parenthesis that stays open for more lines was never closed.
const OPEN: usize = 4;

/// The paragraphs of the text; `skip` are the places of tables, in order, whose lines belong to none.
pub(super) fn paragraphs(text: &str, layout: &Layout, skip: &[Span]) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut before: Option<Line<'_>> = None;
    // Parentheses open at the end of the line before, and for how many lines.
    let (mut depth, mut since) = (0_i32, 0);
    let mut skip = skip.iter().peekable();
    for line in lines(text) {
        while skip.peek().is_some_and(|span| span.end <= line.start) {
            skip.next();
        }
        if is_bar(line.words) || skip.peek().is_some_and(|span| span.start <= line.start) {
            before = None;
            continue;
        }
        // The head of a table may stand behind the words of a line.
        let taken = skip.peek().map_or(usize::MAX, |span| span.start - line.start);
        let line = Line { words: line.words.get(..taken).unwrap_or(line.words).trim_end(), ..line };
        let bare = line.words.trim_start_matches(['|', ' ']);
        let line = Line {
            start: line.start + (line.words.len() - bare.len()),
            words: bare.trim_end_matches(['|', ' ']),
            ..line
        };
        let mark = mark::read(line.words);
        let open = depth > 0 && since < OPEN && !layout.whole;
        let parted = before.is_none_or(|before| layout.parts(&before, &line, mark.as_ref(), open));
        let end = line.start + line.words.len();
        match found.last_mut().filter(|_| !parted) {
            Some(paragraph) => paragraph.span.end = end,
            None => {
                found.push(Paragraph { span: Span::new(line.start, end), mark });
                since = 0;
            }
        }
        // The bracket of `a)` closes nothing.
        let label = mark.map_or(0, |mark| usize::from(mark.length));
        let change: i32 = line.words[label..].bytes().map(|b| i32::from(b == b'(') - i32::from(b == b')')).sum();
        depth = (if parted { 0 } else { depth } + change).clamp(0, 3);
        since = if depth > 0 { since + 1 } else { 0 };
        before = Some(line);
    }
    found
}
