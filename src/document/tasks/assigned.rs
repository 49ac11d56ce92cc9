//! Tasks of the part that says who does what (tổ chức thực hiện): an item of a body, or a sentence of which a body is the subject.

use super::{Source, trimmed};
use crate::document::mark::MarkKind;
use crate::document::{Task, when, who};
use crate::registry::Part;
use crate::text::Span;

/// Finds the tasks; of the paragraphs `used`, tasks were made before.
pub(super) fn find(source: &Source<'_>, used: &[bool]) -> Vec<Task> {
    let mut tasks = Vec::new();
    for part in source.outline.duties(source.parts) {
        of_part(source, used, part, &mut tasks);
    }
    // A duty may be given anywhere: `Giao Sở Nội vụ chủ trì …`.
    let mut covered = Covered::new(tasks.iter().map(|task| task.span).collect());
    for (at, paragraph) in source.paragraphs.iter().enumerate() {
        let words = source.words(at);
        if words.starts_with("Giao ") && !used[at] && !covered.covers(paragraph.span) {
            sentence(source, paragraph.span, words, None, &mut tasks);
        }
    }
    tasks
}

/// Whether places lie within others; they are asked for in order, so that all the answers take one pass.
struct Covered {
    spans: std::iter::Peekable<std::vec::IntoIter<Span>>,
    /// The end of those that have begun.
    end: usize,
}

impl Covered {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        Self { spans: spans.into_iter().peekable(), end: 0 }
    }

    fn covers(&mut self, place: Span) -> bool {
        while let Some(span) = self.spans.next_if(|span| span.start <= place.start) {
            self.end = self.end.max(span.end);
        }
        place.end <= self.end
    }
}

/// The bodies under whose heading the items stand.
struct Holder {
    bodies: Vec<String>,
    /// The kind of the mark of its heading.
    kind: Option<MarkKind>,
    /// Whether items with marks stand beneath it.
    listed: bool,
}

fn of_part(source: &Source<'_>, used: &[bool], part: Span, tasks: &mut Vec<Task>) {
    let first = source.paragraphs.partition_point(|paragraph| paragraph.span.start < part.start) + 1;
    let last = source.paragraphs.partition_point(|paragraph| paragraph.span.start < part.end);
    let mut holder: Option<Holder> = None;
    for (at, done) in used.iter().enumerate().take(last).skip(first) {
        let paragraph = source.paragraphs[at];
        let words = source.words(at);
        if *done || words.is_empty() {
            continue;
        }
        let kind = paragraph.kind();
        let above = |holder: &Holder| match (holder.kind, kind) {
            (Some(own), Some(kind)) => own < kind,
            (_, None) => true,
            (None, _) => false,
        };
        if holder.as_ref().is_some_and(|holder| !above(holder)) {
            holder = None;
        }
        if let Some(bodies) = heading(source, paragraph.span, words) {
            holder = Some(Holder { bodies, kind, listed: false });
            continue;
        }
        match kind {
            // What an item consists of is no task of its own.
            Some(MarkKind::Sign) => {}
            None => {
                let direct = holder.as_ref().is_some_and(|holder| !holder.listed)
                    && source.parts.leads(words, Part::Closing).is_none();
                if direct && let Some(holder) = &holder {
                    let done = tasks.len();
                    sentence(source, paragraph.span, words, Some(&holder.bodies), tasks);
                    debug_assert!(tasks.len() > done);
                }
            }
            Some(_) => {
                if let Some(holder) = &mut holder {
                    holder.listed = true;
                }
                let bodies = holder.as_ref().map(|holder| holder.bodies.as_slice());
                sentence(source, paragraph.span, words, bodies, tasks);
            }
        }
    }
}

/// What a heading says before the bodies that it names.
const OWED: [&str; 5] = ["Trách nhiệm của", "Nhiệm vụ của", "Đối với", "Về phía", "Trách nhiệm"];

/// What a heading says behind them.
const OPENING: [&str; 5] =
    ["có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "thực hiện các nhiệm vụ", "triển khai các nhiệm vụ"];

/// The bodies that a heading names and nothing else: `Sở Nội vụ`, `Sở Y tế:`, `Đề nghị các đoàn thể`.
fn heading(source: &Source<'_>, span: Span, words: &str) -> Option<Vec<String>> {
    let bare = words.trim_end_matches([':', ' ']);
    let closed = bare.ends_with(['.', ';', '!', '?', '/']);
    if closed || bare.chars().count() > 260 || !source.outline.opens(span.start) && bare.chars().count() > 120 {
        return None;
    }
    // `Văn phòng Sở có trách nhiệm:` opens a list of what it has to do.
    if words.ends_with(':')
        && let Some((bodies, verb)) = who::subject(bare, source.parts)
        && OPENING.iter().any(|opening| bare[verb..].starts_with(opening))
        && bare[verb..].split_whitespace().count() < 10
    {
        return Some(bodies);
    }
    let order = source.parts.leads(bare, Part::Order).unwrap_or(0);
    let owed = OWED.iter().find(|owed| bare[order..].starts_with(**owed)).map_or(0, |owed| owed.len());
    let name = bare[order + owed..].trim_start_matches([' ', ':', '\n']);
    let named = (who::begins_body(name, source.parts) || owed > 0 && name.starts_with("các "))
        && who::subject(bare, source.parts).is_none();
    let found = who::split(name, source.parts);
    (named && !found.is_empty()).then_some(found)
}

/// The tasks of one item: usually one, and another where behind a day another body gets another one.
fn sentence(source: &Source<'_>, span: Span, words: &str, holder: Option<&[String]>, tasks: &mut Vec<Task>) {
    let offset = span.end - words.len();
    let mut from = 0;
    for end in clause_ends(source, words) {
        let clause = &words[from..end];
        let subject = who::subject(clause, source.parts);
        // What a body has to demand of others is its own task.
        let demands = source.parts.leads(clause, Part::Order).is_some();
        let lead = match (&subject, holder) {
            (_, Some(bodies)) if demands => bodies.to_vec(),
            (Some((bodies, _)), _) => bodies.clone(),
            (None, Some(bodies)) => bodies.to_vec(),
            (None, None) => {
                from = end;
                continue;
            }
        };
        let place = Span::new(if from == 0 { span.start } else { offset + from }, offset + end);
        let mut task = source.task(place, clause);
        task.with = who::partners(clause, source.parts);
        task.with.retain(|body| !lead.contains(body));
        task.lead = lead;
        if let Some(found) = when::in_sentence(clause, source.parts, source.year).first() {
            task.when = Some(trimmed(found.span.of(clause)));
            task.due = found.due;
        }
        tasks.push(task);
        from = end;
    }
}

/// The ends of the clauses that are tasks of their own: at a semicolon behind a day, before another body and its verb.
fn clause_ends(source: &Source<'_>, words: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut times: Option<std::iter::Peekable<std::vec::IntoIter<when::When>>> = None;
    // Whether a day stands in the clause, as far as the times were looked at.
    let mut dated = false;
    for (at, _) in words.match_indices(';') {
        let rest = words[at + 1..].trim_start();
        if !rest.starts_with(char::is_uppercase) || who::subject(rest, source.parts).is_none() {
            continue;
        }
        let times =
            times.get_or_insert_with(|| when::in_sentence(words, source.parts, source.year).into_iter().peekable());
        while let Some(when) = times.next_if(|when| when.span.end <= at) {
            dated |= when.due.is_some();
        }
        if std::mem::take(&mut dated) {
            ends.push(words.len() - rest.len());
        }
    }
    ends.push(words.len());
    ends
}
