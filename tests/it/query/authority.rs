//! What the corpus says of one authority: conflicts, stated relations, and numbers that only the corpus settles.

use super::both;
use crate::engines::corpus;
use crate::support::{cite, record, registry};
use cancu::authority::{AuthorityKey, SeriesKey};
use cancu::citation::Role;
use cancu::corpus::is_settled_by_corpus;
use cancu::document::PartialDate;
use cancu::index::memory::Memory;
use cancu::index::{Batch, Engine, Record};
use cancu::query::{
    Aspect, AuthoritySummary, CitedByAnswer, CitedByRequest, Said, SearchRequest, authorities, authority, cited_by,
    known_facts, meant_by, search,
};
use cancu::registry::Registry;

const RESOLUTION: &str = "17-nq-tw-2007";

/// A document of `year` whose text is the citation `surface` of `canonical`.
fn citing(id: &str, year: i16, surface: &str, canonical: &str, key: Option<&str>) -> Record {
    let mut record = record(id, &format!("Căn cứ {surface};"));
    cite(&mut record, surface, canonical, key, &[]);
    record.reading.document.year = Some(year);
    record
}

fn resolution(id: &str, date: &str, issuer: &str) -> Record {
    let mut record = citing(id, 2020, "Nghị quyết số 17-NQ/TW", "17-NQ/TW", Some(RESOLUTION));
    let citation = &mut record.reading.references[0].citation;
    citation.date = PartialDate::parse(date);
    citation.doc_type = Some("Nghị quyết".to_owned());
    citation.issuer = Some(issuer.to_owned());
    citation.issuer_written = true;
    record
}

/// A document that names `19/CT-UBND` of Quảng Ngãi without its year.
fn open(id: &str, year: i16) -> Record {
    let mut record = citing(id, year, "Chỉ thị số 19/CT-UBND", "19/CT-UBND", None);
    record.reading.references[0].series = Some(SeriesKey("quang-ngai.19-ct-ubnd".to_owned()));
    record
}

fn dated(id: &str, year: i16, key: &str) -> Record {
    citing(id, year, "Chỉ thị số 19/CT-UBND ngày 07/12", "19/CT-UBND", Some(key))
}

fn summary(records: &[Record], key: &str) -> AuthoritySummary {
    both(records, |corpus| authority(corpus, &AuthorityKey::parse(key)).expect("an answer")).expect("known")
}

fn told(said: &[Said]) -> Vec<(&str, usize, Vec<&str>)> {
    said.iter()
        .map(|said| (said.value.as_str(), said.documents, said.by.iter().map(|by| by.card.id.0.as_str()).collect()))
        .collect()
}

fn who(records: &[Record], number: &str) -> CitedByAnswer {
    let request = CitedByRequest { number: number.to_owned(), limit: 10, ..CitedByRequest::default() };
    both(records, |corpus| cited_by(corpus, &request).expect("an answer"))
}

fn groups(answer: &CitedByAnswer) -> Vec<(&str, usize)> {
    answer
        .groups
        .iter()
        .map(|group| (group.card.as_ref().map_or("?", |card| card.key.as_str()), group.documents))
        .collect()
}

#[test]
fn documents_that_contradict_each_other_are_both_named() {
    let party = "Ban Chấp hành Trung ương Đảng";
    let records = [resolution("a", "2007-08-01", party), resolution("b", "2007-08-11", party)];
    let found = summary(&records, RESOLUTION);
    assert_eq!(found.conflicts.len(), 1, "{:?}", found.conflicts);
    assert_eq!(found.conflicts[0].aspect, Aspect::Date);
    assert_eq!(told(&found.conflicts[0].values), [("2007-08-01", 1, vec!["a"]), ("2007-08-11", 1, vec!["b"])]);
    let witness = &found.conflicts[0].values[1].by[0];
    assert_eq!((witness.page, witness.card.name.as_str()), (1, "b.txt"));
    assert!(witness.words.contains("Nghị quyết số 17-NQ/TW"), "{witness:?}");
    assert_eq!((found.documents, found.read), (2, 2));
}

#[test]
fn what_can_both_be_so_is_no_conflict() {
    let records = [
        resolution("a", "2007-08", "Bộ trưởng Bộ Tư pháp"),
        resolution("b", "2007-08-01", "Bộ Tư pháp"),
        resolution("c", "2007-08-01", "Bộ Tư pháp"),
    ];
    let found = summary(&records, RESOLUTION);
    assert_eq!(found.conflicts, []);
    assert_eq!(told(&found.dates), [("2007-08-01", 2, vec!["b", "c"]), ("2007-08", 1, vec!["a"])]);
    let mut alone = resolution("a", "2007-08-01", "Bộ Tư pháp");
    let again = resolution("a", "2007-08-11", "Bộ Tư pháp");
    alone.reading.references.extend(again.reading.references);
    let found = summary(&[alone], RESOLUTION);
    assert_eq!((found.conflicts, found.dates.len()), (Vec::new(), 2), "no other document contradicts it");
    let mut implied = resolution("a", "2007-08-01", "Chính phủ");
    implied.reading.references[0].citation.issuer_written = false;
    let found = summary(&[implied, resolution("b", "2007-08-01", "Bộ Tư pháp")], RESOLUTION);
    assert_eq!((found.conflicts.len(), found.issuers.len()), (0, 1), "what follows from a symbol nobody has said");
}

#[test]
fn what_amends_what_is_kept_with_the_words() {
    let text = "Nghị định số 107/2021/NĐ-CP sửa đổi Nghị định số 61/2018/NĐ-CP, và luật sửa đổi Luật Cũ";
    let mut one = record("one", text);
    cite(&mut one, "Nghị định số 107/2021/NĐ-CP", "107/2021/NĐ-CP", Some("107-2021-nd-cp"), &[]);
    cite(&mut one, "Nghị định số 61/2018/NĐ-CP", "61/2018/NĐ-CP", Some("61-2018-nd-cp"), &[]);
    cite(&mut one, "luật sửa đổi Luật Cũ", "Luật sửa đổi Luật Cũ", None, &["1-2020-qh14", "2-2021-qh14"]);
    cite(&mut one, "Luật Cũ", "Luật Cũ", Some("3-2010-qh12"), &[]);
    one.reading.references[0].citation.amends = vec!["61/2018/NĐ-CP".to_owned()];
    one.reading.references[1].citation.parent = Some(0);
    one.reading.references[2].citation.amends = vec!["Luật Cũ".to_owned()];
    one.reading.references[3].citation.parent = Some(2);
    // `63/2010 … được sửa đổi bởi 92/2017`: here the amending one stands within the other.
    let mut two = record("two", "Nghị định số 63/2010/NĐ-CP được sửa đổi bởi Nghị định số 92/2017/NĐ-CP");
    cite(&mut two, "Nghị định số 63/2010/NĐ-CP", "63/2010/NĐ-CP", Some("63-2010-nd-cp"), &[]);
    cite(&mut two, "Nghị định số 92/2017/NĐ-CP", "92/2017/NĐ-CP", Some("92-2017-nd-cp"), &[]);
    two.reading.references[1].citation.amends = vec!["63/2010/NĐ-CP".to_owned()];
    two.reading.references[1].citation.parent = Some(0);
    let records = [one, two];
    let others = |key: &str| {
        let found = summary(&records, key);
        let keys = |relations: Vec<cancu::query::StatedRelation>| {
            let key = |relation: cancu::query::StatedRelation| {
                relation.authority.map_or(format!("? {}", relation.said.value), |key| key.0)
            };
            relations.into_iter().map(key).collect::<Vec<_>>().join(" ")
        };
        (keys(found.amends), keys(found.amended_by))
    };
    let is = |amends: &str, by: &str| (amends.to_owned(), by.to_owned());
    assert_eq!(others("107-2021-nd-cp"), is("61-2018-nd-cp", ""));
    assert_eq!(others("61-2018-nd-cp"), is("", "107-2021-nd-cp"));
    assert_eq!(others("92-2017-nd-cp"), is("63-2010-nd-cp", ""));
    assert_eq!(others("63-2010-nd-cp"), is("", "92-2017-nd-cp"));
    assert_eq!(others("3-2010-qh12"), is("", "? Luật sửa đổi Luật Cũ"), "which one amends it is not settled");
    let open = &summary(&records, "3-2010-qh12").amended_by[0];
    assert_eq!(open.candidates.len(), 2, "{open:?}");
    let by = &summary(&records, "61-2018-nd-cp").amended_by[0].said.by[0];
    assert!(by.card.id.0 == "one" && by.words.contains("107/2021/NĐ-CP sửa đổi"), "{by:?}");
}

#[test]
fn the_registry_speaks_for_itself() {
    let registry = Registry::built_in();
    let of = |key: &str| known_facts(&registry, &AuthorityKey::parse(key));
    let known = of("61-2018-nd-cp");
    let has = |relation: &str, acts: bool, key: &str| {
        known.relations.iter().any(|r| r.relation.act.name() == relation && r.acts == acts && r.key.0 == key)
    };
    assert!(has("amends", false, "107-2021-nd-cp") && has("replaces", true, "09-2015-qd-ttg"), "{known:?}");
    assert_eq!(of("76-nq-cp-2021").relations[0].key.0, "30c-nq-cp-2011");
    assert!(of("76-2015-qh13").law.is_some());
    assert!(of("quang-ngai.61-2018-nd-cp").relations.is_empty());
}

#[test]
fn the_one_year_that_the_corpus_knows_settles_an_open_number() {
    const KEY: &str = "quang-ngai.19-ct-ubnd-2018";
    let elsewhere = dated("dong-nai", 2019, "dong-nai.19-ct-ubnd-2019");
    let records = [open("open", 2020), dated("dated", 2019, KEY), elsewhere];
    for number in [KEY, "19/CT-UBND"] {
        let answer = who(&records, number);
        let row = answer.rows.iter().find(|row| row.card.id.0 == "open").expect("a row");
        assert_eq!(
            (row.authority.as_ref().map(AuthorityKey::as_str), row.settled_by_corpus),
            (Some(KEY), true),
            "{number}"
        );
        assert_eq!(groups(&answer)[0], (KEY, 2), "{number}: {:?}", answer.groups);
        assert!(answer.groups.iter().all(|group| group.card.is_some()), "{number}: {:?}", answer.groups);
    }
    let found = summary(&records, KEY);
    assert_eq!((found.documents, found.settled_by_corpus), (2, 1));
    assert_eq!(both(&records, |corpus| corpus.times_cited(&[AuthorityKey::parse(KEY)]).expect("an answer")[0]), 2);
    assert_eq!(both(&records, |corpus| authorities(corpus, "19/CT-UBND", 9).expect("an answer"))[0].documents, 2);
    let request = SearchRequest { cites: Some(KEY.to_owned()), limit: 9, ..SearchRequest::default() };
    assert_eq!(both(&records, |corpus| search(corpus, &request).expect("an answer").total), 2);
    for (role, total) in [(Role::LegalBasis, 2), (Role::Mention, 0)] {
        let role = Some(role);
        let request = CitedByRequest { number: KEY.to_owned(), role, limit: 9, ..CitedByRequest::default() };
        assert_eq!(both(&records, |corpus| cited_by(corpus, &request).expect("an answer").total), total);
    }
    let mut held = record("held", "Số: 19/CT-UBND");
    held.reading.own = Some(AuthorityKey(KEY.to_owned()));
    let answer = who(&[open("open", 2020), held], "19/CT-UBND");
    assert_eq!(groups(&answer), [(KEY, 1)], "a document that the corpus holds is known as well");
}

#[test]
fn several_years_leave_an_open_number_between_candidates() {
    let (one, two) = ("quang-ngai.19-ct-ubnd-2016", "quang-ngai.19-ct-ubnd-2018");
    let records = [open("open", 2020), dated("a", 2019, one), dated("b", 2019, two)];
    let answer = who(&records, one);
    assert_eq!(groups(&answer), [(one, 1), ("?", 1)]);
    let row = answer.rows.iter().find(|row| row.card.id.0 == "open").expect("a row");
    let candidates: Vec<&str> = row.candidates.iter().map(AuthorityKey::as_str).collect();
    assert_eq!((row.authority.as_ref(), candidates), (None, vec![one, two]));
    assert!(!row.settled_by_corpus);
    assert_eq!(groups(&who(&records, "19/CT-UBND")), [(one, 1), (two, 1), ("?", 1)]);
    assert_eq!(summary(&records, one).documents, 1, "what is not settled does not count for it");
}

#[test]
fn no_document_cites_what_came_after_it() {
    let key = "quang-ngai.19-ct-ubnd-2018";
    // A plan for 2018 that was signed before: its date counts, not the year that it is for.
    let mut before = open("before", 2018);
    before.reading.document.date = PartialDate::parse("2017-12-20");
    let records = [open("early", 2017), before, open("late", 2018), dated("dated", 2019, key)];
    assert_eq!(groups(&who(&records, "19/CT-UBND")), [(key, 2), ("?", 2)]);
    assert_eq!(groups(&who(&records, key)), [(key, 2)]);
    assert_eq!(summary(&records, key).documents, 2);
}

/// `12/2020/QĐ-UBND` and `12/QĐ-UBND` are numbered apart; a decree always has its year.
#[test]
fn a_year_within_the_number_settles_only_where_it_must_stand_there() {
    let settled = |series: &str, key: &str| {
        let mut one = citing("one", 2022, "văn bản số 12", "12", None);
        one.reading.references[0].series = Some(SeriesKey(series.to_owned()));
        let two = citing("two", 2022, "văn bản số 12", "12", Some(key));
        both(&[one, two], |corpus| {
            let id = cancu::index::DocumentId("one".to_owned());
            let mut one = corpus.settled(&id).expect("an answer").expect("a record");
            let reference = one.reading.references.remove(0);
            (is_settled_by_corpus(&reference), reference.candidates.len())
        })
    };
    assert_eq!(settled("12-nd-cp", "12-2020-nd-cp"), (true, 0));
    assert_eq!(settled("kon-tum.12-qd-ubnd", "kon-tum.12-2020-qd-ubnd"), (false, 1));
    assert_eq!(settled("kon-tum.12-qd-ubnd", "kon-tum.12-qd-ubnd-2020"), (true, 0));
    assert_eq!(settled("12-qd-ubnd", "kon-tum.12-qd-ubnd-2020"), (false, 0), "another place");
}

#[test]
fn the_year_of_a_key_is_taken_out_where_it_stands() {
    for (key, series, year, in_number) in [
        ("63-2010-nd-cp", "63-nd-cp", 2010, true),
        ("17-nq-tw-2007", "17-nq-tw", 2007, false),
        ("66-7-2025-nq-cp", "66-7-nq-cp", 2025, true),
        ("2024-qd-ttg-2025", "2024-qd-ttg", 2025, false),
        ("quang-ngai.binh-son.2043-qd-ubnd-2020", "quang-ngai.binh-son.2043-qd-ubnd", 2020, false),
    ] {
        let parts = AuthorityKey::parse(key).parts().expect(key);
        assert_eq!((parts.series.as_str(), parts.year, parts.in_number), (series, year, in_number), "{key}");
    }
    assert_eq!(AuthorityKey::parse("luat-dat-dai").parts(), None);
    assert_eq!(AuthorityKey::parse("").parts(), None);
}

#[test]
fn a_key_or_a_number_names_one_or_asks() {
    let (one, two) = ("dong-nai.19-ct-ubnd-2019", "quang-ngai.19-ct-ubnd-2018");
    let records = [dated("a", 2019, one), dated("b", 2019, two)];
    let keys = |text: &str| {
        let found = both(&records, |corpus| meant_by(corpus, text, 9).expect("an answer"));
        found.into_iter().map(|count| count.card.key.0).collect::<Vec<_>>()
    };
    assert_eq!(keys(one), [one]);
    assert_eq!(keys("19/CT-UBND"), [one, two]);
    assert!(keys("20/CT-UBND").is_empty());
    let mut held = record("held", "Số: 57/KH-UBND");
    held.reading.own = Some(AuthorityKey("nghe-an.57-kh-ubnd-2021".to_owned()));
    let memory = Memory::new();
    memory.apply(Batch { put: vec![held], ..Batch::default() }).expect("a commit");
    assert_eq!(
        meant_by(&corpus(&memory, registry()), "57/KH-UBND", 9).expect("an answer").len(),
        1,
        "held, though nobody cites it"
    );
}
