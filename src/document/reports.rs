//! Reports that are due on a day: who reports to whom, by when.

use super::tasks::Source;
use super::{Report, Task, when, who};
use crate::registry::{Part, PartWords};
use crate::text::{Span, squeeze};

/// Finds them in every sentence that speaks of a report and names a day or a season.
pub(super) fn find(source: &Source<'_>, tasks: &[Task]) -> Vec<Report> {
    let mut found = Vec::new();
    for paragraph in source.paragraphs {
        let words = paragraph.words(source.text);
        if !words.contains("áo cáo") {
            continue;
        }
        let offset = paragraph.span.end - words.len();
        for when in when::in_sentence(words, source.parts, source.year) {
            let said = when.span.of(words);
            // `thường xuyên báo cáo` names no day.
            if !said.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let sentence = sentence(words, when.span);
            if !sentence.of(words).contains("áo cáo") {
                continue;
            }
            let span = Span::new(offset + when.span.start, offset + when.span.end);
            found.push(Report {
                from: from(source, words, sentence, when.span, paragraph.span, tasks),
                to: to(words, sentence, when.span, source.parts),
                when: squeeze(said),
                due: when.due,
                span,
                page: source.paged.page_at(span.start),
            });
        }
    }
    found
}

/// How far around a day its sentence is looked for, in bytes.
const REACH: usize = 1200;

/// The sentence around `place`.
fn sentence(words: &str, place: Span) -> Span {
    let earliest = words.floor_char_boundary(place.start.saturating_sub(REACH));
    let latest = words.floor_char_boundary((place.end + REACH).min(words.len()));
    let start = words[earliest..place.start].rfind(". ").map_or(earliest, |at| earliest + at + 2);
    let end = words[place.end..latest].find(". ").map_or(latest, |at| place.end + at);
    Span::new(start, end)
}

/// Who reports: the subject of the clause, of the sentence, or who has the task.
fn from(source: &Source<'_>, words: &str, sentence: Span, when: Span, paragraph: Span, tasks: &[Task]) -> Vec<String> {
    let clause = words[sentence.start..when.start].rfind(';').map_or(sentence.start, |at| sentence.start + at + 1);
    for start in [clause, sentence.start, 0] {
        let begun = words[start..when.start].trim_start();
        if let Some((bodies, _)) = who::subject(&words[when.start - begun.len()..], source.parts) {
            return bodies;
        }
    }
    if let Some(bodies) = behind(words, Span::new(clause, sentence.end), when, source.parts) {
        return bodies;
    }
    let next = tasks.partition_point(|task| task.span.start <= paragraph.start);
    let holder =
        tasks[..next].iter().rev().take(3).find(|task| task.span.contains(Span::new(paragraph.start, paragraph.start)));
    holder.map_or_else(Vec::new, |task| task.lead.clone())
}

/// The subject behind a day with which the clause opens: `Định kỳ trước ngày 20 tháng 6 hằng năm, Sở Nội vụ báo cáo …`.
fn behind(words: &str, clause: Span, when: Span, parts: &PartWords) -> Option<Vec<String>> {
    /// Longer words before the day say more than how often.
    const OPENING: usize = 40;
    let opening = words[clause.start..when.start].trim();
    let opens = opening.len() < OPENING && (opening.is_empty() || when::begins_time(opening, parts));
    let rest = &words[when.end..clause.end];
    // A second day may stand between: `và trước ngày 20 tháng 12 hằng năm, `.
    let commas = rest.match_indices(',').map(|(at, _)| at + 1).take(2);
    let mut starts = std::iter::once(0).chain(commas).filter(|_| opens).map(|at| rest[at..].trim_start());
    starts.find_map(|subject| who::subject(subject, parts)).map(|(bodies, _)| bodies)
}

/// To whom: the bodies behind `về`, `gửi`, `báo cáo` nearest before the day, else the first behind it.
fn to(words: &str, sentence: Span, when: Span, parts: &PartWords) -> Vec<String> {
    const TO: [&str; 8] = ["gửi về ", "gửi ", "Gửi ", "về ", "báo cáo ", "Báo cáo ", "trình ", "cho "];
    let find = |zone: &str| -> Vec<(usize, Vec<String>)> {
        let mut found: Vec<(usize, Vec<String>)> = Vec::new();
        for word in TO {
            for (at, _) in zone.match_indices(word) {
                if zone[..at].ends_with(char::is_alphanumeric) {
                    continue;
                }
                let rest = &zone[at + word.len()..];
                if let Some((bodies, _)) = receivers(rest, parts) {
                    found.push((at, bodies));
                }
            }
        }
        found.sort_by_key(|(at, _)| *at);
        found
    };
    let before = find(&words[sentence.start..when.start]);
    if let Some((_, bodies)) = before.into_iter().last() {
        return bodies;
    }
    find(&words[when.end..sentence.end]).into_iter().next().map(|(_, bodies)| bodies).unwrap_or_default()
}

/// How what is reported begins.
const WHAT: [&str; 9] =
    ["kết quả", "những", "danh sách", "tình hình", "số liệu", "về tình hình", "về kết quả", "về việc", "về số"];

/// The bodies that receive: up to a parenthesis, a comma before a verb, or the end of the clause.
fn receivers(rest: &str, parts: &PartWords) -> Option<(Vec<String>, usize)> {
    if !who::begins_body(rest, parts) || parts.leads(rest, Part::Verb).is_some() {
        return None;
    }
    let end = rest.find(['(', ';', '.', ':']).unwrap_or(rest.len()).min(rest.floor_char_boundary(200));
    let zone = &rest[..end];
    let stop = zone.match_indices(' ').map(|(at, _)| at).find(|at| {
        let next = zone[at + 1..].trim_start();
        let small = next.starts_with(char::is_lowercase);
        let verb = small && parts.leads(next, Part::Verb).is_some() && !who::is_field(&zone[..*at], next, parts);
        verb || WHAT.iter().any(|what| next.starts_with(what))
    });
    let zone = &zone[..stop.unwrap_or(zone.len())];
    let bodies = who::split(zone, parts);
    (!bodies.is_empty()).then_some((bodies, zone.len()))
}
