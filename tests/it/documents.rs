//! Tests: documents.

mod forms;
mod gold;
mod letterhead;
mod parts;
mod real_tasks;

use crate::support::shared;
use cancu::document::{Document, read};
use cancu::registry::Registry;
use cancu::text::PagedText;

/// What a text of one page says of itself.
fn document(text: &str) -> Document {
    read(&PagedText::from_pages([text]), &Registry::built_in())
}

/// The text of a shared file and what it says of itself; none where the shared data is absent.
fn shared_document(path: &str) -> Option<(PagedText, Document)> {
    let path = shared()?.join(path);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let text = cancu::reader::read(&bytes, name).unwrap_or_else(|error| panic!("{name}: {error}"));
    let document = read(&text, &Registry::built_in());
    Some((text, document))
}
