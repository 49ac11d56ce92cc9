//! The order of hits is that of a folder, also where the cluster forbids scripts.

use super::Index;
use crate::engines::corpus;
use crate::support::record;
use cancu::index::embedded::Embedded;
use cancu::index::{Batch, Engine, Record};
use cancu::query::{SearchRequest, search};
use cancu::registry::Registry;
use tempfile::TempDir;

const WORDS: [&str; 16] = [
    "kế",
    "hoạch",
    "giảm",
    "nghèo",
    "cải",
    "cách",
    "hành",
    "chính",
    "thủ",
    "tục",
    "môi",
    "trường",
    "giáo",
    "dục",
    "kinh",
    "số",
];
const QUESTIONS: [&str; 5] = [
    "giảm nghèo",
    "cải cách hành chính",
    "giam ngheo moi truong",
    "kế hoạch cải cách thủ tục hành chính và giảm nghèo, bảo vệ môi trường trong giáo dục",
    "kinh tế số ở trường học",
];
const RECORDS: usize = 400;

/// Records of some words each, in an order that looks like chance and is always the same.
fn records() -> Vec<Record> {
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    let text = |next: &mut dyn FnMut(usize) -> usize| {
        let many = 6 + next(60);
        (0..many).map(|_| WORDS[next(WORDS.len())]).collect::<Vec<_>>().join(" ")
    };
    (0..RECORDS).map(|at| record(&format!("d{at:03}"), &text(&mut next))).collect()
}

/// Fills `cluster`, which is empty, and holds its lists against those of a folder.
pub(super) fn is_that_of_a_folder(cluster: &dyn Engine) {
    let place = TempDir::new().expect("a folder");
    let folder = Embedded::open_writer(place.path()).expect("an index");
    for engine in [&folder as &dyn Engine, cluster] {
        engine.apply(Batch { put: records(), ..Batch::default() }).expect("a batch");
    }
    let registry = Registry::built_in();
    for question in QUESTIONS {
        for from in [0, 100, 200] {
            let request =
                SearchRequest { text: question.to_owned(), limit: 50, offset: from, ..SearchRequest::default() };
            let [folder, cluster] = [&folder as &dyn Engine, cluster].map(|engine| {
                let answer = search(&corpus(engine, &registry), &request).expect("an answer");
                let list: Vec<(String, f32)> =
                    answer.hits.iter().map(|hit| (hit.card.id.0.clone(), hit.score)).collect();
                (answer.total, list)
            });
            assert_eq!(folder.0, cluster.0, "{question}");
            assert!(from > 0 || !folder.1.is_empty(), "{question}");
            let (folder, cluster) = (folder.1, cluster.1);
            assert_eq!(folder.len(), cluster.len(), "{question}");
            let alike = |one: f32, other: f32| (one - other).abs() < 1e-3;
            for (one, other) in folder.iter().zip(&cluster) {
                assert!(alike(one.1, other.1), "{question}, {from}: {one:?} and {other:?}");
            }
            // Scores that differ in their last digits alone may change places, also with what stands on the next page.
            let ends = [cluster.first(), cluster.last()].map(|hit| hit.map_or(0.0, |hit| hit.1));
            for one in &folder {
                let there = cluster.iter().any(|other| one.0 == other.0 && alike(one.1, other.1));
                assert!(there || ends.iter().any(|end| alike(*end, one.1)), "{question}, {from}: {one:?}");
            }
        }
    }
}

#[test]
fn on_one_shard_and_on_three() {
    for shards in [1, 3] {
        let Some((engine, _index)) = Index::of(shards) else { return };
        is_that_of_a_folder(&engine);
    }
}
