//! What changed between two texts, word by word.

use crate::text::squeeze;
use similar::{ChangeTag, TextDiff};
use std::time::Duration;

/// A stretch of words that both texts have, or one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which of them has it.
    pub kind: ChangeKind,
    /// The words, white space squeezed.
    pub text: String,
}

/// Which text has a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Both.
    Same,
    /// The left one alone.
    Left,
    /// The right one alone.
    Right,
}

/// Texts of more bytes are not compared word by word.
const LONGEST: usize = 40_000;

/// The comparison is cut short, and less exact, after this long.
const TIME: Duration = Duration::from_millis(100);

/// How `left` becomes `right`; empty where they are the same words, or too long to be compared.
pub(super) fn changes(left: &str, right: &str) -> Vec<Change> {
    let (left, right) = (squeeze(left), squeeze(right));
    if left == right || left.len().max(right.len()) > LONGEST {
        return Vec::new();
    }
    let diff = TextDiff::configure().timeout(TIME).diff_words(left.as_str(), right.as_str());
    let mut changes: Vec<Change> = Vec::new();
    let (mut of_left, mut of_right) = (String::new(), String::new());
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => of_left.push_str(change.value()),
            ChangeTag::Insert => of_right.push_str(change.value()),
            // A space alone between changed words belongs to what changed.
            ChangeTag::Equal if change.value().trim().is_empty() && !(of_left.is_empty() && of_right.is_empty()) => {
                of_left.push_str(change.value());
                of_right.push_str(change.value());
            }
            ChangeTag::Equal => {
                changed(&mut changes, &mut of_left, &mut of_right);
                push(&mut changes, ChangeKind::Same, change.value());
            }
        }
    }
    changed(&mut changes, &mut of_left, &mut of_right);
    changes
}

/// Adds what was gathered of both sides; a space that both end with is the same.
fn changed(changes: &mut Vec<Change>, of_left: &mut String, of_right: &mut String) {
    let spaced = of_left.ends_with(' ') && of_right.ends_with(' ');
    for (kind, text) in [(ChangeKind::Left, of_left), (ChangeKind::Right, of_right)] {
        let kept = if spaced { text.trim_end() } else { text.as_str() };
        push(changes, kind, kept);
        text.clear();
    }
    if spaced {
        push(changes, ChangeKind::Same, " ");
    }
}

fn push(changes: &mut Vec<Change>, kind: ChangeKind, text: &str) {
    match changes.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ => changes.push(Change { kind, text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_changed_stand_alone() {
        let found = changes("Hoàn thành trước ngày 15/11/2020.", "Hoàn thành trước ngày  30/11/2021.");
        let told: Vec<_> = found.iter().map(|change| (change.kind, change.text.as_str())).collect();
        assert_eq!(
            told,
            [
                (ChangeKind::Same, "Hoàn thành trước ngày "),
                (ChangeKind::Left, "15/11/2020."),
                (ChangeKind::Right, "30/11/2021."),
            ]
        );
        assert!(changes("một  hai", "một\nhai").is_empty());
        let found = changes("Mở lớp tập huấn.", "Kiểm tra việc niêm yết.");
        assert_eq!(found.len(), 2, "words that have nothing in common are one change: {found:?}");
    }
}
