//! The questions, asked of both engines over records made by hand.

mod authority;
mod goldens;
mod language;

use crate::engines::{Fixture, corpus, engines};
use crate::support::{cite, record, registry, shared};
use cancu::authority::AuthorityKey;
use cancu::citation::Role;
use cancu::corpus::Corpus;
use cancu::index::embedded::Embedded;
use cancu::index::memory::Memory;
use cancu::index::{Batch, Engine, Keyword, Record, Sort};
use cancu::notation::{number_forms, number_key};
use cancu::query::{
    CitedByAnswer, CitedByRequest, Filters, Part, SearchAnswer, SearchRequest, Snippet, authorities, authority,
    cited_by, parse, search,
};
use unicode_normalization::UnicodeNormalization;

/// Asks `question` of all engines over the same records; the answers must be the same.
fn both<T: PartialEq + std::fmt::Debug>(records: &[Record], question: impl Fn(&Corpus<'_>) -> T) -> T {
    let answer = |fixture: &Fixture| {
        fixture.engine.apply(Batch { put: records.to_vec(), ..Batch::default() }).expect("a commit");
        question(&corpus(&*fixture.engine, registry()))
    };
    let engines = engines();
    let expected = answer(&engines[0]);
    for fixture in &engines[1..] {
        assert_eq!(answer(fixture), expected, "{}", fixture.name);
    }
    expected
}

fn ask(records: &[Record], text: &str) -> SearchAnswer {
    ask_with(records, SearchRequest { text: text.to_owned(), limit: 10, ..SearchRequest::default() })
}

fn ask_with(records: &[Record], request: SearchRequest) -> SearchAnswer {
    both(records, |corpus| {
        let mut answer = search(corpus, &request).expect("an answer");
        // Scores are each engine's own.
        answer.hits.iter_mut().for_each(|hit| hit.score = 0.0);
        answer
    })
}

fn ids(answer: &SearchAnswer) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.card.id.0.as_str()).collect()
}

/// The snippet's text with its highlights in brackets.
fn shown(snippet: &Snippet) -> String {
    let mut out = String::new();
    for (at, c) in snippet.text.chars().chain(['\0']).enumerate() {
        if snippet.highlights.iter().any(|[_, end]| *end == at) {
            out.push(']');
        }
        if snippet.highlights.iter().any(|[start, _]| *start == at) {
            out.push('[');
        }
        out.push(c);
    }
    out.trim_end_matches('\0').to_owned()
}

fn plans() -> Vec<Record> {
    let mut quang_ngai = record(
        "quang-ngai",
        "KẾ HOẠCH Kiểm soát thủ tục hành chính năm 2020.\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010; Chỉ thị \
         số 19/CT-UBND của Chủ tịch UBND tỉnh;\u{0C}Trang hai: theo Nghị quyết số 17-NQ/TW.",
    );
    cite(&mut quang_ngai, "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010", "63/2010/NĐ-CP", Some("63-2010-nd-cp"), &[]);
    cite(&mut quang_ngai, "Chỉ thị số 19/CT-UBND", "19/CT-UBND", Some("quang-ngai.19-ct-ubnd-2020"), &[]);
    cite(&mut quang_ngai, "Nghị quyết số 17-NQ/TW", "17-NQ/TW", None, &["17-nq-tw-2007", "17-nq-tw-2022"]);
    quang_ngai.reading.references[2].citation.role = Role::Implements;
    quang_ngai.reading.document.province = Some("Quảng Ngãi".to_owned());
    quang_ngai.reading.document.year = Some(2020);
    quang_ngai.reading.document.doc_type = Some("Kế hoạch".to_owned());
    let mut dong_nai = record(
        "dong-nai",
        "Chỉ thị số 19/CT-UBND của Đồng Nai và Nghị quyết số 17-NQ/TW ngày 01/8/2007 về thủ tục đầu tư",
    );
    cite(&mut dong_nai, "Chỉ thị số 19/CT-UBND", "19/CT-UBND", Some("dong-nai.19-ct-ubnd-2019"), &[]);
    cite(&mut dong_nai, "Nghị quyết số 17-NQ/TW ngày 01/8/2007", "17-NQ/TW", Some("17-nq-tw-2007"), &[]);
    dong_nai.reading.document.province = Some("Đồng Nai".to_owned());
    dong_nai.reading.document.year = Some(2022);
    let mut decree = record("decree", "CHÍNH PHỦ. Số: 63/2010/NĐ-CP. NGHỊ ĐỊNH Về kiểm soát thủ tục hành chính");
    decree.reading.document.canonical = Some("63/2010/NĐ-CP".to_owned());
    decree.reading.own = Some(AuthorityKey("63-2010-nd-cp".to_owned()));
    cite(&mut decree, "63/2010/NĐ-CP", "63/2010/NĐ-CP", Some("63-2010-nd-cp"), &[]);
    decree.reading.references[0].citation.kind = cancu::citation::Kind::Own;
    vec![quang_ngai, dong_nai, decree]
}

#[test]
fn with_marks_without_and_decomposed() {
    let plans = plans();
    let marked = ask(&plans, "kiểm soát thủ tục hành chính");
    assert_eq!(ids(&marked).len(), 2);
    let decomposed: String = "kiểm soát thủ tục hành chính".nfd().collect();
    for text in ["kiem soat thu tuc hanh chinh", &decomposed, "KIỂM SOÁT THỦ TỤC HÀNH CHÍNH"] {
        let answer = ask(&plans, text);
        assert_eq!(ids(&answer), ids(&marked), "{text}");
        assert_eq!(answer.hits[0].snippets, marked.hits[0].snippets, "{text}");
    }
}

#[test]
fn numbers_in_any_spelling() {
    for (typed, form) in [
        ("63/2010/NĐ-CP", "63-2010-nd-cp"),
        ("63/2010/nđ-cp", "63-2010-nd-cp"),
        ("nghị định số 63/2010/NĐ-CP", "63-2010-nd-cp"),
        ("nd 63/2010", "63-2010-nd"),
        ("Nghị định 63/2010", "63-2010-nd"),
        ("63 2010 nd cp", "63-2010-nd-cp"),
        ("63-2010-nd-cp", "63-2010-nd-cp"),
        ("63/2010", "63-2010"),
        ("nghị định 63", "63-nd"),
        ("nghị quyết 57", "57-nq"),
        ("Chỉ thị số 05", "5-ct"),
        ("17-NQ/TW", "17-nq-tw"),
        ("17 nq tw", "17-nq-tw"),
        ("nghị quyết 17-NQ/TW", "17-nq-tw"),
        ("19/CT-UBND", "19-ct-ubnd"),
        ("019/CT-UBND", "19-ct-ubnd"),
        ("QĐ 1291 ttg", "1291-qd-ttg"),
        ("76/2015/QH13", "76-2015-qh13"),
        ("66.7/2025/NQ-CP", "66.7-2025-nq-cp"),
    ] {
        let understood = parse(typed, registry());
        let forms: Vec<&str> = understood.mentions().map(|mention| mention.form.as_str()).collect();
        assert_eq!(forms, [form], "{typed}: {understood:?}");
        assert_eq!(understood.parts().count(), 1, "{typed}: {understood:?}");
    }
    assert_eq!(parse("nghị định 63 của Chính phủ", registry()).mentions().count(), 1);
    let times = ["ngày 08/6/2010", "tháng 12/2025", "2021-2025", "năm 2024", "giai đoạn 2021 - 2025", "50%", "quý 2"];
    let counts = ["kế hoạch 2024", "kế hoạch 5 năm", "báo cáo 6 tháng", "kế hoạch 2021-2025", "quyết định 1 cửa"];
    for typed in times.into_iter().chain(counts) {
        assert_eq!(parse(typed, registry()).mentions().count(), 0, "{typed}");
    }
}

#[test]
fn forms_of_a_number() {
    assert_eq!(number_key("007/CĐ-UBND"), "7-cd-ubnd");
    assert_eq!(number_key("Luật Tổ chức Chính phủ 2015"), "luat-to-chuc-chinh-phu-2015");
    assert_eq!(number_forms("63/2010/NĐ-CP"), ["63-2010", "63-2010-nd", "63-2010-nd-cp", "63-nd", "63-nd-cp"]);
}

#[test]
fn the_document_itself_stands_before_those_that_cite_it() {
    for text in ["63/2010/NĐ-CP", "nd 63/2010", "63 2010 nd cp"] {
        assert_eq!(ids(&ask(&plans(), text)), ["decree", "quang-ngai"], "{text}");
    }
    for text in ["63/2010/NĐ-CP", "nd 63/2010", "63 2010 nd cp"] {
        let answer = ask(&[record("one", "theo 63/2010/NĐ-CP"), record("other", "số 63 năm 2010")], text);
        assert_eq!(ids(&answer), ["one"], "{text}: written, though not recognised as a citation");
    }
    let answer = ask(&plans(), "63/2010/NĐ-CP kế hoạch");
    assert_eq!(ids(&answer), ["quang-ngai"], "words beside a number must be there as well");
    assert!(shown(&answer.hits[0].snippets[0]).contains("[Nghị định số 63/2010/NĐ-CP ngày 08/6/2010]"));
}

#[test]
fn phrases_count_marks_where_they_were_typed() {
    let texts =
        [record("with", "bạn hàng tin cậy"), record("other", "bán hàng trả góp"), record("apart", "hàng của bạn")];
    assert_eq!(ids(&ask(&texts, "\"bạn hàng\"")), ["with"]);
    let mut folded = ids(&ask(&texts, "\"ban hang\"")).join(" ");
    assert_eq!(folded, "other with");
    folded = ids(&ask(&texts, "“ban hang” tra")).join(" ");
    assert_eq!(folded, "other with", "that with all words first, then that with most of them");
    let only = ask(&texts, "“ban hang” tra");
    assert_eq!(only.understood.notes.len(), 1, "{:?}", only.understood.notes);
    assert_eq!(ask(&texts, "\"bạn hàng").total, 3, "a quote that is not closed is none");
}

#[test]
fn snippets_stand_at_whole_words_with_page_and_places() {
    let filler = "Các sở, ban, ngành phối hợp triển khai thực hiện nhiệm vụ được giao theo quy định. ".repeat(20);
    let page_two = "Rà soát, đơn giản hoá thủ\ntục hành   chính (TTHC) năm nay; công bố công khai.";
    let text = format!("{filler}\u{0C}{page_two} {filler}");
    let answer = ask(&[record("long", &text)], "don gian hoa thu tuc hanh chinh");
    let snippet = &answer.hits[0].snippets[0];
    let shown = shown(snippet);
    assert!(shown.contains("Rà soát, [đơn giản hoá thủ tục hành chính] (TTHC)"), "{shown}");
    assert!(shown.starts_with('…') && shown.ends_with(['…', '.', ';']), "{shown}");
    assert!(snippet.text.chars().count() < 260, "{shown}");
    let marked = ask(&[record("long", &text)], "đơn giản hóa thủ tục hành chính");
    assert_eq!(&marked.hits[0].snippets[0], snippet, "the place of a tone mark changes nothing");
    let best = ask(&[record("long", &format!("{filler}\u{0C}{page_two}"))], "TTHC");
    assert_eq!(best.hits[0].snippets.len(), 1);
}

#[test]
fn a_decomposed_or_mixed_text_is_highlighted_at_its_own_places() {
    let answer = ask(&[record("one", "Thu\u{309} tu\u{323}c, thu thuế")], "thủ tục");
    assert_eq!(shown(&answer.hits[0].snippets[0]), "[Thủ tục], thu thuế");
    let unmarked = ask(&[record("one", "thu tuc hanh chinh")], "thủ tục");
    assert_eq!(shown(&unmarked.hits[0].snippets[0]), "[thu tuc] hanh chinh");
}

#[test]
fn whatever_is_typed_has_an_answer() {
    let plans = plans();
    assert_eq!(ask(&plans, "").total, 3, "nothing typed lists all");
    for nothing in ["!!! ...", "\"\"", "\u{200B}", "“”", "---"] {
        let answer = ask(&plans, nothing);
        assert_eq!(answer.total, 0, "{nothing:?}");
        assert_eq!(answer.understood.notes.len(), 1, "{nothing:?}");
    }
    for long in [
        "thủ tục ".repeat(1250),
        "a".repeat(10_000),
        "63/2010/NĐ-CP ".repeat(700),
        "\"a ".repeat(3000),
        "(((".repeat(3333),
    ] {
        let answer = ask(&plans, &long);
        assert!(answer.total <= 3);
    }
    let beyond =
        SearchRequest { text: "thủ tục".to_owned(), offset: 1000, limit: usize::MAX, ..SearchRequest::default() };
    let answer = ask_with(&plans, beyond);
    assert_eq!((answer.total, answer.hits.len()), (3, 0));
    let loosened = ask(&plans, "thủ tục xyzzy");
    assert_eq!((loosened.total, loosened.understood.notes.len()), (3, 1));
    assert_eq!(ask(&plans, "xyzzy").total, 0);
}

proptest::proptest! {
    #[test]
    fn no_question_panics(text in "[a-zđ0-9ẤấÐ \"“/\\-.\u{300}\u{AD}…]{0,60}") {
        let understood = parse(&text, registry());
        let memory = Memory::new();
        memory.apply(Batch { put: vec![record("one", &text)], ..Batch::default() }).expect("a commit");
        let request = SearchRequest { text: text.clone(), limit: 10, ..SearchRequest::default() };
        let answer = search(&corpus(&memory, registry()), &request).expect("an answer");
        let only_words = understood.without.is_empty() && understood.filters.is_empty() && understood.parts().all(|part| matches!(part, Part::Words(_)));
        proptest::prop_assert!(!only_words || understood.is_empty() || answer.total == 1, "a text is found by itself");
        for snippet in answer.hits.iter().flat_map(|hit| &hit.snippets) {
            let length = snippet.text.chars().count();
            proptest::prop_assert!(snippet.highlights.iter().all(|[start, end]| start < end && *end <= length));
            proptest::prop_assert!(snippet.highlights.is_sorted());
        }
        let request = CitedByRequest { number: text, limit: 10, ..CitedByRequest::default() };
        cited_by(&corpus(&memory, registry()), &request).expect("an answer");
    }
}

#[test]
fn filters_take_any_spelling() {
    let filtered = |filters: Filters, cites: Option<&str>| {
        let cites = cites.map(str::to_owned);
        let request = SearchRequest { filters, cites, limit: 10, sort: Sort::Id, ..SearchRequest::default() };
        ask_with(&plans(), request).hits.into_iter().map(|hit| hit.card.id.0).collect::<Vec<_>>()
    };
    for name in ["Quảng Ngãi", "quang ngai", "tỉnh Quảng Ngãi", "QUẢNG NGÃI"] {
        assert_eq!(
            filtered(Filters { province: Some(name.to_owned()), ..Filters::default() }, None),
            ["quang-ngai"],
            "{name}"
        );
    }
    assert!(filtered(Filters { province: Some("Atlantis".to_owned()), ..Filters::default() }, None).is_empty());
    assert_eq!(filtered(Filters { year: Some(2022), ..Filters::default() }, None), ["dong-nai"]);
    assert_eq!(filtered(Filters { doc_type: Some("ke hoach".to_owned()), ..Filters::default() }, None), ["quang-ngai"]);
    assert_eq!(filtered(Filters::default(), Some("17-NQ/TW")), ["dong-nai", "quang-ngai"]);
    assert_eq!(filtered(Filters::default(), Some("dong-nai.19-ct-ubnd-2019")), ["dong-nai"]);
    let facets = ask(&plans(), "").facets;
    let provinces = facets.iter().find(|(field, _)| *field == Keyword::Province).expect("a facet");
    assert_eq!(provinces.1.len(), 2);
}

fn who_cites(request: CitedByRequest) -> CitedByAnswer {
    both(&plans(), |corpus| cited_by(corpus, &CitedByRequest { limit: 10, ..request.clone() }).expect("an answer"))
}

#[test]
fn cited_by_with_page_and_words() {
    for number in ["63/2010/NĐ-CP", "nd 63/2010", "63 2010 nd cp", "63-2010-nd-cp", "Nghị định số 63/2010/NĐ-CP"]
    {
        let answer = who_cites(CitedByRequest { number: number.to_owned(), ..CitedByRequest::default() });
        assert_eq!(answer.total, 1, "{number}: a document does not cite itself by its own number line");
        let row = &answer.rows[0];
        assert_eq!((row.card.id.0.as_str(), row.page), ("quang-ngai", 1));
        assert_eq!(row.surface, "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010");
        assert_eq!(shown(&row.context), "…Căn cứ [Nghị định số 63/2010/NĐ-CP ngày 08/6/2010]…");
        assert_eq!(row.authority, Some(AuthorityKey::parse("63-2010-nd-cp")));
    }
}

#[test]
fn one_number_with_several_owners() {
    let answer = who_cites(CitedByRequest { number: "19/CT-UBND".to_owned(), ..CitedByRequest::default() });
    let groups: Vec<_> =
        answer.groups.iter().map(|g| (g.card.as_ref().map_or("?", |card| card.key.as_str()), g.documents)).collect();
    assert_eq!(groups, [("dong-nai.19-ct-ubnd-2019", 1), ("quang-ngai.19-ct-ubnd-2020", 1)]);
    let key = "quang-ngai.19-ct-ubnd-2020".to_owned();
    let answer = who_cites(CitedByRequest { number: key, ..CitedByRequest::default() });
    assert_eq!((answer.total, answer.rows[0].card.id.0.as_str()), (1, "quang-ngai"));
}

#[test]
fn undecided_references_are_shown_as_such() {
    for number in ["17-NQ/TW", "17-nq-tw-2007"] {
        let answer = who_cites(CitedByRequest { number: number.to_owned(), ..CitedByRequest::default() });
        assert_eq!(answer.total, 2, "{number}");
        let undecided = answer.rows.iter().find(|row| row.card.id.0 == "quang-ngai").expect("a row");
        assert_eq!((undecided.authority.as_ref(), undecided.page), (None, 2));
        let candidates: Vec<&str> = undecided.candidates.iter().map(AuthorityKey::as_str).collect();
        assert_eq!(candidates, ["17-nq-tw-2007", "17-nq-tw-2022"]);
        assert_eq!(answer.groups.last().expect("a group").card, None);
    }
    let law = |number: &str| {
        let mut one = record("one", "Luật Tổ chức Chính phủ năm 2015");
        cite(&mut one, "Luật Tổ chức Chính phủ năm 2015", "Luật Tổ chức Chính phủ 2015", Some("76-2015-qh13"), &[]);
        let request = CitedByRequest { number: number.to_owned(), limit: 10, ..CitedByRequest::default() };
        both(&[one], |corpus| cited_by(corpus, &request).expect("an answer"))
    };
    for number in ["76/2015/QH13", "Luật Tổ chức Chính phủ 2015", "luat to chuc chinh phu 2015"] {
        let groups: Vec<_> =
            law(number).groups.into_iter().map(|group| group.card.expect("one is meant").key.0).collect();
        assert_eq!(groups, ["76-2015-qh13"], "{number}");
    }
    let role = Some(Role::LegalBasis);
    let answer = who_cites(CitedByRequest { number: "17-NQ/TW".to_owned(), role, ..CitedByRequest::default() });
    assert_eq!((answer.total, answer.rows[0].card.id.0.as_str()), (1, "dong-nai"));
    let filters = Filters { province: Some("quang ngai".to_owned()), ..Filters::default() };
    let answer = who_cites(CitedByRequest { number: "17-NQ/TW".to_owned(), filters, ..CitedByRequest::default() });
    assert_eq!(answer.rows.len(), 1);
    for nothing in ["", "!!", "99/1999/XX-YY"] {
        assert_eq!(who_cites(CitedByRequest { number: nothing.to_owned(), ..CitedByRequest::default() }).total, 0);
    }
}

#[test]
fn what_is_cited() {
    let keys = |text: &str| {
        let counts = both(&plans(), |corpus| authorities(corpus, text, 10).expect("an answer"));
        counts.into_iter().map(|count| count.card.key.0).collect::<Vec<_>>()
    };
    assert_eq!(keys("").len(), 4);
    assert_eq!(keys("19/CT-UBND"), ["dong-nai.19-ct-ubnd-2019", "quang-ngai.19-ct-ubnd-2020"]);
    assert_eq!(keys("nghị định 63"), ["63-2010-nd-cp"]);
    assert_eq!(keys("đồng nai"), ["dong-nai.19-ct-ubnd-2019"]);
    let mut law = record("law", "Luật Tổ chức Chính phủ năm 2015");
    cite(&mut law, "Luật Tổ chức Chính phủ năm 2015", "Luật Tổ chức Chính phủ 2015", Some("76-2015-qh13"), &[]);
    for text in ["luật tổ chức", "to chuc chinh phu", "76/2015/QH13"] {
        let found = both(&[law.clone()], |corpus| authorities(corpus, text, 10).expect("an answer"));
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].card.key.as_str(), found[0].documents), ("76-2015-qh13", 1), "{text}");
    }
    let summary = both(&plans(), |corpus| authority(corpus, &AuthorityKey::parse("63-2010-nd-cp")).expect("an answer"))
        .expect("known");
    assert_eq!((summary.names[0].value.as_str(), summary.names[0].places), ("63/2010/NĐ-CP", 1));
    assert_eq!(summary.held.len(), 1);
    assert!(
        both(&plans(), |corpus| authority(corpus, &AuthorityKey::parse("1-2000-nd-cp")).expect("an answer")).is_none()
    );
}

/// Mean reciprocal rank over a part of a judged collection: the first guard of the ranking.
#[test]
fn judged_questions_are_answered_as_well_without_marks() {
    let Some(folder) = shared().map(|root| root.join("retrieval/alqac-2022")) else { return };
    let rows = |name: &str| -> Vec<serde_json::Value> {
        let text = std::fs::read_to_string(folder.join(name)).expect("judged questions");
        text.lines().map(|line| serde_json::from_str(line).expect("a row")).collect()
    };
    let of = |row: &serde_json::Value, field: &str| row[field].as_str().expect("a text").to_owned();
    let put = rows("documents.jsonl").into_iter().map(|row| {
        let mut article = record(&of(&row, "id"), &of(&row, "text"));
        article.reading.document.title = Some(of(&row, "title"));
        article
    });
    let dir = tempfile::tempdir().expect("a folder");
    let engine = Embedded::open_writer(dir.path()).expect("an index");
    engine.apply(Batch { put: put.collect(), ..Batch::default() }).expect("a commit");
    let questions: Vec<_> = rows("queries.jsonl").into_iter().step_by(4).collect();
    let rank = |spell: &dyn Fn(&str) -> String| {
        let reciprocal = |row: &serde_json::Value| {
            let request = SearchRequest { text: spell(&of(row, "text")), limit: 10, ..SearchRequest::default() };
            let hits = search(&corpus(&engine, registry()), &request).expect("an answer").hits;
            let relevant = row["relevant"].as_array().expect("ids");
            let at = hits.iter().position(|hit| relevant.iter().any(|id| id.as_str() == Some(&hit.card.id.0)));
            at.map_or(0.0, |at| 1.0 / (at + 1) as f64)
        };
        questions.iter().map(reciprocal).sum::<f64>() / questions.len() as f64
    };
    let typed = rank(&|text| text.to_owned());
    let stripped = rank(&cancu::text::fold);
    let decomposed = rank(&|text| text.nfd().collect());
    assert!(typed >= 0.90 && stripped >= 0.90, "typed {typed:.3}, stripped {stripped:.3}");
    assert_eq!(typed, decomposed);
}

/// Scores are each engine's own, the order of the best is not: the first ten of judged questions stand in one order.
#[test]
fn the_best_stand_in_one_order_on_every_engine() {
    let Some(folder) = shared().map(|root| root.join("retrieval/alqac-2022")) else { return };
    let rows = |name: &str| -> Vec<serde_json::Value> {
        let text = std::fs::read_to_string(folder.join(name)).expect("judged questions");
        text.lines().map(|line| serde_json::from_str(line).expect("a row")).collect()
    };
    let of = |row: &serde_json::Value, field: &str| row[field].as_str().expect("a text").to_owned();
    let put = rows("documents.jsonl").into_iter().take(200).map(|row| {
        let mut article = record(&of(&row, "id"), &of(&row, "text"));
        article.reading.document.title = Some(of(&row, "title"));
        article
    });
    let put: Vec<Record> = put.collect();
    let engines = engines();
    for fixture in &engines {
        fixture.engine.apply(Batch { put: put.clone(), ..Batch::default() }).expect("a commit");
    }
    let best = |fixture: &Fixture, text: &str| -> Vec<String> {
        let request = SearchRequest { text: text.to_owned(), limit: 10, ..SearchRequest::default() };
        let hits = search(&corpus(&*fixture.engine, registry()), &request).expect("an answer").hits;
        hits.into_iter().map(|hit| hit.card.id.0).collect()
    };
    let (mut asked, mut same, mut shared) = (0, 0, 0.0);
    for row in rows("queries.jsonl").iter().step_by(26) {
        let text = of(row, "text");
        let few = text.split(' ').take(4).collect::<Vec<_>>().join(" ");
        for text in [text.as_str(), few.as_str()] {
            let expected = best(&engines[0], text);
            for fixture in &engines[1..] {
                let found = best(fixture, text);
                asked += 1;
                same += usize::from(found == expected);
                let both = found.iter().filter(|id| expected.contains(id)).count();
                shared += both as f64 / expected.len().max(1) as f64;
            }
        }
    }
    let (same, shared) = (same as f64 / asked as f64, shared / asked as f64);
    assert!(same >= 0.9 && shared >= 0.97, "the same list of ten: {same:.3}, shared: {shared:.3}");
}
