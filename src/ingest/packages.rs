//! Packages of the official code among the folders that are listed.

use crate::code;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::DirEntry;

/// Which folders are packages of the code.
#[derive(Debug, Default)]
pub(super) struct Packages(RefCell<HashMap<PathBuf, bool>>);

impl Packages {
    /// Whether `entry` stands beside the headings of a package and only shows them.
    pub(super) fn only_shows(&self, entry: &DirEntry) -> bool {
        let name = entry.file_name().to_string_lossy();
        entry.depth() > 0
            && name != code::HEADINGS
            && code::only_shows(&name, entry.file_type().is_dir())
            && entry.path().parent().is_some_and(|folder| self.is_package(folder))
    }

    fn is_package(&self, folder: &Path) -> bool {
        *self.0.borrow_mut().entry(folder.to_owned()).or_insert_with(|| holds_headings(&folder.join(code::HEADINGS)))
    }
}

/// So many files are looked into for the first heading; the others may be damaged.
const LOOKED_INTO: usize = 20;
/// A heading is told by the beginning of its page.
const BEGINNING: u64 = 64 << 10;

fn holds_headings(folder: &Path) -> bool {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut pages = files.filter(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html")));
    pages.by_ref().take(LOOKED_INTO).any(|path| {
        let mut beginning = Vec::new();
        let read = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
        read.is_ok() && crate::source::is_heading(&beginning)
    })
}
