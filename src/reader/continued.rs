//! Rows of ruled tables that the end of a page parts: the rest of each cell goes back to the cell that it belongs to, so that a
//! citation within it is whole.

use crate::file::{ParsedCell, ParsedPage};

/// Brings parted rows together, on the page where they begin.
pub(super) fn join_rows(pages: &mut [&mut ParsedPage]) {
    for at in 1..pages.len() {
        let (before, after) = pages.split_at_mut(at);
        let (Some(page), Some(next)) = (before.last_mut(), after.first_mut()) else { continue };
        for Joint { begun, cell, words } in joints(page, next).unwrap_or_default() {
            append(page, &begun, &words);
            // An emptied line stays, so that no place on the page moves.
            next.lines.iter_mut().skip(cell.line).take(cell.lines.max(1)).for_each(String::clear);
            next.tables.iter_mut().for_each(|cells| cells.retain(|other| *other != cell));
        }
    }
}

/// A cell at the foot of a page, and the one on the next page that goes on with it.
struct Joint {
    begun: ParsedCell,
    cell: ParsedCell,
    /// What stands in the second, and a gap before it.
    words: String,
}

/// The cells of the first row of `next` with those that they go on with, from right to left, so that the fields of a line keep
/// their numbers; `None` where the row is another.
fn joints(page: &ParsedPage, next: &ParsedPage) -> Option<Vec<Joint>> {
    let above = page.tables.iter().max_by_key(|cells| end(cells))?;
    let below = next.tables.iter().min_by_key(|cells| cells.iter().map(|cell| cell.line).min())?;
    let is_last = end(above) + page.foot >= page.lines.len();
    let is_first = below.iter().any(|cell| cell.line <= next.head);
    // Cells without words are not told, so that the right end of a table may be missing.
    if !is_last || !is_first || columns(below) > columns(above) {
        return None;
    }
    let rows = above.iter().map(|cell| cell.at.0 + cell.reach.0).max()?;
    let first = below.iter().map(|cell| cell.at.0).min()?;
    let (mut joints, mut sure) = (Vec::new(), false);
    for cell in below.iter().rev().filter(|cell| cell.at.0 == first) {
        let begun = above.iter().find(|begun| begun.at.0 + begun.reach.0 == rows && begun.at.1 == cell.at.1)?;
        let words = text(next, below, cell);
        let broken = text(page, above, begun).ends_with(['-', '/']);
        let small = words.starts_with(char::is_lowercase);
        if !(small || broken || cell.at.1 > 0 && words.starts_with(char::is_numeric)) {
            return None;
        }
        sure |= small;
        let words = if broken { words } else { format!(" {words}") };
        joints.push(Joint { begun: begun.clone(), cell: cell.clone(), words });
    }
    sure.then_some(joints)
}

/// Writes `words` behind those of a cell.
fn append(page: &mut ParsedPage, cell: &ParsedCell, words: &str) {
    let fields = page.tables.iter().find(|cells| cells.contains(cell)).and_then(|cells| fields(cells, cell));
    let Some(line) = page.lines.get_mut(cell.line + cell.lines.max(1) - 1) else { return };
    let end = fields.and_then(|(_, last)| line.match_indices('\t').nth(last)).map_or(line.len(), |(at, _)| at);
    line.insert_str(end, words);
}

/// The line behind the last one of a table.
fn end(cells: &[ParsedCell]) -> usize {
    cells.iter().map(|cell| cell.line + cell.lines.max(1)).max().unwrap_or(0)
}

fn columns(cells: &[ParsedCell]) -> usize {
    cells.iter().map(|cell| cell.at.1 + cell.reach.1).max().unwrap_or(0)
}

/// The first and the last of the stretches between tabs that a cell has of a line that it shares.
fn fields(cells: &[ParsedCell], cell: &ParsedCell) -> Option<(usize, usize)> {
    let first = cell.field?;
    let next = cells.iter().filter(|other| other.line == cell.line).filter_map(|other| other.field);
    let next = next.filter(|field| *field > first).min();
    Some((first, next.map_or(usize::MAX, |next| next - 1)))
}

/// The words of a cell in one line.
fn text(page: &ParsedPage, cells: &[ParsedCell], cell: &ParsedCell) -> String {
    let lines = page.lines.iter().skip(cell.line).take(cell.lines.max(1)).map(String::as_str);
    let lines: Vec<&str> = match fields(cells, cell) {
        Some((first, last)) => {
            let fields = lines.flat_map(|line| line.split('\t'));
            fields.enumerate().filter(|(at, _)| (first..=last).contains(at)).map(|(_, field)| field).collect()
        }
        None => lines.collect(),
    };
    lines.join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(at: (usize, usize), line: usize, lines: usize, field: Option<usize>) -> ParsedCell {
        ParsedCell { at, reach: (1, 1), line, lines, field }
    }

    fn page(lines: &[&str], cells: Vec<ParsedCell>) -> ParsedPage {
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        ParsedPage { lines, tables: vec![cells], printed: true, ..ParsedPage::default() }
    }

    /// A page whose last row is `3`, `Thực hiện cơ chế`, `Nghị định số 61/2018/NĐ-CP`, and the next with a first row.
    fn joined(cells: &[&str]) -> (Vec<String>, Vec<String>) {
        let whole = (0..3).map(|column| cell((4, column), 1 + column, 1, None)).collect();
        let mut first = page(&["Trước bảng", "3", "Thực hiện cơ chế", "Quyết định số 985/QĐ-TTg"], whole);
        let empty = cells.iter().take_while(|words| words.is_empty()).count();
        let shared: Vec<&str> = cells.iter().skip(empty).copied().collect();
        let mut row: Vec<ParsedCell> =
            (0..shared.len()).map(|field| cell((0, empty + field), 0, 1, Some(field))).collect();
        row.push(cell((1, 2), 1, 1, None));
        let mut second = page(&[&shared.join("\t"), "4"], row);
        join_rows(&mut [&mut first, &mut second]);
        (first.lines, second.lines)
    }

    #[test]
    fn the_rest_of_a_row_returns_to_its_cells() {
        let (first, second) = joined(&["", "hành chính", "ngày 08/8/2018"]);
        assert_eq!(first[2..], ["Thực hiện cơ chế hành chính", "Quyết định số 985/QĐ-TTg ngày 08/8/2018"]);
        assert_eq!(second, ["", "4"]);
    }

    #[test]
    fn another_row_stays() {
        for row in [["4", "Rà soát", "thủ tục"], ["", "Rà soát", "ngày 08/8/2018"], ["4", "rà soát", "thủ tục"]]
        {
            let (first, second) = joined(&row);
            assert_eq!(first[2], "Thực hiện cơ chế", "{row:?}");
            assert!(second[0].contains(row[1]), "{row:?}");
        }
    }
}
