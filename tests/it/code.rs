//! The official code (Bộ pháp điển): pages of headings, their articles, what they prove, and the way through the program.

pub(crate) mod package;
mod published;
mod topics;

use cancu::code::{Heading, read};
use cancu::file::Limits;
use cancu::registry::Registry;
use cancu::source::heading;
use std::path::Path;

/// The heading whose page stands at `path`.
fn heading_at(path: &Path, registry: &Registry) -> Heading {
    let bytes = std::fs::read(path).expect("a page");
    read(heading(&bytes, &Limits::default()).expect("a heading"), registry)
}
