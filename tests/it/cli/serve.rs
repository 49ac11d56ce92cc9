//! `cancu serve`: what it reads before it answers, and how it ends.

use super::{PLAN, cancu, folder, program};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running server; it is killed where a test ends before it.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts the server on a port that the system chooses and waits until it says where it answers.
    fn start(dir: &Path, arguments: &[&str]) -> Self {
        let mut command = program(dir, &[&["serve", "--addr", "127.0.0.1:0"], arguments].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("standard output");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let address = line.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned);
        let address = address.unwrap_or_else(|| panic!("no address in `{line}`"));
        Self { child, address }
    }

    fn total(&self) -> Option<u64> {
        let mut answer = ureq::get(format!("{}/api/v1/search?q=", self.address)).call().expect("an answer");
        answer.body_mut().read_json::<Value>().expect("JSON")["total"].as_u64()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder with a folder of two samples.
fn with_corpus() -> tempfile::TempDir {
    let folder = folder(&[]);
    std::fs::create_dir(folder.path().join("corpus")).expect("a folder");
    for name in ["a.txt", "b.md"] {
        std::fs::write(folder.path().join("corpus").join(name), format!("{PLAN}{name}")).expect("a file");
    }
    folder
}

#[test]
fn without_arguments_the_samples_are_read_and_later_changes_too() {
    let folder = with_corpus();
    assert_eq!(Server::start(folder.path(), &[]).total(), Some(2));
    std::fs::write(folder.path().join("corpus/c.txt"), PLAN).expect("a file");
    let server = Server::start(folder.path(), &[]);
    assert_eq!(server.total(), Some(3));
    // While it serves, the index can be written, and the answers follow.
    std::fs::write(folder.path().join("d.txt"), PLAN).expect("a file");
    assert_eq!(cancu(folder.path(), &["ingest", "d.txt"]).status, 0);
    assert_eq!(server.total(), Some(4));
}

#[test]
fn samples_do_not_mix_with_documents_of_ones_own() {
    let folder = with_corpus();
    std::fs::write(folder.path().join("own.txt"), PLAN).expect("a file");
    assert_eq!(cancu(folder.path(), &["ingest", "own.txt"]).status, 0);
    assert_eq!(Server::start(folder.path(), &[]).total(), Some(1));
    assert_eq!(Server::start(folder.path(), &["--corpus", "corpus"]).total(), Some(3), "asked for, they are read");
}

#[test]
fn with_nothing_to_answer_from_it_says_what_to_do() {
    let folder = folder(&[]);
    cancu(folder.path(), &["serve"]).complains(2, "cancu ingest PATH");
    cancu(folder.path(), &["serve", "--corpus", "nowhere"]).complains(2, "no file or folder at nowhere");
    assert!(!folder.path().join("index").exists());
}

#[cfg(unix)]
#[test]
fn it_ends_orderly_when_asked_to() {
    let folder = with_corpus();
    for signal in ["-INT", "-TERM"] {
        let mut server = Server::start(folder.path(), &[]);
        let sent = Command::new("kill").args([signal, &server.child.id().to_string()]).status().expect("kill");
        assert!(sent.success());
        assert_eq!(server.child.wait().expect("ended").code(), Some(0), "{signal}");
    }
}
