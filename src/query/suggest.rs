//! What someone who is typing may mean: words, titles and cited documents.

use super::authorities::{AuthorityCount, named};
use super::vocabulary::spelt;
use crate::authority::AuthorityKey;
use crate::index::{
    Dictionary, DocumentId, Engine, EngineError, FacetCount, Keyword, Node, Plan, Sort, TermsMode, TextField,
};
use crate::registry::Registry;
use crate::text::{analyse, fold};
use std::cmp::Reverse;

/// What may be meant, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestions {
    /// The question with its last word completed or the next word added.
    pub words: Vec<String>,
    /// Documents whose title holds the words.
    pub titles: Vec<SuggestedTitle>,
    /// Cited documents.
    pub authorities: Vec<AuthorityCount>,
}

/// A document whose title holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedTitle {
    /// Which.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// Its province as written.
    pub province: Option<String>,
    /// Its plan year.
    pub year: Option<i16>,
}

/// A word of a title may be completed in so many ways; the most frequent are looked for.
const MOST_COMPLETIONS: usize = 40;
/// The shortest beginning of a law's name that is looked for.
const SHORTEST_NAME: usize = 3;

/// What `text` may become, at most `limit` of each kind.
///
/// # Errors
/// Only where the engine fails.
pub fn suggest(engine: &dyn Engine, registry: &Registry, text: &str, limit: usize) -> Result<Suggestions, EngineError> {
    let analysis = analyse(text);
    let folds: Vec<&str> = analysis.tokens().iter().map(|token| analysis.fold(token)).collect();
    if folds.is_empty() || limit == 0 {
        return Ok(Suggestions::default());
    }
    let ended = text.ends_with(|c: char| !c.is_alphanumeric());
    let (whole, begun) = if ended { (folds.as_slice(), "") } else { folds.split_at_last() };
    Ok(Suggestions {
        words: words(engine, text, whole, begun, limit)?,
        titles: titles(engine, whole, begun, limit)?,
        authorities: cited(engine, registry, &folds, limit)?,
    })
}

/// The last word apart from those before it.
trait SplitLast {
    fn split_at_last(&self) -> (&Self, &str);
}

impl SplitLast for [&str] {
    fn split_at_last(&self) -> (&Self, &str) {
        match self.split_last() {
            Some((last, before)) => (before, last),
            None => (self, ""),
        }
    }
}

fn words(
    engine: &dyn Engine,
    text: &str,
    whole: &[&str],
    begun: &str,
    limit: usize,
) -> Result<Vec<String>, EngineError> {
    let of = |field, prefix: &str| engine.dictionary(Dictionary::Text(field), prefix);
    let mut found = match whole.last() {
        Some(before) => of(TextField::Pair, &format!("{before}_{begun}"))?,
        None => of(TextField::Fold, begun)?,
    };
    let kept = text.trim_end();
    let kept = if begun.is_empty() { kept } else { kept.trim_end_matches(|c: char| !c.is_whitespace()).trim_end() };
    let marked = fold(kept) != kept.to_lowercase() || whole.is_empty();
    found.sort_by_key(|count| Reverse(count.count));
    let mut completed = Vec::new();
    for FacetCount { value, .. } in found.into_iter().take(limit) {
        let last = value.rsplit('_').next().unwrap_or_default();
        let last = if marked { spelt(engine, last)? } else { last.to_owned() };
        let line = if kept.is_empty() { last } else { format!("{kept} {last}") };
        if line != text {
            completed.push(line);
        }
    }
    Ok(completed)
}

fn titles(engine: &dyn Engine, whole: &[&str], begun: &str, limit: usize) -> Result<Vec<SuggestedTitle>, EngineError> {
    let terms = |terms: Vec<String>, mode| Node::Terms { field: TextField::Title, terms, mode, boost: 1.0 };
    let mut conditions = Vec::new();
    if !whole.is_empty() {
        conditions.push(terms(whole.iter().map(|word| (*word).to_owned()).collect(), TermsMode::All));
    }
    if !begun.is_empty() {
        let mut known = engine.dictionary(Dictionary::Text(TextField::Title), begun)?;
        known.sort_by_key(|count| Reverse(count.count));
        let completions = known.into_iter().take(MOST_COMPLETIONS).map(|count| count.value).collect();
        conditions.push(terms(completions, TermsMode::Any));
    }
    let plan = Plan { matching: Node::And(conditions), sort: Sort::Relevance, offset: 0, limit, facets: Vec::new() };
    let ids: Vec<DocumentId> = engine.search(&plan)?.hits.into_iter().map(|hit| hit.id).collect();
    let title = |record: crate::index::Record| {
        let document = record.reading.document;
        Some(SuggestedTitle { id: record.id, title: document.title?, province: document.province, year: document.year })
    };
    Ok(engine.fetch(&ids)?.into_iter().filter_map(title).collect())
}

/// Cited documents by the beginning of their number, `63`, `nghị định 63`, `63/2010`, or of their name, the most cited
/// first.
fn cited(
    engine: &dyn Engine,
    registry: &Registry,
    folds: &[&str],
    limit: usize,
) -> Result<Vec<AuthorityCount>, EngineError> {
    let names = registry.typed();
    let (words, kind) = match names.type_at(|at| folds.get(at).copied().unwrap_or_default()) {
        Some((words, kind)) => (words, Some(kind)),
        None => match folds.first() {
            Some(first) if names.is_type(first) => (1, Some(*first)),
            _ => (0, None),
        },
    };
    let rest = folds[words..].strip_prefix(&["so"]).unwrap_or(&folds[words..]);
    let number = rest.join("-").trim_start_matches('0').to_owned();
    let begin = if number.starts_with(|c: char| c.is_ascii_digit()) { number } else { folds.join("-") };
    let numbered = begin.starts_with(|c: char| c.is_ascii_digit());
    if !numbered && begin.len() < SHORTEST_NAME {
        return Ok(Vec::new());
    }
    let of_kind =
        |key: &AuthorityKey| kind.is_none_or(|kind| !numbered || key.local().split('-').any(|piece| piece == kind));
    let mut found = engine.dictionary(Dictionary::Keyword(Keyword::Cites), &begin)?;
    found.retain(|count| of_kind(&AuthorityKey(count.value.clone())));
    found.sort_by_key(|count| Reverse(count.count));
    found.into_iter().take(limit).map(|count| named(engine, count)).collect()
}
