//! What a reader makes of a file before it becomes one text: pages, some of them still pictures.

use super::{furniture, letters};
use crate::text::{Notice, PagedText};
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
    /// Words that stand on the picture and need not be recognised; they are painted over there.
    pub stamps: Vec<Written>,
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
    let mut printed: Vec<&mut Vec<String>> =
        pages.iter_mut().filter(|page| page.printed).map(|page| &mut page.lines).collect();
    furniture::take_off(&mut printed);
    let doubts: Vec<Notice> = pages.iter_mut().flat_map(|page| page.notices.drain(..)).chain(notices).collect();
    let mut text = letters::repaired(pages.into_iter().map(|page| page.lines.join("\n")).collect());
    text.notices.extend(doubts);
    text.notices.sort_by_key(|notice| notice.page);
    text
}
