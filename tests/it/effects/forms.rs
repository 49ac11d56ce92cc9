//! Sentences as documents have them, and what they do.

use super::{of, of_decree, told};
use cancu::effect::Extent;

/// The provisions of a decree, and its effects as `kind target: provisions`.
#[track_caller]
fn check(provisions: &str, expected: &[&str]) {
    let effects = of_decree(provisions);
    assert_eq!(told(&effects.effects), expected.join("\n"), "\nin: {provisions}");
}

#[test]
fn verbs_with_their_objects() {
    check(
        "Điều 1. Bãi bỏ Nghị định số 02/2003/NĐ-CP ngày 14 tháng 01 năm 2003 của Chính phủ về phát triển và quản lý chợ.",
        &["repeals 02/2003/NĐ-CP"],
    );
    check(
        "Điều 1. Bãi bỏ khoản 2, điểm a khoản 3 Điều 5 và Điều 7 Nghị định số 02/2003/NĐ-CP.",
        &["repeals_part 02/2003/NĐ-CP: khoản 2 Điều 5; điểm a khoản 3 Điều 5; Điều 7"],
    );
    check(
        "Điều 1. Bãi bỏ các điểm a, c và đ khoản 1 Điều 4; các khoản 2, 3 Điều 6 của Nghị định số 02/2003/NĐ-CP.",
        &[
            "repeals_part 02/2003/NĐ-CP: điểm a khoản 1 Điều 4; điểm c khoản 1 Điều 4; điểm đ khoản 1 Điều 4",
            "repeals_part 02/2003/NĐ-CP: khoản 2 Điều 6; khoản 3 Điều 6",
        ],
    );
    check(
        "Điều 1. Ngưng hiệu lực thi hành Điều 12 và Điều 13 của Nghị định số 02/2003/NĐ-CP đến hết ngày 31 tháng 12 năm 2026.",
        &["suspends 02/2003/NĐ-CP: Điều 12; Điều 13"],
    );
    check(
        "Điều 1. Kéo dài thời gian thực hiện Nghị định số 02/2003/NĐ-CP đến hết ngày 31 tháng 12 năm 2026.",
        &["extends 02/2003/NĐ-CP"],
    );
    check(
        "Điều 1. Thay thế Phụ lục II ban hành kèm theo Nghị định số 02/2003/NĐ-CP bằng Phụ lục ban hành kèm theo Nghị định này.",
        &["amends 02/2003/NĐ-CP: Phụ lục II"],
    );
}

#[test]
fn labels_of_forms_and_numbers_glued_to_a_word() {
    check(
        "Điều 1. Bãi bỏ Mẫu BC-2, Mẫu TB Phụ lục I ban hành kèm theo Nghị định số 02/2003/NĐ-CP.",
        &["repeals_part 02/2003/NĐ-CP: Mẫu BC-2 Phụ lục I; Mẫu TB Phụ lục I"],
    );
    check(
        "Điều 1. Bãi bỏ Điều 13, Điều 14 và khoản 1 Điều 21của Nghị định số 02/2003/NĐ-CP.",
        &["repeals_part 02/2003/NĐ-CP: Điều 13; Điều 14; khoản 1 Điều 21"],
    );
    check(
        "Điều 1. Bãi bỏ điểm a1 khoản 3a Điều 21b của Nghị định số 02/2003/NĐ-CP.",
        &["repeals_part 02/2003/NĐ-CP: điểm a1 khoản 3a Điều 21b"],
    );
}

#[test]
fn subjects_with_their_predicates() {
    check(
        "Điều 1. Nghị định số 02/2003/NĐ-CP và Nghị định số 114/2009/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.",
        &["repeals 02/2003/NĐ-CP", "repeals 114/2009/NĐ-CP"],
    );
    check(
        "Điều 1. Khoản 3 Điều 8 Nghị định số 02/2003/NĐ-CP hết hiệu lực thi hành.",
        &["repeals_part 02/2003/NĐ-CP: khoản 3 Điều 8"],
    );
    check("Điều 1. Giấy phép cấp theo Nghị định số 02/2003/NĐ-CP hết hiệu lực sau 12 tháng.", &[]);
    check(
        "Điều 1. Nghị định này có hiệu lực từ ngày 15 tháng 7 năm 2025 và thay thế Nghị định số 02/2003/NĐ-CP ngày 14 tháng 01 năm 2003 của Chính phủ về phát triển và quản lý chợ, Nghị định số 114/2009/NĐ-CP ngày 23 tháng 12 năm 2009 sửa đổi, bổ sung một số điều của Nghị định số 02/2003/NĐ-CP.",
        &["replaces 02/2003/NĐ-CP", "replaces 114/2009/NĐ-CP"],
    );
}

#[test]
fn lists_take_the_act_of_the_sentence_above() {
    check(
        "Điều 1. Hiệu lực thi hành\n1. Nghị định này có hiệu lực từ ngày 15 tháng 7 năm 2025.\n2. Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực:\na) Nghị định số 02/2003/NĐ-CP ngày 14 tháng 01 năm 2003;\nb) Điều 3, khoản 2 Điều 4 Nghị định số 114/2009/NĐ-CP;\nc) Khoản 1 Điều 9; các khoản 2, 3 Điều 10 của Nghị định số 60/2024/NĐ-CP.",
        &[
            "repeals 02/2003/NĐ-CP",
            "repeals_part 114/2009/NĐ-CP: Điều 3; khoản 2 Điều 4",
            "repeals_part 60/2024/NĐ-CP: khoản 1 Điều 9",
            "repeals_part 60/2024/NĐ-CP: khoản 2 Điều 10; khoản 3 Điều 10",
        ],
    );
    check(
        "Điều 1. Bãi bỏ toàn bộ các Nghị định sau:\n- Nghị định số 02/2003/NĐ-CP;\n- Nghị định số 114/2009/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 02/2003/NĐ-CP.",
        &["repeals 02/2003/NĐ-CP", "repeals 114/2009/NĐ-CP"],
    );
}

#[test]
fn amending_articles_name_their_document_in_the_head() {
    check(
        "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 60/2024/NĐ-CP ngày 05 tháng 6 năm 2024 của Chính phủ về phát triển và quản lý chợ\n1. Khoản 2 Điều 5 được sửa đổi, bổ sung như sau:\n“2. Bãi bỏ Nghị định số 02/2003/NĐ-CP.”.\n2. Bổ sung Điều 5a vào sau Điều 5 như sau:\n“Điều 5a. Chợ nổi\n1. Sửa đổi Điều 9 Nghị định số 77/2001/NĐ-CP.”.\n3. Bổ sung khoản 3a vào sau khoản 3 Điều 7 như sau:\n“3a. Chợ đêm.”.\n4. Bãi bỏ Điều 9.\n5. Thay thế cụm từ “ban quản lý” bằng cụm từ “đơn vị quản lý” tại khoản 1, khoản 4 Điều 10 và Điều 12.\n6. Sửa đổi, bổ sung một số điểm, khoản của Điều 14 như sau:\na) Sửa đổi điểm b khoản 1 như sau:\n“b) Chợ hạng 2.”;\nb) Bổ sung khoản 5 như sau:\n“5. Chợ hạng 3.”.",
        &[
            "amends 60/2024/NĐ-CP: khoản 2 Điều 5",
            "amends 60/2024/NĐ-CP: Điều 5a",
            "amends 60/2024/NĐ-CP: khoản 3a Điều 7",
            "repeals_part 60/2024/NĐ-CP: Điều 9",
            "amends_phrase 60/2024/NĐ-CP: khoản 1 Điều 10; khoản 4 Điều 10; Điều 12",
            "amends 60/2024/NĐ-CP: điểm b khoản 1 Điều 14",
            "amends 60/2024/NĐ-CP: khoản 5 Điều 14",
        ],
    );
}

/// Marks that are missing, straight or never closed change nothing.
#[test]
fn new_text_without_quotation_marks() {
    let expected =
        ["amends 60/2024/NĐ-CP: khoản 2 Điều 5", "amends 60/2024/NĐ-CP: Điều 6", "repeals_part 60/2024/NĐ-CP: Điều 9"];
    let text = |one: &str, two: &str| {
        format!(
            "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 60/2024/NĐ-CP như sau:\n1. Sửa đổi khoản 2 Điều 5 như sau:\n{one}2. Chợ hạng 1 bãi bỏ theo Nghị định số 11/2011/NĐ-CP:\na) Bãi bỏ Nghị định số 12/2012/NĐ-CP;\nb) Chợ khác.{two}\n2. Sửa đổi Điều 6 như sau:\n{one}Điều 6. Chợ hạng 2\n1. Thay thế Nghị định số 13/2013/NĐ-CP.\n2. Chợ tạm.{two}\n3. Bãi bỏ Điều 9.\nĐiều 2. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày 15 tháng 7 năm 2025."
        )
    };
    for (one, two) in [("“", "”."), ("\"", "\"."), ("“", ""), ("", ""), ("\"", "")] {
        check(&text(one, two), &expected);
        let day = of_decree(&text(one, two)).day().map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2025-07-15"), "with {one} and {two}");
    }
}

#[test]
fn history_titles_and_brackets_act_on_nothing() {
    check(
        "Điều 1. Chợ được quản lý theo Nghị định số 02/2003/NĐ-CP đã được sửa đổi, bổ sung theo Nghị định số 114/2009/NĐ-CP.",
        &[],
    );
    check(
        "Điều 1. Bãi bỏ Điều 4 Nghị định số 02/2003/NĐ-CP (được sửa đổi, bổ sung tại khoản 2 Điều 1 Nghị định số 114/2009/NĐ-CP).",
        &["repeals_part 02/2003/NĐ-CP: Điều 4"],
    );
    check(
        "Điều 1. Trường hợp các văn bản dẫn chiếu tại Nghị định này được sửa đổi, bổ sung hoặc thay thế thì áp dụng văn bản mới.",
        &[],
    );
    check(
        "Điều 1. Bộ trưởng có thẩm quyền sau đây:\n1. Trình Chính phủ:\na) Bãi bỏ văn bản trái với Nghị định số 02/2003/NĐ-CP;\nb) Đình chỉ thi hành Điều 5 Nghị định số 114/2009/NĐ-CP.",
        &[],
    );
}

#[test]
fn nothing_acts_on_itself_or_on_what_is_younger_or_above() {
    check("Điều 1. Bãi bỏ Nghị định số 150/2025/NĐ-CP.", &[]);
    check("Điều 1. Bãi bỏ Nghị định số 20/2026/NĐ-CP.", &[]);
    check("Điều 1. Bãi bỏ Luật Thương mại số 36/2005/QH11.", &[]);
}

#[test]
fn guidance_and_transition() {
    check(
        "Điều 1. Phạm vi điều chỉnh\nNghị định này quy định chi tiết khoản 2 Điều 5, Điều 8 Luật Thương mại số 36/2005/QH11.",
        &["guides 36/2005/QH11: khoản 2 Điều 5; Điều 8"],
    );
    check(
        "Điều 1. Hiệu lực thi hành\n1. Nghị định này thay thế Nghị định số 02/2003/NĐ-CP.\nĐiều 2. Quy định chuyển tiếp\nHợp đồng ký trước ngày Nghị định này có hiệu lực thì tiếp tục thực hiện theo quy định tại Nghị định số 02/2003/NĐ-CP.",
        &["replaces 02/2003/NĐ-CP", "continues 02/2003/NĐ-CP"],
    );
}

/// The first row of the days, the end, and the rule.
#[track_caller]
fn day(words: &str, from: Option<&str>, until: Option<&str>) {
    let effects = of_decree(&format!("Điều 1. Hiệu lực thi hành\n{words}"));
    let text = |date: Option<cancu::document::PartialDate>| date.map(|date| date.to_string());
    assert_eq!(text(effects.day()).as_deref(), from, "{words}");
    assert_eq!(text(effects.until).as_deref(), until, "until: {words}");
    assert!(!effects.in_effect.is_empty() || from.is_none(), "{words}");
}

#[test]
fn days_of_effect() {
    day("Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.", Some("2025-07-01"), None);
    day("Nghị định này có hiệu lực kể từ ngày ký.", Some("2025-06-01"), None);
    day("Nghị định này có hiệu lực thi hành sau 45 ngày kể từ ngày ký ban hành.", Some("2025-07-16"), None);
    day("Nghị định này có hiệu lực sau mười lăm ngày, kể từ ngày ký.", Some("2025-06-16"), None);
    day("Nghị định này có hiệu lực sau 15 (mười lăm) ngày kể từ ngày đăng Công báo.", None, None);
    day("Nghị định này có hiệu lực từ 01/7/2025 đến hết ngày 31/12/2027.", Some("2025-07-01"), Some("2027-12-31"));
    day(
        "1. Nghị định này có hiệu lực từ ngày 01/7/2025.\n2. Nghị định này hết hiệu lực kể từ ngày 01 tháng 3 năm 2027.",
        Some("2025-07-01"),
        Some("2027-03-01"),
    );
    day("Hợp đồng ký trước ngày Nghị định này có hiệu lực thi hành thì giữ nguyên đến ngày 01/01/2026.", None, None);
}

#[test]
fn parts_with_days_of_their_own() {
    let effects = of_decree(
        "Điều 30. Hiệu lực thi hành\n1. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2025, trừ trường hợp quy định tại khoản 2 Điều này.\n2. Điều 5 và khoản 3 Điều 8 của Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2026.",
    );
    let rows: Vec<(String, Option<String>)> = effects
        .in_effect
        .iter()
        .map(|row| {
            let what = match &row.what {
                Extent::Whole => "whole".to_owned(),
                Extent::Rest => "rest".to_owned(),
                Extent::Provisions(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            };
            (what, row.from.map(|day| day.to_string()))
        })
        .collect();
    assert_eq!(rows[0], ("rest".to_owned(), Some("2025-07-01".to_owned())));
    assert_eq!(rows[1], ("Điều 5; khoản 3 Điều 8".to_owned(), Some("2026-01-01".to_owned())));
}

#[test]
fn a_province_acts_on_documents_of_the_provinces_that_it_was_merged_from() {
    let text = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nSố: 45/2025/QĐ-UBND\nQuảng Ngãi, ngày 20 tháng 10 năm 2025\n\nQUYẾT ĐỊNH\nBan hành Quy định về quản lý chợ trên địa bàn tỉnh Quảng Ngãi\n\nỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI\n\nCăn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy định về quản lý chợ.\nĐiều 2. Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 11 năm 2025 và thay thế Quyết định số 12/2019/QĐ-UBND ngày 05 tháng 3 năm 2019 của Ủy ban nhân dân tỉnh Quảng Ngãi, Quyết định số 30/2020/QĐ-UBND ngày 06 tháng 8 năm 2020 của Ủy ban nhân dân tỉnh Kon Tum về quản lý chợ.\nĐiều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n";
    let effects = of(text);
    assert_eq!(told(&effects.effects), "replaces 12/2019/QĐ-UBND\nreplaces 30/2020/QĐ-UBND");
    let keys: Vec<_> = effects.effects.iter().map(|e| e.authority.as_ref().map(|key| key.0.as_str())).collect();
    assert_eq!(keys, [Some("quang-ngai.12-2019-qd-ubnd"), Some("kon-tum.30-2020-qd-ubnd")]);
    assert_eq!(effects.day().map(|day| day.to_string()).as_deref(), Some("2025-11-01"));
}
