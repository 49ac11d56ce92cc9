//! Words in the cells of ruled tables → one piece of text for each table.

use super::join::joined;
use super::lines::{self, Piece};
use super::rules::Rules;
use super::tables::{self, Table};
use super::words::Word;
use crate::file::ParsedCell;
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
    let mut rows: BTreeMap<usize, Vec<(usize, Vec<String>)>> = BTreeMap::new();
    for (cell, words) in cells {
        rows.entry(table.row(cell)).or_default().push((cell, cell_lines(words)));
    }
    let (mut text, mut places): (Vec<String>, _) = (Vec::new(), Vec::new());
    for cells in rows.into_values() {
        row(table, cells, &mut text, &mut places);
    }
    // No baseline of the page has such a number, so that nothing joins the table's lines.
    let band = usize::MAX - index;
    Piece { text: text.join("\n"), start, end, base, size: 1.0, order: first, band, cells: places }
}

fn cell_lines(words: Vec<Word>) -> Vec<String> {
    let bands = lines::bands(words);
    let pieces: Vec<Piece> =
        bands.iter().enumerate().flat_map(|(band, words)| lines::pieces(band, words, false)).collect();
    joined(&pieces).into_iter().map(|line| line.text).collect()
}

/// A row of short cells is a line with tabs; cells of several lines follow each other.
fn row(table: &Table, cells: Vec<(usize, Vec<String>)>, text: &mut Vec<String>, places: &mut Vec<ParsedCell>) {
    let short = cells.len() > 1 && cells.iter().all(|(_, lines)| lines.len() < 2);
    let fields: Vec<usize> = cells
        .iter()
        .scan(0, |field, (_, lines)| {
            let here = *field;
            *field += 1 + lines.iter().map(|line| line.matches('\t').count()).sum::<usize>();
            Some(here)
        })
        .collect();
    let first = text.len();
    let mut shared = Vec::new();
    for ((cell, lines), field) in cells.into_iter().zip(fields) {
        places.push(ParsedCell {
            at: (table.row(cell), table.column(cell)),
            reach: table.reach(cell),
            line: if short { first } else { text.len() },
            lines: lines.len().max(1),
            field: short.then_some(field),
        });
        if short {
            shared.extend(lines);
        } else {
            text.extend(lines);
        }
    }
    if short {
        text.push(shared.join("\t"));
    }
}
