//! Documents whose effects were read by hand.

use super::super::support::{registry, shared};
use cancu::effect::Effects;
use cancu::ingest::pipeline::read_text;
use serde_json::Value;
use std::collections::BTreeSet;

fn fold(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `kind target` of the gold's sure effects of this document, each by all names of its target.
fn wanted(gold: &Value) -> Vec<BTreeSet<String>> {
    let told = |effect: &&Value| ["ambiguous", "reported", "declared"].iter().all(|key| effect[*key] != true);
    let rows = gold["effects"].as_array().into_iter().flatten().filter(told);
    let mut found: Vec<BTreeSet<String>> = Vec::new();
    for effect in rows {
        let names = ["target", "number_elsewhere", "as_written"].iter().filter_map(|key| effect[*key].as_str());
        let keys: BTreeSet<String> =
            names.map(|name| format!("{} {}", effect["kind"].as_str().unwrap_or_default(), fold(name))).collect();
        if !found.contains(&keys) {
            found.push(keys);
        }
    }
    found
}

#[test]
fn effects_of_real_documents() {
    let Some(shared) = shared() else { return };
    let gold = std::fs::read_to_string(shared.join("effects/gold.jsonl")).expect("the gold is there");
    let (mut wants, mut hits, mut founds, mut right) = (0, 0, 0, 0);
    let (mut days, mut same) = (0, 0);
    for gold in gold.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON Lines")) {
        let name = gold["text"].as_str().expect("a text");
        let text = std::fs::read_to_string(shared.join("effects/texts").join(name)).expect("its text");
        let Effects { effects, .. } = effects_of(&text);
        let whole = |row: &&Value| matches!(row["what"].as_str(), Some("whole" | "rest"));
        let day = gold["in_effect"].as_array().into_iter().flatten().find(whole).and_then(|row| row["from"].as_str());
        if let Some(day) = day {
            days += 1;
            same += u32::from(effects_of(&text).day().is_some_and(|own| own.to_string() == day));
        }
        let found: BTreeSet<String> = effects
            .iter()
            .filter(|effect| !effect.reported)
            .map(|effect| format!("{} {}", effect.kind.name(), fold(&effect.target)))
            .collect();
        let wanted = wanted(&gold);
        wants += wanted.len();
        founds += found.len();
        hits += wanted.iter().filter(|keys| keys.iter().any(|key| found.contains(key))).count();
        right += found.iter().filter(|key| wanted.iter().any(|keys| keys.contains(*key))).count();
    }
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    assert!(share(hits, wants) > 0.93 && share(right, founds) > 0.90, "{hits}/{wants} found, {right}/{founds} right");
    assert!(f64::from(same) / f64::from(days) > 0.97, "{same} of {days} days");
}

fn effects_of(text: &str) -> Effects {
    read_text(text, registry(), |_| ()).expect("text is read").effects
}
