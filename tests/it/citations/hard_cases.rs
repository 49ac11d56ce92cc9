//! The collected hard cases: texts in the shared folder, the right answers here.

use super::{lines, read};
use crate::support::shared;
use std::collections::HashMap;

/// Case, canonical name and type that its context must give, in order; nothing where nothing is cited.
const ANSWERS: [(&str, &[(&str, &str)]); 26] = [
    ("H01", &[("66.4/2025/NQ-CP", "Nghị quyết")]),
    ("H03", &[("92/2017/NĐ-CP", "Nghị định")]),
    ("H05", &[("23/2024/NĐ-CP", "Nghị định")]),
    ("H07", &[("105/2025/TT-BTC", "Thông tư")]),
    ("H09", &[("320/2025/NĐ-CP", "Nghị định")]),
    ("H11", &[("18-NQ/TW", "Nghị quyết")]),
    ("H13", &[("92/2009/TT-BTC", "Thông tư")]),
    ("H15", &[("40/2012/TT-BTC", "Thông tư")]),
    (
        "H17",
        &[
            ("191/2005/TTLT-BQP-BLĐTBXH-BTC", "Thông tư liên tịch"),
            ("144/2008/TTLT-BQP-BLĐTBXH-BTC", "Thông tư liên tịch"),
        ],
    ),
    ("H19", &[("15/2026/NĐ-CP", "Nghị định"), ("33/2026/NĐ-CP", "Nghị định"), ("100/2026/NĐ-CP", "Nghị định")]),
    (
        "H21",
        &[
            ("007/CĐ-UBND", "Công điện"),
            ("008/CĐ-UBND", "Công điện"),
            ("009/CĐ-UBND", "Công điện"),
            ("010/CĐ-UBND", "Công điện"),
        ],
    ),
    ("H23", &[("02-TT/TU", "Thông tri")]),
    ("H25", &[("7886/HD-BNV", "Hướng dẫn")]),
    ("H27", &[("41-CT/TW", "Chỉ thị")]),
    ("H29", &[("49/QCPH-UBND-UBMT-HCTĐ", "Quy chế phối hợp")]),
    ("H31", &[("118/TTg", "Quyết định")]),
    ("H33", &[("16/2008/L-CTN", "Lệnh")]),
    ("H35", &[("118/2025/NĐ-CP", "Nghị định")]),
    ("H37", &[]),
    ("H39", &[("QCVN 01:2019/BCT", "Quy chuẩn kỹ thuật quốc gia")]),
    ("H41", &[]),
    ("H43", &[("155/2020/NĐ-CP", "Nghị định")]),
    ("H45", &[("Luật Phòng, chống tác hại của thuốc lá năm 2012", "Luật")]),
    ("H47", &[("38/2025/TT-BCT", "Thông tư")]),
    ("H49", &[("1383/QĐ-CT", "Quyết định")]),
    ("H51", &[]),
];

fn contexts() -> Option<HashMap<String, String>> {
    let table = std::fs::read_to_string(shared()?.join("gold/hard_cases.tsv")).expect("the hard cases are text");
    let rows = table.lines().skip(1).filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        Some(((*cells.first()?).to_owned(), cells.get(2)?.replace('⏎', "\n")))
    });
    Some(rows.collect())
}

#[test]
fn every_hard_case_has_its_right_answer() {
    let Some(contexts) = contexts() else { return };
    assert_eq!(contexts.len(), ANSWERS.len(), "the cases and the answers are of one number");
    for (id, expected) in ANSWERS {
        let found: Vec<(String, String)> = read(&contexts[id])
            .1
            .into_iter()
            .map(|r| (r.citation.canonical.unwrap_or_default(), r.citation.doc_type.unwrap_or_default()))
            .collect();
        let expected: Vec<(String, String)> =
            expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found, expected, "{id}: {}", contexts[id]);
    }
}

#[test]
fn dates_provisions_and_short_forms_of_the_hard_cases() {
    let Some(contexts) = contexts() else { return };
    let dates = |id: &str| -> Vec<String> {
        read(&contexts[id])
            .1
            .iter()
            .map(|r| r.citation.date.map_or_else(|| "-".to_owned(), |d| d.to_string()))
            .collect()
    };
    assert_eq!(dates("H21")[..3], ["2025-11-17", "2025-11-19", "2025-11-19"]);
    assert_eq!(dates("H35"), ["2025-06-09"]);
    let pinpoints = |id: &str| read(&contexts[id]).1.iter().map(|r| r.citation.pinpoints.len()).sum::<usize>();
    assert_eq!(pinpoints("H43"), 4);
    assert_eq!(pinpoints("H47"), 3);
    let keys: Vec<Option<String>> =
        read(&contexts["H45"]).1.into_iter().map(|r| r.authority.map(|key| key.0)).collect();
    assert_eq!(keys, [Some("09-2012-qh13".to_owned())]);
    let issuer = read(&contexts["H49"]).1[0].citation.issuer.clone();
    assert_eq!(issuer.as_deref(), Some("Cục Thuế"));
    let named = format!("Nghị quyết số 201/2025/QH15 của Quốc hội.\n{}", contexts["H51"]);
    assert!(lines(&named).iter().skip(1).any(|line| line.contains("201/2025/QH15")), "H51 resolves inside its text");
    let amends: Vec<bool> =
        read(&contexts["H19"]).1.iter().map(|r| r.citation.role == cancu::citation::Role::AmendsSource).collect();
    assert_eq!(amends, [true, true, true]);
}
