//! Two documents side by side: parts beside parts, tasks beside tasks, and what changed in the words of each pair.

use super::words::{Change, changes};
use crate::document::{Heading, Task};
use crate::index::Record;
use crate::text::{Span, fold, squeeze};
use std::collections::BTreeSet;

/// Two documents side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beside {
    /// Their parts, in the order of the left one, those of the right one alone where they stand.
    pub parts: Vec<PartPair>,
    /// Their tasks, likewise.
    pub tasks: Vec<TaskPair>,
}

/// What stands beside what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin<T> {
    /// In the left document.
    pub left: Option<T>,
    /// In the right one.
    pub right: Option<T>,
}

/// On which side something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// On both, in the same words.
    Same,
    /// On both, in other words.
    Changed,
    /// In the left document alone.
    Left,
    /// In the right document alone.
    Right,
}

/// Two parts, their headings included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartPair {
    /// The headings.
    pub headings: Twin<Heading>,
    /// Where they stand, and whether their own words (without the parts within them) are the same.
    pub side: Side,
    /// What changed in their own words.
    pub changes: Vec<Change>,
}

/// Two tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskPair {
    /// The tasks.
    pub tasks: Twin<Task>,
    /// Where they stand, and whether all of it (words, who leads, who joins, when) is the same.
    pub side: Side,
    /// What changed in the words of the task.
    pub changes: Vec<Change>,
}

/// `left` beside `right`.
pub(super) fn beside(left: &Record, right: &Record) -> Beside {
    Beside { parts: parts(left, right), tasks: tasks(&left.reading.document.tasks, &right.reading.document.tasks) }
}

fn parts(left: &Record, right: &Record) -> Vec<PartPair> {
    let (lefts, rights) = (&left.reading.document.outline, &right.reading.document.outline);
    let key = |heading: &Heading| Likeness::of(&heading.title);
    let alike = |a: &Heading, b: &Heading| if a.level == b.level { key(a).to(&key(b)) } else { 0.0 };
    let pairs = aligned(lefts, rights, alike);
    let pair = |(l, r): (Option<usize>, Option<usize>)| {
        let words = |outline: &[Heading], at: Option<usize>, text: &str| {
            at.map(|at| own_words(outline, at).of(text).to_owned())
        };
        let headings = Twin { left: l.map(|at| lefts[at].clone()), right: r.map(|at| rights[at].clone()) };
        let (of_left, of_right) =
            (words(lefts, l, left.reading.text.text()), words(rights, r, right.reading.text.text()));
        let (side, changes) = difference(of_left.as_deref(), of_right.as_deref());
        PartPair { headings, side, changes }
    };
    pairs.into_iter().map(pair).collect()
}

/// The words of the part that begins at `at` up to the next heading.
fn own_words(outline: &[Heading], at: usize) -> Span {
    let span = outline[at].span;
    let end = outline.get(at + 1).map_or(span.end, |next| next.span.start.min(span.end));
    Span::new(span.start, end.max(span.start))
}

fn tasks(lefts: &[Task], rights: &[Task]) -> Vec<TaskPair> {
    let alike = |a: &Task, b: &Task| Likeness::of(&a.text).to(&Likeness::of(&b.text));
    let pair = |(l, r): (Option<usize>, Option<usize>)| {
        let (left, right) = (l.map(|at| &lefts[at]), r.map(|at| &rights[at]));
        let (mut side, changes) = difference(left.map(|t| t.text.as_str()), right.map(|t| t.text.as_str()));
        if let (Some(left), Some(right), Side::Same) = (left, right, side) {
            let same = left.lead == right.lead && left.with == right.with && left.when == right.when;
            side = if same { Side::Same } else { Side::Changed };
        }
        TaskPair { tasks: Twin { left: left.cloned(), right: right.cloned() }, side, changes }
    };
    aligned(lefts, rights, alike).into_iter().map(pair).collect()
}

fn difference(left: Option<&str>, right: Option<&str>) -> (Side, Vec<Change>) {
    match (left, right) {
        (Some(left), Some(right)) if squeeze(left) == squeeze(right) => (Side::Same, Vec::new()),
        (Some(left), Some(right)) => (Side::Changed, changes(left, right)),
        (Some(_), None) => (Side::Left, Vec::new()),
        _ => (Side::Right, Vec::new()),
    }
}

/// Two things are one where so much of their words is shared.
const ALIKE: f64 = 0.5;

/// More things than this on both sides together are paired greedily from the front of each; tables of a thousand tasks
/// would take seconds else.
const MOST: usize = 2_000;

/// Pairs in the order of both lists, so that the sum of their likeness is the greatest; what has no partner stands alone.
fn aligned<T>(lefts: &[T], rights: &[T], alike: impl Fn(&T, &T) -> f64) -> Vec<(Option<usize>, Option<usize>)> {
    let (lefts, rights) = (&lefts[..lefts.len().min(MOST)], &rights[..rights.len().min(MOST)]);
    let width = rights.len() + 1;
    let mut likeness = vec![0.0_f64; lefts.len() * rights.len()];
    let mut best = vec![0.0_f64; (lefts.len() + 1) * width];
    for i in (0..lefts.len()).rev() {
        for j in (0..rights.len()).rev() {
            let here = alike(&lefts[i], &rights[j]);
            likeness[i * rights.len() + j] = here;
            let paired = if here >= ALIKE { here + best[(i + 1) * width + j + 1] } else { 0.0 };
            best[i * width + j] = paired.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < lefts.len() && j < rights.len() {
        let here = likeness[i * rights.len() + j];
        let value = best[i * width + j];
        if here >= ALIKE && (value - (here + best[(i + 1) * width + j + 1])).abs() < 1e-9 {
            pairs.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            pairs.push((Some(i), None));
            i += 1;
        } else {
            pairs.push((None, Some(j)));
            j += 1;
        }
    }
    pairs.extend((i..lefts.len()).map(|i| (Some(i), None)));
    pairs.extend((j..rights.len()).map(|j| (None, Some(j))));
    pairs
}

/// The different words of a text, years and other numbers left out: next year's plan says the same of another year.
struct Likeness(BTreeSet<String>);

impl Likeness {
    fn of(text: &str) -> Self {
        let folded = fold(text);
        Self(
            folded
                .split_whitespace()
                .filter(|word| !word.chars().all(|c| c.is_ascii_digit()))
                .map(str::to_owned)
                .collect(),
        )
    }

    /// The shared part of all words, from 0 to 1.
    fn to(&self, other: &Self) -> f64 {
        let shared = self.0.intersection(&other.0).count();
        let all = self.0.len() + other.0.len() - shared;
        #[expect(clippy::cast_precision_loss, reason = "texts have few words")]
        let part = if all == 0 { 1.0 } else { shared as f64 / all as f64 };
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_paired_in_order() {
        let (left, right) = (
            ["tuyên truyền trên báo", "tập huấn cán bộ", "kiểm tra"],
            ["tập huấn công chức cán bộ", "kiểm tra", "sơ kết"],
        );
        let alike = |a: &&str, b: &&str| Likeness::of(a).to(&Likeness::of(b));
        assert_eq!(
            aligned(&left, &right, alike),
            [(Some(0), None), (Some(1), Some(0)), (Some(2), Some(1)), (None, Some(2))]
        );
        assert_eq!(aligned(&[] as &[&str], &right, alike).len(), 3);
    }
}
