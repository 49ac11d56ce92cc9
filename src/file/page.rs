//! What a reader makes of a file before it becomes one text: pages, some of them still pictures.

use super::picture::{Picture, Written};
use crate::text::Notice;
use serde::{Deserialize, Serialize};

/// One page as its reader left it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParsedPage {
    /// Its lines in reading order; lines of paper may break a sentence anywhere.
    pub lines: Vec<String>,
    /// Doubts about this page.
    pub notices: Vec<Notice>,
    /// Whether it was laid out on paper, with page numbers and running heads that are not of the text.
    pub printed: bool,
    /// The page as a picture, where its text must be recognised.
    #[serde(skip)]
    pub picture: Option<Picture>,
    /// How many of the first lines stand in the upper margin of the paper.
    pub head: usize,
    /// How many of the last lines stand in the lower margin, or beside the text.
    pub foot: usize,
    /// Ruled tables among the lines, each with its cells row by row.
    pub tables: Vec<Vec<ParsedCell>>,
    /// Words that stand on the picture and need not be recognised; they are painted over there.
    pub stamps: Vec<Written>,
    /// Recognised words that may not be what they were read as, because their figures are not like print.
    #[serde(skip)]
    pub doubtful: Vec<UnsureWord>,
}

/// A word that was not read surely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsureWord {
    /// Its line, counted on the page.
    pub line: usize,
    /// The word as it stands there.
    pub text: String,
}

/// A cell of a ruled table: its place in the grid, and where among the page's lines its words stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParsedCell {
    /// The row and the column in which it begins, from 0.
    pub at: (usize, usize),
    /// How many rows and columns it reaches over.
    pub reach: (usize, usize),
    /// Its first line, counted on the page.
    pub line: usize,
    /// How many lines it has.
    pub lines: usize,
    /// Which of the stretches between tabs of its only line it is, where cells share that line.
    pub field: Option<usize>,
}

impl ParsedPage {
    /// Whether the line belongs to a ruled table.
    pub(crate) fn is_tabled(&self, line: usize) -> bool {
        let holds = |cell: &ParsedCell| (cell.line..cell.line + cell.lines).contains(&line);
        self.tables.iter().flatten().any(holds)
    }

    /// Takes the first line away.
    pub(crate) fn drop_first(&mut self) {
        if !self.lines.is_empty() {
            self.lines.remove(0);
            self.head = self.head.saturating_sub(1);
            self.tables.iter_mut().flatten().for_each(|cell| cell.line = cell.line.saturating_sub(1));
            self.doubtful.iter_mut().for_each(|word| word.line = word.line.saturating_sub(1));
        }
    }

    /// Takes the last line away.
    pub(crate) fn drop_last(&mut self) {
        self.lines.pop();
        self.foot = self.foot.saturating_sub(1);
    }
}

/// Takes the pages of a file one by one, in order, while it is read.
pub type Sink<'a> = &'a mut dyn FnMut(ParsedPage);
