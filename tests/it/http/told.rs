//! What is told of doubts, failures, findings and notes: everywhere the same fields, in both languages.

use super::records::engine;
use super::server::Server;
use serde_json::{Value, json};

/// The code and the values of what is told; its sentences are there in both languages.
#[track_caller]
fn told(value: &Value) -> (Value, Value) {
    let sentence = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    assert!(!sentence("message").is_empty() && !sentence("message_vi").is_empty(), "{value}");
    assert_ne!(sentence("message"), sentence("message_vi"), "{value}");
    (value["code"].clone(), value["values"].clone())
}

#[test]
fn doubts_notes_and_findings_are_told_alike() {
    let server = Server::of(engine());
    let wide: Vec<u8> = "\u{FEFF}KẾ HOẠCH\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 31/6/2010 của Chính phủ;"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let read = server.post_file("/api/v1/extract", &[], "a.txt", &wide).json();
    assert_eq!(read["notices"][0]["kind"], "decoded", "{read}");
    assert_eq!(told(&read["notices"][0]), (json!("decoded"), json!({"encoding": "UTF-16 (little-endian)"})));

    let found = server.json("/api/v1/search?q=c%E1%BA%A3i+c%C3%A1ch+xyzzy");
    assert_eq!(found["notes"][0], found["noted"][0]["message_vi"], "{found}");
    assert_eq!(told(&found["noted"][0]), (json!("none_has_all"), json!({})));

    let checked = server.post_file("/api/v1/check", &[], "a.txt", &wide).json();
    let finding = &checked["findings"][0];
    assert_eq!(told(finding).0, "impossible_date", "{checked}");
    assert_eq!(finding["case"], "impossible_date", "{finding}");
}
