//! Letterheads of scans, some of them with numbers and days that a hand wrote (`tests/fixtures/scans`, made by
//! `scripts/scans/make --heads`): what is told of them is right, and what cannot be read surely is not told.

use super::scans::has_tesseract;
use crate::support::registry;
use cancu::document::{Document, HintSource, read};
use cancu::reader::read as text_of;

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Each fixture as a person reads it, and as the program does.
fn fixtures() -> Vec<(Value, Document)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/scans");
    let gold = fs::read_to_string(folder.join("gold.jsonl")).expect("the gold");
    let registry = registry();
    let read = |line: &str| {
        let fact: Value = serde_json::from_str(line).expect("a fact");
        let name = fact["text"].as_str().expect("a name").to_owned();
        let text = text_of(&fs::read(folder.join(&name)).expect("a PDF"), &name).expect("a scan");
        (fact, read(&text, registry))
    };
    gold.lines().map(read).collect()
}

#[test]
fn what_is_told_of_a_scan_is_right() {
    if !has_tesseract() {
        return;
    }
    let (mut printed, mut told, mut days) = (0, 0, 0);
    for (fact, document) in fixtures() {
        let name = &fact["text"];
        let want = fact["number"].as_str();
        let by_hand = fact["number_written"] == "handwritten";
        printed += usize::from(!by_hand);
        if let Some(number) = &document.number {
            assert_eq!(Some(number.as_str()), want, "{name}: {:?}", document.canonical);
            assert!(!by_hand, "{name}: read from a hand");
            told += 1;
        } else {
            assert_eq!(document.canonical, None, "{name}");
        }
        if let Some(hint) = &document.number_hint {
            assert_eq!((hint.from, document.number.as_ref()), (HintSource::Recognised, None), "{name}");
        }
        if let Some(date) = document.date {
            let (told, want) = (date.to_string(), fact["date"].as_str().expect("a day"));
            assert!(want.starts_with(&told), "{name}: {told} for {want}");
            days += usize::from(told == want);
        }
        if let Some(arrived) = &document.received {
            let same = |told: &Option<String>| told.is_none() || told.as_deref() == fact["received"]["number"].as_str();
            assert!(same(&arrived.number), "{name}: {arrived:?}");
        }
    }
    // Seven of eight printed numbers are told, and these days whole.
    assert!(told * 4 >= printed * 3, "{told} of {printed} printed numbers");
    assert!(days >= 4, "{days} whole days");
}
