//! The official code over HTTP and as pages.

use super::server::Server;
use crate::code::package::{GUID, page};
use cancu::index::memory::Memory;
use cancu::index::{Batch, DocumentId, Engine, Record, SourceFile};
use cancu::ingest::pipeline;
use cancu::reader::Reader;
use cancu::registry::Registry;

/// A server over one heading.
fn server() -> Server {
    let articles = [
        ("5", "63/2010/NĐ-CP", "14/10/2010", "công bố <b>thủ tục</b>"),
        ("2", "61/2018/NĐ-CP", "21/06/2018", "một cửa"),
    ];
    let page = page("44.5", "Kiểm soát thủ tục hành chính", GUID, &articles);
    let registry = Registry::built_in();
    let reading = pipeline::read(&Reader::default(), page.as_bytes(), "x.html", &registry).expect("a heading");
    let path = format!("/P/demuc/{GUID}.html");
    let source = SourceFile { path, name: format!("{GUID}.html"), hash: "00".to_owned(), bytes: 1 };
    let engine = Memory::default();
    let put = vec![Record::new(DocumentId("phap-dien-x".to_owned()), source, reading)];
    engine.apply(Batch { put, ..Batch::default() }).expect("memory");
    Server::of(engine)
}

#[test]
fn the_tree_lists_every_subject_and_the_headings_that_are_held() {
    let tree = server().get("/api/v1/code").json();
    let subjects = tree["subjects"].as_array().expect("subjects");
    assert_eq!((subjects.len(), subjects[44]["name"].as_str()), (45, Some("Y tế, dược")));
    let heading = &subjects[43]["headings"][0];
    assert_eq!((heading["number"].as_str(), heading["articles"].as_u64()), (Some("44.5"), Some(2)), "{heading}");
    assert!(subjects[0]["headings"].as_array().is_some_and(Vec::is_empty));
}

#[test]
fn a_heading_is_named_by_number_or_id_and_tells_articles_and_documents() {
    let server = server();
    for name in ["44.5", "phap-dien-x"] {
        let heading = server.get(&format!("/api/v1/code/{name}?on=2026-01-01")).json();
        assert_eq!(heading["subject_name"], "Xây dựng pháp luật và thi hành pháp luật");
        assert_eq!(heading["sections"][0]["title"], "QUY ĐỊNH CHUNG");
        let row = &heading["rows"][0];
        assert_eq!((row["number"].as_str(), row["effective"].as_str()), (Some("44.5.NĐ.1.1"), Some("2010-10-14")));
        assert_eq!(
            (row["document"]["place"].as_str(), row["document"]["canonical"].as_str()),
            (Some("Điều 5"), Some("63/2010/NĐ-CP"))
        );
        let documents = heading["documents"].as_array().expect("documents");
        let told: Vec<_> =
            documents.iter().map(|one| (one["canonical"].as_str(), one["status"]["status"].as_str())).collect();
        assert_eq!(told, [(Some("63/2010/NĐ-CP"), Some("amended")), (Some("61/2018/NĐ-CP"), Some("replaced"))]);
    }
    assert_eq!(server.get("/api/v1/code/45.1").status, 404);
}

#[test]
fn pages_lead_from_the_tree_to_the_words_of_an_article() {
    let server = server();
    let tree = server.get("/code").body;
    assert!(tree.contains("<a href=\"/code/44.5\">44.5. Kiểm soát thủ tục hành chính</a>"), "{tree}");
    let heading = server.get("/code/44.5?on=2026-01-01").body;
    for wanted in [
        "<a href=\"/documents/phap-dien-x#trang-1\">44.5.NĐ.1.1. Về công bố thủ tục</a>",
        "Nghị định 61/2018/NĐ-CP",
        "https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=10",
        "Đề mục 44.5: 1 điều",
    ] {
        assert!(heading.contains(wanted), "no `{wanted}` in {heading}");
    }
    assert!(server.get("/code?lang=en").body.contains("Subjects of which the index holds no heading"));
    assert_eq!(server.get("/code/9.9").status, 404);
    let topic =
        server.get("/legal-basis?topic=ki%E1%BB%83m+so%C3%A1t+th%E1%BB%A7+t%E1%BB%A5c+h%C3%A0nh+ch%C3%ADnh").body;
    assert!(topic.contains("Pháp luật điều chỉnh chủ đề này") && topic.contains("/code/44.5"), "{topic}");
}
