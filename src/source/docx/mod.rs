//! Word files → text with the pages that Word recorded.
//!
//! The package tells its parts ([`super::parts`]); `styles` and `numbering` are read first, then the text (`body`) with
//! the notes in their places. Headers and footers are of the paper and are left out.

mod body;
mod flat;
mod numbering;
mod paragraph;
mod styles;

use super::flow::Flow;
use super::package::Package;
use super::parts::{From, Parts};
use super::{Kind, html, plain, rtf, sniff, xml};
use crate::file::{Format, Limits, ParsedPage, Sink, SourceError};
use crate::text::{Doubt, Notice, NoticeKind};
use body::Body;
use numbering::Numbering;
use std::collections::{HashMap, VecDeque};
use std::time::Instant;
use styles::Styles;
use xml::Xml;

/// What the text of a document refers to, and what was met on the way.
#[derive(Default)]
struct Context {
    styles: Styles,
    numbering: Numbering,
    footnotes: HashMap<String, Vec<String>>,
    endnotes: HashMap<String, Vec<String>>,
    /// Documents of other kinds that stand within, by their relation.
    chunks: HashMap<String, Vec<String>>,
    /// For each section but the first, whether it begins a page.
    sections: VecDeque<bool>,
    pictures: usize,
    large_pictures: usize,
    embedded: usize,
    chunks_lost: usize,
}

/// Reads a packed Word file.
pub(super) fn read(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let from = From::Zip(Package::open(bytes, limits)?);
    read_parts(Parts { from, limits: *limits, until: Instant::now() + limits.time, damaged: false }, sink)
}

/// Reads a Word file that is one XML text: a flat package, or Word 2003's own.
pub(super) fn read_flat(bytes: &[u8], limits: &Limits, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let text = xml::characters(bytes.to_vec());
    let until = Instant::now() + limits.time;
    let parts = flat::parts(&text, Xml::new(&text, limits, until));
    if !parts.is_empty() {
        return read_parts(Parts { from: From::Flat(parts), limits: *limits, until, damaged: false }, sink);
    }
    read_text(&text, Context::default(), Xml::new(&text, limits, until), limits, sink)
}

fn read_parts(mut parts: Parts<'_>, sink: Sink<'_>) -> Result<Vec<Notice>, SourceError> {
    let main = parts.main("word/document.xml")?;
    let Some(text) = parts.text(&main)? else {
        return Err(SourceError::TextLost { format: Format::Word });
    };
    let related = parts.relations(&main)?;
    let mut context = Context::default();
    let part = |parts: &mut Parts<'_>, kind: &str| -> Result<Option<String>, SourceError> {
        match related.values().find(|(own, path)| own == kind && !path.is_empty()) {
            Some((_, path)) => parts.text(path),
            None => Ok(None),
        }
    };
    if let Some(text) = part(&mut parts, "styles")? {
        context.styles = Styles::read(parts.xml(&text));
    }
    if let Some(text) = part(&mut parts, "numbering")? {
        context.numbering = Numbering::read(parts.xml(&text));
    }
    for kind in ["footnotes", "endnotes"] {
        let Some(text) = part(&mut parts, kind)? else { continue };
        let mut nowhere = |_: ParsedPage| {};
        let mut flow = Flow::new(&parts.limits, &mut nowhere);
        let notes = Body::new(&mut context, &mut flow).notes(&mut parts.xml(&text));
        if kind == "footnotes" { context.footnotes = notes } else { context.endnotes = notes }
    }
    for (id, (kind, path)) in &related {
        if kind == "aFChunk"
            && let From::Zip(package) = &mut parts.from
            && let Some(member) = package.member(path)?
            && let Some(lines) = chunk(&member.bytes, &parts.limits)
        {
            context.chunks.insert(id.clone(), lines);
        }
    }
    let damaged = parts.damaged;
    let mut notices = read_text(&text, context, parts.xml(&text), &parts.limits, sink)?;
    if damaged && notices.iter().all(|notice| notice.kind() != NoticeKind::Damaged) {
        notices.push(Notice::of_file(Doubt::PartDamaged));
    }
    Ok(notices)
}

/// The lines of a document of another kind that stands within; Word files within Word files are not followed.
fn chunk(bytes: &[u8], limits: &Limits) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    let mut sink = |page: ParsedPage| lines.extend(page.lines);
    let read = match sniff::kind(bytes).ok()? {
        Kind::Html => html::read(bytes, limits, &mut sink),
        Kind::Rtf => rtf::read(bytes, limits, &mut sink),
        Kind::Text => plain::read(bytes, "chunk.txt", &mut sink),
        _ => return None,
    };
    read.ok()?;
    Some(lines)
}

fn read_text(
    text: &str,
    mut context: Context,
    mut xml: Xml<'_>,
    limits: &Limits,
    sink: Sink<'_>,
) -> Result<Vec<Notice>, SourceError> {
    context.sections = sections(text, limits);
    let mut any = false;
    let mut watched = |page: ParsedPage| {
        any |= page.lines.iter().any(|line| !line.is_empty());
        sink(page);
    };
    let mut flow = Flow::new(limits, &mut watched);
    Body::new(&mut context, &mut flow).read(&mut xml);
    let mut notices = flow.finish();
    notices.extend(xml.notices());
    if !any {
        return Err(if xml.is_damaged() {
            SourceError::Damaged { format: Format::Word }
        } else if context.pictures > 0 {
            SourceError::OnlyPictures
        } else {
            SourceError::NoText { format: Format::Word }
        });
    }
    let left_out = [
        (context.large_pictures, Doubt::Pictures { count: context.large_pictures }),
        (context.embedded, Doubt::Embedded { count: context.embedded }),
        (context.chunks_lost, Doubt::Within { count: context.chunks_lost }),
    ];
    notices.extend(left_out.into_iter().filter(|(count, _)| *count > 0).map(|(_, what)| Notice::of_file(what)));
    Ok(notices)
}

/// For each section but the first, whether it begins a page. A section says so at its end, which is too late for a
/// reader that goes on; so they are looked up first.
fn sections(text: &str, limits: &Limits) -> VecDeque<bool> {
    let mut found = VecDeque::new();
    let mut at = 0;
    while let Some(next) = memchr::memmem::find(&text.as_bytes()[at..], b"sectPr") {
        let name = at + next;
        at = name + "sectPr".len();
        let opens = text[..name].rsplit(['<', '>']).next().unwrap_or_default();
        let start = name - opens.len();
        let whole = !text[at..].starts_with(|c: char| c.is_alphanumeric());
        if !whole || !text[..start].ends_with('<') || opens.starts_with('/') {
            continue;
        }
        let mut xml = Xml::new(&text[start - 1..], limits, Instant::now() + limits.time);
        let mut new_page = true;
        xml.next();
        let mut in_change = false;
        xml.each(|tag| {
            in_change |= tag.name() == "sectPrChange";
            if tag.name() == "type" && !in_change {
                new_page = !matches!(tag.val().as_deref(), Some("continuous" | "nextColumn"));
            }
        });
        at = (start - 1 + xml.position()).max(at);
        found.push_back(new_page);
    }
    found.pop_front();
    found
}
