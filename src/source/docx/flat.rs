//! A package laid flat in one XML file (Word's "XML document").

use crate::source::xml::{Node, Xml};
use std::collections::HashMap;

/// The parts of a flat package by name in small letters; none where `text` is something else.
pub(super) fn parts<'t>(text: &'t str, mut xml: Xml<'t>) -> HashMap<String, &'t str> {
    let mut parts = HashMap::new();
    let mut name = None;
    let mut root = true;
    while let Some(node) = xml.next() {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "package" => {}
            _ if root => break,
            "part" => name = tag.get("name").map(|name| name.trim_start_matches('/').to_lowercase()),
            "xmlData" => {
                let from = xml.position();
                xml.skip();
                // The end tag that was passed over belongs to nobody, and is not harmful.
                let part = text.get(from..xml.position()).unwrap_or_default();
                let part = part.rfind("</").map_or(part, |end| &part[..end]);
                if let Some(name) = name.take() {
                    parts.insert(name, part);
                }
            }
            _ => {}
        }
        root = false;
    }
    parts
}
