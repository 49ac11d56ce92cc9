//! `cancu authority` as a person meets it.

use super::{cancu, folder};
use crate::support::shared;
use serde_json::{Value, json};

#[test]
fn two_dates_of_one_resolution_with_who_says_which() {
    let Some(plans) = shared().map(|root| root.join("corpus/plans")) else { return };
    let folder = folder(&[]);
    let run = cancu(folder.path(), &["ingest", &plans.to_string_lossy()]);
    assert_eq!(run.status, 0, "{run:?}");
    let resolution = cancu(folder.path(), &["authority", "17-NQ/TW", "--format", "json"]).json();
    assert_eq!(resolution["key"], "17-nq-tw-2007");
    let conflict = &resolution["conflicts"][0];
    assert_eq!(conflict["aspect"], "date");
    let told = |value: &Value| {
        let by = &value["said_by"][0];
        (value["value"].clone(), value["documents"].clone(), by["province"].clone(), by["year"].clone())
    };
    let mut values: Vec<_> = conflict["values"].as_array().expect("values").iter().map(told).collect();
    values.sort_by_key(|value| value.0.to_string());
    assert_eq!(
        values,
        [
            (json!("2007-08-01"), json!(1), json!("Đồng Nai"), json!(2022)),
            (json!("2007-08-11"), json!(1), json!("Quảng Ngãi"), json!(2020)),
        ]
    );
    let table = cancu(folder.path(), &["authority", "17-NQ/TW"]);
    assert_eq!((table.status, table.stderr.as_str()), (0, ""));
    for words in ["CONFLICT: documents give different dates", "2007-08-01", "2007-08-11", "provinces: ", "years: "] {
        assert!(table.stdout.contains(words), "{words}: {}", table.stdout);
    }
    let rows = cancu(folder.path(), &["authority", "17-nq-tw-2007", "--format", "csv"]).stdout;
    let conflicts: Vec<&str> = rows.lines().filter(|line| line.starts_with("conflict_date,")).collect();
    assert!(conflicts.len() == 2 && conflicts.iter().any(|line| line.contains("dong-nai-2022")), "{rows}");

    let decree = cancu(folder.path(), &["authority", "61/2018/NĐ-CP", "--format", "json"]).json();
    assert_eq!(decree["amended_by"][0]["authority"], "107-2021-nd-cp");
    assert_eq!(decree["amended_by"][0]["documents"], 2, "Bà Rịa - Vũng Tàu and Đồng Nai state it");
    let relations = decree["registry"]["relations"].as_array().expect("a list");
    assert!(
        relations.iter().any(|r| r["from"] == "118/2025/NĐ-CP" && r["evidence"] == "consolidated"),
        "{relations:?}"
    );
}

#[test]
fn a_number_of_several_asks_which() {
    let plan = |province: &str, date: &str| {
        format!(
            "ỦY BAN NHÂN DÂN\nTỈNH {}\nSố: 12/KH-UBND\n{province}, ngày 05 tháng 3 năm 2020\nKẾ HOẠCH\n\
             Căn cứ Chỉ thị số 19/CT-UBND ngày {date} của UBND tỉnh {province};\n",
            province.to_uppercase()
        )
    };
    let (one, two) = (plan("Quảng Ngãi", "07/12/2018"), plan("Đồng Nai", "03/4/2019"));
    let folder = folder(&[("one.txt", &one), ("two.txt", &two)]);
    cancu(folder.path(), &["authority", "19/CT-UBND"]).complains(2, "cancu ingest");
    assert_eq!(cancu(folder.path(), &["ingest", "."]).status, 0);
    let run = cancu(folder.path(), &["authority", "19/CT-UBND"]);
    run.complains(1, "may mean any of these 2; name one by its key");
    let keys = ["quang-ngai.19-ct-ubnd-2018", "dong-nai.19-ct-ubnd-2019"];
    assert!(keys.iter().all(|key| run.stdout.contains(key)), "{run:?}");
    let one = cancu(folder.path(), &["authority", keys[0], "--format", "json"]).json();
    assert_eq!((&one["documents"], &one["dates"][0]["value"]), (&json!(1), &json!("2018-12-07")));
    let facts = folder.path().join("facts");
    std::fs::create_dir(&facts).expect("a folder");
    let rows =
        "from\trelation\tto\teffective\tcertainty\tevidence\n12/2099/NĐ-CP\tguides\t13/2098/NĐ-CP\t\tcertain\t\n";
    std::fs::write(facts.join("relations.tsv"), rows).expect("a table");
    std::fs::write(folder.path().join("three.txt"), "Căn cứ Nghị định số 13/2098/NĐ-CP của Chính phủ;")
        .expect("a file");
    assert_eq!(cancu(folder.path(), &["ingest", "three.txt"]).status, 0);
    let asked = ["authority", "13/2098/NĐ-CP", "--format", "json", "--registry", "facts"];
    let relation = &cancu(folder.path(), &asked).json()["registry"]["relations"][0];
    assert_eq!((&relation["authority"], &relation["evidence"]), (&json!("12-2099-nd-cp"), &json!("user")));
    cancu(folder.path(), &["authority", "20/CT-UBND"]).complains(1, "no document is settled to cite `20/CT-UBND`");
}

#[test]
fn what_nobody_cites_is_known_by_official_sources() {
    let plan = "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 12/KH-UBND\nNghệ An, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nVề việc thử\n\
                Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ;\n";
    let folder = folder(&[("one.txt", plan)]);
    cancu(folder.path(), &["ingest", "one.txt"]);
    let impact = cancu(folder.path(), &["impact", "118/2025/NĐ-CP"]);
    assert!(impact.status == 0 && impact.stdout.starts_with("1 document"), "{impact:?}");
    let told = cancu(folder.path(), &["authority", "118/2025/NĐ-CP"]);
    assert!(told.status == 0 && told.stdout.contains("today, ") && told.stdout.contains("61/2018/NĐ-CP"), "{told:?}");
    let whole = cancu(folder.path(), &["authority", "61/2018/NĐ-CP", "--on", "2025-06-30", "--format", "json"]).json();
    assert_eq!((&whole["status"], &whole["changes"][0]["holds"]), (&json!("amended"), &json!("later")));
    let wrong = cancu(folder.path(), &["authority", "61/2018/NĐ-CP", "--provision", "gì đó"]);
    assert!(wrong.status != 0 && wrong.stderr.contains("khoản 2 Điều 5"), "{wrong:?}");
}
