//! Tasks of real plans, against those that were listed by hand before.

use super::shared_document;
use crate::support::shared;
use std::collections::BTreeMap;

/// The least harmonic mean of precision and recall.
const F1: f64 = 0.9;

const LISTED: &str = include_str!("../../fixtures/tasks/plans.tsv");

#[test]
#[expect(clippy::print_stderr, reason = "the measured figures are worth seeing")]
fn tasks_of_five_plans() {
    if shared().is_none() {
        return;
    }
    let mut listed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in LISTED.lines().skip(1) {
        let (file, task) = row.split_once('\t').expect("a row");
        listed.entry(file).or_default().push(task.trim_end().replace('\t', " / "));
    }
    let (mut right, mut wanted, mut found) = (0, 0, 0);
    let mut shown = String::new();
    for (file, tasks) in listed {
        let (text, document) = shared_document(&format!("corpus/plans/{file}")).expect("the shared data");
        let read: Vec<String> = document
            .tasks
            .iter()
            .map(|task| {
                let line = text.text()[..task.span.start].matches('\n').count() + 1;
                let due = task.due.map(|due| due.to_string()).unwrap_or_default();
                let when = task.when.clone().unwrap_or_default();
                // Remarks in parentheses were not listed.
                let when = when.split(" (").next().unwrap_or_default();
                let row = [line.to_string(), task.lead.join("|"), task.with.join("|"), when.to_owned(), due];
                row.join("\t").trim_end().replace('\t', " / ")
            })
            .collect();
        wanted += tasks.len();
        found += read.len();
        let mut left = read.clone();
        for task in &tasks {
            match left.iter().position(|read| read == task) {
                Some(at) => {
                    left.remove(at);
                    right += 1;
                }
                None => shown += &format!("{file}: not found: {task}\n"),
            }
        }
        for task in left {
            shown += &format!("{file}: not listed: {task}\n");
        }
    }
    let f1 = 2.0 * f64::from(right) / f64::from(u32::try_from(wanted + found).unwrap_or(1));
    eprintln!("{shown}{right} right of {wanted} listed and {found} found, F1 {f1:.3}");
    assert!(f1 >= F1, "F1 {f1:.3}");
}
