//! What someone who is typing may mean: words, titles and cited documents.

use super::authorities::AuthorityCount;
use super::overview::called;
use super::vocabulary::{asks_spelt, spelt};
use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::index::{
    Counted, Dictionary, DocumentCard, EngineError, FacetCount, Keyword, Node, Plan, Sort, TermsMode, TextField,
    Values, Which,
};
use crate::registry::Registry;
use crate::text::{analyse, fold};

/// What may be meant, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestions {
    /// The question with its last word completed or the next word added.
    pub words: Vec<String>,
    /// Documents whose title holds the words.
    pub titles: Vec<DocumentCard>,
    /// Cited documents.
    pub authorities: Vec<AuthorityCount>,
}

/// A word of a title may be completed in so many ways; the most frequent are looked for.
const MOST_COMPLETIONS: usize = 40;
/// The shortest beginning of a law's name that is looked for.
const SHORTEST_NAME: usize = 3;

/// What `text` may become, at most `limit` of each kind.
///
/// # Errors
/// Only where the engine fails.
pub fn suggest(corpus: &Corpus<'_>, text: &str, limit: usize) -> Result<Suggestions, EngineError> {
    let analysis = analyse(text);
    let folds: Vec<&str> = analysis.tokens().iter().map(|token| analysis.fold(token)).collect();
    if folds.is_empty() || limit == 0 {
        return Ok(Suggestions::default());
    }
    let ended = text.ends_with(|c: char| !c.is_alphanumeric());
    let (whole, begun) = if ended { (folds.as_slice(), "") } else { folds.split_at_last() };
    let begun_number = begun_authority(corpus.registry(), &folds);
    let asked =
        [Some(going_on(whole, begun, limit)), completions(begun), begun_number.as_ref().map(|begun| cites(&begun.0))];
    corpus.ahead(asked.into_iter().flatten())?;
    Ok(Suggestions {
        words: words(corpus, text, whole, begun, limit)?,
        titles: titles(corpus, whole, begun, limit)?,
        authorities: match begun_number {
            Some(begun) => cited(corpus, &begun, limit)?,
            None => Vec::new(),
        },
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

/// Words and pairs of words that may stand where `begun` does.
fn going_on(whole: &[&str], begun: &str, limit: usize) -> Values {
    let (field, prefix) = match whole.last() {
        Some(before) => (TextField::Pair, format!("{before}_{begun}")),
        None => (TextField::Fold, begun.to_owned()),
    };
    Values { of: Dictionary::Text(field), which: Which::Beginning(prefix, limit), counted: Counted::Roughly }
}

/// Words of titles that begin with `begun`.
fn completions(begun: &str) -> Option<Values> {
    let which = Which::Beginning(begun.to_owned(), MOST_COMPLETIONS);
    (!begun.is_empty()).then_some(Values { of: Dictionary::Text(TextField::Title), which, counted: Counted::Roughly })
}

/// Keys of cited documents that begin with `begun`.
fn cites(begun: &str) -> Values {
    Values::beginning(Dictionary::Keyword(Keyword::Cites), begun, Counted::Live)
}

fn found(corpus: &Corpus<'_>, asked: &Values) -> Result<Vec<FacetCount>, EngineError> {
    let Values { of, which, counted } = asked;
    match which {
        Which::Beginning(prefix, most) => Ok(corpus.most(*of, prefix, *most, *counted)?.to_vec()),
        Which::Exactly(_) => Ok(Vec::new()),
    }
}

fn words(
    corpus: &Corpus<'_>,
    text: &str,
    whole: &[&str],
    begun: &str,
    limit: usize,
) -> Result<Vec<String>, EngineError> {
    let found = found(corpus, &going_on(whole, begun, limit))?;
    let kept = text.trim_end();
    let kept = if begun.is_empty() { kept } else { kept.trim_end_matches(|c: char| !c.is_whitespace()).trim_end() };
    let marked = fold(kept) != kept.to_lowercase() || whole.is_empty();
    let last = |count: &FacetCount| count.value.rsplit('_').next().unwrap_or_default().to_owned();
    let lasts: Vec<String> = found.iter().map(last).collect();
    if marked {
        corpus.ahead(lasts.iter().map(|last| asks_spelt(last)))?;
    }
    let mut completed = Vec::new();
    for last in lasts {
        let last = if marked { spelt(corpus, &last)? } else { last };
        let line = if kept.is_empty() { last } else { format!("{kept} {last}") };
        if line != text {
            completed.push(line);
        }
    }
    Ok(completed)
}

fn titles(corpus: &Corpus<'_>, whole: &[&str], begun: &str, limit: usize) -> Result<Vec<DocumentCard>, EngineError> {
    let terms = |terms: Vec<String>, mode| Node::Terms { field: TextField::Title, terms, mode, boost: 1.0 };
    let mut conditions = Vec::new();
    if !whole.is_empty() {
        conditions.push(terms(whole.iter().map(|word| (*word).to_owned()).collect(), TermsMode::All));
    }
    if let Some(completions) = completions(begun) {
        let completions = found(corpus, &completions)?.into_iter().map(|count| count.value).collect();
        conditions.push(terms(completions, TermsMode::Any));
    }
    let plan = Plan { sort: Sort::Relevance, ..Plan::newest(Node::And(conditions), limit) };
    let cards = corpus.ask(plan)?.hits.into_iter().map(|hit| hit.card);
    Ok(cards.filter(|card| card.title.is_some()).collect())
}

/// The beginning of a key that was typed, and the type that its symbol must name.
fn begun_authority<'r>(registry: &'r Registry, folds: &[&'r str]) -> Option<(String, Option<&'r str>)> {
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
    let numbered = number.starts_with(|c: char| c.is_ascii_digit());
    let begin = if numbered { number } else { folds.join("-") };
    // A name has no type in its key.
    (numbered || begin.len() >= SHORTEST_NAME).then_some((begin, kind.filter(|_| numbered)))
}

/// Cited documents by the beginning of their number, `63`, `nghị định 63`, `63/2010`, or of their name, the most cited
/// first.
fn cited(
    corpus: &Corpus<'_>,
    (begin, kind): &(String, Option<&str>),
    limit: usize,
) -> Result<Vec<AuthorityCount>, EngineError> {
    let mut found = found(corpus, &cites(begin))?;
    let of_kind = |key: &AuthorityKey| kind.is_none_or(|kind| key.local().split('-').any(|piece| piece == kind));
    found.retain(|count| of_kind(&AuthorityKey(count.value.clone())));
    found.truncate(limit);
    called(corpus, &found)
}
