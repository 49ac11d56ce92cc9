//! Two documents side by side: parts and tasks in pairs, with what changed in their words.

use crate::document::{Heading, Task};
use crate::query::{Beside, Change, ChangeKind, PartPair, Side, TaskPair};

/// A part or task of one document beside that of the other.
pub(super) struct Pair {
    /// Where it stands, in words and as a class of the style sheet.
    pub(super) state: &'static str,
    pub(super) class: &'static str,
    pub(super) left: String,
    pub(super) right: String,
    pub(super) changes: Vec<Words>,
}

/// A stretch of words.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) gone: bool,
    pub(super) new: bool,
}

/// The parts, then the tasks.
pub(super) fn pairs(beside: &Beside) -> (Vec<Pair>, Vec<Pair>) {
    (beside.parts.iter().map(part).collect(), beside.tasks.iter().map(task).collect())
}

fn part(pair: &PartPair) -> Pair {
    let said = |heading: &Option<Heading>| heading.as_ref().map(heading_words).unwrap_or_default();
    of(pair.side, said(&pair.headings.left), said(&pair.headings.right), &pair.changes)
}

fn task(pair: &TaskPair) -> Pair {
    let said = |task: &Option<Task>| task.as_ref().map(task_words).unwrap_or_default();
    of(pair.side, said(&pair.tasks.left), said(&pair.tasks.right), &pair.changes)
}

fn of(side: Side, left: String, right: String, changes: &[Change]) -> Pair {
    let (state, class) = match side {
        Side::Same => ("Như nhau", "same"),
        Side::Changed => ("Khác lời", "changed"),
        Side::Left => ("Chỉ ở văn bản thứ nhất", "left"),
        Side::Right => ("Chỉ ở văn bản thứ hai", "right"),
    };
    let words = |change: &Change| Words {
        text: change.text.clone(),
        gone: change.kind == ChangeKind::Left,
        new: change.kind == ChangeKind::Right,
    };
    Pair { state, class, left, right, changes: changes.iter().map(words).collect() }
}

fn heading_words(heading: &Heading) -> String {
    format!("{} {}", heading.label, heading.title).trim().to_owned()
}

/// The task with who does it and when.
pub(super) fn task_words(task: &Task) -> String {
    let mut said = task.text.clone();
    let people = [("chủ trì", &task.lead), ("phối hợp", &task.with)];
    for (word, names) in people.into_iter().filter(|(_, names)| !names.is_empty()) {
        said.push_str(&format!(" – {word}: {}", names.join(", ")));
    }
    if let Some(when) = &task.when {
        said.push_str(&format!(" – {when}"));
    }
    said
}
