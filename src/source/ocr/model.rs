//! The data by which tesseract knows Vietnamese letters.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The file that holds it.
pub(crate) const VIETNAMESE: &str = "vie.traineddata";

/// Where the data lies. Copies share what is known of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model(Option<Arc<Named>>);

#[derive(Debug)]
struct Named {
    folder: PathBuf,
    digest: OnceLock<String>,
}

impl Model {
    /// The data in `folder`; what is installed where that is none.
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        Self(folder.map(|folder| Arc::new(Named { folder, digest: OnceLock::new() })))
    }

    pub(super) fn folder(&self) -> Option<&Path> {
        self.0.as_deref().map(|named| named.folder.as_path())
    }

    /// Differs where the data differs; empty for what is installed. Some megabytes are read for it, once.
    pub(super) fn digest(&self) -> &str {
        let Some(named) = &self.0 else { return "" };
        named.digest.get_or_init(|| {
            let data = fs::read(named.folder.join(VIETNAMESE)).unwrap_or_default();
            blake3::hash(&data).to_hex().to_string()
        })
    }
}
