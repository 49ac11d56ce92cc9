//! Files that are read for an answer and not kept.

use super::records::engine;
use super::server::{Server, limits};
use cancu::api::Limits;
use serde_json::json;

const DRAFT: &str = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố:      /KH-UBND\nQuảng Ngãi, ngày 12 tháng 3 năm 2025\nKẾ HOẠCH\n\
                     Kiểm soát thủ tục hành chính năm 2025\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 31/6/2010 của Chính phủ;\n";

#[test]
fn a_file_is_read_as_the_command_line_reads_it() {
    let server = Server::of(engine());
    let reply = server.post_file("/api/v1/extract", &[], "dự thảo.txt", DRAFT.as_bytes());
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = reply.json();
    assert_eq!((&answer["source"], &answer["document"]["province"]), (&json!("dự thảo.txt"), &json!("Quảng Ngãi")));
    assert_eq!(answer["citations"][1]["canonical"], "63/2010/NĐ-CP");
    assert_eq!(server.json("/readyz")["documents"], 4, "nothing is kept");
}

#[test]
fn a_draft_is_checked_for_people_and_for_editors() {
    let server = Server::of(engine());
    let answer = server.post_file("/api/v1/check", &[], "draft.txt", DRAFT.as_bytes()).json();
    let codes: Vec<_> = answer["findings"].as_array().expect("findings").iter().map(|f| &f["code"]).collect();
    assert!(codes.contains(&&json!("impossible_date")), "{codes:?}");
    assert!(answer["counts"]["errors"].as_u64() >= Some(1), "{answer}");
    for (path, headers) in [
        ("/api/v1/check?format=sarif", &[][..]),
        ("/api/v1/check", &[("accept", "text/html, application/sarif+json;q=0.9")]),
    ] {
        let sarif = server.post_file(path, headers, "draft.txt", DRAFT.as_bytes());
        assert_eq!(sarif.header("content-type"), "application/sarif+json");
        let log: serde_json::Value = serde_json::from_str(&sarif.body).expect("JSON");
        assert_eq!(log["version"], "2.1.0");
        assert!(log["runs"][0]["results"].as_array().is_some_and(|results| !results.is_empty()), "{log}");
    }
    assert_eq!(server.post_file("/api/v1/check?on=later", &[], "a.txt", b"x").status, 400);
}

#[test]
fn what_is_no_readable_file_is_told_why() {
    let limits = Limits { file_bytes: 1 << 20, ..limits() };
    let server = Server::limited(engine(), limits);
    for path in ["/api/v1/extract", "/api/v1/check"] {
        let broken = server.post_file(path, &[], "a.pdf", b"%PDF-1.7 nothing more");
        assert_eq!((broken.status, &broken.json()["error"]["field"]), (422, &json!("file")), "{}", broken.body);
        let large = server.post_file(path, &[], "a.txt", &vec![b'x'; (1 << 20) + 1]);
        assert_eq!((large.status, &large.json()["error"]["code"]), (413, &json!("too_large")));
        let plain = server.send("POST", path, &[("content-type", "text/plain")], b"x");
        assert_eq!((plain.status, &plain.json()["error"]["code"]), (415, &json!("not_multipart")));
        let kind = [("content-type", "multipart/form-data; boundary=part")];
        let none = server.send("POST", path, &kind, b"--part--\r\n");
        assert_eq!((none.status, &none.json()["error"]["code"]), (400, &json!("no_file")));
        let cut =
            server.send("POST", path, &kind, b"--part\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nx");
        assert_eq!((cut.status, &cut.json()["error"]["code"]), (400, &json!("bad_multipart")));
    }
}
