//! From what a question means to a plan.

use super::parse::{Part, Understood, Word};
use crate::index::{Keyword, Node, TermsMode, TextField};
use std::collections::BTreeSet;

/// Weights measured on judged legal questions.
const EXACT: f32 = 0.5;
const FOLD: f32 = 0.5;
const PAIR: f32 = 1.0;
const NUMBER: f32 = 4.0;

/// More different words than this are a sentence, of which few documents hold all.
const MOST_REQUIRED: usize = 8;

/// How much of a question a document must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    /// Every word and number.
    All,
    /// Every phrase, and one of the rest.
    Some,
}

/// The strictness to begin with.
pub(super) fn strictness(understood: &Understood) -> Strictness {
    if is_sentence(understood) { Strictness::Some } else { Strictness::All }
}

fn is_sentence(understood: &Understood) -> bool {
    let words: BTreeSet<&str> = understood.runs().flatten().map(|word| word.fold.as_str()).collect();
    words.len() > MOST_REQUIRED
}

/// The condition for `understood`.
pub(super) fn node(understood: &Understood, strictness: Strictness) -> Node {
    let sentence = is_sentence(understood);
    let (mut phrases, mut rest, mut better) = (Vec::new(), Vec::new(), Vec::new());
    for part in &understood.parts {
        match part {
            Part::Phrase(phrase) => {
                let (field, boost) = if phrase.exact { (TextField::Exact, EXACT) } else { (TextField::Fold, FOLD) };
                let terms = phrase.words.iter().map(|w| if phrase.exact { &w.exact } else { &w.fold }).cloned();
                phrases.push(Node::Terms { field, terms: terms.collect(), mode: TermsMode::Phrase, boost });
                better.extend(pairs(&phrase.words));
            }
            Part::Words(words) => {
                let mode = if strictness == Strictness::All { TermsMode::All } else { TermsMode::Any };
                rest.push(Node::Terms { field: TextField::Fold, terms: folds(words), mode, boost: FOLD });
                better.extend(pairs(words));
                better.extend(marked(words, sentence));
            }
            Part::Number(mention) => {
                rest.push(named(&mention.form));
            }
        }
    }
    let must = match strictness {
        Strictness::All => Node::And(phrases.into_iter().chain(rest).collect()),
        Strictness::Some if rest.is_empty() => Node::And(phrases),
        Strictness::Some => {
            phrases.push(Node::Or(rest));
            Node::And(phrases)
        }
    };
    if better.is_empty() { must } else { Node::Prefer(Box::new(must), Box::new(Node::Or(better))) }
}

/// The document of this number itself, high above those that cite it, and these with those that only write it.
fn named(form: &str) -> Node {
    let own =
        Node::Terms { field: TextField::Number, terms: vec![form.to_owned()], mode: TermsMode::All, boost: NUMBER };
    let terms = form.split(['-', '.']).map(str::to_owned).collect();
    let written = Node::Terms { field: TextField::Fold, terms, mode: TermsMode::Phrase, boost: FOLD };
    Node::Or(vec![own, Node::Is(Keyword::Own, form.to_owned()), cites(form), written])
}

/// Documents that cite what `form` names: an authority key, or a number in any of its forms.
pub(super) fn cites(form: &str) -> Node {
    let is = |keyword| Node::Is(keyword, form.to_owned());
    Node::Or(vec![is(Keyword::Cites), is(Keyword::CitesNumber), is(Keyword::MayCite)])
}

fn pairs(words: &[Word]) -> Option<Node> {
    let mut terms: Vec<String> = words.windows(2).map(|two| format!("{}_{}", two[0].fold, two[1].fold)).collect();
    terms.sort();
    terms.dedup();
    (!terms.is_empty()).then_some(Node::Terms { field: TextField::Pair, terms, mode: TermsMode::Any, boost: PAIR })
}

/// Words whose marks count. Neighbours are told from their namesakes by their pairs, so that a few words have the same
/// answer with marks and without; a word alone has its marks only, and in a sentence all help.
fn marked(words: &[Word], sentence: bool) -> Option<Node> {
    let counts = |word: &&Word| word.is_marked() && (sentence || words.len() == 1);
    let mut terms: Vec<String> = words.iter().filter(counts).map(|word| word.exact.clone()).collect();
    terms.sort();
    terms.dedup();
    (!terms.is_empty()).then_some(Node::Terms { field: TextField::Exact, terms, mode: TermsMode::Any, boost: EXACT })
}

fn folds(words: &[Word]) -> Vec<String> {
    let mut folds: Vec<String> = words.iter().map(|word| word.fold.clone()).collect();
    folds.sort();
    folds.dedup();
    folds
}
