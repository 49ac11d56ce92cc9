//! How often each question asks the engine: what would be that many trips to another machine.

use crate::engines::{Counting, corpus};
use crate::support::source_file;
use cancu::api::Pages;
use cancu::authority::AuthorityKey;
use cancu::corpus::{Corpus, Library};
use cancu::index::memory::Memory;
use cancu::index::{Batch, Deadline, DocumentId, Engine, Record};
use cancu::ingest::pipeline;
use cancu::notation::PartialDate;
use cancu::query::status::status;
use cancu::query::{
    By, CitedByRequest, CompareRequest, Days, SearchRequest, authority, basis, check, cited_by, compare, search,
};
use cancu::registry::Registry;
use cancu::view::page::{Language, PageRequest, Wanted};
use cancu::view::parameters::Parameters;
use cancu::web;
use std::sync::{Arc, LazyLock};

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

/// Plans of 34 provinces, which rest on decrees with and without their year, and a decision that rests on 40 documents of
/// which some are held.
fn records() -> Vec<Record> {
    let provinces = REGISTRY.provinces.iter().filter(|province| province.today.as_deref() == Some(&province.name));
    let provinces: Vec<&str> = provinces.map(|province| province.name.as_str()).take(34).collect();
    assert_eq!(provinces.len(), 34);
    let mut records: Vec<Record> = provinces.iter().enumerate().map(|(at, name)| plan(at, name)).collect();
    records.extend((0..10).map(held));
    records.push(decision());
    records
}

fn read(id: &str, text: &str) -> Record {
    let reading = pipeline::read_text(text, &REGISTRY, |_| ()).expect("a text");
    Record::new(DocumentId(id.to_owned()), source_file(&format!("/plans/{id}.txt")), reading)
}

fn plan(at: usize, province: &str) -> Record {
    let text = format!(
        "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: {}/KH-UBND\n{province}, ngày 05 tháng 9 năm 2024\nKẾ HOẠCH\n\
         Kiểm soát thủ tục hành chính năm 2025\n\
         Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về một cửa;\n\
         Căn cứ Nghị định số 63/NĐ-CP của Chính phủ về kiểm soát thủ tục hành chính;\n\
         Căn cứ Nghị định số {}/2012/NĐ-CP ngày 02/5/2012 của Chính phủ;\nI. MỤC ĐÍCH\nKiểm soát thủ tục.\n",
        province.to_uppercase(),
        57 + at % 3,
        at + 10,
    );
    let dated = text.replace("Nghị định số 63/NĐ-CP", "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010");
    read(&format!("plan-{at}"), if at.is_multiple_of(4) { &dated } else { &text })
}

/// A decision of the same place that the long one rests on, and that rests on decrees itself.
fn held(at: usize) -> Record {
    let text = format!(
        "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: {}/QĐ-UBND\nĐồng Nai, ngày 05 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề việc thử\n\
         Căn cứ Nghị định số {}/2013/NĐ-CP ngày 03/5/2013 của Chính phủ;\nQUYẾT ĐỊNH:\nĐiều 1. Thử\n",
        at + 300,
        at + 100
    );
    read(&format!("held-{at}"), &text)
}

fn decision() -> Record {
    let ours = (0..10)
        .map(|at| format!("Căn cứ Quyết định số {}/QĐ-UBND ngày 05/3/2021 của UBND tỉnh Đồng Nai;\n", at + 300))
        .collect::<String>();
    let decrees = (0..30)
        .map(|at| format!("Căn cứ Nghị định số {}/2012/NĐ-CP ngày 02/5/2012 của Chính phủ;\n", at + 10))
        .collect::<String>();
    let text = format!(
        "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 999/QĐ-UBND\nĐồng Nai, ngày 05 tháng 9 năm 2022\nQUYẾT ĐỊNH\nVề việc dài\n\
         {ours}{decrees}QUYẾT ĐỊNH:\nĐiều 1. Thử\n"
    );
    read("long", &text)
}

static ENGINE: LazyLock<Arc<Counting<Memory>>> = LazyLock::new(|| {
    let engine = Counting::new(Memory::new());
    engine.apply(Batch { put: records(), ..Batch::default() }).expect("memory takes everything");
    Arc::new(engine)
});

#[track_caller]
#[expect(clippy::print_stderr, reason = "the counted trips are worth seeing")]
fn at_most(most: usize, what: &str, question: impl FnOnce(&Corpus<'_>)) {
    let trips = ENGINE.trips(|engine| question(&corpus(engine, &REGISTRY)));
    eprintln!("{what}: {trips} trips");
    assert!(trips <= most, "{what}: {trips} trips, {most} are allowed");
}

/// One test, so that nobody else asks the counting engine meanwhile.
#[test]
fn questions_make_few_trips() {
    for text in ["kiểm soát thủ tục hành chính", "63/2010/NĐ-CP", "thủ tục tỉnh:\"Đồng Nai\"", "57/KH-UBND", ""]
    {
        let request = SearchRequest { text: text.to_owned(), limit: 10, ..SearchRequest::default() };
        at_most(4, &format!("search for `{text}`"), |corpus| {
            assert!(search(corpus, &request).expect("an answer").total > 0);
        });
    }
    let key = AuthorityKey::parse("63-2010-nd-cp");
    at_most(8, "authority", |corpus| {
        let found = authority(corpus, &key).expect("an answer").expect("known");
        assert_eq!((found.documents, found.settled_by_corpus), (34, 25));
    });
    for number in ["63/2010/NĐ-CP", "63-2010-nd-cp", "61/2018/NĐ-CP", "57/KH-UBND"] {
        let request = CitedByRequest { number: number.to_owned(), limit: 20, ..CitedByRequest::default() };
        at_most(6, &format!("who cites {number}"), |corpus| drop(cited_by(corpus, &request).expect("an answer")));
    }
    let request = CompareRequest { by: By::Province, limit: 50, ..CompareRequest::default() };
    at_most(8, "34 provinces compared", |corpus| {
        let found = compare(corpus, &request).expect("an answer");
        let of_63 = found.rows.iter().find(|row| row.authority.key == key).expect("a row");
        assert_eq!((found.columns.len(), of_63.columns), (34, 34));
    });
    at_most(12, "the basis of a document with 40 rows", |corpus| {
        let found = basis::basis(corpus, &DocumentId("long".to_owned()), None).expect("an answer").expect("held");
        assert_eq!(found.rows.iter().filter(|row| row.depth == 1).count(), 40);
        assert_eq!(found.rows.iter().filter(|row| row.depth == 2).count(), 10);
    });
    let on = Days::of(PartialDate::parse("2025-08-01").expect("a day"));
    at_most(4, "the status of one", |corpus| drop(status(corpus, &key, on).expect("an answer")));
    let draft = decision().reading;
    at_most(12, "a draft checked", |corpus| {
        drop(check::check(&draft, &REGISTRY, Some(corpus), None).expect("findings"))
    });
    pages();
}

/// A page may ask twice more than its question.
#[expect(clippy::print_stderr, reason = "the counted trips are worth seeing")]
fn pages() {
    let library = Library::over(ENGINE.clone());
    let pages: Pages = Arc::new(move |request: &_, until| web::page(&library, &REGISTRY, request, until));
    let key = AuthorityKey::parse("63-2010-nd-cp");
    let with = |pairs: &[(&str, &str)]| {
        Parameters(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    };
    for (most, what, page) in [
        (4, "the first page", Wanted::Search(with(&[]))),
        (6, "the page of a search", Wanted::Search(with(&[("q", "kiểm soát thủ tục hành chính")]))),
        (6, "the page of a number", Wanted::Search(with(&[("q", "63/2010/NĐ-CP")]))),
        (10, "the page of an authority", Wanted::Authority(key, with(&[("on", "2025-08-01")]))),
        (10, "the page of provinces compared", Wanted::Compare(with(&[("by", "province")]))),
        (14, "the page of a basis", Wanted::Basis(with(&[("document", "long")]))),
        (8, "the page of a document", Wanted::Document(DocumentId("long".to_owned()))),
        (4, "the page of the corpus", Wanted::Corpus),
    ] {
        let trips = ENGINE.trips(|_| {
            let request = PageRequest { page, language: Language::Vietnamese, address: "/".to_owned() };
            assert!(pages(&request, Deadline::NONE).problem.is_none(), "{what}");
        });
        eprintln!("{what}: {trips} trips");
        assert!(trips <= most, "{what}: {trips} trips, {most} are allowed");
    }
}
