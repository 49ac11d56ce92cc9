//! What a question means: documents named by number, phrases in quotes, words. Nothing typed is ever an error.

use super::mention::{Mention, mentions};
use crate::text::{Analysis, Span, Token, analyse};
use serde::Serialize;

/// Words beyond this many are not searched for; a question of thousands would take seconds and mean nothing.
const MOST_WORDS: usize = 64;

/// How a question was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Understood {
    /// Its parts in the order typed.
    pub parts: Vec<Part>,
    /// Sentences for a person about what was left out or loosened.
    pub notes: Vec<String>,
}

/// A part of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A document named by its number.
    Number(Mention),
    /// Words in quotes, that must stand together.
    Phrase(Phrase),
    /// Neighbouring words.
    Words(Vec<Word>),
}

/// Words in quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// The words.
    pub words: Vec<Word>,
    /// Whether a mark was typed; if so, the marks of all words count.
    pub exact: bool,
}

/// One word (syllable) typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Word {
    /// In normal form, with its marks.
    pub exact: String,
    /// Without marks.
    pub fold: String,
}

impl Word {
    /// Whether it was typed with a mark.
    pub fn is_marked(&self) -> bool {
        self.exact != self.fold
    }

    fn of(analysis: &Analysis, token: &Token) -> Self {
        Self { exact: analysis.exact(token).to_owned(), fold: analysis.fold(token).to_owned() }
    }
}

/// Reads the question `text`.
pub fn parse(text: &str) -> Understood {
    let mut understood = Understood::default();
    let mut left = MOST_WORDS;
    for (piece, quoted) in pieces(text) {
        let analysis = analyse(piece);
        if quoted {
            let words = take(&analysis, analysis.tokens(), &mut left);
            let exact = words.iter().any(Word::is_marked);
            if !words.is_empty() {
                understood.parts.push(Part::Phrase(Phrase { words, exact }));
            }
            continue;
        }
        let mut done = 0;
        for mention in mentions(piece, &analysis) {
            push_words(&mut understood, &analysis, Span::new(done, mention.span.start), &mut left);
            done = mention.span.end;
            if left > 0 {
                left -= 1;
                understood.parts.push(Part::Number(mention));
            }
        }
        push_words(&mut understood, &analysis, Span::new(done, piece.len()), &mut left);
    }
    if left == 0 {
        understood.notes.push(format!("Chỉ tìm theo {MOST_WORDS} từ đầu tiên."));
    }
    understood
}

impl Understood {
    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The documents named.
    pub fn mentions(&self) -> impl Iterator<Item = &Mention> {
        self.parts.iter().filter_map(|part| match part {
            Part::Number(mention) => Some(mention),
            _ => None,
        })
    }

    /// All words, those of phrases too, in runs of neighbours.
    pub fn runs(&self) -> impl Iterator<Item = &[Word]> {
        self.parts.iter().filter_map(|part| match part {
            Part::Number(_) => None,
            Part::Phrase(phrase) => Some(phrase.words.as_slice()),
            Part::Words(words) => Some(words.as_slice()),
        })
    }
}

fn push_words(understood: &mut Understood, analysis: &Analysis, span: Span, left: &mut usize) {
    let within: Vec<Token> = analysis.tokens().iter().filter(|token| span.contains(token.span)).cloned().collect();
    let words = take(analysis, &within, left);
    if !words.is_empty() {
        understood.parts.push(Part::Words(words));
    }
}

fn take(analysis: &Analysis, tokens: &[Token], left: &mut usize) -> Vec<Word> {
    let words: Vec<Word> = tokens.iter().take(*left).map(|token| Word::of(analysis, token)).collect();
    *left -= words.len();
    words
}

/// The text outside and inside quotes; a quote that is not closed is no quote.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    loop {
        let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„');
        let open = rest.char_indices().find(|(_, c)| is_quote(*c));
        let inside = open.map(|(at, c)| at + c.len_utf8());
        let close = inside.and_then(|inside| rest[inside..].char_indices().find(|(_, c)| is_quote(*c)));
        let (Some((open, _)), Some(inside), Some((length, quote))) = (open, inside, close) else { break };
        pieces.push((&rest[..open], false));
        pieces.push((&rest[inside..inside + length], true));
        rest = &rest[inside + length + quote.len_utf8()..];
    }
    pieces.push((rest, false));
    pieces
}
