//! What the index holds: documents by province and year, what failed, what readers doubted.

use super::frame::Frame;
use super::reply;
use super::words::Words;
use crate::index::{Engine, Facet, Failure, Hits, Keyword, Node, Plan, Sort};
use crate::query::notices;
use crate::view::error::Problem;
use crate::view::page::{PageReply, document_path, search_path};
use askama::Template;

#[derive(Template)]
#[template(path = "corpus.html")]
struct CorpusPage {
    frame: Frame,
    documents: usize,
    years: Vec<String>,
    provinces: Vec<Row>,
    failures: Vec<Failed>,
    /// Failures that are not shown.
    more_failures: usize,
    notices: Vec<(String, usize, usize)>,
    scans: Vec<(String, String)>,
    more_scans: usize,
}

/// A province and its documents, year by year.
struct Row {
    name: String,
    link: String,
    total: usize,
    cells: Vec<(usize, String)>,
}

struct Failed {
    name: String,
    stage: String,
    /// The reason in the language of the page, where the reader's is in another.
    reason: Option<&'static str>,
    message: String,
}

/// So many failures and scans are shown; all are counted.
const SHOWN: usize = 200;
/// So many provinces and years.
const MOST_VALUES: usize = 100;

pub(super) fn page(frame: Frame, engine: &dyn Engine) -> Result<PageReply, Problem> {
    let all = counted(engine, Node::All, 0, &[Keyword::Province, Keyword::Year])?;
    let mut years = values(&all, Keyword::Year).into_iter().map(|(year, _)| year).collect::<Vec<_>>();
    // The newest first, so that a narrow screen begins with them.
    years.sort_by(|a, b| b.cmp(a));
    let mut provinces = Vec::new();
    for (name, total) in values(&all, Keyword::Province) {
        let of_year =
            values(&counted(engine, Node::Is(Keyword::Province, name.clone()), 0, &[Keyword::Year])?, Keyword::Year);
        let cell = |year: &String| {
            let count = of_year.iter().find(|(other, _)| other == year).map_or(0, |(_, count)| *count);
            (count, search_path([("province", name.as_str()), ("year", year.as_str())]))
        };
        let link = search_path([("province", name.as_str())]);
        provinces.push(Row { link, total, cells: years.iter().map(cell).collect(), name });
    }
    let failures: Vec<Failure> = engine.sources()?.into_iter().filter_map(|entry| entry.outcome.err()).collect();
    let scans = counted(engine, Node::Is(Keyword::Notice, "ocr".to_owned()), SHOWN, &[])?;
    let ids: Vec<_> = scans.hits.iter().map(|hit| hit.id.clone()).collect();
    let scanned = engine.fetch(&ids)?;
    let scanned = scanned.iter().map(|record| {
        let title = record.reading.document.title.as_ref().unwrap_or(&record.source.name);
        (title.clone(), document_path(&record.id))
    });
    let told = notices(engine)?.into_iter();
    let page = CorpusPage {
        documents: all.total,
        years,
        provinces,
        more_failures: failures.len().saturating_sub(SHOWN),
        failures: failures.into_iter().take(SHOWN).map(|failure| failed(frame.w, failure)).collect(),
        notices: told.map(|n| (frame.w.notice(&n.kind).to_owned(), n.documents, n.notices)).collect(),
        scans: scanned.collect(),
        more_scans: scans.total.saturating_sub(SHOWN),
        frame,
    };
    reply::html(None, &page)
}

/// By its name alone: where files lie on the server is nobody's business.
fn failed(w: &Words, failure: Failure) -> Failed {
    let Failure { source, stage, kind, message } = failure;
    let message = message.replace(&source.path, &source.name);
    // The row has the name already.
    let told = message.strip_prefix(&source.name).and_then(|rest| rest.strip_prefix(": ")).map(str::to_owned);
    let message = told.unwrap_or(message);
    Failed { name: source.name, stage: w.stage(&stage).to_owned(), reason: w.failure(&kind), message }
}

fn counted(engine: &dyn Engine, matching: Node, limit: usize, fields: &[Keyword]) -> Result<Hits, Problem> {
    let facets = fields.iter().map(|field| Facet { field: *field, limit: MOST_VALUES }).collect();
    Ok(engine.search(&Plan { matching, sort: Sort::Id, offset: 0, limit, facets })?)
}

fn values(hits: &Hits, field: Keyword) -> Vec<(String, usize)> {
    let counts = hits.facets.iter().filter(|(facet, _)| facet.field == field).flat_map(|(_, counts)| counts);
    counts.map(|count| (count.value.clone(), count.count)).collect()
}
