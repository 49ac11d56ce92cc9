//! The canonical text of a document with its pages.

use super::{Notice, Span, Table};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// The number of a page, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PageNumber(NonZeroU32);

impl Default for PageNumber {
    /// The first page.
    fn default() -> Self {
        Self(NonZeroU32::MIN)
    }
}

impl PageNumber {
    /// The page after `index` others.
    pub fn from_index(index: usize) -> Self {
        let number = u32::try_from(index).unwrap_or(u32::MAX - 1) + 1;
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    /// The number as printed.
    pub fn get(self) -> u32 {
        self.0.get()
    }
}

impl std::fmt::Display for PageNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The canonical text of one document, the places where its pages begin, and the doubts of the reader.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PagedText {
    text: String,
    starts: Vec<usize>,
    /// Doubts of the reader.
    pub notices: Vec<Notice>,
    /// Ruled tables, in the order of their places.
    #[serde(default)]
    pub tables: Vec<Table>,
    /// Words of a letterhead that were recognised but not surely, in the order of their places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubtful: Vec<Span>,
}

impl PagedText {
    /// Joins the texts of pages, each normalised by [`super::canonical`], with a line break between two.
    pub fn from_pages<S: AsRef<str>>(pages: impl IntoIterator<Item = S>) -> Self {
        let mut joined = Self::default();
        for page in pages {
            if !joined.starts.is_empty() && !joined.text.ends_with('\n') {
                joined.text.push('\n');
            }
            joined.starts.push(joined.text.len());
            joined.text.push_str(&super::canonical(page.as_ref()));
        }
        joined
    }

    /// Takes the text away from its pages and notices, for a store that keeps them apart.
    pub fn take_text(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Gives back what [`PagedText::take_text`] took.
    pub fn give_text(&mut self, text: String) {
        self.text = text;
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of pages; a text without pages of its own has one.
    pub fn pages(&self) -> usize {
        self.starts.len().max(1)
    }

    /// The page on which byte `offset` lies.
    pub fn page_at(&self, offset: usize) -> PageNumber {
        PageNumber::from_index(self.starts.partition_point(|start| *start <= offset).saturating_sub(1))
    }

    /// Whether what stands at `span` was read surely.
    pub fn is_sure(&self, span: Span) -> bool {
        !self.doubtful.iter().any(|doubt| doubt.start < span.end && span.start < doubt.end)
    }

    /// The places of the lines of each page, in order.
    pub fn line_spans(&self) -> impl Iterator<Item = Vec<Span>> + '_ {
        self.page_spans().map(|page| {
            let mut at = page.start;
            let lines = page.of(&self.text).split('\n').map(|line| {
                let span = Span::new(at, at + line.len());
                at = span.end + 1;
                span
            });
            lines.collect()
        })
    }

    /// The places of the pages, in order.
    pub fn page_spans(&self) -> impl Iterator<Item = Span> + '_ {
        let ends = self.starts.iter().skip(1).copied().chain([self.text.len()]);
        self.starts.iter().zip(ends).map(|(start, end)| Span::new(*start, end))
    }
}
