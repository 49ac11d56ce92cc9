//! Provisions (Điều, khoản, điểm) of a cited document, each its own reference.

use super::Pinpoint;
use super::draft::{Context, Draft};
use super::lexer::TokenKind;
use crate::registry::Cue;
use crate::text::squeeze;

/// How far before a citation its provisions may begin, in tokens.
const REACH: usize = 80;

/// Gives every citation the provisions that stand right before it or in brackets behind its words `tại`.
pub(super) fn attach(context: &Context<'_>, drafts: &mut [Draft]) {
    let mut floor = 0;
    for draft in drafts.iter_mut() {
        let found = before(context, draft.first, floor);
        draft.citation.pinpoints = found;
        floor = floor.max(draft.after);
    }
}

/// One unit of a chain of provisions, read from right to left.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unit {
    word: Word,
    labels: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Point,
    Clause,
    Article,
    Part,
}

/// The provisions in the run of units that ends before token `end`.
fn before(context: &Context<'_>, end: usize, floor: usize) -> Vec<Pinpoint> {
    let tokens = context.tokens;
    let mut end = end;
    // Most citations open a sentence, a list item or a member of a list.
    if end == floor || matches!(tokens.kind(end - 1), TokenKind::Semicolon | TokenKind::Break | TokenKind::Stop) {
        return Vec::new();
    }
    // `Điều 5 của Nghị định …`, `Điều 5, Nghị định …`, `Phụ lục I kèm theo Thông tư …`
    while end > floor
        && (tokens.has(end - 1, Cue::OF) || tokens.kind(end - 1) == TokenKind::Comma || is_glue(context, end - 1))
    {
        end -= 1;
    }
    let Some(from) = run_start(context, end, floor) else { return Vec::new() };
    let units = units(context, from, end);
    references(&units)
}

/// `kèm theo` and `ban hành` between an appendix and its document.
fn is_glue(context: &Context<'_>, at: usize) -> bool {
    matches!(
        context.tokens.words(context.text, at, at + 1).to_lowercase().as_str(),
        "kèm" | "theo" | "ban" | "hành" | "của"
    )
}

/// The first token of the unbroken run of provisions that ends before `end`.
fn run_start(context: &Context<'_>, end: usize, floor: usize) -> Option<usize> {
    let tokens = context.tokens;
    let mut from = None;
    for at in (end.saturating_sub(REACH).max(floor)..end).rev() {
        if word_of(context, at).is_some() {
            from = Some(at);
            continue;
        }
        let joint =
            matches!(tokens.kind(at), TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash | TokenKind::Slash)
                || tokens.has(at, Cue::AND)
                || tokens.has(at, Cue::OF)
                || is_plural(context, at);
        if !(joint || is_label(context, at)) {
            break;
        }
    }
    from
}

/// `các khoản`, `từ Điều 3 đến Điều 7`.
fn is_plural(context: &Context<'_>, at: usize) -> bool {
    matches!(context.tokens.words(context.text, at, at + 1).to_lowercase().as_str(), "các" | "từ" | "đến" | "những")
}

fn word_of(context: &Context<'_>, at: usize) -> Option<Word> {
    if context.tokens.kind(at) != TokenKind::Word {
        return None;
    }
    let labelled = is_label(context, at + 1);
    match context.tokens.words(context.text, at, at + 1).to_lowercase().as_str() {
        "điểm" if labelled => Some(Word::Point),
        "khoản" if labelled => Some(Word::Clause),
        "điều" if labelled => Some(Word::Article),
        "chương" | "mục" | "phần" if labelled => Some(Word::Part),
        "phụ" if context.tokens.words(context.text, at + 1, at + 2).to_lowercase() == "lục" => Some(Word::Part),
        _ => None,
    }
}

/// A label of a provision: a number, a letter of the Vietnamese alphabet, a Roman number; `lục` of `Phụ lục`.
fn is_label(context: &Context<'_>, at: usize) -> bool {
    let word = context.tokens.words(context.text, at, at + 1);
    match context.tokens.kind(at) {
        TokenKind::Number => word.chars().count() <= 4,
        TokenKind::Word => is_letter(word) || is_roman(word) || word.to_lowercase() == "lục",
        _ => false,
    }
}

/// Points are lettered in Vietnamese order: `đ` after `d`, and no `f`, `j`, `w`, `z`.
fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    let letter = chars.next().is_some_and(|c| "abcdđeêghiklmnoôơpqrstuưvxy".contains(c));
    letter && chars.as_str().chars().all(|c| c.is_ascii_digit())
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b"IVXL".contains(&b))
}

/// The units of a run in the order of the text, ranges written out where both ends are numbers.
fn units(context: &Context<'_>, from: usize, end: usize) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut range = false;
    let mut at = from;
    while at < end {
        let words = context.tokens.words(context.text, at, at + 1);
        if let Some(word) = word_of(context, at) {
            let part = matches!(word, Word::Part).then(|| squeeze(words));
            let continued = range && units.last().is_some_and(|unit| unit.word == word);
            if !continued {
                units.push(Unit { word, labels: Vec::new() });
            }
            if let (Some(name), Some(unit)) = (part, units.last_mut())
                && name.to_lowercase() != "phụ"
            {
                unit.labels.push(format!("{name} "));
            }
            if words.to_lowercase() == "phụ" {
                if let Some(unit) = units.last_mut() {
                    unit.labels.push("Phụ lục ".to_owned());
                }
                at += 1;
            }
        } else if is_label(context, at)
            && let Some(unit) = units.last_mut()
        {
            label(unit, words, range);
            range = false;
        } else {
            range = matches!(words.to_lowercase().as_str(), "đến" | "-" | "–");
        }
        at += 1;
    }
    units
}

fn label(unit: &mut Unit, words: &str, range: bool) {
    if unit.word == Word::Part {
        if let Some(open) = unit.labels.last_mut().filter(|label| label.ends_with(' ')) {
            open.push_str(words);
        } else if let Some(name) =
            unit.labels.first().and_then(|label| label.rsplit_once(' ')).map(|(name, _)| name.to_owned())
        {
            unit.labels.push(format!("{name} {words}"));
        }
        return;
    }
    if range
        && let (Some(Ok(low)), Ok(high)) = (unit.labels.last().map(|label| label.parse::<u16>()), words.parse::<u16>())
        && low < high
        && high - low < 200
    {
        unit.labels.extend((low + 1..=high).map(|number| number.to_string()));
        return;
    }
    unit.labels.push(words.to_owned());
}

/// One reference for every innermost label: points of a clause of an article, clauses of an article, articles.
fn references(units: &[Unit]) -> Vec<Pinpoint> {
    let mut found: Vec<Pinpoint> = Vec::new();
    let mut start = 0;
    for (at, unit) in units.iter().enumerate() {
        // A chain rises from point to clause to article; what does not rise begins another chain.
        let rises = units.get(at + 1).is_some_and(|next| rank(next.word) > rank(unit.word));
        if rises {
            continue;
        }
        found.extend(chain(&units[start..=at]));
        start = at + 1;
    }
    // Chains that end below an article belong to the article that follows them: `khoản 1, điểm a khoản 2 Điều 5`.
    let mut article: Option<String> = None;
    let mut clause: Option<String> = None;
    for pinpoint in found.iter_mut().rev() {
        if pinpoint.part.is_some() {
            continue;
        }
        match &pinpoint.article {
            Some(own) => article = Some(own.clone()),
            None => pinpoint.article.clone_from(&article),
        }
        match &pinpoint.clause {
            Some(own) => clause = Some(own.clone()),
            None if pinpoint.point.is_some() => pinpoint.clause.clone_from(&clause),
            None => {}
        }
    }
    found
}

fn rank(word: Word) -> u8 {
    match word {
        Word::Point => 0,
        Word::Clause => 1,
        Word::Article => 2,
        Word::Part => 3,
    }
}

/// The references of one rising chain; of its innermost unit each label is one.
fn chain(units: &[Unit]) -> Vec<Pinpoint> {
    let Some(inner) = units.first() else { return Vec::new() };
    let outer =
        |word: Word| units[1..].iter().find(|unit| unit.word == word).and_then(|unit| unit.labels.last().cloned());
    let shell =
        Pinpoint { article: outer(Word::Article), clause: outer(Word::Clause), point: None, part: outer(Word::Part) };
    inner
        .labels
        .iter()
        .map(|label| {
            let mut pinpoint = shell.clone();
            let own = Some(label.trim_end().to_owned());
            match inner.word {
                Word::Point => pinpoint.point = own,
                Word::Clause => pinpoint.clause = own,
                Word::Article => pinpoint.article = own,
                Word::Part => pinpoint.part = own,
            }
            pinpoint
        })
        .collect()
}
