//! Runs that do not come to their end: nothing that was committed is lost, and the next run does the rest.

use super::{Place, counts};
use crate::cli::program;
use crate::engines::sources;
use cancu::index::embedded::Embedded;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PLANS: usize = 800;

fn start(place: &Place) -> Child {
    let mut command = program(place.root(), &["ingest", "plans", "--format", "json"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

fn documents(place: &Place) -> u64 {
    place.status()["documents"].as_u64().expect("a count")
}

#[test]
fn killed_at_any_moment_the_index_opens_and_the_next_run_completes_it() {
    let place = Place::with_plans(PLANS);
    let whole = {
        let other = Place::with_plans(PLANS);
        let begun = Instant::now();
        counts(&other.ingest(&[]), &[("added", PLANS as u64)]);
        begun.elapsed()
    };
    let mut kept = 0;
    // Moments spread over the time that a whole run takes; the low digits of the clock stand for chance.
    for fifth in 1..=5 {
        let chance = Duration::from_nanos(u64::from(Instant::now().elapsed().subsec_nanos()) % 10_000_000);
        let mut child = start(&place);
        std::thread::sleep(whole * fifth / 6 + chance);
        child.kill().expect("killed");
        child.wait().expect("ended");
        if place.root().join("index").exists() && (kept > 0 || place.run(&["status"]).status == 0) {
            let now = documents(&place);
            assert!(now >= kept, "{now} documents where {kept} were committed");
            kept = now;
        }
    }
    let summary = place.ingest(&[]);
    counts(&summary, &[("found", PLANS as u64), ("unchanged", kept), ("added", PLANS as u64 - kept), ("failed", 0)]);
    assert_eq!(documents(&place), PLANS as u64);
}

/// What a reader finds at this moment, without the time that starting the program takes.
fn committed(place: &Place) -> usize {
    Embedded::open_reader(&place.root().join("index")).map_or(0, |engine| sources(&engine).len())
}

#[cfg(unix)]
#[test]
fn interrupted_it_commits_what_is_done_and_says_so() {
    let place = Place::with_plans(PLANS);
    let child = start(&place);
    // After the first commit, and with more to come.
    let deadline = Instant::now() + Duration::from_secs(60);
    while committed(&place) == 0 {
        assert!(Instant::now() < deadline, "nothing was committed");
        std::thread::sleep(Duration::from_millis(1));
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    assert!(sent.success());
    let output = child.wait_with_output().expect("ended");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("stopping after the documents at hand"), "{stderr}");
    let summary: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a summary");
    assert_eq!(summary["stopped"], true, "{summary}");
    let added = summary["added"].as_u64().expect("a count");
    assert!(added < PLANS as u64, "{summary}");
    assert_eq!(documents(&place), added);
    counts(&place.ingest(&[]), &[("unchanged", added), ("added", PLANS as u64 - added), ("failed", 0)]);
}

#[test]
fn a_second_writer_is_refused_and_readers_go_on() {
    let place = Place::with_plans(2);
    place.ingest(&[]);
    let writer = Embedded::open_writer(&place.root().join("index")).expect("a writer");
    place.run(&["ingest", "plans"]).complains(2, "writ");
    place.run(&["ingest", "plans", "--rebuild"]).complains(2, "writ");
    assert_eq!(documents(&place), 2);
    drop(writer);
    counts(&place.ingest(&[]), &[("unchanged", 2)]);
}
