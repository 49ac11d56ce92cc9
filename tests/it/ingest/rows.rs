//! JSON Lines: one document a line.

use super::{Place, counts, plan};

fn line(id: &str, more: &str) -> String {
    format!("{{\"id\": \"{id}\", \"text\": {}{more}}}\n", serde_json::Value::from(plan(1)))
}

#[test]
fn every_line_is_a_document_under_its_own_name() {
    let place = Place::new();
    let more = ", \"title\": \"Kế hoạch một\", \"province\": \"Cà Mau\", \"year\": 2023";
    place.write("rows.jsonl", &format!("\u{FEFF}{}\r\n\n{}", line("một", more).trim_end(), line("2", "")));
    counts(&place.ingest(&[]), &[("found", 2), ("added", 2), ("failed", 0)]);
    assert_eq!(place.ids("kiểm soát"), ["2", "một"]);
    let hits = place.run(&["search", "kiểm soát", "--province", "Cà Mau", "--format", "json"]).json();
    assert_eq!((hits["total"].as_u64(), hits["hits"][0]["year"].as_u64()), (Some(1), Some(2023)), "{hits}");
    assert_eq!((&hits["hits"][0]["name"], &hits["hits"][0]["title"]), (&"một".into(), &"Kế hoạch một".into()));
    counts(&place.ingest(&[]), &[("unchanged", 2)]);
}

#[test]
fn a_bad_line_is_named_and_the_rest_goes_on() {
    let place = Place::new();
    let empty = "{\"id\": \"e\", \"text\": \"\"}\n";
    place.write(
        "rows.ndjson",
        &format!("{}not JSON\n{{\"id\": \"x\"}}\n{}{empty}{}", line("a", ""), line("a", ""), line("b", "")),
    );
    counts(&place.ingest(&[]), &[("found", 6), ("added", 2), ("failed", 4)]);
    let failures = place.status()["failures"].to_string();
    for words in [
        "line 2 of rows.ndjson",
        "line 3 of rows.ndjson",
        "missing field `text`",
        "line 4 of rows.ndjson has the id `a`",
        "line 5 of",
    ] {
        assert!(failures.contains(words), "{words}: {failures}");
    }
    // Once the lines are mended nothing of the failures stays.
    place.write("rows.ndjson", &format!("{}{}", line("a", ""), line("c", "")));
    counts(&place.ingest(&["--prune"]), &[("unchanged", 1), ("added", 1), ("removed", 1), ("failed", 0)]);
    assert_eq!(place.status()["failed"], 0);
    assert_eq!(place.ids("kiểm soát"), ["a", "c"]);
}

#[test]
fn a_renamed_file_keeps_its_rows_and_a_name_belongs_to_one() {
    let place = Place::new();
    place.write("a.jsonl", &format!("{}{}", line("1", ""), line("2", "")));
    place.ingest(&[]);
    std::fs::rename(place.plan("a.jsonl"), place.plan("b.jsonl")).expect("renamed");
    counts(&place.ingest(&[]), &[("renamed", 2), ("added", 0)]);
    place.write("c.jsonl", &line("1", ", \"year\": 2020"));
    counts(&place.ingest(&[]), &[("unchanged", 2), ("failed", 1)]);
    assert!(place.status()["failures"].to_string().contains("b.jsonl"));
    std::fs::remove_file(place.plan("b.jsonl")).expect("removed");
    counts(&place.ingest(&["--prune"]), &[("removed", 1), ("failed", 0)]);
    assert_eq!(place.ids("kiểm soát"), ["1"]);
}
