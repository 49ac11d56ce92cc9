//! Archives of documents: every member is a document of its own.

use super::made::zip;
use crate::ingest::{Place, counts, plan};

fn write(place: &Place, name: &str, files: &[(&str, &[u8])]) {
    std::fs::write(place.plan(name), zip(files)).expect("a file");
}

#[test]
fn members_are_documents_and_an_unchanged_archive_is_not_read_again() {
    let place = Place::new();
    let inner = zip(&[("ba.txt", plan(3).as_bytes())]);
    let (one, two) = (plan(1), plan(2));
    let files: [(&str, &[u8]); 4] =
        [("một.txt", one.as_bytes()), ("thư mục/hai.txt", two.as_bytes()), ("trong.zip", &inner), ("hỏng.txt", b"")];
    write(&place, "hồ sơ.zip", &files);
    counts(&place.ingest(&[]), &[("found", 4), ("added", 3), ("failed", 1)]);
    let ids = place.ids("kiểm soát");
    assert_eq!(ids.len(), 3);
    let failures = place.status()["failures"].clone();
    assert!(failures[0]["source"].as_str().is_some_and(|path| path.ends_with("hồ sơ.zip#hỏng.txt")), "{failures}");
    counts(&place.ingest(&["--prune"]), &[("found", 4), ("added", 0), ("unchanged", 3), ("failed", 1), ("removed", 0)]);

    // Members that are gone go, the others keep their names.
    write(&place, "hồ sơ.zip", &files[..2]);
    counts(&place.ingest(&["--prune"]), &[("found", 2), ("changed", 2), ("removed", 1), ("failed", 0)]);
    let left = place.ids("kiểm soát");
    assert!(left.len() == 2 && left.iter().all(|id| ids.contains(id)), "{left:?} of {ids:?}");
    assert_eq!(place.status()["failed"], 0);

    std::fs::rename(place.plan("hồ sơ.zip"), place.plan("khác.zip")).expect("renamed");
    counts(&place.ingest(&["--prune"]), &[("renamed", 2), ("removed", 0)]);
    assert_eq!(place.ids("kiểm soát"), left);
    std::fs::remove_file(place.plan("khác.zip")).expect("removed");
    counts(&place.ingest(&["--prune"]), &[("removed", 2)]);
}

#[test]
fn broken_and_empty_archives_are_recorded() {
    let place = Place::with_plans(1);
    std::fs::write(place.plan("broken.zip"), b"PK\x03\x04 and nothing more").expect("a file");
    write(&place, "empty.zip", &[]);
    let summary = place.ingest(&[]);
    counts(&summary, &[("found", 3), ("added", 1), ("failed", 2)]);
    counts(&place.ingest(&[]), &[("unchanged", 1), ("failed", 2)]);
}

#[test]
fn extract_prints_a_line_a_member() {
    let place = Place::new();
    write(&place, "a.zip", &[("x/1.txt", plan(1).as_bytes()), ("2.txt", plan(2).as_bytes())]);
    let run = place.run(&["extract", "plans/a.zip"]);
    let mut sources: Vec<String> = Vec::new();
    for line in run.stdout.lines() {
        let document: serde_json::Value = serde_json::from_str(line).expect("JSON");
        sources.push(document["source"].as_str().expect("a source").to_owned());
    }
    assert_eq!(sources, ["plans/a.zip#x/1.txt", "plans/a.zip#2.txt"], "{run:?}");
}
