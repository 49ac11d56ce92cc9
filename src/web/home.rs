//! The first page: what can be asked, and what the index holds.

use super::counts::{CountRow, authorities, rows};
use super::frame::Frame;
use super::reply;
use crate::corpus::Corpus;
use crate::query::overview;
use crate::view::error::Problem;
use crate::view::page::{PageReply, search_path};
use askama::Template;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
    documents: usize,
    examples: Vec<(&'static str, String)>,
    lists: Vec<(&'static str, Vec<CountRow>)>,
}

const EXAMPLES: [&str; 4] = ["63/2010/NĐ-CP", "17-NQ/TW", "kiểm soát thủ tục hành chính", "chuyen doi so"];

/// Values of each list.
const VALUES: usize = 10;

pub(super) fn page(frame: Frame, corpus: &Corpus<'_>) -> Result<PageReply, Problem> {
    let mut found = overview(corpus, VALUES)?;
    let w = frame.w;
    found.years.sort_by(|a, b| b.value.cmp(&a.value));
    let mut lists = vec![
        (w.most_cited, authorities(&found.cited)),
        (w.province, rows(&found.provinces, VALUES, |value| search_path([("province", value)]))),
        (w.year, rows(&found.years, VALUES, |value| search_path([("year", value)]))),
    ];
    lists.retain(|(_, rows)| !rows.is_empty());
    let examples = EXAMPLES.map(|question| (question, search_path([("q", question)])));
    reply::html(None, &HomePage { frame, documents: found.documents, examples: examples.to_vec(), lists })
}
