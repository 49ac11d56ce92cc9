//! Files that ask for more than there is: each is read within its limits or recorded, and its neighbours are read.

use super::made;
use crate::ingest::{Place, counts, plan};
use serde_json::Value;

/// Ingests one file with a plan beside it; returns the kind of its failure and the message, or `read` and the kinds of its
/// notices.
fn ingested(name: &str, bytes: &[u8], flags: &[&str]) -> (String, String) {
    let place = Place::with_plans(1);
    std::fs::write(place.plan(name), bytes).expect("a file");
    // What a slow machine takes decides nothing here.
    let usual = ["ingest", "plans", "--format", "json", "--ocr", "never", "--worker-seconds", "120"];
    let run = place.run(&[&usual, flags].concat());
    assert!(!run.stderr.contains("panicked"), "{run:?}");
    let status = place.status();
    let failure = status["failures"].get(0);
    counts(&run.json(), &[("found", 2), ("added", if failure.is_some() { 1 } else { 2 })]);
    assert_eq!(run.status, i32::from(failure.is_some()), "{run:?}");
    assert_eq!(place.ids("kiểm soát").len(), 1, "its neighbour is read");
    let words = |value: &Value| value.as_str().expect("words").to_owned();
    match failure {
        Some(failure) => (words(&failure["kind"]), words(&failure["message"])),
        None => {
            let notices = status["notices"].as_object().expect("counts of notices");
            ("read".to_owned(), notices.keys().map(String::as_str).collect::<Vec<_>>().join(" "))
        }
    }
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], flags: &[&str], kind: &str, words: &str) {
    let (found, message) = ingested(name, bytes, flags);
    assert_eq!(found, kind, "{name}: {message}");
    assert!(message.contains(words), "{name}: {message}");
}

#[track_caller]
fn read(name: &str, bytes: &[u8], flags: &[&str], notices: &str) {
    assert_eq!(ingested(name, bytes, flags), ("read".to_owned(), notices.to_owned()), "{name}");
}

#[test]
fn forms_within_forms_end_at_a_limit() {
    read("forms.pdf", &made::nested_forms(), &["--max-operations", "10000"], "limit");
}

#[test]
fn two_million_texts_on_a_page_are_cut() {
    read("texts.pdf", &made::many_texts(), &[], "limit");
}

#[test]
fn more_pages_than_are_allowed_are_left_out() {
    read("pages.pdf", &made::ordinary(5_100), &[], "limit");
    // A tree that leads to one page a million times: it is read once, and nothing is left out.
    read("tree.pdf", &made::million_pages(), &[], "");
}

#[test]
fn files_that_want_gigabytes_end_at_the_memory_limit() {
    for bytes in [600 << 20, 2 << 30] {
        let bomb = made::flate(bytes);
        assert!(bomb.len() < 20 << 20);
        refused("gigabytes.pdf", &bomb, &[], "limit", "MiB");
    }
}

#[test]
fn zeros_and_laughter_in_word_files_do_no_harm() {
    refused("zeros.docx", &made::zeros_docx(4_000_000_000), &[], "limit", "unpack");
    // Entities that the file defines are not followed: what they stand for is missing.
    refused("laughing.docx", &made::laughing_docx(), &[], "no_text", "");
}

#[test]
fn a_file_that_takes_too_long_says_which_limit_to_raise() {
    let place = Place::with_plans(1);
    std::fs::write(place.plan("forms.pdf"), made::nested_forms()).expect("a file");
    let flags = ["--worker-seconds", "1", "--max-operations", "1000000000"];
    counts(&place.ingest(&flags), &[("added", 1), ("failed", 1)]);
    let failure = &place.status()["failures"][0];
    assert_eq!(failure["kind"], "limit", "{failure}");
    assert!(failure["message"].as_str().is_some_and(|message| message.contains("1 second")), "{failure}");
}

#[test]
fn ordinary_files_pass_with_the_usual_memory() {
    read("hundred.pdf", &made::ordinary(100), &[], "");
    let long = plan(2).repeat(4_000);
    assert!(long.len() > 1 << 20);
    read("long.md", long.replace("kiểm soát", "rà soát").replace("Kiểm soát", "Rà soát").as_bytes(), &[], "");
}
