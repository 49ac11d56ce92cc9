//! Opens the index that a command works on.

use crate::config::Settings;
use crate::index::Engine;
use crate::index::embedded::Embedded;
use anyhow::Result;
use std::sync::Arc;

/// For asking.
pub(super) fn reader(settings: &Settings) -> Result<Arc<dyn Engine>> {
    Ok(Arc::new(Embedded::open_reader(&settings.index)?))
}

/// For changing it; made where there is none.
pub(super) fn writer(settings: &Settings) -> Result<Arc<dyn Engine>> {
    Ok(Arc::new(Embedded::open_writer(&settings.index)?))
}

/// For filling it anew: what it held is gone.
pub(super) fn rebuilt(settings: &Settings) -> Result<Arc<dyn Engine>> {
    Ok(Arc::new(Embedded::rebuild(&settings.index)?))
}
