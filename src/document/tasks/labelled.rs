//! Tasks of items with lines of their own for who and when: `- Đơn vị chủ trì: …`, `- Thời gian thực hiện: …`.

use super::Source;
use crate::document::mark::MarkKind;
use crate::document::{Task, when, who};
use crate::registry::TaskRole;
use crate::text::Span;

/// The longest label, in letters: `Đơn vị chủ trì tham mưu thực hiện`.
const LONGEST: usize = 60;

/// What the label of a line tells, and the words behind its colon.
pub(super) fn label<'t>(source: &Source<'t>, words: &'t str) -> Option<(TaskRole, &'t str)> {
    let colon = words.char_indices().take(LONGEST).find(|(_, c)| *c == ':')?.0;
    let head = words[..colon].trim();
    let role = source.parts.role(head)?;
    let told = matches!(role, TaskRole::Lead | TaskRole::With | TaskRole::When | TaskRole::Product);
    let rest = words[colon + 1..].trim();
    let closed = head.matches('(').count() == head.matches(')').count();
    let plain = closed
        && head.split_whitespace().count() <= 9
        && head.starts_with(char::is_alphabetic)
        && !head.contains(['.', ';']);
    (told && plain && !rest.is_empty()).then_some((role, rest))
}

/// The tasks, and for each paragraph whether a task was made of it.
pub(super) fn find(source: &Source<'_>) -> (Vec<Task>, Vec<bool>) {
    let mut tasks: Vec<Task> = Vec::new();
    let mut used = vec![false; source.paragraphs.len()];
    // The task whose lines are being read.
    let mut open: Option<Task> = None;
    let mut item_from = 0;
    for at in 0..source.paragraphs.len() {
        let labels = labels(source, source.words(at));
        if labels.is_empty() {
            if let Some(task) = open.take() {
                close(&mut tasks, task);
                item_from = at;
            }
            if let Some(task) = bracketed(source, at) {
                used[at] = true;
                open = Some(task);
            }
            continue;
        }
        // Another leader without words between is another task of the same item only where the first is complete.
        let mut task = match open.take() {
            Some(task) => task,
            None => match item(source, item_from, at, &mut used) {
                Some(task) => task,
                None => continue,
            },
        };
        used[at] = true;
        task.span = Span::new(task.span.start, source.paragraphs[at].span.end);
        for (role, words) in labels {
            source.tell(&mut task, role, words);
        }
        open = Some(task);
    }
    if let Some(task) = open {
        close(&mut tasks, task);
    }
    (tasks, used)
}

fn close(tasks: &mut Vec<Task>, task: Task) {
    if !task.lead.is_empty() || task.when.is_some() && !task.with.is_empty() {
        tasks.push(task);
    }
}

/// The labels of a paragraph or a cell: one at its start, and more behind semicolons, full stops and dashes.
pub(super) fn labels<'t>(source: &Source<'t>, words: &'t str) -> Vec<(TaskRole, &'t str)> {
    let bare = words.trim_start_matches(['-', '–', '+', '*', '•', ' ', '\n']);
    let Some((role, rest)) = label(source, bare) else { return Vec::new() };
    let mut found = vec![(role, rest)];
    let mut from = 0;
    while let Some(gap) = rest[from..].find([';', '.', '\n', '-', '–', '+']) {
        let sign = rest[from + gap..].chars().next().map_or(1, char::len_utf8);
        let at = from + gap + sign;
        let next = rest[at..].trim_start();
        // `…; hoàn thành trước ngày 30/6/2024` has no label of its own.
        let timed = || {
            let says = when::begins_time(next, source.parts) && next.contains(|c: char| c.is_ascii_digit());
            (rest[from + gap..].starts_with(';') && says).then_some((TaskRole::When, next))
        };
        if next.starts_with(char::is_alphabetic)
            && let Some((role, words)) = label(source, next).or_else(timed)
        {
            if let Some(last) = found.last_mut()
                && let Some(span) = Span::within(rest, last.1)
            {
                last.1 = rest[span.start..at - sign].trim_end();
            }
            // What stands within the label itself separates nothing.
            from = Span::within(rest, words).map_or(at, |span| span.start);
            found.push((role, words));
        } else {
            from = at;
        }
    }
    found
}

/// The task of an item that names in brackets at its end who does it: `Rà soát thủ tục (chủ trì: Sở Tư pháp; …)`,
/// `Lập danh mục (Sở Nội vụ chủ trì, trong quý III)`.
fn bracketed(source: &Source<'_>, at: usize) -> Option<Task> {
    let words = source.words(at).trim_end_matches([' ', '.', ';', ',', '/']).strip_suffix(')')?;
    let (what, inner) = words.rsplit_once('(')?;
    let mut task = source.task(source.paragraphs[at].span, what.trim_end());
    let told = labels(source, inner);
    if told.is_empty() {
        let (_, verb) = who::subject(inner, source.parts)?;
        if !["chủ trì", "thực hiện"].iter().any(|does| inner[verb..].starts_with(does)) {
            return None;
        }
        source.tell(&mut task, TaskRole::Lead, inner);
        if let Some(found) = when::in_sentence(inner, source.parts, source.year).first() {
            source.tell(&mut task, TaskRole::When, found.span.of(inner));
        }
    }
    for (role, words) in told {
        source.tell(&mut task, role, words);
    }
    (!task.lead.is_empty() && !task.text.is_empty()).then_some(task)
}

/// The item that the label at `at` belongs to: what stands between it and the heading above, else the heading itself.
fn item(source: &Source<'_>, from: usize, at: usize, used: &mut [bool]) -> Option<Task> {
    /// Nobody writes more paragraphs before saying who does them.
    const BACK: usize = 12;
    let earliest = from.max(at.saturating_sub(BACK));
    let mut first = at;
    while first > earliest && !used[first - 1] {
        first -= 1;
        if is_heading(source, first) {
            break;
        }
    }
    if first == at {
        return None;
    }
    // The heading names the work where nothing stands beneath it, or too much for one task.
    let body = if is_heading(source, first) && first + 1 < at { first + 1 } else { first };
    let span = Span::new(source.paragraphs[body].span.start, source.paragraphs[at - 1].span.end);
    // `Phân công thực hiện:` alone says nothing of the work.
    let bare = |words: &&str| !(words.ends_with(':') && source.parts.role(words).is_some());
    let words: Vec<&str> = (body..at).map(|at| without_what(source, source.words(at))).filter(bare).collect();
    let words = if words.is_empty() { vec![source.words(first)] } else { words };
    for flag in &mut used[first..at] {
        *flag = true;
    }
    Some(source.task(span, words.join(" ").trim_end_matches([':', ' '])))
}

/// `Nội dung: Rà soát …` without its label.
fn without_what<'t>(source: &Source<'_>, words: &'t str) -> &'t str {
    let colon = words.char_indices().take(30).find(|(_, c)| *c == ':').map(|(at, _)| at);
    match colon {
        Some(at) if source.parts.role(&words[..at]) == Some(TaskRole::What) && words[at + 1..].trim().len() > 3 => {
            words[at + 1..].trim_start()
        }
        _ => words,
    }
}

fn is_heading(source: &Source<'_>, at: usize) -> bool {
    !matches!(source.paragraphs[at].kind(), None | Some(MarkKind::Dash | MarkKind::Sign | MarkKind::Bracketed))
}
