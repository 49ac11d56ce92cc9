//! How fast the questions beside search are answered over 50,000 and over 340,000 generated plans of 34 provinces, about 3 kB
//! each, all of which cite one decree: who cites it, all that is known of it, its status, provinces compared, what the
//! corpus holds, and the check of a draft of ten pages.

use cancu::authority::AuthorityKey;
use cancu::corpus::{Corpus, Library};
use cancu::effect::Reading;
use cancu::index::embedded::Embedded;
use cancu::index::{Batch, Deadline, DocumentId, Engine, Record, SourceFile};
use cancu::ingest::pipeline;
use cancu::notation::PartialDate;
use cancu::query::basis::{SuggestRequest, basis, suggest};
use cancu::query::check::check;
use cancu::query::status::status;
use cancu::query::{
    By, CitedByRequest, CompareRequest, Days, SearchRequest, authority, cited_by, compare, find_document, holdings,
    search,
};
use cancu::registry::Registry;
use divan::{Bencher, black_box};
use std::sync::{Arc, LazyLock};

/// How many documents the indices hold.
const SIZES: [usize; 2] = [50_000, 340_000];
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
    divan::main();
}

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

static READINGS: LazyLock<Vec<Reading>> =
    LazyLock::new(|| (0..TEXTS).map(|number| read(&plan(number, 2, 6))).collect());

type Index = LazyLock<(tempfile::TempDir, Library)>;

static INDICES: [Index; 2] = [LazyLock::new(|| index(SIZES[0])), LazyLock::new(|| index(SIZES[1]))];

fn index(documents: usize) -> (tempfile::TempDir, Library) {
    let dir = tempfile::tempdir().expect("a folder");
    let engine = Embedded::open_writer(dir.path()).expect("an index");
    for batch in 0..documents / 2500 {
        let put = (0..2500).map(|at| record(batch * 2500 + at)).collect();
        engine.apply(Batch { put, ..Batch::default() }).expect("a commit");
    }
    let library = Library::over(Arc::new(engine));
    // What is made once a state is made before anything is measured.
    drop(holdings(&open(&library), 1));
    (dir, library)
}

/// The state of an index for one question.
fn open(library: &Library) -> Corpus<'_> {
    library.corpus(&REGISTRY, Deadline::NONE).expect("a corpus")
}

fn of(size: usize) -> &'static Library {
    &INDICES[SIZES.iter().position(|other| *other == size).expect("one of the sizes")].1
}

fn key() -> AuthorityKey {
    AuthorityKey::parse("61-2018-nd-cp")
}

fn record(number: usize) -> Record {
    let name = format!("plan-{number:05}");
    let source = SourceFile { path: format!("/{name}"), name: name.clone(), hash: String::new(), bytes: 0 };
    Record::new(DocumentId(name), source, READINGS[number % TEXTS].clone())
}

fn read(text: &str) -> Reading {
    pipeline::read_text(text, &REGISTRY, |_| ()).expect("a text")
}

/// A plan of so many `parts` with so many sentences each, with 5 citations as its basis and one in each part.
fn plan(number: usize, parts: usize, sentences: usize) -> String {
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
         Thực hiện {topic} năm {year}\nCăn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;\nCăn cứ Nghị định số {}/NĐ-CP của Chính phủ;\n",
        format!("{kind} {province}").to_uppercase(),
        number % 40 + 1
    );
    for at in 0..3 {
        text.push_str(&format!("Căn cứ {};\n", decree(number % 8 * 7 + at)));
    }
    for part in 1..=parts {
        text.push_str(&format!("{part}. Nhiệm vụ {part}\nTriển khai {} về {topic}. ", decree(number * 5 + part)));
        for at in 0..sentences {
            let other = TOPICS[(number + part + at) % TOPICS.len()];
            text.push_str(&format!(
                "Các sở, ban, ngành phối hợp {other} trên địa bàn tỉnh, báo cáo trước ngày quy định. "
            ));
        }
        text.push('\n');
    }
    text
}

#[divan::bench(args = SIZES, sample_count = 30, sample_size = 1)]
fn a_search_of_four_words(bencher: Bencher<'_, '_>, size: usize) {
    let text = "kiểm soát thủ tục hành chính Đồng Nai".to_owned();
    let request = SearchRequest { text, limit: 10, ..SearchRequest::default() };
    bencher.bench_local(|| search(&open(black_box(of(size))), &request).expect("an answer"));
}

#[divan::bench(args = SIZES, sample_count = 30, sample_size = 1)]
fn status_of_a_decree(bencher: Bencher<'_, '_>, size: usize) {
    let on = Days::of(PartialDate::from_ymd(2025, 8, 1).expect("a day"));
    bencher.bench_local(|| status(&open(black_box(of(size))), &key(), on).expect("an answer"));
}

#[divan::bench(args = SIZES, sample_count = 30, sample_size = 1)]
fn cited_by_of_a_decree(bencher: Bencher<'_, '_>, size: usize) {
    let request = CitedByRequest { number: "61/2018/NĐ-CP".to_owned(), limit: 20, ..CitedByRequest::default() };
    bencher.bench_local(|| cited_by(&open(black_box(of(size))), &request).expect("an answer"));
}

#[divan::bench(args = SIZES, sample_count = 30, sample_size = 1)]
fn authority_of_a_decree(bencher: Bencher<'_, '_>, size: usize) {
    bencher.bench_local(|| authority(&open(black_box(of(size))), &key()).expect("an answer"));
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn compare_10_provinces(bencher: Bencher<'_, '_>, size: usize) {
    let values = PROVINCES[..10].iter().map(|name| (*name).to_owned()).collect();
    let request = CompareRequest { by: By::Province, values, limit: 200, ..CompareRequest::default() };
    bencher.bench_local(|| {
        let answer = compare(&open(black_box(of(size))), &request).expect("an answer");
        assert_eq!(answer.columns.len(), 10);
    });
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn compare_34_provinces(bencher: Bencher<'_, '_>, size: usize) {
    let request = CompareRequest { by: By::Province, limit: 200, ..CompareRequest::default() };
    bencher.bench_local(|| {
        let answer = compare(&open(black_box(of(size))), &request).expect("an answer");
        assert_eq!(answer.columns.len(), PROVINCES.len());
    });
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn what_the_corpus_holds(bencher: Bencher<'_, '_>, size: usize) {
    bencher.bench_local(|| holdings(&open(black_box(of(size))), 200).expect("an answer"));
}

#[divan::bench(args = SIZES, sample_count = 30, sample_size = 1)]
fn a_document_by_its_file_name(bencher: Bencher<'_, '_>, size: usize) {
    bencher.bench_local(|| find_document(&open(black_box(of(size))), "plan-01234").expect("an answer"));
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn basis_of_a_document(bencher: Bencher<'_, '_>, size: usize) {
    let id = DocumentId("plan-01234".to_owned());
    bencher.bench_local(|| basis(&open(black_box(of(size))), &id, None).expect("an answer"));
}

/// Ten pages: about 25,000 letters with some 30 citations.
#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn check_of_ten_pages(bencher: Bencher<'_, '_>, size: usize) {
    let draft = read(&plan(7_777_777, 26, 12));
    bencher.bench_local(|| check(&draft, &REGISTRY, Some(&open(black_box(of(size)))), None).expect("an answer"));
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn basis_of_a_topic(bencher: Bencher<'_, '_>, size: usize) {
    let title = "kiểm soát thủ tục hành chính".to_owned();
    let request = SuggestRequest { title, limit: 20, ..SuggestRequest::default() };
    bencher.bench_local(|| suggest(&open(black_box(of(size))), &request).expect("an answer"));
}
