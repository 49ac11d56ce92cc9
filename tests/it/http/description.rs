//! The description of the API, for programs and as a page.

use super::records::engine;
use super::server::Server;
use serde_json::Value;

#[test]
fn every_route_is_described_with_what_it_may_answer() {
    let server = Server::of(engine());
    let api = server.json("/openapi.json");
    assert_eq!(api, server.json("/api/v1/openapi.json"));
    let paths = api["paths"].as_object().expect("paths");
    for (path, method, statuses) in [
        ("/api/v1/search", "get", &["200", "304", "400", "405", "429", "500", "503"][..]),
        ("/api/v1/documents", "post", &["200", "201", "401", "403", "413", "415", "422", "503"]),
        ("/api/v1/documents/{id}", "get", &["200", "404"]),
        ("/api/v1/documents/{id}", "delete", &["204", "401", "403", "404", "409"]),
        ("/api/v1/documents/{id}/source", "get", &["200", "404", "409"]),
        ("/api/v1/authorities/{key}/cited-by", "get", &["200"]),
        ("/api/v1/compare", "get", &["200"]),
        ("/api/v1/legal-basis", "get", &["200", "404", "409"]),
        ("/api/v1/graph", "get", &["200"]),
        ("/api/v1/extract", "post", &["200", "413", "415", "422"]),
        ("/api/v1/check", "post", &["200", "413", "415", "422"]),
        ("/healthz", "get", &["200"]),
        ("/metrics", "get", &["200"]),
    ] {
        let answers = &paths[path][method]["responses"];
        assert!(statuses.iter().all(|status| answers[status].is_object()), "{method} {path}: {answers}");
    }
    let mut references = Vec::new();
    collect(&api, &mut references);
    let missing: Vec<_> =
        references.iter().filter(|path| api.pointer(path.trim_start_matches('#')).is_none()).collect();
    assert!(!references.is_empty() && missing.is_empty(), "{missing:?}");
}

fn collect(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| match value {
            Value::String(path) if name == "$ref" => references.push(path.clone()),
            value => collect(value, references),
        }),
        Value::Array(values) => values.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}

#[test]
fn the_description_is_a_page_without_scripts() {
    let server = Server::of(engine());
    let page = server.get("/docs");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    for words in
        ["GET /api/v1/search", "DELETE /api/v1/documents/{id}", "id=\"SearchView\"", "<a href=\"#SearchView\">"]
    {
        assert!(page.body.contains(words), "{words}");
    }
    assert!(!page.body.contains("<script") && !page.body.contains(" style="), "the policy allows neither");
    assert_eq!(server.get("/api/v1/docs").body, page.body);
}
