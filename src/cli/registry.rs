//! The facts that reading rests on: the built-in ones and the user's own.

use super::proven;
use crate::config::Settings;
use crate::registry::Registry;
use anyhow::{Context, Result, bail};

/// The built-in registry, with what the official code in the index proves and the user's own tables added.
pub(super) fn load(settings: &Settings) -> Result<Registry> {
    let mut registry = Registry::built_in();
    proven::add(&mut registry, settings)?;
    let Some(folder) = settings.registry.as_deref() else { return Ok(registry) };
    let wanted = "name a folder with tables such as laws.tsv";
    let listed = std::fs::read_dir(folder)
        .with_context(|| format!("the registry folder `{}` cannot be read; {wanted}", folder.display()))?;
    let mut tables = Vec::new();
    for entry in listed {
        let path =
            entry.with_context(|| format!("the registry folder `{}` cannot be listed", folder.display()))?.path();
        if path.extension().is_some_and(|end| end == "tsv") {
            tables.push(path);
        }
    }
    if tables.is_empty() {
        bail!("the registry folder `{}` holds no .tsv file; {wanted}", folder.display());
    }
    tables.sort();
    for path in tables {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let rows = std::fs::read_to_string(&path)
            .with_context(|| format!("`{}` cannot be read as UTF-8 text; save it so", path.display()))?;
        registry.extend(&name, &rows).with_context(|| format!("in `{}`", folder.display()))?;
    }
    Ok(registry)
}
