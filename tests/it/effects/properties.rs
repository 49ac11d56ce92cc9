//! What holds for every text: effects do not depend on how it was typed, and stand together as they stand alone.

use super::super::support::shared;
use super::{decree, of, of_decree, told};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Provisions that act, and what each does.
const ACTING: [(&str, &str); 8] = [
    (
        "Bãi bỏ Nghị định số 02/2003/NĐ-CP ngày 14 tháng 01 năm 2003 của Chính phủ về phát triển và quản lý chợ.",
        "repeals 02/2003/NĐ-CP",
    ),
    (
        "Khoản 2 Điều 7 Nghị định số 114/2009/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.",
        "repeals_part 114/2009/NĐ-CP: khoản 2 Điều 7",
    ),
    ("Nghị định này thay thế Nghị định số 11/2013/NĐ-CP.", "replaces 11/2013/NĐ-CP"),
    (
        "Sửa đổi, bổ sung khoản 1 Điều 3 Nghị định số 12/2014/NĐ-CP như sau:\n“1. Bãi bỏ Nghị định số 01/1999/NĐ-CP.”.",
        "amends 12/2014/NĐ-CP: khoản 1 Điều 3",
    ),
    (
        "Bổ sung Điều 5a vào sau Điều 5 Nghị định số 13/2015/NĐ-CP như sau:\n“Điều 5a. Thay thế Nghị định số 01/1999/NĐ-CP.”.",
        "amends 13/2015/NĐ-CP: Điều 5a",
    ),
    (
        "Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại điểm a khoản 2 Điều 5 Nghị định số 14/2016/NĐ-CP.",
        "amends_phrase 14/2016/NĐ-CP: điểm a khoản 2 Điều 5",
    ),
    ("Ngưng hiệu lực thi hành Điều 9 Nghị định số 15/2017/NĐ-CP.", "suspends 15/2017/NĐ-CP: Điều 9"),
    ("Chợ hoạt động theo quy định của pháp luật.", ""),
];

fn articles(choice: &[usize]) -> (String, Vec<&'static str>) {
    let provisions = choice.iter().enumerate().map(|(at, which)| format!("{}. {}", at + 1, ACTING[*which].0));
    let text = format!("Điều 1. Sửa đổi, thay thế, bãi bỏ văn bản\n{}", provisions.collect::<Vec<_>>().join("\n"));
    (text, choice.iter().map(|which| ACTING[*which].1).filter(|told| !told.is_empty()).collect())
}

/// The text with lines of at most `width` letters; paragraphs stay apart.
fn wrapped(text: &str, width: usize) -> String {
    let wrap = |line: &str| {
        let (mut out, mut used) = (String::new(), 0);
        for word in line.split(' ') {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > width {
                out.push('\n');
                used = 0;
            } else if used > 0 {
                out.push(' ');
                used += 1;
            }
            out.push_str(word);
            used += length;
        }
        out
    };
    text.split('\n').map(wrap).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn provisions_joined_have_the_effects_of_each(mut choice in proptest::collection::vec(0..ACTING.len(), 1..6)) {
        choice.sort_unstable();
        choice.dedup();
        let (text, expected) = articles(&choice);
        prop_assert_eq!(told(&of_decree(&text).effects), expected.join("\n"));
    }

    #[test]
    fn lines_and_spaces_change_nothing(mut choice in proptest::collection::vec(0..ACTING.len(), 1..6), width in 40..120_usize) {
        choice.sort_unstable();
        choice.dedup();
        let text = decree(&articles(&choice).0);
        let plain = told(&of(&text).effects);
        prop_assert_eq!(&plain, &told(&of(&wrapped(&text, width)).effects));
        prop_assert_eq!(&plain, &told(&of(&text.replace(' ', "  ")).effects));
        prop_assert_eq!(&plain, &told(&of(&text.nfd().collect::<String>()).effects));
    }
}

/// The same over real documents.
#[test]
fn real_documents_do_the_same_however_they_are_typed() {
    let Some(shared) = shared() else { return };
    for name in ["84-2025-QH15.txt", "112-2024-NĐ-CP.txt", "43-2024-QH15.txt", "15-2026-TT-BCT.txt"] {
        let text = std::fs::read_to_string(shared.join("effects/texts").join(name)).expect("its text");
        let plain = told(&of(&text).effects);
        assert!(!plain.is_empty(), "{name}");
        assert_eq!(plain, told(&of(&text.nfd().collect::<String>()).effects), "{name} in NFD");
        assert_eq!(plain, told(&of(&text.replace(' ', "  ")).effects), "{name} with doubled spaces");
        assert_eq!(plain, told(&of(&wrapped(&text, 90)).effects), "{name} wrapped");
    }
}
