//! The HTTP face: routes, limits and the ways out.
//!
//! A handler is four moves: take the question out of the request, ask, convert the answer, return it. Asking happens
//! on blocking threads, no more at once than [`Limits::concurrent`], none longer than [`Limits::deadline`].

mod authorities;
mod documents;
mod error;
mod gate;
mod headers;
mod health;
mod original;
mod pages;
mod reply;
mod router;
mod search;
mod serve;

use crate::index::Engine;
use crate::registry::Registry;
use crate::source::Reader;
use crate::view::page::{PageReply, PageRequest};
use std::sync::Arc;
use std::time::Duration;

pub use serve::{ServeError, serve};

/// Writes pages. Called on blocking threads.
pub type Pages = Arc<dyn Fn(&PageRequest) -> PageReply + Send + Sync>;

/// What the server answers from.
#[derive(Clone)]
pub struct Service {
    /// The index.
    pub engine: Arc<dyn Engine>,
    /// The facts that come with the program and the user's own.
    pub registry: Arc<Registry>,
    /// Who reads files that are sent.
    pub reader: Reader,
    /// The pages.
    pub pages: Pages,
    /// How much it does at once, and for how long.
    pub limits: Limits,
}

/// How much the server does at once, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Questions asked of the index at the same time; more wait.
    pub concurrent: usize,
    /// The longest that one request may wait and work.
    pub deadline: Duration,
    /// How long open requests may go on after the signal to stop.
    pub grace: Duration,
}

impl Default for Limits {
    /// Eight at once, ten seconds each, five to finish.
    fn default() -> Self {
        Self { concurrent: 8, deadline: Duration::from_secs(10), grace: Duration::from_secs(5) }
    }
}
