//! Ingest through the built program: what is read, kept, replaced and recorded.

mod around;
mod broken;
mod engine;
mod interrupted;
mod rows;

use crate::cli::{Run, cancu};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A folder with a folder `plans` of its own, in which the program runs.
pub(crate) struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(dir.path().join("plans")).expect("a folder");
        Self { dir }
    }

    /// A place with `count` plans.
    pub(crate) fn with_plans(count: usize) -> Self {
        let place = Self::new();
        for number in 1..=count {
            place.write(&format!("kh-{number}.txt"), &plan(number));
        }
        place
    }

    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn plan(&self, name: &str) -> PathBuf {
        self.root().join("plans").join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.plan(name), text).expect("a file");
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        cancu(self.root(), arguments)
    }

    /// Ingests `plans` and returns the summary.
    pub(crate) fn ingest(&self, flags: &[&str]) -> Value {
        self.run(&[&["ingest", "plans", "--format", "json"], flags].concat()).json()
    }

    pub(crate) fn status(&self) -> Value {
        self.run(&["status", "--format", "json"]).json()
    }

    /// The ids of all documents that hold `words`, sorted.
    pub(crate) fn ids(&self, words: &str) -> Vec<String> {
        let hits = self.run(&["search", words, "--format", "json", "--limit", "1000"]).json();
        let hits = hits["hits"].as_array().expect("hits");
        let mut ids: Vec<_> = hits.iter().map(|hit| hit["id"].as_str().expect("an id").to_owned()).collect();
        ids.sort();
        ids
    }

    /// Length and time of every file of the index.
    fn index_files(&self) -> BTreeMap<PathBuf, (u64, SystemTime)> {
        let files = walkdir::WalkDir::new(self.root().join("index")).into_iter().map(|entry| entry.expect("an entry"));
        files
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let metadata = entry.metadata().expect("metadata");
                (entry.path().to_owned(), (metadata.len(), metadata.modified().expect("a time")))
            })
            .collect()
    }
}

/// A short plan that differs from every other by its number.
pub(crate) fn plan(number: usize) -> String {
    format!(
        "Văn bản mẫu\nỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố: {number}/KH-UBND\nKẾ HOẠCH\nKiểm soát thủ tục hành chính\n\
         Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;\n\
         Thực hiện nhiệm vụ thứ {number}.\n"
    )
}

/// Asserts the counts of a summary that are named.
#[track_caller]
pub(crate) fn counts(summary: &Value, wanted: &[(&str, u64)]) {
    for (name, count) in wanted {
        assert_eq!(summary[*name].as_u64(), Some(*count), "{name} in {summary}");
    }
}

#[test]
fn a_second_run_writes_nothing() {
    let place = Place::with_plans(8);
    place.write("empty.txt", "");
    counts(&place.ingest(&[]), &[("found", 9), ("added", 8), ("failed", 1)]);
    let before = place.index_files();
    assert!(!before.is_empty());
    counts(&place.ingest(&["--prune"]), &[("found", 9), ("added", 0), ("unchanged", 8), ("failed", 1)]);
    // Trying again what fails in the same way is no news either.
    counts(&place.ingest(&["--retry"]), &[("unchanged", 8), ("failed", 1)]);
    assert_eq!(place.index_files(), before);
}

#[test]
fn edited_deleted_and_renamed_files() {
    let place = Place::with_plans(4);
    counts(&place.ingest(&[]), &[("added", 4), ("failed", 0)]);
    let before = place.ids("kiểm soát");
    assert_eq!(before.len(), 4);

    place.write("kh-1.txt", &plan(1).replace("thứ 1", "chuyển đổi số"));
    std::fs::remove_file(place.plan("kh-2.txt")).expect("removed");
    std::fs::create_dir(place.plan("2025")).expect("a folder");
    std::fs::rename(place.plan("kh-3.txt"), place.plan("2025/ke-hoach-ba.txt")).expect("renamed");
    let summary = place.ingest(&[]);
    counts(&summary, &[("added", 0), ("changed", 1), ("renamed", 1), ("unchanged", 1), ("removed", 0)]);
    assert_eq!(place.ids("kiểm soát"), before, "names are kept, and nothing is removed unasked");
    assert_eq!(place.ids("chuyển đổi số").len(), 1);

    counts(&place.ingest(&["--prune"]), &[("removed", 1), ("unchanged", 3)]);
    let after = place.ids("kiểm soát");
    assert_eq!(after.len(), 3);
    assert!(after.iter().all(|id| before.contains(id) && !id.starts_with("kh-2-")), "{after:?}");
}

#[test]
fn equal_files_are_two_documents_and_a_moved_one_is_not_taken_twice() {
    let place = Place::new();
    place.write("a.txt", &plan(1));
    counts(&place.ingest(&[]), &[("added", 1)]);
    std::fs::remove_file(place.plan("a.txt")).expect("removed");
    std::fs::create_dir(place.plan("x")).expect("a folder");
    place.write("x/a.txt", &plan(1));
    place.write("b.txt", &plan(1));
    counts(&place.ingest(&[]), &[("renamed", 1), ("added", 1)]);
    let ids = place.ids("kiểm soát");
    assert_eq!(ids.len(), 2);
    counts(&place.ingest(&["--prune"]), &[("unchanged", 2), ("removed", 0)]);
    assert_eq!(place.ids("kiểm soát"), ids);
}

#[test]
fn only_what_stands_under_the_given_path_is_pruned() {
    let place = Place::with_plans(2);
    std::fs::create_dir(place.root().join("other")).expect("a folder");
    std::fs::write(place.root().join("other/o.txt"), plan(9)).expect("a file");
    place.ingest(&[]);
    counts(&place.run(&["ingest", "other", "--format", "json"]).json(), &[("added", 1)]);
    std::fs::remove_file(place.root().join("other/o.txt")).expect("removed");
    std::fs::remove_file(place.plan("kh-1.txt")).expect("removed");
    counts(&place.ingest(&["--prune"]), &[("removed", 1)]);
    assert_eq!(place.status()["documents"], 2);
}

#[test]
fn a_failure_is_kept_until_the_file_changes() {
    let place = Place::new();
    place.write("a.txt", "");
    let run = place.run(&["ingest", "plans"]);
    assert_eq!(run.status, 1, "{run:?}");
    let failures = place.status()["failures"].clone();
    assert_eq!(failures[0]["stage"], "read", "{failures}");
    assert!(failures[0]["source"].as_str().is_some_and(|path| path.ends_with("plans/a.txt")), "{failures}");
    place.write("a.txt", &plan(1));
    counts(&place.ingest(&[]), &[("added", 1), ("failed", 0)]);
    assert_eq!(place.status()["failed"], 0);
    // The other way round: a document that becomes unreadable is not shown any longer.
    place.write("a.txt", "");
    counts(&place.ingest(&[]), &[("failed", 1)]);
    assert_eq!((place.status()["documents"].as_u64(), place.status()["failed"].as_u64()), (Some(0), Some(1)));
    // A failure of a file that is gone is no failure, pruned or not.
    std::fs::remove_file(place.plan("a.txt")).expect("removed");
    counts(&place.ingest(&[]), &[("found", 0), ("failed", 0)]);
    assert_eq!(place.status()["failed"], 0);
}

#[test]
fn rebuild_starts_anew() {
    let place = Place::with_plans(3);
    place.ingest(&[]);
    std::fs::remove_file(place.plan("kh-3.txt")).expect("removed");
    counts(&place.ingest(&["--rebuild"]), &[("added", 2), ("unchanged", 0)]);
    assert_eq!(place.status()["documents"], 2);
    let run = place.run(&["ingest", "plan", "--rebuild"]);
    run.complains(2, "no file or folder at plan");
    assert_eq!(place.status()["documents"], 2, "a mistyped path must cost nothing");
}
