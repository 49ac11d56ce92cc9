//! Pieces of lines → the page's text, in reading order.
//!
//! Writers of documents draw in reading order: a letterhead's left cell, then its right one; a table cell by cell. That
//! order is taken where the page bears it out, and places alone where it does not (pages drawn font by font, or layer by
//! layer).

use super::cells;
use super::columns;
use super::lines::{self, Piece};
use super::rules::Rules;
use super::words::{Frame, Word};
use crate::source::ParsedCell;
use crate::source::furniture::is_broken_number;

/// A line of the page, or the lines of one ruled table.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    /// Its baseline and its size, in its frame.
    pub(super) base: f64,
    pub(super) size: f64,
    /// Whether it runs as the page does.
    pub(super) upright: bool,
    pub(super) cells: Vec<ParsedCell>,
}

/// The text of the page, line by line.
pub(in crate::source) fn text(frames: Vec<Frame>, rules: &Rules) -> Vec<String> {
    let lines = in_order(frames, rules).into_iter().map(|line| line.text);
    lines.flat_map(|line| line.split('\n').map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The lines of the page in reading order.
pub(super) fn in_order(frames: Vec<Frame>, rules: &Rules) -> Vec<Line> {
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

/// Pieces that follow each other on one baseline are one line.
pub(super) fn joined(pieces: &[Piece]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut before: Option<&Piece> = None;
    for piece in pieces {
        let tabled = !piece.cells.is_empty() || lines.last().is_some_and(|line| !line.cells.is_empty());
        match (before, lines.last_mut()) {
            (Some(left), Some(line)) if left.band == piece.band && left.end <= piece.start + piece.size => {
                line.text.push('\t');
                line.text.push_str(&piece.text);
            }
            (Some(above), Some(line))
                if !tabled && is_near(above, piece) && is_broken_number(&line.text, &piece.text) =>
            {
                let (head, rest) = piece.text.split_once(' ').unwrap_or((&piece.text, ""));
                line.text.push_str(head);
                if !rest.is_empty() {
                    lines.push(line_of(piece, rest.to_owned()));
                }
            }
            _ => lines.push(line_of(piece, piece.text.clone())),
        }
        before = Some(piece);
    }
    lines
}

/// Whether the piece may be the next line of what stands above: what stands far below is the paper's foot.
fn is_near(above: &Piece, piece: &Piece) -> bool {
    piece.base - above.base < 4.0 * piece.size
}

fn line_of(piece: &Piece, text: String) -> Line {
    let Piece { base, size, .. } = *piece;
    Line { text, base, size, upright: true, cells: piece.cells.clone() }
}
