//! Ctrl-C, and the wish of the system that we end.

use anyhow::{Context, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A flag that becomes true at the first Ctrl-C. The second ends the program at once, as one who asks twice expects.
pub(super) fn flag() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if set.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
        super::output::complain("stopping after the documents at hand; press Ctrl-C again to leave at once");
    })
    .context("Ctrl-C cannot be watched on this system")?;
    Ok(stop)
}
