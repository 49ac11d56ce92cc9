//! What the index holds: documents by province and year, what failed, what readers doubted.

use super::frame::Frame;
use super::reply;
use super::words::Words;
use crate::corpus::Corpus;
use crate::index::{FacetCount, Failure};
use crate::query::holdings;
use crate::view::error::Problem;
use crate::view::page::{PageReply, document_path, search_path};
use crate::view::sentences;
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
    message: String,
}

/// So many failures and scans are shown; all are counted.
const SHOWN: usize = 200;
pub(super) fn page(frame: Frame, corpus: &Corpus<'_>) -> Result<PageReply, Problem> {
    let held = holdings(corpus, SHOWN)?;
    // The newest first, so that a narrow screen begins with them.
    let mut years: Vec<String> = held.years.into_iter().map(|count| count.value).collect();
    years.sort_by(|a, b| b.cmp(a));
    let provinces = held.provinces.into_iter().map(|(FacetCount { value: name, count: total }, of_year)| {
        let cell = |year: &String| {
            let count = of_year.iter().find(|other| other.value == *year).map_or(0, |other| other.count);
            (count, search_path([("province", name.as_str()), ("year", year.as_str())]))
        };
        let link = search_path([("province", name.as_str())]);
        Row { link, total, cells: years.iter().map(cell).collect(), name }
    });
    let provinces = provinces.collect();
    let page = CorpusPage {
        documents: held.documents,
        provinces,
        years,
        more_failures: held.failures.len().saturating_sub(SHOWN),
        failures: held.failures.into_iter().take(SHOWN).map(|failure| failed(frame.w, failure)).collect(),
        notices: held.notices.iter().map(|n| (frame.w.notice(&n.kind).to_owned(), n.documents, n.notices)).collect(),
        scans: held.scans.iter().map(|card| (card.title_or_name().to_owned(), document_path(&card.id))).collect(),
        more_scans: held.scanned.saturating_sub(SHOWN),
        frame,
    };
    reply::html(None, &page)
}

/// By its name alone: where files lie on the server is nobody's business.
fn failed(w: &Words, failure: Failure) -> Failed {
    let Failure { source, stage, about, why } = failure;
    // The row has the name already.
    let about = if about.first() == Some(&source.name) { &about[1..] } else { &about };
    let message = w.said(&sentences::failure(about, &why)).replace(&source.path, &source.name);
    Failed { name: source.name, stage: w.stage(&stage).to_owned(), message }
}
