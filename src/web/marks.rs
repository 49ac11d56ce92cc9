//! The text of a page in pieces, citations marked.

use super::names;
use super::words::{self, Words};
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
    /// What the card beside it says, line by line.
    pub(super) card: String,
    /// Whether this is where it begins; after a page break it goes on.
    pub(super) first: bool,
}

/// All pages of `text`. The document's own number is no citation; of two citations that overlap the one that begins first is marked, since marks cannot nest.
pub(super) fn pages<'a>(w: &Words, text: &'a PagedText, references: &[Reference]) -> Vec<Page<'a>> {
    let mut order: Vec<usize> = (0..references.len()).collect();
    order.sort_by_key(|index| references[*index].citation.span.start);
    let mut spans = text.page_spans().peekable();
    if spans.peek().is_none() {
        return vec![Page { number: 1, pieces: vec![Piece { text: text.text(), mark: None }] }];
    }
    let page = |(index, span)| Page { number: index + 1, pieces: pieces(w, text.text(), span, references, &order) };
    spans.enumerate().map(page).collect()
}

fn pieces<'a>(w: &Words, text: &'a str, page: Span, references: &[Reference], order: &[usize]) -> Vec<Piece<'a>> {
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
        push(&mut out, text, here, Some(mark(w, index, reference, span.start >= page.start)));
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

fn mark(w: &Words, index: usize, reference: &Reference, first: bool) -> Mark {
    let citation = &reference.citation;
    Mark {
        index,
        class: words::role_name(citation.role),
        link: reference.authority.as_ref().map(authority_path),
        card: card(w, reference),
        first,
    }
}

/// The role, the name, who issued it and when, and what it is about.
fn card(w: &Words, reference: &Reference) -> String {
    let citation = &reference.citation;
    let issued = [citation.issuer.clone(), citation.date.map(words::date)];
    let issued = issued.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let unclear = if reference.authority.is_none() { w.unsure } else { "" };
    let lines = [
        w.role_word(citation.role),
        &names::of(reference),
        &issued,
        citation.subject.as_deref().unwrap_or_default(),
        unclear,
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
