//! Words → pieces of lines: words side by side on one baseline that were written together.

use super::glyph::Layer;
use super::words::{SPACE, Word};
use crate::file::ParsedCell;

/// Words of one baseline, in reading order.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    /// The place of its first word in the order of drawing.
    pub(super) order: usize,
    /// Where the cells of a ruled table stand among its lines; empty for other pieces.
    pub(super) cells: Vec<ParsedCell>,
    /// The baseline that it shares with others.
    pub(super) band: usize,
}

/// Baselines that differ by less than this, in em, are one: raised figures and stamps belong to their line.
const SAME_BASELINE: f64 = 0.35;

/// A wider gap than this, in em, is a tab.
const TAB: f64 = 2.0;

/// No line that people read has more words.
const LONGEST: usize = 1_000;

/// Cells of a table keep at least this distance, in em.
const CELL: f64 = 0.6;

/// The words of each baseline, from the top, each from the left.
pub(crate) fn bands(mut words: Vec<Word>) -> Vec<Vec<Word>> {
    words.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut bands: Vec<Vec<Word>> = Vec::new();
    for word in words {
        match bands.last_mut() {
            Some(band)
                if band
                    .first()
                    .is_some_and(|first| word.base - first.base < SAME_BASELINE * first.size.max(word.size)) =>
            {
                band.push(word);
            }
            _ => bands.push(vec![word]),
        }
    }
    lower_notes(&mut bands);
    for band in &mut bands {
        band.sort_by(|a, b| a.start.total_cmp(&b.start).then(a.order.cmp(&b.order)));
        drop_covered(band);
        band.dedup_by(|next, kept| repeats(kept, next));
    }
    bands
}

/// Brings the raised figures of footnotes down to the words that they follow.
fn lower_notes(bands: &mut Vec<Vec<Word>>) {
    for at in 1..bands.len() {
        let (above, here) = bands.split_at_mut(at);
        let Some(above) = above.last_mut().filter(|above| above.len() < LONGEST) else { continue };
        let follows = |note: &mut Word| {
            here[0].iter().any(|word| {
                let lift = (word.base - note.base) / word.size;
                note.size < 0.8 * word.size && lift < 0.6 && (note.start - word.end).abs() < 0.3 * word.size
            })
        };
        let notes: Vec<Word> = above.extract_if(.., follows).collect();
        bands[at].extend(notes);
    }
    bands.retain(|band| !band.is_empty());
}

/// Drops recognised words under drawn ones.
fn drop_covered(band: &mut Vec<Word>) {
    if band.len() > LONGEST || band.iter().all(|w| w.layer != Layer::Hidden) {
        return;
    }
    let drawn: Vec<(f64, f64)> = band.iter().filter(|w| w.layer == Layer::Page).map(|w| (w.start, w.end)).collect();
    band.retain(|word| {
        let shared = drawn.iter().map(|(start, end)| (word.end.min(*end) - word.start.max(*start)).max(0.0));
        word.layer != Layer::Hidden || shared.sum::<f64>() < 0.6 * (word.end - word.start)
    });
}

/// The same word at nearly the same place is a shadow, or drawn twice to look bold.
fn repeats(kept: &Word, next: &Word) -> bool {
    kept.text == next.text && (kept.start - next.start).abs() < 0.2 * kept.size.min(kept.end - kept.start)
}

/// Parts a baseline at wide gaps and, with `by_drawing`, where the writer left it and came back: there the cells of a
/// table meet.
pub(super) fn pieces(band: usize, words: &[Word], by_drawing: bool) -> Vec<Piece> {
    let cuts = if by_drawing { cuts(words) } else { vec![false; words.len()] };
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in 1..=words.len() {
        if at == words.len() || is_apart(words, at) || cuts[at] {
            pieces.push(piece(band, &words[from..at]));
            from = at;
        }
    }
    pieces
}

/// Whether a tab's width parts the words, or the national motto begins, which narrow letterheads push against the
/// office's name.
fn is_apart(words: &[Word], at: usize) -> bool {
    let (left, right) = (&words[at - 1], &words[at]);
    let gap = (right.start - left.end) / left.size.max(right.size);
    let motto = || right.text == "CỘNG" && words.get(at + 1).is_some_and(|next| next.text.starts_with('H'));
    gap > TAB || (gap > 0.6 && motto())
}

/// For each word whether something else was drawn between all words to its left and itself with all to its right. Stamps
/// are drawn after everything and say nothing of cells.
fn cuts(words: &[Word]) -> Vec<bool> {
    let reach = |(low, high): (usize, usize), word: &Word| match word.layer {
        Layer::Stamp => (low, high),
        _ => (low.min(word.order), high.max(word.order)),
    };
    let none = (usize::MAX, 0);
    let mut rights = vec![none; words.len() + 1];
    for (at, word) in words.iter().enumerate().rev() {
        rights[at] = reach(rights[at + 1], word);
    }
    let mut left = none;
    let mut cuts = vec![false; words.len()];
    for (at, word) in words.iter().enumerate() {
        let right = rights[at];
        let apart = at > 0 && word.start - words[at - 1].end >= CELL * word.size;
        let known = left != none && right != none && word.layer != Layer::Stamp;
        cuts[at] = apart && known && (right.0 > left.1 + 1 || left.0 > right.1 + 1);
        left = reach(left, word);
    }
    cuts
}

fn piece(band: usize, words: &[Word]) -> Piece {
    let mut text = String::new();
    let mut before: Option<&Word> = None;
    for word in words {
        if let Some(before) = before {
            text.push_str(between(before, word));
        }
        text.push_str(&word.text);
        before = Some(word);
    }
    let widest = words.iter().max_by(|a, b| (a.end - a.start).total_cmp(&(b.end - b.start)));
    let drawn = words.iter().filter(|w| w.layer != Layer::Stamp).map(|w| w.order).min();
    Piece {
        text,
        start: words.iter().map(|w| w.start).fold(f64::INFINITY, f64::min),
        end: words.iter().map(|w| w.end).fold(f64::NEG_INFINITY, f64::max),
        base: widest.map_or(0.0, |w| w.base),
        size: widest.map_or(1.0, |w| w.size),
        order: drawn.or_else(|| words.iter().map(|w| w.order).min()).unwrap_or(0),
        band,
        cells: Vec::new(),
    }
}

fn between(left: &Word, right: &Word) -> &'static str {
    let em = (left.size + right.size) / 2.0;
    let stamped = left.layer == Layer::Stamp || right.layer == Layer::Stamp;
    if stamped && right.text.starts_with('/') {
        // A stamped number hardly fits the blank before `/QĐ-UBND`.
        ""
    } else if right.start - left.end > SPACE * em || left.space_after || right.space_before || is_note(left, right) {
        " "
    } else {
        ""
    }
}

/// Whether the right word is the raised figure of a footnote, which must not grow into a number before it
/// (`63/2010/NĐ-CP¹`). The `2` of `m²` is none.
fn is_note(left: &Word, right: &Word) -> bool {
    let raised = right.size < 0.8 * left.size && right.base < left.base - 0.15 * left.size;
    let figure = right.text.chars().all(|c| c.is_ascii_digit() || "()[]".contains(c));
    let unit = left.text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    raised && figure && !["m", "km", "cm", "mm", "dm"].contains(&unit)
}
