//! Legal bases as tables: the chain of one document, and what comparable plans rest on.

use super::code::why;
use super::status::brief;
use super::table::{Cell, Table};
use crate::query::basis::{BasisAnswer, BasisRow, Suggested, Suggestions};
use crate::query::code::Governing;

/// The name of the sheets.
const NAME: &str = "Căn cứ";

const CHAIN: [&str; 10] =
    ["depth", "parent", "authority", "canonical", "type", "issuer", "page", "status", "held_as", "surface"];

const TOPIC: [&str; 10] =
    ["authority", "canonical", "type", "issuer", "date", "plans", "share", "status", "shown_by", "why"];

/// The chain upward, an authority a row; `parent` counts rows from 0.
pub fn chain(answer: &BasisAnswer) -> Table {
    Table::new(NAME, &CHAIN).with(answer.rows.iter().map(step))
}

fn step(row: &BasisRow) -> Vec<Cell> {
    vec![
        row.depth.into(),
        row.parent.map_or(Cell::Empty, Cell::from),
        row.authority.as_ref().map_or(Cell::Empty, |key| key.0.as_str().into()),
        (&row.name).into(),
        (&row.doc_type).into(),
        (&row.issuer).into(),
        row.page.into(),
        row.status.as_ref().map_or(Cell::Empty, |status| brief(status).as_str().into()),
        row.held.as_ref().map_or(Cell::Empty, |id| id.0.as_str().into()),
        (&row.surface).into(),
    ]
}

/// What comparable plans rest on, an authority a row, the best first; then what governs the topic, by rank.
pub fn suggestions(found: &Suggestions) -> Table {
    let governing = found.governed.documents.iter().map(governing);
    Table::new(NAME, &TOPIC).with(found.authorities.iter().map(suggested).chain(governing))
}

fn suggested(suggested: &Suggested) -> Vec<Cell> {
    let shown_by: Vec<&str> = suggested.shown_by.iter().map(|witness| witness.card.name.as_str()).collect();
    vec![
        suggested.card.key.0.as_str().into(),
        (&suggested.card.canonical).into(),
        (&suggested.card.doc_type).into(),
        (&suggested.card.issuer).into(),
        suggested.date.into(),
        suggested.documents.into(),
        suggested.share.into(),
        suggested.status.as_ref().map_or(Cell::Empty, |status| brief(status).as_str().into()),
        shown_by.join("; ").as_str().into(),
        "plans".into(),
    ]
}

fn governing(row: &Governing) -> Vec<Cell> {
    vec![
        row.key.0.as_str().into(),
        row.canonical.as_str().into(),
        row.doc_type.as_str().into(),
        (&row.issuer).into(),
        row.issued.into(),
        Cell::Empty,
        Cell::Empty,
        row.status.as_ref().map_or(Cell::Empty, |status| brief(status).as_str().into()),
        Cell::Empty,
        why(row).as_str().into(),
    ]
}
