//! An answer as a table, for files that people open elsewhere.

use crate::notation::PartialDate;

/// A table with a heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it shows; the name of the sheet.
    pub name: String,
    /// The heads of its columns.
    pub titles: Vec<String>,
    /// Its rows, each as long as `titles`.
    pub rows: Vec<Vec<Cell>>,
}

/// A value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A count, a page, a year.
    Number(i64),
    /// A share or a score, told to two decimal places.
    Decimal(f64),
    /// A date, maybe partly known.
    Date(PartialDate),
}

impl Table {
    /// A table without rows.
    pub fn new(name: &str, titles: &[&str]) -> Self {
        Self {
            name: name.to_owned(),
            titles: titles.iter().map(|title| (*title).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// The same table with these rows.
    pub fn with(self, rows: impl Iterator<Item = Vec<Cell>>) -> Self {
        Self { rows: rows.collect(), ..self }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<&Option<String>> for Cell {
    fn from(text: &Option<String>) -> Self {
        text.as_deref().map_or(Self::Empty, Self::from)
    }
}

impl From<Option<i16>> for Cell {
    fn from(number: Option<i16>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into()))
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Decimal(number)
    }
}

impl From<Option<PartialDate>> for Cell {
    fn from(date: Option<PartialDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Decimal(number) => write!(f, "{number:.2}"),
            Self::Date(date) => date.fmt(f),
        }
    }
}
