//! What searches over the real documents find: each with the document that it means, in a file that shows every change of the
//! ranking as a difference.

use crate::engines::corpus;
use crate::support::{registry, shared};
use cancu::index::embedded::Embedded;
use cancu::query::{SearchRequest, search};
use std::fmt::Write as _;
use std::process::Command;

/// One row a search: the rank of the document that it means, the search, the beginning of the name of that document's file.
const SEARCHES: &str = include_str!("../../fixtures/searches.tsv");

/// What the ranking must reach however single rows move.
const LEAST_MEAN_RECIPROCAL_RANK: f64 = 0.98;

/// Of the office's documents those whose text needs no other program.
const OFFICE: [&str; 10] = [
    "KH-UBND-trien-khai-Chi-thi-11-CT-TU-QLNN-khoang-san.docx",
    "ND-139-2025-phan-dinh-tham-quyen-2-cap-BCT.docx",
    "ND-140-2025-phan-dinh-tham-quyen-2-cap-XD.docx",
    "QD-1074-QD-BXD-29-6-2026.pdf",
    "QD-1696-QD-UBND-uy-quyen-15-5-2026.pdf",
    "TT-14-2024-che-do-bao-cao-mau-van-ban-CCN.docx",
    "TT-15-2026-BCT-text.doc",
    "TT-24-2025-TT-BCT-ke-hoach-quan-ly-rui-ro.docx",
    "TT-37-BGTVT.pdf",
    "TT-38-2025-BCT.doc",
];

#[test]
#[expect(clippy::print_stderr, reason = "the measured figures are worth seeing")]
fn searches_over_real_documents() {
    let Some(real) = shared().map(|root| root.join("corpus")) else { return };
    let dir = tempfile::tempdir().expect("a folder");
    let index = dir.path().join("index");
    let mut ingest = Command::new(env!("CARGO_BIN_EXE_cancu"));
    ingest.arg("ingest").arg("--index").arg(&index).arg(real.join("plans")).arg(real.join("provincial-2025"));
    ingest.args(OFFICE.map(|name| real.join("office").join(name)));
    assert!(ingest.output().expect("the program runs").status.success());
    let engine = Embedded::open_reader(&index).expect("an index");
    let mut found = String::from("rank\tsearch\ttarget\n");
    let (mut five, mut reciprocals) = (0, Vec::new());
    for row in SEARCHES.lines().skip(1) {
        let [_, text, target] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {row}") };
        let request = SearchRequest { text: text.to_owned(), limit: 10, ..SearchRequest::default() };
        let hits = search(&corpus(&engine, registry()), &request).expect("an answer").hits;
        let rank = hits.iter().position(|hit| hit.card.name.starts_with(target)).map(|at| at + 1);
        five += usize::from(rank.is_some_and(|rank| rank <= 5));
        reciprocals.push(rank.map_or(0.0, |rank| 1.0 / rank as f64));
        writeln!(found, "{}\t{text}\t{target}", rank.map_or("-".to_owned(), |rank| rank.to_string())).expect("text");
    }
    let many = reciprocals.len();
    let first = reciprocals.iter().filter(|reciprocal| **reciprocal == 1.0).count();
    let mean = reciprocals.iter().sum::<f64>() / many as f64;
    eprintln!("recall@1 {first}/{many}, recall@5 {five}/{many}, MRR {mean:.3}");
    assert!(
        found == SEARCHES,
        "ranks changed; where that is right, put this into tests/fixtures/searches.tsv:\n{found}"
    );
    assert!(mean >= LEAST_MEAN_RECIPROCAL_RANK, "MRR {mean:.3}");
}
