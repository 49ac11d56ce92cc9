//! What search makes of a text, step by step, to be looked at.

use super::mention::mentions;
use crate::notation::number_forms;
use crate::registry::Registry;
use crate::text::{Span, Token, analyse, normal, typed};

/// A text as search sees it, of documents and of questions alike.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analyzed {
    /// Its normal form; what stands between words is kept.
    pub normal: String,
    /// Its words.
    pub words: Vec<AnalyzedWord>,
    /// Documents named by their number, as questions are read.
    pub citations: Vec<AnalyzedCitation>,
}

/// One word (syllable, number).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalyzedWord {
    /// Its place in the text as written.
    pub span: Span,
    /// Its term with marks.
    pub exact: String,
    /// Its term without marks.
    pub fold: String,
    /// Its term with the word after it, where one follows in the sentence.
    pub pair: Option<String>,
    /// What it was meant to write where it is keys of Telex or VNI.
    pub keys: Option<String>,
}

/// A document named by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalyzedCitation {
    /// Its place in the text as written.
    pub span: Span,
    /// Its normal form.
    pub form: String,
    /// Every form under which it is found.
    pub forms: Vec<String>,
}

/// What search makes of `text`.
pub fn analyze(text: &str, registry: &Registry) -> Analyzed {
    let analysis = analyse(text);
    let tokens = analysis.tokens();
    let word = |(at, token): (usize, &Token)| {
        let next = tokens.get(at + 1).filter(|next| next.sentence == tokens[at].sentence);
        AnalyzedWord {
            span: tokens[at].span,
            exact: analysis.exact(token).to_owned(),
            fold: analysis.fold(token).to_owned(),
            pair: next.map(|next| format!("{}_{}", analysis.fold(token), analysis.fold(next))),
            keys: typed(analysis.exact(token)),
        }
    };
    let citation = |mention: super::Mention| AnalyzedCitation {
        span: mention.span,
        forms: number_forms(&mention.form),
        form: mention.form,
    };
    Analyzed {
        normal: normal(text),
        words: tokens.iter().enumerate().map(word).collect(),
        citations: mentions(text, &analysis, registry.typed()).into_iter().map(citation).collect(),
    }
}
