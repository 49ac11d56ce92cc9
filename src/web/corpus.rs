//! What the index holds: by province and year, what could not be read and why, and what readers doubted.

use super::counts::{CountRow, rows};
use super::{reply, words};
use crate::index::{Engine, Facet, Keyword, Node, Plan, Sort};
use crate::query::{NoticeCount, notices};
use crate::view::error::Problem;
use crate::view::page::{PageReply, search_path};
use askama::Template;

#[derive(Template)]
#[template(path = "corpus.html")]
struct CorpusPage {
    documents: usize,
    megabytes: String,
    lists: Vec<(&'static str, Vec<CountRow>)>,
    doubts: Vec<(&'static str, usize, usize)>,
    failures: Vec<Failed>,
    failed: usize,
}

/// A file that could not be read. Its folder on the server is nobody's business.
struct Failed {
    name: String,
    message: String,
}

/// Rows of each list.
const VALUES: usize = 70;
/// Failures that are told; all are counted.
const TOLD: usize = 500;

pub(super) fn page(engine: &dyn Engine) -> Result<PageReply, Problem> {
    let facets = [Keyword::Province, Keyword::Year, Keyword::Type].map(|field| Facet { field, limit: 1000 });
    let plan = Plan { matching: Node::All, sort: Sort::Id, offset: 0, limit: 0, facets: facets.to_vec() };
    let found = engine.search(&plan)?;
    let sources = engine.sources()?;
    let bytes: u64 = sources.iter().filter(|entry| entry.outcome.is_ok()).map(|entry| entry.source.bytes).sum();
    let mut lists = Vec::new();
    for (facet, mut counts) in found.facets {
        let (heading, name) = match facet.field {
            Keyword::Province => ("Địa phương", "province"),
            Keyword::Year => ("Năm", "year"),
            _ => ("Loại văn bản", "type"),
        };
        if facet.field == Keyword::Year {
            counts.sort_by(|a, b| b.value.cmp(&a.value));
        }
        lists.push((heading, rows(&counts, VALUES, |value| search_path([(name, value)]))));
    }
    let failures = sources.iter().filter_map(|entry| entry.outcome.as_ref().err());
    let told = failures.clone().take(TOLD);
    let failed = |failure: &crate::index::Failure| {
        let path = failure.source.path.as_str();
        let message = failure.message.replace(path, &failure.source.name);
        Failed { name: failure.source.name.clone(), message }
    };
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let megabytes = format!("{:.1}", bytes as f64 / 1e6).replace('.', ",");
    let doubt = |count: NoticeCount| (words::notice(&count.kind), count.notices, count.documents);
    reply::html(
        200,
        &CorpusPage {
            documents: found.total,
            megabytes,
            lists,
            doubts: notices(engine)?.into_iter().map(doubt).collect(),
            failures: told.map(failed).collect(),
            failed: failures.count(),
        },
    )
}
