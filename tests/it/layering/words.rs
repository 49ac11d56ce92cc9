//! Words that the law changes stand in tables: levels of places, heads of bodies, offices, ranks are in no list of the code.

use super::code::literals;
use cancu::registry::Registry;
use std::collections::{BTreeMap, BTreeSet};

/// How many Vietnamese literals a room may hold: words of its grammar, which no law changes. Lower them, never raise them.
const CEILINGS: [(&str, usize); 3] = [("document", 278), ("citation", 187), ("authority", 9)];

/// The tables' words that mean something else in the grammar: `Bộ luật`, `Trung ương 7 khóa XII`, and a scan's `TRƯỜNG PHÒNG`.
const GRAMMAR: [&str; 3] = ["bộ", "trung ương", "trường"];

/// What a law may change, in small letters.
fn words_of_tables() -> BTreeSet<String> {
    let registry = Registry::built_in();
    let places = registry.places.levels.iter().flat_map(|level| [Some(&level.name), level.party.as_ref()]).flatten();
    let heads = registry.bodies.heads.iter().flat_map(|body| [Some(&body.head), body.written.as_ref()]).flatten();
    let offices = registry.bodies.offices.iter().map(|office| &office.name);
    let ranks = include_str!("../../../src/registry/data/ranks.tsv").lines().skip(1);
    let ranks: Vec<String> = ranks.filter_map(|row| Some(row.split('\t').next()?.to_owned())).collect();
    let issuers = registry.issuers.iter().map(|issuer| &issuer.name);
    let all = places.chain(heads).chain(offices).chain(&ranks).chain(issuers).map(|word| word.to_lowercase());
    all.filter(|word| !GRAMMAR.contains(&word.as_str())).collect()
}

fn is_vietnamese(literal: &str) -> bool {
    literal.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

#[test]
fn words_that_the_law_changes_stand_in_tables() {
    let words = words_of_tables();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for source in super::sources() {
        let Some((room, _)) = CEILINGS.iter().find(|(room, _)| {
            source.path.starts_with(&format!("src/{room}/")) || source.path == format!("src/{room}.rs")
        }) else {
            continue;
        };
        let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, literal) in literals(code).into_iter().filter(|(_, literal)| is_vietnamese(literal)) {
            *counts.entry(room).or_default() += 1;
            let bare = literal.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if words.contains(&bare) {
                let line = code[..at].matches('\n').count() + 1;
                found.push(format!("{}:{line}: `{literal}` is a word of a table", source.path));
            }
        }
    }
    for (room, ceiling) in CEILINGS {
        let count = counts.get(room).copied().unwrap_or_default();
        if count > ceiling {
            found.push(format!("src/{room}: {count} Vietnamese literals where {ceiling} are allowed: use a table"));
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// The rooms that compare names without marks take the tables' words from the registry too.
#[test]
fn words_without_marks_come_from_tables() {
    let folded: BTreeSet<String> = words_of_tables().iter().map(|word| cancu::text::fold(word)).collect();
    let mut found = Vec::new();
    for source in super::sources() {
        if !["index", "corpus", "query"].iter().any(|room| source.path.starts_with(&format!("src/{room}/"))) {
            continue;
        }
        let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, literal) in literals(code) {
            let bare = literal.trim();
            if bare.contains(' ') && folded.contains(bare) {
                let line = code[..at].matches('\n').count() + 1;
                found.push(format!("{}:{line}: `{literal}` is a word of a table", source.path));
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}
