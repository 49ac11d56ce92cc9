//! From when a document is in effect by its own words, and when it ends.

use super::body::Block;
use super::line::find_words;
use super::model::Extent;
use super::provision::Provision;
use super::token::{Source, TokenKind, Tokens};
use super::units;
use crate::document::Document;
use crate::notation::PartialDate;
use crate::registry::ActCue;
use crate::text::{Span, squeeze};

/// What one provision says of the document's own days.
#[derive(Debug, Default)]
pub(super) struct Days {
    pub(super) rows: Vec<Row>,
    /// The end of the whole.
    pub(super) until: Option<PartialDate>,
}

/// A row of [`super::InEffect`] without its page.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) from: Option<PartialDate>,
    pub(super) until: Option<PartialDate>,
    pub(super) what: Extent,
    pub(super) rule: Option<String>,
    pub(super) except: Option<String>,
    pub(super) span: Span,
}

/// How far behind a predicate its day stands, in tokens.
const REACH: usize = 40;

/// The longest run of words between the document and its predicate.
const GAP: usize = 5;

/// Reads the days in one provision; `signed` is the day of the document.
pub(super) fn read(tokens: &Tokens<'_>, signed: Option<PartialDate>) -> Days {
    let mut days = Days::default();
    for at in 0..tokens.list.len() {
        let phrase = tokens.phrase(at);
        let cue = phrase.cue;
        if !cue.has(ActCue::EFFECTIVE.or(ActCue::END).or(ActCue::APPLY)) || at > 0 && inside(tokens, at) {
            continue;
        }
        // The day is looked for first: most that is `áp dụng` has none, and subjects are dear.
        let after = at + phrase.length;
        if cue.has(ActCue::END) {
            if let Some(day) = end_day(tokens, after).filter(|_| days.until.is_none())
                && subject(tokens, at).is_some_and(|(subject, _)| subject == Extent::Whole)
            {
                days.until = Some(day);
            }
            continue;
        }
        let Some(day) = day(tokens, after, signed) else { continue };
        if cue.has(ActCue::APPLY) && !cue.has(ActCue::EFFECTIVE) && (day.from.is_none() || day.until.is_none()) {
            continue;
        }
        let Some((subject, start)) = subject(tokens, at) else { continue };
        if subject == Extent::Whole {
            days.until = days.until.or(day.until);
        }
        let span = Span::new(tokens.list[start].span.start, tokens.list[day.end - 1].span.end);
        let Day { from, until, rule, except, .. } = day;
        days.rows.push(Row { from, until, what: subject, rule, except, span });
    }
    days
}

/// The day of signing: that of the letterhead, else the first that the words above the legal bases tell.
pub(super) fn signed(source: Source<'_>, document: &Document, root: &Block) -> Option<PartialDate> {
    document.date.filter(PartialDate::is_whole).or_else(|| {
        let head = root.span.of(source.text);
        let end = find_words(head, &["Căn", "cứ"]).map_or(head.len(), |(at, _)| at);
        let tokens = source.lex(Span::new(root.span.start, root.span.start + end), &[]);
        tokens.list.iter().find_map(|token| match token.kind {
            TokenKind::Date(date) => Some(date),
            TokenKind::Target(index) => source.references[index].citation.date.filter(PartialDate::is_whole),
            _ => None,
        })
    })
}

/// Whether the phrase at `at` is the later part of a longer one: `tiếp tục có hiệu lực`.
fn inside(tokens: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|from| {
        let phrase = tokens.phrase(from);
        from + phrase.length > at && phrase.cue.has(ActCue::CONTINUE.or(ActCue::EFFECTIVE).or(ActCue::END))
    })
}

/// The subject of the predicate at `at`: the document, or provisions of it; and the token where it begins.
fn subject(tokens: &Tokens<'_>, at: usize) -> Option<(Extent, usize)> {
    let floor = sentence_start(tokens, at);
    let is_this = |back: &usize| tokens.phrase(*back).cue.has(ActCue::THIS);
    // `Nghị quyết này được Hội đồng nhân dân … thông qua ngày … và có hiệu lực …`
    let opening = (floor..at).rev().find(|at| is_this(at) && tokens.phrase(at + 1).cue.has(ActCue::PASSIVE));
    let this = (floor..at).rev().take(GAP).find(is_this).or(opening);
    if let Some(this) = this {
        let typed = (1..=4).filter_map(|length| this.checked_sub(length).map(|from| (from, length)));
        let named = typed.into_iter().find(|(from, length)| tokens.type_words(*from) == *length);
        if let Some((from, _)) = named.filter(|(from, _)| *from >= floor) {
            let before = from.checked_sub(1).filter(|before| *before >= floor);
            if before.is_some_and(|before| relative(tokens, before)) {
                return None;
            }
            return match units_before(tokens, floor, from) {
                Some((provisions, start)) => Some((Extent::Provisions(provisions), start)),
                None => Some((Extent::Whole, from)),
            };
        }
    }
    // `Điều 12 và khoản 3 Điều 15 có hiệu lực …`, of no other document.
    let (provisions, start) = units_before(tokens, floor, at)?;
    let other = tokens.list[start..at].iter().any(|token| matches!(token.kind, TokenKind::Target(_)));
    (!other).then_some((Extent::Provisions(provisions), start))
}

/// `kể từ ngày`, `khi`, `trước thời điểm` before the document: a day is told by its effect, and not its effect by a day.
fn relative(tokens: &Tokens<'_>, at: usize) -> bool {
    let cue = tokens.phrase(at).cue;
    cue.has(ActCue::DAY.or(ActCue::CONDITION)) || tokens.words(at) == "điểm" || tokens.words(at) == "khi"
}

/// Where the sentence of token `at` begins.
fn sentence_start(tokens: &Tokens<'_>, at: usize) -> usize {
    let ends = |back: &usize| matches!(tokens.list[*back].kind, TokenKind::Sign('.' | ';' | ':') | TokenKind::Quote);
    let stop = (0..at).rev().find(|back| ends(back) || tokens.phrase(*back).cue.has(ActCue::EXCEPT));
    stop.map_or(0, |stop| stop + 1)
}

/// The provisions in the run of units that ends before token `end`, and where it begins.
fn units_before(tokens: &Tokens<'_>, floor: usize, end: usize) -> Option<(Vec<Provision>, usize)> {
    let mut found: Option<(Vec<Provision>, usize)> = None;
    let mut at = floor;
    while at < end {
        match units::read(tokens, at).filter(|(_, to)| *to <= end) {
            Some((provisions, to)) => {
                match &mut found {
                    Some((all, _)) => all.extend(provisions),
                    None => found = Some((provisions, at)),
                }
                at = to;
            }
            None => at += 1,
        }
    }
    // They must stand right before: `Điều 5, Điều 6 của Luật này`.
    found.filter(|(_, start)| {
        tokens.list[*start..end].iter().all(|token| !matches!(token.kind, TokenKind::Date(_) | TokenKind::Target(_)))
    })
}

struct Day {
    from: Option<PartialDate>,
    until: Option<PartialDate>,
    rule: Option<String>,
    except: Option<String>,
    /// One past its last token.
    end: usize,
}

/// The day behind a predicate that ends before token `at`.
fn day(tokens: &Tokens<'_>, at: usize, signed: Option<PartialDate>) -> Option<Day> {
    let limit = tokens.list.len().min(at + REACH);
    let stop = (at..limit).find(|to| ends_day(tokens, *to)).unwrap_or(limit);
    let mut found: Option<Day> = None;
    let mut count: Option<(u16, bool)> = None;
    let mut to = at;
    while to < stop {
        let token = tokens.list[to];
        let phrase = tokens.phrase(to);
        let before = to.checked_sub(1).map(|back| tokens.phrase(back).cue).unwrap_or_default();
        let mut length = phrase.length.max(1);
        if let Some(day) = &mut found {
            if let TokenKind::Date(date) = token.kind
                && (before.has(ActCue::UNTIL) || until_before(tokens, to))
            {
                day.until = day.until.or(Some(date));
                day.end = to + 1;
            }
        } else if let TokenKind::Date(date) = token.kind {
            found = Some(Day { from: from_day(date, count), until: None, rule: None, except: None, end: to + 1 });
        } else if let Some((number, after)) = measure(tokens, to) {
            count = Some(number);
            length = after - to;
        } else if phrase.cue.has(ActCue::SIGNED) || adopted(tokens, to, stop) {
            let end = to + length;
            let rule = Some(words(tokens, at, end));
            let from = signed.and_then(|signed| from_day(signed, count));
            found = Some(Day { from, until: None, rule, except: None, end });
        } else if phrase.cue.has(ActCue::GAZETTE) || phrase.cue.has(ActCue::DAY) && names_other(tokens, to, stop) {
            let rule = Some(words(tokens, at, to + length));
            found = Some(Day { from: None, until: None, rule, except: None, end: to + length });
        }
        to += length;
    }
    let mut day = found?;
    day.except = exception(tokens, day.end);
    Some(day)
}

/// Whether the sentence, or what it says of the day, ends at token `at`.
fn ends_day(tokens: &Tokens<'_>, at: usize) -> bool {
    let cue = tokens.phrase(at).cue;
    matches!(tokens.list[at].kind, TokenKind::Sign('.' | ';' | ':') | TokenKind::Quote)
        || cue.has(ActCue::EXCEPT.or(ActCue::REPLACE).or(ActCue::REPEAL).or(ActCue::CONDITION))
}

fn until_before(tokens: &Tokens<'_>, at: usize) -> bool {
    at >= 2 && (tokens.phrase(at - 2).cue.has(ActCue::UNTIL) && tokens.phrase(at - 2).length == 2)
}

/// `45 ngày`, `mười lăm (15) ngày`, `06 tháng`: the number and whether it counts months, and one past it. Working days are no
/// number of days.
fn measure(tokens: &Tokens<'_>, at: usize) -> Option<((u16, bool), usize)> {
    let token = tokens.list.get(at)?;
    let phrase = tokens.phrase(at);
    let (number, mut to) = match token.kind {
        TokenKind::Number => (tokens.words(at).parse().ok()?, at + 1),
        TokenKind::Word => (phrase.number?, at + phrase.length),
        _ => return None,
    };
    if tokens.is(to, '(') {
        to = (to..to + 6).find(|close| tokens.is(*close, ')')).map_or(to, |close| close + 1);
    }
    let unit = tokens.phrase(to).cue;
    let working = tokens.phrase(to + 1).cue.has(ActCue::WORKING);
    let counted = (unit.has(ActCue::DAY) || unit.has(ActCue::MONTH)) && !working;
    counted.then_some(((number, unit.has(ActCue::MONTH)), to + 1))
}

fn from_day(date: PartialDate, count: Option<(u16, bool)>) -> Option<PartialDate> {
    let Some((number, months)) = count else { return Some(date) };
    let day = jiff::civil::Date::new(date.year, date.month?, date.day?).ok()?;
    let span = if months { jiff::Span::new().months(number) } else { jiff::Span::new().days(number) };
    let day = day.checked_add(span).ok()?;
    PartialDate::from_ymd(day.year(), day.month(), day.day())
}

/// `ngày được Hội đồng nhân dân tỉnh khóa XVIII, kỳ họp thứ 5 thông qua`: the day of the document.
fn adopted(tokens: &Tokens<'_>, at: usize, stop: usize) -> bool {
    tokens.phrase(at).cue.has(ActCue::DAY)
        && (at + 1..stop.min(at + 25)).any(|to| tokens.words(to) == "thông" && tokens.words(to + 1) == "qua")
}

/// `từ ngày Nghị định số … có hiệu lực`: the day is another document's.
fn names_other(tokens: &Tokens<'_>, at: usize, stop: usize) -> bool {
    (at + 1..stop.min(at + 8)).any(|to| matches!(tokens.list[to].kind, TokenKind::Target(_)))
}

/// The day behind `hết hiệu lực`.
fn end_day(tokens: &Tokens<'_>, at: usize) -> Option<PartialDate> {
    (at..tokens.list.len().min(at + 8)).find_map(|to| match tokens.list[to].kind {
        TokenKind::Date(date) => Some(date),
        _ => None,
    })
}

/// The exception behind the day, as written.
fn exception(tokens: &Tokens<'_>, at: usize) -> Option<String> {
    let ends = |to: &usize| matches!(tokens.list[*to].kind, TokenKind::Sign('.' | ';'));
    let stop = (at..tokens.list.len()).find(ends).unwrap_or(tokens.list.len());
    let from = (at..stop.min(at + 12)).find(|to| tokens.phrase(*to).cue.has(ActCue::EXCEPT))?;
    Some(words(tokens, from, stop))
}

fn words(tokens: &Tokens<'_>, from: usize, end: usize) -> String {
    let last = end.saturating_sub(1).max(from);
    squeeze(&tokens.text[tokens.list[from].span.start..tokens.list[last].span.end])
}
