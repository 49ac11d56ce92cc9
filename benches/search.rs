//! How fast questions are answered over 10,000 generated documents: words with facets and snippets, sentences, numbers,
//! and who cites a decree that a third of all documents cite.

use cancu::authority::{AuthorityKey, Reference};
use cancu::citation::{Citation, Kind, Role};
use cancu::document::Document;
use cancu::index::embedded::Embedded;
use cancu::index::{Batch, DocumentId, Engine, Record, SourceFile};
use cancu::query::{CitedByRequest, Filters, SearchRequest, cited_by, search};
use cancu::registry::Registry;
use cancu::text::{PagedText, Span};
use divan::{Bencher, black_box};
use std::sync::LazyLock;
use std::time::Instant;

const DOCUMENTS: usize = 10_000;
const PROVINCES: [&str; 6] = ["Quảng Ngãi", "Đồng Nai", "Bắc Ninh", "Hà Nội", "Cà Mau", "Lào Cai"];

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

fn main() {
    LazyLock::force(&INDEX);
    divan::main();
}

#[expect(clippy::print_stderr, reason = "the speed of indexing is a measurement of its own")]
static INDEX: LazyLock<(tempfile::TempDir, Embedded)> = LazyLock::new(|| {
    let dir = tempfile::tempdir().expect("a folder");
    let index = Embedded::open_writer(dir.path()).expect("an index");
    let mut dice = Dice(7);
    let words = vocabulary();
    let (mut text_bytes, mut spent) = (0, 0.0);
    for batch in 0..DOCUMENTS / 500 {
        let put: Vec<Record> = (0..500).map(|n| document(&mut dice, &words, batch * 500 + n)).collect();
        text_bytes += put.iter().map(|record| record.text.text().len()).sum::<usize>();
        let start = Instant::now();
        index.apply(Batch { put, ..Batch::default() }).expect("a commit");
        spent += start.elapsed().as_secs_f64();
    }
    let megabytes = text_bytes as f64 / 1e6;
    let stored: u64 = std::fs::read_dir(dir.path())
        .expect("the index")
        .filter_map(|entry| entry.ok()?.metadata().ok())
        .map(|meta| meta.len())
        .sum();
    let speed = megabytes / spent;
    eprintln!(
        "{DOCUMENTS} documents, {megabytes:.0} MB of text indexed in {spent:.1} s ({speed:.1} MB/s); {:.2} MB a MB of text",
        stored as f64 / 1e6 / megabytes
    );
    (dir, index)
});

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    /// Small numbers often, as words of a language.
    fn skewed(&mut self, end: usize) -> usize {
        let once = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((end as f64).powf(once) as usize).min(end - 1)
    }
}

fn vocabulary() -> Vec<String> {
    let onsets =
        ["", "b", "c", "ch", "d", "đ", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "s", "t", "th", "tr", "v", "x"];
    let rhymes = [
        "ủ", "ục", "ành", "ính", "ế", "ạch", "iểm", "oát", "ụ", "à", "ông", "ước", "iên", "ân", "ại", "ơn", "ăm", "ội",
    ];
    rhymes.iter().flat_map(|rhyme| onsets.iter().map(move |onset| format!("{onset}{rhyme}"))).collect()
}

fn document(dice: &mut Dice, words: &[String], number: usize) -> Record {
    let (mut text, mut references) = (String::new(), Vec::new());
    for sentence in 0..110 {
        for _ in 0..18 {
            text.push_str(&words[dice.skewed(words.len())]);
            text.push(' ');
        }
        if sentence % 6 == 0 {
            let cited = dice.skewed(3000);
            let surface = format!("Nghị định số {}/{}/NĐ-CP", cited % 200 + 1, 2000 + cited / 200);
            let span = Span::new(text.len(), text.len() + surface.len());
            references.push((surface, span, cited));
            text.push_str(&references[references.len() - 1].0);
        }
        text.push_str(if sentence % 30 == 29 { ".\u{0C}" } else { ".\n" });
    }
    let text = PagedText::from_pages(text.split('\u{0C}'));
    let year = 2020 + (number % 7) as i16;
    let references =
        references.into_iter().map(|(surface, span, cited)| reference(&text, surface, span, cited)).collect();
    Record {
        id: DocumentId(format!("plan-{number:05}")),
        source: SourceFile { path: format!("/{number}"), name: format!("{number}.pdf"), hash: String::new(), bytes: 0 },
        document: Document {
            doc_type: Some("Kế hoạch".to_owned()),
            canonical: Some(format!("{number}/KH-UBND")),
            province: Some(PROVINCES[number % PROVINCES.len()].to_owned()),
            year: Some(year),
            ..Document::default()
        },
        text,
        own: None,
        references,
    }
}

fn reference(text: &PagedText, surface: String, span: Span, cited: usize) -> Reference {
    let (number, year) = (cited % 200 + 1, 2000 + (cited / 200) as i16);
    Reference {
        citation: Citation {
            span,
            page: text.page_at(span.start),
            surface,
            kind: Kind::Numbered,
            doc_type: Some("Nghị định".to_owned()),
            number: Some(number.to_string()),
            year: Some(year),
            symbol: Some("NĐ-CP".to_owned()),
            canonical: Some(format!("{number}/{year}/NĐ-CP")),
            date: None,
            issuer: Some("Chính phủ".to_owned()),
            issuer_written: false,
            subject: None,
            pinpoints: Vec::new(),
            role: Role::LegalBasis,
            amends: Vec::new(),
            parent: None,
            anomalies: Vec::new(),
            ambiguous: Vec::new(),
            of_year: None,
        },
        authority: Some(AuthorityKey(format!("{number}-{year}-nd-cp"))),
        urn: None,
        candidates: Vec::new(),
        series: None,
    }
}

/// A question of `count` words drawn from `dice`.
fn question(dice: &mut Dice, count: usize) -> String {
    let words = vocabulary();
    (0..count).map(|_| words[dice.skewed(words.len())].clone()).collect::<Vec<_>>().join(" ")
}

#[divan::bench(args = [1, 4, 25], sample_count = 200, sample_size = 1)]
fn words_with_facets_and_snippets(bencher: Bencher<'_, '_>, count: usize) {
    let mut dice = Dice(count as u64);
    bencher
        .with_inputs(|| SearchRequest { text: question(&mut dice, count), limit: 10, ..SearchRequest::default() })
        .bench_local_values(|request| search(black_box(&INDEX.1), &REGISTRY, &request).expect("an answer"));
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn words_in_a_province(bencher: Bencher<'_, '_>) {
    let mut dice = Dice(11);
    let filters = Filters { province: Some("quang ngai".to_owned()), ..Filters::default() };
    bencher
        .with_inputs(|| SearchRequest {
            text: question(&mut dice, 4),
            filters: filters.clone(),
            limit: 10,
            ..SearchRequest::default()
        })
        .bench_local_values(|request| search(black_box(&INDEX.1), &REGISTRY, &request).expect("an answer"));
}

#[divan::bench(args = ["2/2000/NĐ-CP", "150/2014/NĐ-CP", "nd 17/2001"], sample_count = 200, sample_size = 1)]
fn who_cites(bencher: Bencher<'_, '_>, number: &str) {
    let request = CitedByRequest { number: number.to_owned(), limit: 20, ..CitedByRequest::default() };
    bencher.bench_local(|| cited_by(black_box(&INDEX.1), &REGISTRY, &request).expect("an answer"));
}
