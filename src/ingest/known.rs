//! What the index knew when the run began, and what that means for each source.

use super::identity::Identities;
use super::{archive, heading};
use crate::file::SourceErrorKind;
use crate::index::{DocumentId, Failure, SourceEntry};
use std::collections::{HashMap, HashSet};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Mutex;

/// The sources of the index by path, by hash and by name.
#[derive(Debug)]
pub(super) struct Known {
    entries: HashMap<String, SourceEntry>,
    by_hash: HashMap<String, Vec<String>>,
    /// The paths of members by the path of their archive.
    by_archive: HashMap<String, Vec<String>>,
    /// The paths of headings of the official code by their name, which stays through editions.
    headings: HashMap<DocumentId, String>,
    /// Paths whose record has moved to another path in this run; two new copies cannot both be the moved one.
    moved: Mutex<HashSet<String>>,
    /// Documents that are read again although they have not changed.
    again: HashSet<DocumentId>,
}

/// What is to be done with a source.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing: the index has this content from this path.
    Unchanged,
    /// Nothing: this content failed before.
    FailedBefore,
    /// The index has this content under a path that is gone.
    Moved(DocumentId),
    /// It must be read; it replaces the document of this name, if any.
    Read(Option<DocumentId>),
}

impl Known {
    pub(super) fn new(entries: Vec<SourceEntry>, again: HashSet<DocumentId>) -> Self {
        let mut by_hash: HashMap<String, Vec<String>> = HashMap::new();
        for entry in entries.iter().filter(|entry| entry.outcome.is_ok()) {
            by_hash.entry(entry.source.hash.clone()).or_default().push(entry.source.path.clone());
        }
        let mut by_archive: HashMap<String, Vec<String>> = HashMap::new();
        for path in entries.iter().map(|entry| &entry.source.path) {
            let file = file_of(path);
            if file != path && archive::may_be(file) {
                by_archive.entry(file.to_owned()).or_default().push(path.clone());
            }
        }
        let named = entries.iter().filter_map(|entry| Some((entry.outcome.as_ref().ok()?, &entry.source.path)));
        let headings =
            named.filter(|(id, _)| heading::is_id(id)).map(|(id, path)| (id.clone(), path.clone())).collect();
        let entries = entries.into_iter().map(|entry| (entry.source.path.clone(), entry)).collect();
        Self { entries, by_hash, by_archive, headings, moved: Mutex::default(), again }
    }

    pub(super) fn get(&self, path: &str) -> Option<&SourceEntry> {
        self.entries.get(path)
    }

    /// What is known of the members of the archive at `path`.
    pub(super) fn members(&self, path: &str) -> impl Iterator<Item = &SourceEntry> {
        self.by_archive.get(path).into_iter().flatten().filter_map(|member| self.entries.get(member))
    }

    /// The source of the heading of the official code that is called `id`, unless its file is gone.
    pub(super) fn heading(&self, id: &DocumentId) -> Option<&SourceEntry> {
        self.entries.get(self.headings.get(id)?).filter(|entry| !is_gone(&entry.source.path))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &SourceEntry> {
        self.entries.values()
    }

    pub(super) fn identities(&self) -> Identities {
        let mut identities = Identities::default();
        for entry in self.entries.values() {
            if let Ok(id) = &entry.outcome {
                identities.give(id, &entry.source.path);
            }
        }
        identities
    }

    /// What to do with the content `hash` at `path`; `row` is the name that a JSON Lines row asks for.
    pub(super) fn verdict(&self, path: &str, hash: &str, row: Option<&str>, retry: bool) -> Verdict {
        match self.entries.get(path).map(|entry| (&entry.source.hash, &entry.outcome)) {
            Some((old, Ok(id))) if old == hash && !self.again.contains(id) => Verdict::Unchanged,
            Some((_, Ok(id))) => Verdict::Read(Some(id.clone())),
            Some((old, Err(failure))) if old == hash && !retry && !is_of_the_moment(failure) => Verdict::FailedBefore,
            Some(_) => Verdict::Read(None),
            None => self.moved_here(hash, row).map_or(Verdict::Read(None), Verdict::Moved),
        }
    }

    fn moved_here(&self, hash: &str, row: Option<&str>) -> Option<DocumentId> {
        self.by_hash.get(hash)?.iter().find_map(|path| {
            let id = self.entries.get(path)?.outcome.as_ref().ok()?;
            let was_row = is_row(path);
            let wanted = row.is_none_or(|row| row == id.0) && row.is_some() == was_row;
            (wanted && is_gone(path) && self.claim(path)).then(|| id.clone())
        })
    }

    fn claim(&self, path: &str) -> bool {
        self.moved.lock().is_ok_and(|mut moved| moved.insert(path.to_owned()))
    }

    /// Whether the record of `path` has moved to another path in this run.
    pub(super) fn has_moved(&self, path: &str) -> bool {
        self.moved.lock().is_ok_and(|moved| moved.contains(path))
    }
}

/// Whether it does not come from the content alone: whether a name is free depends on the other sources, and a reader may
/// be ended by someone else.
fn is_of_the_moment(failure: &Failure) -> bool {
    let kind = failure.why.kind();
    matches!(kind, SourceErrorKind::DuplicateId | SourceErrorKind::Killed | SourceErrorKind::Worker)
}

/// The file of a source path: the part before `#` where the source is a row of a JSON Lines file or a member of an archive.
pub(super) fn file_of(path: &str) -> &str {
    let lower = path.to_ascii_lowercase();
    let ends = [".jsonl#", ".ndjson#", ".zip#"].iter().filter_map(|mark| Some(lower.find(mark)? + mark.len() - 1));
    match ends.min() {
        Some(end) => &path[..end],
        None => path,
    }
}

/// Whether a source at `path` is a line of a file, which has no file of its own.
pub fn is_row(path: &str) -> bool {
    file_of(path) != path && !archive::may_be(file_of(path))
}

/// Whether the file of a source path is gone for certain: a folder that may not be looked into is not gone.
pub(super) fn is_gone(path: &str) -> bool {
    let gone = |path: &str| match Path::new(path).symlink_metadata() {
        Ok(_) => false,
        Err(error) => matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory),
    };
    gone(path) && gone(file_of(path))
}

#[cfg(test)]
mod tests {
    use super::file_of;

    #[test]
    fn a_row_belongs_to_its_file() {
        assert_eq!(file_of("/a/b.jsonl#x#y"), "/a/b.jsonl");
        assert_eq!(file_of("/a/b.NDJSON#x.jsonl#y"), "/a/b.NDJSON");
        assert_eq!(file_of("/a/b.zip#x/c.zip#d.txt"), "/a/b.zip");
        assert_eq!(file_of("/a/c#1.txt"), "/a/c#1.txt");
    }
}
