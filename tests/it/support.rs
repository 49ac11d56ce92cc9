//! What tests share.

use std::path::PathBuf;

/// The folder of shared test data beside the checkout, `CANCU_SHARED` where set.
///
/// # Panics
/// Where `CI` is `true` and the folder is absent, so that a run on the build machine never passes by skipping.
pub(crate) fn shared() -> Option<PathBuf> {
    let root = std::env::var_os("CANCU_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    if root.is_dir() {
        return Some(root);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{} is absent", root.display());
    eprintln!("skipped: {} is absent", root.display());
    None
}
