//! A heading of the official code on its way out of a worker.

use crate::code::Sheet;
use crate::file::{Limits, SourceError, SourceErrorKind};
use crate::source;
use crate::text::Notice;

type Answer = Result<Vec<Notice>, SourceError>;

/// The worker's side: reads the page and hands it on as JSON.
pub(super) fn packed(bytes: &[u8], limits: &Limits, sink: &mut dyn FnMut(String, Vec<u8>)) -> Answer {
    let sheet = source::heading(bytes, limits)?;
    let packed = serde_json::to_vec(&sheet).map_err(|_| senseless())?;
    sink("heading".to_owned(), packed);
    Ok(Vec::new())
}

/// The parent's side: takes what `ask` had the worker send.
pub(super) fn unpacked(ask: impl FnOnce(&mut dyn FnMut(String, Vec<u8>)) -> Answer) -> Result<Sheet, SourceError> {
    let mut packed = None;
    ask(&mut |_, bytes| packed = Some(bytes))?;
    packed.and_then(|packed| serde_json::from_slice(&packed).ok()).ok_or_else(senseless)
}

fn senseless() -> SourceError {
    let message = "the reader's answer cannot be understood; please report this with the file";
    SourceError::new(SourceErrorKind::Crash, message)
}
