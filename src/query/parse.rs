//! What a question means: documents named by number, phrases in quotes, words, filters. Nothing typed is ever an error.

use super::mention::{Mention, mentions};
use super::note::Note;
use super::question::{Field, Item, ItemKind, items};
use crate::registry::Registry;
use crate::text::{Analysis, Span, Token, analyse};

/// Words beyond this many are not searched for; a question of thousands would take seconds and mean nothing.
const MOST_WORDS: usize = 64;

/// How a question was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Understood {
    /// What documents must hold, in the order typed: all parts of one alternative at least.
    pub alternatives: Vec<Vec<Part>>,
    /// What documents must not hold.
    pub without: Vec<Part>,
    /// What documents must be.
    pub filters: Vec<Filter>,
    /// The question with its keys read as Telex or VNI, where they were.
    pub typed_as: Option<String>,
    /// The question with misspelt words corrected, where there are any.
    pub did_you_mean: Option<String>,
    /// What was left out, added or loosened.
    pub notes: Vec<Note>,
}

/// A part of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A document named by its number.
    Number(Mention),
    /// Words in quotes, that must stand together.
    Phrase(Phrase),
    /// Neighbouring words.
    Words(Vec<Word>),
}

/// Words in quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: Vec<Word>,
    /// Whether a mark was typed; if so, the marks of all words count.
    pub exact: bool,
}

/// One word (syllable) typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In normal form, with its marks.
    pub exact: String,
    /// Without marks.
    pub fold: String,
    /// Whether it was typed in capital letters, two at least, as abbreviations are.
    pub capitals: bool,
    /// What may stand for it, folded: the word meant, or the short or long form of an abbreviation.
    pub also: Vec<String>,
    /// Its place in the question.
    pub span: Span,
}

/// A condition beside the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What it is about.
    pub field: Field,
    /// As typed.
    pub value: String,
    /// Whether documents must not be so.
    pub without: bool,
    /// Its value's place in the question.
    pub span: Span,
}

impl Word {
    /// Whether it was typed with a mark.
    pub fn is_marked(&self) -> bool {
        self.exact != self.fold
    }

    fn of(analysis: &Analysis, token: &Token, text: &str, offset: usize) -> Self {
        let written = token.span.of(text);
        Self {
            exact: analysis.exact(token).to_owned(),
            fold: analysis.fold(token).to_owned(),
            capitals: written.chars().count() > 1 && written.chars().all(char::is_uppercase),
            also: Vec::new(),
            span: Span::new(offset + token.span.start, offset + token.span.end),
        }
    }
}

/// Reads the question `text`.
pub fn parse(text: &str, registry: &Registry) -> Understood {
    let mut reader = Reader { text, registry, left: MOST_WORDS };
    let mut understood = Understood::default();
    let mut alternative = Vec::new();
    let items = items(text, registry);
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let is_plain = |item: &Item| item.kind == ItemKind::Plain && !item.without;
        let run = items[at..].iter().take_while(|item| is_plain(item)).count();
        if run > 0 {
            let span = Span::new(item.span.start, items[at + run - 1].span.end);
            reader.plain(span, &mut alternative);
            at += run;
            continue;
        }
        let parts = if item.without { &mut understood.without } else { &mut alternative };
        match item.kind {
            ItemKind::Plain => reader.plain(item.span, parts),
            ItemKind::Quoted => reader.phrase(item.span, parts),
            ItemKind::Or if alternative.is_empty() => {}
            ItemKind::Or => understood.alternatives.push(std::mem::take(&mut alternative)),
            ItemKind::Filter(field) => understood.filters.push(Filter {
                field,
                value: item.span.of(text).trim().to_owned(),
                without: item.without,
                span: item.span,
            }),
        }
        at += 1;
    }
    understood.alternatives.push(alternative);
    understood.alternatives.retain(|alternative| !alternative.is_empty());
    if reader.left == 0 {
        understood.notes.push(Note::WordsCut { most: MOST_WORDS });
    }
    understood
}

/// The words of `text`, wherever they stand in it.
pub(super) fn words(text: &str, span: Span) -> Vec<Word> {
    let written = span.of(text);
    let analysis = analyse(written);
    analysis.tokens().iter().map(|token| Word::of(&analysis, token, written, span.start)).collect()
}

struct Reader<'t> {
    text: &'t str,
    registry: &'t Registry,
    left: usize,
}

impl Reader<'_> {
    fn plain(&mut self, span: Span, parts: &mut Vec<Part>) {
        let written = span.of(self.text);
        let analysis = analyse(written);
        let mut done = 0;
        for mention in mentions(written, &analysis, self.registry.typed()) {
            self.words(span, &analysis, Span::new(done, mention.span.start), parts);
            done = mention.span.end;
            if self.left > 0 {
                self.left -= 1;
                let place = Span::new(span.start + mention.span.start, span.start + mention.span.end);
                parts.push(Part::Number(Mention { span: place, ..mention }));
            }
        }
        self.words(span, &analysis, Span::new(done, written.len()), parts);
    }

    fn words(&mut self, of: Span, analysis: &Analysis, within: Span, parts: &mut Vec<Part>) {
        let tokens = analysis.tokens().iter().filter(|token| within.contains(token.span));
        let word = |token| Word::of(analysis, token, of.of(self.text), of.start);
        let words: Vec<Word> = tokens.take(self.left).map(word).collect();
        self.left -= words.len();
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
    }

    fn phrase(&mut self, span: Span, parts: &mut Vec<Part>) {
        let mut words = words(self.text, span);
        words.truncate(self.left);
        self.left -= words.len();
        let exact = words.iter().any(Word::is_marked);
        if !words.is_empty() {
            parts.push(Part::Phrase(Phrase { words, exact }));
        }
    }
}

impl Understood {
    /// Whether there is nothing to search for; filters and exclusions are something.
    pub fn is_empty(&self) -> bool {
        self.alternatives.is_empty() && self.without.is_empty() && self.filters.is_empty()
    }

    /// The one part of which the whole question consists, where it does.
    pub fn only(&self) -> Option<&Part> {
        match (self.alternatives.as_slice(), self.without.is_empty() && self.filters.is_empty()) {
            ([parts], true) if parts.len() == 1 => parts.first(),
            _ => None,
        }
    }

    /// The parts of all alternatives.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.alternatives.iter().flatten()
    }

    /// The documents named.
    pub fn mentions(&self) -> impl Iterator<Item = &Mention> {
        self.parts().filter_map(|part| match part {
            Part::Number(mention) => Some(mention),
            _ => None,
        })
    }

    /// All words, those of phrases too, in runs of neighbours.
    pub fn runs(&self) -> impl Iterator<Item = &[Word]> {
        self.parts().filter_map(|part| match part {
            Part::Number(_) => None,
            Part::Phrase(phrase) => Some(phrase.words.as_slice()),
            Part::Words(words) => Some(words.as_slice()),
        })
    }

    /// Runs of neighbouring words outside quotes.
    pub(super) fn plain_runs(&mut self) -> impl Iterator<Item = &mut Vec<Word>> {
        self.alternatives.iter_mut().flatten().filter_map(|part| match part {
            Part::Words(words) => Some(words),
            _ => None,
        })
    }
}
