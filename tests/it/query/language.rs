//! The language of questions, and what the corpus knows of their words.

use super::{ask, both};
use crate::support::{cite, record};
use cancu::index::Record;
use cancu::query::Note;
use cancu::query::{SearchAnswer, suggest};

fn corpus() -> Vec<Record> {
    let plan = |id: &str, text: &str, province: &str, year: i16, doc_type: &str| {
        let mut plan = record(id, text);
        plan.reading.document.province = Some(province.to_owned());
        plan.reading.document.year = Some(year);
        plan.reading.document.doc_type = Some(doc_type.to_owned());
        plan.reading.document.title = Some(format!("{doc_type} {id}"));
        plan
    };
    let ngai = "Kế hoạch truyền thông về thủ tục hành chính. Căn cứ Nghị định số 63/2010/NĐ-CP của Chính phủ.";
    let mut one = plan("ngai", ngai, "Quảng Ngãi", 2021, "Kế hoạch");
    cite(&mut one, "Nghị định số 63/2010/NĐ-CP", "63/2010/NĐ-CP", Some("63-2010-nd-cp"), &[]);
    one.reading.document.abbreviations.insert("CBTT".to_owned(), "cán bộ truyền thông".to_owned());
    let two = plan("nai", "Tuyên truyền TTHC phòng dịch covid trong trường học", "Đồng Nai", 2022, "Quyết định");
    let three =
        plan("vung", "Cán bộ truyền thông gương mẫu; quyết định công bố", "Bà Rịa - Vũng Tàu", 2024, "Kế hoạch");
    vec![one, two, three]
}

/// The ids found, in their own order.
fn ids(text: &str) -> String {
    let mut ids: Vec<String> = ask(&corpus(), text).hits.into_iter().map(|hit| hit.card.id.0).collect();
    ids.sort();
    ids.join(" ")
}

fn check(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(ids(text), *expected, "{text}");
    }
}

#[test]
fn phrases_exclusions_and_alternatives() {
    check(&[
        ("\"truyền thông\"", "ngai vung"),
        ("\"truyen thong\"", "ngai vung"),
        ("\"truyền thống\"", ""),
        ("\"truyền thông\" -\"gương mẫu\"", "ngai"),
        ("\"truyền thông\" -covid", "ngai vung"),
        ("-covid", "ngai vung"),
        ("covid OR \"gương mẫu\"", "nai vung"),
        ("OR covid OR", "nai"),
        ("-", ""),
        ("covid -", "nai"),
    ]);
}

#[test]
fn years_are_excluded_one_after_the_other() {
    for (text, excluded) in [
        ("thủ tục -2020 -2024", 2),
        ("năm:2021 -2024", 1),
        ("\"thủ tục\" -2024", 1),
        // Periods and numbers with a space before their hyphen.
        ("giai đoạn 2026 -2030", 0),
        ("17 -NQ/TW", 0),
    ] {
        assert_eq!(ask(&corpus(), text).understood.without.len(), excluded, "{text}");
    }
}

#[test]
fn filters_in_the_question() {
    check(&[
        ("tỉnh:\"Quảng Ngãi\"", "ngai"),
        ("tỉnh:Quảng Ngãi", "ngai"),
        // No document is Kon Tum's, which belongs to Quảng Ngãi today.
        ("tỉnh:\"Kon Tum\"", "ngai"),
        ("tinh:quang ngai ke hoach", "ngai"),
        ("province:\"dong nai\"", "nai"),
        ("-tỉnh:\"Đồng Nai\"", "ngai vung"),
        ("năm:2021", "ngai"),
        ("nam:2021..2022", "nai ngai"),
        ("year:2022-2024", "nai vung"),
        ("năm:2022..", "nai vung"),
        ("loại:Quyết định", "nai"),
        ("type:\"ke hoach\" năm:2024", "vung"),
        ("trích:63/2010/NĐ-CP", "ngai"),
        ("cites:63-2010-nd-cp", "ngai"),
    ]);
    let odd = ask(&corpus(), "tỉnh:Atlantis covid");
    assert_eq!(odd.hits[0].card.id.0, "nai", "a condition that nothing meets is words");
    assert!(odd.understood.filters.is_empty());
    assert!(matches!(&odd.understood.notes[0], Note::NoDocumentMeets { value } if value.contains("Atlantis")));
    for odd in ["năm:abc covid", "năm: covid", "foo:bar covid", "tỉnh:\"\" covid", ": covid", "\"covid", "covid\""]
    {
        assert_eq!(ask(&corpus(), odd).hits[0].card.id.0, "nai", "{odd}");
    }
}

#[test]
fn keys_of_telex_and_vni_where_the_word_is_unknown() {
    for text in ["thur tucj hanhf chinhs", "thu3 tuc5 hanh2 chinh1"] {
        let answer = ask(&corpus(), text);
        assert_eq!(answer.understood.typed_as.as_deref(), Some("thủ tục hành chính"));
        assert_eq!(answer.hits[0].card.id.0, "ngai");
    }
    let answer = ask(&corpus(), "nghij ddinhj 63");
    assert_eq!(answer.understood.mentions().next().map(|mention| mention.form.as_str()), Some("63-nd"));
    let known = [record("one", "khí gas gá lắp")];
    assert_eq!(ask(&known, "gas").understood.typed_as, None, "a word of the corpus stays as it is");
}

#[test]
fn one_wrong_letter_is_corrected() {
    let answer = ask(&corpus(), "truyền thônq");
    assert_eq!(answer.understood.did_you_mean.as_deref(), Some("truyền thông"));
    assert!(answer.understood.notes.iter().any(|note| *note == Note::DidYouMean { text: "truyền thông".to_owned() }));
    assert_eq!(answer.hits.len(), 2);
    assert_eq!(ask(&corpus(), "truyền thông").understood.did_you_mean, None);
}

#[test]
fn abbreviations_in_both_directions_and_from_the_corpus() {
    let also = |answer: &SearchAnswer| answer.understood.runs().flatten().any(|word| !word.also.is_empty());
    for text in ["TTHC", "tthc", "thủ tục hành chính", "thu tuc hanh chinh"] {
        let answer = ask(&corpus(), text);
        assert!(also(&answer), "{text}");
        assert_eq!(answer.total, 2, "{text}");
    }
    assert_eq!(ask(&corpus(), "cbtt").hits[0].card.id.0, "vung", "its long form, as another document says");
}

#[test]
fn whose_number_is_asked() {
    let mut records = Vec::new();
    for (id, key, issuer) in
        [("a", "ha-noi.17-kh-ubnd-2021", "UBND thành phố Hà Nội"), ("b", "ca-mau.17-kh-ubnd-2021", "UBND tỉnh Cà Mau")]
    {
        let mut one = record(id, "Theo Kế hoạch số 17/KH-UBND");
        cite(&mut one, "Kế hoạch số 17/KH-UBND", "17/KH-UBND", Some(key), &[]);
        one.reading.references[0].citation.issuer = Some(issuer.to_owned());
        records.push(one);
    }
    let answer = ask(&records, "17/KH-UBND");
    assert_eq!((answer.total, answer.named.len()), (2, 2));
    assert!(
        answer.understood.notes.iter().any(|note| matches!(note, Note::SeveralIssuers { issuers: 2, .. })),
        "{:?}",
        answer.understood.notes
    );
}

#[test]
fn suggestions_while_typing() {
    let found = |text: &str| both(&corpus(), |corpus| suggest(corpus, text, 5).expect("an answer"));
    assert_eq!(found("thủ t").words, ["thủ tục"]);
    assert_eq!(found("thủ tục ").words, ["thủ tục hành"]);
    assert_eq!(found("kế hoạch ng").titles.len(), 1);
    for text in ["63", "nghị định 6", "nd 63/20", "63/2010/nđ"] {
        let keys: Vec<_> = found(text).authorities.into_iter().map(|authority| authority.card.key.0).collect();
        assert_eq!(keys, ["63-2010-nd-cp"], "{text}");
    }
    assert!(found("thông tư 6").authorities.is_empty());
    assert_eq!(found(""), cancu::query::Suggestions::default());
}
