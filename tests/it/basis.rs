//! The status of an authority on a day, the chain of legal basis, and what comparable plans rest on.

use crate::engines::corpus;
use crate::support::{shared, source_file};
use cancu::authority::AuthorityKey;
use cancu::index::embedded::Embedded;
use cancu::index::memory::Memory;
use cancu::index::{Batch, DocumentId, Engine, Record};
use cancu::ingest::pipeline;
use cancu::notation::PartialDate;
use cancu::query::Days;
use cancu::query::basis::{SuggestRequest, basis, rests_on, suggest};
use cancu::query::status::{Standing, known_status, status, successor};
use cancu::reader::Reader;
use cancu::registry::Registry;
use std::collections::BTreeSet;

fn record(id: &str, text: &str, registry: &Registry) -> Record {
    let reading = pipeline::read_text(text, registry, |_| ()).expect("a text");
    Record::new(DocumentId(id.to_owned()), source_file(&format!("/plans/{id}")), reading)
}

fn day(iso: &str) -> Days {
    Days::of(PartialDate::parse(iso).expect("a date"))
}

#[test]
fn the_registry_tells_how_an_authority_stood() {
    let registry = Registry::built_in();
    for (key, on, standing, by) in [
        ("61-2018-nd-cp", "2025-08-01", Standing::Replaced, Some("118/2025/NĐ-CP")),
        ("61-2018-nd-cp", "2025-06-30", Standing::Amended, None),
        ("61-2018-nd-cp", "2020-03-01", Standing::InForce, None),
        ("61-2018-nd-cp", "2018-05-01", Standing::NotYetInEffect, None),
        ("61-2018-nd-cp", "2025", Standing::Unknown, None),
        ("77-2015-qh13", "2025-08-01", Standing::Replaced, Some("72/2025/QH15")),
        ("77-2015-qh13", "2025-05-01", Standing::Replaced, Some("65/2025/QH15")),
        // A probable row proves nothing, and neither does silence.
        ("130-2018-nd-cp", "2026-01-01", Standing::Unknown, None),
        ("999-2001-nd-cp", "2026-01-01", Standing::Unknown, None),
        ("quang-ngai.61-2018-nd-cp", "2025-08-01", Standing::Unknown, None),
    ] {
        let status = known_status(&registry, &AuthorityKey::parse(key), day(on));
        assert_eq!(status.standing(), standing, "{key} on {on}: {status:?}");
        assert_eq!(successor(&registry, &status).map(|(name, _)| name).as_deref(), by, "{key} on {on}");
    }
}

#[test]
fn documents_state_what_the_registry_does_not_know() {
    let registry = Registry::built_in();
    let law = "CHÍNH PHỦ\nSố: 400/2022/NĐ-CP\nHà Nội, ngày 05 tháng 5 năm 2022\nNGHỊ ĐỊNH\nVề việc thử\n\
               Căn cứ Nghị định số 300/2012/NĐ-CP ngày 02/5/2012 của Chính phủ;\nĐiều 1. Thử\n";
    let states = "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\nĐồng Nai, ngày 05 tháng 3 năm 2021\nKẾ HOẠCH\nVề thử\n\
                  Căn cứ Nghị định số 20/2019/NĐ-CP ngày 02/5/2019 của Chính phủ sửa đổi, bổ sung một số điều của \
                  Nghị định số 301/2012/NĐ-CP ngày 03/5/2012 của Chính phủ;\n";
    let put = || vec![record("a.txt", law, &registry), record("b.txt", states, &registry)];
    let dir = tempfile::tempdir().expect("a folder");
    let (memory, embedded) = (Memory::new(), Embedded::open_writer(dir.path()).expect("an index"));
    for engine in [&memory as &dyn Engine, &embedded] {
        engine.apply(Batch { put: put(), ..Batch::default() }).expect("a commit");
        let amended = status(&corpus(engine, &registry), &AuthorityKey::parse("301-2012-nd-cp"), day("2021-06-01"))
            .expect("an answer");
        assert_eq!(amended.standing(), Standing::Amended, "{amended:?}");
        let before = status(&corpus(engine, &registry), &AuthorityKey::parse("301-2012-nd-cp"), day("2018-06-01"))
            .expect("an answer");
        assert_eq!(before.standing(), Standing::Unknown, "{before:?}");
        let attested = status(&corpus(engine, &registry), &AuthorityKey::parse("300-2012-nd-cp"), day("2022-05-05"))
            .expect("an answer");
        assert_eq!(attested.standing(), Standing::InForce, "a decree rests on it that day: {attested:?}");
        let earlier = status(&corpus(engine, &registry), &AuthorityKey::parse("300-2012-nd-cp"), day("2020-06-01"))
            .expect("an answer");
        assert_eq!(earlier.standing(), Standing::Unknown, "which proves nothing for a day before: {earlier:?}");
        let later = status(&corpus(engine, &registry), &AuthorityKey::parse("300-2012-nd-cp"), day("2024-06-01"))
            .expect("an answer");
        assert_eq!(later.standing(), Standing::Unknown, "{later:?}");
    }
}

#[test]
fn the_chain_climbs_over_held_documents_and_cycles_end() {
    let registry = Registry::built_in();
    let decision = |number: &str, rests: &str| {
        format!(
            "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: {number}/QĐ-UBND\nĐồng Nai, ngày 05 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề thử\n\
             {rests}\nQUYẾT ĐỊNH:\nĐiều 1. Thử\n"
        )
    };
    let ours = |number: &str| format!("Căn cứ Quyết định số {number}/QĐ-UBND ngày 05/3/2021 của UBND tỉnh Đồng Nai;");
    let one = decision("101", &ours("102"));
    let two =
        decision("102", &format!("{}\nCăn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;", ours("101")));
    let dir = tempfile::tempdir().expect("a folder");
    let (memory, embedded) = (Memory::new(), Embedded::open_writer(dir.path()).expect("an index"));
    for engine in [&memory as &dyn Engine, &embedded] {
        let put = vec![record("one", &one, &registry), record("two", &two, &registry)];
        engine.apply(Batch { put, ..Batch::default() }).expect("a commit");
        let id = DocumentId("one".to_owned());
        let answer = basis(&corpus(engine, &registry), &id, None).expect("an answer").expect("the document");
        let rows: Vec<_> = answer.rows.iter().map(|row| (row.depth, row.parent, row.name.as_str())).collect();
        assert_eq!(rows, [(1, None, "102/QĐ-UBND"), (2, Some(0), "101/QĐ-UBND"), (2, Some(0), "61/2018/NĐ-CP")]);
        let decree = answer.rows[2].status.as_ref().expect("the decision has a date");
        assert_eq!(decree.standing(), Standing::InForce);
        let later =
            basis(&corpus(engine, &registry), &id, Some(day("2025-08-01"))).expect("one").expect("the document");
        assert_eq!(later.rows[2].status.as_ref().expect("a day").standing(), Standing::Replaced);
    }
}

#[test]
fn copies_of_one_plan_count_once() {
    let registry = Registry::built_in();
    let plan = |number: &str, issuer: &str, more: &str| {
        format!(
            "ỦY BAN NHÂN DÂN\n{issuer}\nSố: {number}/KH-UBND\n\nKẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2021\n\
             Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;\n{more}\n"
        )
    };
    let dir = tempfile::tempdir().expect("a folder");
    let engine = Embedded::open_writer(dir.path()).expect("an index");
    let put = vec![
        record("signed", &plan("12", "TỈNH ĐỒNG NAI", "I. MỤC ĐÍCH"), &registry),
        record("typed", &plan("", "TỈNH ĐỒNG NAI", "I. MUC ĐÍCH"), &registry),
        record("neighbour", &plan("12", "TỈNH QUẢNG NGÃI", "I. MỤC ĐÍCH"), &registry),
    ];
    engine.apply(Batch { put, ..Batch::default() }).expect("a commit");
    let request =
        SuggestRequest { limit: 5, ..SuggestRequest::about("kiểm soát thủ tục hành chính 2022", &registry) };
    let found = suggest(&corpus(&engine, &registry), &request).expect("an answer");
    let plans = (found.comparable.len(), found.authorities[0].card.key.0.as_str(), found.authorities[0].documents);
    assert_eq!(plans, (2, "63-2010-nd-cp", 2));

    // The draft itself, in another file, is no plan to compare with.
    let draft = plan("12", "TỈNH ĐỒNG NAI", "");
    let own = pipeline::read_text(&draft, &registry, |_| ()).expect("a text").document;
    let request = SuggestRequest {
        title: own.title.expect("a title"),
        body: draft,
        province: own.province,
        year: own.year,
        limit: 5,
        ..SuggestRequest::default()
    };
    let found = suggest(&corpus(&engine, &registry), &request).expect("an answer");
    let ids: Vec<&str> = found.comparable.iter().map(|plan| plan.card.id.0.as_str()).collect();
    assert_eq!(ids, ["neighbour"]);
}

/// Each real plan is taken out, asked for by its title and its body without citations, and its own basis looked for
/// among the first ten: the share found, beside the share that any other document cites at all.
#[test]
#[expect(clippy::print_stderr, reason = "the figure is the point of the test")]
fn a_hidden_basis_is_found_again() {
    const FIRST: usize = 10;
    let Some(real) = shared().map(|root| root.join("corpus")) else { return };
    let registry = Registry::built_in();
    let mut plans = Vec::new();
    for folder in ["plans", "provincial-2025"] {
        for entry in std::fs::read_dir(real.join(folder)).expect("the corpus") {
            let path = entry.expect("a file").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let reading = pipeline::read(&Reader::default(), &std::fs::read(&path).expect("a file"), &name, &registry)
                .expect("a plan");
            plans.push(Record::new(DocumentId(name), source_file(&path.to_string_lossy()), reading));
        }
    }
    plans.sort_by(|a, b| a.id.cmp(&b.id));
    let (mut hidden, mut cited, mut found) = (0, 0, 0);
    for (at, plan) in plans.iter().enumerate() {
        let others: Vec<Record> = plans.iter().enumerate().filter(|(o, _)| *o != at).map(|(_, p)| p.clone()).collect();
        let keys = |record: &Record, only_basis: bool| -> BTreeSet<String> {
            let wanted = record.reading.references.iter().filter(|r| !only_basis || rests_on(r));
            let key =
                wanted.filter_map(|r| r.authority.as_ref()).filter(|key| record.reading.own.as_ref() != Some(key));
            key.map(|key| key.0.clone()).collect()
        };
        let basis = keys(plan, true);
        let known: BTreeSet<String> = others.iter().flat_map(|other| keys(other, false)).collect();
        let dir = tempfile::tempdir().expect("a folder");
        let engine = Embedded::open_writer(dir.path()).expect("an index");
        engine.apply(Batch { put: others, ..Batch::default() }).expect("a commit");
        let title = plan.reading.document.title.clone().unwrap_or_default();
        let request = SuggestRequest {
            title: title.split_whitespace().filter(|word| !word.contains('/')).collect::<Vec<_>>().join(" "),
            body: without_citations(plan),
            province: plan.reading.document.province.clone(),
            year: plan.reading.document.year,
            doc_type: plan.reading.document.doc_type.clone(),
            limit: FIRST,
            ..SuggestRequest::default()
        };
        let answer = suggest(&corpus(&engine, &registry), &request).expect("an answer");
        let offered: BTreeSet<&str> = answer.authorities.iter().map(|s| s.card.key.0.as_str()).collect();
        hidden += basis.len();
        cited += basis.intersection(&known).count();
        found += basis.iter().filter(|key| offered.contains(key.as_str())).count();
    }
    let share = |part: usize| part as f64 / hidden as f64;
    eprintln!(
        "leave one out: {found} of {hidden} hidden authorities among the first {FIRST}: recall {:.3}; {cited} are cited \
         by any other plan: ceiling {:.3}",
        share(found),
        share(cited)
    );
    assert!(found * 10 >= cited * 7, "{found} found of {cited} that can be, {hidden} hidden");
}

fn without_citations(plan: &Record) -> String {
    let text = plan.reading.text.text();
    let mut spans: Vec<_> = plan.reading.references.iter().map(|reference| reference.citation.span).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    let (mut body, mut at) = (String::new(), 0);
    for span in spans {
        if span.start > at {
            body.push_str(&text[at..span.start]);
            body.push_str(". ");
        }
        at = at.max(span.end);
    }
    body.push_str(&text[at..]);
    body
}
