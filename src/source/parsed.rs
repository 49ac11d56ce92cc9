//! What a reader makes of a file before it becomes one text: pages, some of them still pictures.

use super::{continued, furniture, letters};
use crate::text::{Cell, Notice, PagedText, Span, Table};
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
    pub(super) fn is_tabled(&self, line: usize) -> bool {
        let holds = |cell: &ParsedCell| (cell.line..cell.line + cell.lines).contains(&line);
        self.tables.iter().flatten().any(holds)
    }

    /// Takes the first line away.
    pub(super) fn drop_first(&mut self) {
        if !self.lines.is_empty() {
            self.lines.remove(0);
            self.head = self.head.saturating_sub(1);
            self.tables.iter_mut().flatten().for_each(|cell| cell.line = cell.line.saturating_sub(1));
        }
    }

    /// Takes the last line away.
    pub(super) fn drop_last(&mut self) {
        self.lines.pop();
        self.foot = self.foot.saturating_sub(1);
    }
}

/// A word whose letters are known, and its place in pixels of its page's picture, y down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// What it says.
    pub text: String,
    /// Where it begins.
    pub left: i32,
    /// Where it ends.
    pub right: i32,
    /// Its baseline.
    pub base: i32,
    /// The height of an em.
    pub size: i32,
}

/// A page as a picture, one byte a pixel, row by row, 255 white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// All pixels.
    pub gray: Vec<u8>,
}

/// Takes the pages of a file one by one, in order, while it is read.
pub type Sink<'a> = &'a mut dyn FnMut(ParsedPage);

/// Joins pages into the canonical text: what is of the paper is taken off, wrong letters are repaired.
pub(super) fn assembled(mut pages: Vec<ParsedPage>, notices: Vec<Notice>) -> PagedText {
    let mut printed: Vec<&mut ParsedPage> = pages.iter_mut().filter(|page| page.printed).collect();
    furniture::take_off(&mut printed);
    furniture::close_numbers(&mut printed);
    continued::join_rows(&mut printed);
    let doubts: Vec<Notice> = pages.iter_mut().flat_map(|page| page.notices.drain(..)).chain(notices).collect();
    let mut text = letters::repaired(pages.iter().map(|page| page.lines.join("\n")).collect());
    text.tables = tables(&text, &pages);
    text.notices.extend(doubts);
    text.notices.sort_by_key(|notice| notice.page);
    text
}

/// The tables of the pages, their cells found again in the canonical text, which keeps lines and tabs.
fn tables(text: &PagedText, pages: &[ParsedPage]) -> Vec<Table> {
    let mut tables = Vec::new();
    for (page, lines) in pages.iter().zip(text.line_spans()) {
        for cells in &page.tables {
            let cells = cells.iter().filter_map(|cell| {
                let (first, last) = (lines.get(cell.line)?, lines.get(cell.line + cell.lines.max(1) - 1)?);
                let whole = Span::new(first.start, last.end);
                let span = cell.field.map_or(Some(whole), |field| between_tabs(whole, text.text(), field))?;
                let ((row, column), (rows, columns)) = (cell.at, cell.reach);
                Some(Cell { row, column, rows, columns, span })
            });
            tables.push(Table { cells: cells.collect() });
        }
    }
    tables
}

fn between_tabs(line: Span, text: &str, field: usize) -> Option<Span> {
    let before: usize = line.of(text).split('\t').take(field).map(|part| part.len() + 1).sum();
    let part = line.of(text).split('\t').nth(field)?;
    Some(Span::new(line.start + before, line.start + before + part.len()))
}
