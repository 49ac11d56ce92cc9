//! Pieces of lines → lines.

use super::lines::Piece;
use crate::file::ParsedCell;
use crate::notation::is_broken_number;

/// A line of the page, or the lines of one ruled table.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) text: String,
    /// Its baseline and its size, in its frame.
    pub(crate) base: f64,
    pub(crate) size: f64,
    /// Whether it runs as the page does.
    pub(crate) upright: bool,
    pub(crate) cells: Vec<ParsedCell>,
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
