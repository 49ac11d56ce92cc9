//! The shared files that others made to break readers, through the program into one index.

use crate::ingest::Place;
use crate::support::shared;
use cancu::file::SourceErrorKind;
use std::collections::BTreeMap;

/// What may go wrong before a file is read.
const OPENING: [&str; 2] = ["panic", "archive"];

#[test]
#[expect(clippy::print_stderr, reason = "the measured figures are worth seeing")]
fn every_hostile_file_is_indexed_or_recorded_with_a_reason() {
    let Some(folder) = shared().map(|root| root.join("hostile")) else { return };
    let files =
        walkdir::WalkDir::new(&folder).into_iter().flatten().filter(|entry| entry.file_type().is_file()).count();
    let place = Place::new();
    let folder = folder.to_string_lossy();
    // Recognition is another matter, and slow.
    let arguments = ["ingest", &folder, "--format", "json", "--ocr", "never", "--worker-seconds", "8"];
    let run = place.run(&arguments);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    let summary = run.json();
    let count = |name: &str| summary[name].as_u64().expect("a count");
    assert_eq!(count("added") + count("failed"), count("found"), "{summary}");
    assert!(count("found") as usize >= files && files > 500, "{files} files, {summary}");
    let status = place.status();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for failure in status["failures"].as_array().expect("failures") {
        let kind = failure["kind"].as_str().expect("a kind");
        let message = failure["message"].as_str().expect("a message");
        assert!(SourceErrorKind::ALL.iter().any(|known| known.name() == kind) || OPENING.contains(&kind), "{failure}");
        assert!(!message.is_empty() && !message.contains('\n'), "{failure}");
        *kinds.entry(kind).or_default() += 1;
        if ["crash", "panic", "limit"].contains(&kind) {
            eprintln!("{failure}");
        }
    }
    eprintln!("{summary}\n{kinds:?}");
    let starved = status["failures"].to_string().matches("no thread can be started").count();
    assert_eq!(starved, 0, "a worker has memory for its threads");
    // A crash is the worker's and is recorded, but each one is a fault of ours to be mended.
    assert_eq!(kinds.get("crash").copied().unwrap_or(0) + kinds.get("panic").copied().unwrap_or(0), 0, "{kinds:?}");
}
