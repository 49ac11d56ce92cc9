//! All that is known of an authority as a table, and the words of its parts.

use super::table::{Cell, Table};
use crate::index::DocumentCard;
use crate::query::{Aspect, AuthorityCount, AuthoritySummary, KnownFacts, KnownRelation, Said, StatedRelation};
use crate::registry::Act;

/// All that is known of an authority: one row for everyone who says something; what the registry or a count says has no
/// such one.
pub fn table(summary: &AuthoritySummary, known: &KnownFacts<'_>) -> Table {
    let titles = ["part", "value", "authority", "documents", "id", "name", "page", "words", "note"];
    let mut rows = Vec::new();
    for (part, values) in parts(summary) {
        values.iter().for_each(|said| witnesses(&mut rows, &part, "", said));
    }
    for (part, relations) in [("amends", &summary.amends), ("amended_by", &summary.amended_by)] {
        for StatedRelation { authority, said, .. } in relations {
            let key = authority.as_ref().map_or("", |key| key.0.as_str());
            witnesses(&mut rows, part, key, said);
        }
    }
    let mut plain = |part: &str, value: &str, key: &str, count: Cell, note: &str| {
        let none = || Cell::Empty;
        rows.push(vec![part.into(), value.into(), key.into(), count, none(), none(), none(), none(), note.into()]);
    };
    for relation in &known.relations {
        let (part, note) = (format!("registry_{}", registered(relation)), note(relation));
        plain(&part, &relation.other, &relation.key.0, Cell::Empty, &note);
    }
    for (part, counts) in [("province", &summary.provinces), ("year", &summary.years)] {
        counts.iter().for_each(|count| plain(part, &count.value, "", count.count.into(), ""));
    }
    for with in &summary.cited_with {
        let key = with.card.key.as_str();
        plain("cited_with", with.card.canonical.as_deref().unwrap_or(key), key, with.documents.into(), "");
    }
    for (part, citing) in [("first_citing", &summary.first), ("last_citing", &summary.last)] {
        if let Some(DocumentCard { id, name, date, .. }) = citing {
            plain(part, name, "", Cell::Empty, &date.map_or_else(|| id.0.clone(), |date| format!("{date}, {id}")));
        }
    }
    for held in &summary.held {
        plain("held", held.title_or_name(), "", Cell::Empty, &held.id.0);
    }
    Table::new("Văn bản được viện dẫn", &titles).with(rows.into_iter())
}

/// Those that share a number.
pub fn several(found: &[AuthorityCount]) -> Table {
    let row = |count: &AuthorityCount| -> Vec<Cell> {
        vec![
            count.card.key.as_str().into(),
            (&count.card.canonical).into(),
            count.documents.into(),
            (&count.card.issuer).into(),
        ]
    };
    Table::new("Văn bản cùng số", &["key", "canonical", "documents", "issuer"]).with(found.iter().map(row))
}

fn witnesses(rows: &mut Vec<Vec<Cell>>, part: &str, key: &str, said: &Said) {
    for by in &said.by {
        rows.push(vec![
            part.into(),
            (&said.value).into(),
            key.into(),
            said.documents.into(),
            by.card.id.0.as_str().into(),
            (&by.card.name).into(),
            by.page.into(),
            (&by.words).into(),
            Cell::Empty,
        ]);
    }
}

/// What documents say, conflicts first.
pub fn parts(summary: &AuthoritySummary) -> Vec<(String, &[Said])> {
    let conflicts = summary.conflicts.iter();
    let mut parts: Vec<(String, &[Said])> = conflicts
        .map(|conflict| (format!("conflict_{}", aspect(conflict.aspect)), conflict.values.as_slice()))
        .collect();
    parts.extend([
        ("name".to_owned(), summary.names.as_slice()),
        ("date".to_owned(), &summary.dates),
        ("type".to_owned(), &summary.types),
        ("issuer".to_owned(), &summary.issuers),
        ("subject".to_owned(), &summary.subjects),
    ]);
    parts
}

/// The name of an aspect in which documents contradict each other.
pub fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Date => "date",
        Aspect::Type => "type",
        Aspect::Issuer => "issuer",
    }
}

/// What the authority does to the other, or the other to it.
pub fn registered(known: &KnownRelation) -> String {
    let act = known.relation.act;
    if known.acts {
        return act.name().to_owned();
    }
    let passive = match act {
        Act::Amends => "amended_by",
        Act::Replaces => "replaced_by",
        Act::Ends => "ended_by",
        Act::Abolishes => "abolished_by",
        Act::AbolishesPart => "partly_abolished_by",
        Act::Suspends => "suspended_by",
        Act::Guides => "guided_by",
        Act::Implements => "implemented_by",
        Act::Succeeds => "succeeded_by",
    };
    passive.to_owned()
}

/// From when, how certain, and how the registry knows.
pub fn note(known: &KnownRelation) -> String {
    let relation = &known.relation;
    let effective = relation.effective.as_deref().unwrap_or_default();
    let parts =
        [effective, relation.by.as_deref().unwrap_or_default(), relation.certainty.name(), relation.source.name()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
