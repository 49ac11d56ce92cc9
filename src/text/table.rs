//! Ruled tables of a text: which stretches of it are cells.

use super::Span;
use serde::{Deserialize, Serialize};

/// A cell of a ruled table, with its place in the grid; merged cells reach over several rows or columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The row in which it begins, from 0.
    pub row: usize,
    /// The column in which it begins, from 0.
    pub column: usize,
    /// How many rows it reaches over.
    pub rows: usize,
    /// How many columns it reaches over.
    pub columns: usize,
    /// Its words in the canonical text.
    pub span: Span,
}

/// A ruled table on one page. One that goes on over a page's end is a table on each page; cells without words are absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Row by row, each from the left.
    pub cells: Vec<Cell>,
}

impl Table {
    /// The cells that begin in each row, in order.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|a, b| a.row == b.row)
    }
}
