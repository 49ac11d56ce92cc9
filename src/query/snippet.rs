//! Cuts the words around what was found, with the page and the places to highlight.

use super::parse::{Understood, Word};
use crate::code::Heading;
use crate::text::{FoldKey, PagedText, Span, analyse, fold_key, folded_words};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// Some words of a document around what was found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, utoipa::ToSchema)]
pub struct Snippet {
    /// The page on which it begins.
    pub page: u32,
    /// Whole words, white space squeezed, `…` where it was cut.
    pub text: String,
    /// What was found, as code points of `text` from and to.
    pub highlights: Vec<[usize; 2]>,
    /// The article of the official code in which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<Place>,
}

/// An article of the official code.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, utoipa::ToSchema)]
#[schema(as = SnippetArticle)]
pub struct Place {
    /// Its number in the code, `44.5.NĐ.1.5`.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Its number in its own document, `Điều 5`.
    pub place: Option<String>,
    /// That document, `Nghị định 63/2010/NĐ-CP`.
    pub document: Option<String>,
}

impl Place {
    /// `44.5.NĐ.1.2 (Điều 6 Nghị định 63/2010/NĐ-CP)`.
    pub fn label(&self) -> String {
        let own = [&self.place, &self.document].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        let number = self.number.as_deref().unwrap_or(&self.title);
        if own.is_empty() { number.to_owned() } else { format!("{number} ({own})") }
    }
}

/// Tokens of a window, about two lines on a page.
const WINDOW: usize = 36;
/// Snippets of one document at the most.
const MOST: usize = 3;

/// The best places of `text` for the words of `understood`, in the order of the text.
///
/// Of a heading of the official code each page is an article, and words of two articles are no place.
pub(super) fn of_words(text: &PagedText, code: Option<&Heading>, understood: &Understood) -> Vec<Snippet> {
    let tokens = folded_words(text.text());
    let matched = Matched::find(text.text(), &tokens, understood);
    let page = |at: usize| code.map(|_| text.page_at(tokens[at].0.start));
    let mut windows = matched.windows(&page);
    windows.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.first.cmp(&b.first)));
    let best = windows.first().map_or(0.0, |window| window.score);
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    for window in windows.iter().take_while(|window| window.score * 2.0 > best) {
        // The words found stand in the middle rather than at the edge.
        let spare = WINDOW.saturating_sub(window.last - window.first + 1) / 2;
        let first = window.first.saturating_sub(spare);
        let last = (first + WINDOW - 1).max(window.last).min(tokens.len() - 1);
        let (first, last) = if code.is_some() {
            let outside = |at: usize| page(at) != page(window.first);
            let first = (first..window.first).rev().find(|at| outside(*at)).map_or(first, |at| at + 1);
            (first, (window.first..=last).find(|at| outside(*at)).map_or(last, |at| at - 1))
        } else {
            (first, last)
        };
        if chosen.len() < MOST && chosen.iter().all(|other| last < other.0 || other.1 < first) {
            chosen.push((first, last));
        }
    }
    chosen.sort_unstable();
    let cut_out = |(first, last): &(usize, usize)| {
        let marks = matched.highlights(*first, *last).map(|at| tokens[at].0).collect();
        let snippet = cut(text, Span::new(tokens[*first].0.start, tokens[*last].0.end), marks);
        Snippet { article: code.and_then(|code| article(code, snippet.page)), ..snippet }
    };
    chosen.iter().map(cut_out).collect()
}

/// The article on a page of a heading.
fn article(heading: &Heading, page: u32) -> Option<Place> {
    let article = heading.articles.get(usize::try_from(page).ok()?.checked_sub(1)?)?;
    let note = article.note.as_ref();
    Some(Place {
        number: article.number.clone(),
        title: article.title().to_owned(),
        place: note.map(|note| note.place.clone()),
        document: note.map(|note| format!("{} {}", note.document.doc_type, note.document.canonical)),
    })
}

/// The beginning of `text`, where a document was found by something other than its words.
pub(super) fn of_beginning(text: &PagedText) -> Option<Snippet> {
    // Words are shorter than this, so that the beginning holds enough of them.
    let beginning = &text.text()[..text.text().floor_char_boundary(WINDOW * 64)];
    let analysis = analyse(beginning);
    let (first, last) = (analysis.tokens().first()?, analysis.tokens().iter().take(WINDOW).next_back()?);
    Some(cut(text, Span::new(first.span.start, last.span.end), Vec::new()))
}

/// The sentence around `found`, cut to whole words where it is long.
pub(super) fn around(text: &PagedText, found: Span) -> Snippet {
    const REACH: usize = 240;
    let all = text.text();
    let ends = |c: char| matches!(c, ';' | '!' | '?' | '…');
    let low = all.floor_char_boundary(found.start.saturating_sub(REACH));
    let high = all.ceil_char_boundary((found.end + REACH).min(all.len()));
    let before = &all[low..found.start.min(all.len())];
    let after = &all[found.end.min(all.len())..high];
    let stop_before = [
        before.rfind(ends).map(|at| at + 1),
        before.rfind(". ").map(|at| at + 2),
        before.rfind(".\n").map(|at| at + 2),
        before.rfind("\n\n").map(|at| at + 2),
    ];
    let start = match stop_before.into_iter().flatten().max() {
        // A mark of several bytes ends where its last byte does.
        Some(at) => all.ceil_char_boundary(low + at),
        None if low == 0 => 0,
        None => low + before.find(char::is_whitespace).unwrap_or(0),
    };
    let stop_after = [after.find(ends), after.find(". "), after.find(".\n"), after.find("\n\n")];
    let end = match stop_after.into_iter().flatten().min() {
        Some(at) => found.end + at,
        None if high == all.len() => high,
        None => found.end + after.rfind(char::is_whitespace).unwrap_or(0),
    };
    cut(text, Span::new(start, end.max(found.end)), vec![found])
}

/// The words of `window`, with `marks` as highlights.
fn cut(text: &PagedText, window: Span, marks: Vec<Span>) -> Snippet {
    let all = text.text();
    let mut out = if all[..window.start].trim().is_empty() { String::new() } else { "…".to_owned() };
    let mut highlights = Vec::new();
    let (mut length, mut word_end) = (out.chars().count(), 0);
    let (mut spaced, mut open) = (true, None);
    let mut marks = marks.into_iter().peekable();
    for (at, c) in window.of(all).char_indices().map(|(at, c)| (window.start + at, c)) {
        if marks.peek().is_some_and(|mark| at >= mark.end) {
            marks.next();
            close(&out, &mut highlights, open.take(), word_end);
        }
        if c.is_whitespace() {
            if !spaced {
                out.push(' ');
                length += 1;
            }
            spaced = true;
            continue;
        }
        if open.is_none() && marks.peek().is_some_and(|mark| mark.start <= at) {
            open = Some(length);
        }
        out.push(c);
        length += 1;
        (spaced, word_end) = (false, length);
    }
    close(&out, &mut highlights, open, word_end);
    out.truncate(out.trim_end().len());
    if !all[window.end..].trim().is_empty() && !out.ends_with(['.', ';', '!', '?']) {
        out.push('…');
    }
    Snippet { page: text.page_at(window.start).get(), text: out, highlights, article: None }
}

/// Adds a highlight; one that begins a space after another continues it.
fn close(out: &str, highlights: &mut Vec<[usize; 2]>, start: Option<usize>, end: usize) {
    let Some(start) = start else { return };
    match highlights.last_mut() {
        Some(last) if start == last[1] + 1 && out.chars().nth(last[1]) == Some(' ') => last[1] = end,
        _ => highlights.push([start, end]),
    }
}

/// A stretch of tokens and what it is worth.
struct Window {
    first: usize,
    last: usize,
    score: f32,
}

/// A word of the question; `None` for what may stand for one.
type Asked<'u> = Option<&'u Word>;

/// Which tokens of a text were asked for.
struct Matched {
    /// Tokens and the number of the word that each matches.
    hits: Vec<(usize, usize)>,
    /// Neighbours in the question.
    pairs: HashSet<(usize, usize)>,
}

impl Matched {
    fn find(text: &str, tokens: &[(Span, FoldKey)], understood: &Understood) -> Self {
        let mut numbers: HashMap<FoldKey, usize> = HashMap::new();
        let mut asked: HashMap<FoldKey, Vec<Asked<'_>>> = HashMap::new();
        let mut pairs = HashSet::new();
        let mut ask = |fold: &str, before: Option<usize>| {
            let (key, next) = (fold_key(fold), numbers.len());
            let number = *numbers.entry(key).or_insert(next);
            pairs.extend(before.map(|before| (before, number)));
            (key, number)
        };
        for run in understood.runs() {
            let mut before = None;
            for word in run {
                let (key, number) = ask(&word.fold, before);
                asked.entry(key).or_default().push(Some(word));
                before = Some(number);
            }
            // What may stand for a word is found too: short forms alone, long forms as neighbours.
            for also in run.iter().flat_map(|word| &word.also) {
                let mut before = None;
                for fold in also.split(' ') {
                    let (key, number) = ask(fold, before);
                    asked.entry(key).or_default().push(None);
                    before = Some(number);
                }
            }
        }
        let means = |(span, key): &(Span, FoldKey)| {
            let words = asked.get(key)?;
            let unmarked = |typed: &Asked<'_>| typed.is_none_or(|word| !word.is_marked());
            if words.iter().any(unmarked) {
                return Some(numbers[key]);
            }
            // Typed with marks, `thủ` is not `thu`; but a text without marks may mean either.
            let analysis = analyse(span.of(text));
            let token = analysis.tokens().first()?;
            let same = |word: &&Word| !analysis.is_marked(token) || word.exact == analysis.exact(token);
            words.iter().flatten().any(same).then(|| numbers[key])
        };
        let hits = tokens.iter().enumerate().filter_map(|(at, token)| Some((at, means(token)?))).collect();
        Self { hits, pairs }
    }

    /// Whether the hits at `index` and after it are neighbours in text and question.
    fn is_pair(&self, index: usize) -> bool {
        match (self.hits.get(index), self.hits.get(index + 1)) {
            (Some(one), Some(two)) => two.0 == one.0 + 1 && self.pairs.contains(&(one.1, two.1)),
            _ => false,
        }
    }

    /// For each hit the window that begins with it, and does not go on where `page` gives another.
    fn windows<P: PartialEq>(&self, page: &dyn Fn(usize) -> P) -> Vec<Window> {
        let mut windows = Vec::with_capacity(self.hits.len());
        for (index, (first, _)) in self.hits.iter().enumerate() {
            // A pair's second word begins no better window than its first.
            if index > 0 && self.is_pair(index - 1) {
                continue;
            }
            let (mut words, mut pairs, mut last) = (HashSet::new(), HashSet::new(), *first);
            for (offset, (at, word)) in self.hits[index..].iter().enumerate() {
                if at - first >= WINDOW || page(*at) != page(*first) {
                    break;
                }
                words.insert(*word);
                last = *at;
                if self.is_pair(index + offset) {
                    pairs.insert((*word, self.hits[index + offset + 1].1));
                }
            }
            windows.push(Window { first: *first, last, score: words.len() as f32 + 2.0 * pairs.len() as f32 });
        }
        windows
    }

    /// The tokens to highlight from `first` to `last`: words beside a neighbour from the question where there are any,
    /// since a syllable alone often belongs to another word.
    fn highlights(&self, first: usize, last: usize) -> impl Iterator<Item = usize> {
        let inside = |(_, hit): &(usize, &(usize, usize))| first <= hit.0 && hit.0 <= last;
        let all: Vec<usize> = self.hits.iter().enumerate().filter(inside).map(|(index, _)| index).collect();
        let in_pair = |index: &usize| self.is_pair(*index) || (*index > 0 && self.is_pair(*index - 1));
        let paired: Vec<usize> = all.iter().copied().filter(in_pair).collect();
        let chosen = if paired.is_empty() { all } else { paired };
        chosen.into_iter().map(|index| self.hits[index].0)
    }
}
