//! The program as a person meets it: arguments in, lines and an exit status out.

mod authority;
mod compare;
mod serve;

use cancu::config::{Block, blocks};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

/// What one run of the program printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The program, to be run in `dir` with nothing of our own environment that it would read.
pub(crate) fn program(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cancu"));
    command.current_dir(dir).args(arguments).stdin(Stdio::null());
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CANCU_")) {
        command.env_remove(name);
    }
    command
}

/// Runs the program to its end.
pub(crate) fn cancu(dir: &Path, arguments: &[&str]) -> Run {
    let output = program(dir, arguments).output().expect("the program starts");
    Run {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
    }
}

impl Run {
    /// Standard output as one JSON value.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Asserts that the run ended with `status` and one sentence on standard error that holds `words`.
    pub(crate) fn complains(&self, status: i32, words: &str) {
        assert_eq!(self.status, status, "{self:?}");
        assert!(self.stderr.contains(words), "{words}: {self:?}");
        assert_eq!(self.stderr.trim_end().lines().count(), 1, "{self:?}");
        assert!(!self.stderr.contains("panicked"), "{self:?}");
    }
}

/// The fields of a citation that programs rely on.
const CITATION: [&str; 22] = [
    "start",
    "end",
    "page",
    "surface",
    "kind",
    "doc_type",
    "number",
    "year",
    "symbol",
    "canonical",
    "date",
    "issuer",
    "issuer_written",
    "subject",
    "pinpoint",
    "role",
    "amends",
    "parent",
    "authority",
    "urn",
    "candidates",
    "anomalies",
];

const PLAN: &str = "Văn bản mẫu\nỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố: 12/KH-UBND\n\
    Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ.\n";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

#[test]
fn extract_prints_one_object_a_line_in_the_order_given() {
    let folder = folder(&[("b.txt", PLAN), ("a.txt", "Văn bản mẫu\nKế hoạch\n")]);
    let run = cancu(folder.path(), &["extract", "b.txt", "a.txt"]);
    assert_eq!(run.status, 0, "{run:?}");
    let lines: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.iter().map(|line| line["source"].as_str()).collect::<Vec<_>>(), [Some("b.txt"), Some("a.txt")]);
    assert_eq!(lines[0]["text"], PLAN);
    for field in ["document", "pages", "outline", "tasks", "citations", "notices"] {
        assert!(!lines[0][field].is_null(), "{field} is missing");
    }
    for field in ["type", "number", "title", "province_today", "date", "year", "period", "signer", "recipients"] {
        assert!(lines[0]["document"].get(field).is_some(), "{field} is missing");
    }
}

#[test]
fn extract_offsets_count_code_points() {
    let folder = folder(&[("a.txt", PLAN)]);
    let document = cancu(folder.path(), &["extract", "a.txt"]).json();
    let characters: Vec<char> = document["text"].as_str().expect("text").chars().collect();
    let citations = document["citations"].as_array().expect("citations");
    assert!(!citations.is_empty());
    for citation in citations {
        for field in CITATION {
            assert!(citation.get(field).is_some(), "{field} is missing: {citation}");
        }
        let place = |end: &str| usize::try_from(citation[end].as_u64().expect(end)).expect(end);
        let slice: String = characters[place("start")..place("end")].iter().collect();
        assert_eq!(slice.split_whitespace().collect::<Vec<_>>().join(" "), citation["surface"]);
    }
}

#[test]
fn extract_goes_on_after_files_that_cannot_be_read() {
    let folder = folder(&[("good.txt", PLAN), ("empty.txt", "")]);
    let run = cancu(folder.path(), &["extract", "missing.txt", "empty.txt", ".", "good.txt"]);
    assert_eq!(run.status, 1, "{run:?}");
    let lines: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["source"], "missing.txt");
    assert_eq!(lines[0]["error"]["kind"], "missing");
    assert_eq!(lines[1]["error"]["stage"], "read");
    assert_eq!(lines[2]["error"]["kind"], "folder");
    assert_eq!(lines[3]["text"], PLAN);
    cancu(folder.path(), &["extract", "missing.txt", "--format", "text"]).complains(1, "no file at missing.txt");
}

#[test]
fn extract_prints_a_table_and_rows() {
    let folder = folder(&[("a.txt", PLAN)]);
    let text = cancu(folder.path(), &["extract", "--format", "text", "a.txt"]);
    assert!(text.stdout.contains("a.txt\n") && text.stdout.contains("1 page, "), "{text:?}");
    let rows = cancu(folder.path(), &["extract", "--format", "tsv", "a.txt"]);
    let columns: Vec<usize> = rows.stdout.lines().map(|line| line.split('\t').count()).collect();
    assert!(columns.len() > 1 && columns.iter().all(|count| *count == columns[0]), "{rows:?}");
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = folder(&[("a.txt", &PLAN.repeat(2000))]);
    let arguments: Vec<&str> = ["extract"].into_iter().chain(std::iter::repeat_n("a.txt", 40)).collect();
    let mut command = program(folder.path(), &arguments);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn wrong_usage_ends_with_two_and_a_reason() {
    let folder = folder(&[]);
    for (arguments, words) in [
        (&["search"] as &[&str], "<QUERY>"),
        (&["search", "x", "--limit=-1"], "-1 is not in 0..=1000"),
        (&["search", "x", "--limit", "-1"], "-1 is not in 0..=1000"),
        (&["search", "x", "--from=-5"], "-5 is not in"),
        (&["search", "x", "--year=20200"], "20200 is not in"),
        (&["search", "x", "--format", "xml"], "[possible values: table, json, csv, xlsx]"),
        (&["cited-by", "63/2010/NĐ-CP", "--role", "cites"], "legal_basis"),
        (&["ingest"], "<PATH>"),
        (&["ingest", ".", "--max-file-mib=0"], "it is not a whole number from 1 to 4096"),
        (&["ingest", ".", "--threads", "100000"], "--threads"),
        (&["serve", "--addr", "somewhere"], "--addr"),
        (&["destroy"], "unrecognized subcommand"),
        (&[], "Usage"),
    ] {
        let run = cancu(folder.path(), arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {run:?}");
        assert!(run.stderr.contains(words), "{arguments:?}: {run:?}");
    }
}

#[test]
fn a_bad_variable_is_named() {
    let folder = folder(&[]);
    let output = program(folder.path(), &["status"]).env("CANCU_THREADS", "many").output().expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains("CANCU_THREADS is `many`"), "{stderr}");
}

#[test]
fn help_tells_every_setting_with_its_default_and_its_variable() {
    let dir = folder(&[]);
    let help = |command| cancu(dir.path(), &[command, "--help"]).stdout;
    let help: String = (help("ingest") + &help("serve")).split_whitespace().collect::<Vec<_>>().join(" ");
    for Block { flag, variable, usual, .. } in blocks() {
        let told = match flag {
            Some(_) => format!("[default: {usual}] [env: {variable}]"),
            None => format!("{variable} "),
        };
        assert!(help.contains(&told), "{told} is missing:\n{help}");
    }
    assert!(!help.contains("worker ") && !help.contains(" launch "), "what serves ourselves is hidden");
}

#[test]
fn limits_may_be_set_by_flag_or_variable() {
    let folder = folder(&[("a.txt", "Văn bản mẫu\u{C}Trang hai")]);
    for (flag, name) in [("--worker-mib=1", "CANCU_WORKER_MIB"), ("--max-ratio=0", "CANCU_MAX_RATIO")] {
        let run = cancu(folder.path(), &["extract", "a.txt", flag]);
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.stderr.contains("a whole number from"), "{run:?}");
        let value = flag.rsplit('=').next().expect("a value");
        let output =
            program(folder.path(), &["extract", "a.txt"]).env(name, value).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(name), "{output:?}");
    }
    assert_eq!(cancu(folder.path(), &["extract", "a.txt", "--ocr", "sometimes"]).status, 2);
    assert_eq!(cancu(folder.path(), &["extract", "a.txt", "--ocr", "never"]).json()["pages"], 2);
}

#[test]
fn without_an_index_every_question_ends_with_two() {
    let folder = folder(&[("note.txt", "x")]);
    for arguments in [&["status"] as &[&str], &["search", "x"], &["cited-by", "63/2010/NĐ-CP"], &["authority", "x"]] {
        cancu(folder.path(), arguments).complains(2, "cancu ingest");
        assert!(!folder.path().join("index").exists(), "a question must not make an index");
    }
}
