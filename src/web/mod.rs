//! The pages, in Vietnamese and English: written here from records and answers, served by whoever calls `page`.
//!
//! Reading works without scripts, and nothing is loaded from elsewhere. Templates escape all that they show.

mod assets;
mod authority;
mod basis;
mod beside;
mod check;
mod code;
mod compare;
mod corpus;
mod counts;
mod document;
mod evidence;
mod frame;
mod governing;
mod highlight;
mod home;
mod life;
mod marks;
mod names;
mod notices;
mod relations;
mod reply;
mod search;
mod standing;
mod timeline;
mod words;

use crate::corpus::{Corpus, Library};
use crate::index::Deadline;
use crate::registry::Registry;
use crate::view::error::Problem;
use crate::view::page::{PageReply, PageRequest, Wanted};
use frame::Frame;

/// Writes the page that is asked for, until a moment; a problem becomes a page that says what is wrong.
pub fn page(library: &Library, registry: &Registry, request: &PageRequest, until: Deadline) -> PageReply {
    let frame = Frame::of(request);
    match &request.page {
        Wanted::Asset(name) => assets::asset(frame, name),
        Wanted::Problem(problem) => reply::problem(frame, problem),
        Wanted::CheckForm => written(frame, check::form),
        wanted => written(frame, |frame| answer(frame, &library.corpus(registry, until)?, wanted)),
    }
}

fn written(frame: Frame, write: impl FnOnce(Frame) -> Result<PageReply, Problem>) -> PageReply {
    let again = frame.clone();
    write(frame).unwrap_or_else(|problem| reply::problem(again, &problem))
}

/// The pages that ask the corpus.
fn answer(frame: Frame, corpus: &Corpus<'_>, wanted: &Wanted) -> Result<PageReply, Problem> {
    match wanted {
        Wanted::Search(parameters) => search::page(frame, corpus, parameters),
        Wanted::Document(id) => document::page(frame, corpus, id),
        Wanted::Authority(key, parameters) => authority::page(frame, corpus, key, parameters),
        Wanted::Compare(parameters) => compare::page(frame, corpus, parameters),
        Wanted::Basis(parameters) => basis::page(frame, corpus, parameters),
        Wanted::Checked(draft) => check::page(frame, corpus, draft),
        Wanted::Corpus => corpus::page(frame, corpus),
        Wanted::Code => code::tree_page(frame, corpus),
        Wanted::Heading(named, parameters) => code::heading_page(frame, corpus, named, parameters),
        Wanted::CheckForm => check::form(frame),
        Wanted::Asset(name) => Ok(assets::asset(frame, name)),
        Wanted::Problem(problem) => Ok(reply::problem(frame, problem)),
    }
}
