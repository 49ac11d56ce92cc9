//! Styles of OpenDocument: where pages begin, what is hidden, how lists count.

use crate::source::count::Count;
use crate::source::xml::{Node, Tag, Xml};
use std::collections::HashMap;

/// Levels that a list may have.
const LEVELS: usize = 10;

/// How a list's level is numbered.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub(super) count: Count,
    pub(super) start: u32,
    prefix: String,
    suffix: String,
    /// How many levels' numbers are written, this one the last.
    shown: usize,
    bullet: String,
}

#[derive(Debug, Default, Clone)]
struct Style {
    parent: Option<String>,
    new_page: bool,
    hidden: Option<bool>,
    capitals: Option<bool>,
}

/// All styles of a document, by name and family.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    lists: HashMap<String, HashMap<usize, Level>>,
}

/// The list of headings, which has no name.
pub(super) const OUTLINE: &str = "";

impl Styles {
    /// Takes the styles of one part.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) {
        let (mut style, mut list) = (None, None);
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) => match tag.name() {
                    "body" | "master-styles" | "font-face-decls" => xml.skip(),
                    "style" => {
                        let name = tag.get("name").unwrap_or_default();
                        let own = self.styles.entry(name.clone()).or_default();
                        own.parent = tag.get("parent-style-name");
                        own.new_page = tag.get("master-page-name").is_some_and(|name| !name.is_empty());
                        style = Some(name);
                    }
                    "list-style" => list = tag.get("name"),
                    "outline-style" => list = Some(OUTLINE.to_owned()),
                    "list-level-style-number" | "list-level-style-bullet" | "outline-level-style" => {
                        if let (Some(list), Some(level)) = (&list, tag.number("level")) {
                            self.lists.entry(list.clone()).or_default().insert(level, Level::read(&tag));
                        }
                    }
                    "paragraph-properties" | "text-properties" => {
                        if let Some(style) = style.as_ref().and_then(|name| self.styles.get_mut(name)) {
                            style.take(&tag);
                        }
                    }
                    _ => {}
                },
                Node::Close(end) => match end.name() {
                    "style" => style = None,
                    "list-style" | "outline-style" => list = None,
                    _ => {}
                },
                Node::Text(_) => {}
            }
        }
    }

    /// Whether a paragraph of this style begins a page; styles above it are for whole kinds of paragraphs and do too.
    pub(super) fn begins_page(&self, name: &str) -> bool {
        self.found(name, |style| style.new_page.then_some(true)).unwrap_or(false)
    }

    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.found(name, |style| style.hidden).unwrap_or(false)
    }

    pub(super) fn is_in_capitals(&self, name: &str) -> bool {
        self.found(name, |style| style.capitals).unwrap_or(false)
    }

    fn found(&self, name: &str, of: impl Fn(&Style) -> Option<bool>) -> Option<bool> {
        let mut name = name;
        // A damaged chain may run in a circle.
        for _ in 0..32 {
            let style = self.styles.get(name)?;
            if let Some(found) = of(style) {
                return Some(found);
            }
            name = style.parent.as_deref()?;
        }
        None
    }

    pub(super) fn level(&self, list: &str, level: usize) -> Option<&Level> {
        self.lists.get(list)?.get(&level.min(LEVELS))
    }

    /// The label of an item on `level` (from 1), where `numbers` are those of the levels down to it.
    pub(super) fn label(&self, list: &str, level: usize, numbers: &[u32]) -> Option<String> {
        let own = self.level(list, level)?;
        let written = match own.count {
            Count::Bullet => own.bullet.clone(),
            Count::None => String::new(),
            _ => {
                let from = (level + 1).saturating_sub(own.shown.max(1)).max(1);
                let parts = (from..=level).filter_map(|at| {
                    let count = self.level(list, at)?.count;
                    Some(count.write(*numbers.get(at - 1)?)).filter(|part| !part.is_empty())
                });
                parts.collect::<Vec<_>>().join(".")
            }
        };
        let label = format!("{}{written}{}", own.prefix, own.suffix);
        (!label.trim().is_empty()).then(|| format!("{} ", label.trim()))
    }
}

impl Style {
    fn take(&mut self, tag: &Tag<'_>) {
        self.new_page |= tag.get("break-before").as_deref() == Some("page");
        if let Some(display) = tag.get("display") {
            self.hidden = Some(display == "none");
        }
        if let Some(letters) = tag.get("text-transform") {
            self.capitals = Some(letters == "uppercase");
        }
        if tag.get("font-variant").as_deref() == Some("small-caps") {
            self.capitals = Some(true);
        }
    }
}

impl Level {
    fn read(tag: &Tag<'_>) -> Self {
        let bullet = tag.name() == "list-level-style-bullet";
        let sign = tag.get("num-format").unwrap_or_default();
        let padded = sign.starts_with('0') && sign.len() > 1;
        let count = if padded { Count::Padded(sign.len()) } else { Count::of_sign(&sign) };
        Self {
            count: if bullet { Count::Bullet } else { count },
            start: tag.number("start-value").unwrap_or(1),
            prefix: tag.get("num-prefix").unwrap_or_default(),
            suffix: tag.get("num-suffix").unwrap_or_default(),
            shown: tag.number("display-levels").unwrap_or(1),
            bullet: tag
                .get("bullet-char")
                .unwrap_or_default()
                .chars()
                .map(|c| crate::source::symbols::shown(c, None))
                .collect(),
        }
    }
}
