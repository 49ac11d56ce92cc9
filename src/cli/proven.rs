//! The tables of what the official code proves, kept beside an index in a folder: made anew when its headings change, and read
//! with the registry. Beside an index in a cluster nothing is kept: they are made of its headings whenever they are read.

use crate::config::Settings;
use crate::corpus::Library;
use crate::index::{EngineErrorKind, Place};
use crate::ingest::{Summary, proven};
use crate::registry::Registry;
use anyhow::{Context, Result};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folder of these tables within that of the index.
const FOLDER: &str = "code-facts";

/// Their names.
const TABLES: [&str; 2] = ["documents.tsv", "relations.tsv"];

/// Makes the tables anew where the run changed what the index holds of the code, or they are not there.
pub(super) fn refresh(library: &Library, registry: &Registry, index: &Place, summary: &Summary) -> Result<()> {
    let Some(index) = index.folder() else { return Ok(()) };
    let folder = index.join(FOLDER);
    if summary.headings == 0 && summary.removed == 0 && folder.is_dir() {
        return Ok(());
    }
    let Some(tables) = proven(library.engine(), registry)? else { return remove(&folder) };
    std::fs::create_dir_all(&folder).with_context(|| unwritable(&folder))?;
    for (name, table) in tables {
        replace(&folder.join(name), &table)?;
    }
    Ok(())
}

/// Adds the tables of the index to the registry, where there are any.
pub(super) fn add(registry: &mut Registry, settings: &Settings) -> Result<()> {
    match &settings.index {
        Place::Folder(index) => add_kept(registry, index),
        place @ Place::Cluster(_) => {
            let library = match Library::open(place, &settings.access) {
                Err(error) if error.kind == EngineErrorKind::Missing => return Ok(()),
                library => library?,
            };
            for (name, table) in proven(library.engine(), registry)?.into_iter().flatten() {
                registry.extend(name, &table).with_context(|| format!("what {place} holds of the official code"))?;
            }
            Ok(())
        }
    }
}

/// Adds the tables beside the index in the folder `index`.
fn add_kept(registry: &mut Registry, index: &Path) -> Result<()> {
    for name in TABLES {
        let path = index.join(FOLDER).join(name);
        match std::fs::read_to_string(&path) {
            Ok(table) => registry.extend(name, &table).with_context(|| remade(&path))?,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(error) => return Err(error).with_context(|| remade(&path)),
        }
    }
    Ok(())
}

/// Writes a table whole or not at all, and only where it says something new.
fn replace(path: &PathBuf, table: &str) -> Result<()> {
    if std::fs::read(path).is_ok_and(|old| old == table.as_bytes()) {
        return Ok(());
    }
    let fresh = path.with_extension("new");
    std::fs::write(&fresh, table).with_context(|| unwritable(&fresh))?;
    std::fs::rename(&fresh, path).with_context(|| unwritable(path))
}

fn remove(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error).with_context(|| unwritable(folder)),
        _ => Ok(()),
    }
}

fn unwritable(path: &Path) -> String {
    format!("`{}` cannot be written; give this user the right to write it", path.display())
}

fn remade(path: &Path) -> String {
    format!("`{}` cannot be read; remove its folder and ingest the official code again", path.display())
}
