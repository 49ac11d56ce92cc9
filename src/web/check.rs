//! A draft checked: what its citations get wrong, beside its text.

use super::basis::{Shown, shown};
use super::frame::Frame;
use super::reply;
use crate::index::Engine;
use crate::ingest::pipeline::Reading;
use crate::query::check::{self, Finding};
use crate::registry::Registry;
use crate::text::Span;
use crate::view::check::Counts;
use crate::view::error::Problem;
use crate::view::page::{Draft, PageReply, authority_path};
use askama::Template;

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage {
    frame: Frame,
    report: Option<Report>,
    /// Name of the file and why it could not be read.
    failed: Option<(String, String)>,
}

struct Report {
    name: String,
    counts: Counts,
    found: Vec<Found>,
    pages: Vec<Page>,
}

struct Found {
    index: usize,
    class: &'static str,
    severity: &'static str,
    message: String,
    remedy: String,
    words: String,
    page: u32,
    line: usize,
    authority: Option<String>,
    witnesses: Vec<Shown>,
}

/// A page of the draft in pieces.
struct Page {
    number: usize,
    pieces: Vec<Piece>,
}

struct Piece {
    text: String,
    /// The finding that is about these words, with its severity and message.
    mark: Option<(usize, &'static str, String)>,
}

/// The form alone.
pub(super) fn form(frame: Frame) -> Result<PageReply, Problem> {
    reply::html(200, &CheckPage { frame, report: None, failed: None })
}

pub(super) fn page(
    frame: Frame,
    engine: &dyn Engine,
    registry: &Registry,
    draft: &Draft,
) -> Result<PageReply, Problem> {
    let reading = match &draft.reading {
        Ok(reading) => reading,
        Err(problem) => {
            let failed = Some((draft.name.clone(), problem.message.clone()));
            return reply::html(problem.status, &CheckPage { frame, report: None, failed });
        }
    };
    let findings = check::check(check::Draft::from(reading), registry, Some(engine), None)?;
    let found = findings.iter().enumerate().map(|(index, finding)| found(&frame, index, finding));
    let report = Report {
        name: draft.name.clone(),
        counts: Counts::of(&findings),
        found: found.collect(),
        pages: pages(&frame, reading, &findings),
    };
    reply::html(200, &CheckPage { frame, report: Some(report), failed: None })
}

fn found(frame: &Frame, index: usize, finding: &Finding) -> Found {
    let said = |wording: &check::Wording| if frame.w.lang == "en" { wording.en.clone() } else { wording.vi.clone() };
    Found {
        index,
        class: finding.severity.name(),
        severity: frame.w.severity(finding.severity),
        message: said(&finding.message),
        remedy: said(&finding.remedy),
        words: finding.words.clone(),
        page: finding.place.page,
        line: finding.place.line,
        authority: finding.authority.as_ref().map(authority_path),
        witnesses: finding.witnesses.iter().take(5).map(shown).collect(),
    }
}

/// The text with the words of findings marked; of two that overlap the first, since marks cannot nest.
fn pages(frame: &Frame, reading: &Reading, findings: &[Finding]) -> Vec<Page> {
    let text = reading.text.text();
    let page = |(index, span): (usize, Span)| {
        let mut pieces = Vec::new();
        let mut at = span.start;
        for (number, finding) in findings.iter().enumerate() {
            let here = finding.span;
            if here.start < at || here.is_empty() || here.start >= span.end || text.get(here.start..here.end).is_none()
            {
                continue;
            }
            let here = Span::new(here.start, here.end.min(span.end));
            let message = if frame.w.lang == "en" { &finding.message.en } else { &finding.message.vi };
            push(&mut pieces, Span::new(at, here.start).of(text), None);
            push(&mut pieces, here.of(text), Some((number, finding.severity.name(), message.clone())));
            at = here.end;
        }
        push(&mut pieces, Span::new(at, span.end.max(at)).of(text), None);
        Page { number: index + 1, pieces }
    };
    reading.text.page_spans().enumerate().map(page).collect()
}

fn push(pieces: &mut Vec<Piece>, text: &str, mark: Option<(usize, &'static str, String)>) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), mark });
    }
}
