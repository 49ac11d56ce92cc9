//! One analysis for documents and queries: syllables with marks, without marks, and pairs of neighbours.
//!
//! Engines receive the terms joined by spaces and only split on spaces, so that all of them index the same terms.

use super::Span;
use super::letter::{Tone, is_vowel, letter};
use super::syllable;
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// No token is longer, in characters; a longer run of letters becomes several tokens.
const LONGEST: usize = 64;

/// One syllable, number or word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its place in the analysed text, as written there.
    pub span: Span,
    /// The number of the sentence that it stands in, from 0.
    pub sentence: u32,
    exact: Range<usize>,
    fold: Range<usize>,
}

/// The tokens of a text, with and without marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysis {
    exact: String,
    fold: String,
    tokens: Vec<Token>,
}

/// Analyses `text`, composed or decomposed, with soft hyphens or without.
pub fn analyse(text: &str) -> Analysis {
    let mut analysis = Analysis {
        exact: String::with_capacity(text.len()),
        fold: String::with_capacity(text.len()),
        tokens: Vec::with_capacity(text.len() / 5),
    };
    words(text, |span, plain, sentence| analysis.push(span, span.of(text), plain, sentence));
    analysis
}

/// Calls `on` with every word of `text`: its place, whether it is free of combining and unseen characters, and the number
/// of its sentence.
fn words(text: &str, mut on: impl FnMut(Span, bool, u32)) {
    let mut sentence = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            if ends_sentence(c, chars.peek().map(|(_, next)| *next)) {
                sentence += 1;
            }
            continue;
        }
        let (mut end, mut count, mut plain) = (start + c.len_utf8(), 1, true);
        while let Some((at, next)) = chars.peek().copied().filter(|(_, next)| count < LONGEST || is_attached(*next)) {
            let attached = is_attached(next);
            if !attached && !next.is_alphanumeric() {
                break;
            }
            plain &= !attached;
            count += usize::from(!attached);
            end = at + next.len_utf8();
            chars.next();
        }
        on(Span::new(start, end), plain, sentence);
    }
}

/// A word's identity without marks, see [`folded_words`] and [`fold_key`].
pub type FoldKey = u64;

/// The places and keys of all words of `text`, as [`analyse`] finds them, but many times faster than making their terms:
/// for finding a few words in a long text.
pub fn folded_words(text: &str) -> Vec<(Span, FoldKey)> {
    let mut found = Vec::with_capacity(text.len() / 5);
    words(text, |span, _, _| found.push((span, fold_key(span.of(text)))));
    found
}

/// What words that are equal without marks share.
pub fn fold_key(word: &str) -> FoldKey {
    word.chars()
        .filter(|c| !is_attached(*c))
        .fold(0xCBF2_9CE4_8422_2325, |key, c| (key ^ u64::from(letter(c).plain as u32)).wrapping_mul(0x0100_0000_01B3))
}

impl Analysis {
    /// The tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The token with its marks, in normal form.
    pub fn exact(&self, token: &Token) -> &str {
        &self.exact[token.exact.clone()]
    }

    /// The token without marks.
    pub fn fold(&self, token: &Token) -> &str {
        &self.fold[token.fold.clone()]
    }

    /// Whether the token carries a Vietnamese mark.
    pub fn is_marked(&self, token: &Token) -> bool {
        self.exact(token) != self.fold(token)
    }

    /// All tokens with their marks, joined by spaces.
    pub fn exact_terms(&self) -> &str {
        &self.exact
    }

    /// All tokens without marks, joined by spaces.
    pub fn fold_terms(&self) -> &str {
        &self.fold
    }

    /// Folded pairs of neighbours within a sentence, each joined by `_`, in order.
    pub fn pairs(&self) -> impl Iterator<Item = String> + '_ {
        self.tokens
            .windows(2)
            .filter(|two| two[0].sentence == two[1].sentence)
            .map(|two| format!("{}_{}", self.fold(&two[0]), self.fold(&two[1])))
    }

    /// All pairs, joined by spaces.
    pub fn pair_terms(&self) -> String {
        let mut out = String::with_capacity(self.fold.len() * 2);
        for two in self.tokens.windows(2).filter(|two| two[0].sentence == two[1].sentence) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(self.fold(&two[0]));
            out.push('_');
            out.push_str(self.fold(&two[1]));
        }
        out
    }

    fn push(&mut self, span: Span, written: &str, plain: bool, sentence: u32) {
        let composed: Cow<'_, str> = if plain && is_nfc(written) { written.into() } else { compose(written).into() };
        let exact = start_term(&mut self.exact);
        normal_word(&composed, &mut self.exact);
        if self.exact.len() == exact {
            return;
        }
        let fold = start_term(&mut self.fold);
        fold_word(&self.exact[exact..], &mut self.fold);
        let (exact, fold) = (exact..self.exact.len(), fold..self.fold.len());
        self.tokens.push(Token { span, sentence, exact, fold });
    }
}

/// `text` without marks and in lower case, its tokens joined by single spaces.
pub fn fold(text: &str) -> String {
    analyse(text).fold
}

/// Normal form of `text`: composed, lower case, tone marks at their place; what stands between words is kept.
pub fn normal(text: &str) -> String {
    let analysis = analyse(text);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for token in analysis.tokens() {
        out.push_str(&text[done..token.span.start]);
        out.push_str(analysis.exact(token));
        done = token.span.end;
    }
    out.push_str(&text[done..]);
    out
}

fn start_term(joined: &mut String) -> usize {
    if !joined.is_empty() && !joined.ends_with(' ') {
        joined.push(' ');
    }
    joined.len()
}

/// Whether `c` belongs to the word before it: a combining mark, or a character that is not seen.
fn is_attached(c: char) -> bool {
    !c.is_ascii() && (is_combining_mark(c) || is_unseen(c))
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

fn compose(written: &str) -> String {
    written.chars().filter(|c| !is_unseen(*c)).nfc().collect()
}

/// Lower case, with the tone mark at its place.
fn normal_word(composed: &str, out: &mut String) {
    let start = out.len();
    let (mut vowels, mut toned) = (0, false);
    for c in composed.chars() {
        let letter = letter(c);
        // A mark that composes with nothing says nothing that a searcher could type.
        if canonical_combining_class(letter.lower) != 0 {
            continue;
        }
        vowels += usize::from(is_vowel(letter.toneless));
        toned |= letter.tone != Tone::Level;
        out.push(letter.lower);
    }
    // One vowel has one place for its mark.
    if toned
        && vowels > 1
        && let Some(placed) = syllable::placed(&out[start..])
    {
        out.truncate(start);
        out.push_str(&placed);
    }
    i_as_y(start, out);
}

/// `kĩ`, `lí`, `quí` are also written `kỹ`, `lý`, `quý`: where i alone is the rhyme, both are y.
fn i_as_y(start: usize, out: &mut String) {
    let word = &out[start..];
    let Some(last) = word.chars().next_back().map(letter).filter(|last| last.toneless == 'i') else { return };
    let end = out.len() - last.lower.len_utf8();
    if matches!(&out[start..end], "h" | "k" | "l" | "m" | "s" | "t" | "qu") {
        out.truncate(end);
        out.push(super::letter::with_tone('y', last.tone));
    }
}

fn fold_word(exact: &str, out: &mut String) {
    out.extend(exact.chars().map(|c| letter(c).plain));
}

/// Whether a sentence ends at `c`. A line break alone does not: lines of a page break anywhere.
fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '!' | '?' | ';' | '…' | '|' | '\t' => true,
        '.' => next.is_none_or(char::is_whitespace),
        '\n' => next == Some('\n'),
        _ => false,
    }
}
