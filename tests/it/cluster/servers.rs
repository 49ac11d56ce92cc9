//! Several servers before one index.

use super::{fresh_address, remove};
use crate::cli::{cancu, program};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const TOKEN: &str = "0123456789abcdef";

/// A server of its own process, killed at the end.
struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start(dir: &Path, index: &str) -> Self {
        let arguments =
            ["serve", "--addr", "127.0.0.1:0", "--index", index, "--corpus", "corpus", "--uploads", "uploads"];
        let mut command = program(dir, &[&arguments[..], &["--rate", "0"]].concat());
        command.env("CANCU_TOKEN", TOKEN).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().expect("a server");
        let lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let url = lines.map_while(Result::ok).find_map(|line| {
            let at = line.find("http://127.0.0.1:")?;
            Some(line[at..].trim_end_matches('/').split_whitespace().next()?.trim_end_matches('/').to_owned())
        });
        Self { process, url: url.expect("it says where it listens") }
    }

    fn total(&self, words: &str) -> Option<u64> {
        let question = format!("{}/api/v1/search?q={words}", self.url);
        let mut answer = ureq::get(question).call().ok()?;
        let answer: serde_json::Value = serde_json::from_str(&answer.body_mut().read_to_string().ok()?).ok()?;
        answer["total"].as_u64()
    }

    fn upload(&self, name: &str, text: &str) {
        let body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{text}\r\n--b--\r\n"
        );
        let answer = ureq::post(format!("{}/api/v1/documents", self.url))
            .header("Authorization", format!("Bearer {TOKEN}"))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .send(body);
        assert_eq!(answer.expect("an answer").status(), 201);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn what_one_takes_the_other_finds_and_one_that_dies_is_not_missed() {
    let Some(address) = fresh_address() else { return };
    let dir = TempDir::new().expect("a folder");
    let corpus = dir.path().join("corpus");
    std::fs::create_dir(&corpus).expect("a folder");
    for number in 0..30 {
        let text = format!("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố: {number}/KH-UBND\nKẾ HOẠCH\nGiảm nghèo đợt {number}");
        std::fs::write(corpus.join(format!("{number}.txt")), text).expect("a file");
    }
    assert_eq!(cancu(dir.path(), &["ingest", "corpus", "--index", &address]).status, 0);
    let (one, mut other) = (Server::start(dir.path(), &address), Server::start(dir.path(), &address));
    assert_eq!((one.total("giảm+nghèo"), other.total("giảm+nghèo")), (Some(30), Some(30)));

    // Each takes a document that the other finds within a second.
    for (number, (takes, finds)) in [(&one, &other), (&other, &one)].into_iter().enumerate() {
        let word = ["thủy+lợi", "lâm+nghiệp"][number];
        let text = format!("KẾ HOẠCH\nPhát triển {}", word.replace('+', " "));
        takes.upload(&format!("tải lên {number}.txt"), &text);
        let begun = Instant::now();
        while finds.total(word) != Some(1) {
            assert!(begun.elapsed() < Duration::from_secs(1), "{word} is not found");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    // Under load one is killed; no question to the other fails.
    let (over, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !over.load(SeqCst) {
                    assert_eq!(one.total("giảm+nghèo"), Some(30));
                    asked.fetch_add(1, SeqCst);
                }
            });
        }
        std::thread::sleep(Duration::from_millis(700));
        let before = asked.load(SeqCst);
        let _ = other.process.kill();
        let _ = other.process.wait();
        std::thread::sleep(Duration::from_millis(1500));
        over.store(true, SeqCst);
        assert!(before > 0 && asked.load(SeqCst) > before, "{before} questions before, {} in all", asked.load(SeqCst));
    });
    assert_eq!(other.total("giảm+nghèo"), None);
    remove(&address);
}
