//! Workers that are ended, and a program that is ended while they work.

use super::made;
use crate::cli::program;
use crate::ingest::{Place, counts};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Long enough for a machine under load.
const PATIENCE: Duration = Duration::from_secs(60);

/// A place with a file that keeps its worker busy, and the program that reads it.
fn busy() -> (Place, Child) {
    let place = Place::with_plans(3);
    std::fs::write(place.plan("a-forms.pdf"), made::nested_forms()).expect("a file");
    let flags = ["ingest", "plans", "--format", "json", "--worker-seconds", "600", "--max-operations", "1000000000"];
    let mut command = program(place.root(), &flags);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    (place, child)
}

/// The workers of the process `parent` and how long each has been busy, in ticks of the system's clock.
fn workers(parent: u32) -> Vec<(u32, u64)> {
    let processes = std::fs::read_dir("/proc").expect("/proc").flatten();
    let worker = |entry: std::fs::DirEntry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
        // What follows the name in parentheses: state, parent, ..., the 12th is the time in user mode.
        let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
        (fields[1] == parent.to_string()).then(|| Some((id, fields[11].parse().ok()?)))?
    };
    processes.filter_map(worker).collect()
}

/// Waits until one of its workers has been at its file for a while.
fn busy_worker(child: &Child) -> u32 {
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some((id, _)) = workers(child.id()).into_iter().find(|(_, ticks)| *ticks > 30) {
            return id;
        }
        assert!(Instant::now() < until, "no worker is busy");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn kill(id: u32) {
    assert!(Command::new("kill").args(["-KILL", &id.to_string()]).status().expect("kill").success());
}

#[test]
fn a_worker_that_is_ended_costs_its_file_and_that_is_tried_again() {
    let (place, child) = busy();
    kill(busy_worker(&child));
    let output = child.wait_with_output().expect("ended");
    assert_eq!(output.status.code(), Some(1));
    let summary: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a summary");
    counts(&summary, &[("found", 4), ("added", 3), ("failed", 1)]);
    let failure = place.status()["failures"][0].clone();
    assert_eq!(failure["kind"], "killed", "{failure}");
    // Its fault it was not.
    std::fs::write(place.plan("a-forms.pdf"), made::nested_forms()).expect("a file");
    place.ingest(&["--worker-seconds", "1"]);
    let again = place.status()["failures"][0].clone();
    assert_ne!(again["kind"], "killed", "{again}");
}

#[test]
fn workers_do_not_outlive_their_parent() {
    let (_place, mut child) = busy();
    busy_worker(&child);
    let orphans: Vec<u32> = workers(child.id()).into_iter().map(|(id, _)| id).collect();
    child.kill().expect("killed");
    child.wait().expect("ended");
    let until = Instant::now() + PATIENCE;
    // Nobody may be there to collect them: what is left of an ended process has no program.
    while orphans.iter().any(|id| Path::new(&format!("/proc/{id}/exe")).read_link().is_ok()) {
        assert!(Instant::now() < until, "{orphans:?} go on");
        std::thread::sleep(Duration::from_millis(20));
    }
}
