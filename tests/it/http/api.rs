//! The routes of the contract.

use super::records::{DECREE, differing, engine, with};
use super::server::Server;
use crate::support::record;
use cancu::index::memory::Memory;
use cancu::ingest::{Options, run};
use cancu::registry::Registry;
use cancu::view::page::segment;
use serde_json::{Value, json};
use std::io::{Cursor, Write};
use std::sync::atomic::AtomicBool;

fn ids(answer: &Value, list: &str) -> Vec<String> {
    let mut ids: Vec<String> = answer[list]
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect();
    ids.dedup();
    ids
}

/// `text` from code point `range[0]` to `range[1]`.
fn slice(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().expect("a start") as usize, end.as_u64().expect("an end") as usize);
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn the_process_lives_and_the_index_answers() {
    let server = Server::of(engine());
    assert_eq!(server.json("/healthz"), json!({ "status": "ok" }));
    let mut ready = server.json("/readyz");
    let named: Vec<Value> = ["index", "format"].map(|name| ready[name].take()).into();
    assert!(named.iter().all(Value::is_string), "{named:?}");
    let rest = json!({ "status": "ready", "documents": 4, "index": null, "format": null, "condition": "it answers" });
    assert_eq!(ready, rest);
}

#[test]
fn search_finds_counts_and_narrows() {
    let server = Server::of(engine());
    let answer = server.json("/api/v1/search?q=ki%E1%BB%83m%20so%C3%A1t");
    assert_eq!(answer["total"], 1);
    let hit = &answer["hits"][0];
    assert_eq!(hit["id"], "dong-nai-2022");
    assert_eq!(hit["type"], "Kế hoạch");
    assert_eq!(hit["canonical"], "42/KH-UBND");
    let snippet = &hit["snippets"][0];
    let text = snippet["text"].as_str().expect("words");
    let found = &snippet["highlights"][0];
    assert_eq!(slice(text, &found[0], &found[1]), "kiểm soát");
    assert_eq!(answer["facets"]["province"], json!([{ "value": "Đồng Nai", "count": 1 }]));

    assert_eq!(ids(&server.json("/api/v1/search?q=hanh+chinh&province=nghe+an"), "hits"), ["nghe-an-2021"]);
    assert_eq!(ids(&server.json("/api/v1/search?year=2020"), "hits"), ["quang-ngai-2020"]);
    assert_eq!(ids(&server.json("/api/v1/search?cites=17-NQ/TW"), "hits"), ["quang-ngai-2020"]);
    assert_eq!(server.json("/api/v1/search?q=&province=&year=")["total"], 4, "what is empty is not asked");
}

#[test]
fn pages_of_hits_end_where_hits_end() {
    let server = Server::of(engine());
    let first = ids(&server.json("/api/v1/search?sort=oldest&limit=2"), "hits");
    let second = ids(&server.json("/api/v1/search?sort=oldest&limit=2&offset=2"), "hits");
    assert_eq!(first, ["quang-ngai-2020", "nghe-an-2021"]);
    assert_eq!(second[0], "dong-nai-2022");
    let beyond = server.json("/api/v1/search?offset=5000");
    assert_eq!((beyond["total"].as_u64(), beyond["hits"].as_array().map(Vec::len)), (Some(4), Some(0)));
}

#[test]
fn a_parameter_that_means_nothing_is_named() {
    let server = Server::of(engine());
    for (path, field) in [
        ("/api/v1/search?limit=-1", "limit"),
        ("/api/v1/search?limit=101", "limit"),
        ("/api/v1/search?offset=-1", "offset"),
        ("/api/v1/search?offset=99999999999999999999", "offset"),
        ("/api/v1/search?year=20", "year"),
        ("/api/v1/search?year=MMXX", "year"),
        ("/api/v1/search?sort=best", "sort"),
        ("/api/v1/authorities?limit=x", "limit"),
        ("/api/v1/authorities/63-2010-nd-cp/cited-by?role=boss", "role"),
        ("/api/v1/authorities/63-2010-nd-cp/cited-by?limit=-1", "limit"),
    ] {
        let (status, error) = server.error(path);
        assert_eq!((status, &error["code"], &error["field"]), (400, &json!("bad_query"), &json!(field)), "{path}");
        assert!(error["message"].as_str().is_some_and(|m| m.contains(&format!("`{field}`"))), "{error}");
    }
}

#[test]
fn a_question_of_any_length_is_answered() {
    let server = Server::of(engine());
    let long = "a+".repeat(5_000);
    assert_eq!(server.get(&format!("/api/v1/search?q={long}")).status, 200);
    assert_eq!(server.json("/api/v1/search?province=Atlantis")["total"], 0);
    assert_eq!(server.get("/api/v1/search?q=%FF%FE%00%22%28").status, 200);
}

#[test]
fn a_document_says_what_it_is_and_what_it_cites() {
    let server = Server::of(engine());
    let document = server.json("/api/v1/documents/quang-ngai-2020");
    assert_eq!(document["document"]["province"], "Quảng Ngãi");
    assert_eq!(document["document"]["date"], "2020-03-12");
    assert_eq!(document["pages"], 2);
    assert_eq!(document["source"], "quang-ngai-2020.txt");
    assert!(!document.to_string().contains("/plans/"), "the server's folders are nobody's business");

    let text = server.json("/api/v1/documents/quang-ngai-2020/text");
    let words = text["text"].as_str().expect("a text");
    assert_eq!(text["page_spans"][1]["page"], 2);
    let second = &text["page_spans"][1];
    assert!(slice(words, &second["start"], &second["end"]).starts_with("Trang hai"));

    let citations = server.json("/api/v1/documents/quang-ngai-2020/citations");
    assert_eq!(citations["total"], 2);
    for citation in citations["citations"].as_array().expect("a list") {
        assert_eq!(slice(words, &citation["start"], &citation["end"]), citation["surface"].as_str().expect("words"));
    }
    assert_eq!(citations["citations"][1]["page"], 2);
    assert_eq!(citations["citations"][1]["role"], "implements");
}

#[test]
fn who_cites_a_decree_and_where() {
    let server = Server::of(engine());
    let found = server.json("/api/v1/authorities?q=ngh%E1%BB%8B+%C4%91%E1%BB%8Bnh+63/2010");
    assert_eq!(found["authorities"][0]["key"], DECREE);
    assert_eq!(found["authorities"][0]["documents"], 2);

    let decree = server.json("/api/v1/authorities/63-2010-nd-cp");
    assert_eq!((&decree["canonical"], &decree["documents"]), (&json!("63/2010/NĐ-CP"), &json!(2)));

    let answer = server.json("/api/v1/authorities/63-2010-nd-cp/cited-by");
    assert_eq!(answer["total"], 2);
    assert_eq!(ids(&answer, "citing"), ["dong-nai-2022", "quang-ngai-2020"]);
    let basis = server.json("/api/v1/authorities/63-2010-nd-cp/cited-by?role=legal_basis");
    assert_eq!(ids(&basis, "citing"), ["quang-ngai-2020"]);
    assert_eq!(basis["citing"][0]["page"], 1);
    assert_eq!(
        ids(&server.json("/api/v1/authorities/63-2010-nd-cp/cited-by?province=dong+nai"), "citing"),
        ["dong-nai-2022"]
    );
    assert_eq!(server.json("/api/v1/authorities/63-2010-nd-cp/cited-by?year=1999")["total"], 0);
    assert_eq!(server.json("/api/v1/authorities/63-2010-nd-cp/cited-by?offset=7")["citing"], json!([]));
}

#[test]
fn what_documents_say_of_an_authority_and_who_says_it() {
    let server = Server::of(differing());
    let resolution = server.json("/api/v1/authorities/17-nq-tw-2007");
    let conflict = &resolution["conflicts"][0];
    assert_eq!((&conflict["aspect"], &resolution["documents"]), (&json!("date"), &json!(2)));
    let said = |at: usize| (&conflict["values"][at]["value"], &conflict["values"][at]["said_by"][0]["id"]);
    assert_eq!([said(0), said(1)], [(&json!("2007-08-01"), &json!("one")), (&json!("2007-08-11"), &json!("two"))]);
    assert_eq!(resolution["names"][0]["count"], 2);
    for list in ["amends", "amended_by", "held", "held_as", "subjects", "provinces", "years"] {
        assert!(resolution[list].is_array(), "{list}: {resolution}");
    }
    let decree = server.json("/api/v1/authorities/quang-ngai.19-ct-ubnd-2018");
    assert_eq!((&decree["documents"], &decree["settled_by_corpus"]), (&json!(2), &json!(1)));
}

#[test]
fn the_corpus_settles_what_a_text_leaves_open() {
    let server = Server::of(differing());
    let key = json!("quang-ngai.19-ct-ubnd-2018");
    for path in ["/api/v1/documents/two/citations", "/api/v1/documents/two"] {
        let open = &server.json(path)["citations"][1];
        assert_eq!((&open["authority"], &open["settled_by"]), (&key, &json!("corpus")), "{path}");
    }
    let settled = &server.json("/api/v1/documents/one/citations")["citations"][1];
    assert_eq!((&settled["authority"], &settled["settled_by"]), (&key, &Value::Null));
    let citing = server.json("/api/v1/authorities/quang-ngai.19-ct-ubnd-2018/cited-by");
    assert_eq!(ids(&citing, "citing"), ["one", "two"]);
    assert_eq!(citing["citing"][1]["settled_by"], "corpus");
}

#[test]
fn the_original_leaves_as_it_was_read_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("written");
        let mut record = record(name, "x");
        record.source.path = path.to_string_lossy().into_owned();
        record.source.name = name.to_owned();
        record.source.hash = blake3::hash(content).to_hex().to_string();
        record
    };
    let records = vec![
        made("kế hoạch.pdf", b"%PDF-1.7 x"),
        made("trang.html", b"<script>1</script>"),
        made("sau.txt", b"then"),
        made("mat.txt", b"gone"),
    ];
    let server = Server::of(with(records));
    std::fs::write(folder.path().join("sau.txt"), b"now").expect("written");
    std::fs::remove_file(folder.path().join("mat.txt")).expect("removed");

    let pdf = server.get("/api/v1/documents/k%E1%BA%BF%20ho%E1%BA%A1ch.pdf/source");
    assert_eq!((pdf.status, pdf.body.as_str()), (200, "%PDF-1.7 x"));
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert_eq!(pdf.header("content-disposition"), "inline; filename*=UTF-8''k%E1%BA%BF%20ho%E1%BA%A1ch.pdf");
    let page = server.get("/api/v1/documents/trang.html/source");
    assert_eq!(page.header("content-type"), "application/octet-stream", "a page of others is never a page of ours");
    assert!(page.header("content-disposition").starts_with("attachment"));
    assert_eq!(server.error("/api/v1/documents/sau.txt/source").1["code"], "source_changed");
    assert_eq!(server.error("/api/v1/documents/mat.txt/source").1["code"], "no_source");
}

/// An archive of `members`, names and contents.
fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a member");
        zip.write_all(content).expect("its bytes");
    }
    zip.finish().expect("a ZIP").into_inner()
}

#[test]
fn a_member_of_an_archive_leaves_as_it_was_read_or_not_at_all() {
    const PLAN: &[u8] = "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2025\n".as_bytes();
    let other = |number: u8| [PLAN, &[b'0' + number]].concat();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gửi #1.zip");
    let inner = archive(&[("trong#2.txt", &other(1))]);
    let members: [(&str, &[u8]); 4] =
        [("hồ sơ/kế hoạch.txt", PLAN), ("inner.zip", &inner), ("twice.txt", &other(2)), ("../twice.txt", &other(3))];
    std::fs::write(&path, archive(&members)).expect("written");
    let engine = Memory::new();
    let (options, paths, stop) = (Options::default(), [folder.path().to_owned()], AtomicBool::new(false));
    run(&options, &engine, &Registry::built_in(), &paths, &mut |_| (), &stop).expect("a run");
    let server = Server::of(engine);
    let hits = server.json("/api/v1/search?q=&limit=50")["hits"].clone();
    let source = |name: &str| {
        let hit = hits.as_array().expect("hits").iter().find(|hit| hit["name"] == name);
        let id = hit.and_then(|hit| hit["id"].as_str()).unwrap_or_else(|| panic!("no {name}: {hits}"));
        format!("/api/v1/documents/{}/source", segment(id))
    };
    let plan = server.get(&source("kế hoạch.txt"));
    assert_eq!((plan.status, plan.bytes.as_slice()), (200, PLAN), "{}", plan.body);
    assert_eq!(plan.header("content-disposition"), "attachment; filename*=UTF-8''k%E1%BA%BF%20ho%E1%BA%A1ch.txt");
    assert_eq!(server.get(&source("2.txt")).bytes, other(1), "an archive within the archive");
    let (status, error) = server.error(&source("twice.txt"));
    assert_eq!((status, &error["code"]), (409, &json!("several_members")));

    std::fs::write(&path, archive(&[("hồ sơ/kế hoạch.txt", &other(4))])).expect("written");
    let (status, error) = server.error(&source("kế hoạch.txt"));
    assert_eq!((status, &error["code"]), (409, &json!("source_changed")));
    std::fs::remove_file(&path).expect("removed");
    assert_eq!(server.error(&source("kế hoạch.txt")).1["code"], "no_source");
}
