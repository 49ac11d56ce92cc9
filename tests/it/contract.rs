//! What every engine must do, checked on all of them.

use crate::engines::{Fixture, corpus, engines, find, view};
use crate::support::{cite, record, registry, source_file};
use cancu::authority::AuthorityKey;
use cancu::document::PartialDate;
use cancu::file::{Format, SourceError};
use cancu::index::{
    Batch, Counted, Deadline, Dictionary, DocumentCard, DocumentId, Engine, EngineError, EngineErrorKind, Facet,
    Failure, Hits, Keyword, Node, Parts, Plan, Range, Record, Sort, Sources, TermsMode, TextField, Values, View,
    Wanted, Way, Which, Words,
};
use cancu::query::notices;
use cancu::text::{Doubt, Notice};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// All engines with the same batches applied.
struct Both(Vec<Fixture>);

impl Both {
    fn new() -> Self {
        Self(engines())
    }

    fn engines(&self) -> impl Iterator<Item = (&'static str, &dyn Engine)> {
        self.0.iter().map(|fixture| (fixture.name, &*fixture.engine))
    }

    fn apply(&self, batch: impl Fn() -> Batch) {
        for (name, engine) in self.engines() {
            engine.apply(batch()).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }

    /// What all say of `question`, which must be the same.
    fn agreed<T: PartialEq + std::fmt::Debug>(&self, question: impl Fn(&dyn View) -> T) -> T {
        let mut answers = self.engines().map(|(name, engine)| (name, question(&*view(engine))));
        let (_, expected) = answers.next().expect("an engine");
        answers.for_each(|(name, found)| assert_eq!(found, expected, "{name}"));
        expected
    }

    /// Asks all and holds the answers against those of the first; gives the ids in the last one's order.
    fn ask(&self, plan: &Plan) -> (Vec<String>, Hits) {
        let mut answers = self.engines().map(|(_, engine)| find(engine, plan));
        let expected = answers.next().expect("an engine");
        let found = answers.inspect(|found| agree(plan, found, &expected)).last().expect("another engine");
        (found.hits.iter().map(|hit| hit.card.id.0.clone()).collect(), found)
    }

    fn ids(&self, matching: Node) -> Vec<String> {
        self.ask(&Plan { matching, sort: Sort::Id, offset: 0, limit: 100, facets: Vec::new() }).0
    }

    fn paths(&self) -> Vec<(String, bool)> {
        let found = self.agreed(|view| view.sources(&Sources::All).expect("sources"));
        found.into_iter().map(|entry| (entry.source.path, entry.outcome.is_ok())).collect()
    }
}

/// Whether `found` is as good an answer to `plan` as `expected`. Scores are each engine's own.
fn agree(plan: &Plan, found: &Hits, expected: &Hits) {
    assert_eq!(found.total, expected.total, "total of {plan:?}");
    assert_eq!(found.facets, expected.facets, "facets of {plan:?}");
    let cards = |hits: &Hits| hits.hits.iter().map(|hit| hit.card.clone()).collect::<Vec<_>>();
    if plan.sort != Sort::Relevance {
        assert_eq!(cards(found), cards(expected), "documents of {plan:?}");
        return;
    }
    if plan.offset == 0 && plan.limit >= found.total {
        let set = |hits: &Hits| hits.ids().into_iter().collect::<BTreeSet<_>>();
        assert_eq!(set(found), set(expected), "documents of {plan:?}");
    }
    let sorted = |a: &cancu::index::Hit, b: &cancu::index::Hit| {
        a.score > b.score || (a.score == b.score && a.card.id < b.card.id)
    };
    assert!(found.hits.is_sorted_by(sorted), "order of {plan:?}: {:?}", found.hits);
}

fn put(records: &[Record]) -> impl Fn() -> Batch {
    move || Batch { put: records.to_vec(), ..Batch::default() }
}

fn failure(path: &str) -> Failure {
    let why = Box::new(SourceError::Locked { format: Format::Pdf });
    Failure { source: source_file(path), stage: "read".to_owned(), about: vec!["a.zip".to_owned()], why }
}

fn terms(field: TextField, terms: &[&str], mode: TermsMode) -> Node {
    Node::Terms { field, terms: terms.iter().map(|term| (*term).to_owned()).collect(), mode, boost: 1.0 }
}

fn sample() -> Vec<Record> {
    let mut one = record("one", "Kế hoạch kiểm soát thủ tục hành chính. Căn cứ Nghị định số 63/2010/NĐ-CP;");
    cite(&mut one, "Nghị định số 63/2010/NĐ-CP", "63/2010/NĐ-CP", Some("63-2010-nd-cp"), &[]);
    one.reading.document.province = Some("Quảng Ngãi".to_owned());
    one.reading.document.canonical = Some("12/KH-UBND".to_owned());
    one.reading.document.year = Some(2020);
    one.reading.document.date = PartialDate::from_ymd(2020, 1, 31);
    let mut two = record("two", "Thủ tục đầu tư; theo Nghị quyết số 17-NQ/TW.\u{0C}Trang hai nói về hành chính.");
    cite(&mut two, "Nghị quyết số 17-NQ/TW", "17-NQ/TW", None, &["17-nq-tw-2007", "17-nq-tw-2022"]);
    two.reading.document.province = Some("Đồng Nai".to_owned());
    two.reading.document.title = Some("Kế hoạch năm 2022".to_owned());
    two.reading.document.date = PartialDate::from_year(2022);
    vec![one, two, record("three", "")]
}

#[test]
fn terms_phrases_and_keywords() {
    let both = Both::new();
    both.apply(put(&sample()));
    let all = ["one", "three", "two"];
    assert_eq!(both.ids(Node::All), all);
    assert_eq!(both.ids(Node::And(vec![])), all);
    assert!(both.ids(Node::Or(vec![])).is_empty());
    assert!(both.ids(terms(TextField::Fold, &[], TermsMode::All)).is_empty());
    assert_eq!(both.ids(terms(TextField::Exact, &["thủ", "tục"], TermsMode::Phrase)), ["one", "two"]);
    assert!(both.ids(terms(TextField::Exact, &["thu", "tuc"], TermsMode::Any)).is_empty());
    assert!(both.ids(terms(TextField::Fold, &["tuc", "thu"], TermsMode::Phrase)).is_empty());
    assert_eq!(both.ids(terms(TextField::Fold, &["tuc", "dau"], TermsMode::All)), ["two"]);
    assert_eq!(both.ids(terms(TextField::Pair, &["hanh_chinh"], TermsMode::Any)), ["one", "two"]);
    // A title that the text lacks is searched with it.
    assert_eq!(both.ids(terms(TextField::Fold, &["2022"], TermsMode::Any)), ["two"]);
    assert_eq!(both.ids(terms(TextField::Number, &["12-kh"], TermsMode::All)), ["one"]);
    assert_eq!(both.ids(Node::Is(Keyword::Cites, "63-2010-nd-cp".to_owned())), ["one"]);
    assert_eq!(both.ids(Node::Is(Keyword::CitesNumber, "63-2010-nd".to_owned())), ["one"]);
    assert_eq!(both.ids(Node::Is(Keyword::MayCite, "17-nq-tw-2022".to_owned())), ["two"]);
    assert_eq!(both.ids(Node::Not(Box::new(Node::Is(Keyword::Province, "Đồng Nai".to_owned())))), ["one", "three"]);
    assert_eq!(both.ids(Node::Between(Range::Date, Some(20_200_000), Some(20_201_231))), ["one"]);
    assert_eq!(both.ids(Node::Between(Range::Date, None, None)), ["one", "two"]);
}

#[test]
fn a_range_may_be_excluded() {
    let both = Both::new();
    let mut dated = record("dated", "một");
    dated.reading.document.year = Some(2020);
    both.apply(put(&[record("undated", "hai"), dated]));
    let range = Node::Between(Range::Year, None, Some(2024));
    let better = Node::Is(Keyword::Province, "Đồng Nai".to_owned());
    assert_eq!(both.ids(Node::Not(Box::new(Node::Prefer(Box::new(range), Box::new(better))))), ["undated"]);
}

#[test]
fn a_batch_replaces_forgets_and_records_failures() {
    let both = Both::new();
    both.apply(put(&sample()));
    // The same path under another id, and the same id at another path: both are replaced.
    let mut again = record("one-again", "mới");
    again.source = source_file("/plans/one.txt");
    let mut moved = record("two", "đã chuyển");
    moved.source = source_file("/elsewhere/two.txt");
    both.apply(put(&[again, moved]));
    assert_eq!(both.ids(Node::All), ["one-again", "three", "two"]);
    assert_eq!(both.ids(terms(TextField::Fold, &["chuyen"], TermsMode::All)), ["two"]);
    both.apply(|| Batch { failed: vec![failure("/plans/three.txt"), failure("/new.pdf")], ..Batch::default() });
    assert_eq!(both.ids(Node::All), ["one-again", "two"]);
    assert_eq!(both.ids(Node::Not(Box::new(Node::Is(Keyword::Id, "two".to_owned())))), ["one-again"]);
    let paths =
        [("/elsewhere/two.txt", true), ("/new.pdf", false), ("/plans/one.txt", true), ("/plans/three.txt", false)];
    assert_eq!(both.paths(), paths.map(|(path, read)| (path.to_owned(), read)));
    both.apply(|| Batch {
        put: vec![record("three", "đọc được")],
        forget: vec!["/new.pdf".to_owned(), "/plans/one.txt".to_owned(), "/unknown".to_owned()],
        ..Batch::default()
    });
    assert_eq!(both.ids(Node::All), ["three", "two"]);
    assert_eq!(both.paths().len(), 2);
    for (name, engine) in both.engines() {
        let ids = ["two", "nowhere", "three"].map(|id| DocumentId(id.to_owned()));
        let fetched = view(engine).fetch(&ids, Parts::ALL).expect("records");
        assert_eq!(fetched.iter().map(|r| r.id.0.as_str()).collect::<Vec<_>>(), ["two", "three"], "{name}");
        assert_eq!(fetched[1], record("three", "đọc được"), "{name}: the whole record comes back");
    }
}

#[test]
fn doubts_are_counted_over_all_documents() {
    let both = Both::new();
    let doubtful = |id: &str, doubts: &[&Doubt]| {
        let mut record = record(id, "kế hoạch");
        let notice = |what: &&Doubt| Notice { page: None, what: (*what).clone() };
        record.reading.text.notices = doubts.iter().map(notice).collect();
        record
    };
    let (ocr, unread) = (&Doubt::Recognised { confidence: 90 }, &Doubt::NoMeaning { letters: 3 });
    both.apply(put(&[
        doubtful("a", &[ocr, &Doubt::RecognisedByMaker, unread]),
        doubtful("b", &[ocr, ocr]),
        doubtful("c", &[]),
    ]));
    both.apply(put(&[doubtful("d", &[ocr])]));
    assert_eq!(both.ids(Node::Is(Keyword::Notice, "unread_page".to_owned())), ["a"]);
    for (name, engine) in both.engines() {
        let counts = notices(&corpus(engine, registry())).expect("an answer");
        let counts: Vec<_> = counts.iter().map(|c| (c.kind.as_str(), c.documents, c.notices)).collect();
        assert_eq!(counts, [("ocr", 3, 5), ("unread_page", 1, 1)], "{name}");
    }
}

#[test]
fn one_batch_may_hold_an_id_twice() {
    let both = Both::new();
    both.apply(put(&[record("a", "một"), record("b", "hai"), record("a", "ba")]));
    assert_eq!(both.ids(Node::All), ["a", "b"]);
    assert_eq!(both.ids(terms(TextField::Fold, &["ba"], TermsMode::All)), ["a"]);
    assert!(both.ids(terms(TextField::Fold, &["mot"], TermsMode::All)).is_empty());
}

#[test]
fn pages_fit_together_in_every_order() {
    let both = Both::new();
    let mut records: Vec<Record> = (0..23).map(|n| record(&format!("{n:02}"), "kế hoạch")).collect();
    for (n, record) in records.iter_mut().enumerate().filter(|(n, _)| n % 3 > 0) {
        record.reading.document.date = PartialDate::from_ymd(2020 + (n % 2) as i16, 5, 1);
    }
    // Of these only the plan year is known.
    for record in records.iter_mut().step_by(6) {
        record.reading.document.year = Some(2021);
    }
    for batch in records.chunks(7) {
        both.apply(put(batch));
    }
    for sort in [Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Id] {
        let matching = terms(TextField::Fold, &["ke", "hoach"], TermsMode::All);
        let plan = |offset, limit| Plan { matching: matching.clone(), sort, offset, limit, facets: Vec::new() };
        let (whole, _) = both.ask(&plan(0, 100));
        assert_eq!(whole.len(), 23);
        let paged: Vec<String> = (0..23).step_by(4).flat_map(|offset| both.ask(&plan(offset, 4)).0).collect();
        assert_eq!(paged, whole, "{sort:?}");
        assert!(both.ask(&plan(usize::MAX, usize::MAX)).0.is_empty());
        assert!(both.ask(&plan(23, 1)).0.is_empty());
        assert_eq!(both.ask(&plan(0, 0)).1.total, 23);
    }
}

const WORDS: [&str; 7] = ["thủ", "thu", "tục", "hành", "chính", "kế", "63/2010"];
const KEYS: [&str; 4] = ["63-2010-nd-cp", "17-nq-tw-2007", "quang-ngai.19-ct-ubnd-2020", "76-2015-qh13"];
const PROVINCES: [&str; 3] = ["Bắc Ninh", "Đồng Nai", "Quảng Ngãi"];

fn any_record() -> impl Strategy<Value = Record> {
    let words = prop::collection::vec(prop::sample::select(&WORDS), 0..12);
    let cited = prop::collection::vec(prop::sample::select(&KEYS), 0..3);
    let about = (prop::option::of(prop::sample::select(&PROVINCES)), prop::option::of(2020i16..2024), 1i8..13);
    (0..8u8, words, cited, about).prop_map(|(id, words, cited, (province, year, month))| {
        let mut text = words.join(" ");
        for key in &cited {
            text.push_str(". ");
            text.push_str(key);
        }
        let mut record = record(&format!("d{id}"), &text);
        for key in cited {
            cite(&mut record, key, key, (key.len() % 2 == 0).then_some(key), &[]);
            let series = AuthorityKey::parse(key).series().filter(|_| id % 2 == 0);
            record.reading.references.iter_mut().filter(|last| last.authority.is_none()).for_each(|last| {
                last.series.clone_from(&series);
            });
        }
        record.reading.document.province = province.map(str::to_owned);
        record.reading.document.year = year;
        record.reading.document.date = year.and_then(|year| PartialDate::from_month(year, month));
        record
    })
}

fn any_node() -> impl Strategy<Value = Node> {
    use TextField::{Exact, Fold, Number, Pair, Title};
    let word = prop::sample::select(&["thu", "tuc", "thủ", "hanh", "63", "thu_tuc", "hanh_chinh", "nowhere"]);
    let field = prop::sample::select(&[Exact, Fold, Pair, Title, Number]);
    let mode = prop::sample::select(&[TermsMode::Any, TermsMode::All, TermsMode::Phrase]);
    let boost = prop::sample::select(&[0.0f32, 0.5, 2.0]);
    let leaf = prop_oneof![
        Just(Node::All),
        (field, prop::collection::vec(word, 0..4), mode, boost).prop_map(|(field, terms, mode, boost)| {
            Node::Terms { field, terms: terms.into_iter().map(str::to_owned).collect(), mode, boost }
        }),
        prop::sample::select(&KEYS).prop_map(|key| Node::Is(Keyword::Cites, key.to_owned())),
        (prop::sample::select(&KEYS), prop::sample::select(&[Keyword::CitesSeries, Keyword::KnowsSeries])).prop_map(
            |(key, field)| {
                let series = AuthorityKey::parse(key).series().expect("a key with a year");
                let knows = format!("{} {key}", series.local());
                Node::Is(field, if field == Keyword::KnowsSeries { knows } else { series.0 })
            }
        ),
        prop::sample::select(&PROVINCES).prop_map(|name| Node::Is(Keyword::Province, name.to_owned())),
        (prop::option::of(2019i64..2025), prop::option::of(2019i64..2025)).prop_map(|(low, high)| Node::Between(
            Range::Year,
            low,
            high
        )),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let some = prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            some.clone().prop_map(Node::And),
            some.prop_map(Node::Or),
            inner.clone().prop_map(|node| Node::Not(Box::new(node))),
            (inner.clone(), inner).prop_map(|(must, better)| Node::Prefer(Box::new(must), Box::new(better))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn equal_plans_have_equal_answers(
        batches in prop::collection::vec(prop::collection::vec(any_record(), 0..6), 1..4),
        forgotten in prop::collection::vec(0..8u8, 0..3),
        plans in prop::collection::vec((any_node(), 0..4usize, 0..10usize), 12),
    ) {
        let both = Both::new();
        for records in &batches {
            both.apply(put(records));
        }
        both.apply(|| Batch {
            forget: forgotten.iter().map(|id| format!("/plans/d{id}.txt")).collect(),
            ..Batch::default()
        });
        both.paths();
        let facets: Vec<Facet> = Keyword::ALL.into_iter().filter(|field| field.is_counted()).map(|field| Facet::most(field, 5)).collect();
        for (matching, offset, limit) in plans {
            for sort in [Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Id] {
                both.ask(&Plan { matching: matching.clone(), sort, offset, limit, facets: facets.clone() });
            }
        }
    }
}

#[test]
fn words_by_how_many_are_held_and_what_stands_for_them() {
    let both = Both::new();
    both.apply(put(&sample()));
    let word = |word: &str| Wanted { ways: vec![Way::Word(word.to_owned())], exact: None };
    let words = |wanted: &[&str], at_least: usize| {
        Node::Words(Words { wanted: wanted.iter().map(|w| word(w)).collect(), at_least, ..Words::default() })
    };
    assert_eq!(both.ids(words(&["thu", "tuc", "kiem"], 3)), ["one"]);
    assert_eq!(both.ids(words(&["thu", "tuc", "kiem"], 2)), ["one", "two"]);
    assert_eq!(both.ids(words(&["dau", "kiem", "xyz"], 1)), ["one", "two"]);
    assert_eq!(both.ids(words(&["dau", "kiem", "xyz"], 2)), Vec::<String>::new());
    assert!(both.ids(words(&[], 1)).is_empty());
    let place = Node::Is(Keyword::Province, "Đồng Nai".to_owned());
    assert_eq!(both.ids(Node::And(vec![place.clone(), words(&["thu"], 1)])), ["two"]);
    assert_eq!(both.ids(Node::And(vec![Node::Not(Box::new(place)), words(&["thu"], 1)])), ["one"]);
    assert_eq!(both.ids(Node::Not(Box::new(words(&["dau"], 1)))), ["one", "three"]);
    let neighbours = Way::Neighbours(vec!["thu_tuc".to_owned(), "tuc_dau".to_owned()]);
    let wanted = vec![Wanted { ways: vec![Way::Word("xyz".to_owned()), neighbours], exact: None }];
    assert_eq!(both.ids(Node::Words(Words { wanted, at_least: 1, ..Words::default() })), ["two"]);
}

#[test]
fn values_by_their_beginning_and_one_by_one() {
    let both = Both::new();
    both.apply(put(&sample()));
    let fold = Dictionary::Text(TextField::Fold);
    let values = |of, prefix: &str| -> Vec<(String, usize)> {
        let asked = Values::beginning(of, prefix, Counted::Live);
        let found = both.agreed(|view| view.values(std::slice::from_ref(&asked)).expect("an answer"));
        found.into_iter().flatten().map(|count| (count.value, count.count)).collect()
    };
    assert_eq!(values(fold, "thu"), [("thu".to_owned(), 2)]);
    assert_eq!(values(Dictionary::Text(TextField::Pair), "thu_")[0].0, "thu_tuc");
    assert_eq!(values(Dictionary::Keyword(Keyword::Cites), "63"), [("63-2010-nd-cp".to_owned(), 1)]);
    assert!(values(fold, "xyz").is_empty());
    let all = values(fold, "");
    assert!(all.is_sorted_by_key(|(value, count)| (std::cmp::Reverse(*count), value.clone())), "{all:?}");
    let asked = ["thu", "xyz", "hanh"].map(str::to_owned).to_vec();
    let several = [
        Values::exactly(fold, asked, Counted::Live),
        Values { of: fold, which: Which::Beginning("t".to_owned(), 2), counted: Counted::Live },
        Values::exactly(fold, Vec::new(), Counted::Roughly),
    ];
    let found = both.agreed(|view| view.values(&several).expect("an answer"));
    assert_eq!(found[0].iter().map(|count| count.count).collect::<Vec<_>>(), [2, 0, 2]);
    assert_eq!((found[1].len(), found[2].len()), (2, 0));
}

#[test]
fn live_counts_forget_what_was_removed() {
    let both = Both::new();
    both.apply(put(&sample()));
    both.apply(put(&[record("one", "khác")]));
    both.apply(|| Batch { forget: vec!["/plans/two.txt".to_owned()], ..Batch::default() });
    let cites = Dictionary::Keyword(Keyword::Cites);
    let asked = [
        Values::beginning(cites, "", Counted::Live),
        Values::exactly(cites, vec!["63-2010-nd-cp".to_owned()], Counted::Live),
    ];
    let found = both.agreed(|view| view.values(&asked).expect("an answer"));
    assert_eq!((found[0].len(), found[1][0].count), (0, 0));
}

#[test]
fn many_plans_are_answered_in_their_order() {
    let both = Both::new();
    both.apply(put(&sample()));
    let of = |id: &str| Plan::newest(Node::Is(Keyword::Id, id.to_owned()), 5);
    let plans = [of("two"), of("none"), Plan::count(Node::All), of("one")];
    let found = both.agreed(|view| view.search(&plans).expect("answers"));
    let ids: Vec<Vec<DocumentId>> = found.iter().map(Hits::ids).collect();
    assert_eq!(ids, [vec![DocumentId("two".to_owned())], vec![], vec![], vec![DocumentId("one".to_owned())]]);
    assert_eq!(found[2].total, 3);
    assert!(both.agreed(|view| view.search(&[]).expect("no answers")).is_empty());
}

#[test]
fn parts_come_alone_and_cards_with_hits() {
    let both = Both::new();
    let records = sample();
    both.apply(put(&records));
    let ids: Vec<DocumentId> = records.iter().map(|record| record.id.clone()).collect();
    for parts in [Parts::NONE, Parts::HEAD, Parts::TEXT, Parts::REFERENCES, Parts::HEAD | Parts::REFERENCES, Parts::ALL]
    {
        let found = both.agreed(|view| view.fetch(&ids, parts).expect("records"));
        for (found, whole) in found.iter().zip(&records) {
            assert_eq!((&found.id, &found.source, &found.reading.own), (&whole.id, &whole.source, &whole.reading.own));
            assert_eq!(
                found.reading.document == whole.reading.document,
                parts.have(Parts::HEAD) || whole.id.0 == "three"
            );
            assert_eq!(found.reading.text == whole.reading.text, parts.have(Parts::TEXT), "{parts:?} of {}", whole.id);
            let cited = if parts.have(Parts::REFERENCES) { whole.reading.references.len() } else { 0 };
            assert_eq!(found.reading.references.len(), cited);
        }
    }
    let hits = both.ask(&Plan { sort: Sort::Id, ..Plan::newest(Node::All, 9) }).1;
    let two = records.iter().find(|record| record.id.0 == "two").expect("the second");
    assert_eq!(hits.hits[2].card, DocumentCard::of(two));
    let mut seen = Vec::new();
    for (_, engine) in both.engines() {
        seen.clear();
        let matching = Node::Not(Box::new(Node::Is(Keyword::Id, "one".to_owned())));
        let mut on = |records: Vec<Record>| {
            seen.extend(records.into_iter().map(|record| record.id.0));
            Ok(ControlFlow::Continue(()))
        };
        view(engine).each(&matching, Parts::NONE, &mut on).expect("all of them");
        assert_eq!(seen, ["three", "two"]);
    }
}

#[test]
fn a_view_stays_as_it_was_and_states_have_names() {
    for Fixture { name, engine, .. } in engines() {
        let empty = view(&*engine).state().clone();
        let first = engine.apply(put(&sample())()).expect("a commit");
        let before = view(&*engine);
        assert_eq!(before.state(), &first, "{name}");
        assert_eq!(view(&*engine).state(), &first, "{name}: nothing changed");
        let second = engine.apply(Batch { forget: vec!["/plans/two.txt".to_owned()], ..Batch::default() });
        let second = second.expect("a commit");
        assert!(empty != first && first != second, "{name}");
        let count = [Plan::count(Node::All)];
        assert_eq!(before.search(&count).expect("an answer")[0].total, 3, "{name}: what was opened stays");
        assert_eq!(view(&*engine).search(&count).expect("an answer")[0].total, 2, "{name}");
        assert_eq!(engine.apply(Batch::default()).expect("nothing to do"), second, "{name}");
    }
}

/// What the seam promises of a batch, and no more: each document whole, and the same end however often it is applied.
#[test]
fn a_batch_may_be_applied_again() {
    let both = Both::new();
    let batch = || Batch { failed: vec![failure("/new.pdf")], forget: vec!["/gone.txt".to_owned()], put: sample() };
    both.apply(batch);
    let once = (both.ids(Node::All), both.paths());
    both.apply(|| Batch { put: sample()[..1].to_vec(), ..Batch::default() });
    both.apply(batch);
    assert_eq!((both.ids(Node::All), both.paths()), once);
}

#[test]
fn a_question_ends_at_its_deadline() {
    for Fixture { name, engine, .. } in engines() {
        engine.apply(put(&sample())()).expect("a commit");
        let over =
            |error: Option<EngineError>| assert_eq!(error.map(|e| e.kind), Some(EngineErrorKind::TimedOut), "{name}");
        let late = match engine.view(Deadline::after(std::time::Duration::ZERO)) {
            Ok(late) => late,
            // On another machine already the view takes time.
            Err(error) => {
                over(Some(error));
                continue;
            }
        };
        over(late.search(&[Plan::newest(Node::All, 3)]).err());
        over(late.search(&[Plan::count(Node::All), Plan::count(Node::All)]).err());
        over(late.fetch(&[DocumentId("one".to_owned())], Parts::ALL).err());
        over(late.values(&[Values::beginning(Dictionary::Keyword(Keyword::Cites), "", Counted::Live)]).err());
        over(late.each(&Node::All, Parts::NONE, &mut |_| Ok(ControlFlow::Continue(()))).err());
    }
}

#[test]
fn what_is_not_counted_is_refused() {
    for Fixture { name, engine, .. } in engines() {
        let plan = Plan::count(Node::All).with([Facet::all(Keyword::Writes)]);
        let refused = view(&*engine).search(&[plan]).expect_err("a refusal");
        assert_eq!(refused.kind, EngineErrorKind::Refused, "{name}");
    }
}

#[test]
fn keywords_are_cut_where_every_engine_takes_them() {
    let both = Both::new();
    let mut long = record("long", "dài");
    // The last letter of two bytes stands across the border.
    let name = format!("{}đ", "x".repeat(32_765));
    long.reading.document.issuer = Some(name.clone());
    both.apply(put(&[long]));
    assert_eq!(both.ids(Node::Is(Keyword::Issuer, name)), ["long"]);
    let values = [Values::beginning(Dictionary::Keyword(Keyword::Issuer), "xxx", Counted::Live)];
    let found = both.agreed(|view| view.values(&values).expect("an answer"));
    assert_eq!(found[0][0].value.len(), 32_765);
}
