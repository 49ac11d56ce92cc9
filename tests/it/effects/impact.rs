//! `cancu impact`: which documents rest on what a document changes.

use super::super::cli::cancu;
use super::decree;
use serde_json::{Value, json};

const PLAN: &str = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nSố: 7/KH-UBND\nQuảng Ngãi, ngày 20 tháng 2 năm 2024\n\nKẾ HOẠCH\nPhát triển chợ năm 2024\n\nCăn cứ Nghị định số 02/2003/NĐ-CP ngày 14 tháng 01 năm 2003 của Chính phủ về phát triển và quản lý chợ;\nThực hiện khoản 2 Điều 5 Nghị định số 60/2024/NĐ-CP và Điều 9 Nghị định số 60/2024/NĐ-CP.\n\nI. MỤC ĐÍCH\nQuản lý chợ.\n";

const ACTING: &str = "Điều 1. Hiệu lực thi hành\n1. Nghị định này có hiệu lực từ ngày 15 tháng 7 năm 2025 và thay thế Nghị định số 02/2003/NĐ-CP.\n2. Bãi bỏ khoản 2 Điều 5 Nghị định số 60/2024/NĐ-CP.";

fn rows(answer: &Value) -> Vec<(String, String, Value, Value)> {
    let row = |row: &Value| {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        (text("target"), text("kind"), row["cites"].clone(), row["touched"].clone())
    };
    answer["rows"].as_array().expect("rows").iter().map(row).collect()
}

#[test]
fn a_decree_just_published_and_the_same_in_the_index() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("plans")).expect("a folder");
    std::fs::write(folder.path().join("plans/plan.txt"), PLAN).expect("a file");
    std::fs::write(folder.path().join("decree.txt"), decree(ACTING)).expect("a file");
    assert_eq!(cancu(folder.path(), &["ingest", "plans"]).status, 0);
    let of_file = cancu(folder.path(), &["impact", "decree.txt", "--format", "json"]);
    assert_eq!(of_file.status, 0, "{of_file:?}");
    let answer = of_file.json();
    assert_eq!((&answer["documents"], &answer["effects"][0]["from"]), (&json!(1), &json!("2025-07-15")));
    let row =
        |target: &str, kind: &str, cites: Value, touched: Value| (target.to_owned(), kind.to_owned(), cites, touched);
    let expected = [
        row("02/2003/NĐ-CP", "replaces", json!([]), json!(true)),
        row("60/2024/NĐ-CP", "repeals_part", json!(["khoản 2 Điều 5"]), json!(true)),
        row("60/2024/NĐ-CP", "repeals_part", json!(["Điều 9"]), json!(false)),
    ];
    assert_eq!(rows(&answer), expected);
    std::fs::copy(folder.path().join("decree.txt"), folder.path().join("plans/decree.txt")).expect("a copy");
    assert_eq!(cancu(folder.path(), &["ingest", "plans"]).status, 0);
    for asked in ["150/2025/NĐ-CP", "150-2025-nd-cp"] {
        let held = cancu(folder.path(), &["impact", asked, "--format", "json"]).json();
        assert_eq!(rows(&held), expected, "{asked}");
    }
    let before = cancu(folder.path(), &["impact", "150-2025-nd-cp", "--on", "2025-07-01", "--format", "json"]).json();
    assert_eq!(before["documents"], 0, "before it is in effect");
    let table = cancu(folder.path(), &["impact", "decree.txt"]).stdout;
    assert!(table.contains("1 document rest") && table.contains("02/2003/NĐ-CP"), "{table}");
    cancu(folder.path(), &["impact", "999/2025/NĐ-CP"]).complains(1, "does not hold the text of `999/2025/NĐ-CP`");
}
