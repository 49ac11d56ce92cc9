//! Names and files that are strange to the system rather than to the reader.

use crate::ingest::{Place, counts, plan};
use std::sync::atomic::{AtomicBool, Ordering};

#[test]
fn names_with_line_breaks_and_of_the_greatest_length_are_names() {
    let place = Place::new();
    let long: String = "ế".repeat(83) + "aa.txt";
    assert_eq!(long.len(), 255);
    place.write(&long, &plan(1));
    place.write("hai\ndòng.txt", &plan(2));
    place.write("-.txt", &plan(3));
    counts(&place.ingest(&[]), &[("found", 3), ("added", 3), ("failed", 0)]);
    let run = place.run(&["extract", "plans/hai\ndòng.txt", "--format", "json"]);
    assert_eq!(run.json()["source"], "plans/hai\ndòng.txt");
    assert_eq!(place.run(&["search", "kiểm soát"]).status, 0);
}

#[cfg(unix)]
#[test]
fn folders_that_lead_back_to_themselves_end() {
    let place = Place::with_plans(1);
    std::fs::create_dir(place.plan("in")).expect("a folder");
    std::os::unix::fs::symlink("../in", place.plan("in/again")).expect("a link");
    std::os::unix::fs::symlink("b", place.plan("a")).expect("a link");
    std::os::unix::fs::symlink("a", place.plan("b")).expect("a link");
    let summary = place.ingest(&[]);
    counts(&summary, &[("added", 1)]);
    assert!(summary["found"].as_u64().is_some_and(|found| found <= 3), "{summary}");
}

#[test]
fn a_file_that_changes_while_it_is_read_is_what_it_was_at_one_moment() {
    let place = Place::with_plans(2);
    let (path, done) = (place.plan("kh-1.txt"), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let (long, short) = (plan(7).repeat(2_000), plan(7));
            while !done.load(Ordering::Relaxed) {
                // Cut off, short, long: in place, as an editor or a copy over the network does.
                for text in [&long[..], &short, ""] {
                    std::fs::write(&path, text).expect("a file");
                }
            }
        });
        for _ in 0..6 {
            let run = place.run(&["ingest", "plans", "--format", "json"]);
            assert!(!run.stderr.contains("panicked"), "{run:?}");
            counts(&run.json(), &[("found", 2)]);
        }
        done.store(true, Ordering::Relaxed);
    });
    place.write("kh-1.txt", &plan(1));
    counts(&place.ingest(&[]), &[("found", 2), ("failed", 0)]);
    assert_eq!(place.ids("kiểm soát").len(), 2);
}
