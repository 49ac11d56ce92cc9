//! Every command says of a cluster what it says of a folder.

use super::{fresh_address, remove};
use crate::cli::{Run, cancu};
use crate::support::shared;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// What is asked. Answers are compared as JSON, or as they are where a command prints no JSON.
const QUESTIONS: [&[&str]; 17] = [
    &["search", "thủ tục hành chính"],
    &["search", "kiem soat thu tuc", "--limit", "3", "--from", "2"],
    &["search", "cải cách hành chính tỉnh:\"Quảng Ngãi\" năm:2021"],
    &["search", "63/2010/NĐ-CP", "--sort", "newest"],
    &["search", "\"kiểm soát thủ tục hành chính\" -\"dịch vụ công\""],
    &[
        "search",
        "một câu hỏi dài về việc rà soát, đánh giá thủ tục hành chính của các sở, ban, ngành trên địa bàn tỉnh",
    ],
    &["search", "Luật Ban hành văn bản quy phạm pháp luật", "--type", "Kế hoạch"],
    &["cited-by", "63/2010/NĐ-CP"],
    &["cited-by", "61/2018/NĐ-CP", "--oldest", "--limit", "2"],
    &["cited-by", "17-NQ/TW"],
    &["authority", "63/2010/NĐ-CP"],
    &["authority", "61/2018/NĐ-CP", "--on", "2021-01-01"],
    &["basis", "--topic", "kiểm soát thủ tục hành chính"],
    &["compare", "Quảng Ngãi", "Đồng Nai"],
    &["compare", "--by", "year", "--limit", "10"],
    &["graph", "--format", "json"],
    &["status"],
];

/// Removes what may differ: how long something took, where the index is, and the last digits of scores.
fn comparable(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for name in ["seconds", "index", "score", "guard", "ocr", "format", "condition"] {
                fields.remove(name);
            }
            fields.values_mut().for_each(comparable);
        }
        Value::Array(values) => values.iter_mut().for_each(comparable),
        // Shares are made of scores, whose last digits are each engine's own.
        Value::Number(number) if number.is_f64() => {
            let rounded = (number.as_f64().unwrap_or_default() * 1e4).round() / 1e4;
            *value = rounded.into();
        }
        _ => {}
    }
}

fn told(run: &Run) -> (i32, String) {
    let mut value: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| Value::String(run.stdout.clone()));
    comparable(&mut value);
    (run.status, serde_json::to_string_pretty(&value).expect("JSON"))
}

fn ask(dir: &Path, index: &str, question: &[&str]) -> Run {
    let json: &[&str] = if question.contains(&"--format") { &[] } else { &["--format", "json"] };
    cancu(dir, &[&["--index", index], question, json].concat())
}

#[test]
fn answers_are_those_of_a_folder() {
    let (Some(shared), Some(address)) = (shared(), fresh_address()) else { return };
    let dir = TempDir::new().expect("a folder");
    let corpus = ["plans", "provincial-2025"].map(|name| shared.join("corpus").join(name).display().to_string());
    let read: [&str; 3] = ["ingest", &corpus[0], &corpus[1]];
    for index in ["folder", &address] {
        let run = ask(dir.path(), index, &read);
        assert_eq!(run.status, 0, "{run:?}");
        let again = ask(dir.path(), index, &read).json();
        assert_eq!(again["unchanged"], again["found"], "{index}: {again}");
    }
    for question in QUESTIONS {
        let [folder, cluster] = ["folder", &address].map(|index| told(&ask(dir.path(), index, question)));
        assert_eq!(folder, cluster, "{question:?}");
    }
    // Out of the cluster again, and into another index of it.
    let copied = cancu(dir.path(), &["copy", &address, "copied"]);
    assert_eq!(copied.status, 0, "{copied:?}");
    let other = fresh_address().expect("a cluster");
    assert_eq!(cancu(dir.path(), &["copy", "copied", &other]).status, 0);
    let again = cancu(dir.path(), &["copy", "copied", &other]);
    assert!(again.stdout.contains(": 0 copied"), "{again:?}");
    for question in [QUESTIONS[0], QUESTIONS[7], QUESTIONS[16]] {
        let answers = ["folder", "copied", &other].map(|index| told(&ask(dir.path(), index, question)));
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{question:?}: {answers:?}");
    }
    // An index is filled anew beside the old one, which answers until then.
    let rebuilt = ask(dir.path(), &address, &["ingest", "--rebuild", &corpus[0]]);
    assert_eq!(rebuilt.status, 0, "{rebuilt:?}");
    let status = ask(dir.path(), &address, &["status"]).json();
    assert_eq!(status["documents"], rebuilt.json()["added"], "{status}");
    remove(&address);
    remove(&other);
}

#[test]
fn what_is_wrong_is_one_sentence() {
    let Some(address) = fresh_address() else { return };
    let dir = TempDir::new().expect("a folder");
    cancu(dir.path(), &["search", "x", "--index", &address]).complains(2, "there is no index at http://");
    cancu(dir.path(), &["search", "x", "--index", "http://127.0.0.1:1/x"]).complains(2, "can be reached");
    let run = cancu(dir.path(), &["search", "x", "--index", "http://lan:s3cret@127.0.0.1:1/x"]);
    assert!(run.status == 2 && run.stderr.contains("belong into the environment"), "{run:?}");
    cancu(dir.path(), &["copy", "nowhere", &address]).complains(2, "there is no index in `nowhere`");
}
