//! Excel files → text: each sheet a page, each row a line with tabs between its cells.

use super::flow::{Flow, Place};
use super::package::Package;
use super::parts::{From, Parts};
use super::xml::{Node, Xml};
use crate::file::{Format, Limits, ParsedPage, Sink, SourceError};
use crate::text::Notice;
use std::time::Instant;

/// Reads the words and numbers of an Excel file, sheet by sheet; hidden sheets too, as nothing may be lost.
pub(super) fn read(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let from = From::Zip(Package::open(bytes, limits)?);
    let mut parts = Parts { from, limits: *limits, until: Instant::now() + limits.time, damaged: false };
    let main = parts.main("xl/workbook.xml")?;
    let related = parts.relations(&main)?;
    let strings = match related.values().find(|(kind, _)| kind == "sharedStrings") {
        Some((_, path)) => parts.text(path)?.map(|text| shared(parts.xml(&text))).unwrap_or_default(),
        None => Vec::new(),
    };
    let workbook = parts.text(&main)?.unwrap_or_default();
    let mut xml = parts.xml(&workbook);
    let mut any = false;
    let mut watched = |page: ParsedPage| {
        any |= page.lines.iter().any(|line| !line.is_empty());
        sink(page);
    };
    let mut flow = Flow::new(limits, &mut watched);
    let mut notices = Vec::new();
    while let Some(node) = xml.next() {
        let Node::Open(tag) = node else { continue };
        let Some((_, path)) = (tag.name() == "sheet").then(|| related.get(&tag.get("id")?)).flatten() else { continue };
        let Some(text) = parts.text(path)? else { continue };
        flow.break_page(false);
        flow.text(&tag.get("name").unwrap_or_default());
        flow.end_paragraph();
        let mut sheet = parts.xml(&text);
        rows(&mut sheet, &strings, &mut flow);
        notices.extend(sheet.notices());
    }
    notices.extend(flow.finish());
    notices.extend(xml.notices());
    if !any {
        return Err(SourceError::NoText { format: Format::Excel });
    }
    Ok(notices)
}

/// The texts that cells share.
fn shared(mut xml: Xml<'_>) -> Vec<String> {
    let mut strings = Vec::new();
    let mut in_text = false;
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => match tag.name() {
                "si" => strings.push(String::new()),
                "rPh" => xml.skip(),
                "t" => in_text = true,
                _ => {}
            },
            Node::Close(end) => in_text &= end.name() != "t",
            Node::Text(text) if in_text => {
                if let Some(string) = strings.last_mut() {
                    string.push_str(&text);
                }
            }
            Node::Text(_) => {}
        }
    }
    strings
}

fn rows(xml: &mut Xml<'_>, strings: &[String], flow: &mut Flow<'_>) {
    let (mut is_shared, mut in_value) = (false, false);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(tag) => match tag.name() {
                "row" => flow.open(Place::Row),
                "c" => {
                    flow.open(Place::Cell);
                    is_shared = tag.get("t").as_deref() == Some("s");
                }
                "v" | "t" => in_value = true,
                "f" | "rPh" | "headerFooter" | "dataValidations" | "conditionalFormatting" => xml.skip(),
                _ => {}
            },
            Node::Close(end) => match end.name() {
                "v" | "t" => in_value = false,
                "c" => flow.close(Place::Cell),
                "row" => flow.close(Place::Row),
                _ => {}
            },
            Node::Text(text) if in_value && flow.is_inside(Place::Cell) => {
                let known = is_shared.then(|| strings.get(text.trim().parse::<usize>().ok()?)).flatten();
                flow.text(known.map_or(&*text, String::as_str));
            }
            Node::Text(_) => {}
        }
        if flow.is_full() {
            return;
        }
    }
}
