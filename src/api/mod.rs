//! The HTTP face: routes, limits and the ways out.
//!
//! A handler is four moves: take the question out of the request, ask, convert the answer, return it. Asking happens
//! on blocking threads, no more at once than [`Limits::concurrent`], none longer than [`Limits::deadline`]; files that are
//! sent have rooms and a deadline of their own.

mod authorities;
mod basis;
mod caching;
mod code;
mod compare;
mod description;
mod documents;
mod error;
mod files;
mod gate;
mod graph;
mod headers;
mod health;
mod limits;
mod metrics;
mod observe;
mod openapi;
mod original;
mod pages;
mod parameters;
mod rate;
mod received;
mod reply;
mod router;
mod search;
mod serve;
mod uploads;
mod visitor;

use crate::corpus::Library;
use crate::index::Deadline;
use crate::ingest::Uploads;
use crate::reader::Reader;
use crate::registry::Registry;
use crate::view::page::{PageReply, PageRequest};
use std::sync::Arc;

pub use limits::Limits;
pub use serve::{ServeError, serve};

/// Writes pages, each until a moment. Called on blocking threads.
pub type Pages = Arc<dyn Fn(&PageRequest, Deadline) -> PageReply + Send + Sync>;

/// What the server answers from.
#[derive(Clone)]
pub struct Service {
    /// The index.
    pub library: Library,
    /// The facts that come with the program and the user's own.
    pub registry: Arc<Registry>,
    /// Who reads files that are sent.
    pub reader: Reader,
    /// The pages.
    pub pages: Pages,
    /// Where documents that are sent are kept.
    pub uploads: Uploads,
    /// A name of what decides answers beside the index: servers with the same one give an answer the same name.
    pub identity: String,
    /// How much it does at once, and for how long.
    pub limits: Limits,
    /// The BLAKE3 hash of the word that allows writing; none where nobody may write.
    pub token: Option<blake3::Hash>,
    /// Web sites whose pages may ask.
    pub origins: Vec<String>,
}
