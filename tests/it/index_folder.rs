//! What an index folder must survive: strangers, other versions, two writers, and a death at any moment.

use crate::engines::{find, sources};
use crate::support::record;
use cancu::index::embedded::Embedded;
use cancu::index::{Batch, Engine, EngineErrorKind, Node, Plan, Sort};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

fn sample() -> Batch {
    let put = ["one", "two", "three"].map(|id| record(id, "kế hoạch")).to_vec();
    Batch { put, ..Batch::default() }
}

#[test]
fn folders_that_are_no_index() {
    let dir = TempDir::new().expect("a folder");
    let kind = |opened: Result<Embedded, cancu::index::EngineError>| {
        let error = opened.err().expect("a refusal");
        assert!(error.message.contains('`'), "{error} names the place");
        error.kind
    };
    let absent = dir.path().join("absent");
    assert_eq!(kind(Embedded::open_reader(&absent)), EngineErrorKind::Missing);
    assert!(!absent.exists(), "looking makes no folder");
    assert_eq!(kind(Embedded::open_reader(dir.path())), EngineErrorKind::Missing);
    let foreign = dir.path().join("foreign");
    std::fs::create_dir(&foreign).expect("a folder");
    std::fs::write(foreign.join("thesis.doc"), "mine").expect("a file");
    let file = foreign.join("thesis.doc");
    for place in [&foreign, &file] {
        assert_eq!(kind(Embedded::open_reader(place)), EngineErrorKind::NotAnIndex);
        assert_eq!(kind(Embedded::open_writer(place)), EngineErrorKind::NotAnIndex);
        assert_eq!(kind(Embedded::rebuild(place)), EngineErrorKind::NotAnIndex);
    }
    assert_eq!(names(&foreign), ["thesis.doc"], "a foreign folder stays untouched");
    assert!(Embedded::open_writer(&absent).is_ok(), "an absent folder becomes an index");
    assert!(Embedded::open_reader(&absent).is_ok());
}

#[test]
fn another_format_is_refused_and_rebuilt() {
    let dir = TempDir::new().expect("a folder");
    Embedded::open_writer(dir.path()).and_then(|engine| engine.apply(sample())).expect("an index");
    std::fs::write(dir.path().join("cancu-format"), "cancu index, format 0\n").expect("a file");
    std::fs::write(dir.path().join("notes.md"), "mine").expect("a file");
    let before = names(dir.path());
    for opened in [Embedded::open_reader(dir.path()), Embedded::open_writer(dir.path())] {
        let error = opened.err().expect("a refusal");
        assert_eq!(error.kind, EngineErrorKind::OtherVersion);
        assert!(error.message.contains("cancu ingest --rebuild"), "{error}");
    }
    assert_eq!(names(dir.path()), before, "a refused index stays as it was");
    let rebuilt = Embedded::rebuild(dir.path()).expect("an empty index");
    assert_eq!(sources(&rebuilt), []);
    assert_eq!(std::fs::read_to_string(dir.path().join("notes.md")).expect("a file"), "mine");
}

#[test]
fn one_writes_and_others_go_on_reading() {
    let dir = TempDir::new().expect("a folder");
    let writer = Embedded::open_writer(dir.path()).expect("an index");
    let reader = Embedded::open_reader(dir.path()).expect("a reader beside the writer");
    let second = Embedded::open_writer(dir.path()).err().expect("a refusal");
    assert_eq!(second.kind, EngineErrorKind::Busy);
    let everything = Plan { matching: Node::All, sort: Sort::Id, offset: 0, limit: 10, facets: Vec::new() };
    assert_eq!(find(&reader, &everything).total, 0);
    writer.apply(sample()).expect("a commit");
    assert_eq!(find(&reader, &everything).total, 3, "a commit is seen at once");
    assert_eq!(reader.apply(sample()).expect_err("a refusal").kind, EngineErrorKind::ReadOnly);
    drop(writer);
    assert!(Embedded::open_writer(dir.path()).is_ok(), "the right to write ends with the writer");
}

#[test]
fn a_reader_outlives_a_rebuild() {
    let dir = TempDir::new().expect("a folder");
    Embedded::open_writer(dir.path()).and_then(|engine| engine.apply(sample())).expect("an index");
    let reader = Embedded::open_reader(dir.path()).expect("a reader");
    let total = || {
        let plan = Plan { matching: Node::All, sort: Sort::Id, offset: 0, limit: 10, facets: Vec::new() };
        find(&reader, &plan).total
    };
    assert_eq!(total(), 3);
    let rebuilt = Embedded::rebuild(dir.path()).expect("an empty index");
    assert_eq!(total(), 0);
    rebuilt.apply(Batch { put: vec![record("new", "mới")], ..Batch::default() }).expect("a commit");
    assert_eq!(total(), 1);
}

#[test]
fn nothing_is_written_where_nothing_changes() {
    let dir = TempDir::new().expect("a folder");
    Embedded::open_writer(dir.path()).and_then(|engine| engine.apply(sample())).expect("an index");
    let before = times(dir.path());
    Embedded::open_writer(dir.path()).and_then(|engine| engine.apply(Batch::default())).expect("an index");
    assert_eq!(times(dir.path()), before);
}

#[test]
fn a_beginning_without_a_commit_is_no_damage() {
    for left in [&[][..], &["cancu-writer.lock"], &["cancu-writer.lock", "cancu-format"]] {
        let dir = TempDir::new().expect("a folder");
        for name in left {
            std::fs::write(dir.path().join(name), "").expect("a file");
        }
        assert_eq!(Embedded::open_reader(dir.path()).err().expect("a refusal").kind, EngineErrorKind::Missing);
        let engine = Embedded::open_writer(dir.path()).expect("an index");
        engine.apply(sample()).expect("a commit");
    }
}

#[test]
fn a_damaged_index_says_so() {
    let dir = TempDir::new().expect("a folder");
    Embedded::open_writer(dir.path()).and_then(|engine| engine.apply(sample())).expect("an index");
    std::fs::write(dir.path().join("meta.json"), "{").expect("a file");
    let error = Embedded::open_reader(dir.path()).err().expect("a refusal");
    assert_eq!(error.kind, EngineErrorKind::Damaged);
    assert!(error.message.contains("--rebuild"), "{error}");
    assert!(Embedded::rebuild(dir.path()).is_ok());
}

fn names(dir: &Path) -> Vec<String> {
    times(dir).into_iter().map(|(name, _)| name).collect()
}

fn times(dir: &Path) -> Vec<(String, SystemTime)> {
    let entries = std::fs::read_dir(dir).expect("a folder").map(|entry| {
        let entry = entry.expect("an entry");
        let time = entry.metadata().and_then(|meta| meta.modified()).expect("a time");
        (entry.file_name().to_string_lossy().into_owned(), time)
    });
    let mut entries: Vec<_> = entries.collect();
    entries.sort();
    entries
}

const VICTIM: &str = "CANCU_TEST_VICTIM";

/// Not a test of its own: the process that the next one kills. It writes batch after batch and notes each commit.
#[test]
fn victim() {
    let Some(dir) = std::env::var_os(VICTIM) else { return };
    let dir = Path::new(&dir);
    let engine = Embedded::open_writer(&dir.join("index")).expect("an index");
    let before = sources(&engine).len();
    for number in before.. {
        let put = vec![record(&format!("{number:06}"), &"kiểm soát thủ tục hành chính ".repeat(200))];
        engine.apply(Batch { put, ..Batch::default() }).expect("a commit");
        std::fs::write(dir.join("committed"), (number + 1).to_string()).expect("a note");
    }
}

#[test]
fn killed_at_any_moment_the_last_commit_stands() {
    let dir = TempDir::new().expect("a folder");
    let index = dir.path().join("index");
    let note = || std::fs::read_to_string(dir.path().join("committed")).ok().and_then(|n| n.parse::<usize>().ok());
    let mut noted = 0;
    for round in 0..6u64 {
        let mut victim = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "index_folder::victim"])
            .env(VICTIM, dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a process");
        std::thread::sleep(Duration::from_millis(40 + round * 97));
        victim.kill().expect("a kill");
        victim.wait().expect("an end");
        // A note that was cut short by the kill says less than the one before.
        noted = noted.max(note().unwrap_or(0));
        match Embedded::open_reader(&index) {
            Ok(engine) => {
                let plan = Plan { matching: Node::All, sort: Sort::Id, offset: 0, limit: 1, facets: Vec::new() };
                let found = find(&engine, &plan).total;
                assert!(found >= noted, "round {round}: {noted} were committed, {found} are left");
                assert_eq!(sources(&engine).len(), found);
            }
            Err(error) => {
                assert_eq!((error.kind, noted), (EngineErrorKind::Missing, 0), "round {round}: {error}");
            }
        }
    }
    assert!(noted > 0, "the rounds were long enough to commit");
    Embedded::open_writer(&index).and_then(|engine| engine.apply(sample())).expect("writing goes on");
}
