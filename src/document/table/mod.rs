//! Tables that say who does what until when, in the forms that they have after reading: bars, tabs, a cell a line.

mod bars;
mod cells;
mod head;
mod stacked;

use super::paragraph::Layout;
use crate::registry::{PartWords, TaskRole};
use crate::text::Span;

/// One row of a table of tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Its cells with what their columns tell; only those that are not empty.
    pub(super) cells: Vec<(TaskRole, Span)>,
}

impl Row {
    /// The cell of the column that tells `role`.
    pub(super) fn cell(&self, role: TaskRole) -> Option<Span> {
        self.cells.iter().find(|(of, _)| *of == role).map(|(_, span)| *span)
    }
}

/// The tables of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tables {
    /// Rows of tasks, in order.
    pub(super) rows: Vec<Row>,
    /// Where tables of any kind stand, in order and apart: no heading is looked for there.
    pub(super) spans: Vec<Span>,
}

/// Finds the tables.
pub(super) fn find(text: &str, layout: &Layout, parts: &PartWords) -> Tables {
    let barred = bars::find(text, parts);
    let stacked = stacked::find(text, layout, parts, &barred.spans);
    let mut rows = [barred.rows, stacked.rows].concat();
    rows.sort_by_key(|row| row.cells.first().map_or(0, |(_, span)| span.start));
    let mut spans = [barred.spans, stacked.spans].concat();
    spans.sort_by_key(|span| span.start);
    Tables { rows, spans: merged(spans) }
}

fn merged(spans: Vec<Span>) -> Vec<Span> {
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

/// The span of `piece`, a slice of `text`, without white space around it.
fn span_of(text: &str, piece: &str) -> Span {
    Span::within(text, piece.trim()).unwrap_or_default()
}
