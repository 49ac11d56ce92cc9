//! Whether a PDF's table of its objects is where the file says that it is.
//!
//! Without it the parser searches the whole file for objects, and mostly finds the pages; what a broken transfer cut off it
//! cannot find, so the reader is told.

use crate::text::{Doubt, Notice};

/// What the end of a file begins with that tells where the table is.
const POINTER: &[u8] = b"startxref";

/// The notice that a file was recovered; none where it is whole.
pub(super) fn notice(data: &[u8]) -> Option<Notice> {
    (!has_table(data)).then(|| Notice::of_file(Doubt::PagesSearched))
}

fn has_table(data: &[u8]) -> bool {
    let Some(at) = data.windows(POINTER.len()).rposition(|window| window == POINTER) else { return false };
    let Some((table, _)) = number(&data[at + POINTER.len()..]) else { return false };
    // Mail programs put lines before the file, which its own places do not count.
    let header = data.windows(5).take(1024).position(|window| window == b"%PDF-").unwrap_or(0);
    [table, table.saturating_add(header)].into_iter().any(|at| data.get(at..).is_some_and(begins_table))
}

/// Whether a table begins there, or the stream that holds one: `12 0 obj`.
fn begins_table(data: &[u8]) -> bool {
    let is_stream = || {
        let (_, rest) = number(data)?;
        let (_, rest) = number(rest)?;
        Some(rest.trim_ascii_start().starts_with(b"obj"))
    };
    data.trim_ascii_start().starts_with(b"xref") || is_stream().unwrap_or(false)
}

/// The number that the bytes begin with, and what follows.
fn number(data: &[u8]) -> Option<(usize, &[u8])> {
    let data = data.trim_ascii_start();
    let (digits, rest) = data.split_at(data.iter().take_while(|byte| byte.is_ascii_digit()).count());
    Some((std::str::from_utf8(digits).ok()?.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::has_table;

    #[test]
    fn a_table_is_looked_for_where_the_file_says() {
        for (data, whole) in [
            ("%PDF-1.4\nxref\n0 1\nstartxref\n9\n%%EOF", true),
            ("%PDF-1.5\n12 0 obj\n<<>>\nstartxref\r\n9\r\n%%EOF", true),
            ("From: mail\n%PDF-1.4\nxref\n0 1\nstartxref\n9\n%%EOF", true),
            ("%PDF-1.4\nxref\n0 1\nstartxref\n5\n%%EOF", false),
            ("%PDF-1.4\nxref\n0 1\nstartxref\n999999999999999999999999\n%%EOF", false),
            ("%PDF-1.4\nxref\n0 1\n", false),
            ("", false),
        ] {
            assert_eq!(has_table(data.as_bytes()), whole, "{data}");
        }
    }
}
