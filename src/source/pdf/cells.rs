//! Words in the cells of ruled tables → one piece of text for each table.

use super::lines::{self, Piece};
use super::order;
use super::rules::Rules;
use super::tables::{self, Table};
use super::words::Word;
use std::collections::BTreeMap;

/// Takes the words of ruled tables out; each table is returned as one piece with a line for each line of its cells.
pub(super) fn taken(words: Vec<Word>, rules: &Rules) -> (Vec<Word>, Vec<Piece>) {
    let tables = tables::tables(rules);
    let mut filled: Vec<BTreeMap<usize, Vec<Word>>> = tables.iter().map(|_| BTreeMap::new()).collect();
    let mut free = Vec::with_capacity(words.len());
    for word in words {
        let (x, y) = (f64::midpoint(word.start, word.end), word.base - 0.3 * word.size);
        let found = tables.iter().enumerate().find_map(|(index, table)| Some((index, table.cell(x, y)?)));
        match found {
            Some((index, cell)) => filled[index].entry(cell).or_default().push(word),
            None => free.push(word),
        }
    }
    let mut pieces = Vec::new();
    for (index, (table, cells)) in tables.iter().zip(filled).enumerate() {
        // Text in one cell alone is framed, or the lines beside it are decoration.
        if cells.len() < 2 {
            free.extend(cells.into_values().flatten());
        } else {
            pieces.push(piece(table, cells, index));
        }
    }
    free.sort_by_key(|word| word.order);
    (free, pieces)
}

fn piece(table: &Table, cells: BTreeMap<usize, Vec<Word>>, index: usize) -> Piece {
    let (start, base, end) = table.bounds();
    let first = cells.values().flatten().map(|word| word.order).min().unwrap_or(0);
    let mut rows: BTreeMap<usize, Vec<Vec<String>>> = BTreeMap::new();
    for (cell, words) in cells {
        rows.entry(table.row(cell)).or_default().push(cell_lines(words));
    }
    let rows: Vec<String> = rows.into_values().map(|cells| row(&cells)).collect();
    // No baseline of the page has such a number, so that nothing joins the table's lines.
    Piece { text: rows.join("\n"), start, end, base, size: 1.0, order: first, band: usize::MAX - index }
}

fn cell_lines(words: Vec<Word>) -> Vec<String> {
    let bands = lines::bands(words);
    let pieces: Vec<Piece> =
        bands.iter().enumerate().flat_map(|(band, words)| lines::pieces(band, words, false)).collect();
    order::joined(&pieces)
}

/// A row of short cells is a line with tabs; cells of several lines follow each other.
fn row(cells: &[Vec<String>]) -> String {
    let separator = if cells.iter().all(|lines| lines.len() < 2) { "\t" } else { "\n" };
    cells.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>().join(separator)
}
