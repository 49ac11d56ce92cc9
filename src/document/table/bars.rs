//! Tables with bars: `| 1 | Tập huấn | Sở Nội vụ |`, and the form of converted web pages, a bar alone on its line between cells.

use super::head::{self, Columns};
use super::{Row, Tables, span_of};
use crate::document::mark::{self, MarkKind};
use crate::document::paragraph::{is_bar, lines};
use crate::registry::{PartWords, TaskRole};
use crate::text::Span;

/// A longer text between two bars is no cell.
const LONGEST_CELL: usize = 4000;

/// A longer text behind the cells of a whole row is none of them.
const LONGEST_LAST: usize = 400;

/// What stands in the text, one after the other.
enum Event {
    /// So many bars on lines of their own.
    Bars(usize),
    /// Text between bars.
    Cell(Span),
    /// Text outside of tables.
    Outside,
    /// A whole row on one line.
    Row(Vec<Span>),
}

/// Finds the tables with bars.
pub(super) fn find(text: &str, parts: &PartWords) -> Tables {
    let mut reader = Reader { text, parts, columns: None, fresh: false, cells: Vec::new(), tables: Tables::default() };
    if !text.contains('|') {
        return reader.tables;
    }
    let events = events(text);
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Cell(span) => {
                // The text behind the last bar of a whole row belongs to no table, whatever bars stand further on.
                let whole = reader.columns.as_ref().is_some_and(|columns| reader.cells.len() >= columns.len());
                let barred = matches!(events.get(at + 1), Some(Event::Bars(_))) && span.len() <= LONGEST_LAST;
                if whole && !barred {
                    reader.close();
                    reader.columns = None;
                } else {
                    reader.cells.push(*span);
                }
            }
            Event::Bars(count) => {
                let next = match events.get(at + 1) {
                    Some(Event::Cell(span)) => Some(span.of(text)),
                    _ => None,
                };
                reader.bars(*count, next);
            }
            Event::Outside => {
                reader.close();
                reader.columns = None;
            }
            Event::Row(cells) => {
                reader.close();
                reader.cells.clone_from(cells);
                reader.close();
            }
        }
    }
    reader.close();
    reader.tables
}

fn events(text: &str) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    // The block of lines since the last bar: its span, and whether empty lines stand before it.
    let mut block: Option<(Span, bool)> = None;
    let close = |events: &mut Vec<Event>, block: &mut Option<(Span, bool)>, apart: bool| {
        if let Some((span, before)) = block.take() {
            let inside = matches!(events.last(), Some(Event::Bars(..)));
            let is_cell = inside && !(before && apart) && is_cell(span.of(text));
            events.push(if is_cell { Event::Cell(span) } else { Event::Outside });
        }
    };
    for line in lines(text) {
        if line.words.starts_with('|') && is_bar(line.words) && !line.words.contains("--") {
            close(&mut events, &mut block, line.apart);
            let bars = line.words.matches('|').count();
            match events.last_mut() {
                Some(Event::Bars(count)) => *count += bars,
                _ => events.push(Event::Bars(bars)),
            }
        } else if line.words.matches('|').take(2).count() == 2 {
            close(&mut events, &mut block, true);
            let inner = line.words.strip_prefix('|').unwrap_or(line.words);
            let inner = inner.strip_suffix('|').unwrap_or(inner);
            if !is_bar(line.words) {
                events.push(Event::Row(inner.split('|').map(|cell| span_of(text, cell)).collect()));
            }
        } else {
            let end = line.start + line.words.len();
            match &mut block {
                Some((span, _)) => span.end = end,
                None => block = Some((Span::new(line.start, end), line.apart)),
            }
        }
    }
    close(&mut events, &mut block, true);
    events
}

/// Whether a text between bars may be a cell: not long, and no part of the document begins in it.
fn is_cell(block: &str) -> bool {
    let marks = |line: crate::document::paragraph::Line<'_>| mark::read(line.words);
    let appendix = lines(block).next().and_then(marks).is_some_and(|mark| mark.kind == MarkKind::Appendix);
    let part = || {
        let mut marks = lines(block).skip(1).filter_map(marks);
        marks.any(|mark| mark.kind == MarkKind::Roman && mark.length > mark.label)
    };
    block.len() < LONGEST_CELL && !appendix && !part()
}

struct Reader<'t> {
    text: &'t str,
    parts: &'t PartWords,
    columns: Option<Columns>,
    /// No row has been read under the head.
    fresh: bool,
    cells: Vec<Span>,
    tables: Tables,
}

impl Reader<'_> {
    /// Bars alone: one separates two cells, two end a row and begin another, more are empty cells.
    fn bars(&mut self, count: usize, next: Option<&str>) {
        let Some(next) = next else { return self.close() };
        if count < 2 {
            return;
        }
        let want = self.columns.as_ref().map_or(usize::MAX, Vec::len);
        let empties = count - 1;
        let inside = self.columns.is_some() && !self.cells.is_empty() && self.cells.len() + empties < want;
        if inside && !is_label(next) {
            let empty = Span::new(0, 0);
            self.cells.extend(std::iter::repeat_n(empty, empties));
        } else {
            self.close();
        }
    }

    /// Ends the row.
    fn close(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if cells.len() < 2 {
            return;
        }
        let whole = cells.iter().filter(|cell| !cell.is_empty()).fold(None, |whole: Option<Span>, cell| {
            Some(whole.map_or(*cell, |whole| Span::new(whole.start, cell.end)))
        });
        let Some(whole) = whole else { return };
        self.tables.spans.push(whole);
        // What stood before the table runs into its head where no empty line parts them.
        let words: Vec<&str> = cells.iter().map(|cell| cell.of(self.text)).collect();
        let from = words.iter().position(|cell| self.parts.role(cell) == Some(TaskRole::Index)).unwrap_or(0);
        if std::mem::take(&mut self.fresh)
            && self.columns.as_mut().is_some_and(|columns| head::refine(columns, &words, self.parts))
        {
            return;
        }
        let numbered = words.first().is_some_and(|cell| is_label(cell));
        let columns = head::columns(words[from..].iter().copied(), self.parts).filter(|_| !numbered);
        if let Some(columns) = columns {
            self.columns = Some(columns);
            self.fresh = true;
            return;
        }
        let Some(columns) = &self.columns else { return };
        if cells.len() + 1 < columns.len() || cells.len() > columns.len() {
            return;
        }
        let told = columns.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty());
        let row = Row { cells: told.filter_map(|(role, cell)| Some(((*role)?, *cell))).collect() };
        let counted = row.cell(TaskRole::Index).is_none_or(|cell| is_label(cell.of(self.text)));
        let assigned =
            [TaskRole::Lead, TaskRole::When, TaskRole::With].into_iter().any(|role| row.cell(role).is_some());
        let told = |role| row.cell(role).map_or("", |cell: Span| cell.of(self.text));
        let what = told(TaskRole::What);
        // A head that stands again over a group of rows, and a row that lacks a cell.
        let head = self.parts.role(what) == Some(TaskRole::What)
            && (self.parts.role(told(TaskRole::Lead)) == Some(TaskRole::Lead)
                || self.parts.role(told(TaskRole::When)) == Some(TaskRole::When));
        // A cell over the whole row, that was read once for each column.
        let spread = words.iter().filter(|cell| **cell == what).count() > 2;
        if !what.is_empty() && !is_label(what) && !head && !spread && assigned && counted {
            self.tables.rows.push(row);
        }
    }
}

/// Whether a cell is the number of a row or of a group of rows.
fn is_label(cell: &str) -> bool {
    let cell = cell.trim_end_matches(['.', ')', ' ']);
    let number = cell.len() < 9
        && cell.starts_with(|c: char| c.is_ascii_digit())
        && cell.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let group = mark::read(cell).is_some_and(|mark| matches!(mark.kind, MarkKind::Roman | MarkKind::Capital));
    number || mark::roman_value(cell).is_some() || group || cell.len() == 1 && cell.chars().all(char::is_uppercase)
}
