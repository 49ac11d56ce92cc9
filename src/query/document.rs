//! Finds the one document that a person means: by its id, its own number, or its file's name.

use super::parse::parse;
use crate::corpus::{Corpus, Typed};
use crate::index::{DocumentCard, EngineError};

/// The documents that `text` names: the one of that id or file name, else all (at most twenty) of that number.
///
/// # Errors
/// Only where the engine fails; nothing found is an empty list.
pub fn find_document(corpus: &Corpus<'_>, text: &str) -> Result<Vec<DocumentCard>, EngineError> {
    Ok(find_documents(corpus, &[text])?.pop().unwrap_or_default())
}

/// The documents that each of `names` names, as [`find_document`], asked together.
///
/// # Errors
/// Only where the engine fails.
pub(super) fn find_documents(corpus: &Corpus<'_>, names: &[&str]) -> Result<Vec<Vec<DocumentCard>>, EngineError> {
    let number = |text| parse(text, corpus.registry()).mentions().next().map(|mention| mention.form.clone());
    let typed: Vec<Typed<'_>> = names.iter().map(|text| Typed { text, number: number(text) }).collect();
    corpus.named(&typed)
}
