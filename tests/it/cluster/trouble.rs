//! Everything that may be wrong with a cluster is one sentence, of a kind that programs can tell.

use super::{Index, cluster, each, fresh_address, nodes, remove};
use crate::support::record;
use cancu::index::opensearch::OpenSearch;
use cancu::index::{Access, Batch, Deadline, Engine, EngineError, EngineErrorKind, Node, Plan};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::{Duration, Instant};

#[track_caller]
fn check(kind: EngineErrorKind, words: &str, outcome: Result<impl Sized, EngineError>) {
    let Err(error) = outcome else { panic!("{words}: there is no error") };
    assert_eq!(error.kind, kind, "{error}");
    assert!(error.message.contains(words), "{error}");
    assert!(!error.message.contains('\n'), "{error}");
}

fn reader(address: &str) -> Result<OpenSearch, EngineError> {
    OpenSearch::open_reader(&cluster(address), &Access::default())
}

fn writer(address: &str) -> Result<OpenSearch, EngineError> {
    OpenSearch::open_writer(&cluster(address), &Access::default())
}

fn put(ids: &[&str]) -> Batch {
    Batch { put: ids.iter().map(|id| record(id, "kế hoạch")).collect(), ..Batch::default() }
}

fn all(engine: &dyn Engine, until: Deadline) -> Result<usize, EngineError> {
    Ok(engine.view(until)?.search(&[Plan::count(Node::All)])?[0].total)
}

fn send(method: &str, address: &str, path: &str, body: &str) {
    let (nodes, index) = address.rsplit_once('/').expect("an address");
    let node = each(nodes).next().expect("a node");
    let request = ureq::http::Request::builder().method(method).uri(format!("{node}/{index}{path}"));
    let request = request.header("content-type", "application/json").body(body.to_owned()).expect("a request");
    ureq::Agent::new_with_defaults().run(request).unwrap_or_else(|error| panic!("{method} {path}: {error}"));
}

#[test]
fn nobody_is_there() {
    check(EngineErrorKind::Unavailable, "can be reached", reader("http://127.0.0.1:1/cancu"));
    check(EngineErrorKind::Unavailable, "can be reached", reader("http://127.0.0.1:1,127.0.0.1:2/cancu"));
}

#[test]
fn something_else_is_there() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/cancu", listener.local_addr().expect("a port"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>");
        }
    });
    check(EngineErrorKind::NotAnIndex, "does not answer as OpenSearch does", reader(&address));
}

#[test]
fn a_node_that_hangs_is_left_in_time() {
    let Some((engine, index)) = Index::of(1) else { return };
    // Nobody takes the connections: they wait in the system's queue.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let silent = listener.local_addr().expect("a port");
    let (real, name) = index.address.trim_start_matches("http://").split_once('/').expect("an address");
    drop(engine);
    let engine = writer(&format!("http://{real},{silent}/{name}")).expect("the first answers");
    engine.apply(put(&["one"])).expect("the first answers");
    let second = reader(&format!("http://{silent},{real}/{name}"));
    assert_eq!(
        all(&second.expect("the second answers"), Deadline::after(Duration::from_secs(10))).expect("an answer"),
        1
    );
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let Some(address) = fresh_address() else { return };
    check(EngineErrorKind::Missing, "cancu ingest --index http://", reader(&address));
    send("PUT", &address, "", r#"{"mappings": {"properties": {"x": {"type": "keyword"}}}}"#);
    for outcome in [reader(&address), writer(&address), OpenSearch::rebuild(&cluster(&address), &Access::default())] {
        check(EngineErrorKind::NotAnIndex, "was not made by cancu", outcome);
    }
    remove(&address);
    send("PUT", &address, "", r#"{"mappings": {"_meta": {"cancu": {"format": 0}}}}"#);
    check(EngineErrorKind::OtherVersion, "another version of cancu", reader(&address));
    check(EngineErrorKind::OtherVersion, "another version of cancu", writer(&address));
    let rebuilt = OpenSearch::rebuild(&cluster(&address), &Access::default()).expect("a new index");
    assert_eq!(all(&rebuilt, Deadline::NONE).expect("an answer"), 0);
    remove(&address);
}

#[test]
fn a_full_disk_is_said_at_once() {
    let Some((engine, index)) = Index::of(1) else { return };
    send("PUT", &index.address, "/_settings", r#"{"index.blocks.read_only_allow_delete": true}"#);
    let begun = Instant::now();
    check(EngineErrorKind::Full, "disk is nearly full", engine.apply(put(&["one"])));
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    assert_eq!(all(&engine, Deadline::NONE).expect("reading goes on"), 0);
    send("PUT", &index.address, "/_settings", r#"{"index.blocks.read_only_allow_delete": null}"#);
    engine.apply(put(&["one"])).expect("there is room again");
    assert_eq!(all(&engine, Deadline::NONE).expect("an answer"), 1);
}

#[test]
fn an_index_without_all_of_its_shards_answers_nothing() {
    let Some(address) = fresh_address() else { return };
    // No node has this name, so that no shard finds a place.
    let body = r#"{"settings": {"index.routing.allocation.require._name": "nobody"},
        "mappings": {"_meta": {"cancu": {"format": 1}}}}"#;
    send("PUT", &address, "?wait_for_active_shards=0", body);
    let engine = reader(&address).expect("the index is known");
    check(EngineErrorKind::Unavailable, "a part of the index", all(&engine, Deadline::after(Duration::from_secs(5))));
    remove(&address);
}

#[test]
fn a_question_outlives_its_point_in_time_where_nothing_has_changed() {
    let Some((engine, _index)) = Index::of(3) else { return };
    engine.apply(put(&["one", "two"])).expect("a batch");
    let view = engine.view(Deadline::NONE).expect("a view");
    let lose = || {
        let nodes = nodes().expect("a cluster");
        let node = each(&nodes).next().expect("a node");
        ureq::delete(format!("{node}/_search/point_in_time/_all")).call().expect("they are closed");
    };
    let count = || view.search(&[Plan::count(Node::All)]).map(|hits| hits[0].total);
    lose();
    assert_eq!(count().expect("the same state again"), 2);
    engine.apply(put(&["three"])).expect("a batch");
    assert_eq!(count().expect("the state that was opened"), 2);
    lose();
    check(EngineErrorKind::Unavailable, "ask again", count());
    assert_eq!(all(&engine, Deadline::NONE).expect("a new question"), 3);
}
