//! Pieces of lines → the page's text, in reading order.
//!
//! Writers of documents draw in reading order: a letterhead's left cell, then its right one; a table cell by cell. That
//! order is taken where the page bears it out, and places alone where it does not (pages drawn font by font, or layer by
//! layer).

use super::join::{Line, joined};
use super::lines::{self, Piece};
use super::rules::Rules;
use super::words::{Frame, Word};
use super::{cells, columns};

/// The text of the page, line by line.
pub(crate) fn text(frames: Vec<Frame>, rules: &Rules) -> Vec<String> {
    let lines = in_order(frames, rules).into_iter().map(|line| line.text);
    lines.flat_map(|line| line.split('\n').map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The lines of the page in reading order.
pub(crate) fn in_order(frames: Vec<Frame>, rules: &Rules) -> Vec<Line> {
    let lines_of = |frame: Frame| {
        let upright = frame.degrees == 0;
        // Borders are in the page's frame; text that runs another way is not compared with them.
        let (words, tables) = if upright { cells::taken(frame.words, rules) } else { (frame.words, Vec::new()) };
        flow(words, tables).into_iter().map(move |line| Line { upright, ..line })
    };
    frames.into_iter().flat_map(lines_of).collect()
}

/// The lines of the words, with the tables, which are pieces already, in their places.
fn flow(words: Vec<Word>, tables: Vec<Piece>) -> Vec<Line> {
    let bands = lines::bands(words);
    let by_drawing = |yes: bool| -> Vec<Piece> {
        let pieces = bands.iter().enumerate().flat_map(|(band, words)| lines::pieces(band, words, yes));
        pieces.chain(tables.iter().cloned()).collect()
    };
    let mut pieces = by_drawing(true);
    pieces.sort_by_key(|piece| piece.order);
    let astray = astray(&pieces);
    if astray.iter().filter(|a| **a).count() > 2 + pieces.len() / 20 {
        pieces = by_drawing(false);
        pieces.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.start.total_cmp(&b.start)));
    } else {
        pieces = put_back(pieces, &astray);
    }
    joined(&columns::side_by_side(pieces))
}

/// For each piece whether it was drawn after something that stands below it in the same column.
fn astray(pieces: &[Piece]) -> Vec<bool> {
    /// Enough for any page that people read; beyond, only the nearest are compared.
    const BACK: usize = 400;
    let below = |before: &Piece, piece: &Piece| {
        let shared = before.end.min(piece.end) - before.start.max(piece.start);
        before.base > piece.base + 0.5 * piece.size
            && shared > 0.3 * (before.end - before.start).min(piece.end - piece.start)
    };
    pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| pieces[at.saturating_sub(BACK)..at].iter().any(|before| below(before, piece)))
        .collect()
}

/// Puts the few pieces that were drawn late, mostly running heads, before the first piece below them.
fn put_back(pieces: Vec<Piece>, astray: &[bool]) -> Vec<Piece> {
    let (late, mut kept): (Vec<_>, Vec<_>) = pieces.into_iter().zip(astray).partition(|(_, astray)| **astray);
    for (piece, mark) in late {
        let at = kept.iter().position(|(other, _)| other.base > piece.base + 0.1 * piece.size).unwrap_or(kept.len());
        kept.insert(at, (piece, mark));
    }
    kept.into_iter().map(|(piece, _)| piece).collect()
}
