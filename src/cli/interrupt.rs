//! Ctrl-C, and the wish of the system that we end.

use anyhow::{Context, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether someone else has taken over the watch.
static RELEASED: AtomicBool = AtomicBool::new(false);

/// A flag that becomes true at the first Ctrl-C. The second ends the program at once, as one who asks twice expects.
pub(super) fn flag() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if RELEASED.load(Ordering::SeqCst) {
            return;
        }
        if set.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
        super::output::complain("stopping after the documents at hand; press Ctrl-C again to leave at once");
    })
    .context("Ctrl-C cannot be watched on this system")?;
    Ok(stop)
}

/// Leaves the watch to another: handlers cannot be taken away again, so ours does nothing from now on.
pub(super) fn release() {
    RELEASED.store(true, Ordering::SeqCst);
}
