//! Bad input: each a clear error or a recorded failure, never a panic, never a lost index.

use super::{Place, counts, plan};
use std::process::Command;

#[test]
fn a_missing_path_is_named_and_nothing_begins() {
    let place = Place::new();
    place.run(&["ingest", "plans", "nowhere"]).complains(2, "no file or folder at nowhere");
    assert!(!place.root().join("index").exists());
}

#[test]
fn broken_files_are_recorded_and_the_others_read() {
    let place = Place::with_plans(1);
    place.write("empty.txt", "");
    std::fs::write(place.plan("binary.txt"), (0..=255u8).cycle().take(4096).collect::<Vec<_>>()).expect("a file");
    std::fs::write(place.plan("broken.pdf"), b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n").expect("a file");
    place.write("large.txt", &"x ".repeat(600 * 1024));
    let run = place.run(&["ingest", "plans", "--max-file-mib", "1", "--format", "json"]);
    assert_eq!(run.status, 1);
    assert!(!run.stderr.contains("panicked"), "{run:?}");
    counts(&run.json(), &[("found", 5), ("added", 1), ("failed", 4)]);
    let status = place.status();
    let failures = status["failures"].as_array().expect("failures");
    for name in ["empty.txt", "binary.txt", "broken.pdf", "large.txt"] {
        let failure = failures.iter().find(|f| f["source"].as_str().is_some_and(|path| path.ends_with(name)));
        let message = failure.and_then(|failure| failure["message"].as_str()).unwrap_or_else(|| panic!("{name}"));
        assert!(message.contains(name), "{message}");
    }
    // The limit is no property of the file: raising it is enough.
    counts(&place.ingest(&[]), &[("added", 1), ("unchanged", 1), ("failed", 3)]);
}

#[cfg(unix)]
#[test]
fn pipes_links_and_hidden_files() {
    let place = Place::with_plans(1);
    let made = Command::new("mkfifo").arg(place.plan("pipe.txt")).status().expect("mkfifo");
    assert!(made.success());
    std::os::unix::fs::symlink("..", place.plan("loop")).expect("a link");
    std::os::unix::fs::symlink("kh-1.txt", place.plan("twice.txt")).expect("a link");
    std::os::unix::fs::symlink("nothing", place.plan("dangling.txt")).expect("a link");
    place.write(".hidden.txt", &plan(2));
    counts(&place.ingest(&[]), &[("found", 3), ("added", 1), ("failed", 2)]);
    let failures = place.status()["failures"].to_string();
    assert!(failures.contains("not_a_file") && failures.contains("dangling.txt"), "{failures}");
    counts(&place.ingest(&[]), &[("unchanged", 1), ("failed", 2)]);
}

#[test]
fn the_index_is_not_read_as_a_document() {
    let place = Place::with_plans(2);
    place.run(&["ingest", "."]);
    let summary = place.run(&["ingest", ".", "--format", "json"]).json();
    counts(&summary, &[("found", 2), ("unchanged", 2)]);
}

#[test]
fn an_index_folder_that_is_something_else_is_left_alone() {
    let place = Place::with_plans(1);
    std::fs::write(place.root().join("plain"), "x").expect("a file");
    std::fs::create_dir(place.root().join("photos")).expect("a folder");
    std::fs::write(place.root().join("photos/a.jpg"), "x").expect("a file");
    for index in ["plain", "photos"] {
        for arguments in
            [&["ingest", "plans"] as &[&str], &["ingest", "plans", "--rebuild"], &["status"], &["search", "x"]]
        {
            let run = place.run(&[arguments, &["--index", index]].concat());
            run.complains(2, index);
        }
    }
    assert_eq!(std::fs::read_to_string(place.root().join("plain")).expect("a file"), "x");
    assert_eq!(std::fs::read_dir(place.root().join("photos")).expect("a folder").count(), 1);
}

#[test]
fn an_empty_index_folder_is_filled_but_not_asked() {
    let place = Place::with_plans(1);
    std::fs::create_dir(place.root().join("index")).expect("a folder");
    place.run(&["status"]).complains(2, "cancu ingest");
    counts(&place.ingest(&[]), &[("added", 1)]);
}
