//! One document: its letterhead, its text with citations marked, and what it cites.

use super::consolidated::{self, Mark, Marks};
use super::frame::Frame;
use super::marks::{Anchor, Page, pages};
use super::notices::{Notices, notices};
use super::standing::{self, Stand};
use super::words::Words;
use super::{names, reply};
use crate::authority::{AuthorityKey, Reference};
use crate::citation::{Kind, Role};
use crate::corpus::Corpus;
use crate::document::{Document, Heading, NumberHint, Task};
use crate::index::{DocumentId, Record};
use crate::ingest::is_row;
use crate::query::Days;
use crate::query::status::statuses;
use crate::source;
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, document_path, impact_path, with_query};
use askama::Template;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "document.html")]
struct DocumentPage<'a> {
    frame: Frame,
    title: &'a str,
    name: &'a str,
    facts: Vec<(&'static str, String)>,
    /// Who cites it: the address and how many.
    citing: Option<(String, usize)>,
    /// The address of the file; none where the document is a line of one.
    source: Option<String>,
    notices: Notices,
    legend: Vec<(&'static str, &'static str)>,
    pages: Vec<Page<'a>>,
    /// The same where the original opens at a page.
    paged_source: Option<String>,
    outline: Vec<Part<'a>>,
    /// What others did to the whole, and to what the outline does not hold.
    acted: Vec<(&'static str, Vec<Mark>)>,
    /// The same for programs; none where nothing acts on it.
    consolidated: Option<String>,
    /// Which documents rest on what it changes; none where it changes nothing.
    impact: Option<String>,
    tasks: Vec<TaskRow<'a>>,
    chain: String,
    cited: Vec<CitedRow>,
}

/// A heading of the outline.
struct Part<'a> {
    level: u8,
    label: &'a str,
    title: &'a str,
    /// Where it stands in the text.
    place: String,
    /// What others did to it.
    marks: Vec<Mark>,
}

struct TaskRow<'a> {
    text: &'a str,
    lead: String,
    with: String,
    when: &'a str,
    product: &'a str,
    page: u32,
    /// Where it stands in the text.
    place: String,
}

/// One cited document in one role, and the places where it is.
struct CitedRow {
    name: String,
    link: Option<String>,
    key: Option<AuthorityKey>,
    class: &'static str,
    role: &'static str,
    places: Vec<Place>,
    /// How a basis stood on the document's day.
    stand: Option<Stand>,
}

struct Place {
    index: usize,
    page: u32,
}

pub(super) fn page(frame: Frame, corpus: &Corpus<'_>, id: &DocumentId) -> Result<PageReply, Problem> {
    let record = corpus
        .settled(id)?
        .ok_or_else(|| Problem::not_found("no_document", "the index holds no document of that id".to_owned()))?;
    let citing = match &record.reading.own {
        Some(own) => Some((authority_path(own), corpus.times_cited(std::slice::from_ref(own))?.into_iter().sum())),
        None => None,
    };
    let marks = consolidated::marks(corpus, frame.w, &record)?;
    let mut page = of(frame, &record, citing, marks);
    if let Some(on) = record.reading.document.date.map(Days::of) {
        let is_basis = |row: &CitedRow| row.class == Role::LegalBasis.name();
        let keys: BTreeSet<AuthorityKey> =
            page.cited.iter().filter(|row| is_basis(row)).filter_map(|row| row.key.clone()).collect();
        let statuses = statuses(corpus, &keys, on)?;
        let known = standing::known(corpus, statuses.values())?;
        for row in page.cited.iter_mut().filter(|row| is_basis(row)) {
            let status = row.key.as_ref().and_then(|key| statuses.get(key));
            row.stand = status.map(|status| standing::of(&known, page.frame.w, status));
        }
    }
    reply::html(None, &page)
}

fn of(frame: Frame, record: &Record, citing: Option<(String, usize)>, mut marks: Marks) -> DocumentPage<'_> {
    let w = frame.w;
    let cited = cited(w, &record.reading.references);
    let roles = Role::ALL.into_iter().filter(|role| cited.iter().any(|row| row.class == role.name()));
    let source = (!is_row(&record.source.path)).then(|| format!("/api/v1{}/source", document_path(&record.id)));
    DocumentPage {
        frame,
        title: record.reading.document.title.as_deref().unwrap_or(&record.source.name),
        name: &record.source.name,
        facts: facts(w, &record.reading.document),
        citing,
        source: source.clone(),
        notices: notices(w, &record.reading.text.notices),
        legend: roles.map(|role| (role.name(), w.role_word(role))).collect(),
        pages: pages(w, &record.reading.text, &record.reading.references, anchors(&record.reading.document)),
        paged_source: source.filter(|_| source::Kind::Pdf.has_name(&record.source.name)),
        outline: parts(&record.reading.document.outline, &mut marks),
        acted: marks.beside(w),
        consolidated: marks.any.then(|| format!("/api/v1{}/consolidated", document_path(&record.id))),
        impact: impact(record),
        tasks: record.reading.document.tasks.iter().enumerate().map(task).collect(),
        chain: with_query("/legal-basis", [("document", record.id.0.as_str())]),
        cited,
    }
}

/// The headings that are shown: those with words, those of articles, and those that have marks.
fn parts<'h>(outline: &'h [Heading], marks: &mut Marks) -> Vec<Part<'h>> {
    let mut shown = Vec::new();
    for (index, heading) in outline.iter().enumerate() {
        if is_shown(heading) || marks.at(index) {
            shown.push(part(index, heading, marks));
        }
    }
    shown
}

fn part<'h>(index: usize, heading: &'h Heading, marks: &mut Marks) -> Part<'h> {
    let Heading { level, label, title, .. } = heading;
    Part { level: (*level).clamp(1, DEEPEST), label, title, place: part_place(index), marks: marks.take(index) }
}

/// The page of its impact, where it changes others.
fn impact(record: &Record) -> Option<String> {
    let changes = record.reading.effects.effects.iter().any(|effect| effect.kind.changes() && !effect.reported);
    record.reading.own.as_ref().filter(|_| changes).map(impact_path)
}

/// Clauses and points without a heading of their own would only lengthen the outline.
fn is_shown(heading: &Heading) -> bool {
    let label = heading.label.to_lowercase();
    !(heading.title.is_empty() && ["khoản", "điểm"].iter().any(|word| label.starts_with(word)))
}

/// The places of headings and tasks in the text.
fn anchors(document: &Document) -> Vec<Anchor> {
    let parts = document.outline.iter().enumerate();
    let parts = parts.map(|(index, heading)| Anchor { at: heading.span.start, name: part_place(index) });
    let tasks = document.tasks.iter().enumerate();
    let tasks = tasks.map(|(index, task)| Anchor { at: task.span.start, name: task_place(index) });
    parts.chain(tasks).collect()
}

fn part_place(index: usize) -> String {
    format!("m{index}")
}

fn task_place(index: usize) -> String {
    format!("n{index}")
}

/// Deeper headings are shown as deep as this.
const DEEPEST: u8 = 4;

fn task((index, task): (usize, &Task)) -> TaskRow<'_> {
    TaskRow {
        text: &task.text,
        lead: task.lead.join(", "),
        with: task.with.join(", "),
        when: task.when.as_deref().unwrap_or_default(),
        product: task.product.as_deref().unwrap_or_default(),
        page: task.page.get(),
        place: task_place(index),
    }
}

/// What the letterhead says, in the order in which it says it.
fn facts(w: &Words, document: &Document) -> Vec<(&'static str, String)> {
    let province = document.province.clone().map(|then| match &document.province_today {
        Some(today) if *today != then => format!("{then} ({} {today})", w.today_called),
        _ => then,
    });
    let signer = document.signer.as_ref().map(|signer| {
        let parts = [&signer.on_behalf, &signer.position, &signer.name];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
    });
    let all = [
        (w.fact_number, document.canonical.clone()),
        (w.fact_number_hint, document.number_hint.as_ref().and_then(NumberHint::canonical)),
        (w.fact_type, document.doc_type.clone()),
        (w.issuer, document.issuer.clone()),
        (w.province, province),
        (w.date, document.date.map(|date| date.in_vietnamese())),
        (w.fact_period, document.period.clone()),
        (w.fact_signer, signer),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value.filter(|v| !v.is_empty())?))).collect()
}

/// Every cited document once a role, in the order of first places. The document's own number is no citation.
fn cited(w: &Words, references: &[Reference]) -> Vec<CitedRow> {
    let mut rows: Vec<CitedRow> = Vec::new();
    for (index, reference) in references.iter().enumerate().filter(|(_, r)| r.citation.kind != Kind::Own) {
        let citation = &reference.citation;
        let place = Place { index, page: citation.page.get() };
        let name = names::of(reference);
        let class = citation.role.name();
        let link = reference.authority.as_ref().map(authority_path);
        match rows.iter_mut().find(|row| row.class == class && (row.name == name || link.is_some() && row.link == link))
        {
            Some(row) => row.places.push(place),
            None => rows.push(CitedRow {
                name,
                link,
                key: reference.authority.clone(),
                class,
                role: w.role_word(citation.role),
                places: vec![place],
                stand: None,
            }),
        }
    }
    rows
}
