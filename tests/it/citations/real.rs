//! Real plans against citations found by hand.

use super::REGISTRY;
use crate::support::shared;
use cancu::citation::{Citation, extract};
use cancu::{document, reader};
use std::path::Path;

fn citations(path: &Path) -> Vec<Citation> {
    let bytes = std::fs::read(path).expect("a plan is there");
    let paged = reader::read(&bytes, &path.to_string_lossy()).expect("a plan is read");
    extract(&paged, &document::read(&paged, &REGISTRY), &REGISTRY)
}

/// Of every document with gold, how many citations have all of kind, type, name, date and issuer as found by hand.
#[test]
fn plans_are_read_as_by_hand() {
    let Some(shared) = shared() else { return };
    for (gold, corpus) in [("gold/plans", "corpus/plans"), ("gold/provincial-2025", "corpus/provincial-2025")] {
        let (mut wanted, mut right, mut found) = (0, 0, 0);
        for entry in std::fs::read_dir(shared.join(gold)).expect("gold is there") {
            let path = entry.expect("gold is listed").path();
            let json: serde_json::Value =
                serde_json::from_str(&std::fs::read_to_string(&path).expect("gold is text")).expect("gold is JSON");
            let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let source = ["txt", "md"].map(|end| shared.join(corpus).join(format!("{stem}.{end}")));
            let have = citations(source.iter().find(|path| path.exists()).expect("the plan of the gold is there"));
            let mut have: Vec<[Option<String>; 5]> = have.iter().map(core_of).collect();
            found += have.len();
            for want in json["citations"].as_array().expect("citations") {
                wanted += 1;
                let fields = ["kind", "doc_type", "canonical", "date", "issuer"];
                let want = fields.map(|field| want[field].as_str().map(str::to_owned));
                if let Some(at) = have.iter().position(|have| *have == want) {
                    have.swap_remove(at);
                    right += 1;
                }
            }
        }
        let f1 = 2.0 * f64::from(right) / f64::from(wanted + i32::try_from(found).expect("few"));
        assert!(f1 >= 0.97, "{gold}: {right} right of {wanted} wanted and {found} found, F1 {f1:.3}");
    }
}

fn core_of(citation: &Citation) -> [Option<String>; 5] {
    let kind = serde_json::to_value(citation.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
    [
        kind,
        citation.doc_type.clone(),
        citation.canonical.clone(),
        citation.date.map(|date| date.to_string()),
        citation.issuer.clone(),
    ]
}
