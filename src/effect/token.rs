//! The words of a stretch of text as tokens, each with the longest phrase of the table that begins there.

use super::line::is_furniture;
use crate::authority::Reference;
use crate::citation::Kind;
use crate::notation::{PartialDate, read_date};
use crate::registry::{ActCue, ActWords, Registry, UnitWord};
use crate::text::{Case, Span, WordKey, leading_word};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum TokenKind {
    Word,
    /// A number or a label with dots in it, `1.2.1`.
    Number,
    /// A date with day, month and year.
    Date(PartialDate),
    /// A citation, by its index.
    Target(usize),
    /// A stretch in quotation marks.
    Quote,
    Sign(char),
}

/// A token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    pub(super) key: WordKey,
    pub(super) case: Case,
}

/// What a phrase means.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Phrase {
    pub(super) cue: ActCue,
    pub(super) unit: Option<UnitWord>,
    /// The number that it spells.
    pub(super) number: Option<u16>,
    /// How many tokens it has.
    pub(super) length: usize,
}

/// The tokens of one stretch.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Token>,
    phrases: Vec<Phrase>,
    registry: &'t Registry,
}

/// What lexing rests on.
#[derive(Clone, Copy)]
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    pub(super) references: &'t [Reference],
    pub(super) registry: &'t Registry,
}

impl<'t> Source<'t> {
    /// The tokens of `span`, what stands in `quotes` (outermost stretches, in order) as one token each.
    pub(super) fn lex(self, span: Span, quotes: &[Span]) -> Tokens<'t> {
        let Self { text, references, registry } = self;
        let mut list = Vec::with_capacity(span.len() / 5);
        let mut quotes = quotes.iter().filter(|quote| quote.end > span.start).peekable();
        let first = references.partition_point(|reference| reference.citation.span.start < span.start);
        let mut references = (first..references.len())
            .take_while(|at| references[*at].citation.span.start < span.end)
            .map(|at| (at, references[at].citation.span, references[at].citation.kind))
            .peekable();
        let mut at = span.start;
        while at < span.end {
            let rest = &text[at..span.end];
            let Some(c) = rest.chars().next() else { break };
            if let Some(quote) = quotes.next_if(|quote| quote.start <= at) {
                list.push(sign(Span::new(at, quote.end), TokenKind::Quote));
                at = quote.end.max(at + c.len_utf8());
                continue;
            }
            if c == '\n' {
                at = behind_furniture(text, at + 1, span.end, registry.acts());
                continue;
            }
            if c.is_whitespace() {
                at += c.len_utf8();
                continue;
            }
            while references.next_if(|(_, place, _)| place.start < at).is_some() {}
            if let Some((index, place, kind)) = references.next_if(|(_, place, _)| place.start == at)
                && kind != Kind::Url
                && place.end <= span.end
            {
                list.push(sign(place, TokenKind::Target(index)));
                at = place.end;
                continue;
            }
            let token = read(text, at, span.end);
            at = token.span.end.max(at + c.len_utf8());
            list.push(token);
        }
        let mut tokens = Tokens { text, list, phrases: Vec::new(), registry };
        tokens.phrases = (0..tokens.list.len()).map(|at| tokens.longest(at)).collect();
        tokens
    }
}

fn sign(span: Span, kind: TokenKind) -> Token {
    Token { span, kind, key: WordKey::default(), case: Case::Lower }
}

/// Behind lines that a gazette or a signature put between two lines of the text.
fn behind_furniture(text: &str, mut at: usize, end: usize, words: &ActWords) -> usize {
    loop {
        let line = text[at.min(end)..end].split('\n').next().unwrap_or_default();
        let next = at + line.len() + 1;
        if next > end || !is_furniture(line.trim(), words) {
            return at.min(end);
        }
        at = next;
    }
}

/// The word, number, date or sign at `at`.
fn read(text: &str, at: usize, end: usize) -> Token {
    let rest = &text[at..end];
    let (length, key, case) = leading_word(rest);
    let digit = rest.starts_with(|c: char| c.is_ascii_digit());
    if (digit || rest.starts_with(['n', 'N']))
        && let Some(found) = read_date(text, at).filter(|found| found.end <= end)
        && let Some(date) = found.date.filter(PartialDate::is_whole)
    {
        return Token { span: Span::new(at, found.end), kind: TokenKind::Date(date), key, case };
    }
    if length == 0 {
        let c = rest.chars().next().unwrap_or(' ');
        return sign(Span::new(at, at + c.len_utf8()), TokenKind::Sign(c));
    }
    if let Some(digits) = glued(rest, length).filter(|_| digit) {
        let (length, key, case) = leading_word(&rest[..digits]);
        return Token { span: Span::new(at, at + length), kind: TokenKind::Number, key, case };
    }
    // `1.2.1`, `b.11`: a label goes on through its dots.
    let mut to = length;
    while (digit || length <= 2) && rest[to..].starts_with('.') {
        let digits = rest[to + 1..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 2 {
            break;
        }
        to += 1 + digits;
    }
    let kind = if digit || to > length { TokenKind::Number } else { TokenKind::Word };
    Token { span: Span::new(at, at + to), kind, key, case }
}

/// Where the digits end of a number to which a word is glued, `21của`; a label has one letter, `3a`.
fn glued(rest: &str, length: usize) -> Option<usize> {
    let word = &rest[..length];
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let tail = &word[digits..];
    (digits > 0 && tail.chars().count() > 1 && tail.chars().all(char::is_lowercase)).then_some(digits)
}

impl Tokens<'_> {
    /// The longest phrase that begins at token `at`; commas may stand between its words.
    pub(super) fn phrase(&self, at: usize) -> Phrase {
        self.phrases.get(at).copied().unwrap_or_default()
    }

    fn longest(&self, at: usize) -> Phrase {
        let words = self.registry.acts();
        let (mut node, mut best) = (ActWords::ROOT, Phrase::default());
        let mut to = at;
        while let Some(token) = self.list.get(to) {
            if to > at && token.kind == TokenKind::Sign(',') {
                to += 1;
                continue;
            }
            if !matches!(token.kind, TokenKind::Word) {
                break;
            }
            let Some(next) = words.step(node, token.key) else { break };
            node = next;
            to += 1;
            let number = words.number(node);
            if let Some((cue, unit)) = words.meaning(node) {
                best = Phrase { cue, unit, number, length: to - at };
            } else if number.is_some() {
                best = Phrase { number, length: to - at, ..Phrase::default() };
            }
        }
        best
    }

    /// How many tokens the type of document has that token `at` begins with; 0 where none.
    pub(super) fn type_words(&self, at: usize) -> usize {
        let words = self.list[at.min(self.list.len())..].iter().take(6);
        let keys = words.take_while(|token| token.kind == TokenKind::Word).map(|token| token.key);
        self.registry.lexicon().longest(keys).filter(|(meaning, _)| meaning.doc_type.is_some()).map_or(0, |(_, n)| n)
    }

    /// The words of one token.
    pub(super) fn words(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether token `at` is the sign.
    pub(super) fn is(&self, at: usize, sign: char) -> bool {
        self.list.get(at).is_some_and(|token| token.kind == TokenKind::Sign(sign))
    }
}
