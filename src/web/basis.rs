//! The legal basis: what a document rests on up to the laws, or what plans on a topic rest on.

use super::{names, reply, words};
use crate::authority::AuthorityKey;
use crate::index::{Engine, Record};
use crate::notation::PartialDate;
use crate::query::basis::{self, BasisRow, SuggestRequest, Suggested};
use crate::query::find_document;
use crate::query::status::{Change, ChangeKind, Grounds, Holds, Standing, Status};
use crate::registry::{Evidence, Registry};
use crate::view::basis::{BasisRequest, request};
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, document_path};
use crate::view::parameters::Parameters;
use askama::Template;

#[derive(Template)]
#[template(path = "basis.html")]
struct BasisPage {
    topic: String,
    document: String,
    on: String,
    /// How the question was understood.
    understood: Vec<String>,
    chain: Option<Chain>,
    suggested: Option<Vec<Row>>,
    comparable: Vec<(String, String)>,
}

struct Chain {
    title: String,
    link: String,
    on: Option<String>,
    cut: bool,
    rows: Vec<Row>,
}

/// One authority.
struct Row {
    /// How far up, from 1 to 6; more is not set in further.
    depth: usize,
    name: String,
    link: Option<String>,
    about: String,
    status: Option<Stood>,
    held: Option<String>,
    /// Whether its own basis is told at an earlier row.
    told: bool,
    shown_by: Vec<(String, String)>,
}

/// How an authority stands on the day.
struct Stood {
    class: &'static str,
    words: String,
}

pub(super) fn page(engine: &dyn Engine, registry: &Registry, parameters: &Parameters) -> Result<PageReply, Problem> {
    let given = |name| parameters.text(name).unwrap_or_default().to_owned();
    let mut page = BasisPage {
        topic: given("topic"),
        document: given("document"),
        on: given("on"),
        understood: Vec::new(),
        chain: None,
        suggested: None,
        comparable: Vec::new(),
    };
    if page.topic.is_empty() && page.document.is_empty() {
        return reply::html(200, &page);
    }
    match request(parameters, registry)? {
        BasisRequest::Document { named, on } => {
            let record = the_one(engine, registry, &named)?;
            let answer = basis::basis(engine, registry, record, on)?;
            page.chain = Some(Chain {
                title: answer.title.or(answer.canonical).unwrap_or(answer.name),
                link: document_path(&answer.id),
                on: answer.on.map(|days| words::date(days.last)),
                cut: answer.cut,
                rows: answer.rows.iter().map(chained).collect(),
            });
        }
        BasisRequest::Topic(request) => {
            let found = basis::suggest(engine, registry, &request)?;
            page.understood = understood(&request);
            page.suggested = Some(found.authorities.iter().map(suggested).collect());
            let plans = found.comparable.into_iter();
            page.comparable = plans.map(|plan| (plan.title.unwrap_or(plan.name), document_path(&plan.id))).collect();
        }
    }
    reply::html(200, &page)
}

fn the_one(engine: &dyn Engine, registry: &Registry, named: &str) -> Result<Record, Problem> {
    let mut found = engine.fetch(&find_document(engine, registry, named)?)?;
    match (found.pop(), found.is_empty()) {
        (Some(record), true) => Ok(record),
        (None, _) => Err(Problem::not_found("no_document", "the index holds no such document".to_owned())),
        (Some(_), false) => Err(Problem {
            status: 409,
            code: "several_documents",
            message: "`document` names several; give the id of one".to_owned(),
            field: Some("document"),
        }),
    }
}

fn understood(request: &SuggestRequest) -> Vec<String> {
    let province = request.province.as_ref().map(|province| format!("địa phương: {province}"));
    let year = request.year.map(|year| format!("năm: {year}"));
    province.into_iter().chain(year).collect()
}

fn chained(row: &BasisRow) -> Row {
    let name = names::joined(row.doc_type.as_deref(), Some(&row.name)).unwrap_or_else(|| row.name.clone());
    Row {
        depth: row.depth.min(6),
        name,
        link: row.authority.as_ref().map(authority_path),
        about: row.issuer.clone().unwrap_or_default(),
        status: row.status.as_ref().map(stood),
        held: row.held.as_ref().map(document_path),
        told: row.told_at.is_some(),
        shown_by: Vec::new(),
    }
}

fn suggested(found: &Suggested) -> Row {
    let date = found.date.map(|date| format!("ngày {}", words::date(date)));
    let about = found.issuer.iter().cloned().chain(date).collect::<Vec<_>>().join(", ");
    let witness = |witness: &crate::query::Witness| {
        let name = witness.title.as_ref().unwrap_or(&witness.name);
        (format!("{name}, tr. {}", witness.page), format!("{}#trang-{}", document_path(&witness.id), witness.page))
    };
    Row {
        depth: 1,
        name: names::joined(found.doc_type.as_deref(), found.canonical.as_deref())
            .unwrap_or_else(|| found.authority.0.clone()),
        link: Some(authority_path(&found.authority)),
        about,
        status: found.status.as_ref().map(stood),
        held: None,
        told: false,
        shown_by: found.shown_by.iter().map(witness).collect(),
    }
}

/// How it stands, since when, and by which document.
fn stood(status: &Status) -> Stood {
    let (class, mut said) = match status.standing {
        Standing::InForce => ("good", "còn hiệu lực".to_owned()),
        Standing::Amended => ("amended", "đã được sửa đổi, bổ sung".to_owned()),
        Standing::Replaced => ("gone", "đã được thay thế".to_owned()),
        Standing::NotYetInEffect => ("gone", "chưa có hiệu lực".to_owned()),
        Standing::Unknown => ("unknown", "chưa rõ hiệu lực".to_owned()),
    };
    // Of a replaced document only what replaced it is told: an earlier amendment did not.
    let kind = match status.standing {
        Standing::Amended => Some(ChangeKind::Amends),
        Standing::Replaced => Some(ChangeKind::Replaces),
        _ => None,
    };
    let changes = status.changes.iter().filter(|change| Some(change.kind) == kind && change.holds == Holds::Yes);
    let by: Vec<String> = changes.clone().take(3).map(|change| told(&change.by, change.since)).collect();
    if !by.is_empty() {
        said.push_str(&format!(" bởi {}", by.join(", ")));
    } else if let Some(since) = status.since.filter(|_| kind.is_some()) {
        said.push_str(&format!(" từ {}", words::date(since)));
    }
    let recalled = |change: &Change| matches!(change.grounds, Grounds::Registry { evidence: Evidence::Recalled, .. });
    let recalled_start = matches!(status.effective, Some((_, Evidence::Recalled)));
    if changes.take(3).any(recalled) || status.standing == Standing::NotYetInEffect && recalled_start {
        said.push_str(" (theo bảng dữ kiện, ghi theo trí nhớ, cần đối chiếu)");
    }
    Stood { class, words: said }
}

/// What changed it, and from when.
fn told(by: &str, since: Option<PartialDate>) -> String {
    since.map_or_else(|| by.to_owned(), |since| format!("{by} (từ {})", words::date(since)))
}

/// How the authority `key` stands `on` the day of a document that rests on it, as a class of the style sheet and in words.
pub(super) fn standing(
    engine: &dyn Engine,
    registry: &Registry,
    key: &AuthorityKey,
    on: crate::query::Days,
) -> Result<(&'static str, String), Problem> {
    let Stood { class, words } = stood(&crate::query::status::status(engine, registry, &key.0, on)?);
    Ok((class, words))
}
