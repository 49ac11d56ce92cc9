//! What every client may rely on: names of requests, conditional requests, compression, limits, counts.

use super::records::engine;
use super::server::{Server, limits};
use crate::support::record;
use cancu::api::Limits;
use cancu::corpus::Library;
use cancu::index::memory::Memory;
use cancu::index::{Batch, Engine};
use serde_json::json;
use std::sync::Arc;

#[test]
fn an_answer_that_cannot_have_changed_is_not_sent_again() {
    let index = Arc::new(engine());
    let server = Server::with(Memory::new(), |service| service.library = Library::over(index.clone()));
    let path = "/api/v1/search?q=thu+tuc";
    let first = server.get(path);
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    assert_eq!(first.header("cache-control"), "no-cache");
    let known = |path: &str| server.send("GET", path, &[("if-none-match", &format!("\"x\", {tag}"))], &[]);
    let same = known(path);
    assert_eq!((same.status, same.body.as_str(), same.header("etag")), (304, "", tag.as_str()));
    assert_eq!(known("/api/v1/search?q=thu").status, 200, "another question");
    index.apply(Batch { put: vec![record("new", "thủ tục")], ..Batch::default() }).expect("applied");
    assert_eq!(known(path).status, 200, "the index changed");
    assert_eq!(server.get("/api/v1/search?limit=x").header("etag"), "", "an error has no name");
}

#[test]
fn requests_have_names() {
    let server = Server::of(engine());
    let given = server.send("GET", "/api/v1/search?limit=x", &[("x-request-id", "a-1.b")], &[]);
    assert_eq!(given.header("x-request-id"), "a-1.b");
    assert_eq!(given.json()["error"]["request_id"], "a-1.b");
    for odd in ["two words", "", &"x".repeat(65)] {
        let named = server.send("GET", "/healthz", &[("x-request-id", odd)], &[]);
        let name = named.header("x-request-id");
        assert!(name.len() == 16 && name != odd, "{name}");
    }
    assert_ne!(server.get("/").header("x-request-id"), server.get("/").header("x-request-id"));
}

#[test]
fn long_answers_are_compressed_for_who_asks() {
    let server = Server::of(engine());
    let path = "/api/v1/search?q=thu+tuc";
    let plain = server.get(path);
    let packed = server.send("GET", path, &[("accept-encoding", "gzip")], &[]);
    assert_eq!((plain.header("content-encoding"), packed.header("content-encoding")), ("", "gzip"));
    assert!(packed.bytes.starts_with(&[0x1F, 0x8B]) && packed.bytes.len() < plain.bytes.len());
    assert_eq!(plain.header("etag"), packed.header("etag"));
}

#[test]
fn a_client_that_asks_too_often_is_told_to_wait() {
    let server = Server::limited(engine(), Limits { rate: 1, ..limits() });
    let statuses: Vec<u16> = (0..4).map(|_| server.get("/api/v1/search?q=x").status).collect();
    assert_eq!(statuses[..2], [200, 200], "as often as in two seconds at once");
    let refused = (0..10).map(|_| server.get("/api/v1/search?q=x")).find(|r| r.status == 429).expect("a refusal");
    assert_eq!((refused.header("retry-after"), &refused.json()["error"]["code"]), ("1", &json!("too_many_requests")));
}

#[test]
fn other_sites_ask_only_where_they_may() {
    let server = Server::of(engine());
    let from = [("origin", "https://a.vn")];
    assert_eq!(server.send("GET", "/healthz", &from, &[]).header("access-control-allow-origin"), "");
    let server = Server::with(engine(), |service| service.origins = vec!["https://a.vn".into()]);
    assert_eq!(server.send("GET", "/healthz", &from, &[]).header("access-control-allow-origin"), "https://a.vn");
    let other = server.send("GET", "/healthz", &[("origin", "https://b.vn")], &[]);
    assert_eq!(other.header("access-control-allow-origin"), "");
}

#[test]
fn methods_that_are_not_taken_are_named() {
    let server = Server::of(engine());
    for (path, allowed) in
        [("/api/v1/search", "GET,HEAD"), ("/api/v1/extract", "POST"), ("/healthz", "GET,HEAD"), ("/", "GET,HEAD")]
    {
        let refused = server.send("PATCH", path, &[], &[]);
        assert_eq!((refused.status, refused.header("allow")), (405, allowed), "{path}");
        assert_eq!(refused.json()["error"]["code"], "no_method");
    }
    let head = server.send("HEAD", "/api/v1/search?q=x", &[], &[]);
    assert_eq!((head.status, head.body.as_str(), head.header("content-type")), (200, "", "application/json"));
}

#[test]
fn the_server_counts_what_it_does() {
    let server = Server::of(engine());
    server.get("/api/v1/search?q=x");
    server.get("/api/v1/documents/none");
    server.get("/nowhere");
    let metrics = server.get("/metrics");
    assert_eq!(metrics.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    for line in [
        "cancu_requests_total{route=\"/api/v1/search\",method=\"GET\",status=\"200\"} 1",
        "cancu_requests_total{route=\"/api/v1/documents/{id}\",method=\"GET\",status=\"404\"} 1",
        "cancu_requests_total{route=\"other\",method=\"GET\",status=\"404\"} 1",
        "cancu_request_seconds_count{route=\"/api/v1/search\"} 1",
        "cancu_request_seconds_bucket{route=\"/api/v1/search\",le=\"+Inf\"} 1",
        "cancu_documents 4",
        "cancu_running{kind=\"question\"} 0",
        "cancu_waiting{kind=\"file\"} 0",
    ] {
        assert!(metrics.body.lines().any(|other| other == line), "{line}\n{}", metrics.body);
    }
}
