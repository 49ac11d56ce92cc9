//! Many writers of one index.

use super::{Index, cluster, fresh_address, remove};
use crate::cli::{cancu, program};
use crate::support::record;
use cancu::index::embedded::Embedded;
use cancu::index::opensearch::OpenSearch;
use cancu::index::{Access, Batch, Deadline, Engine, Node, Parts, Record, Sources};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tempfile::TempDir;

const WRITERS: usize = 6;

/// How many files the writers share; `CANCU_TEST_FILES` says another number.
fn files() -> usize {
    std::env::var("CANCU_TEST_FILES").ok().and_then(|said| said.parse().ok()).unwrap_or(600)
}

fn records(engine: &dyn Engine) -> Vec<Record> {
    let mut all = Vec::new();
    let view = engine.view(Deadline::NONE).expect("a view");
    view.each(&Node::All, Parts::ALL, &mut |records| {
        all.extend(records);
        Ok(ControlFlow::Continue(()))
    })
    .expect("all records");
    all
}

#[test]
fn six_writers_make_what_one_makes_though_one_is_killed() {
    let Some(address) = fresh_address() else { return };
    let dir = TempDir::new().expect("a folder");
    let files = files();
    for number in 0..files {
        let folder = dir.path().join("plans").join((number % 7).to_string());
        std::fs::create_dir_all(&folder).expect("a folder");
        let text = format!(
            "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố: {number}/KH-UBND\nKẾ HOẠCH\nGiảm nghèo đợt {}\n\
             Căn cứ Nghị định số {}/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;\n",
            number / 2,
            number % 40 + 1
        );
        std::fs::write(folder.join(format!("Kế hoạch {number}.txt")), text).expect("a file");
        if number % 50 == 0 {
            // The same file once more, elsewhere: both are documents, with ids of their own.
            let copies = dir.path().join("plans/copies");
            std::fs::create_dir_all(&copies).expect("a folder");
            std::fs::copy(folder.join(format!("Kế hoạch {number}.txt")), copies.join(format!("Kế hoạch {number}.txt")))
                .expect("a copy");
        }
    }
    assert_eq!(cancu(dir.path(), &["ingest", "plans"]).status, 0);

    let start = |part: usize| {
        let part = format!("{part}/{WRITERS}");
        let mut command = program(dir.path(), &["ingest", "plans", "--part", &part, "--index", &address]);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("a writer")
    };
    let mut writers: Vec<_> = (1..=WRITERS).map(start).collect();
    std::thread::sleep(Duration::from_secs(2));
    let _ = writers[2].kill();
    for (number, writer) in writers.into_iter().enumerate() {
        let output = writer.wait_with_output().expect("it ends");
        assert!(number == 2 || output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(start(3).wait().expect("it ends").success());

    let one = Embedded::open_reader(&dir.path().join("index")).expect("an index");
    let many = OpenSearch::open_reader(&cluster(&address), &Access::default()).expect("an index");
    let (one, mut many) = (records(&one), records(&many));
    assert_eq!((one.len(), many.len()), (files + files / 50, files + files / 50));
    // Which of two equal files has the id with a number behind it is chance, as it is with one writer.
    for (a, b) in one.iter().zip(&mut many) {
        b.source.path.clone_from(&a.source.path);
        assert_eq!(a, b);
    }
    a_copy_that_is_broken_off_goes_on(dir.path(), &one);
    remove(&address);
}

/// Copies the folder `index` of `dir`, which holds `records`, into a cluster and back, killed twice on each way.
fn a_copy_that_is_broken_off_goes_on(dir: &Path, records: &[Record]) {
    let address = fresh_address().expect("a cluster");
    for (from, to) in [("index", address.as_str()), (&address, "back")] {
        for moment in [300, 900] {
            let mut copy = program(dir, &["copy", from, to]);
            let mut copy = copy.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a copy");
            std::thread::sleep(Duration::from_millis(moment));
            let _ = copy.kill();
            copy.wait().expect("it ends");
        }
        let run = cancu(dir, &["copy", from, to]);
        assert_eq!(run.status, 0, "{run:?}");
    }
    let there = OpenSearch::open_reader(&cluster(&address), &Access::default()).expect("an index");
    let back = Embedded::open_reader(&dir.join("back")).expect("an index");
    for copy in [self::records(&there), self::records(&back)] {
        assert!(copy == records, "{} of {} records", copy.len(), records.len());
    }
    remove(&address);
}

#[test]
fn a_late_word_of_an_older_file_is_made_good() {
    let Some(address) = fresh_address() else { return };
    let dir = TempDir::new().expect("a folder");
    std::fs::create_dir_all(dir.path().join("plans")).expect("a folder");
    let (file, ingest) = (dir.path().join("plans/one.txt"), ["ingest", "plans", "--index", &address]);
    std::fs::write(&file, "Kế hoạch cũ").expect("a file");
    assert_eq!(cancu(dir.path(), &ingest).status, 0);
    let engine = OpenSearch::open_writer(&cluster(&address), &Access::default()).expect("an index");
    let older = records(&engine);
    std::fs::write(&file, "Kế hoạch mới hơn").expect("a file");
    assert_eq!(cancu(dir.path(), &ingest).status, 0);
    // A writer that was stopped for long tells at last what it read before.
    engine.apply(Batch { put: older.clone(), ..Batch::default() }).expect("a batch");
    assert_eq!(records(&engine), older);
    assert_eq!(cancu(dir.path(), &ingest).status, 0);
    let now = records(&engine);
    assert_eq!(now.iter().map(|record| record.reading.text.text()).collect::<Vec<_>>(), ["Kế hoạch mới hơn"]);
    remove(&address);
}

#[test]
fn a_document_that_moves_between_writers_stays_one() {
    let Some((engine, index)) = Index::of(3) else { return };
    let cluster = cluster(&index.address);
    let other = OpenSearch::open_writer(&cluster, &Access::default()).expect("a second writer");
    let apply = |engine: &OpenSearch, put: Vec<Record>| {
        engine.apply(Batch { put, ..Batch::default() }).expect("a batch");
    };
    apply(&engine, vec![record("one", "một"), record("two", "hai")]);
    let mut moved = record("one", "một");
    moved.source.path = "/elsewhere/one.txt".to_owned();
    apply(&other, vec![moved.clone()]);
    let before = engine.view(Deadline::NONE).expect("a view").state().clone();
    std::thread::scope(|scope| {
        for engine in [&engine, &other] {
            let moved = moved.clone();
            scope.spawn(move || (0..5).for_each(|_| apply(engine, vec![moved.clone(), record("two", "hai")])));
        }
    });
    let view = other.view(Deadline::NONE).expect("a view");
    assert_ne!(*view.state(), before, "whoever writes, the state has another name");
    let paths: Vec<String> =
        view.sources(&Sources::All).expect("sources").into_iter().map(|entry| entry.source.path).collect();
    assert_eq!(paths, ["/elsewhere/one.txt", "/plans/two.txt"]);
    assert_eq!(*engine.view(Deadline::NONE).expect("a view").state(), *view.state(), "all see one state");
}
