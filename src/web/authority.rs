//! One authority: what documents call it, and who cites it, on which page, in which words.

use super::counts::{CountRow, rows};
use super::evidence::{self, Dispute, Relations};
use super::frame::Frame;
use super::highlight::{Words, pieces};
use super::{names, reply, words};
use crate::authority::AuthorityKey;
use crate::document::PartialDate;
use crate::index::{Engine, FacetCount, Record};
use crate::query::{self, Aspect, AuthoritySummary, CitedByRow, Said};
use crate::registry::Registry;
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, document_path, with_query};
use crate::view::parameters::Parameters;
use crate::view::{authority, cited_by};
use askama::Template;

#[derive(Template)]
#[template(path = "authority.html")]
struct AuthorityPage {
    frame: Frame,
    name: String,
    facts: Vec<(&'static str, String)>,
    disputes: Vec<Dispute>,
    stated: Vec<Relations>,
    registered: Vec<Relations>,
    held: Vec<(String, String)>,
    address: String,
    documents: usize,
    total: usize,
    provinces: Vec<Choice>,
    years: Vec<Choice>,
    roles: Vec<Choice>,
    narrowed: bool,
    citing: Vec<Citing>,
    counts: Vec<(&'static str, Vec<CountRow>)>,
    earlier: Option<String>,
    later: Option<String>,
}

/// One choice of a list.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// One document that cites it, and where.
struct Citing {
    title: String,
    link: String,
    facts: Vec<String>,
    places: Vec<Place>,
}

struct Place {
    page: u32,
    class: &'static str,
    role: &'static str,
    pinpoint: String,
    words: Vec<Words>,
    unsure: bool,
    by_corpus: bool,
}

pub(super) fn page(
    frame: Frame,
    engine: &dyn Engine,
    registry: &Registry,
    key: &AuthorityKey,
    parameters: &Parameters,
) -> Result<PageReply, Problem> {
    let request = cited_by::request(&key.0, parameters)?;
    let summary = query::authority(engine, &key.0)?.ok_or_else(|| authority::unknown(key))?;
    let answer = query::cited_by(engine, registry, &request)?;
    let held = engine.fetch(&summary.held_as)?;
    let here = authority_path(key);
    let at = |offset: usize| {
        let offset = if offset == 0 { String::new() } else { offset.to_string() };
        let kept = ["province", "year", "role", "type"].map(|name| (name, parameters.text(name).unwrap_or_default()));
        with_query(&here, kept.into_iter().chain([("offset", offset.as_str())]))
    };
    let beyond = request.offset.saturating_add(request.limit.max(1));
    let page = AuthorityPage {
        frame,
        name: names::joined(first(&summary.types), first(&summary.names))
            .or_else(|| own_name(held.first()?))
            .unwrap_or_else(|| key.0.clone()),
        facts: facts(&summary),
        disputes: evidence::disputes(&summary.conflicts),
        stated: evidence::stated(&summary.amends, &summary.amended_by),
        registered: evidence::registered(engine, &query::known_facts(registry, &key.0))?,
        held: held.iter().map(link).collect(),
        documents: summary.documents,
        total: answer.total,
        provinces: choices(&summary.provinces, parameters.text("province")),
        years: choices(&newest_first(&summary.years), parameters.text("year")),
        roles: roles(parameters.text("role")),
        narrowed: ["province", "year", "role", "type"].iter().any(|name| parameters.text(name).is_some()),
        citing: citing(&answer.rows),
        counts: vec![
            ("Theo địa phương", rows(&summary.provinces, 40, |value| with_query(&here, [("province", value)]))),
            ("Theo năm", rows(&newest_first(&summary.years), 40, |value| with_query(&here, [("year", value)]))),
        ],
        earlier: (request.offset > 0).then(|| at(request.offset.saturating_sub(request.limit.max(1)))),
        later: (beyond < answer.total).then(|| at(beyond)),
        address: here,
    };
    reply::html(200, &page)
}

fn newest_first(years: &[FacetCount]) -> Vec<FacetCount> {
    let mut years = years.to_vec();
    years.sort_by(|a, b| b.value.cmp(&a.value));
    years
}

fn choices(counts: &[FacetCount], chosen: Option<&str>) -> Vec<Choice> {
    let choice = |count: &FacetCount| Choice {
        value: count.value.clone(),
        label: format!("{} ({})", count.value, count.count),
        chosen: chosen == Some(count.value.as_str()),
    };
    counts.iter().map(choice).collect()
}

fn roles(chosen: Option<&str>) -> Vec<Choice> {
    let choice = |role| Choice {
        value: words::role_name(role).to_owned(),
        label: words::role(role).to_owned(),
        chosen: chosen == Some(words::role_name(role)),
    };
    words::ROLES.into_iter().map(choice).collect()
}

/// What documents say of it. Where they write it in several ways all are shown, with how many documents do so; what
/// they contradict each other in is told apart.
fn facts(summary: &AuthoritySummary) -> Vec<(&'static str, String)> {
    let disputed = |aspect| summary.conflicts.iter().any(|conflict| conflict.aspect == aspect);
    let undisputed = |aspect, said| if disputed(aspect) { None } else { told(said, str::to_owned) };
    let all = [
        ("Ngày ban hành", if disputed(Aspect::Date) { None } else { told(&summary.dates, written) }),
        ("Cơ quan ban hành", undisputed(Aspect::Issuer, &summary.issuers)),
        ("Trích yếu", first(&summary.subjects).map(str::to_owned)),
        ("Còn được viết là", (summary.names.len() > 1).then(|| told(&summary.names, str::to_owned)).flatten()),
        ("URN", summary.urn.clone()),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn told(said: &[Said], write: impl Fn(&str) -> String) -> Option<String> {
    match said {
        [] => None,
        [only] => Some(write(&only.value)),
        several => {
            let told = |said: &Said| format!("{} ({} văn bản)", write(&said.value), said.documents);
            Some(several.iter().map(told).collect::<Vec<_>>().join("; "))
        }
    }
}

fn written(date: &str) -> String {
    PartialDate::parse(date).map_or_else(|| date.to_owned(), words::date)
}

/// What a document that nobody cites is called: what it calls itself.
fn own_name(record: &Record) -> Option<String> {
    names::joined(record.document.doc_type.as_deref(), record.document.canonical.as_deref())
}

fn link(record: &Record) -> (String, String) {
    let title = record.document.title.as_ref().unwrap_or(&record.source.name);
    (title.clone(), document_path(&record.id))
}

/// Rows of one document together; they come one after the other.
fn citing(rows: &[CitedByRow]) -> Vec<Citing> {
    let of_document = rows.chunk_by(|one, two| one.id == two.id);
    of_document.filter_map(|rows| Some(of_one(rows.first()?, rows))).collect()
}

fn of_one(document: &CitedByRow, rows: &[CitedByRow]) -> Citing {
    let year = document.year.map(|year| year.to_string());
    let facts = [document.canonical.clone(), document.province.clone(), year, document.doc_type.clone()];
    Citing {
        title: document.title.clone().unwrap_or_else(|| document.name.clone()),
        link: document_path(&document.id),
        facts: facts.into_iter().flatten().collect(),
        places: rows.iter().map(place).collect(),
    }
}

fn place(row: &CitedByRow) -> Place {
    let pinpoint = row.pinpoints.iter().map(|pinpoint| {
        let parts = [("điểm", &pinpoint.point), ("khoản", &pinpoint.clause), ("Điều", &pinpoint.article)];
        let mut said: Vec<String> =
            parts.iter().filter_map(|(word, value)| Some(format!("{word} {}", value.as_ref()?))).collect();
        said.extend(pinpoint.part.clone());
        said.join(" ")
    });
    Place {
        page: row.page,
        class: words::role_name(row.role),
        role: words::role(row.role),
        pinpoint: pinpoint.collect::<Vec<_>>().join(", "),
        words: pieces(&row.context),
        unsure: row.authority.is_none(),
        by_corpus: row.settled_by_corpus,
    }
}

fn first(said: &[Said]) -> Option<&str> {
    said.first().map(|said| said.value.as_str())
}
