//! A heading's page as it was published: its blocks in order, their words and links, nothing understood yet.

use serde::{Deserialize, Serialize};

/// The page of one heading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The name that the publisher's database gives the heading, a GUID; it stays through editions.
    pub guid: Option<String>,
    /// The lines of its head: `Đề mục 44.5` and its title.
    pub head: Vec<String>,
    /// What follows, in order.
    pub blocks: Vec<Block>,
}

/// One block of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The name by which links of the code find it.
    pub anchor: Option<String>,
    /// Its lines, canonical; all but the text of an article have one.
    pub lines: Vec<String>,
    /// Its links, in order.
    pub links: Vec<Link>,
}

/// What a block of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// Number or title of a part, chapter or section (phần, chương, mục).
    Section,
    /// Number and title of an article (điều).
    Article,
    /// Where the article comes from (ghi chú).
    Note,
    /// Its text (nội dung).
    Text,
    /// What it is related to (chỉ dẫn).
    Related,
}

/// A link of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The first byte of its words in the block's only line; 0 in a text.
    pub at: usize,
    /// Its words.
    pub words: String,
    /// Where it leads.
    pub target: Target,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// To a document of the database of laws.
    Item {
        /// Its number there.
        item: u32,
        /// The place in it, `Chuong_II_Dieu_5`; empty where the link names none.
        place: String,
    },
    /// To a place of the code, by its anchor.
    Code(String),
    /// To a file.
    File(String),
    /// Nowhere.
    Nowhere,
}

impl Target {
    /// The number of a document in the database of laws.
    pub fn item(&self) -> Option<u32> {
        match self {
            Self::Item { item, .. } => Some(*item),
            _ => None,
        }
    }
}
