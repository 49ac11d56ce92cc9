//! Two documents beside each other: parts, tasks, and the words that changed in them.

use super::words::Words;
use crate::document::{Heading, Task};
use crate::query::{Beside, Change, ChangeKind, CompareColumn, Side, Twin};
use crate::view::page::document_path;

/// The rows of both tables.
pub(super) struct BesideRows {
    pub(super) names: [String; 2],
    /// Parts, then tasks, each under its heading.
    pub(super) tables: Vec<(&'static str, Vec<Pair>)>,
}

/// Two things beside each other, one of which may be absent.
pub(super) struct Pair {
    pub(super) class: &'static str,
    pub(super) word: &'static str,
    /// Left and right.
    pub(super) items: [Option<Item>; 2],
    pub(super) changes: Vec<Piece>,
}

/// A part or a task.
pub(super) struct Item {
    pub(super) text: String,
    /// Who leads, who joins, when.
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) page: u32,
    pub(super) link: String,
}

/// Some words: of both, of the left alone (`del`), of the right alone (`ins`).
pub(super) struct Piece {
    pub(super) kind: &'static str,
    pub(super) text: String,
}

/// The rows of `beside`, whose documents are the two `columns`.
pub(super) fn rows(w: &Words, beside: &Beside, columns: &[CompareColumn]) -> BesideRows {
    let at = |side: usize, page: u32| {
        let id = columns.get(side).and_then(|column| column.document.as_ref());
        id.map(|id| format!("{}#trang-{page}", document_path(id))).unwrap_or_default()
    };
    let part = |side: usize, heading: &Heading| Item {
        text: format!("{} {}", heading.label, heading.title),
        facts: Vec::new(),
        page: heading.page.get(),
        link: at(side, heading.page.get()),
    };
    let task = |side: usize, task: &Task| Item {
        text: task.text.clone(),
        facts: task_facts(w, task),
        page: task.page.get(),
        link: at(side, task.page.get()),
    };
    let name = |side: usize| columns.get(side).map(|column| column.name.clone()).unwrap_or_default();
    let parts = beside.parts.iter().map(|p| pair(w, p.side, &p.headings, &p.changes, part)).collect();
    let tasks = beside.tasks.iter().map(|p| pair(w, p.side, &p.tasks, &p.changes, task)).collect();
    BesideRows { names: [name(0), name(1)], tables: vec![(w.parts, parts), (w.tasks, tasks)] }
}

/// Who leads, who joins, when.
pub(super) fn task_facts(w: &Words, task: &Task) -> Vec<(&'static str, String)> {
    let facts = [
        (w.leads, task.lead.join(", ")),
        (w.joins, task.with.join(", ")),
        (w.due, task.when.clone().unwrap_or_default()),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn pair<T>(w: &Words, side: Side, twin: &Twin<T>, changes: &[Change], item: impl Fn(usize, &T) -> Item) -> Pair {
    let (class, word) = match side {
        Side::Same => ("same", w.same),
        Side::Changed => ("changed", w.changed),
        Side::Left => ("left", w.left_alone),
        Side::Right => ("right", w.right_alone),
    };
    let piece = |change: &Change| Piece {
        kind: match change.kind {
            ChangeKind::Same => "",
            ChangeKind::Left => "del",
            ChangeKind::Right => "ins",
        },
        text: change.text.clone(),
    };
    Pair {
        class,
        word,
        items: [twin.left.as_ref().map(|one| item(0, one)), twin.right.as_ref().map(|one| item(1, one))],
        changes: changes.iter().map(piece).collect(),
    }
}
