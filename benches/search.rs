//! How fast questions are answered over 50,000 documents put together from paragraphs of real ones (`../shared`; made-up
//! words where it is absent): words with facets and snippets, sentences, numbers, suggestions, and who cites a decree that a
//! third of all documents cite.

use cancu::authority::{AuthorityKey, Reference};
use cancu::citation::{Citation, Role};
use cancu::corpus::Corpus;
use cancu::document::Document;
use cancu::effect::Reading;
use cancu::index::embedded::Embedded;
use cancu::index::{Batch, Deadline, DocumentId, Engine, Record, SourceFile};
use cancu::query::{CitedByRequest, Filters, SearchRequest, cited_by, search};
use cancu::registry::Registry;
use cancu::text::{PagedText, Span};
use divan::{Bencher, black_box};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Instant;

const DOCUMENTS: usize = 50_000;
const PROVINCES: [&str; 6] = ["Quảng Ngãi", "Đồng Nai", "Bắc Ninh", "Hà Nội", "Cà Mau", "Lào Cai"];

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

fn main() {
    LazyLock::force(&INDEX);
    promised();
    divan::main();
}

/// Read as a server reads what an ingest left. `CANCU_BENCH_INDEX` names a folder in which it stays for the next run.
static INDEX: LazyLock<(Option<tempfile::TempDir>, Embedded)> = LazyLock::new(|| {
    let kept = std::env::var_os("CANCU_BENCH_INDEX").map(PathBuf::from);
    let passing = kept.is_none().then(|| tempfile::tempdir().expect("a folder"));
    let folder = kept.unwrap_or_else(|| passing.as_ref().expect("no other is named").path().to_owned());
    if !folder.join("meta.json").exists() {
        build(&folder);
    }
    (passing, Embedded::open_reader(&folder).expect("an index"))
});

#[expect(clippy::print_stderr, reason = "the speed of indexing is a measurement of its own")]
fn build(folder: &Path) {
    let index = Embedded::open_writer(folder).expect("an index");
    let mut dice = Dice(7);
    let words = paragraphs();
    let (mut text_bytes, mut spent) = (0, 0.0);
    for batch in 0..DOCUMENTS / 500 {
        let put: Vec<Record> = (0..500).map(|n| document(&mut dice, &words, batch * 500 + n)).collect();
        text_bytes += put.iter().map(|record| record.reading.text.text().len()).sum::<usize>();
        let start = Instant::now();
        index.apply(Batch { put, ..Batch::default() }).expect("a commit");
        spent += start.elapsed().as_secs_f64();
    }
    let start = Instant::now();
    drop(index);
    spent += start.elapsed().as_secs_f64();
    let megabytes = text_bytes as f64 / 1e6;
    let files: Vec<_> = std::fs::read_dir(folder).expect("the index").filter_map(Result::ok).collect();
    let stored: u64 = files.iter().filter_map(|file| file.metadata().ok()).map(|meta| meta.len()).sum();
    let segments = files.iter().filter(|file| file.path().extension().is_some_and(|kind| kind == "store")).count();
    let speed = megabytes / spent;
    eprintln!(
        "{DOCUMENTS} documents, {megabytes:.0} MB of text indexed in {spent:.1} s ({speed:.1} MB/s); {:.2} MB a MB of text, {segments} segments",
        stored as f64 / 1e6 / megabytes
    );
}

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

/// Paragraphs of real documents and articles.
fn paragraphs() -> Vec<String> {
    let shared = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let mut texts = Vec::new();
    for folder in ["corpus/plans", "corpus/provincial-2025"] {
        let files = std::fs::read_dir(shared.join(folder)).into_iter().flatten().flatten();
        texts.extend(files.filter_map(|file| std::fs::read_to_string(file.path()).ok()));
    }
    let judged = std::fs::read_to_string(shared.join("retrieval/alqac-2022/documents.jsonl")).unwrap_or_default();
    let rows = judged.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    texts.extend(rows.filter_map(|row| Some(row["text"].as_str()?.to_owned())));
    let mut paragraphs: Vec<String> =
        texts.iter().flat_map(|text| text.lines()).filter(|line| line.len() > 80).map(str::to_owned).collect();
    if paragraphs.is_empty() {
        let (mut dice, words) = (Dice(3), vocabulary());
        let made =
            |dice: &mut Dice| (0..40).map(|_| words[dice.skewed(words.len())].clone()).collect::<Vec<_>>().join(" ");
        paragraphs = (0..5000).map(|_| made(&mut dice)).collect();
    }
    paragraphs
}

fn document(dice: &mut Dice, paragraphs: &[String], number: usize) -> Record {
    let (mut text, mut references) = (String::new(), Vec::new());
    // Articles of a few lines, and plans of many pages.
    let length = 4 + dice.below(8) * dice.below(8);
    let title = paragraphs[dice.below(paragraphs.len())].chars().take(90).collect::<String>();
    for sentence in 0..length {
        text.push_str(&paragraphs[dice.below(paragraphs.len())]);
        text.push(' ');
        if sentence % 3 == 0 {
            let cited = dice.skewed(3000);
            let surface = format!("Nghị định số {}/{}/NĐ-CP", cited % 200 + 1, 2000 + cited / 200);
            let span = Span::new(text.len(), text.len() + surface.len());
            references.push((surface, span, cited));
            text.push_str(&references[references.len() - 1].0);
        }
        text.push_str(if sentence % 9 == 8 { ".\u{0C}" } else { ".\n" });
    }
    let text = PagedText::from_pages(text.split('\u{0C}'));
    let year = 2020 + (number % 7) as i16;
    let references =
        references.into_iter().map(|(surface, span, cited)| reference(&text, surface, span, cited)).collect();
    Record {
        id: DocumentId(format!("plan-{number:05}")),
        source: SourceFile { path: format!("/{number}"), name: format!("{number}.pdf"), hash: String::new(), bytes: 0 },
        reading: Reading {
            document: Document {
                doc_type: Some("Kế hoạch".to_owned()),
                title: Some(title),
                canonical: Some(format!("{number}/KH-UBND")),
                province: Some(PROVINCES[number % PROVINCES.len()].to_owned()),
                year: Some(year),
                ..Document::default()
            },
            text,
            own: None,
            references,
            effects: cancu::effect::Effects::default(),
        },
    }
}

fn reference(text: &PagedText, surface: String, span: Span, cited: usize) -> Reference {
    let (number, year) = (cited % 200 + 1, 2000 + (cited / 200) as i16);
    Reference {
        citation: Citation {
            span,
            page: text.page_at(span.start),
            surface,
            doc_type: Some("Nghị định".to_owned()),
            number: Some(number.to_string()),
            year: Some(year),
            symbol: Some("NĐ-CP".to_owned()),
            canonical: Some(format!("{number}/{year}/NĐ-CP")),
            issuer: Some("Chính phủ".to_owned()),
            role: Role::LegalBasis,
            ..Citation::default()
        },
        authority: Some(AuthorityKey(format!("{number}-{year}-nd-cp"))),
        urn: None,
        candidates: Vec::new(),
        series: None,
    }
}

/// A question of `count` neighbouring words of a real paragraph; a few words from all over it.
fn question(dice: &mut Dice, count: usize) -> String {
    static PARAGRAPHS: LazyLock<Vec<String>> = LazyLock::new(paragraphs);
    let words: Vec<&str> = PARAGRAPHS[dice.below(PARAGRAPHS.len())].split_whitespace().collect();
    let from = dice.below(words.len().saturating_sub(count).max(1));
    match count {
        4 => (0..4).map(|_| words[dice.below(words.len())]).collect::<Vec<_>>().join(" "),
        _ => words.into_iter().skip(from).take(count).collect::<Vec<_>>().join(" "),
    }
}

/// The state of `engine` for one question.
fn open(engine: &dyn Engine) -> Corpus<'_> {
    Corpus::open(engine, &REGISTRY, Deadline::NONE).expect("a corpus")
}

/// Milliseconds of a question.
struct Spent {
    /// No greater in half of all.
    half: f64,
    /// No greater in ninety-nine of a hundred.
    most: f64,
    /// Of the processor, in the mean: what a busy machine does not change. `None` where the system does not tell.
    processor: Option<f64>,
}

fn percentiles(ask: &mut dyn FnMut()) -> Spent {
    const ASKED: usize = 500;
    let before = processor();
    let mut spent: Vec<f64> = (0..ASKED)
        .map(|_| {
            let start = Instant::now();
            ask();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    let processor = before.zip(processor()).map(|(before, after)| (after - before) / ASKED as f64);
    spent.sort_by(f64::total_cmp);
    Spent { half: spent[ASKED / 2 - 1], most: spent[ASKED * 99 / 100 - 1], processor }
}

/// Milliseconds that this thread had of a processor.
fn processor() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e6)
}

#[expect(clippy::print_stderr, reason = "percentiles are what is promised, and the harness gives none")]
fn promised() {
    let engine = &INDEX.1;
    let start = Instant::now();
    drop(black_box(search(&open(engine), &SearchRequest { limit: 10, ..SearchRequest::default() })));
    eprintln!("first question after opening {:>7.2} ms", start.elapsed().as_secs_f64() * 1e3);
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let show = |name: &str, ask: &mut dyn FnMut()| {
        if wanted.as_ref().is_some_and(|wanted| !name.contains(wanted)) {
            return;
        }
        let Spent { half, most, processor } = percentiles(ask);
        let processor = processor.map_or_else(|| "-".to_owned(), |mean| format!("{mean:.2}"));
        eprintln!("{name:<28} p50 {half:>7.2} ms  p99 {most:>7.2} ms  processor {processor:>6} ms");
    };
    for count in [1, 4, 8, 25] {
        let mut dice = Dice(count as u64);
        let mut ask = || {
            let request = SearchRequest { text: question(&mut dice, count), limit: 10, ..SearchRequest::default() };
            drop(black_box(search(&open(engine), &request)));
        };
        show(&format!("{count} words"), &mut ask);
    }
    // The most cited, and one that few cite.
    for number in ["2/2000/NĐ-CP", "150/2014/NĐ-CP"] {
        let request = CitedByRequest { number: number.to_owned(), limit: 20, ..CitedByRequest::default() };
        let found = cited_by(&open(engine), &request).expect("an answer");
        assert!(found.total > 0, "nothing cites {number}: the time of an empty answer is no measurement");
        show(&format!("who cites {number}"), &mut || drop(black_box(cited_by(&open(engine), &request))));
    }
    let typed = ["t", "thủ t", "kế hoạch ", "nghị định 6", "63/20", "quy định v", "cải cách h"];
    let mut at = 0;
    let mut ask = || {
        at += 1;
        drop(black_box(cancu::query::suggest(&open(engine), typed[at % typed.len()], 5)));
    };
    show("suggestions", &mut ask);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .filter(|line| line.starts_with("VmRSS") || line.starts_with("RssAnon"))
        .for_each(|l| eprintln!("{l}"));
}

#[divan::bench(args = [1, 4, 25], sample_count = 200, sample_size = 1)]
fn words_with_facets_and_snippets(bencher: Bencher<'_, '_>, count: usize) {
    let mut dice = Dice(count as u64);
    bencher
        .with_inputs(|| SearchRequest { text: question(&mut dice, count), limit: 10, ..SearchRequest::default() })
        .bench_local_values(|request| search(&open(black_box(&INDEX.1)), &request).expect("an answer"));
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
        .bench_local_values(|request| search(&open(black_box(&INDEX.1)), &request).expect("an answer"));
}

#[divan::bench(args = ["2/2000/NĐ-CP", "150/2014/NĐ-CP", "nd 17/2001"], sample_count = 200, sample_size = 1)]
fn who_cites(bencher: Bencher<'_, '_>, number: &str) {
    let request = CitedByRequest { number: number.to_owned(), limit: 20, ..CitedByRequest::default() };
    bencher.bench_local(|| cited_by(&open(black_box(&INDEX.1)), &request).expect("an answer"));
}
