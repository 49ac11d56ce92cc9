//! Every finding over the real plans, each judged by a reader: `findings.tsv` holds file, line, code and verdict.

use crate::engines::corpus as open;
use crate::support::{shared, source_file};
use cancu::effect::Reading;
use cancu::index::embedded::Embedded;
use cancu::index::{Batch, DocumentId, Engine, Record};
use cancu::ingest::pipeline;
use cancu::query::check::check;
use cancu::reader::Reader;
use cancu::registry::Registry;
use std::collections::BTreeMap;

#[test]
fn findings_over_the_corpus_are_the_judged_ones() {
    let Some(corpus) = shared().map(|root| root.join("corpus")) else { return };
    let registry = Registry::built_in();
    let mut readings = BTreeMap::new();
    for folder in ["plans", "provincial-2025"] {
        for entry in std::fs::read_dir(corpus.join(folder)).expect("the corpus") {
            let path = entry.expect("a file").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).expect("a file");
            readings
                .insert(name.clone(), pipeline::read(&Reader::default(), &bytes, &name, &registry).expect("a plan"));
        }
    }
    let dir = tempfile::tempdir().expect("a folder");
    let engine = Embedded::open_writer(dir.path()).expect("an index");
    let record = |(name, reading): (&String, &Reading)| {
        Record::new(DocumentId(name.clone()), source_file(&format!("/{name}")), reading.clone())
    };
    engine.apply(Batch { put: readings.iter().map(record).collect(), ..Batch::default() }).expect("a commit");
    let mut found = Vec::new();
    for (name, reading) in &readings {
        for finding in check(reading, &registry, Some(&open(&engine, &registry)), None).expect("an answer") {
            found.push(format!("{name}\t{}\t{}", finding.place.line, finding.code.name()));
        }
    }
    let judged: BTreeMap<&str, &str> = include_str!("../../fixtures/check/findings.tsv")
        .lines()
        .skip(1)
        .filter_map(|row| row.rsplit_once('\t'))
        .collect();
    let unjudged: Vec<&String> = found.iter().filter(|row| !judged.contains_key(row.as_str())).collect();
    assert!(unjudged.is_empty(), "judge these and add them to tests/fixtures/check/findings.tsv: {unjudged:#?}");
    let wrong = found.iter().filter(|row| judged.get(row.as_str()) == Some(&"false")).count();
    assert!(wrong * 20 <= found.len(), "{wrong} false alarms among {}", found.len());
    let lost: Vec<&&str> = judged
        .iter()
        .filter(|(row, verdict)| **verdict == "true" && !found.iter().any(|f| f == *row))
        .map(|(r, _)| r)
        .collect();
    assert!(lost.is_empty(), "true findings are lost: {lost:#?}");
}
