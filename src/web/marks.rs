//! The text of a page in pieces, citations marked.

use super::names;
use super::words::Words;
use crate::authority::Reference;
use crate::citation::Kind;
use crate::text::{PagedText, Span};
use crate::view::page::authority_path;
use std::borrow::Cow;

/// A page of a document.
pub(super) struct Page<'a> {
    pub(super) number: usize,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// Some text, marked or not.
pub(super) struct Piece<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) mark: Option<Mark>,
    /// The names of places that begin here.
    pub(super) anchors: Vec<String>,
}

/// A place of the text that something leads to.
pub(super) struct Anchor {
    pub(super) at: usize,
    pub(super) name: String,
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
/// Every one of `anchors` stands where it belongs, or before the citation within which it lies.
pub(super) fn pages<'a>(
    w: &Words,
    text: &'a PagedText,
    references: &[Reference],
    mut anchors: Vec<Anchor>,
) -> Vec<Page<'a>> {
    anchors.sort_by_key(|anchor| anchor.at);
    let mut order: Vec<usize> = (0..references.len()).collect();
    order.sort_by_key(|index| references[*index].citation.span.start);
    let spaced = is_spaced(text.text());
    let mut spans = text.page_spans().peekable();
    if spans.peek().is_none() {
        return vec![Page {
            number: 1,
            pieces: vec![Piece { text: text.text().into(), mark: None, anchors: Vec::new() }],
        }];
    }
    let page = |(index, span)| {
        let out = Pieces { text: text.text(), spaced, anchors: &anchors, all: Vec::new() };
        Page { number: index + 1, pieces: pieces(w, out, span, references, &order) }
    };
    spans.enumerate().map(page).collect()
}

fn pieces<'a>(
    w: &Words,
    mut out: Pieces<'a, '_>,
    page: Span,
    references: &[Reference],
    order: &[usize],
) -> Vec<Piece<'a>> {
    let text = out.text;
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
        out.plain(Span::new(at, here.start));
        out.push(here, Some(mark(w, index, reference, span.start >= page.start)));
        at = here.end;
    }
    out.plain(Span::new(at, page.end));
    out.all
}

/// So long are lines at the most that are lines of a page and not paragraphs, on the average, in bytes.
const LINE: usize = 150;

/// Whether an empty line stands behind nearly every line, as some programs write the text of a page: so far apart it cannot
/// be read. Paragraphs stay apart.
fn is_spaced(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    let gaps = text.matches("\n\n").count();
    lines > 5 && gaps * 4 > lines * 3 && text.len() < lines * LINE
}

/// Pieces as they come.
struct Pieces<'a, 'n> {
    text: &'a str,
    /// Whether an empty line follows nearly every line; it is not shown.
    spaced: bool,
    /// In the order of the text.
    anchors: &'n [Anchor],
    all: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a, '_> {
    /// Text without a mark, parted where an anchor stands.
    fn plain(&mut self, span: Span) {
        let mut from = span.start;
        for anchor in self.anchors {
            if from < anchor.at && anchor.at < span.end && self.text.is_char_boundary(anchor.at) {
                self.push(Span::new(from, anchor.at), None);
                from = anchor.at;
            }
        }
        self.push(Span::new(from, span.end), None);
    }

    fn push(&mut self, span: Span, mark: Option<Mark>) {
        let text = span.of(self.text);
        if !text.is_empty() {
            let here = self.anchors.iter().filter(|anchor| (span.start..span.end).contains(&anchor.at));
            let text = if self.spaced { text.replace("\n\n", "\n").into() } else { text.into() };
            self.all.push(Piece { text, mark, anchors: here.map(|anchor| anchor.name.clone()).collect() });
        }
    }
}

fn mark(w: &Words, index: usize, reference: &Reference, first: bool) -> Mark {
    let citation = &reference.citation;
    Mark {
        index,
        class: citation.role.name(),
        link: reference.authority.as_ref().map(authority_path),
        card: card(w, reference),
        first,
    }
}

/// The role, the name, who issued it and when, and what it is about.
fn card(w: &Words, reference: &Reference) -> String {
    let citation = &reference.citation;
    let issued = [citation.issuer.clone(), citation.date.map(|date| date.in_vietnamese())];
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_all_stand_apart_are_spaced() {
        let line = "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về cải cách hành chính";
        assert!(is_spaced(&format!("{line}\n\n").repeat(9)));
        assert!(!is_spaced(&format!("{line}\n").repeat(9)));
        assert!(!is_spaced(&format!("{line}\n{line}\n\n").repeat(9)));
        assert!(!is_spaced(&format!("{}\n\n", line.repeat(4)).repeat(9)), "paragraphs");
    }
}
