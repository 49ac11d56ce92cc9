//! A heading of the official code as a document: a page an article, so that a hit is a place in an article.

use super::known::file_of;

use crate::authority;
use crate::citation;
use crate::code::{self, Heading};
use crate::document::{self, Document};
use crate::effect::{Effects, Reading};
use crate::file::SourceError;
use crate::index::DocumentId;
use crate::notation::PartialDate;
use crate::reader::Reader;
use crate::registry::Registry;
use crate::text::{PageNumber, PagedText, Span, slug};
use std::cmp::Ordering;
use std::path::Path;

/// Reads the page of a heading.
pub(super) fn read(reader: &Reader, bytes: &[u8], registry: &Registry) -> Result<Reading, SourceError> {
    let mut heading = code::read(reader.heading(bytes)?, registry);
    let text = PagedText::from_pages(code::pages(&heading));
    let own_words = bookkeeping(&text, &heading);
    for article in &mut heading.articles {
        (article.lines, article.note_words, article.related_words) = Default::default();
    }
    let document = described(heading, &text, registry);
    let citations = citation::extract(&masked(&text, &own_words), &document, registry);
    let references = authority::resolve(citations, &document, registry);
    Ok(Reading { text, document, own: None, references, effects: Effects::default() })
}

/// The name of the heading whose page is a file called `file`: the package names each file by its heading, through all
/// editions.
pub(super) fn id(file: &str) -> DocumentId {
    let stem = Path::new(file).file_stem().map_or_else(|| file.into(), |stem| stem.to_string_lossy());
    DocumentId(format!("{ID}{}", slug(&stem)))
}

/// How the ids of headings begin.
const ID: &str = "phap-dien-";

/// Whether `id` is the name of a heading.
pub(super) fn is_id(id: &DocumentId) -> bool {
    id.0.starts_with(ID)
}

/// One edition of a heading: the newest day that it tells, and its file.
#[derive(Debug, Clone)]
pub(super) struct Edition {
    day: Option<PartialDate>,
    path: String,
}

impl Edition {
    /// The edition that `document`, of the file at `path`, is; none where it is no heading.
    pub(super) fn of(document: &Document, path: &str) -> Option<Self> {
        let day = code::newest_day(document.code.as_deref()?);
        Some(Self { day, path: path.to_owned() })
    }

    /// Whether it is newer than `other` of the same heading: it tells of a later day, or its file is younger.
    pub(super) fn is_newer_than(&self, other: &Self) -> bool {
        let modified = |path: &str| std::fs::metadata(file_of(path)).and_then(|file| file.modified()).ok();
        match self.day.cmp(&other.day) {
            Ordering::Equal => modified(&self.path) > modified(&other.path),
            order => order == Ordering::Greater,
        }
    }
}

fn described(heading: Heading, text: &PagedText, registry: &Registry) -> Document {
    let doc_type = registry.code().heading_type();
    let number = heading.number.as_deref().map(|number| format!(" {number}.")).unwrap_or_default();
    Document {
        doc_type: Some(doc_type.to_owned()),
        title: Some(format!("{doc_type}{number} {}", heading.title)),
        outline: outline(&heading, text),
        code: Some(Box::new(heading)),
        ..Document::default()
    }
}

/// Sections and articles as the outline of the text.
fn outline(heading: &Heading, text: &PagedText) -> Vec<document::Heading> {
    let pages: Vec<Span> = text.page_spans().collect();
    let mut outline: Vec<document::Heading> = Vec::new();
    for (index, (article, page)) in heading.articles.iter().zip(&pages).enumerate() {
        for section in heading.sections.iter().filter(|section| section.from == index) {
            outline.push(document::Heading {
                level: section.level,
                label: section.label.clone(),
                title: section.title.clone(),
                span: Span::new(page.start, end_of(heading, section, &pages)),
                page: PageNumber::from_index(index),
            });
        }
        outline.push(document::Heading {
            level: heading.section_of(index).map_or(1, |section| section.level + 1),
            label: article.number.clone().unwrap_or_default(),
            title: article.title().to_owned(),
            span: *page,
            page: PageNumber::from_index(index),
        });
    }
    outline
}

/// Where a section ends: where the next begins that does not stand in it.
fn end_of(heading: &Heading, section: &code::Section, pages: &[Span]) -> usize {
    let later = heading.sections.iter().filter(|other| other.from > section.from && other.level <= section.level);
    let next = later.map(|other| other.from).min().unwrap_or(pages.len());
    pages.get(next.saturating_sub(1)).map_or(0, |page| page.end)
}

/// The lines that the code adds to the articles: titles, notes and relations. What they name is told apart, and is not
/// cited by the articles.
fn bookkeeping(text: &PagedText, heading: &Heading) -> Vec<Span> {
    let mut spans = Vec::new();
    for (index, (article, lines)) in heading.articles.iter().zip(text.line_spans()).enumerate() {
        let before = code::sections_at(heading, index).len() + 1 + usize::from(!article.note_words.is_empty());
        spans.extend(lines.iter().take(before));
        if !article.related_words.is_empty() {
            spans.extend(lines.iter().rev().find(|line| !line.is_empty()));
        }
    }
    spans
}

/// The text with the places of `spans` blank, every other place where it was.
fn masked(text: &PagedText, spans: &[Span]) -> PagedText {
    let mut masked = text.clone();
    let mut bytes = masked.take_text().into_bytes();
    for span in spans {
        bytes[span.start..span.end].fill(b' ');
    }
    masked.give_text(String::from_utf8_lossy(&bytes).into_owned());
    masked
}
