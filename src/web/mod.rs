//! The pages, in Vietnamese and English: written here from records and answers, served by whoever calls [`page`].
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
mod marks;
mod names;
mod notices;
mod relations;
mod reply;
mod search;
mod standing;
mod timeline;
mod words;

use crate::index::Engine;
use crate::registry::Registry;
use crate::view::page::{PageReply, PageRequest, Wanted};
use frame::Frame;

/// Writes the page that is asked for; a problem becomes a page that says what is wrong.
pub fn page(engine: &dyn Engine, registry: &Registry, request: &PageRequest) -> PageReply {
    let frame = Frame::of(request);
    let again = frame.clone();
    let written = match &request.page {
        Wanted::Search(parameters) => search::page(frame, engine, registry, parameters),
        Wanted::Document(id) => document::page(frame, engine, registry, id),
        Wanted::Authority(key, parameters) => authority::page(frame, engine, registry, key, parameters),
        Wanted::Compare(parameters) => compare::page(frame, engine, registry, parameters),
        Wanted::Basis(parameters) => basis::page(frame, engine, registry, parameters),
        Wanted::CheckForm => check::form(frame),
        Wanted::Checked(draft) => check::page(frame, engine, registry, draft),
        Wanted::Corpus => corpus::page(frame, engine),
        Wanted::Code => code::tree_page(frame, engine, registry),
        Wanted::Heading(named, parameters) => code::heading_page(frame, engine, registry, named, parameters),
        Wanted::Asset(name) => return assets::asset(frame, name),
        Wanted::Problem(problem) => return reply::problem(frame, problem),
    };
    written.unwrap_or_else(|problem| reply::problem(again, &problem))
}
