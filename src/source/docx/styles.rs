//! Styles: what a paragraph or run takes from them, through the chain of those that they are based on.

use crate::source::xml::{Node, Tag, Xml};
use std::collections::HashMap;

/// How far a chain of styles is followed; real ones have some ten, and a damaged one may run in a circle.
const CHAIN: usize = 32;

/// What decides how text is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) hidden: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) font: Option<String>,
}

impl Look {
    /// Takes what the run's property `tag` says.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "vanish" => self.hidden = Some(tag.is_on()),
            "caps" | "smallCaps" => self.capitals = Some(tag.is_on() || self.capitals == Some(true)),
            "rFonts" => self.font = tag.get("ascii").or_else(|| tag.get("hAnsi")),
            _ => {}
        }
    }

    /// What it leaves open is as in `base`.
    pub(super) fn over(self, base: &Self) -> Self {
        Self {
            hidden: self.hidden.or(base.hidden),
            capitals: self.capitals.or(base.capitals),
            font: self.font.or_else(|| base.font.clone()),
        }
    }
}

/// What a paragraph's properties say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// The list; 0 for none.
    pub(super) num: Option<i64>,
    pub(super) level: Option<usize>,
    pub(super) new_page: Option<bool>,
}

#[derive(Debug, Default)]
struct Style {
    base: Option<String>,
    shape: Shape,
    look: Look,
}

/// A style with all that it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Resolved {
    pub(super) shape: Shape,
    pub(super) look: Look,
    /// The style and those that it is based on.
    pub(super) chain: Vec<String>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    normal: Option<String>,
    resolved: HashMap<String, Resolved>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(mut xml: Xml<'_>) -> Self {
        let mut read = Self::default();
        let mut id: Option<String> = None;
        let mut in_mark = false;
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) => match tag.name() {
                    "style" => {
                        id = tag.get("styleId");
                        let normal = matches!(tag.get("default").as_deref(), Some("1" | "true" | "on"));
                        if normal && tag.get("type").as_deref() == Some("paragraph") {
                            read.normal.clone_from(&id);
                        }
                    }
                    // What a table's style says of its first row and the like.
                    "tblStylePr" | "pPrChange" | "rPrChange" => xml.skip(),
                    "pPr" => in_mark = true,
                    _ => {
                        if let Some(id) = &id {
                            let style = read.styles.entry(id.clone()).or_default();
                            match tag.name() {
                                "basedOn" => style.base = tag.val(),
                                "numId" => style.shape.num = tag.number("val"),
                                "ilvl" => style.shape.level = tag.number("val"),
                                "pageBreakBefore" => style.shape.new_page = Some(tag.is_on()),
                                _ if !in_mark => style.look.take(&tag),
                                _ => {}
                            }
                        }
                    }
                },
                Node::Close(end) => match end.name() {
                    "style" => id = None,
                    "pPr" => in_mark = false,
                    _ => {}
                },
                Node::Text(_) => {}
            }
        }
        read
    }

    /// The paragraph style `id`, or the one of paragraphs that name none.
    pub(super) fn paragraph(&mut self, id: Option<&str>) -> Resolved {
        let id = id.map(str::to_owned).or_else(|| self.normal.clone());
        id.map(|id| self.resolve(&id)).unwrap_or_default()
    }

    /// How the character style `id` shows text.
    pub(super) fn look(&mut self, id: &str) -> Look {
        self.resolve(id).look
    }

    fn resolve(&mut self, id: &str) -> Resolved {
        if let Some(known) = self.resolved.get(id) {
            return known.clone();
        }
        let mut resolved = Resolved::default();
        let mut next = Some(id);
        while let Some((id, style)) = next.and_then(|id| Some((id, self.styles.get(id)?))) {
            if resolved.chain.len() == CHAIN || resolved.chain.iter().any(|seen| seen == id) {
                break;
            }
            resolved.chain.push(id.to_owned());
            let Resolved { shape, look, .. } = &mut resolved;
            if shape.num.is_none() {
                shape.num = style.shape.num;
                shape.level = shape.level.or(style.shape.level);
            }
            shape.new_page = shape.new_page.or(style.shape.new_page);
            *look = std::mem::take(look).over(&style.look);
            next = style.base.as_deref();
        }
        self.resolved.insert(id.to_owned(), resolved.clone());
        resolved
    }
}
