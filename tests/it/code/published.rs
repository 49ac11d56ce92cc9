//! Headings as the Ministry published them.

use super::heading_at;
use crate::support::{registry, shared};
use cancu::code::{Facts, Heading, RelationKind, facts};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn headings(shared: &Path) -> Vec<Heading> {
    let entries = std::fs::read_dir(shared.join("phapdien/demuc")).expect("the headings");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| heading_at(path, registry())).collect()
}

fn proven(headings: &[Heading]) -> Facts {
    let mut all = Facts::default();
    headings.iter().for_each(|heading| all.merge(facts(heading)));
    all
}

/// The rows of a table of facts, each by the names of its columns.
fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let tsv = std::fs::read_to_string(path).expect("a table");
    let mut lines = tsv.lines();
    let head: Vec<&str> = lines.next().expect("a head").split('\t').collect();
    let row = |line: &str| head.iter().zip(line.split('\t')).map(|(k, v)| ((*k).to_owned(), v.to_owned())).collect();
    lines.map(row).collect()
}

#[test]
fn every_article_has_its_number_its_source_and_its_text() {
    let Some(shared) = shared() else { return };
    let headings = headings(&shared);
    let told: Vec<(Option<&str>, usize, usize)> = headings
        .iter()
        .map(|heading| (heading.number.as_deref(), heading.sections.len(), heading.articles.len()))
        .collect();
    let counted = [
        ("39.7", 8, 304),
        ("36.5", 11, 96),
        ("24.10", 9, 441),
        ("32.2", 7, 71),
        ("44.8", 17, 162),
        ("42.1", 12, 44),
        ("44.7", 5, 64),
        ("44.5", 10, 84),
        ("44.3", 4, 79),
        ("3.1", 14, 293),
        ("8.2", 6, 100),
        ("1.2", 5, 85),
        ("44.12", 11, 39),
        ("20.4", 16, 393),
        ("44.4", 10, 49),
        ("8.3", 11, 104),
    ];
    assert_eq!(told, counted.map(|(number, sections, articles)| (Some(number), sections, articles)));
    for article in headings.iter().flat_map(|heading| &heading.articles) {
        let note = article.note.as_ref().unwrap_or_else(|| panic!("no source: {}", article.words));
        assert!(article.number.is_some() && note.effective.is_some(), "{} {note:?}", article.words);
        assert!(note.place.starts_with("Điều ") && !article.lines.is_empty(), "{} {note:?}", article.words);
    }
    let first = &headings[7].articles[0];
    assert_eq!(first.words, "Điều 44.5.NĐ.1. Phạm vi điều chỉnh");
    let note = first.note.as_ref().expect("a source");
    assert_eq!((note.document.item, note.anchor.as_str()), (Some(25389), "Chuong_I_Dieu_1"));
}

/// What was read out of three editions of the code by other means says the same.
#[test]
fn what_is_proven_agrees_with_what_others_read() {
    let Some(shared) = shared() else { return };
    let proven = proven(&headings(&shared));
    let known: BTreeMap<(String, String), BTreeMap<String, String>> =
        rows(&shared.join("facts/codified/documents.tsv"))
            .into_iter()
            .map(|row| ((row["type"].clone(), row["canonical"].clone()), row))
            .collect();
    let codified: Vec<_> = proven.documents.iter().filter(|(_, document)| !document.headings.is_empty()).collect();
    let missing: Vec<_> = codified.iter().filter(|(key, _)| !known.contains_key(*key)).map(|(key, _)| &key.1).collect();
    // A circular that stands in this edition and in none of theirs.
    assert_eq!(missing, ["18/2018/TT-NHNN"]);
    let mut differing = Vec::new();
    for (key, document) in &proven.documents {
        let Some(row) = known.get(key) else { continue };
        let day = document.effective().map(|(day, _)| day.to_string());
        let issued = document.issued.map(|day| day.to_string());
        let item = document.item.map(|item| item.to_string());
        for (ours, theirs) in [(day, &row["effective"]), (issued, &row["issued"]), (item, &row["item"])] {
            if ours.as_ref().is_some_and(|ours| !theirs.is_empty() && ours != theirs) {
                differing.push(format!("{} {} {theirs}", key.1, ours.unwrap_or_default()));
            }
        }
    }
    // The code's notes are wrong here, as the documents' own words show.
    assert_eq!(
        differing,
        [
            "02/2017/NĐ-CP 2017-01-25 2017-02-25",
            "07/2020/TT-BKHĐT 2021-11-15 2020-11-15",
            "64/2018/TT-BQP 2018-05-15 2018-07-01"
        ]
    );
}

#[test]
fn every_relation_that_others_read_in_notes_is_found() {
    let Some(shared) = shared() else { return };
    let proven = proven(&headings(&shared));
    let codified: BTreeSet<&str> =
        proven.documents.iter().filter(|(_, one)| !one.headings.is_empty()).map(|(key, _)| key.1.as_str()).collect();
    let name = |kind| match kind {
        RelationKind::Amends => "amends",
        RelationKind::AbolishesPart => "abolishes_part",
    };
    let found: BTreeSet<(&str, &str, &str)> =
        proven.relations.keys().map(|(from, kind, to, _)| (from.1.as_str(), name(*kind), to.1.as_str())).collect();
    let theirs = rows(&shared.join("facts/codified/relations.tsv"));
    let noted = |row: &&BTreeMap<String, String>| {
        row["source"].starts_with("code") && row["words"].contains(" bởi ") && codified.contains(row["to"].as_str())
    };
    let wanted: Vec<_> = theirs.iter().filter(noted).collect();
    assert!(wanted.len() > 20, "{} relations", wanted.len());
    for row in wanted {
        let key = (row["from"].as_str(), row["relation"].as_str(), row["to"].as_str());
        assert!(found.contains(&key), "{key:?}: {}", row["words"]);
    }
}
