//! `cancu check` and `cancu basis` as a person meets them.

use crate::cli::cancu;
use serde_json::json;

const DRAFT: &str = "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\nĐồng Nai, ngày 05 tháng 9 năm 2025\nKẾ HOẠCH\nThử\n\
                     Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;\nI. MỤC ĐÍCH\n1. Thử.\n";

#[test]
fn a_draft_is_checked_without_an_index() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("dự thảo.txt"), DRAFT).expect("a file");
    let run = cancu(folder.path(), &["check", "dự thảo.txt"]);
    assert_eq!((run.status, run.stderr.as_str()), (1, ""), "{run:?}");
    assert!(
        run.stdout.starts_with("dự thảo.txt:1:7: error: replaced_basis: 61/2018/NĐ-CP was replaced by 118/2025/NĐ-CP")
    );
    // Before the successor took effect nothing but a hint is left.
    let earlier = cancu(folder.path(), &["check", "--on", "01/6/2025", "dự thảo.txt"]);
    assert_eq!(earlier.status, 0, "{earlier:?}");
    let json = cancu(folder.path(), &["check", "--format", "json", "dự thảo.txt"]).json();
    assert_eq!(json["counts"], json!({"errors": 1, "warnings": 0, "hints": 0}));
    assert_eq!((&json["findings"][0]["line"], &json["findings"][0]["column"]), (&json!(7), &json!(8)));

    let log = cancu(folder.path(), &["check", "--format", "sarif", "dự thảo.txt"]).json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let at = result["ruleIndex"].as_u64().expect("an index") as usize;
    assert_eq!(run["tool"]["driver"]["rules"][at]["id"], result["ruleId"]);
    assert_eq!((&run["columnKind"], &result["level"]), (&json!("unicodeCodePoints"), &json!("error")));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "d%E1%BB%B1%20th%E1%BA%A3o.txt");
    assert_eq!(place["region"]["startLine"], 7);

    cancu(folder.path(), &["check", "dự thảo.txt", "--index", "nowhere"]).complains(2, "nowhere");
    assert_eq!(cancu(folder.path(), &["check", "missing.txt"]).status, 2);
}

#[test]
fn status_and_basis_are_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("draft.txt"), DRAFT).expect("a file");
    let run = cancu(folder.path(), &["authority", "61/2018/NĐ-CP", "--on", "01/8/2025"]);
    assert!(run.status == 0 && run.stdout.contains("replaced by 118/2025/NĐ-CP since 2025-07-01"), "{run:?}");
    assert_eq!(cancu(folder.path(), &["basis", "draft.txt"]).status, 2, "there is no index");
    assert_eq!(cancu(folder.path(), &["ingest", "draft.txt"]).status, 0);
    for named in ["draft.txt", "12/KH-UBND"] {
        let answer = cancu(folder.path(), &["basis", named, "--format", "json"]).json();
        let row = &answer["basis"][0];
        assert_eq!((&row["authority"], &row["status"]["status"]), (&json!("61-2018-nd-cp"), &json!("replaced")));
    }
    let topic = cancu(folder.path(), &["basis", "--topic", "thử", "--format", "csv"]);
    assert!(topic.status == 0 && topic.stdout.contains("61-2018-nd-cp"), "{topic:?}");
    cancu(folder.path(), &["basis", "nothing.txt"]).complains(1, "no document `nothing.txt`");
}
