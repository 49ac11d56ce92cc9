//! What search makes of a text. Offsets are code points of the text as given.

use crate::query::Analyzed;
use crate::text::CodePoints;
use serde::Serialize;

/// A text as search sees it.
#[derive(Debug, Clone, Serialize)]
pub struct AnalysisView<'a> {
    text: &'a str,
    normal: &'a str,
    syllables: Vec<SyllableView<'a>>,
    exact: Vec<&'a str>,
    fold: Vec<&'a str>,
    pair: Vec<&'a str>,
    citations: Vec<CitationTokensView<'a>>,
}

/// One word.
#[derive(Debug, Clone, Serialize)]
pub struct SyllableView<'a> {
    start: usize,
    end: usize,
    surface: &'a str,
    exact: &'a str,
    fold: &'a str,
    /// With the word after it in the sentence.
    pair: Option<&'a str>,
    /// What it writes where it is keys of Telex or VNI.
    keys: Option<&'a str>,
}

/// A document named by its number.
#[derive(Debug, Clone, Serialize)]
pub struct CitationTokensView<'a> {
    start: usize,
    end: usize,
    surface: &'a str,
    form: &'a str,
    /// Every form under which it is found.
    tokens: &'a [String],
}

/// The view of `analyzed`, which `text` was made into.
pub fn view<'a>(text: &'a str, analyzed: &'a Analyzed) -> AnalysisView<'a> {
    let points = CodePoints::new(text);
    let syllables = analyzed.words.iter().map(|word| SyllableView {
        start: points.at(word.span.start),
        end: points.at(word.span.end),
        surface: word.span.of(text),
        exact: &word.exact,
        fold: &word.fold,
        pair: word.pair.as_deref(),
        keys: word.keys.as_deref(),
    });
    let citations = analyzed.citations.iter().map(|citation| CitationTokensView {
        start: points.at(citation.span.start),
        end: points.at(citation.span.end),
        surface: citation.span.of(text),
        form: &citation.form,
        tokens: &citation.forms,
    });
    AnalysisView {
        text,
        normal: &analyzed.normal,
        syllables: syllables.collect(),
        exact: analyzed.words.iter().map(|word| word.exact.as_str()).collect(),
        fold: analyzed.words.iter().map(|word| word.fold.as_str()).collect(),
        pair: analyzed.words.iter().filter_map(|word| word.pair.as_deref()).collect(),
        citations: citations.collect(),
    }
}
