//! A draft checked: what its citations get wrong, beside its text.

use super::basis::{Shown, shown};
use super::frame::Frame;
use super::notices::{Notices, notices};
use super::reply;
use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::effect::Reading;
use crate::query::check::{self, Finding, Severity};
use crate::source::Kind;
use crate::text::Span;
use crate::view::check::Counts;
use crate::view::error::Problem;
use crate::view::page::{Draft, PageReply, Unread, authority_path};
use crate::view::sentences::{message, remedy};
use askama::Template;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage {
    frame: Frame,
    report: Option<Report>,
    /// The day that was asked for, as it stands in the form.
    on: String,
    /// Name of the file and why it could not be read.
    failed: Option<(String, String)>,
}

impl CheckPage {
    /// The endings of files that can be chosen, as the form tells the browser.
    fn accepted(&self) -> String {
        accepted()
    }
}

/// The endings of files that hold one document, as forms tell the browser.
pub(super) fn accepted() -> String {
    let documents = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Archive);
    documents.flat_map(Kind::endings).map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(",")
}

struct Report {
    name: String,
    counts: Counts,
    found: Vec<Found>,
    notices: Notices,
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

/// Some text, with the findings that it lies in: their gravest severity, the first of them, and all their messages.
struct Piece {
    text: String,
    class: Option<&'static str>,
    first: usize,
    messages: String,
    /// The findings that begin here.
    begin: Vec<usize>,
}

/// The form alone.
pub(super) fn form(frame: Frame) -> Result<PageReply, Problem> {
    reply::html(None, &CheckPage { frame, report: None, on: String::new(), failed: None })
}

pub(super) fn page(frame: Frame, corpus: &Corpus<'_>, draft: &Draft) -> Result<PageReply, Problem> {
    let on = draft.on.map(|date| date.in_vietnamese()).unwrap_or_default();
    let reading = match &draft.reading {
        Ok(reading) => reading,
        Err(Unread { problem, told }) => {
            let failed = Some((draft.name.clone(), frame.w.said(told).to_owned()));
            return reply::html(Some(problem.kind), &CheckPage { frame, report: None, on, failed });
        }
    };
    let findings = check::check(reading, corpus.registry(), Some(corpus), draft.on)?;
    let known = corpus.known_of(findings.iter().filter_map(|finding| finding.authority.as_ref()))?;
    let found = findings.iter().enumerate().map(|(index, finding)| found(&known, &frame, index, finding));
    let report = Report {
        name: draft.name.clone(),
        counts: Counts::of(&findings),
        found: found.collect(),
        notices: notices(frame.w, &reading.text.notices),
        pages: pages(&frame, reading, &findings),
    };
    reply::html(None, &CheckPage { frame, report: Some(report), on, failed: None })
}

fn found(known: &BTreeSet<AuthorityKey>, frame: &Frame, index: usize, finding: &Finding) -> Found {
    let authority = finding.authority.as_ref().filter(|key| known.contains(*key)).map(authority_path);
    Found {
        index,
        class: finding.severity.name(),
        severity: frame.w.severity(finding.severity),
        message: frame.w.said(&message(&finding.what)).to_owned(),
        remedy: frame.w.said(&remedy(&finding.what)).to_owned(),
        words: finding.words.clone(),
        page: finding.place.page,
        line: finding.place.line,
        authority,
        witnesses: finding.witnesses.iter().take(5).map(shown).collect(),
    }
}

/// The text, cut where a finding begins or ends.
fn pages(frame: &Frame, reading: &Reading, findings: &[Finding]) -> Vec<Page> {
    let text = reading.text.text();
    let page = |(index, span): (usize, Span)| Page { number: index + 1, pieces: pieces(frame, text, span, findings) };
    reading.text.page_spans().enumerate().map(page).collect()
}

fn pieces(frame: &Frame, text: &str, page: Span, findings: &[Finding]) -> Vec<Piece> {
    let inside = |at: &usize| page.start < *at && *at < page.end && text.is_char_boundary(*at);
    let ends = findings.iter().flat_map(|finding| [finding.span.start, finding.span.end]);
    let mut cuts: Vec<usize> = ends.filter(inside).chain([page.start, page.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |pair: &[usize]| {
        let (start, end) = (*pair.first()?, *pair.last()?);
        let here = || findings.iter().enumerate().filter(move |(_, f)| f.span.start < end && start < f.span.end);
        let told = |finding: &Finding| frame.w.said(&message(&finding.what)).to_owned();
        let messages: Vec<String> = here().map(|(_, finding)| told(finding)).collect();
        Some(Piece {
            text: text.get(start..end)?.to_owned(),
            class: here().map(|(_, finding)| finding.severity).min().map(Severity::name),
            first: here().next().map_or(0, |(number, _)| number),
            messages: messages.join("\n"),
            begin: here().filter(|(_, finding)| finding.span.start == start).map(|(number, _)| number).collect(),
        })
    };
    cuts.windows(2).filter_map(piece).collect()
}
