//! How fast the questions beside search are answered over 50,000 generated plans of 34 provinces, all of which cite one
//! decree: who cites it, all that is known of it, its status, provinces compared, and the check of a draft of ten pages.

use cancu::authority::AuthorityKey;
use cancu::corpus::Corpus;
use cancu::effect::Reading;
use cancu::index::embedded::Embedded;
use cancu::index::{Batch, Deadline, DocumentId, Engine, Record, SourceFile};
use cancu::ingest::pipeline;
use cancu::notation::PartialDate;
use cancu::query::basis::{SuggestRequest, suggest};
use cancu::query::check::check;
use cancu::query::status::status;
use cancu::query::{By, CitedByRequest, CompareRequest, Days, authority, cited_by, compare};
use cancu::registry::Registry;
use divan::{Bencher, black_box};
use std::sync::LazyLock;

const DOCUMENTS: usize = 50_000;
/// Different texts; the rest are copies under other names, read once, so that making the index takes a minute.
const TEXTS: usize = 510;
const CITIES: [&str; 6] = ["Cần Thơ", "Đà Nẵng", "Hà Nội", "Hải Phòng", "Hồ Chí Minh", "Huế"];
const PROVINCES: [&str; 34] = [
    "An Giang",
    "Bắc Ninh",
    "Cà Mau",
    "Cần Thơ",
    "Cao Bằng",
    "Đà Nẵng",
    "Đắk Lắk",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Nội",
    "Hà Tĩnh",
    "Hải Phòng",
    "Hồ Chí Minh",
    "Huế",
    "Hưng Yên",
    "Khánh Hòa",
    "Lai Châu",
    "Lâm Đồng",
    "Lạng Sơn",
    "Lào Cai",
    "Nghệ An",
    "Ninh Bình",
    "Phú Thọ",
    "Quảng Ngãi",
    "Quảng Ninh",
    "Quảng Trị",
    "Sơn La",
    "Tây Ninh",
    "Thái Nguyên",
    "Thanh Hóa",
    "Tuyên Quang",
    "Vĩnh Long",
];

fn main() {
    LazyLock::force(&INDEX);
    divan::main();
}

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

static INDEX: LazyLock<(tempfile::TempDir, Embedded)> = LazyLock::new(|| {
    let dir = tempfile::tempdir().expect("a folder");
    let index = Embedded::open_writer(dir.path()).expect("an index");
    let readings: Vec<Reading> = (0..TEXTS).map(|number| read(&plan(number, 12))).collect();
    for batch in 0..DOCUMENTS / 2500 {
        let put = (0..2500).map(|at| record(&readings, batch * 2500 + at)).collect();
        index.apply(Batch { put, ..Batch::default() }).expect("a commit");
    }
    (dir, index)
});

/// The state of the index for one question.
fn open() -> Corpus<'static> {
    Corpus::open(black_box(&INDEX.1), &REGISTRY, Deadline::NONE).expect("a corpus")
}

fn key() -> AuthorityKey {
    AuthorityKey::parse("61-2018-nd-cp")
}

fn record(readings: &[Reading], number: usize) -> Record {
    let name = format!("plan-{number:05}");
    let source = SourceFile { path: format!("/{name}"), name: name.clone(), hash: String::new(), bytes: 0 };
    Record::new(DocumentId(name), source, readings[number % TEXTS].clone())
}

fn read(text: &str) -> Reading {
    pipeline::read_text(text, &REGISTRY, |_| ()).expect("a text")
}

/// A plan of so many `parts`, with 4 citations as its basis and one in each part.
fn plan(number: usize, parts: usize) -> String {
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
    let topic = TOPICS[number % TOPICS.len()];
    let year = 2019 + number % 7;
    let province = PROVINCES[number % PROVINCES.len()];
    let kind = if CITIES.contains(&province) { "thành phố" } else { "tỉnh" };
    let decree = |at: usize| {
        let of = 2010 + at % 9;
        format!("Nghị định số {}/{of}/NĐ-CP ngày {:02}/{}/{of} của Chính phủ", at % 190 + 1, at % 28 + 1, at % 9 + 3)
    };
    let mut text = format!(
        "ỦY BAN NHÂN DÂN\n{}\nSố: {number}/KH-UBND\n{province}, ngày 05 tháng 9 năm {year}\nKẾ HOẠCH\n\
         Thực hiện {topic} năm {year}\nCăn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;\n",
        format!("{kind} {province}").to_uppercase()
    );
    for at in 0..3 {
        text.push_str(&format!("Căn cứ {};\n", decree(number % 8 * 7 + at)));
    }
    for part in 1..=parts {
        text.push_str(&format!("{part}. Nhiệm vụ {part}\nTriển khai {} về {topic}. ", decree(number * 5 + part)));
        for at in 0..12 {
            let other = TOPICS[(number + part + at) % TOPICS.len()];
            text.push_str(&format!(
                "Các sở, ban, ngành phối hợp {other} trên địa bàn tỉnh, báo cáo trước ngày quy định. "
            ));
        }
        text.push('\n');
    }
    text
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn status_of_a_decree(bencher: Bencher<'_, '_>) {
    let on = Days::of(PartialDate::from_ymd(2025, 8, 1).expect("a day"));
    bencher.bench_local(|| status(&open(), &key(), on).expect("an answer"));
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn cited_by_of_a_decree(bencher: Bencher<'_, '_>) {
    let request = CitedByRequest { number: "61/2018/NĐ-CP".to_owned(), limit: 20, ..CitedByRequest::default() };
    bencher.bench_local(|| cited_by(&open(), &request).expect("an answer"));
}

#[divan::bench(sample_count = 50, sample_size = 1)]
fn authority_of_a_decree(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| authority(&open(), &key()).expect("an answer"));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn compare_34_provinces(bencher: Bencher<'_, '_>) {
    let request = CompareRequest { by: By::Province, limit: 200, ..CompareRequest::default() };
    bencher.bench_local(|| {
        let answer = compare(&open(), &request).expect("an answer");
        assert_eq!((answer.columns.len(), answer.rows.len()), (PROVINCES.len(), 200));
    });
}

/// Ten pages: about 25,000 letters with some 30 citations.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn check_of_ten_pages(bencher: Bencher<'_, '_>) {
    let draft = read(&plan(7_777_777, 26));
    bencher.bench_local(|| check(&draft, &REGISTRY, Some(&open()), None).expect("an answer"));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn basis_of_a_topic(bencher: Bencher<'_, '_>) {
    let request =
        SuggestRequest {
            title: "kiểm soát thủ tục hành chính".to_owned(), limit: 20, ..SuggestRequest::default()
        };
    bencher.bench_local(|| suggest(&open(), &request).expect("an answer"));
}
