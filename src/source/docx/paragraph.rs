//! A paragraph's properties.

use super::numbering::Numbering;
use super::styles::{Resolved, Shape, Styles};
use crate::source::xml::{Node, Xml};

/// What a paragraph says of itself before its text.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub(super) style: Resolved,
    pub(super) shape: Shape,
    /// The label as its writer worked it out (Word 2003).
    pub(super) written: Option<String>,
    pub(super) mark_hidden: bool,
    pub(super) mark_deleted: bool,
    pub(super) ends_section: bool,
    /// Whether its label was put, or it has none of its own.
    pub(super) started: bool,
}

impl Paragraph {
    /// Reads the properties that were opened last.
    pub(super) fn read(xml: &mut Xml<'_>, styles: &mut Styles) -> Self {
        let mut read = Self::default();
        let mut style = None;
        let (mut level, mut in_mark) = (0_usize, false);
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) => {
                    match (tag.name(), in_mark) {
                        ("pPrChange" | "rPrChange" | "numberingChange" | "tabs" | "pBdr", _) => {
                            xml.skip();
                            continue;
                        }
                        ("sectPr", _) => {
                            read.ends_section = true;
                            xml.skip();
                            continue;
                        }
                        ("rPr", _) => in_mark = true,
                        ("vanish", true) => read.mark_hidden = tag.is_on(),
                        ("del" | "moveFrom", true) => read.mark_deleted = true,
                        ("pStyle", false) => style = tag.val(),
                        ("numId" | "ilfo", false) => read.shape.num = tag.number("val"),
                        ("ilvl", false) => read.shape.level = tag.number("val"),
                        ("t", false) => read.written = tag.val(),
                        ("pageBreakBefore", false) => read.shape.new_page = Some(tag.is_on()),
                        _ => {}
                    }
                    level += 1;
                }
                Node::Close(_) if level == 0 => break,
                Node::Close(end) => {
                    level -= 1;
                    in_mark &= end.name() != "rPr";
                }
                Node::Text(_) => {}
            }
        }
        read.style = styles.paragraph(style.as_deref());
        read
    }

    pub(super) fn begins_page(&self) -> bool {
        self.shape.new_page.or(self.style.shape.new_page).unwrap_or(false)
    }

    /// Its automatic number, counted now.
    pub(super) fn label(&self, numbering: &mut Numbering) -> Option<String> {
        if let Some(written) = &self.written {
            return Some(format!("{} ", written.trim()));
        }
        let num = self.shape.num.or(self.style.shape.num).filter(|num| *num != 0)?;
        let by_style = || numbering.level_of_style(num, &self.style.chain).or(self.style.shape.level);
        let level = match (self.shape.num, self.shape.level) {
            (_, Some(level)) => level,
            (Some(_), None) => 0,
            (None, None) => by_style().unwrap_or(0),
        };
        numbering.label(num, level)
    }
}
