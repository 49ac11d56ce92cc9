//! OpenDocument texts → text with pages.

mod lists;
mod styles;

use super::flow::{Flow, Place};
use super::package::Package;
use super::xml::{Node, Tag, Xml, characters};
use crate::file::{Format, Limits, ParsedPage, Sink, SourceError};
use crate::text::{Doubt, Notice};
use lists::Lists;
use std::time::Instant;
use styles::{OUTLINE, Styles};

/// Elements that hold nothing of the text.
const NOT_TEXT: [&str; 18] = [
    "tracked-changes",
    "annotation",
    "note-citation",
    "ruby-text",
    "hidden-text",
    "script",
    "forms",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "title",
    "desc",
    "binary-data",
    "automatic-styles",
    "styles",
    "master-styles",
    "meta",
    "object-ole",
];

/// Reads a packed OpenDocument text.
pub(super) fn read(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let until = Instant::now() + limits.time;
    let mut package = Package::open(bytes, limits)?;
    let mut damaged = false;
    let mut part = |name: &str| -> Result<Option<String>, SourceError> {
        let Some(member) = package.member(name)? else { return Ok(None) };
        damaged |= member.damaged;
        Ok(Some(characters(member.bytes)))
    };
    if part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(SourceError::Locked { format: Format::OpenDocument });
    }
    let styles = part("styles.xml")?.unwrap_or_default();
    let Some(content) = part("content.xml")? else {
        return Err(SourceError::TextLost { format: Format::OpenDocument });
    };
    let mut notices = read_texts(&[&styles, &content], limits, until, sink)?;
    if damaged {
        notices.push(Notice::of_file(Doubt::PartDamaged));
    }
    Ok(notices)
}

/// Reads an OpenDocument text that is one XML file.
pub(super) fn read_flat(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    read_texts(&[&characters(bytes.to_vec())], limits, Instant::now() + limits.time, sink)
}

/// Reads the styles of all `texts` and the content of the last.
fn read_texts(texts: &[&str], limits: &Limits, until: Instant, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let mut styles = Styles::default();
    for text in texts {
        styles.read(&mut Xml::new(text, limits, until));
    }
    let mut any = false;
    let mut watched = |page: ParsedPage| {
        any |= page.lines.iter().any(|line| !line.is_empty());
        sink(page);
    };
    let mut reader = Reader {
        flow: Flow::new(limits, &mut watched),
        styles,
        lists: Lists::default(),
        stories: vec![Story::default()],
        notes: 0,
    };
    let mut xml = Xml::new(texts.last().copied().unwrap_or_default(), limits, until);
    reader.read(&mut xml);
    let mut notices = reader.flow.finish();
    notices.extend(xml.notices());
    match (any, xml.is_damaged()) {
        (true, _) => Ok(notices),
        (false, true) => Err(SourceError::Damaged { format: Format::OpenDocument }),
        (false, false) => Err(SourceError::NoText { format: Format::OpenDocument }),
    }
}

/// A text of its own: the document, a text box, a note.
#[derive(Default)]
struct Story {
    /// How many paragraphs are open; one within another is damage.
    paragraphs: usize,
    /// The label to put before the first character.
    label: Option<String>,
    /// For each element within the paragraph whether its letters are capitals.
    capitals: Vec<bool>,
}

struct Reader<'s> {
    flow: Flow<'s>,
    styles: Styles,
    lists: Lists,
    stories: Vec<Story>,
    notes: u32,
}

impl Reader<'_> {
    fn read(&mut self, xml: &mut Xml<'_>) {
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) => self.open(&tag, xml),
                Node::Close(end) => self.close(end.name()),
                Node::Text(text) => self.white_collapsed(&text),
            }
            if self.flow.is_full() {
                return;
            }
        }
    }

    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::default());
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    fn open(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) {
        let style = tag.get("style-name").unwrap_or_default();
        match tag.name() {
            name if NOT_TEXT.contains(&name) => xml.skip(),
            "p" | "h" if self.styles.is_hidden(&style) => xml.skip(),
            "p" | "h" => {
                if self.styles.begins_page(&style) {
                    self.flow.break_page(false);
                }
                let mut label = self.lists.label(&self.styles);
                if label.is_none() && tag.name() == "h" && tag.get("is-list-header").as_deref() != Some("true") {
                    let level = tag.number("outline-level").unwrap_or(1);
                    label = self.lists.count(OUTLINE, level, tag.number("start-value"), &self.styles);
                }
                let capitals = self.styles.is_in_capitals(&style);
                let story = self.story();
                story.paragraphs += 1;
                story.label = label;
                story.capitals = vec![capitals];
            }
            "span" if self.styles.is_hidden(&style) => xml.skip(),
            "span" => {
                let capitals = self.styles.is_in_capitals(&style) || self.story().capitals.last() == Some(&true);
                self.story().capitals.push(capitals);
            }
            "s" => self.say(&" ".repeat(tag.number("c").unwrap_or(1_usize).min(200))),
            "tab" => self.say("\t"),
            "line-break" => self.say("\n"),
            "soft-page-break" => self.flow.break_page(false),
            "list" => {
                let goes_on =
                    tag.get("continue-numbering").as_deref() == Some("true") || tag.get("continue-list").is_some();
                self.lists.open(tag.get("style-name"), goes_on);
            }
            "list-item" => self.lists.item(tag.number("start-value")),
            "table-row" => self.flow.open(Place::Row),
            "table-cell" => self.flow.open(Place::Cell),
            "text-box" => self.begin(Place::Aside),
            "note-body" => {
                self.begin(Place::Footnote);
                self.notes += 1;
                self.story().label = None;
                self.flow.text(&format!("[{}] ", self.notes));
            }
            _ => {}
        }
    }

    fn begin(&mut self, place: Place) {
        self.flow.open(place);
        self.stories.push(Story::default());
    }

    fn end(&mut self, place: Place) {
        self.flow.close(place);
        if self.stories.len() > 1 {
            self.stories.pop();
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                // An item without text shows its number all the same.
                if let Some(label) = self.story().label.take() {
                    self.flow.text(&label);
                }
                self.flow.end_paragraph();
                let story = self.story();
                story.paragraphs = story.paragraphs.saturating_sub(1);
            }
            "span" => drop(self.story().capitals.pop()),
            "list" => self.lists.close(),
            "table-row" => self.flow.close(Place::Row),
            "table-cell" => self.flow.close(Place::Cell),
            "text-box" => self.end(Place::Aside),
            "note-body" => self.end(Place::Footnote),
            _ => {}
        }
    }

    /// White space of the source is one space, as OpenDocument has it.
    fn white_collapsed(&mut self, text: &str) {
        if !text.contains(['\n', '\r', '\t']) && !text.contains("  ") {
            self.say(text);
            return;
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            let white = matches!(c, ' ' | '\n' | '\r' | '\t');
            if !white {
                out.push(c);
            } else if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        self.say(&out);
    }

    fn say(&mut self, text: &str) {
        let story = self.story();
        if story.paragraphs == 0 || text.is_empty() {
            return;
        }
        let capitals = story.capitals.last() == Some(&true);
        if let Some(label) = story.label.take() {
            self.flow.text(&label);
        }
        if capitals { self.flow.text(&text.to_uppercase()) } else { self.flow.text(text) }
    }
}
