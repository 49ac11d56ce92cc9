//! The list of recipients.

use super::Cell;
use crate::document::paragraph::is_capitals;
use crate::text::squeeze;

/// The recipients behind the cell `Nơi nhận:`, and one past the last of them.
pub(super) fn read(cells: &[Cell<'_>]) -> (Vec<String>, usize) {
    let mut found: Vec<String> = Vec::new();
    let mut end = 0;
    let mut ended = false;
    for cell in cells.iter().skip(1) {
        let item = cell.words.strip_prefix(['-', '–', '+', '•', '*']).map(str::trim_start);
        // Lines of the signature may stand between the recipients.
        match (item, found.last_mut()) {
            (Some(item), _) if !ended => {
                ended = is_last(item);
                found.push(item.to_owned());
            }
            (None, Some(last)) if !ended && goes_on(last, cell.words) => {
                last.push(' ');
                last.push_str(cell.words);
            }
            (None, Some(last)) if ended && last.ends_with([',', '(']) && !is_capitals(cell.words) => {
                last.push(' ');
                last.push_str(cell.words);
            }
            (Some(_), _) => break,
            _ => continue,
        }
        end = cell.end();
    }
    let clean = |item: String| squeeze(item.trim_end_matches(['.', ';', ',', ':', ' ', '/']));
    (found.into_iter().map(clean).filter(|item| item.chars().any(char::is_alphabetic)).collect(), end)
}

/// The copy for the archive (`Lưu: VT`) is the last one.
fn is_last(item: &str) -> bool {
    item.starts_with("Lưu") || item.starts_with("LƯU")
}

/// Whether a line goes on with the recipient before it.
fn goes_on(last: &str, line: &str) -> bool {
    let open = !last.trim_end().ends_with([';', '.']);
    let small = line.starts_with(|c: char| c.is_lowercase() || c == '(' || c.is_ascii_digit());
    let comma = last.trim_end().ends_with([',', '-', '(', '&']);
    !is_capitals(line) && (open && (small || comma) || small && line.ends_with([';', '.']))
        || open && !is_capitals(line) && line.ends_with([';', '.']) && last.chars().count() > 30
}
