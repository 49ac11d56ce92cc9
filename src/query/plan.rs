//! From what a question means to a plan.

use super::parse::{Part, Understood, Word};
use super::ranking::Ranking;
use crate::corpus::Corpus;
use crate::index::{Counted, Dictionary, EngineError, Keyword, Node, TermsMode, TextField, Wanted, Way, Words};
use crate::notation::year;
use std::collections::{BTreeSet, HashMap};

/// How many of its words a document must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    /// Every word.
    All,
    /// Half of them; of a sentence a third.
    Most,
    /// One of them, beside every phrase and filter.
    Some,
}

/// Makes plans for one question.
pub(super) struct Planner<'q> {
    understood: &'q Understood,
    ranking: &'q Ranking,
    /// In how many documents each folded word stands.
    frequencies: HashMap<&'q str, usize>,
}

impl<'q> Planner<'q> {
    pub(super) fn new(
        corpus: &Corpus<'_>,
        understood: &'q Understood,
        ranking: &'q Ranking,
    ) -> Result<Self, EngineError> {
        let words: BTreeSet<&str> = understood.runs().flatten().map(|word| word.fold.as_str()).collect();
        let words: Vec<&str> = words.into_iter().collect();
        let asked: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let counts = corpus.counts(Dictionary::Text(TextField::Fold), &asked, Counted::Roughly)?;
        Ok(Self { understood, ranking, frequencies: words.into_iter().zip(counts).collect() })
    }

    /// The strictness to begin with, and those to fall back on.
    pub(super) fn strictness(&self) -> &'static [Strictness] {
        let most = self.understood.alternatives.iter().map(|parts| distinct(parts).len()).max().unwrap_or(0);
        match most {
            0 => &[Strictness::All],
            1 | 2 => &[Strictness::All, Strictness::Some],
            _ if most > self.ranking.most_few => &[Strictness::Most, Strictness::Some],
            _ => &[Strictness::All, Strictness::Most, Strictness::Some],
        }
    }

    /// The condition for the whole question without its filters.
    pub(super) fn node(&self, strictness: Strictness) -> Node {
        let alternatives = self.understood.alternatives.iter();
        let mut conditions: Vec<Node> = match self.understood.alternatives.as_slice() {
            [] => Vec::new(),
            [parts] => self.parts(parts, strictness),
            _ => vec![Node::Or(alternatives.map(|parts| Node::And(self.parts(parts, strictness))).collect())],
        };
        conditions.extend(self.understood.without.iter().map(|part| Node::Not(Box::new(excluded(part)))));
        Node::And(conditions)
    }

    fn parts(&self, parts: &[Part], strictness: Strictness) -> Vec<Node> {
        let mut nodes = Vec::new();
        let (mut words, mut pairs) = (Vec::new(), BTreeSet::new());
        for part in parts {
            match part {
                Part::Phrase(phrase) => {
                    nodes.push(phrase_node(&phrase.words, phrase.exact, self.ranking.phrase));
                    pairs.extend(neighbours(&phrase.words));
                    words.extend(&phrase.words);
                }
                Part::Words(run) => {
                    pairs.extend(neighbours(run));
                    words.extend(run);
                }
                Part::Number(mention) => nodes.push(self.named(&mention.form)),
            }
        }
        nodes.extend(
            words.iter().filter(|word| year::of_plan(&word.fold).is_some()).map(|word| self.titled(&word.fold)),
        );
        if !words.is_empty() {
            nodes.push(Node::Words(self.words(&words, pairs.into_iter().collect(), strictness)));
        }
        nodes
    }

    fn words(&self, words: &[&Word], pairs: Vec<String>, strictness: Strictness) -> Words {
        let mut different: Vec<&Word> = Vec::new();
        for word in words {
            if !different.iter().any(|other| other.fold == word.fold) {
                different.push(word);
            }
        }
        let count = |word: &Word| self.frequencies.get(word.fold.as_str()).copied().unwrap_or(0);
        let sentence = different.len() > self.ranking.most_few;
        if sentence {
            let mut rarest: Vec<usize> = different.iter().map(|word| count(word)).filter(|n| *n > 0).collect();
            rarest.sort_unstable();
            // A word that no document holds tells nothing, and the commonest tell little and cost most.
            let limit = rarest.get(self.ranking.rarest.saturating_sub(1)).copied().unwrap_or(usize::MAX);
            different.retain(|word| (1..=limit).contains(&count(word)) || !word.also.is_empty());
        }
        let many = different.len();
        let at_least = match strictness {
            Strictness::All => many,
            Strictness::Most if sentence => many.div_ceil(3),
            Strictness::Most => many.div_ceil(2),
            Strictness::Some => 1,
        };
        let weights = if sentence { self.ranking.sentence } else { self.ranking.few };
        Words { wanted: different.into_iter().map(wanted).collect(), pairs, at_least, weights }
    }

    /// Every document, and those better whose title holds the year.
    fn titled(&self, year: &str) -> Node {
        let (terms, boost) = (vec![year.to_owned()], self.ranking.year);
        let title = Node::Terms { field: TextField::Title, terms, mode: TermsMode::Any, boost };
        Node::Prefer(Box::new(Node::All), Box::new(title))
    }

    /// The document of this number itself, high above those that cite it, and these with those that only write it.
    fn named(&self, form: &str) -> Node {
        let boost = self.ranking.number;
        let own = Node::Terms { field: TextField::Number, terms: vec![form.to_owned()], mode: TermsMode::All, boost };
        let terms = form.split(['-', '.']).map(str::to_owned).collect();
        let written = Node::Terms { field: TextField::Fold, terms, mode: TermsMode::Phrase, boost: 0.5 };
        Node::Or(vec![own, Node::Is(Keyword::Own, form.to_owned()), cites(form), written])
    }
}

fn distinct(parts: &[Part]) -> BTreeSet<&str> {
    let words = parts.iter().flat_map(|part| match part {
        Part::Words(words) => words.as_slice(),
        Part::Phrase(phrase) => phrase.words.as_slice(),
        Part::Number(_) => &[],
    });
    words.map(|word| word.fold.as_str()).collect()
}

/// What documents must not hold. Words count with the marks that were typed.
fn excluded(part: &Part) -> Node {
    match part {
        Part::Number(mention) => cites(&mention.form),
        Part::Phrase(phrase) => phrase_node(&phrase.words, phrase.exact, 0.0),
        Part::Words(words) => phrase_node(words, words.iter().any(Word::is_marked), 0.0),
    }
}

fn phrase_node(words: &[Word], exact: bool, boost: f32) -> Node {
    let field = if exact { TextField::Exact } else { TextField::Fold };
    let terms = words.iter().map(|word| if exact { &word.exact } else { &word.fold }).cloned().collect();
    Node::Terms { field, terms, mode: TermsMode::Phrase, boost }
}

/// Documents that cite what `form` names: an authority key, or a number in any of its forms.
pub(super) fn cites(form: &str) -> Node {
    let is = |keyword| Node::Is(keyword, form.to_owned());
    Node::Or(vec![is(Keyword::Cites), is(Keyword::CitesNumber), is(Keyword::MayCite)])
}

fn wanted(word: &Word) -> Wanted {
    let also = word.also.iter().map(|also| {
        let words: Vec<&str> = also.split(' ').collect();
        match words.as_slice() {
            [_] => Way::Word(also.clone()),
            words => Way::Neighbours(words.windows(2).map(|two| two.join("_")).collect()),
        }
    });
    Wanted {
        ways: std::iter::once(Way::Word(word.fold.clone())).chain(also).collect(),
        exact: word.is_marked().then(|| word.exact.clone()),
    }
}

fn neighbours(words: &[Word]) -> impl Iterator<Item = String> + '_ {
    words.windows(2).map(|two| format!("{}_{}", two[0].fold, two[1].fold))
}
