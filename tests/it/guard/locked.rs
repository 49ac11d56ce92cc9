//! Workers and foreign programs cannot get out.

use crate::cli::{cancu, program};
use crate::ingest::Place;
use crate::support::skip_anywhere;
use std::net::TcpListener;
use std::process::Stdio;

/// Whether this kernel holds what we ask it to; where it does not, that is told, and the rest cannot be tested.
fn held(what: &str) -> bool {
    let place = Place::with_plans(1);
    place.ingest(&[]);
    let guard = place.status()["guard"].clone();
    assert_eq!(guard["ready"], true, "{guard}");
    let held = guard[what] == "fully" || guard[what] == "partly";
    if !held {
        assert!(guard["message"].as_str().is_some_and(|message| message.contains("gaps")), "{guard}");
        skip_anywhere(&format!("a kernel that holds {what}"));
    }
    held
}

#[test]
fn a_worker_has_limits_and_a_filter() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = program(folder.path(), &["worker", "536870912"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    // The first frame says that it has locked itself in.
    std::io::Read::read_exact(child.stdout.as_mut().expect("a stream"), &mut [0; 16]).expect("a frame");
    let read = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", child.id())).expect("/proc");
    let (limits, status) = (read("limits"), read("status"));
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_whitespace().rev().nth(1).unwrap_or_default().parse::<u64>().ok()
    };
    assert_eq!(limit("Max data size"), Some((512 + 320) << 20), "{limits}");
    assert_eq!((limit("Max core file size"), limit("Max file size")), (Some(0), Some(0)), "{limits}");
    if held("calls") {
        assert!(status.lines().any(|line| line.split_whitespace().eq(["Seccomp:", "2"])), "{status}");
    }
    // Its parent is gone: so is the worker.
    drop(child.stdin.take());
    assert!(child.wait().expect("ended").success());
}

#[test]
fn foreign_programs_see_what_is_installed_and_their_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.txt"), "secret").expect("a file");
    let launched = |arguments: &[&str]| cancu(folder.path(), &[&["launch"], arguments].concat());
    assert_eq!(launched(&["--", "sh", "-c", "exit 7"]).status, 7);
    assert_eq!(launched(&["--", "cancu-no-such-program"]).status, 127);
    if held("files") {
        let run = launched(&["--", "cat", "a.txt"]);
        assert!(run.status != 0 && run.stdout.is_empty(), "{run:?}");
        let path = folder.path().to_string_lossy().into_owned();
        assert_eq!(launched(&["--folder", &path, "--", "cat", "a.txt"]).stdout, "secret");
        assert_eq!(launched(&["--folder", &path, "--", "sh", "-c", "echo x > b.txt"]).status, 0);
        let outside = tempfile::tempdir().expect("a folder");
        let there = outside.path().join("c.txt").to_string_lossy().into_owned();
        assert_ne!(launched(&["--folder", &path, "--", "sh", "-c", &format!("echo x > {there}")]).status, 0);
    }
    if held("calls") {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let connect = format!("exec 3<>/dev/tcp/127.0.0.1/{port}");
        assert_ne!(launched(&["--", "bash", "-c", &connect]).status, 0);
    }
}

#[test]
fn a_program_that_is_no_reader_is_told_at_once() {
    use cancu::guard::Guard;
    use cancu::reader::{Reader, ReaderOptions};
    use cancu::view::sentences::source_error;
    for program in ["/nowhere/cancu", "/bin/true"] {
        let guard = Guard::new(program.into());
        let error = Reader::guarded(guard, ReaderOptions::default()).expect_err("no worker");
        assert_eq!(error.kind().name(), "worker");
        assert!(source_error(&error).en.contains(program), "{error}");
    }
}
