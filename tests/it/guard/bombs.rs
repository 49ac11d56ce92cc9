//! Files that ask for more than there is: each is read within its limits or recorded, and its neighbours are read.

use super::made;
use crate::ingest::{Place, counts, plan};
use serde_json::Value;

/// Ingests one file with a plan beside it, and returns its failure; none where it was read.
fn ingested(name: &str, bytes: &[u8], flags: &[&str]) -> Option<Value> {
    let place = Place::with_plans(1);
    std::fs::write(place.plan(name), bytes).expect("a file");
    let run = place.run(&[&["ingest", "plans", "--format", "json", "--ocr", "never"], flags].concat());
    assert!(!run.stderr.contains("panicked"), "{run:?}");
    let status = place.status();
    let failure = status["failures"].get(0).cloned();
    counts(&run.json(), &[("found", 2), ("added", if failure.is_some() { 1 } else { 2 })]);
    assert_eq!(place.ids("kiểm soát").len(), 1, "its neighbour is read");
    failure
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], flags: &[&str], kind: &str, words: &str) {
    let failure = ingested(name, bytes, flags).unwrap_or_else(|| panic!("{name} was read"));
    assert_eq!(failure["kind"], kind, "{failure}");
    assert!(failure["message"].as_str().is_some_and(|message| message.contains(words)), "{failure}");
}

#[test]
fn forms_within_forms_end_at_a_limit() {
    let failure = ingested("forms.pdf", &made::nested_forms(), &["--worker-seconds", "3"]);
    // Whether time or the count of operations ends it: it is told.
    assert!(failure.is_none_or(|failure| ["limit", "no_text"].contains(&failure["kind"].as_str().unwrap_or_default())));
}

#[test]
fn two_million_texts_on_a_page_are_cut() {
    let failure = ingested("texts.pdf", &made::many_texts(), &[]);
    assert!(failure.as_ref().is_none_or(|failure| failure["kind"] == "limit"), "{failure:?}");
}

#[test]
fn a_million_pages_end_at_a_limit() {
    let failure = ingested("pages.pdf", &made::million_pages(), &["--worker-seconds", "10"]);
    let kinds = ["limit", "no_text", "damaged"];
    assert!(failure.is_none_or(|failure| kinds.contains(&failure["kind"].as_str().unwrap_or_default())));
}

#[test]
fn a_file_that_wants_gigabytes_ends_at_the_memory_limit() {
    let bomb = made::flate(2 << 30);
    assert!(bomb.len() < 20 << 20);
    refused("gigabytes.pdf", &bomb, &["--worker-seconds", "60"], "limit", "MiB");
}

#[test]
fn six_hundred_megabytes_of_flate_are_read_or_refused() {
    let failure = ingested("flate.pdf", &made::flate(600 << 20), &["--worker-seconds", "60"]);
    assert!(failure.is_none_or(|failure| ["limit", "no_text"].contains(&failure["kind"].as_str().unwrap_or_default())));
}

#[test]
fn zeros_and_laughter_in_word_files_are_refused() {
    refused("zeros.docx", &made::zeros_docx(4_000_000_000), &[], "limit", "");
    let failure = ingested("laughing.docx", &made::laughing_docx(), &[]);
    // Entities that the file defines are not followed: at the most they are missing.
    if let Some(failure) = failure {
        assert_ne!(failure["kind"], "crash", "{failure}");
    }
}

#[test]
fn a_file_that_takes_too_long_says_which_limit_to_raise() {
    let place = Place::with_plans(1);
    std::fs::write(place.plan("forms.pdf"), made::nested_forms()).expect("a file");
    let flags = ["--worker-seconds", "1", "--max-operations", "1000000000"];
    place.ingest(&flags);
    let status = place.status();
    if let Some(failure) = status["failures"].get(0) {
        assert_eq!(failure["kind"], "limit", "{failure}");
        assert!(failure["message"].as_str().is_some_and(|message| message.contains("1 second")), "{failure}");
    }
}

#[test]
fn ordinary_files_pass_with_the_usual_memory() {
    assert_eq!(ingested("hundred.pdf", &made::ordinary(100), &[]), None);
    let long = plan(2).repeat(4_000);
    assert!(long.len() > 1 << 20);
    assert_eq!(
        ingested("long.md", long.replace("kiểm soát", "rà soát").replace("Kiểm soát", "Rà soát").as_bytes(), &[]),
        None
    );
}
