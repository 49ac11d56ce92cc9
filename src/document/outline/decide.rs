//! Which marked paragraphs are headings.

use super::{Ranks, is_title, title};
use crate::document::mark::MarkKind;
use crate::document::paragraph::{Paragraph, is_capitals};
use crate::text::{Span, squeeze};
use std::collections::HashMap;

/// A heading found.
pub(super) struct Found {
    pub(super) rank: (u8, u8),
    pub(super) label: String,
    pub(super) title: String,
    /// The paragraphs of the heading itself.
    pub(super) span: Span,
}

/// How a numbered paragraph looks, with those that stand beside it.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    members: u32,
    headings: u32,
}

/// The longest heading, in letters.
const LONGEST: usize = 220;

/// The headings among `paragraphs`; what follows `signed` may be an appendix without a mark.
pub(super) fn headings(text: &str, paragraphs: &[Paragraph], ranks: &Ranks, signed: Option<usize>) -> Vec<Found> {
    let parents = parents(paragraphs, ranks);
    let mut rows: HashMap<(usize, MarkKind), Row> = HashMap::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if let Some(kind @ (MarkKind::Number | MarkKind::Dotted | MarkKind::Letter)) = paragraph.kind() {
            let row = rows.entry((parents[at], kind)).or_default();
            row.members += 1;
            row.headings += u32::from(is_short(paragraph.words(text), LONGEST) && holds(paragraphs, ranks, at));
        }
    }
    let mut found = Vec::new();
    let mut skip = 0;
    let mut article = false;
    let mut fresh = signed.is_some();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if at < skip {
            continue;
        }
        let words = paragraph.words(text);
        let unmarked = fresh && signed.is_some_and(|signed| paragraph.span.start >= signed);
        if unmarked {
            fresh = false;
        }
        let Some(kind) = paragraph.kind() else {
            if unmarked && is_capitals(words) && words.chars().count() < 60 {
                let (more, last) = below(text, paragraphs, at, signed);
                skip = last + 1;
                let span = Span::new(paragraph.span.start, paragraphs[last].span.end);
                found.push(Found { rank: (1, 1), label: squeeze(words), title: more, span });
                article = false;
            }
            continue;
        };
        let Some(rank) = ranks.rank(paragraph) else { continue };
        let mut label =
            paragraph.mark.map_or("", |mark| &text[paragraph.span.start..][..usize::from(mark.label)]).to_owned();
        let mut end = paragraph.span.end;
        let told = match kind {
            MarkKind::Appendix | MarkKind::Part | MarkKind::Chapter | MarkKind::Section => {
                if words.trim().is_empty() {
                    let (more, last) = below(text, paragraphs, at, signed);
                    skip = last + 1;
                    end = paragraphs[last].span.end;
                    Some(more)
                } else {
                    is_short(words, 2 * LONGEST).then(|| title(words))
                }
            }
            MarkKind::Article => Some(if is_short(words, LONGEST) { title(words) } else { String::new() }),
            MarkKind::Roman | MarkKind::Capital => {
                // A full stop behind it is a habit; `V. Kinh phí thực hiện: Từ nguồn …` says at once what stands beneath.
                let whole = is_capitals(words) || is_short(words.trim_end_matches('.'), LONGEST);
                let run_in = run_in(words).filter(|_| !whole || words.ends_with('.'));
                run_in.or_else(|| whole.then(|| title(words))).filter(|title| !title.is_empty())
            }
            MarkKind::Number if article => {
                label = format!("Khoản {label}");
                Some(if is_short(words, LONGEST) && holds(paragraphs, ranks, at) {
                    title(words)
                } else {
                    String::new()
                })
            }
            MarkKind::Number | MarkKind::Dotted => {
                let row = rows.get(&(parents[at], kind)).copied().unwrap_or_default();
                numbered(words, holds(paragraphs, ranks, at), row)
            }
            MarkKind::Letter if !article => {
                let row = rows.get(&(parents[at], kind)).copied().unwrap_or_default();
                lettered(words, holds(paragraphs, ranks, at), row)
            }
            MarkKind::Dash if !article => dashed(text, paragraphs, at).then(|| title(words)),
            _ => None,
        };
        article = match kind {
            MarkKind::Article => true,
            MarkKind::Appendix | MarkKind::Part | MarkKind::Chapter | MarkKind::Section | MarkKind::Roman => false,
            _ => article,
        };
        if let Some(title) = told {
            found.push(Found { rank, label, title, span: Span::new(paragraph.span.start, end) });
        }
    }
    found
}

/// For each paragraph the one under which it stands, by marks alone.
fn parents(paragraphs: &[Paragraph], ranks: &Ranks) -> Vec<usize> {
    let mut open: Vec<((u8, u8), usize)> = Vec::new();
    let above = |open: &[((u8, u8), usize)]| open.last().map_or(usize::MAX, |(_, at)| *at);
    paragraphs
        .iter()
        .enumerate()
        .map(|(at, paragraph)| {
            let Some(rank) = ranks.rank(paragraph) else { return above(&open) };
            while open.pop_if(|(last, _)| *last >= rank).is_some() {}
            let parent = above(&open);
            open.push((rank, at));
            parent
        })
        .collect()
}

/// Whether words may be a heading: not long, and not ended as a sentence or an item of a list is.
fn is_short(words: &str, longest: usize) -> bool {
    let words = words.trim_end();
    !words.is_empty()
        && words.chars().take(longest + 1).count() <= longest
        && !words.ends_with(['.', ';', '!', ',', '/', '?', '…'])
}

/// Whether something stands beneath the paragraph.
fn holds(paragraphs: &[Paragraph], ranks: &Ranks, at: usize) -> bool {
    let own = ranks.rank(&paragraphs[at]);
    paragraphs.get(at + 1).is_some_and(|next| ranks.rank(next).is_none_or(|next| Some(next) > own))
}

/// The title of a lettered paragraph where it is a heading.
fn lettered(words: &str, holds: bool, row: Row) -> Option<String> {
    let most = row.headings * 2 >= row.members && row.headings > 0;
    let short = is_short(words, 150) && (most || words.chars().count() < 80 || words.ends_with(':'));
    if holds && short && (most || !introduces(words)) {
        return Some(title(words));
    }
    if row.headings == 0 {
        return None;
    }
    // Beside headings, one whose words follow at once, or that ends with a full stop, is one too.
    run_in(words).or_else(|| (most && holds && is_short(words.trim_end_matches('.'), 100)).then(|| title(words)))
}

/// How words end that say what a list is of.
const LISTING: [&str; 4] = ["gồm:", "sau:", "sau đây:", "như:"];

/// Whether words are a sentence that says what a list is of: `… các nền tảng sau:`, `…, bao gồm:`.
fn introduces(words: &str) -> bool {
    words.chars().count() > 60 && LISTING.iter().any(|last| words.trim_end().ends_with(last))
}

/// The words before a colon that a sentence follows: `Đối với cá nhân: Các cá nhân có …`.
fn run_in(words: &str) -> Option<String> {
    let at = words.char_indices().take(160).find(|(_, c)| matches!(c, ':' | '.'))?.0;
    let after = words[at + 1..].trim_start();
    let follows = words[at..].starts_with(':') && after.starts_with(char::is_uppercase);
    (follows && words[..at].split_whitespace().count() < 25).then(|| title(&words[..at]))
}

/// The title of a numbered paragraph where it is a heading; `Kinh phí: Từ nguồn …` is one with the words before its colon.
fn numbered(words: &str, holds: bool, row: Row) -> Option<String> {
    let most = row.headings * 2 >= row.members && row.headings > 0;
    let short = is_short(words, LONGEST);
    // One that introduces a list by a whole sentence is none, unless those beside it are.
    let sentence = words.trim_end().ends_with(':') && words.chars().count() > 110;
    if short && (holds && (most || !sentence) || most && !sentence || is_capitals(words)) {
        return Some(title(words));
    }
    // Beside headings, semicolons may stand in one: `Giấy khen của Thủ trưởng các cơ quan; Chủ tịch UBND xã: Theo …`.
    let before_colon = run_in(words).filter(|run_in| row.headings > 0 || !run_in.contains(';'));
    let whole = most && holds && words.chars().take(420).count() < 420 && !words.trim_end().ends_with('!');
    before_colon.or_else(|| whole.then(|| title(words)))
}

/// Whether a dash stands before a heading: few words, with `+` items or plain paragraphs beneath them.
fn dashed(text: &str, paragraphs: &[Paragraph], at: usize) -> bool {
    let words = paragraphs[at].words(text);
    let inner = words.trim_end().trim_end_matches(':').contains(':');
    let next = paragraphs.get(at + 1);
    let plus = next.is_some_and(|next| next.kind() == Some(MarkKind::Sign));
    // A plain paragraph goes with the item before it only where the next item has one too, or another kind follows.
    let plain = next.is_some_and(|next| {
        next.mark.is_none() && next.words(text).ends_with('.') && !next.words(text).ends_with("/.")
    });
    // With items beneath it, a full stop behind it is a habit; `…, bao gồm:` says that they are a list.
    let bare = if plus { words.trim_end_matches('.') } else { words };
    let listing = LISTING.iter().any(|last| words.trim_end().ends_with(last));
    is_short(bare, 90) && !inner && !listing && words.starts_with(char::is_uppercase) && (plus || plain)
}

/// The title on the paragraphs below a heading that is only a label, and the last of them.
fn below(text: &str, paragraphs: &[Paragraph], at: usize, signed: Option<usize>) -> (String, usize) {
    let mut words = Vec::new();
    let mut last = at;
    for next in paragraphs[at + 1..].iter().take(3) {
        let line = next.words(text);
        // The signature stands between a heading of the body and an appendix.
        let apart = signed.is_some_and(|end| paragraphs[at].span.start < end && next.span.start >= end);
        let goes_on = !apart && next.mark.is_none() && is_title(line) && (words.is_empty() || is_capitals(line));
        if !goes_on {
            break;
        }
        words.push(line);
        last += 1;
    }
    (title(&words.join(" ")), last)
}
