//! Opens the index that a command works on, wherever it is.

use crate::config::{DEFAULT_INDEX, Settings};
use crate::corpus::Library;
use crate::index::{EngineErrorKind, Place};
use anyhow::Result;
use std::path::Path;

/// For asking.
pub(super) fn reader(settings: &Settings) -> Result<Library> {
    reader_at(&settings.index, settings)
}

/// That at `place`, for asking.
pub(super) fn reader_at(place: &Place, settings: &Settings) -> Result<Library> {
    Ok(Library::open(place, &settings.access)?)
}

/// For asking, where there is one: the default folder may be absent or hold no index, one that was named may not.
pub(super) fn reader_if_any(settings: &Settings) -> Result<Option<Library>> {
    match Library::open(&settings.index, &settings.access) {
        Ok(library) => Ok(Some(library)),
        Err(error)
            if settings.index.folder() == Some(Path::new(DEFAULT_INDEX))
                && matches!(error.kind, EngineErrorKind::Missing | EngineErrorKind::NotAnIndex) =>
        {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// For changing it; made where there is none.
pub(super) fn writer(settings: &Settings) -> Result<Library> {
    writer_at(&settings.index, settings)
}

/// That at `place`, for changing it; made where there is none.
pub(super) fn writer_at(place: &Place, settings: &Settings) -> Result<Library> {
    Ok(Library::open_to_change(place, &settings.access)?)
}

/// For filling it anew.
pub(super) fn rebuilt(settings: &Settings) -> Result<Library> {
    Ok(Library::made_anew(&settings.index, &settings.access)?)
}
