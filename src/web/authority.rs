//! One authority: what documents call it, and who cites it, on which page, in which words.

use super::counts::{CountRow, authorities, rows};
use super::evidence::{self, Dispute, Relations};
use super::frame::Frame;
use super::highlight::{Words as Marked, pieces};
use super::life::{self, StandOn, Step};
use super::relations::{self, Graph};
use super::standing;
use super::timeline::{Timeline, timeline};
use super::words::Words;
use super::{names, reply};
use crate::authority::AuthorityKey;
use crate::citation::Role;
use crate::config;
use crate::corpus::Corpus;
use crate::document::PartialDate;
use crate::index::{DocumentCard, FacetCount};
use crate::query::status::status;
use crate::query::{self, Aspect, AuthoritySummary, CitedByRow, Days, Said};
use crate::registry::{Document, official_address};
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, document_path, impact_path, with_query};
use crate::view::parameters::{Parameters, day, provision};
use crate::view::{authority, cited_by};
use askama::Template;

#[derive(Template)]
#[template(path = "authority.html")]
struct AuthorityPage {
    frame: Frame,
    name: String,
    official: Option<Official>,
    today: StandOn,
    life: Vec<Step>,
    facts: Vec<(&'static str, String)>,
    disputes: Vec<Dispute>,
    stated: Vec<Relations>,
    registered: Vec<Relations>,
    graph: Option<Graph>,
    held: Vec<(String, String)>,
    /// Which documents rest on what it changes; none where nothing is known that it changes.
    impact: Option<String>,
    address: String,
    documents: usize,
    total: usize,
    provinces: Vec<Choice>,
    years: Vec<Choice>,
    roles: Vec<Choice>,
    narrowed: bool,
    citing: Vec<Citing>,
    counts: Vec<(&'static str, Vec<CountRow>)>,
    timeline: Option<Timeline>,
    on: String,
    provision: String,
    standing: Option<StandOn>,
    cited_with: Vec<CountRow>,
    earlier: Option<String>,
    later: Option<String>,
}

/// What official sources have of it.
struct Official {
    title: Option<String>,
    facts: Vec<(&'static str, String)>,
    link: Option<String>,
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
    words: Vec<Marked>,
    unsure: bool,
    by_corpus: bool,
}

pub(super) fn page(
    frame: Frame,
    corpus: &Corpus<'_>,
    key: &AuthorityKey,
    parameters: &Parameters,
) -> Result<PageReply, Problem> {
    let request = cited_by::request(&key.0, parameters)?;
    query::ask_about(corpus, key)?;
    let known = query::known_facts(corpus.registry(), key);
    let summary = match query::authority(corpus, key)? {
        Some(summary) => summary,
        None if known.document.is_some() => query::unheard(key),
        None => return Err(authority::unknown(key)),
    };
    let answer = query::cited_by(corpus, &request)?;
    let w = frame.w;
    let on = day(parameters, "on")?;
    let now = config::today();
    let status = status(corpus, key, Days::of(on.unwrap_or(now)))?;
    let paths = standing::known(corpus, [&status])?;
    let today = status.on_day(Days::of(now));
    let provision = parameters.text("provision").map(|written| provision(written, corpus.registry())).transpose()?;
    let asked = provision.as_ref().map_or_else(|| status.clone(), |provision| status.of_provision(provision));
    let chosen = on.or(provision.as_ref().map(|_| now));
    let here = authority_path(key);
    let at = |offset: usize| {
        let offset = if offset == 0 { String::new() } else { offset.to_string() };
        let kept = ["province", "year", "role", "type"].map(|name| (name, parameters.text(name).unwrap_or_default()));
        with_query(&here, kept.into_iter().chain([("offset", offset.as_str())]))
    };
    let beyond = request.offset.saturating_add(request.limit.max(1));
    let name = names::joined(first(&summary.types), first(&summary.names))
        .or_else(|| own_name(summary.held.first()?))
        .or_else(|| known.document.as_ref().map(names::official))
        .unwrap_or_else(|| key.0.clone());
    let name = numbered(name, known.document.as_ref());
    let stated = evidence::stated(w, &summary.amends, &summary.amended_by);
    let registered = evidence::registered(w, corpus, &known)?;
    // What it changes is told by its own text, or by the registry.
    let told = !summary.held.is_empty() || known.relations.iter().any(|known| known.acts);
    let impact = told.then(|| impact_path(key));
    let page = AuthorityPage {
        frame,
        graph: relations::graph(w, &name, &[&stated, &registered], "quan-he-ds"),
        name,
        official: known.document.as_ref().map(|document| official(w, document, summary.dates.is_empty())),
        life: life::steps(w, &paths, &today),
        today: life::stands(corpus.registry(), &paths, w, &today, now),
        facts: facts(w, &summary),
        disputes: evidence::disputes(w, &summary.conflicts),
        stated,
        registered,
        held: summary.held.iter().map(link).collect(),
        impact,
        documents: summary.documents,
        total: answer.total,
        provinces: choices(&summary.provinces, parameters.text("province")),
        years: choices(&newest_first(&summary.years), parameters.text("year")),
        roles: roles(w, parameters.text("role")),
        narrowed: ["province", "year", "role", "type"].iter().any(|name| parameters.text(name).is_some()),
        citing: citing(w, &answer.rows),
        counts: vec![
            (w.per_province, rows(&summary.provinces, 40, |value| with_query(&here, [("province", value)]))),
            (w.per_year, rows(&newest_first(&summary.years), 40, |value| with_query(&here, [("year", value)]))),
        ],
        timeline: timeline(&summary.years, |year| with_query(&here, [("year", year)])),
        on: parameters.text("on").unwrap_or_default().to_owned(),
        provision: parameters.text("provision").unwrap_or_default().to_owned(),
        standing: chosen.map(|on| life::stands(corpus.registry(), &paths, w, &asked, on)),
        cited_with: authorities(&summary.cited_with),
        earlier: (request.offset > 0).then(|| at(request.offset.saturating_sub(request.limit.max(1)))),
        later: (beyond < answer.total).then(|| at(beyond)),
        address: here,
    };
    reply::html(None, &page)
}

/// A law's name with its number behind it: laws of several years share the name.
fn numbered(name: String, document: Option<&Document>) -> String {
    match document {
        Some(document) if !name.contains(&document.number) => format!("{name} số {}", document.number),
        _ => name,
    }
}

/// What official sources have of it; its day of issue where no document gives one (`dated`).
fn official(w: &Words, document: &Document, dated: bool) -> Official {
    let day = |day: &str| PartialDate::parse(day).map_or_else(|| day.to_owned(), |day| day.in_vietnamese());
    let edition = document.codified.as_ref().map(|edition| format!("{} {edition}", w.edition));
    let all = [(w.issued, document.issued.as_deref().filter(|_| dated).map(day)), (w.official_code, edition)];
    Official {
        title: document.title.clone(),
        facts: all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect(),
        link: document.item.as_deref().map(official_address),
    }
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

fn roles(w: &Words, chosen: Option<&str>) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        value: role.name().to_owned(),
        label: w.role_word(role).to_owned(),
        chosen: chosen == Some(role.name()),
    };
    Role::ALL.into_iter().map(choice).collect()
}

/// What documents say of it. Where they write it in several ways all are shown, with how many documents do so; what
/// they contradict each other in is told apart.
fn facts(w: &Words, summary: &AuthoritySummary) -> Vec<(&'static str, String)> {
    let disputed = |aspect| summary.conflicts.iter().any(|conflict| conflict.aspect == aspect);
    let undisputed = |aspect, said| if disputed(aspect) { None } else { told(w, said, str::to_owned) };
    let all = [
        (w.issued, if disputed(Aspect::Date) { None } else { told(w, &summary.dates, written) }),
        (w.issuer, undisputed(Aspect::Issuer, &summary.issuers)),
        (w.subject, first(&summary.subjects).map(str::to_owned)),
        (w.also_written, (summary.names.len() > 1).then(|| told(w, &summary.names, str::to_owned)).flatten()),
        ("URN", summary.urn.clone()),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn told(w: &Words, said: &[Said], write: impl Fn(&str) -> String) -> Option<String> {
    match said {
        [] => None,
        [only] => Some(write(&only.value)),
        several => {
            let told = |said: &Said| format!("{} ({} {})", write(&said.value), said.documents, w.documents);
            Some(several.iter().map(told).collect::<Vec<_>>().join("; "))
        }
    }
}

fn written(date: &str) -> String {
    PartialDate::parse(date).map_or_else(|| date.to_owned(), |date| date.in_vietnamese())
}

/// What a document that nobody cites is called: what it calls itself.
fn own_name(card: &DocumentCard) -> Option<String> {
    names::joined(card.doc_type.as_deref(), card.canonical.as_deref())
}

fn link(card: &DocumentCard) -> (String, String) {
    (card.title_or_name().to_owned(), document_path(&card.id))
}

/// Rows of one document together; they come one after the other.
fn citing(w: &Words, rows: &[CitedByRow]) -> Vec<Citing> {
    let of_document = rows.chunk_by(|one, two| one.card.id == two.card.id);
    of_document.filter_map(|rows| Some(of_one(w, rows.first()?, rows))).collect()
}

fn of_one(w: &Words, first: &CitedByRow, rows: &[CitedByRow]) -> Citing {
    let document = &first.card;
    let year = document.year.map(|year| year.to_string());
    let facts = [document.canonical.clone(), document.province.clone(), year, document.doc_type.clone()];
    Citing {
        title: document.title_or_name().to_owned(),
        link: document_path(&document.id),
        facts: facts.into_iter().flatten().collect(),
        places: rows.iter().map(|row| place(w, row)).collect(),
    }
}

fn place(w: &Words, row: &CitedByRow) -> Place {
    let pinpoint = row.pinpoints.iter().map(|pinpoint| {
        let parts = [("điểm", &pinpoint.point), ("khoản", &pinpoint.clause), ("Điều", &pinpoint.article)];
        let mut said: Vec<String> =
            parts.iter().filter_map(|(word, value)| Some(format!("{word} {}", value.as_ref()?))).collect();
        said.extend(pinpoint.part.clone());
        said.join(" ")
    });
    Place {
        page: row.page,
        class: row.role.name(),
        role: w.role_word(row.role),
        pinpoint: pinpoint.collect::<Vec<_>>().join(", "),
        words: pieces(&row.context),
        unsure: row.authority.is_none(),
        by_corpus: row.settled_by_corpus,
    }
}

fn first(said: &[Said]) -> Option<&str> {
    said.first().map(|said| said.value.as_str())
}
