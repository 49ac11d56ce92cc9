//! The first page: what can be asked, and what the index holds.

use super::counts::{CountRow, rows};
use super::frame::Frame;
use super::{names, reply};
use crate::authority::AuthorityKey;
use crate::index::{Engine, Facet, Keyword, Node, Plan, Sort};
use crate::view::error::Problem;
use crate::view::page::{PageReply, authority_path, search_path};
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

pub(super) fn page(frame: Frame, engine: &dyn Engine) -> Result<PageReply, Problem> {
    let facets = [Keyword::Cites, Keyword::Province, Keyword::Year].map(|field| Facet { field, limit: 100 });
    let plan = Plan { matching: Node::All, sort: Sort::Id, offset: 0, limit: 0, facets: facets.to_vec() };
    let found = engine.search(&plan)?;
    let w = frame.w;
    let mut lists = Vec::new();
    for (facet, mut counts) in found.facets {
        let list = match facet.field {
            Keyword::Cites => {
                let mut list = rows(&counts, VALUES, |key| authority_path(&AuthorityKey(key.to_owned())));
                for row in &mut list {
                    row.label = names::name(engine, &AuthorityKey(std::mem::take(&mut row.label)))?;
                }
                (w.most_cited, list)
            }
            Keyword::Province => (w.province, rows(&counts, VALUES, |value| search_path([("province", value)]))),
            _ => {
                counts.sort_by(|a, b| b.value.cmp(&a.value));
                (w.year, rows(&counts, VALUES, |value| search_path([("year", value)])))
            }
        };
        lists.push(list);
    }
    lists.retain(|(_, rows)| !rows.is_empty());
    let examples = EXAMPLES.map(|question| (question, search_path([("q", question)])));
    reply::html(None, &HomePage { frame, documents: found.total, examples: examples.to_vec(), lists })
}
