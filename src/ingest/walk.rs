//! Lists the files under the given paths.

use super::open::{io_fault, not_a_file, unread};
use super::packages::Packages;
use super::{Fault, IngestError};
use crate::file::SourceError;
use crate::index::Failure;
use crate::source::is_litter;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// One regular file.
#[derive(Debug)]
pub(super) struct Found {
    /// Absolute, without links.
    pub(super) path: PathBuf,
    /// Its length when it was listed.
    pub(super) bytes: u64,
}

/// What stands under the given paths.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The given paths, absolute and without links.
    pub(super) roots: Vec<PathBuf>,
    /// Every regular file once, folder by folder in the order of names.
    pub(super) files: Vec<Found>,
    /// What is there and cannot be read.
    pub(super) failures: Vec<Failure>,
}

/// Lists `paths` without the folders `left_out`; hidden entries, what programs leave beside documents, lists of provenance and what only shows the headings
/// of the official code are passed over unless they are given themselves.
///
/// A given path that does not exist stops the run before it begins: with `--prune`, a disk that is not mounted
/// must not look like a folder whose files were all deleted.
pub(super) fn list(paths: &[PathBuf], left_out: &[PathBuf]) -> Result<Listing, IngestError> {
    let left_out: Vec<_> = left_out.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let mut listing = Listing::default();
    for path in paths {
        listing.roots.push(path.canonicalize().map_err(|_| IngestError::MissingPath(path.clone()))?);
    }
    let mut seen = HashSet::new();
    let packages = Packages::default();
    for root in listing.roots.clone() {
        let entries = WalkDir::new(&root).follow_links(true).sort_by_file_name().into_iter().filter_entry(|entry| {
            !(is_hidden(entry)
                || is_left(entry)
                || is_provenance(entry)
                || is_among(entry, &left_out)
                || packages.only_shows(entry))
        });
        for entry in entries {
            match entry {
                Ok(entry) => add(&mut listing, &mut seen, &entry),
                // A link back to a folder above: all that stands there is listed already.
                Err(error) if error.loop_ancestor().is_some() => {}
                Err(error) => {
                    let path = without_links(error.path().unwrap_or(&root));
                    if seen.insert(path.clone()) {
                        listing.failures.push(unlisted(&path, error).of(unread(&path)));
                    }
                }
            }
        }
    }
    Ok(listing)
}

fn add(listing: &mut Listing, seen: &mut HashSet<PathBuf>, entry: &DirEntry) {
    let kind = entry.file_type();
    if kind.is_dir() {
        return;
    }
    // Two links to one file are one source.
    let path = without_links(entry.path());
    if !seen.insert(path.clone()) {
        return;
    }
    if path.to_str().is_none() {
        // Two such names could look the same once written down.
        let why = SourceError::Name { path: path.display().to_string() };
        listing.failures.push(Fault::open(why).of(unread(&path)));
    } else if kind.is_file() {
        let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
        listing.files.push(Found { path, bytes });
    } else {
        listing.failures.push(not_a_file(&path).of(unread(&path)));
    }
}

/// The one path of what stands at `path`; of a link to nothing, the link's own.
fn without_links(path: &Path) -> PathBuf {
    let parent = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(parent).unwrap_or_else(|| path.to_owned())
}

fn unlisted(path: &Path, error: walkdir::Error) -> Fault {
    if path.is_symlink() && !path.exists() {
        return Fault::open(SourceError::DeadLink { path: path.display().to_string() });
    }
    let message = error.to_string();
    io_fault(path, &error.into_io_error().unwrap_or_else(|| std::io::Error::other(message)))
}

/// Whether `entry` is one of `folders`, perhaps by way of a link.
fn is_among(entry: &DirEntry, folders: &[PathBuf]) -> bool {
    entry.file_type().is_dir() && entry.path().canonicalize().is_ok_and(|path| folders.contains(&path))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

/// Whether a program left it there beside the documents.
fn is_left(entry: &DirEntry) -> bool {
    entry.depth() > 0 && is_litter(&entry.file_name().to_string_lossy())
}

/// Whether it is the list that says where the documents of its folder come from, and no document itself.
fn is_provenance(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with("PROVENANCE")
}

/// Whether `path` names a JSON Lines file, whose every line is a document of its own.
pub(super) fn is_json_lines(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
}
