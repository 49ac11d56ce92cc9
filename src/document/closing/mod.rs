//! The end of a document: the recipients (nơi nhận), and who signed.

mod recipients;
mod signer;

use super::Signer;
use super::paragraph::{Line, is_bar, lines};
use crate::registry::Registry;
use crate::text::Span;

/// What stands at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Closing {
    /// From `Nơi nhận` or the first line of the signature to the last line of either.
    pub(super) span: Span,
    pub(super) recipients: Vec<String>,
    pub(super) signer: Option<Signer>,
}

/// The words over the recipients, without their first letter, whose case varies.
const RECIPIENTS: &str = "ơi nhận";

/// How many lines the end may have.
const LINES: usize = 90;

/// How many lines of a signature may stand before the recipients.
const BEFORE: usize = 14;

/// Finds the end of the document whose body begins at byte `from`.
pub(super) fn read(text: &str, from: usize, registry: &Registry) -> Option<Closing> {
    let body = &text[from..];
    let found = body.match_indices(RECIPIENTS).map(|(at, _)| at).find_map(|at| {
        let before = body[..at].strip_suffix(['N', 'n'])?;
        let start = before.len();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let opens = line.trim_matches(|c: char| c.is_whitespace() || "*|_#-".contains(c)).is_empty();
        let after = body[at + RECIPIENTS.len()..].trim_start_matches(['*', '_', ' ']);
        // Another column may stand on the same line.
        ((opens || line.contains('\t')) && after.starts_with([':', '\n', '|', '\t', '/'])).then_some(from + start)
    });
    match found {
        Some(at) => Some(around(text, at, registry)),
        None => signer::alone(text, from, registry),
    }
}

/// The end whose recipients begin at byte `at`.
fn around(text: &str, at: usize, registry: &Registry) -> Closing {
    let after: Vec<Cell<'_>> = cells(text, at).collect();
    let (recipients, mut end) = recipients::read(&after);
    let mut start = at;
    let mut signer = signer::read(&after, registry);
    if signer.as_ref().is_none_or(|found| found.0.name.is_none() || found.0.position.is_none()) {
        // The right column may have been read first.
        let before = before(text, at);
        if let Some(found) = signer::read(&before, registry).filter(|found| found.0.position.is_some()) {
            let named = found.0.name.is_some();
            start = found.1;
            if named || signer.is_none() {
                signer = Some(found);
            }
        }
    }
    if let Some((_, _, last)) = &signer {
        end = end.max(*last);
    }
    let end = end.max(at + "Nơi nhận".len()).min(text.len());
    Closing {
        span: Span::new(start, text.ceil_char_boundary(end)),
        recipients,
        signer: signer.map(|(signer, ..)| signer),
    }
}

/// A line of one column.
#[derive(Debug, Clone, Copy)]
struct Cell<'t> {
    start: usize,
    words: &'t str,
}

impl Cell<'_> {
    fn end(&self) -> usize {
        self.start + self.words.len()
    }
}

/// The lines from byte `at` on, those of two columns apart.
fn cells(text: &str, at: usize) -> impl Iterator<Item = Cell<'_>> {
    let rest = &text[at..];
    lines(rest).filter(|line| !is_bar(line.words)).take(LINES).flat_map(move |line| columns(line, at))
}

/// The columns of a line: a tab or a wide gap parts them, and what follows `Nơi nhận:` is another column.
fn columns(line: Line<'_>, offset: usize) -> Vec<Cell<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    let words = line.words;
    let mut push = |from: usize, to: usize| {
        let piece = &words[from..to];
        let bare = piece.trim_start_matches(|c: char| c.is_whitespace() || "*|_#".contains(c));
        let start = from + (piece.len() - bare.len());
        let bare = bare.trim_end_matches(|c: char| c.is_whitespace() || "*|_".contains(c));
        if !bare.is_empty() {
            found.push(Cell { start: offset + line.start + start, words: bare });
        }
    };
    let mut at = 0;
    while let Some(c) = words[at..].chars().next() {
        let rest = &words[at..];
        let gap: usize = rest.chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
        let wide = gap > 0 && (rest[..gap].contains('\t') || gap >= 4) || c == '|';
        let headed = c == ':' && from == 0 && words[..at].ends_with(RECIPIENTS);
        if wide || headed {
            push(from, at + usize::from(headed));
            from = at + gap.max(1);
            at = from;
        } else {
            at += gap.max(c.len_utf8());
        }
    }
    push(from, words.len());
    found
}

/// The lines before byte `at`, few.
fn before(text: &str, at: usize) -> Vec<Cell<'_>> {
    let from = text[..at].rmatch_indices('\n').nth(BEFORE * 2).map_or(0, |(at, _)| at + 1);
    let taken: Vec<Cell<'_>> =
        lines(&text[from..at]).filter(|line| !is_bar(line.words)).flat_map(|line| columns(line, from)).collect();
    taken[taken.len().saturating_sub(BEFORE)..].to_vec()
}
