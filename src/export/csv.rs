//! Tables as CSV (RFC 4180), so that Excel opens Vietnamese as it is.

use crate::view::table::{Cell, Table};

/// Excel takes a file for UTF-8 only where it begins with this mark.
const MARK: &str = "\u{FEFF}";

/// The table with a line of titles. Words that a spreadsheet would take for a formula (`- Sở Nội vụ`, `=1+1`) get an
/// apostrophe before them, as people type it there.
pub fn csv(table: &Table) -> String {
    let mut out = MARK.to_owned();
    line(&mut out, table.titles.iter().cloned());
    for row in &table.rows {
        line(&mut out, row.iter().map(plain));
    }
    out
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        cell => cell.to_string(),
    }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    // A cell with white space at its ends is quoted too, for readers that trim.
    let is_plain = !cell.contains(['"', ',', '\n', '\r']) && cell.trim() == cell;
    if is_plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut table = Table::new("t", &["số", "lời"]);
        table.rows.push(vec![Cell::Number(3), "a, \"b\"\nc".into()]);
        table.rows.push(vec![Cell::Empty, "=HYPERLINK(\"x\")".into()]);
        assert_eq!(csv(&table), "\u{FEFF}số,lời\r\n3,\"a, \"\"b\"\"\nc\"\r\n,\"'=HYPERLINK(\"\"x\"\")\"\r\n");
    }
}
