//! Opens the index that a command works on.

use crate::config::{DEFAULT_INDEX, Settings};
use crate::corpus::Library;
use crate::index::EngineErrorKind;
use anyhow::Result;
use std::path::Path;

/// For asking.
pub(super) fn reader(settings: &Settings) -> Result<Library> {
    Ok(Library::open(&settings.index)?)
}

/// For asking, where there is one: the default folder may be absent or hold no index, one that was named may not.
pub(super) fn reader_if_any(settings: &Settings) -> Result<Option<Library>> {
    match Library::open(&settings.index) {
        Ok(library) => Ok(Some(library)),
        Err(error)
            if settings.index == Path::new(DEFAULT_INDEX)
                && matches!(error.kind, EngineErrorKind::Missing | EngineErrorKind::NotAnIndex) =>
        {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// For changing it; made where there is none.
pub(super) fn writer(settings: &Settings) -> Result<Library> {
    Ok(Library::open_to_change(&settings.index)?)
}

/// For filling it anew: what it held is gone.
pub(super) fn rebuilt(settings: &Settings) -> Result<Library> {
    Ok(Library::made_anew(&settings.index)?)
}
