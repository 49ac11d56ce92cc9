//! One document through all steps: bytes → text → letterhead → citations → authorities → effects.

use super::{Fault, heading};
use crate::authority;
use crate::citation;
use crate::document::{self, Document};
use crate::effect::{self, Cited, Reading};
use crate::file::SourceError;
use crate::reader::{self, Reader};
use crate::registry::Registry;
use crate::text::PagedText;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads `bytes` by `reader`; `name` only helps to tell plain text from Markdown and stands before messages.
///
/// A page of the official code is read as what it is.
///
/// # Errors
/// Where the reader refuses the file or fails with it.
pub fn read(reader: &Reader, bytes: &[u8], name: &str, registry: &Registry) -> Result<Reading, Fault> {
    if crate::source::is_heading(bytes) {
        let read = guarded("read", || heading::read(reader, bytes, registry));
        return read.and_then(|read| Ok(read?)).map_err(|fault| fault.about(name));
    }
    let text = || Ok(guarded("read", || reader.read(bytes, name))??);
    text()
        .and_then(|text| understood(text, registry, |document| document.hinted_by(name)))
        .map_err(|fault| fault.about(name))
}

/// Reads what is text already, with `amend` correcting the letterhead before citations are completed and settled by it.
///
/// # Errors
/// Where the step that reads the text fails.
pub fn read_text(text: &str, registry: &Registry, amend: impl FnOnce(&mut Document)) -> Result<Reading, Fault> {
    let text = guarded("read", || reader::read(text.as_bytes(), "row.txt"))??;
    understood(text, registry, amend)
}

/// The steps after reading. A panic in a step ends as a [`Fault`] of this document: one hostile file must not cost the
/// others.
fn understood(text: PagedText, registry: &Registry, amend: impl FnOnce(&mut Document)) -> Result<Reading, Fault> {
    guarded("parse", || {
        let mut document = document::read(&text, registry);
        amend(&mut document);
        let citations = citation::extract(&text, &document, registry);
        let references = authority::resolve(citations, &document, registry);
        let own = authority::own_key(&document, registry);
        let cited = Cited { text: &text, document: &document, own: own.as_ref(), references: &references };
        let effects = effect::read(cited, registry);
        Reading { text, document, own, references, effects }
    })
}

fn guarded<T>(stage: &'static str, step: impl FnOnce() -> T) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(step)).map_err(|payload| {
        let cause = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("no message");
        let cause = cause.lines().next().unwrap_or_default();
        Fault { stage, about: Vec::new(), why: Box::new(SourceError::Panicked { why: cause.to_owned() }) }
    })
}

#[cfg(test)]
mod tests {
    use super::{SourceError, guarded};

    #[test]
    fn a_panic_becomes_a_fault_of_its_stage() {
        let fault = guarded("read", || panic!("index out of bounds")).map(|()| "read").expect_err("a fault");
        let why = SourceError::Panicked { why: "index out of bounds".to_owned() };
        assert_eq!((fault.stage, *fault.why), ("read", why));
    }
}
