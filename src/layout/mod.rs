//! Letters with their places on a page → lines in reading order, with tables cell by cell.
//!
//! Whoever read the page, a PDF interpreter or a program that recognises pictures, tells which letters or words stand where
//! (`glyph`, `words`) and which lines are drawn (`rules`). Words side by side are pieces of lines (`lines`), put in
//! reading order (`order`): ruled tables cell by cell (`tables`, `cells`), letterheads column by column
//! (`columns`). At the end margins and notes are told from the text (`paper`). All places are in points, y down.

mod cells;
mod columns;
pub(crate) mod glyph;
mod join;
pub(crate) mod lines;
pub(crate) mod order;
pub(crate) mod paper;
pub(crate) mod rules;
mod tables;
pub(crate) mod words;
