//! The check of a draft: a form for the file, then its text with what was found beside it. Nothing is kept.

use super::reply;
use crate::authority::AuthorityKey;
use crate::index::Engine;
use crate::ingest::pipeline::Reading;
use crate::query::check::{self, Draft, Finding, Severity};
use crate::query::is_known;
use crate::registry::Registry;
use crate::text::{PagedText, Span};
use crate::view::check::Counts;
use crate::view::error::Problem;
use crate::view::page::{PageReply, SentFile, authority_path, document_path};
use askama::Template;

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage<'a> {
    report: Option<Report<'a>>,
}

struct Report<'a> {
    name: &'a str,
    counts: Counts,
    findings: Vec<Found<'a>>,
    notices: Vec<&'a str>,
    sheets: Vec<Sheet<'a>>,
}

/// A finding, for a reader.
struct Found<'a> {
    number: usize,
    severity: &'static str,
    class: &'static str,
    page: u32,
    words: &'a str,
    message: &'a str,
    remedy: &'a str,
    authority: Option<String>,
    witnesses: Vec<(String, String)>,
}

/// A page of the draft in pieces.
struct Sheet<'a> {
    number: usize,
    pieces: Vec<Piece<'a>>,
}

/// Some text, with the findings that begin in it where it is marked.
struct Piece<'a> {
    text: &'a str,
    class: Option<&'static str>,
    numbers: Vec<usize>,
}

pub(super) fn form() -> Result<PageReply, Problem> {
    reply::html(200, &CheckPage { report: None })
}

pub(super) fn page(engine: &dyn Engine, registry: &Registry, sent: &SentFile) -> Result<PageReply, Problem> {
    let Reading { text, .. } = &*sent.reading;
    let found = check::check(Draft::from(&*sent.reading), registry, Some(engine), None)?;
    let mut findings = Vec::new();
    for (at, finding) in found.iter().enumerate() {
        findings.push(told(engine, at + 1, finding)?);
    }
    let report = Report {
        name: &sent.name,
        counts: Counts::of(&found),
        findings,
        notices: text.notices.iter().map(|notice| notice.message.as_str()).collect(),
        sheets: sheets(text, &found),
    };
    reply::html(200, &CheckPage { report: Some(report) })
}

/// So many documents that bear a finding out are linked.
const LINKED: usize = 4;

fn told<'a>(engine: &dyn Engine, number: usize, finding: &'a Finding) -> Result<Found<'a>, Problem> {
    let authority = match &finding.authority {
        Some(key) if is_known(engine, &key.0)? => Some(authority_path(&AuthorityKey(key.0.clone()))),
        _ => None,
    };
    let witnesses = finding.witnesses.iter().take(LINKED).map(|witness| {
        let name = witness.title.as_ref().unwrap_or(&witness.name);
        (format!("{name}, tr. {}", witness.page), format!("{}#trang-{}", document_path(&witness.id), witness.page))
    });
    Ok(Found {
        number,
        severity: match finding.severity {
            Severity::Error => "Sai",
            Severity::Warning => "Cần xem lại",
            Severity::Hint => "Gợi ý",
        },
        class: finding.severity.name(),
        page: finding.place.page,
        words: &finding.words,
        message: &finding.message.vi,
        remedy: &finding.remedy.vi,
        authority,
        witnesses: witnesses.collect(),
    })
}

fn sheets<'a>(text: &'a PagedText, findings: &[Finding]) -> Vec<Sheet<'a>> {
    let spans: Vec<Span> = text.page_spans().collect();
    let spans = if spans.is_empty() { vec![Span::new(0, text.text().len())] } else { spans };
    let sheet = |(at, page): (usize, Span)| Sheet { number: at + 1, pieces: pieces(text.text(), page, findings) };
    spans.into_iter().enumerate().map(sheet).collect()
}

/// A page, cut where a finding begins or ends; a piece has the gravest severity of those that it lies in.
fn pieces<'a>(text: &'a str, page: Span, findings: &[Finding]) -> Vec<Piece<'a>> {
    let inside = |at: &usize| page.start < *at && *at < page.end && text.is_char_boundary(*at);
    let mut cuts: Vec<usize> =
        findings.iter().flat_map(|finding| [finding.span.start, finding.span.end]).filter(inside).collect();
    cuts.extend([page.start, page.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |pair: &[usize]| {
        let (start, end) = (*pair.first()?, *pair.last()?);
        let here = findings.iter().enumerate().filter(|(_, f)| f.span.start < end && start < f.span.end);
        let class = here.clone().map(|(_, finding)| finding.severity).min().map(Severity::name);
        let numbers = here.filter(|(_, f)| f.span.start == start).map(|(at, _)| at + 1).collect();
        Some(Piece { text: text.get(start..end)?, class, numbers })
    };
    cuts.windows(2).filter_map(piece).collect()
}
