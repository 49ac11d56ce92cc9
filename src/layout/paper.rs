//! What of a page's lines is of the paper: its margins, and the notes at its foot.

use super::join::Line;
use crate::file::ParsedCell;

/// The lines of a page, with what is known of their places.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    pub(crate) lines: Vec<String>,
    /// How many of the first lines stand in the upper margin.
    pub(crate) head: usize,
    /// How many of the last ones stand in the lower margin, or run another way.
    pub(crate) foot: usize,
    pub(crate) tables: Vec<Vec<ParsedCell>>,
}

/// The part of the page's height that a margin takes at most.
const MARGIN: f64 = 0.1;

/// Lines are notes where they are smaller than this part of the text.
const SMALL: f64 = 0.9;

/// Tells margins and tables of a page that is so many points high.
pub(crate) fn laid(mut lines: Vec<Line>, height: f64) -> Laid {
    let free = |line: &&Line| line.cells.is_empty();
    let head = lines.iter().filter(|l| l.upright).take_while(|line| free(line) && line.base < MARGIN * height).count();
    let head = if lines.first().is_some_and(|line| line.upright) { head } else { 0 };
    let below = |line: &&Line| free(line) && (!line.upright || line.base > (1.0 - MARGIN) * height);
    let foot = lines[head..].iter().rev().take_while(below).count();
    let end = lines.len() - foot;
    notes_first(&mut lines[head..end], height);
    let mut laid = Laid { head, foot, ..Laid::default() };
    for line in lines {
        let first = laid.lines.len();
        if !line.cells.is_empty() {
            let moved = line.cells.into_iter().map(|cell| ParsedCell { line: cell.line + first, ..cell });
            laid.tables.push(moved.collect());
        }
        laid.lines.extend(line.text.split('\n').map(str::to_owned));
    }
    laid
}

/// Puts the notes at the foot before the paragraph that goes on over the page's end, so that they do not part it.
fn notes_first(lines: &mut [Line], height: f64) {
    let Some(size) = common_size(lines) else { return };
    let small =
        |line: &Line| line.upright && line.cells.is_empty() && line.size < SMALL * size && line.base > 0.5 * height;
    let from = lines.len() - lines.iter().rev().take_while(|line| small(line)).count();
    if from == 0 || !lines.get(from).is_some_and(|line| is_note(&line.text)) || !goes_on(&lines[from - 1]) {
        return;
    }
    // A paragraph begins after one that has ended; one that fills the page leaves no better place.
    let begins = (1..from).rev().find(|at| !goes_on(&lines[at - 1]));
    if let Some(begins) = begins {
        let notes = lines.len() - from;
        lines[begins..].rotate_right(notes);
    }
}

/// The size in which most letters are written.
fn common_size(lines: &[Line]) -> Option<f64> {
    let mut sizes: Vec<(f64, usize)> = lines.iter().map(|line| (line.size, line.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut seen = 0;
    sizes.into_iter().find_map(|(size, letters)| {
        seen += letters;
        (seen > half).then_some(size)
    })
}

/// Whether a sentence goes on behind the line.
fn goes_on(line: &Line) -> bool {
    line.cells.is_empty() && !line.text.trim_end().ends_with(['.', ';', ':', '!', '?', '”', '"'])
}

/// `1 Nghị định …`, `[2] …`, `(3) …`, `* …`.
fn is_note(text: &str) -> bool {
    let text = text.trim_start_matches(['[', '(']);
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    text.starts_with('*') || ((1..=3).contains(&figures) && !text[figures..].starts_with(['.', '/', '-', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[(f64, f64, &str)], want: &[&str], margins: (usize, usize)) {
        let line = |(base, size, text): &(f64, f64, &str)| Line {
            text: (*text).to_owned(),
            base: *base,
            size: *size,
            upright: true,
            cells: Vec::new(),
        };
        let laid = laid(rows.iter().map(line).collect(), 842.0);
        assert_eq!(laid.lines, want);
        assert_eq!((laid.head, laid.foot), margins);
    }

    #[test]
    fn notes_do_not_part_a_sentence() {
        check(
            &[
                (40.0, 14.0, "2"),
                (100.0, 14.0, "Điều 1. Phạm vi."),
                (700.0, 14.0, "Thực hiện Nghị định1"),
                (716.0, 14.0, "của Chính phủ về"),
                (740.0, 10.0, "1 Số 63/2010/NĐ-CP."),
                (810.0, 12.0, "SKHCN"),
            ],
            &["2", "Điều 1. Phạm vi.", "1 Số 63/2010/NĐ-CP.", "Thực hiện Nghị định1", "của Chính phủ về", "SKHCN"],
            (1, 1),
        );
    }

    #[test]
    fn notes_stay_where_the_sentence_ends() {
        let rows = [(100.0, 14.0, "Điều 1."), (700.0, 14.0, "Nghị định này1."), (740.0, 10.0, "1 Số 63.")];
        check(&rows, &["Điều 1.", "Nghị định này1.", "1 Số 63."], (0, 0));
    }
}
