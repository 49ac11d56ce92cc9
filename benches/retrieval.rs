//! How well judged questions are answered: the retrieval collection in `../shared/retrieval`, each question in several
//! spellings and as a few keywords, then with each part of the analysis and of the ranking switched off.
//!
//! `cargo bench --bench retrieval` prints the table, `-- --ablation` the second one, `-- --tune` a search for weights that
//! are chosen on one half of the questions and measured on the other. `CANCU_TEST_CLUSTER=$(scripts/opensearch start) cargo bench
//! --bench retrieval -- --cluster` asks them of a cluster too, on one shard and on three, and again after a fifth of the articles
//! was put once more, and compares the lists with those of the folder. `CANCU_RETRIEVAL` names another folder with
//! `documents.jsonl` and `queries.jsonl` of the same form.

#![expect(clippy::print_stdout, reason = "a table is what this program is for")]

use cancu::corpus::Corpus;
use cancu::document::Document;
use cancu::effect::Reading;
use cancu::index::embedded::Embedded;
use cancu::index::opensearch::OpenSearch;
use cancu::index::{
    Access, Batch, Counted, Deadline, Dictionary, DocumentId, Engine, Place, Record, SourceFile, TextField, Values,
};
use cancu::query::{Ranking, SearchRequest, search};
use cancu::registry::Registry;
use cancu::text::{PagedText, analyse, fold};
use std::collections::BTreeSet;
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;

struct Judged {
    engine: Embedded,
    articles: Vec<Record>,
    registry: Registry,
    questions: Vec<(String, Vec<String>)>,
    _dir: tempfile::TempDir,
}

/// A way of typing a question.
type Spelling = (&'static str, fn(&Judged, usize) -> String);

const SPELLINGS: [Spelling; 11] = [
    ("as typed", |judged, at| judged.questions[at].0.clone()),
    ("no marks", |judged, at| fold(&judged.questions[at].0)),
    ("half the marks", |judged, at| half(&judged.questions[at].0, at)),
    ("NFD", |judged, at| judged.questions[at].0.nfd().collect()),
    ("tone elsewhere", |judged, at| elsewhere(&judged.questions[at].0)),
    ("4 rarest words", |judged, at| judged.rarest_words(at)),
    ("  no marks", |judged, at| fold(&judged.rarest_words(at))),
    ("2 rarest pairs", |judged, at| judged.rarest_pairs(at)),
    ("  no marks", |judged, at| fold(&judged.rarest_pairs(at))),
    ("4 random words", |judged, at| judged.random_words(at)),
    ("  no marks", |judged, at| fold(&judged.random_words(at))),
];

fn main() {
    let Some(judged) = Judged::open() else { return println!("the judged questions are absent: nothing is measured") };
    let has = |flag: &str| std::env::args().any(|argument| argument == flag);
    let all: Vec<usize> = (0..judged.questions.len()).collect();
    if has("--ablation") {
        ablation(&judged, &all);
    } else if has("--tune") {
        tune(&judged);
    } else if has("--cluster") {
        beside_cluster(&judged);
    } else {
        println!("{:<20} {:>7} {:>9}", "", "MRR@10", "recall@10");
        for spelling in &SPELLINGS {
            let (mrr, recall) = judged.measure(spelling, &Ranking::default(), &all);
            println!("{:<20} {mrr:>7.4} {recall:>9.4}", spelling.0);
        }
    }
}

impl Judged {
    fn open() -> Option<Self> {
        let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/retrieval/alqac-2022");
        let folder = std::env::var_os("CANCU_RETRIEVAL").map_or_else(beside, PathBuf::from);
        let rows = |name: &str| -> Option<Vec<serde_json::Value>> {
            let text = std::fs::read_to_string(folder.join(name)).ok()?;
            text.lines().map(|line| serde_json::from_str(line).ok()).collect()
        };
        let of = |row: &serde_json::Value, field: &str| row[field].as_str().unwrap_or_default().to_owned();
        let articles = rows("documents.jsonl")?.into_iter().map(|row| {
            let id = of(&row, "id");
            let source = SourceFile { path: format!("/{id}"), name: id.clone(), hash: String::new(), bytes: 0 };
            Record {
                id: DocumentId(id),
                source,
                reading: Reading {
                    text: PagedText::from_pages([of(&row, "text")]),
                    document: Document { title: Some(of(&row, "title")), ..Document::default() },
                    own: None,
                    references: Vec::new(),
                    effects: cancu::effect::Effects::default(),
                },
            }
        });
        let articles: Vec<Record> = articles.collect();
        let dir = tempfile::tempdir().ok()?;
        let engine = Embedded::open_writer(dir.path()).ok()?;
        put(&engine, &articles);
        let questions = rows("queries.jsonl")?.into_iter().map(|row| {
            let relevant = row["relevant"].as_array().into_iter().flatten();
            (of(&row, "text"), relevant.filter_map(|id| Some(id.as_str()?.to_owned())).collect())
        });
        Some(Self { engine, articles, registry: Registry::built_in(), questions: questions.collect(), _dir: dir })
    }

    /// Mean reciprocal rank and recall within ten answers over the questions `which`.
    fn measure(&self, (_, spell): &Spelling, ranking: &Ranking, which: &[usize]) -> (f64, f64) {
        let (mut reciprocal, mut found) = (0.0, 0.0);
        for at in which {
            let text = spell(self, *at);
            let rank = self.rank(*at, &self.asked(&self.engine, text, ranking));
            reciprocal += rank;
            found += f64::from(u8::from(rank > 0.0));
        }
        let many = which.len().max(1) as f64;
        (reciprocal / many, found / many)
    }

    /// The first ten articles for `text`, best first.
    fn asked(&self, engine: &dyn Engine, text: String, ranking: &Ranking) -> Vec<String> {
        let request = SearchRequest { text, limit: 10, ranking: *ranking, ..SearchRequest::default() };
        let answer = Corpus::open(engine, &self.registry, Deadline::NONE).and_then(|corpus| search(&corpus, &request));
        answer.expect("an answer").hits.into_iter().map(|hit| hit.card.id.0).collect()
    }

    /// The reciprocal rank of the first right one of `hits` for the question at `at`; 0 where none is.
    fn rank(&self, at: usize, hits: &[String]) -> f64 {
        let found = hits.iter().position(|hit| self.questions[at].1.contains(hit));
        found.map_or(0.0, |rank| 1.0 / (rank + 1) as f64)
    }

    fn frequencies(&self, field: TextField, terms: &[String]) -> Vec<usize> {
        let asked = Values::exactly(Dictionary::Text(field), terms.to_vec(), Counted::Roughly);
        let found = self.engine.view(Deadline::NONE).and_then(|view| view.values(&[asked])).unwrap_or_default();
        found.into_iter().flatten().map(|count| count.count).collect()
    }

    /// The different words of a question with their marks.
    fn words(&self, at: usize) -> Vec<String> {
        let analysis = analyse(&self.questions[at].0);
        let mut words: Vec<String> = Vec::new();
        for token in analysis.tokens() {
            let word = analysis.exact(token).to_owned();
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }

    /// The four words of a question that stand in the fewest articles, one at least, in the order of the question.
    fn rarest_words(&self, at: usize) -> String {
        let words = self.words(at);
        let counts = self.frequencies(TextField::Exact, &words);
        let mut order: Vec<usize> = (0..words.len()).filter(|at| counts[*at] > 0).collect();
        order.sort_by_key(|at| counts[*at]);
        order.truncate(4);
        order.sort_unstable();
        order.into_iter().map(|at| words[at].as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The two pairs of neighbours that stand in the fewest articles, one at least.
    fn rarest_pairs(&self, at: usize) -> String {
        let analysis = analyse(&self.questions[at].0);
        let pairs: Vec<String> = analysis.pairs().collect();
        let counts = self.frequencies(TextField::Pair, &pairs);
        let tokens = analysis.tokens().windows(2).filter(|two| two[0].sentence == two[1].sentence);
        let words = tokens.map(|two| format!("{} {}", analysis.exact(&two[0]), analysis.exact(&two[1])));
        let mut rated: Vec<(usize, usize, String)> =
            words.enumerate().map(|(at, words)| (counts[at], at, words)).filter(|(count, ..)| *count > 0).collect();
        rated.sort();
        rated.truncate(2);
        rated.sort_by_key(|(_, at, _)| *at);
        rated.into_iter().map(|(.., words)| words).collect::<Vec<_>>().join(", ")
    }

    /// Four words drawn from those that stand in less than a quarter of the articles.
    fn random_words(&self, at: usize) -> String {
        let words = self.words(at);
        let counts = self.frequencies(TextField::Exact, &words);
        let mut left: Vec<usize> = (0..words.len()).filter(|at| (1..=344).contains(&counts[*at])).collect();
        let mut chosen = BTreeSet::new();
        let mut dice = at as u64 + 1;
        while chosen.len() < 4 && !left.is_empty() {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            chosen.insert(left.swap_remove((dice >> 33) as usize % left.len()));
        }
        chosen.into_iter().map(|at| words[at].as_str()).collect::<Vec<_>>().join(" ")
    }
}

fn put(engine: &dyn Engine, articles: &[Record]) {
    engine.apply(Batch { put: articles.to_vec(), ..Batch::default() }).expect("kept");
}

/// The lists of a cluster beside those of the folder.
fn beside_cluster(judged: &Judged) {
    let Ok(nodes) = std::env::var("CANCU_TEST_CLUSTER") else {
        return println!("CANCU_TEST_CLUSTER names no cluster: nothing is measured");
    };
    println!("{:<40} {:>9} {:>10} {:>10} {:>8} {:>8}", "", "questions", "same list", "in common", "folder", "cluster");
    let (again, _) = judged.articles.split_at(judged.articles.len() / 5);
    let dir = tempfile::tempdir().expect("a folder");
    let folder = Embedded::open_writer(dir.path()).expect("an index");
    put(&folder, &judged.articles);
    put(&folder, again);
    for shards in [1, 3] {
        let name = format!("{nodes}/retrieval-{}-{shards}", std::process::id());
        let Ok(Place::Cluster(place)) = Place::parse(name.as_ref()) else { panic!("an address") };
        let access = Access { shards, replicas: 0, ..Access::default() };
        let cluster = OpenSearch::open_writer(&place, &access).expect("an index");
        put(&cluster, &judged.articles);
        compared(judged, &judged.engine, &cluster, &format!("{shards} shards"));
        put(&cluster, again);
        compared(judged, &folder, &cluster, &format!("{shards} shards, in both a fifth put again"));
    }
}

/// A row of figures: of all questions, which share has the same ten answers in the same order, which share of the answers both
/// have, and the mean reciprocal ranks.
fn compared(judged: &Judged, folder: &dyn Engine, cluster: &dyn Engine, name: &str) {
    let (mut same, mut common, mut most, mut ranks) = (0_usize, 0, 0, (0.0, 0.0));
    let ranking = Ranking::default();
    for (at, (text, _)) in judged.questions.iter().enumerate() {
        let [here, there] = [folder, cluster].map(|engine| judged.asked(engine, text.clone(), &ranking));
        same += usize::from(here == there);
        common += here.iter().filter(|hit| there.contains(hit)).count();
        most += here.len().max(there.len());
        ranks.0 += judged.rank(at, &here);
        ranks.1 += judged.rank(at, &there);
    }
    let all = judged.questions.len().max(1) as f64;
    println!(
        "{name:<40} {all:>9} {:>10.4} {:>10.4} {:>8.4} {:>8.4}",
        same as f64 / all,
        common as f64 / most.max(1) as f64,
        ranks.0 / all,
        ranks.1 / all
    );
}

/// Every other word, by a throw of dice, without its marks.
fn half(text: &str, seed: usize) -> String {
    let mut dice = seed as u64 + 7;
    let words = text.split(' ').map(|word| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if dice >> 63 == 0 { word.to_owned() } else { fold(word) }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The tone mark where the other school puts it.
fn elsewhere(text: &str) -> String {
    let (old, new) = ("òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy", "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ");
    let place = |word: &str| {
        let pair =
            old.split(' ').zip(new.split(' ')).find(|(old, _)| word.trim_end_matches(['?', ',', '.']).ends_with(old));
        pair.map_or_else(|| word.to_owned(), |(old, new)| word.replace(old, new))
    };
    text.split(' ').map(place).collect::<Vec<_>>().join(" ")
}

/// The questions of the two tables below.
const SHOWN: [usize; 5] = [0, 1, 2, 5, 6];

fn row(judged: &Judged, name: &str, ranking: &Ranking, which: &[usize]) {
    let figures: Vec<f64> = SHOWN.iter().map(|at| judged.measure(&SPELLINGS[*at], ranking, which).0).collect();
    let cells: Vec<String> = figures.iter().map(|figure| format!("{figure:>9.4}")).collect();
    println!("{name:<36}{}", cells.concat());
}

fn ablation(judged: &Judged, all: &[usize]) {
    println!("{:<36}{:>9}{:>9}{:>9}{:>9}{:>9}", "MRR@10", "typed", "bare", "half", "4 words", "bare");
    let full = Ranking::default();
    row(judged, "all", &full, all);
    let without = |name: &str, change: fn(&mut Ranking)| {
        let mut ranking = full;
        change(&mut ranking);
        row(judged, name, &ranking, all);
    };
    without("without marks (exact)", |r| (r.few.exact, r.sentence.exact) = (0.0, 0.0));
    without("without folded words (fold)", |r| (r.few.fold, r.sentence.fold) = (1e-6, 1e-6));
    without("without pairs", |r| (r.few.pair, r.sentence.pair) = (0.0, 0.0));
    without("without the part held", |r| (r.few.held, r.sentence.held) = (0.0, 0.0));
    without("without nearness", |r| (r.few.near, r.sentence.near) = (0.0, 0.0));
    without("without titles", |r| (r.few.title, r.sentence.title) = (0.0, 0.0));
    without("titles in sentences too", |r| r.sentence.title = r.few.title);
    without("all words of a sentence", |r| r.rarest = 64);
    without("the 8 rarest of a sentence", |r| r.rarest = 8);
    without("a few words as a sentence", |r| r.few = r.sentence);
    without("a sentence as a few words", |r| r.sentence = r.few);
    without("all words or nothing", |r| r.enough = 1);
}

/// Chooses each weight on one half of the questions and measures it on the other.
fn tune(judged: &Judged) {
    let half = |odd: usize| (0..judged.questions.len()).filter(|at| at % 2 == odd).collect::<Vec<_>>();
    let value = |ranking: &Ranking, which: &[usize]| {
        SHOWN.iter().map(|at| judged.measure(&SPELLINGS[*at], ranking, which).0).sum::<f64>()
    };
    type Knob = (&'static str, &'static [f32], fn(&mut Ranking, f32));
    let knobs: [Knob; 9] = [
        ("few.exact", &[0.5, 1.0, 1.5], |r, to| r.few.exact = to),
        ("few.pair", &[0.7, 1.0, 1.3], |r, to| r.few.pair = to),
        ("few.title", &[0.0, 0.3, 0.5], |r, to| r.few.title = to),
        ("few.held", &[0.5, 1.0, 1.5], |r, to| r.few.held = to),
        ("few.near", &[0.5, 1.0, 1.5], |r, to| r.few.near = to),
        ("sentence.exact", &[0.25, 0.5, 0.8], |r, to| r.sentence.exact = to),
        ("sentence.pair", &[0.7, 1.0, 1.3], |r, to| r.sentence.pair = to),
        ("sentence.held", &[0.0, 0.5, 1.0], |r, to| r.sentence.held = to),
        ("sentence.near", &[0.0, 0.3, 0.6], |r, to| r.sentence.near = to),
    ];
    for odd in [0, 1] {
        let (mut best, mut most) = (Ranking::default(), value(&Ranking::default(), &half(odd)));
        for (name, values, set) in &knobs {
            for to in *values {
                let mut tried = best;
                set(&mut tried, *to);
                let reached = value(&tried, &half(odd));
                if reached > most + 0.002 {
                    println!("half {odd}: {name} = {to} ({most:.4} -> {reached:.4})");
                    (best, most) = (tried, reached);
                }
            }
        }
        row(judged, "default, other half", &Ranking::default(), &half(1 - odd));
        row(judged, "tuned, other half", &best, &half(1 - odd));
    }
}
