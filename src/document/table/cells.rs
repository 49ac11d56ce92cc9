//! The lines of one row, a cell after the other, given to the columns of its table.
//!
//! After reading, a table cell may be several lines, and nothing says where the next cell begins. But lines of one cell read
//! on, names of bodies begin with certain words, and times look like times: the division that fits best is taken.

use crate::document::{when, who};
use crate::registry::{PartWords, TaskRole};

/// A line of a row, or a part of it between tabs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    pub(super) words: &'t str,
    pub(super) start: usize,
    /// A tab stands before it.
    pub(super) tabbed: bool,
    /// No empty line stands before it, where one stands before most lines.
    pub(super) close: bool,
}

/// A row of more pieces is no row.
pub(super) const LONGEST: usize = 60;

/// For each column the pieces that are its cell, as a range; `None` where no division fits.
pub(super) fn divide(
    pieces: &[Piece<'_>],
    columns: &[Option<TaskRole>],
    parts: &PartWords,
) -> Option<Vec<(usize, usize)>> {
    let count = pieces.len();
    if count == 0 || count > LONGEST || columns.is_empty() {
        return None;
    }
    let facts: Vec<Facts> = pieces.iter().enumerate().map(|(at, _)| Facts::of(pieces, at, parts)).collect();
    let mut letters = vec![0];
    for piece in pieces {
        letters.push(letters.last().unwrap_or(&0) + piece.words.chars().count() + 1);
    }
    let impossible = f32::MIN / 4.0;
    // best[column][end]: the best worth of giving the first pieces to the first columns, and where the last cell begins.
    let mut best = vec![vec![(impossible, 0); count + 1]; columns.len() + 1];
    best[0][0] = (0.0, 0);
    for (column, role) in columns.iter().enumerate() {
        for from in 0..=count {
            let (before, _) = best[column][from];
            if before <= impossible {
                continue;
            }
            let mut worth = before + empty(*role);
            if worth > best[column + 1][from].0 {
                best[column + 1][from] = (worth, from);
            }
            worth = before;
            for end in from + 1..=count {
                worth += if end == from + 1 {
                    facts[from].opening(*role)
                } else {
                    facts[end - 1].within(*role, &facts[from])
                };
                let length = letters[end] - letters[from];
                let total = worth - too_long(*role, length);
                if total > best[column + 1][end].0 {
                    best[column + 1][end] = (total, from);
                }
            }
        }
    }
    // Lines behind the last cell belong to what follows the table.
    let left = |end: usize| (count - end) as f32 * 1.5;
    let last = columns.len();
    let end = (1..=count).max_by(|a, b| (best[last][*a].0 - left(*a)).total_cmp(&(best[last][*b].0 - left(*b))))?;
    if best[last][end].0 <= impossible {
        return None;
    }
    let mut ranges = vec![(0, 0); last];
    let mut at = end;
    for column in (0..last).rev() {
        let from = best[column + 1][at].1;
        ranges[column] = (from, at);
        at = from;
    }
    Some(ranges)
}

/// What one piece looks like.
struct Facts {
    lower: bool,
    dash: bool,
    body: bool,
    time: bool,
    tabbed: bool,
    close: bool,
    /// The piece before it ended as a sentence does.
    after_sentence: bool,
    /// The piece before it cannot be the end of a cell.
    after_open: bool,
    first: bool,
}

impl Facts {
    fn of(pieces: &[Piece<'_>], at: usize, parts: &PartWords) -> Self {
        const OPEN: [&str; 18] = [
            "và", "của", "tại", "thuộc", "các", "với", "về", "cho", "theo", "trong", "số", "ngày", "hoặc", "từ", "đến",
            "do", "được", "bằng",
        ];
        let piece = pieces[at];
        let before = at.checked_sub(1).map_or("", |at| pieces[at].words);
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        Self {
            lower: piece.words.starts_with(char::is_lowercase),
            dash: piece.words.starts_with(['-', '–', '+', '•']),
            body: who::begins_body(piece.words, parts),
            time: when::begins_time(piece.words, parts),
            tabbed: piece.tabbed,
            close: piece.close,
            after_sentence: before.ends_with(['.', '!']),
            after_open: before.ends_with([',', '-', '/', '(', ':']) || OPEN.contains(&word),
            first: at == 0,
        }
    }

    /// The worth of a cell of the column `role` that begins here.
    fn opening(&self, role: Option<TaskRole>) -> f32 {
        let mut worth = 0.0;
        if self.lower {
            worth -= 5.0;
        }
        if !self.first {
            worth += if self.tabbed { 3.0 } else { 0.0 } + if self.close { 1.0 } else { 0.0 };
            worth += if self.after_sentence { 1.0 } else { 0.0 } - if self.after_open { 4.0 } else { 0.0 };
        }
        worth
            + match role {
                Some(TaskRole::Lead | TaskRole::With) => {
                    if self.body {
                        3.0
                    } else {
                        -3.0
                    }
                }
                Some(TaskRole::When) => {
                    if self.time {
                        4.0
                    } else {
                        -4.0
                    }
                }
                Some(TaskRole::What) => {
                    if self.time {
                        -3.0
                    } else {
                        1.0
                    }
                }
                _ => {
                    if self.time {
                        -3.0
                    } else if self.body {
                        -1.0
                    } else {
                        0.5
                    }
                }
            }
    }

    /// The worth of this piece as one more of the cell that `first` begins.
    fn within(&self, role: Option<TaskRole>, first: &Facts) -> f32 {
        if self.tabbed {
            return -6.0;
        }
        let mut worth = if self.close { -1.5 } else { 0.0 };
        if self.after_open || self.lower {
            return worth;
        }
        match role {
            Some(TaskRole::Lead | TaskRole::With) => {
                if self.dash {
                    worth -= if first.dash { 0.2 } else { 2.5 };
                } else if self.body || self.time {
                    worth -= 2.0;
                } else {
                    worth -= 0.4;
                }
            }
            Some(TaskRole::When) => worth -= if self.time { 0.2 } else { 1.2 },
            _ => {
                if self.after_sentence {
                    worth -= 1.0;
                }
                if self.time {
                    worth -= 1.0;
                } else if self.body {
                    worth -= 0.4;
                }
            }
        }
        worth
    }
}

/// What an empty cell costs.
fn empty(role: Option<TaskRole>) -> f32 {
    match role {
        Some(TaskRole::What) => -30.0,
        Some(TaskRole::Lead) => -6.0,
        Some(TaskRole::When) => -4.0,
        Some(TaskRole::With) => -2.0,
        _ => -1.0,
    }
}

/// What letters beyond those of a usual cell cost.
fn too_long(role: Option<TaskRole>, length: usize) -> f32 {
    let usual = match role {
        Some(TaskRole::When) => 80,
        Some(TaskRole::Lead | TaskRole::With) => 260,
        _ => 900,
    };
    length.saturating_sub(usual) as f32 * 0.1
}
