//! Answers as files that other programs open: CSV and XLSX for tables, GraphML and DOT for the graph of citations.

mod csv;
mod graph;
mod xlsx;

pub use csv::csv;
pub use graph::{dot, graphml};
pub use xlsx::{XlsxError, xlsx};
