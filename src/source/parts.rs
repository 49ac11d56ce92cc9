//! The parts of an OOXML file, found by their relationships and not by customary names.

use crate::file::{Limits, SourceError};
use crate::source::package::Package;
use crate::source::xml::{Node, Xml, characters};
use std::collections::HashMap;
use std::time::Instant;

/// What a part is related to: the kind of relation and the other part's path, by its id.
pub(crate) type Relations = HashMap<String, (String, String)>;

/// The parts of a file, whether packed in a ZIP or laid flat in one XML file.
pub(crate) struct Parts<'b> {
    pub(crate) from: From<'b>,
    pub(crate) limits: Limits,
    pub(crate) until: Instant,
    /// A part broke off while it was unpacked.
    pub(crate) damaged: bool,
}

/// Where parts are kept.
pub(crate) enum From<'b> {
    Zip(Package<'b>),
    /// By their names in small letters.
    Flat(HashMap<String, &'b str>),
}

impl Parts<'_> {
    /// The text of the part at `path`.
    pub(crate) fn text(&mut self, path: &str) -> Result<Option<String>, SourceError> {
        match &mut self.from {
            From::Flat(parts) => Ok(parts.get(&path.trim_start_matches('/').to_lowercase()).map(|t| (*t).to_owned())),
            From::Zip(package) => {
                let Some(member) = package.member(path)? else { return Ok(None) };
                self.damaged |= member.damaged;
                Ok(Some(characters(member.bytes)))
            }
        }
    }

    /// A stream over `text`.
    pub(crate) fn xml<'t>(&self, text: &'t str) -> Xml<'t> {
        Xml::new(text, &self.limits, self.until)
    }

    /// What the part at `path` is related to; the empty path stands for the whole file.
    pub(crate) fn relations(&mut self, path: &str) -> Result<Relations, SourceError> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let joint = if folder.is_empty() { "" } else { "/" };
        let Some(text) = self.text(&format!("{folder}{joint}_rels/{name}.rels"))? else { return Ok(Relations::new()) };
        let mut xml = self.xml(&text);
        let mut found = Relations::new();
        while let Some(node) = xml.next() {
            let Node::Open(tag) = node else { continue };
            let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target")) else {
                continue;
            };
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let outside = tag.get("TargetMode").as_deref() == Some("External");
            found.insert(id, (kind, if outside { String::new() } else { resolved(folder, &target) }));
        }
        Ok(found)
    }

    /// The path of the main part: as the file relates it, as its list of contents names it, or where it usually is.
    pub(crate) fn main(&mut self, usual: &str) -> Result<String, SourceError> {
        let related = self.relations("")?;
        let main = related.values().find(|(kind, path)| kind == "officeDocument" && !path.is_empty());
        if let Some((_, path)) = main
            && self.has(path)
        {
            return Ok(path.clone());
        }
        let contents = self.text("[Content_Types].xml")?.unwrap_or_default();
        let mut xml = self.xml(&contents);
        while let Some(node) = xml.next() {
            let Node::Open(tag) = node else { continue };
            if tag.get("ContentType").is_some_and(|kind| kind.contains(".main+xml"))
                && let Some(path) = tag.get("PartName").filter(|path| self.has(path))
            {
                return Ok(path.trim_start_matches('/').to_owned());
            }
        }
        Ok(usual.to_owned())
    }

    fn has(&self, path: &str) -> bool {
        match &self.from {
            From::Zip(package) => package.has(path.trim_start_matches('/')),
            From::Flat(parts) => parts.contains_key(&path.trim_start_matches('/').to_lowercase()),
        }
    }
}

/// `target` seen from `folder`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut path: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_seen_from_their_folder() {
        let cases = [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word/a", "../styles.xml", "word/styles.xml"),
            ("", "word\\document.xml", "word/document.xml"),
            ("word", "../../../etc/passwd", "etc/passwd"),
        ];
        for (folder, target, want) in cases {
            assert_eq!(resolved(folder, target), want);
        }
    }
}
