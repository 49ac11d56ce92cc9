//! What the server says when things are absent, broken, slow or in the way.

use super::records::engine;
use super::server::{Server, limits, service};
use cancu::api::{Limits, serve};
use cancu::index::memory::Memory;
use cancu::index::{
    Batch, Deadline, DocumentId, Engine, EngineError, EngineErrorKind, FacetCount, Hits, Node, OnRecords, Parts, Plan,
    Record, SourceEntry, Sources, State, Values, View,
};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// An engine that first waits and then fails.
struct Broken(Duration);

const SECRET: &str = "cannot read /srv/secret/index";

impl Broken {
    fn fail<T>(&self) -> Result<T, EngineError> {
        std::thread::sleep(self.0);
        Err(EngineError { kind: EngineErrorKind::Io, message: SECRET.into(), source: None })
    }
}

impl Engine for Broken {
    fn view(&self, _: Deadline) -> Result<Box<dyn View + '_>, EngineError> {
        Ok(Box::new(BrokenView(self, State::default())))
    }

    fn apply(&self, _: Batch) -> Result<State, EngineError> {
        self.fail()
    }
}

struct BrokenView<'e>(&'e Broken, State);

impl View for BrokenView<'_> {
    fn state(&self) -> &State {
        &self.1
    }
    fn search(&self, _: &[Plan]) -> Result<Vec<Hits>, EngineError> {
        self.0.fail()
    }
    fn fetch(&self, _: &[DocumentId], _: Parts) -> Result<Vec<Record>, EngineError> {
        self.0.fail()
    }
    fn values(&self, _: &[Values]) -> Result<Vec<Vec<FacetCount>>, EngineError> {
        self.0.fail()
    }
    fn each(&self, _: &Node, _: Parts, _: &mut OnRecords<'_>) -> Result<(), EngineError> {
        self.0.fail()
    }
    fn sources(&self, _: &Sources) -> Result<Vec<SourceEntry>, EngineError> {
        self.0.fail()
    }
}

const ROUTES: [&str; 9] = [
    "/api/v1/compare",
    "/api/v1/legal-basis?topic=x",
    "/api/v1/graph",
    "/readyz",
    "/api/v1/search?q=x",
    "/api/v1/documents/x",
    "/api/v1/documents/x/source",
    "/api/v1/authorities?q=x",
    "/api/v1/authorities/x/cited-by",
];

#[test]
fn a_broken_index_is_told_without_its_inner_words() {
    let server = Server::of(Broken(Duration::ZERO));
    for path in ROUTES {
        let (status, error) = server.error(path);
        assert_eq!((status, &error["code"]), (500, &json!("index_failed")), "{path}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
    for path in ["/", "/?q=x", "/documents/x", "/authorities/x"] {
        let reply = server.get(path);
        assert_eq!(reply.status, 500, "{path}");
        assert!(reply.body.contains("Máy chủ gặp lỗi") && !reply.body.contains("secret"), "{path}");
    }
    assert_eq!(server.get("/healthz").status, 200, "the process lives nevertheless");
}

#[test]
fn a_slow_index_is_given_up_at_the_deadline_and_a_full_server_says_so() {
    let limits = Limits { concurrent: 1, deadline: Duration::from_millis(400), ..limits() };
    let server = Server::limited(Broken(Duration::from_secs(2)), limits);
    let begun = Instant::now();
    let first = server.get("/api/v1/search?q=x");
    assert_eq!((first.status, first.header("retry-after")), (503, "1"));
    assert_eq!(first.json()["error"]["code"], "too_slow");
    // The question given up still holds the only room.
    let second = server.get("/api/v1/search?q=y");
    assert_eq!((second.status, &second.json()["error"]["code"]), (503, &json!("busy")));
    let page = server.get("/?q=y");
    assert_eq!((page.status, page.header("retry-after")), (503, "1"));
    assert!(page.body.contains("Máy chủ đang bận"), "a reader gets a page: {}", page.body);
    assert_eq!(server.get("/assets/style.css").status, 200, "and the page has its style");
    assert!(begun.elapsed() < Duration::from_secs(2), "nobody waited for the engine");
}

#[test]
fn unknown_names_routes_and_methods_have_their_status() {
    let server = Server::of(engine());
    for (path, code) in [
        ("/api/v1/documents/none", "no_document"),
        ("/api/v1/documents/none/text", "no_document"),
        ("/api/v1/documents/none/citations", "no_document"),
        ("/api/v1/documents/none/source", "no_document"),
        ("/api/v1/authorities/none", "no_authority"),
        ("/api/v1/nothing", "no_route"),
        ("/api/v2/search", "no_route"),
    ] {
        let (status, error) = server.error(path);
        assert_eq!((status, &error["code"]), (404, &json!(code)), "{path}");
    }
    assert_eq!(server.error("/api/v1/documents/%FF").0, 400);
    let refused = server.delete("/api/v1/documents/quang-ngai-2020/text");
    assert_eq!((refused.status, &refused.json()["error"]["code"]), (405, &json!("no_method")));
    assert_eq!(server.json("/api/v1/authorities/none/cited-by")["total"], 0, "nobody cites it: an empty answer");
}

#[test]
fn every_reply_is_safe_for_a_browser() {
    let server = Server::of(engine());
    for path in
        ["/", "/healthz", "/nowhere", "/api/v1/search", "/api/v1/nothing", "/api/v1/search?limit=x", "/assets/icon.svg"]
    {
        let reply = server.get(path);
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[test]
fn a_port_in_use_is_one_clear_sentence() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address");
    let service = service(Arc::new(Memory::new()));
    let error = serve(service, address, |_| panic!("it cannot be bound")).expect_err("the port is taken").to_string();
    assert!(error.starts_with(&format!("{address} is in use by another program")), "{error}");
    assert!(!error.contains('\n'));
}

#[test]
#[cfg(unix)]
fn the_program_serves_its_corpus_and_stops_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).expect("a folder");
    std::fs::write(corpus.join("a.txt"), "Kế hoạch rà soát thủ tục hành chính").expect("written");
    std::fs::write(corpus.join("PROVENANCE.md"), "# rà soát: where it comes from").expect("written");
    let mut program = Command::new(env!("CARGO_BIN_EXE_cancu"))
        .args(["serve", "--addr", "127.0.0.1:0", "--corpus"])
        .arg(&corpus)
        .env("CANCU_INDEX", folder.path().join("index"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut said = String::new();
    BufReader::new(program.stdout.take().expect("its output")).read_line(&mut said).expect("a line");
    let base = said.split_whitespace().find(|word| word.starts_with("http://")).expect("it names its address");
    assert_eq!(Server::at(base).json("/api/v1/search?q=ra+soat")["total"], 1, "the list of provenance is no document");
    let asked = Command::new("kill").args(["-TERM", &program.id().to_string()]).status().expect("kill runs");
    assert!(asked.success());
    let begun = Instant::now();
    let ended = program.wait().expect("it ends");
    assert!(ended.success(), "{ended}");
    assert!(begun.elapsed() < Duration::from_secs(8));
}
