//! Opens the index that a command works on.

use crate::config::{DEFAULT_INDEX, Settings};
use crate::index::embedded::Embedded;
use crate::index::{Engine, EngineErrorKind};
use anyhow::Result;
use std::path::Path;
use std::sync::Arc;

/// For asking.
pub(super) fn reader(settings: &Settings) -> Result<Arc<dyn Engine>> {
    Ok(Arc::new(Embedded::open_reader(&settings.index)?))
}

/// For asking, where there is one: the default folder may be absent or hold no index, one that was named may not.
pub(super) fn reader_if_any(settings: &Settings) -> Result<Option<Arc<dyn Engine>>> {
    match Embedded::open_reader(&settings.index) {
        Ok(engine) => Ok(Some(Arc::new(engine))),
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
pub(super) fn writer(settings: &Settings) -> Result<Arc<dyn Engine>> {
    Ok(Arc::new(Embedded::open_writer(&settings.index)?))
}

/// For filling it anew: what it held is gone.
pub(super) fn rebuilt(settings: &Settings) -> Result<Arc<dyn Engine>> {
    Ok(Arc::new(Embedded::rebuild(&settings.index)?))
}
