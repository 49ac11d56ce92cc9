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

/// Whoever reads the description alone knows what every parameter, shape and field means.
#[test]
fn nothing_is_left_undescribed() {
    let server = Server::of(engine());
    let api = server.json("/openapi.json");
    let mut bare = Vec::new();
    for (name, schema) in api["components"]["schemas"].as_object().expect("schemas") {
        let parts = schema["allOf"].as_array().into_iter().flatten();
        for part in std::iter::once(schema).chain(parts) {
            let fields = part["properties"].as_object().into_iter().flatten();
            bare.extend(fields.filter(|(_, field)| !is_described(field)).map(|(field, _)| format!("{name}.{field}")));
        }
    }
    for (path, methods) in api["paths"].as_object().expect("paths") {
        for (method, route) in methods.as_object().expect("methods") {
            let parameters = route["parameters"].as_array().into_iter().flatten();
            bare.extend(parameters.filter(|p| !is_described(p)).map(|p| format!("{method} {path} {}", p["name"])));
        }
    }
    assert!(bare.is_empty(), "without a description: {bare:#?}");
}

fn is_described(value: &Value) -> bool {
    value["description"].as_str().is_some_and(|words| words.len() > 4)
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
