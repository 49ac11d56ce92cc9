//! A heading of the official code on its way out of a worker.

use crate::code::Sheet;
use crate::file::{LeftOut, Limits, SourceError};
use crate::source;

type Answer = Result<Vec<LeftOut>, SourceError>;

/// The worker's side: reads the page and hands it on as JSON.
pub(super) fn packed(bytes: &[u8], limits: &Limits, sink: &mut dyn FnMut(String, Vec<u8>)) -> Answer {
    let sheet = source::heading(bytes, limits)?;
    let packed = serde_json::to_vec(&sheet).map_err(|_| SourceError::Senseless)?;
    sink("heading".to_owned(), packed);
    Ok(Vec::new())
}

/// The parent's side: takes what `ask` had the worker send.
pub(super) fn unpacked(ask: impl FnOnce(&mut dyn FnMut(String, Vec<u8>)) -> Answer) -> Result<Sheet, SourceError> {
    let mut packed = None;
    ask(&mut |_, bytes| packed = Some(bytes))?;
    packed.and_then(|packed| serde_json::from_slice(&packed).ok()).ok_or(SourceError::Senseless)
}
