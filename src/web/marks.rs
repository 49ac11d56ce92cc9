//! The text of a page in pieces, citations marked.

use super::words;
use crate::authority::Reference;
use crate::citation::Kind;
use crate::text::{PagedText, Span};
use crate::view::page::authority_path;

/// A page of a document.
pub(super) struct Page<'a> {
    pub(super) number: usize,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// Some text, marked or not.
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) mark: Option<Mark>,
}

/// How a citation is shown.
pub(super) struct Mark {
    pub(super) index: usize,
    pub(super) class: &'static str,
    pub(super) link: Option<String>,
    pub(super) title: String,
    /// Whether this is where it begins; after a page break it goes on.
    pub(super) first: bool,
}

/// All pages of `text`. The document's own number is no citation; of two citations that overlap the one that begins first is marked, since marks cannot nest.
pub(super) fn pages<'a>(text: &'a PagedText, references: &[Reference]) -> Vec<Page<'a>> {
    let mut order: Vec<usize> = (0..references.len()).collect();
    order.sort_by_key(|index| references[*index].citation.span.start);
    let mut spans = text.page_spans().peekable();
    if spans.peek().is_none() {
        return vec![Page { number: 1, pieces: vec![Piece { text: text.text(), mark: None }] }];
    }
    let page = |(index, span)| Page { number: index + 1, pieces: pieces(text.text(), span, references, &order) };
    spans.enumerate().map(page).collect()
}

fn pieces<'a>(text: &'a str, page: Span, references: &[Reference], order: &[usize]) -> Vec<Piece<'a>> {
    let mut out = Vec::new();
    let mut at = page.start;
    let mut marked_to = 0;
    for &index in order {
        let reference = &references[index];
        let span = reference.citation.span;
        let fits = text.get(span.start..span.end).is_some_and(|words| !words.is_empty());
        if !fits || span.start < marked_to || reference.citation.kind == Kind::Own {
            continue;
        }
        marked_to = span.end;
        let here = Span::new(span.start.max(page.start), span.end.min(page.end));
        if here.is_empty() || span.start >= page.end || span.end <= page.start {
            continue;
        }
        push(&mut out, text, Span::new(at, here.start), None);
        push(&mut out, text, here, Some(mark(index, reference, span.start >= page.start)));
        at = here.end;
    }
    push(&mut out, text, Span::new(at, page.end), None);
    out
}

fn push<'a>(out: &mut Vec<Piece<'a>>, text: &'a str, span: Span, mark: Option<Mark>) {
    let text = span.of(text);
    if !text.is_empty() {
        out.push(Piece { text, mark });
    }
}

fn mark(index: usize, reference: &Reference, first: bool) -> Mark {
    let citation = &reference.citation;
    let name = citation.canonical.as_deref().unwrap_or(&citation.surface);
    Mark {
        index,
        class: words::role_name(citation.role),
        link: reference.authority.as_ref().map(authority_path),
        title: format!("{}: {name}", words::role(citation.role)),
        first,
    }
}
