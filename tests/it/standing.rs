//! How acts stand on days where documents of the corpus are the source: what they do, report and rest on.

use crate::engines::{corpus, engines};
use crate::support::source_file;
use cancu::authority::AuthorityKey;
use cancu::effect::Provision;
use cancu::index::{Batch, DocumentId, Record};
use cancu::ingest::pipeline;
use cancu::notation::PartialDate;
use cancu::query::Days;
use cancu::query::check::{Code, check};
use cancu::query::standing::{Evidence, Says, judge};
use cancu::query::status::{About, Grounds, Standing, Status, known_status, status};
use cancu::registry::{Certainty, Registry, Source};

mod rests;

fn decree(number: &str, day: &str, body: &str) -> String {
    let [year, month, date] = day.split('-').collect::<Vec<_>>().try_into().expect("a day");
    format!(
        "CHÍNH PHỦ\nSố: {number}/NĐ-CP\nHà Nội, ngày {date} tháng {month} năm {year}\nNGHỊ ĐỊNH\nQuy định việc thử\n\
         Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;\nChính phủ ban hành Nghị định quy định việc thử.\n{body}\n"
    )
}

fn record(id: &str, text: &str, registry: &Registry) -> Record {
    let reading = pipeline::read_text(text, registry, |_| ()).expect("a text");
    Record::new(DocumentId(id.to_owned()), source_file(&format!("/law/{id}")), reading)
}

/// How `key` stands on each day, or its provision, where the corpus holds `texts`; the same by both engines.
#[track_caller]
fn stands(texts: &[(&str, String)], asked: &[(&str, Option<&str>, &str, Standing)]) -> Vec<Status> {
    let registry = Registry::built_in();
    let records: Vec<Record> = texts.iter().map(|(id, text)| record(id, text, &registry)).collect();
    let mut told = Vec::new();
    for engine in engines() {
        engine.engine.apply(Batch { put: records.clone(), ..Batch::default() }).expect("a commit");
        let corpus = corpus(&*engine.engine, &registry);
        told.clear();
        for (key, provision, on, standing) in asked {
            let day = Days::of(PartialDate::parse(on).expect("a day"));
            let whole = status(&corpus, &AuthorityKey::parse(key), day).expect("an answer");
            let status = match provision {
                Some(written) => whole.of_provision(&Provision::parse(written, registry.acts())),
                None => whole,
            };
            assert_eq!(status.standing(), *standing, "{key} {provision:?} on {on}: {:#?}", status.verdict);
            told.push(status);
        }
    }
    told
}

#[test]
fn a_decree_of_the_corpus_ends_what_it_replaces_from_its_day() {
    let new = decree(
        "500/2026",
        "2026-03-10",
        "Điều 9. Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 5 năm 2026.\n\
         2. Nghị định này thay thế Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính.\n",
    );
    let told = stands(
        &[("new.txt", new)],
        &[
            ("63-2010-nd-cp", None, "2026-04-30", Standing::Amended),
            ("63-2010-nd-cp", None, "2026-05-01", Standing::Replaced),
            ("500-2026-nd-cp", None, "2026-03-09", Standing::NotYetInEffect),
            ("500-2026-nd-cp", None, "2026-04-30", Standing::NotYetInEffect),
            ("500-2026-nd-cp", None, "2026-05-01", Standing::InForce),
        ],
    );
    let reason = told[1].reasons().next().expect("what replaced it");
    assert_eq!((reason.by.as_str(), reason.place.as_deref()), ("500/2026/NĐ-CP", Some("khoản 2 Điều 9")));
    let Grounds::Document(place) = &reason.grounds else { panic!("{reason:?}") };
    assert!(place.words.contains("thay thế Nghị định số 63/2010/NĐ-CP"), "{place:?}");
    assert!(told[1].verdict.conflicts.iter().all(|conflict| conflict.about != About::Effect));
}

#[test]
fn an_act_ends_by_its_own_words() {
    let pilot = decree(
        "501/2026",
        "2026-03-10",
        "Điều 9. Hiệu lực thi hành\n1. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026.\n\
         2. Nghị định này hết hiệu lực kể từ ngày 01 tháng 3 năm 2027.\n",
    );
    let told = stands(
        &[("pilot.txt", pilot)],
        &[
            ("501-2026-nd-cp", None, "2026-06-30", Standing::NotYetInEffect),
            ("501-2026-nd-cp", None, "2027-02-28", Standing::InForce),
            ("501-2026-nd-cp", None, "2027-12-01", Standing::Expired),
        ],
    );
    assert!(told[1].verdict.as_of.is_none(), "its own words promise that it stands until then");
}

#[test]
fn provisions_fall_alone() {
    let old = decree(
        "502/2025",
        "2025-03-10",
        "Điều 9. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày 01 tháng 5 năm 2025.\n",
    );
    let new = decree(
        "503/2026",
        "2026-01-10",
        "Điều 9. Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2026.\n\
         2. Bãi bỏ khoản 2 Điều 5, Điều 7 Nghị định số 502/2025/NĐ-CP ngày 10 tháng 3 năm 2025 của Chính phủ.\n",
    );
    stands(
        &[("old.txt", old), ("new.txt", new)],
        &[
            ("502-2025-nd-cp", None, "2026-02-28", Standing::InForce),
            ("502-2025-nd-cp", None, "2026-03-01", Standing::PartlyRepealed),
            ("502-2025-nd-cp", Some("khoản 2 Điều 5"), "2026-02-28", Standing::InForce),
            ("502-2025-nd-cp", Some("khoản 2 Điều 5"), "2026-03-01", Standing::Repealed),
            ("502-2025-nd-cp", Some("điểm a khoản 2 Điều 5"), "2026-03-01", Standing::Repealed),
            ("502-2025-nd-cp", Some("Điều 5"), "2026-03-01", Standing::PartlyRepealed),
            ("502-2025-nd-cp", Some("khoản 1 Điều 5"), "2026-03-01", Standing::InForce),
            ("502-2025-nd-cp", Some("khoản 3 Điều 7"), "2026-03-01", Standing::Repealed),
        ],
    );
}

#[test]
fn drafts_and_what_has_no_number_end_nothing() {
    let sentence = "Điều 9. Hiệu lực thi hành\n1. Nghị định này có hiệu lực từ ngày 01 tháng 5 năm 2026.\n\
                    2. Nghị định này thay thế Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ.\n";
    let draft = format!("DỰ THẢO\n{}", decree("     /2026", "2026-03-10", sentence));
    let bare = format!("Bài viết về nghị định mới\n{sentence}");
    stands(&[("draft.txt", draft), ("bare.txt", bare)], &[("63-2010-nd-cp", None, "2026-05-02", Standing::Amended)]);
}

#[test]
fn a_law_and_a_resolution_of_one_number_stand_apart() {
    let registry = Registry::built_in();
    let day = Days::of(PartialDate::parse("2020-01-01").expect("a day"));
    let by = |key: &str| {
        let status = known_status(&registry, &AuthorityKey::parse(key), day);
        status.acting().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(by("55-2010-qh12"), ["28/2018/QH14"]);
    assert_eq!(by("55-2010-qh12-nghi-quyet"), ["28/2016/QH14"]);
}

#[test]
fn a_draft_is_told_what_fell() {
    let registry = Registry::built_in();
    let laws = [
        (
            "one.txt",
            decree(
                "504/2026",
                "2026-01-10",
                "Điều 9. Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2026.\n\
                 2. Bãi bỏ khoản 2 Điều 5 Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ.\n\
                 3. Bãi bỏ Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ.\n",
            ),
        ),
        (
            "two.txt",
            decree(
                "505/2025",
                "2025-02-10",
                "Điều 9. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày 01/4/2025 đến hết ngày 31/12/2025.\n",
            ),
        ),
    ];
    let draft = "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 12/QĐ-UBND\nNghệ An, ngày 20 tháng 4 năm 2026\nQUYẾT ĐỊNH\nVề việc thử\n\
                 Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ;\n\
                 Căn cứ Nghị định số 505/2025/NĐ-CP ngày 10 tháng 02 năm 2025 của Chính phủ;\n\
                 Căn cứ khoản 2 Điều 5 Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ được sửa đổi, bổ sung;\n\
                 QUYẾT ĐỊNH:\nĐiều 1. Quyết định này thay thế Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ.\n";
    let reading = pipeline::read_text(draft, &registry, |_| ()).expect("a text");
    for engine in engines() {
        let put = laws.iter().map(|(id, text)| record(id, text, &registry)).collect();
        engine.engine.apply(Batch { put, ..Batch::default() }).expect("a commit");
        let corpus = corpus(&*engine.engine, &registry);
        let found: Vec<Code> = check(&reading, &registry, Some(&corpus), None)
            .expect("an answer")
            .into_iter()
            .map(|one| one.code)
            .collect();
        for code in [Code::RepealedBasis, Code::ExpiredBasis, Code::RepealedProvision, Code::EndedTarget] {
            assert!(found.contains(&code), "{code:?} is not among {found:?}");
        }
    }
}

#[test]
fn a_document_that_is_held_is_not_told_what_it_ended_itself() {
    let registry = Registry::built_in();
    let text = decree(
        "506/2024",
        "2024-03-10",
        "Điều 9. Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành từ ngày 10 tháng 3 năm 2024.\n\
         2. Nghị định này thay thế Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ.\n",
    );
    let reading = pipeline::read_text(&text, &registry, |_| ()).expect("a text");
    for engine in engines() {
        engine
            .engine
            .apply(Batch { put: vec![record("own.txt", &text, &registry)], ..Batch::default() })
            .expect("a commit");
        let found = check(&reading, &registry, Some(&corpus(&*engine.engine, &registry)), None).expect("an answer");
        assert!(found.iter().all(|one| one.code != Code::EndedTarget), "{found:#?}");
    }
}

#[test]
fn numbers_issuers_and_titles_that_official_sources_have_otherwise() {
    let registry = Registry::built_in();
    for (basis, code) in [
        (
            "Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Bộ Tư pháp về kiểm soát thủ tục hành chính",
            Some(Code::OtherIssuer),
        ),
        (
            "Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về quản lý hoạt động khai thác khoáng sản biển",
            Some(Code::OtherTitle),
        ),
        ("Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính", None),
        ("Luật An toàn thực phẩm số 55/2010/QH12 ngày 17 tháng 6 năm 2010 của Quốc hội", None),
    ] {
        let draft = format!("KẾ HOẠCH\nVề việc thử\nCăn cứ {basis};\n");
        let reading = pipeline::read_text(&draft, &registry, |_| ()).expect("a text");
        let found = check(&reading, &registry, None, None).expect("an answer");
        let official = [Code::OtherIssuer, Code::OtherTitle, Code::UnknownNumber];
        let found: Vec<Code> = found.into_iter().map(|one| one.code).filter(|code| official.contains(code)).collect();
        assert_eq!(found, code.into_iter().collect::<Vec<_>>(), "{basis}");
    }
}

#[test]
fn a_law_ends_the_one_that_bore_its_name() {
    let registry = Registry::built_in();
    for (key, on, standing) in [
        ("73-2021-qh14", "2026-06-30", Standing::Amended),
        ("73-2021-qh14", "2026-11-30", Standing::Replaced),
        ("103-2016-qh13", "2026-11-30", Standing::Replaced),
        ("48-2024-qh15", "2026-11-30", Standing::Amended),
    ] {
        let day = Days::of(PartialDate::parse(on).expect("a day"));
        let status = known_status(&registry, &AuthorityKey::parse(key), day);
        assert_eq!(status.standing(), standing, "{key} on {on}: {:#?}", status.verdict);
    }
}

/// What pages tell of acts that are younger than the newest edition of the code.
#[test]
fn what_pages_tell_of_young_acts() {
    let registry = Registry::built_in();
    for (key, on, standing, host) in [
        ("29-2018-qh14", "2026-02-28", Standing::InForce, None),
        ("29-2018-qh14", "2026-03-01", Standing::Replaced, Some("pbgdpl.gov.vn")),
        ("117-2025-qh15", "2026-02-28", Standing::NotYetInEffect, Some("pbgdpl.gov.vn")),
        ("117-2025-qh15", "2026-03-01", Standing::InForce, Some("pbgdpl.gov.vn")),
        ("87-2015-qh13", "2026-03-01", Standing::Replaced, Some("xaydungchinhsach.chinhphu.vn")),
        ("08-2012-qh13", "2026-01-01", Standing::Replaced, Some("ttn.edu.vn")),
        ("13-2012-qh13", "2026-04-30", Standing::Amended, None),
        ("13-2012-qh13", "2026-05-01", Standing::Replaced, Some("phapluatplus.baophapluat.vn")),
        ("22-2012-qh13", "2026-07-01", Standing::Replaced, Some("huengaynay.vn")),
        ("58-2010-qh12", "2026-06-30", Standing::Amended, None),
        ("58-2010-qh12", "2026-07-01", Standing::Replaced, Some("phobienphapluat.ufl.udn.vn")),
        ("hien-phap-2013", "2026-11-30", Standing::Amended, Some("thuviennhadat.vn")),
        // Nobody says so outright: what is doubtful is told neither in force nor replaced.
        ("44-2013-qh13", "2026-06-30", Standing::Amended, None),
        ("44-2013-qh13", "2026-07-01", Standing::Unknown, None),
        ("86-2015-qh13", "2026-07-01", Standing::Unknown, None),
        ("13-2023-nd-cp", "2025-12-31", Standing::InForce, None),
        ("13-2023-nd-cp", "2026-01-01", Standing::Replaced, Some("tintuc.thuvienphapluat.com")),
        ("42-2020-nd-cp", "2024-05-15", Standing::Replaced, Some("hungyen.dms.gov.vn")),
        ("68-2017-nd-cp", "2024-05-01", Standing::Replaced, Some("bqlkcnbackan.gov.vn")),
        ("18-2023-qh15", "2025-11-18", Standing::Amended, Some("thuviennhadat.vn")),
        ("36-2018-qh14", "2026-07-01", Standing::Amended, Some("thuviennhadat.vn")),
        ("118-2025-nd-cp", "2026-02-01", Standing::Amended, Some("ngaynay.vn")),
        ("71-nq-cp-2025", "2025-11-18", Standing::InForce, Some("tailieu.vn")),
        ("57-nq-tw-2024", "2025-11-18", Standing::InForce, Some("tailieu.vn")),
        ("190-2025-qh15", "2025-06-12", Standing::InForce, Some("decuongtuyentruyen.com")),
        ("80-2025-qh15", "2025-06-30", Standing::NotYetInEffect, Some("hethongphapluat.com")),
    ] {
        let day = Days::of(PartialDate::parse(on).expect("a day"));
        let status = known_status(&registry, &AuthorityKey::parse(key), day);
        assert_eq!(status.standing(), standing, "{key} on {on}: {:#?}", status.verdict);
        let verdict = &status.verdict;
        let days = verdict.effective.iter().chain(&verdict.as_of).map(|(_, grounds)| grounds);
        let hosts: Vec<&str> = status
            .reasons()
            .map(|change| &change.grounds)
            .chain(days)
            .filter_map(|grounds| match grounds {
                Grounds::Registry { source: Source::Page(host), .. } => Some(host.as_str()),
                _ => None,
            })
            .collect();
        assert!(host.is_none_or(|host| hosts.contains(&host)), "{key} on {on} by {hosts:?}");
    }
}

/// The code and the gazette stand before pages, pages before what is recalled.
#[test]
fn pages_stand_between_official_sources_and_what_is_recalled() {
    let by = |source| Grounds::Registry { source, certainty: Certainty::Certain, words: None, item: None };
    let page = Evidence { says: begins("2031-03-01"), grounds: by(Source::Page("example.vn".to_owned())) };
    let code = Evidence { says: begins("2031-04-01"), grounds: by(Source::Code("2031-06".to_owned())) };
    let recalled = Evidence { says: begins("2031-05-01"), grounds: by(Source::Recalled) };
    let on = Days::of(PartialDate::parse("2031-12-31").expect("a day"));
    for (evidence, day) in [([&page, &code], "2031-04-01"), ([&recalled, &page], "2031-03-01")] {
        let verdict = judge(&evidence.map(Clone::clone), None, on);
        let (told, _) = verdict.effective.expect("a day");
        assert_eq!(told.to_string(), day);
        assert_eq!(verdict.conflicts.len(), 1, "both stand there");
    }
}

fn begins(day: &str) -> Says {
    Says::Begins { from: PartialDate::parse(day).expect("a day"), provisions: Vec::new() }
}
