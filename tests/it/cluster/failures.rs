//! Three real nodes, of which some die, hang or come back while others write and ask. Run by `scripts/test` at the end; by
//! hand with `cargo test --test it failures -- --ignored --nocapture`.

#![expect(clippy::print_stdout, reason = "how long things took is what a run of this tells beside its end")]

use super::{cluster, each};
use crate::support::record;
use cancu::index::opensearch::OpenSearch;
use cancu::index::{
    Access, Batch, Deadline, Engine, EngineError, EngineErrorKind, Node, Plan, Sort, TermsMode, TextField,
};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

/// Three nodes of their own, stopped at the end.
struct Nodes {
    port: u16,
    addresses: String,
}

/// Where they keep what they have: known beforehand, so that `scripts/test` can stop them where a test is broken off.
const HOME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/opensearch-three");
const BATCH: usize = 20;

impl Nodes {
    fn start() -> Self {
        // A node takes a port for questions, and one a hundred above it for its like.
        let free = |port: &u16| (*port..port + 3).all(|at| is_free(at) && is_free(at + 100));
        let port = (19_310..19_390).step_by(10).find(free).expect("free ports");
        let mut nodes = Self { port, addresses: String::new() };
        nodes.addresses = nodes.script(&["start", "3"]);
        nodes
    }

    fn script(&self, arguments: &[&str]) -> String {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/opensearch");
        let output = Command::new(script)
            .args(arguments)
            .env("CANCU_OPENSEARCH_HOME", HOME)
            .env("CANCU_OPENSEARCH_PORT", self.port.to_string())
            .output()
            .expect("the script runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8").trim().to_owned()
    }

    /// Which node directs the others, from 1.
    fn manager(&self) -> String {
        let told = each(&self.addresses).filter_map(|node| {
            let mut answer = ureq::get(format!("{node}/_cat/cluster_manager?h=node")).call().ok()?;
            answer.body_mut().read_to_string().ok()
        });
        told.map(|name| name.trim().trim_start_matches("node").to_owned()).next().expect("a node answers")
    }

    fn wait_until(&self, status: &str, nodes: usize) -> Duration {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(180) {
            for node in each(&self.addresses) {
                let wanted = format!("wait_for_status={status}&wait_for_nodes={nodes}&timeout=1s");
                if ureq::get(format!("{node}/_cluster/health?{wanted}")).call().is_ok() {
                    return begun.elapsed();
                }
            }
        }
        panic!("the cluster does not become {status}");
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind(("127.0.0.1", port)).is_ok()
}

impl Drop for Nodes {
    fn drop(&mut self) {
        self.script(&["stop"]);
    }
}

/// What writers and readers saw.
#[derive(Default)]
struct Seen {
    /// Documents whose writing was told done, and those whose writing was begun.
    done: AtomicUsize,
    begun: AtomicUsize,
    answers: AtomicUsize,
    refused: AtomicUsize,
    slowest_write: AtomicUsize,
    slowest_answer: AtomicUsize,
    stop: AtomicBool,
}

impl Seen {
    fn write(&self, engine: &OpenSearch) {
        while !self.stop.load(SeqCst) {
            let first = self.begun.fetch_add(BATCH, SeqCst);
            let put = (first..first + BATCH).map(|number| record(&format!("d{number:06}"), "kế hoạch giảm nghèo"));
            let begun = Instant::now();
            engine.apply(Batch { put: put.collect(), ..Batch::default() }).expect("writes go on until they are done");
            keep(&self.slowest_write, begun);
            self.done.fetch_add(BATCH, SeqCst);
        }
    }

    fn read(&self, engine: &OpenSearch) {
        while !self.stop.load(SeqCst) {
            let before = self.done.load(SeqCst);
            let begun = Instant::now();
            match ask(engine) {
                Ok((total, found)) => {
                    let after = self.begun.load(SeqCst);
                    assert!((before..=after).contains(&total), "{total} of {before} to {after} were told");
                    assert_eq!(total, found, "all documents hold the words");
                    self.answers.fetch_add(1, SeqCst);
                }
                Err(error) => {
                    let kinds = [EngineErrorKind::Unavailable, EngineErrorKind::TimedOut];
                    assert!(kinds.contains(&error.kind), "{error}");
                    println!("    refused: {error}");
                    self.refused.fetch_add(1, SeqCst);
                }
            }
            keep(&self.slowest_answer, begun);
        }
    }
}

fn keep(slowest: &AtomicUsize, begun: Instant) {
    slowest.fetch_max(usize::try_from(begun.elapsed().as_millis()).expect("no ages"), SeqCst);
}

/// How many documents there are, and how many hold two words: both from one state.
fn ask(engine: &OpenSearch) -> Result<(usize, usize), EngineError> {
    let view = engine.view(Deadline::after(Duration::from_secs(10)))?;
    let terms = vec!["giam".to_owned(), "ngheo".to_owned()];
    let words = Node::Terms { field: TextField::Fold, terms, mode: TermsMode::Phrase, boost: 1.0 };
    let plan = Plan { matching: words, sort: Sort::Relevance, offset: 0, limit: 10, facets: Vec::new() };
    let total = view.search(&[Plan::count(Node::All)])?[0].total;
    Ok((total, view.search(&[plan])?[0].total))
}

/// Lets one write and two ask while `harm` is done, and looks whether anything was lost.
fn meanwhile(name: &str, nodes: &Nodes, engine: &OpenSearch, seen: &Seen, harm: impl FnOnce()) {
    for counter in [&seen.answers, &seen.refused, &seen.slowest_write, &seen.slowest_answer] {
        counter.store(0, SeqCst);
    }
    seen.stop.store(false, SeqCst);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| seen.write(engine));
        let readers = [scope.spawn(|| seen.read(engine)), scope.spawn(|| seen.read(engine))];
        std::thread::sleep(Duration::from_secs(2));
        harm();
        std::thread::sleep(Duration::from_secs(2));
        seen.stop.store(true, SeqCst);
        writer.join().expect("the writer ends well");
        readers.into_iter().for_each(|reader| reader.join().expect("a reader ends well"));
    });
    let green = nodes.wait_until("green", 3);
    let done = seen.done.load(SeqCst);
    let (total, _) = ask(engine).expect("an answer");
    assert_eq!(total, done, "{name}: nothing told done is lost");
    println!(
        "{name}: {done} told done, none lost; {} answers, {} refused; longest write {} ms, longest answer {} ms; green after {green:?}",
        seen.answers.load(SeqCst),
        seen.refused.load(SeqCst),
        seen.slowest_write.load(SeqCst),
        seen.slowest_answer.load(SeqCst),
    );
}

#[test]
#[ignore = "kills real nodes for over two minutes; scripts/test runs it with --ignored when all other tests are done"]
fn nothing_is_lost_and_nothing_half_told() {
    let nodes = Nodes::start();
    let access = Access { shards: 3, replicas: 1, ..Access::default() };
    let engine =
        OpenSearch::open_writer(&cluster(&format!("{}/failures", nodes.addresses)), &access).expect("an index");
    nodes.wait_until("green", 3);
    let seen = Seen::default();
    let other = |manager: &str| ["1", "2", "3"].into_iter().find(|node| *node != manager).expect("another").to_owned();

    let node = other(&nodes.manager());
    meanwhile("a node is killed", &nodes, &engine, &seen, || {
        nodes.script(&["one", &node, "KILL"]);
        std::thread::sleep(Duration::from_secs(8));
        nodes.script(&["one", &node, "again"]);
    });
    let manager = nodes.manager();
    meanwhile("the cluster manager is killed", &nodes, &engine, &seen, || {
        nodes.script(&["one", &manager, "KILL"]);
        std::thread::sleep(Duration::from_secs(8));
        nodes.script(&["one", &manager, "again"]);
    });
    let node = other(&nodes.manager());
    meanwhile("a node hangs for 20 s", &nodes, &engine, &seen, || {
        nodes.script(&["one", &node, "STOP"]);
        std::thread::sleep(Duration::from_secs(20));
        nodes.script(&["one", &node, "CONT"]);
    });

    for node in ["1", "2", "3"] {
        nodes.script(&["one", node, "KILL"]);
    }
    let error = ask(&engine).expect_err("nobody is there");
    assert_eq!(error.kind, EngineErrorKind::Unavailable, "{error}");
    println!("all are away: {error}");
    // They come back as nodes that run no scripts.
    for node in ["1", "2", "3"] {
        nodes.script(&["one", node, "again", "script.allowed_types=none"]);
    }
    nodes.wait_until("green", 3);
    let (total, _) = ask(&engine).expect("an answer");
    assert_eq!(total, seen.done.load(SeqCst), "all are back with all documents");
    let address = format!("{}/without-scripts", nodes.addresses);
    super::order::is_that_of_a_folder(&OpenSearch::open_writer(&cluster(&address), &access).expect("an index"));
}
