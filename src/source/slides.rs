//! PowerPoint files → text: each slide a page, its notes behind it.

use super::flow::{Flow, Place};
use super::package::Package;
use super::parts::{From, Parts};
use super::xml::{Node, Xml};
use crate::file::{Format, Limits, ParsedPage, Sink, SourceError};
use crate::text::Notice;
use std::time::Instant;

/// Reads the slides in the order in which they are shown; hidden ones too, as nothing may be lost.
pub(super) fn read(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let from = From::Zip(Package::open(bytes, limits)?);
    let mut parts = Parts { from, limits: *limits, until: Instant::now() + limits.time, damaged: false };
    let main = parts.main("ppt/presentation.xml")?;
    let related = parts.relations(&main)?;
    let show = parts.text(&main)?.unwrap_or_default();
    let mut xml = parts.xml(&show);
    let mut any = false;
    let mut watched = |page: ParsedPage| {
        any |= page.lines.iter().any(|line| !line.is_empty());
        sink(page);
    };
    let mut flow = Flow::new(limits, &mut watched);
    let mut notices = Vec::new();
    let mut first = true;
    while let Some(node) = xml.next() {
        let Node::Open(tag) = node else { continue };
        let slide = (tag.name() == "sldId").then(|| related.get(&tag.relation()?)).flatten();
        let Some((_, path)) = slide else { continue };
        let Some(text) = parts.text(path)? else { continue };
        if !std::mem::take(&mut first) {
            flow.break_page(true);
        }
        let notes = parts.relations(path)?.into_values().find(|(kind, _)| kind == "notesSlide");
        let notes = notes.map(|(_, path)| parts.text(&path)).transpose()?.flatten();
        for text in [Some(text), notes].into_iter().flatten() {
            let mut slide = parts.xml(&text);
            paragraphs(&mut slide, &mut flow);
            notices.extend(slide.notices());
        }
    }
    notices.extend(flow.finish());
    notices.extend(xml.notices());
    if !any {
        return Err(SourceError::NoText { format: Format::PowerPoint });
    }
    Ok(notices)
}

/// The paragraphs and tables of a slide.
fn paragraphs(xml: &mut Xml<'_>, flow: &mut Flow<'_>) {
    let mut in_text = false;
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => match tag.name() {
                "t" => in_text = true,
                "br" => flow.text("\n"),
                // Numbers and days that PowerPoint writes by itself.
                "fld" => xml.skip(),
                "tr" => flow.open(Place::Row),
                "tc" => flow.open(Place::Cell),
                _ => {}
            },
            Node::Close(end) => match end.name() {
                "t" => in_text = false,
                "p" => flow.end_paragraph(),
                "tc" => flow.close(Place::Cell),
                "tr" => flow.close(Place::Row),
                _ => {}
            },
            Node::Text(text) if in_text => flow.text(&text),
            Node::Text(_) => {}
        }
        if flow.is_full() {
            return;
        }
    }
}
