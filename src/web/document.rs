//! One document: its letterhead, its text with citations marked, and what it cites.

use super::marks::{Page, pages};
use super::{basis, names, reply, words};
use crate::authority::{AuthorityKey, Reference};
use crate::citation::Kind;
use crate::document::{Document, Heading, Task};
use crate::index::{DocumentId, Engine, Record};
use crate::query::basis::rests_on;
use crate::query::{Days, settle, times_cited};
use crate::registry::Registry;
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, document_path, with_query};
use askama::Template;

#[derive(Template)]
#[template(path = "document.html")]
struct DocumentPage<'a> {
    title: &'a str,
    name: &'a str,
    facts: Vec<(&'static str, String)>,
    /// Who cites it: the address and how many.
    citing: Option<(String, usize)>,
    source: String,
    notices: Vec<String>,
    legend: Vec<(&'static str, &'static str)>,
    pages: Vec<Page<'a>>,
    cited: Vec<CitedRow>,
    outline: Vec<Part>,
    tasks: Vec<TaskRow>,
    basis: String,
    /// The original file, where a browser can show it at a page.
    at_page: Option<String>,
}

/// A heading, and where it stands.
struct Part {
    level: u8,
    name: String,
    page: u32,
}

/// A task, and where it stands.
struct TaskRow {
    text: String,
    lead: String,
    with: String,
    when: String,
    page: u32,
}

/// One cited document in one role, and the places where it is.
struct CitedRow {
    name: String,
    key: Option<AuthorityKey>,
    link: Option<String>,
    /// Whether the document rests on it.
    basis: bool,
    class: &'static str,
    role: &'static str,
    /// How it stands on the day of the document, where that rests on it.
    standing: Option<(&'static str, String)>,
    places: Vec<Place>,
}

struct Place {
    index: usize,
    page: u32,
}

pub(super) fn page(engine: &dyn Engine, registry: &Registry, id: &DocumentId) -> Result<PageReply, Problem> {
    let mut record = engine
        .fetch(std::slice::from_ref(id))?
        .pop()
        .ok_or_else(|| Problem::not_found("no_document", "the index holds no document of that id".to_owned()))?;
    settle(engine, std::slice::from_mut(&mut record))?;
    let citing = match &record.own {
        Some(own) => Some((authority_path(own), times_cited(engine, &own.0)?)),
        None => None,
    };
    let mut page = of(&record, citing);
    if let Some(date) = record.document.date {
        for row in page.cited.iter_mut().filter(|row| row.basis) {
            if let Some(key) = &row.key {
                row.standing = Some(basis::standing(engine, registry, key, Days::of(date))?);
            }
        }
    }
    reply::html(200, &page)
}

fn of(record: &Record, citing: Option<(String, usize)>) -> DocumentPage<'_> {
    let cited = cited(&record.references);
    let roles = words::ROLES.into_iter().filter(|role| cited.iter().any(|row| row.class == words::role_name(*role)));
    let source = format!("/api/v1{}/source", document_path(&record.id));
    DocumentPage {
        title: record.document.title.as_deref().unwrap_or(&record.source.name),
        name: &record.source.name,
        facts: facts(&record.document),
        citing,
        source: source.clone(),
        notices: record.text.notices.iter().map(notice).collect(),
        legend: roles.map(|role| (words::role_name(role), words::role(role))).collect(),
        pages: pages(&record.text, &record.references),
        cited,
        outline: record.document.outline.iter().map(part).collect(),
        tasks: record.document.tasks.iter().map(task).collect(),
        basis: with_query("/legal-basis", [("document", record.id.0.as_str())]),
        at_page: record.source.name.to_lowercase().ends_with(".pdf").then_some(source),
    }
}

fn part(heading: &Heading) -> Part {
    let name = format!("{} {}", heading.label, heading.title).trim().to_owned();
    Part { level: heading.level.min(4), name, page: heading.page.get() }
}

fn task(task: &Task) -> TaskRow {
    TaskRow {
        text: task.text.clone(),
        lead: task.lead.join(", "),
        with: task.with.join(", "),
        when: task.when.clone().unwrap_or_default(),
        page: task.page.get(),
    }
}

fn notice(notice: &crate::text::Notice) -> String {
    match notice.page {
        Some(page) => format!("Trang {page}: {}", notice.message),
        None => notice.message.clone(),
    }
}

/// What the letterhead says, in the order in which it says it.
fn facts(document: &Document) -> Vec<(&'static str, String)> {
    let province = document.province.clone().map(|then| match &document.province_today {
        Some(today) if *today != then => format!("{then} (nay là {today})"),
        _ => then,
    });
    let signer = document.signer.as_ref().map(|signer| {
        let parts = [&signer.on_behalf, &signer.position, &signer.name];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
    });
    let all = [
        ("Số, ký hiệu", document.canonical.clone()),
        ("Loại", document.doc_type.clone()),
        ("Cơ quan ban hành", document.issuer.clone()),
        ("Địa phương", province),
        ("Ngày", document.date.map(words::date)),
        ("Giai đoạn", document.period.clone()),
        ("Người ký", signer),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value.filter(|v| !v.is_empty())?))).collect()
}

/// Every cited document once a role, in the order of first places. The document's own number is no citation.
fn cited(references: &[Reference]) -> Vec<CitedRow> {
    let mut rows: Vec<CitedRow> = Vec::new();
    for (index, reference) in references.iter().enumerate().filter(|(_, r)| r.citation.kind != Kind::Own) {
        let citation = &reference.citation;
        let place = Place { index, page: citation.page.get() };
        let name = names::of(reference);
        let class = words::role_name(citation.role);
        let link = reference.authority.as_ref().map(authority_path);
        match rows.iter_mut().find(|row| row.class == class && (row.name == name || link.is_some() && row.link == link))
        {
            Some(row) => row.places.push(place),
            None => rows.push(CitedRow {
                name,
                key: reference.authority.clone(),
                link,
                basis: rests_on(reference),
                class,
                role: words::role(citation.role),
                standing: None,
                places: vec![place],
            }),
        }
    }
    rows
}
