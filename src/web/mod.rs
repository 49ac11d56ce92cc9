//! The pages, in Vietnamese: written here from records and answers, served by whoever calls [`page`].
//!
//! Reading works without scripts, and nothing is loaded from elsewhere. Templates escape all that they show.

mod assets;
mod authority;
mod basis;
mod beside;
mod check;
mod compare;
mod corpus;
mod counts;
mod document;
mod evidence;
mod highlight;
mod home;
mod marks;
mod names;
mod reply;
mod search;
mod words;

use crate::index::Engine;
use crate::registry::Registry;
use crate::view::page::{PageReply, PageRequest};

/// Writes the page that is asked for; a problem becomes a page that says what is wrong.
pub fn page(engine: &dyn Engine, registry: &Registry, request: &PageRequest) -> PageReply {
    let written = match request {
        PageRequest::Search(parameters) => search::page(engine, registry, parameters),
        PageRequest::Document(id) => document::page(engine, registry, id),
        PageRequest::Authority(key, parameters) => authority::page(engine, registry, key, parameters),
        PageRequest::Compare(parameters) => compare::page(engine, registry, parameters),
        PageRequest::Basis(parameters) => basis::page(engine, registry, parameters),
        PageRequest::Check(None) => check::form(),
        PageRequest::Check(Some(sent)) => check::page(engine, registry, sent),
        PageRequest::Corpus => corpus::page(engine),
        PageRequest::Asset(name) => return assets::asset(name),
        PageRequest::Problem(problem) => return reply::problem(problem),
    };
    written.unwrap_or_else(|problem| reply::problem(&problem))
}
