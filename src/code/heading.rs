//! From the blocks of a page to a heading with its sections and articles.

use super::note::{Note, note};
use super::related::{Related, number_of, related};
use super::scan::Line;
use super::sheet::{Block, BlockKind, Sheet, Target};
use crate::registry::{CodeWord, Registry};
use serde::{Deserialize, Serialize};

/// A heading (đề mục) of the code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The name that it has in the publisher's database, through all editions.
    pub guid: Option<String>,
    /// `44.5`: number of the subject (chủ đề), number in it.
    pub number: Option<String>,
    /// `Kiểm soát thủ tục hành chính`.
    pub title: String,
    /// Its parts, chapters and sections, in order.
    pub sections: Vec<Section>,
    /// Its articles, in order.
    pub articles: Vec<Article>,
}

/// A part, chapter or section of a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// 1 for the outermost.
    pub level: u8,
    /// `Chương I`.
    pub label: String,
    /// `NHỮNG QUY ĐỊNH CHUNG`.
    pub title: String,
    /// How many articles stand before it.
    pub from: usize,
    /// What it is related to as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
}

/// An article (điều) of the code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its number in the code, `44.5.NĐ.1.5`; as far as it can be read.
    pub number: Option<String>,
    /// Number and title as written: `Điều 44.5.NĐ.1.5. Tên thủ tục hành chính`.
    pub words: String,
    /// The name by which links of the code find it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// Where it comes from; `None` where its note names no document.
    pub note: Option<Note>,
    /// What it is related to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// Addresses of files that belong to it, such as forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// The note as written.
    #[serde(skip)]
    pub note_words: String,
    /// Its text.
    #[serde(skip)]
    pub lines: Vec<String>,
    /// The relations as written.
    #[serde(skip)]
    pub related_words: String,
}

impl Heading {
    /// The number of its subject (chủ đề).
    pub fn subject(&self) -> Option<u16> {
        self.number.as_deref()?.split('.').next()?.parse().ok()
    }

    /// The section in which article `index` stands, the innermost.
    pub fn section_of(&self, index: usize) -> Option<&Section> {
        self.sections.iter().rev().find(|section| section.from <= index)
    }
}

impl Article {
    /// Its title without its number.
    pub fn title(&self) -> &str {
        let number = self.number.as_deref().unwrap_or_default();
        let behind = self.words.find(number).map_or(0, |at| at + number.len());
        self.words[behind..].trim_start_matches(['.', ' '])
    }
}

/// Understands the page of a heading.
pub fn read(sheet: Sheet, registry: &Registry) -> Heading {
    let (number, title) = head(&sheet.head, registry);
    let mut heading = Heading { guid: sheet.guid, number, title, ..Heading::default() };
    let mut building = Building::default();
    for block in sheet.blocks {
        match block.kind {
            BlockKind::Section => building.section(&mut heading, block),
            BlockKind::Article => building.article(&mut heading, block, registry),
            BlockKind::Note => building.noted(&mut heading, block, registry),
            BlockKind::Text => building.told(&mut heading, block),
            BlockKind::Related => building.relate(&mut heading, block, registry),
        }
    }
    if heading.number.is_none() {
        heading.number = number_of_articles(&heading.articles);
    }
    heading
}

/// Number and title of a heading: `Đề mục 44.5`, `Kiểm soát thủ tục hành chính`.
fn head(lines: &[String], registry: &Registry) -> (Option<String>, String) {
    let all = lines.join(" ");
    let line = Line::new(&all);
    let Some(length) = line.word_at(0, CodeWord::Heading, registry.code()) else { return (None, all) };
    let at = line.skip(length);
    let end = all[at..].find(|c: char| !(c.is_ascii_digit() || c == '.')).map_or(all.len(), |end| at + end);
    let number = all[at..end].trim_matches('.');
    let title = all[end..].trim_start_matches(['.', ':', '-', ' ']).trim().to_owned();
    (is_heading_number(number).then(|| number.to_owned()), title)
}

fn is_heading_number(number: &str) -> bool {
    number.contains('.') && number.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// The heading's number as most of its articles have it, where its head does not tell.
fn number_of_articles(articles: &[Article]) -> Option<String> {
    let number = articles.iter().find_map(|article| article.number.as_deref())?;
    let mut parts = number.split('.');
    Some(format!("{}.{}", parts.next()?, parts.next()?))
}

/// What the blocks so far leave open.
#[derive(Default)]
struct Building {
    /// The title of the last section is still to come.
    untitled: bool,
    /// What is told next belongs to the last section.
    in_section: bool,
}

impl Building {
    fn section(&mut self, heading: &mut Heading, block: Block) {
        let words = block.lines.join(" ");
        // A section's number has an anchor, its title follows in a block without one.
        if block.anchor.is_none() && std::mem::take(&mut self.untitled) {
            if let Some(section) = heading.sections.last_mut() {
                section.title = words;
            }
            return;
        }
        let level = block.anchor.as_deref().map_or(1, level);
        heading.sections.push(Section { level, label: words, from: heading.articles.len(), ..Section::default() });
        self.untitled = true;
        self.in_section = true;
    }

    fn article(&mut self, heading: &mut Heading, block: Block, registry: &Registry) {
        let words = block.lines.join(" ");
        let number = number_of(&Line::new(&words), registry);
        heading.articles.push(Article { number, words, anchor: block.anchor, ..Article::default() });
        self.untitled = false;
        self.in_section = false;
    }

    fn noted(&mut self, heading: &mut Heading, block: Block, registry: &Registry) {
        let Some(article) = heading.articles.last_mut().filter(|_| !self.in_section) else { return };
        let words = block.lines.join(" ");
        article.note = note(&words, &block.links, registry).or(article.note.take());
        if !article.note_words.is_empty() {
            article.note_words.push(' ');
        }
        article.note_words.push_str(&words);
    }

    fn told(&mut self, heading: &mut Heading, block: Block) {
        let Some(article) = heading.articles.last_mut().filter(|_| !self.in_section) else { return };
        article.lines.extend(block.lines);
        article.files.extend(block.links.into_iter().filter_map(|link| match link.target {
            Target::File(address) => Some(address),
            _ => None,
        }));
    }

    fn relate(&mut self, heading: &mut Heading, block: Block, registry: &Registry) {
        let found = related(&block.links, registry);
        if self.in_section {
            heading.sections.last_mut().into_iter().for_each(|section| section.related.extend(found.clone()));
        } else if let Some(article) = heading.articles.last_mut() {
            article.related.extend(found);
            article.related_words.push_str(&block.lines.join(" "));
        }
    }
}

/// The depth of a section by its anchor, which has as many digits for each level.
fn level(anchor: &str) -> u8 {
    const DIGITS: usize = 20;
    u8::try_from((anchor.len() / DIGITS).clamp(1, 6)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: BlockKind, anchor: Option<&str>, line: &str) -> Block {
        Block { kind, anchor: anchor.map(str::to_owned), lines: vec![line.to_owned()], links: Vec::new() }
    }

    #[test]
    fn blocks_become_sections_and_articles() {
        let registry = Registry::built_in();
        let sheet = Sheet {
            guid: None,
            head: vec!["Đề mục 44.12".into(), "Tiếp nhận, xử lý phản ánh".into()],
            blocks: vec![
                block(BlockKind::Section, Some(&"4".repeat(20)), "Chương I"),
                block(BlockKind::Section, None, "QUY ĐỊNH CHUNG"),
                block(BlockKind::Related, None, "(Chương này có nội dung liên quan đến …)"),
                block(BlockKind::Section, Some(&"4".repeat(40)), "Mục 1"),
                block(BlockKind::Section, None, "PHẠM VI"),
                block(BlockKind::Article, Some("44"), "Điều 44.12.NĐ.1. Phạm vi điều chỉnh"),
                block(
                    BlockKind::Note,
                    None,
                    "(Điều 1 Nghị định số 20/2008/NĐ-CP, có hiệu lực thi hành kể từ ngày 03/03/2008)",
                ),
                block(BlockKind::Text, None, "Nghị định này quy định …"),
                block(BlockKind::Article, None, "Điều 44.12.NĐ.2."),
                block(BlockKind::Article, None, "Phụ lục"),
            ],
        };
        let heading = read(sheet, &registry);
        assert_eq!((heading.number.as_deref(), heading.subject()), (Some("44.12"), Some(44)));
        assert_eq!(heading.title, "Tiếp nhận, xử lý phản ánh");
        let sections: Vec<_> =
            heading.sections.iter().map(|s| (s.level, s.label.as_str(), s.title.as_str(), s.from)).collect();
        assert_eq!(sections, [(1, "Chương I", "QUY ĐỊNH CHUNG", 0), (2, "Mục 1", "PHẠM VI", 0)]);
        let articles: Vec<_> = heading.articles.iter().map(|a| (a.number.as_deref(), a.title())).collect();
        assert_eq!(articles, [(Some("44.12.NĐ.1"), "Phạm vi điều chỉnh"), (Some("44.12.NĐ.2"), ""), (None, "Phụ lục")]);
        assert_eq!(
            heading.articles[0].note.as_ref().map(|note| note.document.canonical.as_str()),
            Some("20/2008/NĐ-CP")
        );
        assert_eq!(heading.section_of(0).map(|section| section.label.as_str()), Some("Mục 1"));
    }

    #[test]
    fn a_head_that_tells_nothing_leaves_it_to_the_articles() {
        let registry = Registry::built_in();
        let sheet = Sheet {
            head: vec!["Kiểm soát".into()],
            blocks: vec![block(BlockKind::Article, None, "Điều 44.5.LQ.1. X")],
            ..Sheet::default()
        };
        let heading = read(sheet, &registry);
        assert_eq!((heading.number.as_deref(), heading.title.as_str()), (Some("44.5"), "Kiểm soát"));
    }
}
