//! The questions of an office over 50,000 generated plans of 3 kB, asked of a folder and of a cluster in one run.
//!
//! `CANCU_TEST_CLUSTER=$(scripts/opensearch start) cargo bench --bench cluster` prints the table. `CANCU_BENCH_DOCUMENTS` and
//! `CANCU_BENCH_SHARDS` say other numbers.

#![expect(clippy::print_stdout, reason = "a table is what this program is for")]

use cancu::authority::AuthorityKey;
use cancu::corpus::Corpus;
use cancu::effect::Reading;
use cancu::index::embedded::Embedded;
use cancu::index::opensearch::OpenSearch;
use cancu::index::{Access, Batch, Deadline, DocumentId, Engine, Place, Record, SourceFile};
use cancu::ingest::pipeline;
use cancu::query::basis::basis;
use cancu::query::{By, CitedByRequest, CompareRequest, Filters, SearchRequest, authority, cited_by, compare, search};
use cancu::registry::Registry;
use std::path::Path;
use std::time::{Duration, Instant};

/// Different texts; the rest are copies under other names, read once.
const TEXTS: usize = 510;
const BATCH: usize = 1_000;
const RUNS: usize = 21;
const PROVINCES: [&str; 10] =
    ["Quảng Ngãi", "Đồng Nai", "Bắc Ninh", "Hà Nội", "Cà Mau", "Lào Cai", "Huế", "Đà Nẵng", "Cần Thơ", "An Giang"];
const MORE: [&str; 24] = [
    "Cao Bằng",
    "Đắk Lắk",
    "Điện Biên",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Tĩnh",
    "Hải Phòng",
    "Hồ Chí Minh",
    "Hưng Yên",
    "Khánh Hòa",
    "Lai Châu",
    "Lâm Đồng",
    "Lạng Sơn",
    "Nghệ An",
    "Ninh Bình",
    "Phú Thọ",
    "Quảng Ninh",
    "Quảng Trị",
    "Sơn La",
    "Tây Ninh",
    "Thái Nguyên",
    "Thanh Hóa",
    "Tuyên Quang",
    "Vĩnh Long",
];
const TOPICS: [&str; 8] = [
    "kiểm soát thủ tục hành chính",
    "phát triển kinh tế số",
    "giảm nghèo đa chiều",
    "phòng, chống tham nhũng",
    "cải cách hành chính",
    "chuyển đổi số doanh nghiệp",
    "bảo vệ môi trường",
    "giáo dục nghề nghiệp",
];

/// A question with its name.
type Asked = (&'static str, fn(&Corpus<'_>));

const QUESTIONS: [Asked; 7] = [
    ("four words", |corpus| words(corpus, "giảm nghèo bảo vệ")),
    ("a sentence", |corpus| {
        words(
            corpus,
            "rà soát, đánh giá thủ tục hành chính của các sở, ban, ngành và báo cáo kết quả giảm nghèo trước ngày quy định",
        );
    }),
    ("cited-by", |corpus| {
        let request = CitedByRequest { number: "61/2018/NĐ-CP".to_owned(), limit: 20, ..CitedByRequest::default() };
        assert!(cited_by(corpus, &request).expect("an answer").total > 0);
    }),
    ("authority", |corpus| {
        assert!(authority(corpus, &AuthorityKey("61-2018-nd-cp".to_owned())).expect("an answer").is_some());
    }),
    ("compare 10 provinces", |corpus| compared(corpus, &PROVINCES)),
    ("compare 34 provinces", |corpus| compared(corpus, &[])),
    ("basis of a plan", |corpus| {
        let id = DocumentId("plan-00007".to_owned());
        assert!(basis(corpus, &id, None).expect("an answer").is_some());
    }),
];

fn words(corpus: &Corpus<'_>, text: &str) {
    let request = SearchRequest { text: text.to_owned(), limit: 10, ..SearchRequest::default() };
    assert!(!search(corpus, &request).expect("an answer").hits.is_empty());
}

fn compared(corpus: &Corpus<'_>, provinces: &[&str]) {
    let values = provinces.iter().map(|name| (*name).to_owned()).collect();
    let request = CompareRequest {
        by: By::Province,
        values,
        limit: 40,
        filters: Filters::default(),
        ..CompareRequest::default()
    };
    compare(corpus, &request).expect("an answer");
}

fn main() {
    let Ok(nodes) = std::env::var("CANCU_TEST_CLUSTER") else {
        return println!("CANCU_TEST_CLUSTER names no cluster: nothing is measured");
    };
    let number = |name: &str, usual| std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual);
    let (documents, shards) = (number("CANCU_BENCH_DOCUMENTS", 50_000), number("CANCU_BENCH_SHARDS", 1));
    let registry = Registry::built_in();
    let readings: Vec<Reading> = (0..TEXTS).map(|at| read(&plan(at), &registry)).collect();
    let dir = tempfile::tempdir().expect("a folder");
    let folder = Embedded::open_writer(dir.path()).expect("an index");
    let name = format!("bench-{}", std::process::id());
    let Ok(Place::Cluster(place)) = Place::parse(format!("{nodes}/{name}").as_ref()) else { panic!("an address") };
    let access = Access { shards: shards as u64, replicas: 0, ..Access::default() };
    let cluster = OpenSearch::open_writer(&place, &access).expect("an index");
    let text: usize = readings.iter().map(|reading| reading.text.text().len()).sum::<usize>() / TEXTS;
    println!("{documents} documents of {text} bytes, {shards} shards");
    for (name, engine) in [("folder", &folder as &dyn Engine), ("cluster", &cluster)] {
        let begun = Instant::now();
        for first in (0..documents).step_by(BATCH) {
            let put = (first..(first + BATCH).min(documents)).map(|at| record(&readings, at)).collect();
            engine.apply(Batch { put, ..Batch::default() }).expect("a batch");
        }
        println!("{name}: {:.0} documents/s", documents as f64 / begun.elapsed().as_secs_f64());
    }
    println!("folder: {} bytes a document", size(dir.path()) / documents as u64);
    println!("cluster: {} bytes a document", stored(&nodes, &name) / documents as u64);
    println!("memory of this program: {} MB", memory() >> 10);
    println!("{:<22} {:>10} {:>10} {:>10} {:>10}", "ms: median, longest", "folder", "", "cluster", "");
    for (name, question) in QUESTIONS {
        let [folder, cluster] = [&folder as &dyn Engine, &cluster].map(|engine| times(engine, &registry, question));
        let ms = |time: Duration| format!("{:>10.1}", time.as_secs_f64() * 1e3);
        println!("{name:<22} {} {} {} {}", ms(folder.0), ms(folder.1), ms(cluster.0), ms(cluster.1));
    }
    let node = nodes.split(',').next().expect("a node");
    let _ = ureq::delete(format!("{node}/{name}-1")).call();
}

/// The median and the longest time of `question`.
fn times(engine: &dyn Engine, registry: &Registry, question: fn(&Corpus<'_>)) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            question(&Corpus::open(engine, registry, Deadline::NONE).expect("a state"));
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[RUNS / 2], times[RUNS - 1])
}

fn record(readings: &[Reading], at: usize) -> Record {
    let name = format!("plan-{at:05}");
    let source = SourceFile { path: format!("/{name}"), name: name.clone(), hash: String::new(), bytes: 0 };
    Record { id: DocumentId(name), source, reading: readings[at % TEXTS].clone() }
}

fn read(text: &str, registry: &Registry) -> Reading {
    pipeline::read_text(text, registry, |_| ()).expect("a text")
}

/// A plan of two parts, with four citations as its basis and one in each part.
fn plan(number: usize) -> String {
    let (topic, year) = (TOPICS[number % TOPICS.len()], 2019 + number % 7);
    let all: Vec<&str> = PROVINCES.iter().chain(&MORE).copied().collect();
    let province = all[number % all.len()];
    let decree = |at: usize| {
        let of = 2010 + at % 9;
        format!("Nghị định số {}/{of}/NĐ-CP ngày {:02}/{}/{of} của Chính phủ", at % 190 + 1, at % 28 + 1, at % 9 + 3)
    };
    let mut text = format!(
        "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {number}/KH-UBND\n{province}, ngày 05 tháng 9 năm {year}\nKẾ HOẠCH\n\
         Thực hiện {topic} năm {year}\nCăn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;\n",
        province.to_uppercase()
    );
    for at in 0..3 {
        text.push_str(&format!("Căn cứ {};\n", decree(number % 8 * 7 + at)));
    }
    for part in 1..=2 {
        text.push_str(&format!("{part}. Nhiệm vụ {part}\nTriển khai {} về {topic}. ", decree(number * 5 + part)));
        for at in 0..9 {
            let other = TOPICS[(number * 3 + part * 5 + at * at) % TOPICS.len()];
            text.push_str(&format!(
                "Các sở, ban, ngành phối hợp {other} trên địa bàn tỉnh, báo cáo trước ngày quy định. "
            ));
        }
        text.push('\n');
    }
    text
}

fn size(dir: &Path) -> u64 {
    let files = std::fs::read_dir(dir).expect("the index").filter_map(Result::ok);
    files.filter_map(|file| file.metadata().ok()).map(|meta| meta.len()).sum()
}

fn stored(nodes: &str, index: &str) -> u64 {
    let node = nodes.split(',').next().expect("a node");
    let mut answer = ureq::get(format!("{node}/{index}/_stats/store")).call().expect("statistics");
    let answer: serde_json::Value = answer.body_mut().read_json().expect("JSON");
    answer["_all"]["total"]["store"]["size_in_bytes"].as_u64().expect("a size")
}

/// Resident memory of this process, in kB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}
