//! Comparison, legal basis, the graph, and answers as files.

use super::records::engine;
use super::server::Server;
use serde_json::{Value, json};

fn keys(rows: &Value) -> Vec<&str> {
    rows.as_array().expect("a list").iter().filter_map(|row| row["key"].as_str()).collect()
}

#[test]
fn provinces_years_and_documents_are_compared() {
    let server = Server::of(engine());
    let answer = server.json("/api/v1/compare?by=province&value=quang+ngai&value=%C4%90%E1%BB%93ng+Nai&value=Atlantis");
    let names: Vec<_> = answer["columns"].as_array().expect("columns").iter().map(|c| &c["name"]).collect();
    assert_eq!(names, ["Quảng Ngãi", "Đồng Nai"]);
    assert_eq!((&answer["missing"], &answer["shared"]), (&json!(["Atlantis"]), &json!(1)));
    assert_eq!(keys(&answer["rows"])[0], "63-2010-nd-cp", "what all share stands first");
    assert_eq!(keys(&answer["columns"][0]["alone"]), ["17-nq-tw-2007"]);
    let today = server.json("/api/v1/compare?by=province&today=1&value=quang+ngai");
    assert_eq!((&today["today"], &today["columns"][0]["documents"]), (&json!(true), &json!(1)));

    let years = server.json("/api/v1/compare?by=year");
    assert_eq!(years["columns"].as_array().map(Vec::len), Some(4));
    let beside = server.json("/api/v1/compare?by=document&value=quang-ngai-2020&value=dong-nai-2022");
    assert!(beside["beside"]["parts"].is_array());

    for (query, field) in [("by=planet", "by"), ("today=2", "today"), ("by=document", "value"), ("limit=9999", "limit")]
    {
        let (status, error) = server.error(&format!("/api/v1/compare?{query}"));
        assert_eq!((status, &error["field"]), (400, &json!(field)), "{query}");
    }
}

#[test]
fn what_a_document_changes_is_told_or_said_to_be_unknown() {
    let server = Server::of(engine());
    let told = server.json("/api/v1/authorities/92-2017-nd-cp/impact");
    let targets: Vec<_> = told["effects"].as_array().expect("effects").iter().map(|e| &e["target"]).collect();
    assert!(targets.contains(&&json!("63/2010/NĐ-CP")), "the registry knows it: {targets:?}");
    assert!(told["documents"].as_u64().is_some_and(|count| count > 0), "documents rest on what it amends");
    let (status, error) = server.error("/api/v1/authorities/63-2010-nd-cp/impact");
    assert_eq!((status, &error["code"]), (404, &json!("no_text")), "it is cited, and its own text is not here");
}

#[test]
fn the_basis_of_a_document_and_of_a_topic() {
    let server = Server::of(engine());
    let chain = server.json("/api/v1/legal-basis?document=quang-ngai-2020&on=01/8/2025");
    assert_eq!((&chain["document"], &chain["on"]), (&json!("quang-ngai-2020"), &json!("2025-08-01")));
    assert_eq!(chain["basis"][0]["authority"], "63-2010-nd-cp");
    assert_eq!(chain["basis"][0]["status"]["key"], "63-2010-nd-cp");
    let topic = server.json("/api/v1/legal-basis?topic=th%E1%BB%A7+t%E1%BB%A5c+h%C3%A0nh+ch%C3%ADnh+2026&limit=1");
    assert_eq!((&topic["year"], &topic["authorities"][0]["authority"]), (&json!(2026), &json!("63-2010-nd-cp")));
    assert_eq!(topic["authorities"].as_array().map(Vec::len), Some(1));

    for (query, status, code) in [
        ("", 400, "bad_query"),
        ("?document=a&topic=b", 400, "bad_query"),
        ("?document=quang-ngai-2020&on=soon", 400, "bad_query"),
        ("?document=none", 404, "no_document"),
    ] {
        let (was, error) = server.error(&format!("/api/v1/legal-basis{query}"));
        assert_eq!((was, &error["code"]), (status, &json!(code)), "{query}");
    }
}

#[test]
fn tables_leave_as_csv_and_workbooks() {
    let server = Server::of(engine());
    for (path, name, words) in [
        ("/api/v1/search?q=thu+tuc", "search", "Kế hoạch kiểm soát thủ tục hành chính"),
        ("/api/v1/authorities/63-2010-nd-cp/cited-by?", "cited-by", "Nghị định số 63/2010/NĐ-CP"),
        ("/api/v1/compare?by=province", "compare", "Quảng Ngãi"),
        ("/api/v1/legal-basis?document=quang-ngai-2020", "legal-basis", "1,,63-2010-nd-cp,63/2010/NĐ-CP"),
        (
            "/api/v1/legal-basis?topic=th%E1%BB%A7+t%E1%BB%A5c+h%C3%A0nh+ch%C3%ADnh",
            "legal-basis",
            "63-2010-nd-cp,63/2010/NĐ-CP",
        ),
    ] {
        let csv = server.get(&format!("{path}&format=csv"));
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8", "{path}");
        assert_eq!(csv.header("content-disposition"), format!("attachment; filename=\"{name}.csv\""));
        assert!(csv.body.starts_with('\u{FEFF}') && csv.body.contains(words), "{}", csv.body);
        let sheet = server.get(&format!("{path}&format=xlsx"));
        assert_eq!(sheet.header("content-disposition"), format!("attachment; filename=\"{name}.xlsx\""));
        assert!(sheet.bytes.starts_with(b"PK"), "a workbook is a package");
        assert_eq!(server.error(&format!("{path}&format=pdf")).1["field"], "format");
    }
}

#[test]
fn the_graph_is_written_for_programs() {
    let server = Server::of(engine());
    let graph = server.get("/api/v1/graph?province=quang+ngai");
    assert_eq!((graph.status, graph.header("content-type")), (200, "application/graphml+xml"));
    assert!(graph.body.contains("<graphml") && graph.body.contains("63-2010-nd-cp"), "{}", graph.body);
    assert!(!graph.body.contains("dong-nai"), "{}", graph.body);
    let dot = server.get("/api/v1/graph?format=dot");
    assert!(dot.body.starts_with("digraph") && dot.body.contains("17-NQ/TW"), "{}", dot.body);
    assert_eq!(server.error("/api/v1/graph?format=png").0, 400);
}
