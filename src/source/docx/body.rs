//! The text of a Word part, element by element, as Word shows it.
//!
//! Inserted text is in and deleted text is out; of a field the result is in and the instruction out; of two renderings of
//! a text box one is taken. Elements that only wrap others (links, content controls, smart tags) are walked through.

use super::Context;
use super::paragraph::Paragraph;
use super::styles::Look;
use crate::source::flow::{Flow, Place};
use crate::source::symbols;
use crate::source::xml::{Node, Tag, Xml};
use std::collections::HashMap;

/// Elements that hold nothing of the text, whatever is in them.
const NOT_TEXT: [&str; 27] = [
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "sdtPr",
    "sdtEndPr",
    "tblPr",
    "tblPrEx",
    "tblGrid",
    "trPr",
    "sectPr",
    "sectPrChange",
    "rPrChange",
    "pPrChange",
    "rt",
    "rubyPr",
    "numPicBullet",
    "ffData",
    "annotation",
    "binData",
    "docSuppData",
    "lists",
    "styles",
    "fonts",
    "docPr",
    "DocumentProperties",
];

/// The side of a picture, in English Metric Units, from which it may hold text: 7 cm.
const LARGE: i64 = 2_520_000;

/// A text of its own: the document, or a text box in it.
#[derive(Default)]
struct Story {
    paragraph: Paragraph,
    /// How the run at hand is shown.
    run: Look,
    in_text: bool,
    /// Complex fields that are open, and whether their result has begun.
    fields: Vec<bool>,
    /// The paragraph before goes on, its mark being hidden or deleted.
    joined: bool,
    /// The cell is covered by the one above it.
    covered: bool,
}

/// Walks through a part and tells `flow` what it meets.
pub(super) struct Body<'c, 'f, 's> {
    context: &'c mut Context,
    flow: &'f mut Flow<'s>,
    stories: Vec<Story>,
    /// Alternatives that are open, and whether one of each was taken.
    taken: Vec<bool>,
    footnotes: u32,
    endnotes: u32,
    /// The last size that was told of a picture.
    large: bool,
}

impl<'c, 'f, 's> Body<'c, 'f, 's> {
    pub(super) fn new(context: &'c mut Context, flow: &'f mut Flow<'s>) -> Self {
        Self {
            context,
            flow,
            stories: vec![Story::default()],
            taken: Vec::new(),
            footnotes: 0,
            endnotes: 0,
            large: false,
        }
    }

    /// Reads the whole text.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) {
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) => self.open(&tag, xml),
                Node::Close(end) => self.close(end.name()),
                Node::Text(text) if self.story().in_text => {
                    if text.contains(['\n', '\r']) {
                        self.say(&text.replace(['\n', '\r'], " "))
                    } else {
                        self.say(&text)
                    }
                }
                Node::Text(_) => {}
            }
            if self.flow.is_full() {
                return;
            }
        }
    }

    /// Reads a part of notes: the lines of each by its id.
    pub(super) fn notes(&mut self, xml: &mut Xml<'_>) -> HashMap<String, Vec<String>> {
        let mut notes = HashMap::new();
        let mut id = None;
        while let Some(node) = xml.next() {
            match node {
                Node::Open(tag) if matches!(tag.name(), "footnote" | "endnote") => id = tag.get("id"),
                Node::Open(tag) => self.open(&tag, xml),
                Node::Close(end) if matches!(end.name(), "footnote" | "endnote") => {
                    let lines = self.flow.take();
                    if let Some(id) = id.take().filter(|_| !lines.is_empty()) {
                        notes.insert(id, lines);
                    }
                }
                Node::Close(end) => self.close(end.name()),
                Node::Text(text) if self.story().in_text => self.say(&text),
                Node::Text(_) => {}
            }
        }
        notes
    }

    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::default());
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    fn open(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) {
        match tag.name() {
            name if NOT_TEXT.contains(&name) => xml.skip(),
            "p" => {
                let normal = self.context.styles.paragraph(None);
                let story = self.story();
                story.paragraph = Paragraph { style: normal, started: story.joined, ..Paragraph::default() };
                story.run = story.paragraph.style.look.clone();
            }
            "pPr" => {
                let properties = Paragraph::read(xml, &mut self.context.styles);
                if properties.begins_page() {
                    self.flow.break_page(false);
                }
                let story = self.story();
                story.paragraph = Paragraph { started: story.joined, ..properties };
                story.run = story.paragraph.style.look.clone();
            }
            "r" => {
                let story = self.story();
                story.run = story.paragraph.style.look.clone();
            }
            "rPr" => self.run_properties(xml),
            "t" => self.story().in_text = true,
            "tab" | "ptab" => self.say("\t"),
            "br" if tag.get("type").as_deref() == Some("page") => self.break_page(true),
            "br" | "cr" => self.say("\n"),
            "lastRenderedPageBreak" => self.break_page(false),
            "noBreakHyphen" => self.say("-"),
            "sym" => {
                let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or_default();
                let private = if code < 0x100 { code + 0xF000 } else { code };
                let shown = char::from_u32(private).map(|c| symbols::shown(c, tag.get("font").as_deref()));
                self.say(shown.map(String::from).unwrap_or_default().as_str());
            }
            "fldChar" => {
                let fields = &mut self.story().fields;
                match tag.get("fldCharType").as_deref() {
                    Some("begin") => fields.push(false),
                    Some("separate") => {
                        if let Some(field) = fields.last_mut() {
                            *field = true;
                        }
                    }
                    _ => drop(fields.pop()),
                }
                // What Word keeps for its own use in a field stands within the mark.
                xml.skip();
            }
            "footnoteReference" | "endnoteReference" => self.note(tag),
            "tbl" => self.flow.end_line(),
            "tr" => self.flow.open(Place::Row),
            "tc" => self.flow.open(Place::Cell),
            "tcPr" => {
                let mut covered = false;
                xml.each(|tag| covered |= tag.name() == "vMerge" && tag.val().as_deref() != Some("restart"));
                self.story().covered = covered;
            }
            "txbxContent" => {
                self.flow.open(Place::Aside);
                self.stories.push(Story::default());
            }
            "AlternateContent" => self.taken.push(false),
            "Choice" | "Fallback" => match self.taken.last_mut() {
                Some(true) => xml.skip(),
                Some(taken) => *taken = true,
                None => {}
            },
            "extent" => {
                let side = |name| tag.number::<i64>(name).unwrap_or_default();
                self.large = side("cx") >= LARGE && side("cy") >= LARGE;
            }
            "blip" | "imagedata" => {
                self.context.pictures += 1;
                self.context.large_pictures += usize::from(std::mem::take(&mut self.large));
            }
            "OLEObject" => self.context.embedded += 1,
            "altChunk" => self.chunk(tag),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.story().in_text = false,
            "p" => self.end_paragraph(),
            "tc" => {
                self.flow.close(Place::Cell);
                self.story().covered = false;
            }
            "tr" => self.flow.close(Place::Row),
            "txbxContent" => {
                self.flow.close(Place::Aside);
                if self.stories.len() > 1 {
                    self.stories.pop();
                }
            }
            "AlternateContent" => drop(self.taken.pop()),
            _ => {}
        }
    }

    fn run_properties(&mut self, xml: &mut Xml<'_>) {
        let (mut own, mut named) = (Look::default(), None);
        xml.each(|tag| {
            if tag.name() == "rStyle" {
                named = tag.val();
            } else {
                own.take(tag);
            }
        });
        let named = named.map(|id| self.context.styles.look(&id)).unwrap_or_default();
        let story = self.story();
        story.run = own.over(&named).over(&story.paragraph.style.look);
    }

    /// Whether the run at hand shows nothing.
    fn is_hidden(&mut self) -> bool {
        let story = self.story();
        story.run.hidden == Some(true) || story.fields.contains(&false)
    }

    fn say(&mut self, text: &str) {
        if text.is_empty() || self.is_hidden() {
            return;
        }
        self.begin_paragraph();
        let run = &self.story().run;
        let private = text.contains(|c| ('\u{F000}'..='\u{F0FF}').contains(&c));
        let shown = match (private, run.capitals) {
            (true, _) => Some(text.chars().map(|c| symbols::shown(c, run.font.as_deref())).collect::<String>()),
            (false, Some(true)) => Some(text.to_uppercase()),
            (false, _) => None,
        };
        self.flow.text(shown.as_deref().unwrap_or(text));
    }

    /// Puts the paragraph's number before its first character.
    fn begin_paragraph(&mut self) {
        let last = self.stories.len().saturating_sub(1);
        let Some(story) = self.stories.get_mut(last).filter(|story| !story.paragraph.started) else { return };
        story.paragraph.started = true;
        if let Some(label) = story.paragraph.label(&mut self.context.numbering) {
            self.flow.text(&label);
        }
    }

    fn end_paragraph(&mut self) {
        let covered = self.story().covered;
        let paragraph = &self.story().paragraph;
        let (goes_on, section) = (paragraph.mark_hidden || paragraph.mark_deleted, paragraph.ends_section);
        // A field whose instruction does not end with its paragraph is damaged; what follows is shown.
        self.story().fields.retain(|result| *result);
        self.story().joined = goes_on && self.flow.has_text();
        if !goes_on {
            if !covered {
                self.begin_paragraph();
            }
            self.flow.end_paragraph();
        }
        if section && self.context.sections.pop_front().unwrap_or(true) {
            self.flow.break_page(true);
        }
    }

    fn break_page(&mut self, forced: bool) {
        if !self.is_hidden() {
            self.flow.break_page(forced);
        }
    }

    fn note(&mut self, tag: &Tag<'_>) {
        if self.is_hidden() {
            return;
        }
        let at_end = tag.name() == "endnoteReference";
        let count = if at_end { &mut self.endnotes } else { &mut self.footnotes };
        *count += 1;
        let count = *count;
        let (notes, place) =
            if at_end { (&self.context.endnotes, Place::Endnote) } else { (&self.context.footnotes, Place::Footnote) };
        let Some(lines) = tag.get("id").and_then(|id| notes.get(&id)).cloned() else { return };
        self.begin_paragraph();
        self.flow.open(place);
        self.flow.text(&format!("[{count}] "));
        for line in lines {
            self.flow.text(&line);
            self.flow.end_paragraph();
        }
        self.flow.close(place);
    }

    fn chunk(&mut self, tag: &Tag<'_>) {
        let chunk = tag.get("id").and_then(|id| self.context.chunks.remove(&id));
        self.context.chunks_lost += usize::from(chunk.is_none());
        for line in chunk.unwrap_or_default() {
            self.flow.text(&line);
            self.flow.end_paragraph();
        }
    }
}
