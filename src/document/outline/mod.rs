//! The outline: the headings of a text, and the parts that they open.
//!
//! `1.` stands before a heading as well as before a sentence. A heading is short, does not end as a sentence does, and something
//! stands beneath it; where most of a row of numbered paragraphs are headings, the others are too.

mod decide;

use super::Heading;
use super::mark::{MarkKind, roman_value};
use super::paragraph::{Paragraph, is_capitals};
use crate::registry::{Part, PartWords};
use crate::text::{PagedText, Span, squeeze};

/// The headings, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Outline {
    pub(super) headings: Vec<Heading>,
}

/// What of the text has no headings: what stands before `from`, and the place of recipients and signature.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    pub(super) from: usize,
    pub(super) closing: Option<Span>,
}

/// A heading, before its part's end is known.
struct Open {
    rank: (u8, u8),
    at: usize,
}

/// Reads the outline.
pub(super) fn read(paged: &PagedText, paragraphs: &[Paragraph], body: Body) -> Outline {
    let text = paged.text();
    let kept: Vec<Paragraph> = paragraphs
        .iter()
        .filter(|paragraph| {
            let at = paragraph.span.start;
            at >= body.from && body.closing.is_none_or(|closing| at < closing.start || at >= closing.end)
        })
        .copied()
        .map(|paragraph| clipped(paragraph, body.closing, text))
        .collect();
    let ranks = Ranks::of(&kept);
    let decided = decide::headings(text, &kept, &ranks, body.closing.map(|closing| closing.end));
    let mut headings: Vec<Heading> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    // The part of a heading of the body ends with the body, at the signature.
    let mut closing = body.closing;
    for found in decided {
        let start = found.span.start;
        if let Some(place) = closing.filter(|place| start >= place.end) {
            close(&mut headings, &mut open, (0, 0), place.start, text);
            closing = None;
        }
        close(&mut headings, &mut open, found.rank, start, text);
        open.push(Open { rank: found.rank, at: headings.len() });
        headings.push(Heading {
            level: u8::try_from(open.len()).unwrap_or(u8::MAX),
            label: found.label,
            title: found.title,
            span: found.span,
            page: paged.page_at(start),
        });
    }
    let end = closing.map_or(text.len(), |place| place.start);
    close(&mut headings, &mut open, (0, 0), end, text);
    Outline { headings }
}

/// The paragraph, as far as it stands before the signature.
fn clipped(paragraph: Paragraph, closing: Option<Span>, text: &str) -> Paragraph {
    let start = paragraph.span.start;
    match closing.filter(|closing| start < closing.start && closing.start < paragraph.span.end) {
        Some(closing) => {
            let bare = Span::new(start, closing.start).of(text).trim_end().len();
            let label = paragraph.mark.map_or(0, |mark| usize::from(mark.label));
            Paragraph { span: Span::new(start, start + bare.max(label)), ..paragraph }
        }
        None => paragraph,
    }
}

/// Ends the open parts that do not hold one of this rank.
fn close(headings: &mut [Heading], open: &mut Vec<Open>, rank: (u8, u8), end: usize, text: &str) {
    while let Some(last) = open.pop_if(|last| last.rank >= rank) {
        let heading = &mut headings[last.at];
        let whole = Span::new(heading.span.start, end).of(text);
        let bare = whole.trim_end_matches(|c: char| c.is_whitespace() || c == '|').len();
        heading.span.end = heading.span.end.max(heading.span.start + bare);
    }
}

impl Outline {
    /// Whether a heading begins at byte `start`.
    pub(super) fn opens(&self, start: usize) -> bool {
        self.headings.binary_search_by_key(&start, |heading| heading.span.start).is_ok()
    }

    /// The parts that say who does what, none within another.
    pub(super) fn duties(&self, parts: &PartWords) -> Vec<Span> {
        let mut found: Vec<Span> = Vec::new();
        for heading in self.headings.iter().filter(|heading| heading.level < 4) {
            let inside = found.last().is_some_and(|last| last.contains(heading.span));
            if !inside && tells_duties(&heading.title, parts) {
                found.push(heading.span);
            }
        }
        found
    }
}

fn tells_duties(title: &str, parts: &PartWords) -> bool {
    let starts = std::iter::once(0).chain(title.match_indices(' ').map(|(at, _)| at + 1)).take(30);
    // `Tăng cường trách nhiệm lãnh đạo` gives none to anybody.
    title.to_lowercase().starts_with("trách nhiệm")
        || starts.into_iter().any(|at| parts.leads(&title[at..], Part::Duties).is_some())
}

/// How parts nest in this text.
pub(super) struct Ranks {
    /// Whether `I.` stands above `A.`
    roman_first: bool,
}

impl Ranks {
    fn of(paragraphs: &[Paragraph]) -> Self {
        let first = |kind| paragraphs.iter().position(|paragraph| paragraph.kind() == Some(kind)).unwrap_or(usize::MAX);
        Self { roman_first: first(MarkKind::Roman) < first(MarkKind::Capital) }
    }

    /// The rank of a paragraph: lower ones hold higher ones.
    pub(super) fn rank(&self, paragraph: &Paragraph) -> Option<(u8, u8)> {
        let mark = paragraph.mark?;
        let kind = match mark.kind {
            MarkKind::Capital if self.roman_first => MarkKind::Roman,
            MarkKind::Roman if self.roman_first => MarkKind::Capital,
            kind => kind,
        };
        Some((kind as u8 + 1, mark.depth))
    }
}

/// Words as a title: on one line, without the sign behind them.
pub(super) fn title(words: &str) -> String {
    let title = squeeze(words.trim_matches(|c: char| c.is_whitespace() || c == '|'));
    title.trim_end_matches([':', '.', ';', ' ']).to_owned()
}

/// Whether words may be the title that stands on the lines below `Chương I` or `PHỤ LỤC`.
pub(super) fn is_title(words: &str) -> bool {
    words.chars().count() < 300
        && !words.starts_with('(')
        && (is_capitals(words) || !words.trim_end().ends_with(['.', ';', ':', ',']))
        && roman_value(words.split('.').next().unwrap_or_default()).is_none()
}
