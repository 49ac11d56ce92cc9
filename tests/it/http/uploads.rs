//! Documents that clients send to be kept, and take out again.

use super::server::Server;
use cancu::corpus::Library;
use cancu::index::Access;
use cancu::index::embedded::Embedded;
use cancu::ingest::{Options, Uploads, run};
use cancu::registry::Registry;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

const TOKEN: &str = "0123456789abcdef";
const BEARER: [(&str, &str); 1] = [("authorization", "Bearer 0123456789abcdef")];
const PLAN: &str =
    "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2025\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010;\n";

/// A corpus with one file of its keeper's, its index, and a server that may write.
struct Place {
    root: tempfile::TempDir,
    server: Server,
}

impl Place {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(root.path().join("corpus")).expect("a folder");
        std::fs::write(root.path().join("corpus/own.txt"), "Kế hoạch của tỉnh").expect("written");
        let index = root.path().join("index");
        ingest(&index, &root.path().join("corpus"));
        let reader = Embedded::open_reader(&index).expect("an index");
        let folder = root.path().join("corpus/uploads");
        let open =
            Arc::new(move || Library::open_to_change(&cancu::index::Place::Folder(index.clone()), &Access::default()));
        let server = Server::with(reader, |service| {
            service.uploads = Uploads::new(folder, open);
            service.token = Some(blake3::hash(TOKEN.as_bytes()));
        });
        Self { root, server }
    }

    fn uploads(&self) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(self.root.path().join("corpus/uploads")) else { return Vec::new() };
        entries.map(|entry| entry.expect("an entry").path()).collect()
    }
}

fn ingest(index: &Path, corpus: &Path) -> cancu::ingest::Summary {
    let engine = Embedded::open_writer(index).expect("an index");
    let stop = AtomicBool::new(false);
    run(&Options::default(), &engine, &Registry::built_in(), &[corpus.to_owned()], &mut |_| (), &stop).expect("a run")
}

#[test]
fn writing_wants_the_token_and_is_off_without_one() {
    let place = Place::new();
    for headers in [&[][..], &[("authorization", "Bearer fedcba9876543210")], &[("authorization", "Basic x")]] {
        let refused = place.server.post_file("/api/v1/documents", headers, "a.txt", b"x");
        assert_eq!((refused.status, refused.header("www-authenticate")), (401, "Bearer"));
        assert_eq!(place.server.send("DELETE", "/api/v1/documents/x", headers, &[]).status, 401);
    }
    assert!(place.uploads().is_empty());
    let closed = Server::of(super::records::engine());
    let refused = closed.post_file("/api/v1/documents", &BEARER, "a.txt", b"x");
    assert_eq!((refused.status, &refused.json()["error"]["code"]), (403, &json!("writing_off")));
    assert!(refused.body.contains("CANCU_TOKEN"), "it says how to switch it on: {}", refused.body);
}

#[test]
fn a_document_is_kept_found_and_taken_out() {
    let place = Place::new();
    let server = &place.server;
    let made = server.post_file("/api/v1/documents", &BEARER, "../../kế hoạch.txt", PLAN.as_bytes());
    assert_eq!(made.status, 201, "{}", made.body);
    let record = made.json();
    let path = made.header("location").to_owned();
    assert_eq!((&record["name"], &record["document"]["year"]), (&json!("kế hoạch.txt"), &json!(2025)));
    assert_eq!(server.json(&path), record);
    assert_eq!(server.json("/api/v1/search?q=ki%E1%BB%83m+so%C3%A1t")["total"], 1);
    assert_eq!(server.get(&format!("{path}/source")).body, PLAN);
    assert_eq!(place.uploads().len(), 1);

    let again = server.post_file("/api/v1/documents", &BEARER, "copy.txt", PLAN.as_bytes());
    assert_eq!((again.status, &again.json()["id"]), (200, &record["id"]), "the same content is there already");
    assert_eq!(place.uploads().len(), 1);
    let namesake = server.post_file(
        "/api/v1/documents",
        &BEARER,
        "kế hoạch.txt",
        b"M\xe1\xbb\x99t k\xe1\xba\xbf ho\xe1\xba\xa1ch",
    );
    assert_eq!((namesake.status, &namesake.json()["name"]), (201, &json!("kế hoạch (2).txt")));

    let summary = ingest(&place.root.path().join("index"), &place.root.path().join("corpus"));
    assert_eq!((summary.unchanged, summary.added, summary.changed), (3, 0, 0), "an ingest knows what was uploaded");

    assert_eq!(server.send("DELETE", &path, &BEARER, &[]).status, 204);
    assert_eq!(server.error(&path).0, 404);
    assert_eq!(server.send("DELETE", &path, &BEARER, &[]).status, 404);
    assert_eq!(place.uploads().len(), 1);
}

#[test]
fn what_cannot_be_read_leaves_nothing_behind() {
    let place = Place::new();
    for (name, bytes) in
        [("a.pdf", &b"%PDF-1.7 nothing"[..]), ("rows.jsonl", br#"{"id":"a","text":"b"}"#), ("empty.txt", b"")]
    {
        let refused = place.server.post_file("/api/v1/documents", &BEARER, name, bytes);
        assert_eq!(refused.status, 422, "{name}: {}", refused.body);
        assert!(refused.json()["error"]["message"].as_str().is_some_and(|m| m.contains(name)), "{}", refused.body);
    }
    assert!(place.uploads().is_empty());
    assert_eq!(place.server.json("/readyz")["documents"], 1);
}

#[test]
fn files_of_the_keeper_and_an_index_in_use_are_left_alone() {
    let place = Place::new();
    let own = place.server.json("/api/v1/search?q=t%E1%BB%89nh")["hits"][0]["id"].as_str().expect("an id").to_owned();
    let refused = place.server.send("DELETE", &format!("/api/v1/documents/{own}"), &BEARER, &[]);
    assert_eq!((refused.status, &refused.json()["error"]["code"]), (409, &json!("not_an_upload")));
    assert!(place.root.path().join("corpus/own.txt").exists());

    let _writing = Embedded::open_writer(&place.root.path().join("index")).expect("the lock");
    let busy = place.server.post_file("/api/v1/documents", &BEARER, "a.txt", PLAN.as_bytes());
    assert_eq!((busy.status, &busy.json()["error"]["code"]), (503, &json!("busy")));
    assert!(place.uploads().is_empty(), "{:?}", place.uploads());
}
