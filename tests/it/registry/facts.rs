//! Documents and relations: the tables that come with the program, and a user's.

use cancu::document::PartialDate;
use cancu::registry::{Act, Certainty, Document, Evidence, Proof, Registry, Relation, Source, key_of_number};
use std::collections::HashMap;

/// The height of who issues documents of this number, where it tells; a lower one changes nothing of a higher one.
fn rank(number: &str) -> Option<u8> {
    let symbol = number.split(" (").next()?.split_once('/')?.1;
    let has = |marks: &[&str]| marks.iter().any(|mark| symbol.contains(mark));
    Some(match () {
        () if has(&["/TW", "-TW", "UBTVQH"]) => 4,
        () if has(&["QH1", "QH9"]) => 5,
        () if has(&["NĐ-CP", "NQ-CP"]) => 3,
        () if has(&["-TTg"]) => 2,
        () if has(&["TT-", "TTLT-"]) => 1,
        () => return None,
    })
}

fn year(number: &str) -> Option<i16> {
    let years = number.split(['/', '(', ')', ' ']).filter_map(|piece| piece.parse().ok());
    years.into_iter().find(|year| (1945..2100).contains(year))
}

fn is_day(day: &str) -> bool {
    day.len() == 10 && PartialDate::parse(day).is_some_and(|day| day.is_whole())
}

#[test]
fn rows_stand_in_the_order_in_which_they_are_searched() {
    for (table, column) in [
        (include_str!("../../../src/registry/data/documents.tsv"), 1),
        (include_str!("../../../src/registry/data/relations.tsv"), 2),
    ] {
        let keys = table.lines().skip(1).map(|row| key_of_number(row.split('\t').nth(column).unwrap_or_default()));
        let keys: Vec<String> = keys.collect();
        assert!(keys.is_sorted() && keys.len() > 4_000);
        assert!(keys.iter().all(|key| key.is_ascii() && !key.is_empty()));
    }
}

#[test]
fn every_fact_is_whole() {
    let registry = Registry::built_in();
    let mut seen = HashMap::new();
    for Document { doc_type, number, issued, effective, .. } in registry.all_documents() {
        assert!(registry.doc_type(&doc_type).is_some(), "{number}: `{doc_type}`");
        assert!(issued.as_deref().is_none_or(is_day), "{number} issued {issued:?}");
        assert!(effective.as_ref().is_none_or(|(day, _)| is_day(day)), "{number} effective {effective:?}");
        let twice = seen.insert((doc_type.clone(), key_of_number(&number)), ());
        assert!(twice.is_none(), "{doc_type} {number} stands twice");
    }
    assert!(seen.len() > 6_600, "{}", seen.len());
    let relations: Vec<Relation> = registry.all_relations().collect();
    assert!(relations.len() > 4_300, "{}", relations.len());
    let whole = relations.iter().filter(|relation| relation.act.ends_whole()).count();
    assert!(whole > 2_100, "{whole}");
}

/// Nothing acts upon itself, upon what is younger, or upon what stands higher.
#[test]
fn no_relation_is_impossible() {
    let registry = Registry::built_in();
    let issued: HashMap<String, String> =
        registry.all_documents().filter_map(|one| Some((key_of_number(&one.number), one.issued?))).collect();
    for Relation { from, to, act, .. } in registry.all_relations() {
        assert_ne!(key_of_number(&from), key_of_number(&to), "{from} acts upon itself");
        if matches!(act, Act::Guides | Act::Implements | Act::Succeeds) {
            continue;
        }
        assert!(year(&from).zip(year(&to)).is_none_or(|(from, to)| from >= to), "{from} {} {to}", act.name());
        assert!(rank(&from).zip(rank(&to)).is_none_or(|(from, to)| from >= to), "{from} {} {to}", act.name());
        let days = issued.get(&key_of_number(&from)).zip(issued.get(&key_of_number(&to)));
        assert!(days.is_none_or(|(from, to)| from >= to), "{from} {} {to}", act.name());
    }
}

#[test]
fn a_law_and_a_resolution_of_one_number_are_two() {
    let registry = Registry::built_in();
    let mut both = registry.documents("55-2010-qh12");
    both.sort_by(|one, two| one.doc_type.cmp(&two.doc_type));
    let told = both.iter().map(|one| (one.doc_type.as_str(), one.effective.as_ref().map(|(day, _)| day.as_str())));
    assert_eq!(told.collect::<Vec<_>>(), [("Luật", Some("2011-07-01")), ("Nghị quyết", Some("2011-01-01"))]);
    let by = |key: &str| {
        let relations =
            registry.relations(key).into_iter().filter(|one| one.act == Act::Amends && one.to == "55/2010/QH12");
        relations.map(|one| one.from).collect::<Vec<_>>()
    };
    assert_eq!(by("55-2010-qh12"), ["28/2018/QH14", "84/2025/QH15"]);
    assert_eq!(by("55-2010-qh12-nghi-quyet"), ["28/2016/QH14"]);
    let key = |doc_type| registry.key_of_type("55-2010-qh12", doc_type);
    assert_eq!(key(Some("Luật")).as_deref(), Some("55-2010-qh12"));
    assert_eq!(key(Some("Nghị quyết")).as_deref(), Some("55-2010-qh12-nghi-quyet"));
    assert_eq!(key(None), None, "either may be meant");
    assert_eq!(registry.key_of_type("63-2010-nd-cp", None).as_deref(), Some("63-2010-nd-cp"));
}

#[test]
fn what_is_proven_takes_the_place_of_what_was_recalled() {
    let registry = Registry::built_in();
    let ended: Vec<Relation> = registry.relations("61-2018-nd-cp");
    let by: Vec<&Relation> = ended.iter().filter(|one| one.to == "61/2018/NĐ-CP" && one.act.ends_whole()).collect();
    assert_eq!(by.len(), 1);
    assert_eq!((by[0].from.as_str(), by[0].source.evidence()), ("118/2025/NĐ-CP", Evidence::Text));
    assert!(by[0].words.as_deref().is_some_and(|words| words.contains("61/2018/NĐ-CP")));
    let effective = |key: &str| registry.documents(key)[0].effective.clone();
    assert_eq!(effective("43-2011-nd-cp"), Some(("2011-10-01".to_owned(), Proof::Text)));
    assert_eq!(effective("30-2020-nd-cp"), Some(("2020-03-05".to_owned(), Proof::Note)), "the field alone");
    let code = &registry.documents("63-2010-nd-cp")[0];
    assert_eq!(code.source, Some(Source::Code("2026-01".to_owned())));
    assert_eq!(code.codified.as_deref(), Some("2026-01"));
    assert!(code.item.is_some() && code.title.as_deref() == Some("Về kiểm soát thủ tục hành chính"));
}

#[test]
fn numbers_are_known_however_they_are_written() {
    let registry = Registry::built_in();
    assert!(registry.knows("63/2010/NĐ-CP") && registry.knows("4/2020/TT-BNV") && !registry.knows("999/2019/TT-BTC"));
    assert_eq!(registry.years_of("76/NQ-CP"), [2013, 2021]);
    assert_eq!(registry.effect_of("77/2015/QH13").as_deref(), Some("2016-01-01"));
}

#[test]
fn a_users_facts_stand_before_the_programs_own() {
    let mut registry = Registry::built_in();
    let documents = "type\tnumber\titem\tissued\teffective\tproof\tcodified\tsource\tissuer\ttitle\n\
                     Nghị định\t900/2031/NĐ-CP\t\t2031-01-02\t2031-03-01\ttext\t\tuser\n\
                     Nghị định\t63/2010/NĐ-CP\t\t\t2010-10-15\tuser\n";
    registry.extend("documents.tsv", documents).expect("documents");
    let one = &registry.documents("900-2031-nd-cp")[0];
    assert_eq!(one.effective, Some(("2031-03-01".to_owned(), Proof::Text)));
    let known = registry.documents("63-2010-nd-cp");
    assert_eq!(known.len(), 1, "one document a type");
    assert_eq!(known[0].effective, Some(("2010-10-15".to_owned(), Proof::User)));
    assert!(known[0].title.is_some(), "what the row leaves out is the program's own");
    registry
        .extend("relations.tsv", "from\trelation\tto\teffective\tcertainty\tevidence\n900/2031/NĐ-CP\treplaces\t63/2010/NĐ-CP\t2031-03-01\tcertain\tuser\n")
        .expect("the short form");
    registry
        .extend(
            "relations.tsv",
            "from\trelation\tto\tprovisions\teffective\tby\tsource\tcertainty\twords\n\
             900/2031/NĐ-CP\tamends\t30/2020/NĐ-CP\tkhoản 2 Điều 5; Điều 7\t2031-03-01\tĐiều 1\tcode-2031-02\tcertain\n",
        )
        .expect("the long form");
    registry.extend("effects.tsv", "document\teffective\tevidence\n901/2031/NĐ-CP\t2031-04-01\tuser\n").expect("days");
    let acts = registry.relations("900-2031-nd-cp");
    let amends = acts.iter().find(|one| one.act == Act::Amends).expect("amends");
    assert_eq!(amends.provisions, ["khoản 2 Điều 5", "Điều 7"]);
    assert_eq!(amends.source, Source::Code("2031-02".to_owned()));
    let replaces = acts.iter().find(|one| one.act == Act::Replaces).expect("replaces");
    assert_eq!((replaces.source.clone(), replaces.certainty), (Source::User, Certainty::Certain));
    assert_eq!(registry.effect_of("901/2031/NĐ-CP").as_deref(), Some("2031-04-01"));
    let error = |file: &str, rows: &str| registry.clone().extend(file, rows).expect_err("a wrong table").to_string();
    assert!(error("documents.tsv", "number\n").contains("line 1: the head line must be `type number item"));
    assert!(
        error("relations.tsv", "from\trelation\tto\teffective\tcertainty\tevidence\na\tmarries\tb\t\t\t\n")
            .contains("line 2: `marries` is no relation")
    );
}
