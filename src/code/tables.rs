//! What the code proves as tables of the registry.

use super::facts::{Facts, ProvenDocument, ProvenRelation, RelationKey, RelationKind};
use std::collections::BTreeSet;

/// The columns of `documents.tsv`.
const DOCUMENTS: &str = "type\tnumber\titem\tissued\teffective\tproof\tcodified\tsource\tissuer\ttitle";
/// The columns of `relations.tsv`.
const RELATIONS: &str = "from\trelation\tto\tprovisions\teffective\tby\tsource\tcertainty\twords";

/// `documents.tsv` of what the code proves.
///
/// A day that the notes of the code tell is proved by a note alone.
pub fn documents_table(facts: &Facts) -> String {
    let rows = facts.documents.iter().map(|((doc_type, number), document)| row(doc_type, number, document));
    table(DOCUMENTS, rows)
}

fn row(doc_type: &str, number: &str, document: &ProvenDocument) -> Vec<String> {
    let (day, proof) = match document.effective() {
        Some((day, agreed)) => (day.to_string(), if agreed { "note" } else { "conflict" }),
        None => (String::new(), ""),
    };
    let edition = &document.edition;
    let codified = if document.headings.is_empty() { "" } else { edition.as_str() };
    vec![
        doc_type.to_owned(),
        number.to_owned(),
        document.item.map(|item| item.to_string()).unwrap_or_default(),
        document.issued.map(|day| day.to_string()).unwrap_or_default(),
        day,
        proof.to_owned(),
        codified.to_owned(),
        format!("code-{edition}"),
        document.issuer.clone().unwrap_or_default(),
        document.title.clone().unwrap_or_default(),
    ]
}

/// `relations.tsv` of what the code proves.
pub fn relations_table(facts: &Facts) -> String {
    let doubled = doubled(facts);
    table(RELATIONS, facts.relations.iter().map(|(key, relation)| relation_row(&doubled, key, relation)))
}

/// The numbers that two types bear.
fn doubled(facts: &Facts) -> BTreeSet<&str> {
    let mut once = BTreeSet::new();
    facts.documents.keys().map(|(_, number)| number.as_str()).filter(|number| !once.insert(*number)).collect()
}

fn relation_row(doubled: &BTreeSet<&str>, key: &RelationKey, relation: &ProvenRelation) -> Vec<String> {
    let (from, kind, to, day) = key;
    let places: BTreeSet<&str> = relation.articles.iter().map(|(place, _)| place.as_str()).collect();
    let by: Vec<&str> = relation.by.iter().map(String::as_str).collect();
    vec![
        end(doubled, from),
        match kind {
            RelationKind::Amends => "amends",
            RelationKind::AbolishesPart => "abolishes_part",
        }
        .to_owned(),
        end(doubled, to),
        places.into_iter().filter(|place| !place.is_empty()).collect::<Vec<_>>().join("; "),
        day.map(|day| day.to_string()).unwrap_or_default(),
        by.join(", "),
        format!("code-{}", relation.edition),
        if relation.open { "probable" } else { "certain" }.to_owned(),
        relation.words.clone(),
    ]
}

/// One end of a relation: its number, with its type before it where two types bear the number.
fn end(doubled: &BTreeSet<&str>, (doc_type, number): &(String, String)) -> String {
    if doubled.contains(number.as_str()) { format!("{doc_type} {number}") } else { number.clone() }
}

fn table(head: &str, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = format!("{head}\n");
    for row in rows {
        let cells: Vec<String> =
            row.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ").trim().to_owned()).collect();
        table.push_str(&cells.join("\t"));
        table.push('\n');
    }
    table
}
