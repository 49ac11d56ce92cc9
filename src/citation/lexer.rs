//! Marks what may belong to a citation: words and what they mean, numbers with symbols, dates, punctuation, breaks.

use crate::notation::{Symbol, Written, WrittenDate, is_known, read_date, read_number, read_symbol};
use crate::registry::{Cue, Meaning, Registry};
use crate::text::{Case, Span, WordKey, is_letter, leading_word, word_key};

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub kind: TokenKind,
    /// A word's key; of other tokens the default.
    pub key: WordKey,
    /// A word's capitals.
    pub case: Case,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters.
    Word,
    /// Digits that belong to no symbol and no date.
    Number,
    /// A number with its symbol, by index.
    Doc(usize),
    /// A date, by index.
    Date(usize),
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// The end of a sentence.
    Stop,
    /// `:`
    Colon,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// Any quotation mark.
    Quote,
    /// A hyphen or dash.
    Dash,
    /// `/`
    Slash,
    /// The beginning of another paragraph, list item or table cell.
    Break,
    /// Anything else.
    Other,
}

/// A number with its symbol, understood.
#[derive(Debug, Clone)]
pub(super) struct DocNumber {
    pub written: Written,
    pub symbol: Symbol,
}

/// The tokens of a stretch of text.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub list: Vec<Token>,
    /// For each token what the longest phrase beginning there means, and how many tokens it has.
    pub meanings: Vec<Option<(Meaning, u8)>>,
    pub docs: Vec<DocNumber>,
    pub dates: Vec<WrittenDate>,
}

impl Tokens {
    /// What the token at `at` and those after it mean.
    pub(super) fn meaning(&self, at: usize) -> Option<(Meaning, usize)> {
        self.meanings.get(at).copied().flatten().map(|(meaning, length)| (meaning, usize::from(length)))
    }

    /// Whether the phrase at `at` has any of `cue`.
    pub(super) fn has(&self, at: usize, cue: Cue) -> bool {
        matches!(self.meanings.get(at), Some(Some((meaning, _))) if meaning.cues.has(cue))
    }

    /// The kind of the token at `at`; a break at both ends.
    pub(super) fn kind(&self, at: usize) -> TokenKind {
        self.list.get(at).map_or(TokenKind::Break, |token| token.kind)
    }

    /// The first byte of the token at `at`.
    pub(super) fn start(&self, at: usize) -> usize {
        self.list.get(at).or(self.list.last()).map_or(0, |token| token.start)
    }

    /// One past the last byte of the token before `to`.
    pub(super) fn end_before(&self, to: usize) -> usize {
        to.checked_sub(1).and_then(|at| self.list.get(at)).map_or(0, |token| token.end)
    }

    /// The words that the tokens `from..to` cover.
    pub(super) fn words<'t>(&self, text: &'t str, from: usize, to: usize) -> &'t str {
        Span::new(self.start(from), self.end_before(to)).of(text)
    }
}

/// Lexes the stretches `spans` of `text`, with a break between two.
pub(super) fn lex(text: &str, spans: &[Span], layout: Layout, registry: &Registry) -> Tokens {
    let mut tokens = Tokens::default();
    // A token has some five bytes in Vietnamese.
    tokens.list.reserve(spans.iter().map(Span::len).sum::<usize>() / 4);
    for span in spans {
        if !tokens.list.is_empty() {
            push(&mut tokens, span.start, span.start, TokenKind::Break);
        }
        lex_one(text, *span, layout, registry, &mut tokens);
    }
    tokens.meanings = meanings(&tokens.list, registry);
    tokens
}

fn lex_one(text: &str, span: Span, layout: Layout, registry: &Registry, tokens: &mut Tokens) {
    let known = |part: &str| is_known(part, registry);
    // A token may run over the end of its stretch, never into another.
    let mut at = tokens.list.last().map_or(0, |token| token.end).max(span.start);
    let mut gap = Gap::default();
    while at < span.end
        && let Some(c) = text[at..].chars().next()
    {
        let end = at + c.len_utf8();
        if c.is_whitespace() || matches!(c, '*' | '#') {
            gap.lines += usize::from(c == '\n');
            gap.heading |= c == '#' && gap.lines > 0;
            at = end;
            continue;
        }
        if gap.opens_paragraph(text, at, tokens, layout) {
            push(tokens, at, at, TokenKind::Break);
        }
        gap = Gap::default();
        at = token(text, at, c, tokens, &known, registry).max(end);
    }
}

/// How the lines of a text were laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// An empty line separates paragraphs.
    Plain,
    /// An empty line stands after every line and separates nothing.
    Spaced,
}

/// Tells the layout of `text` by its first 200 lines.
pub(super) fn layout(text: &str) -> Layout {
    let lines: Vec<bool> = text.lines().take(200).map(|line| line.trim().is_empty()).collect();
    let full = lines.iter().filter(|empty| !**empty).count();
    let followed = lines.windows(2).filter(|pair| !pair[0] && pair[1]).count();
    if full > 8 && followed * 5 >= full * 4 { Layout::Spaced } else { Layout::Plain }
}

#[derive(Default)]
struct Gap {
    lines: usize,
    heading: bool,
}

impl Gap {
    /// Whether the token at `at` opens a paragraph, list item or cell.
    fn opens_paragraph(&self, text: &str, at: usize, tokens: &Tokens, layout: Layout) -> bool {
        let Some(last) = tokens.list.last() else { return false };
        if last.kind == TokenKind::Break {
            return false;
        }
        let rest = &text[at..];
        let closed = matches!(last.kind, TokenKind::Stop | TokenKind::Semicolon | TokenKind::Colon);
        let bullet = rest.starts_with(['-', '+', '•', '–', '*', '▪', '●']) && !rest.starts_with("-/");
        if bullet && closed {
            return true;
        }
        if self.lines == 0 {
            return false;
        }
        if self.heading {
            return true;
        }
        let empty_line = self.lines > 1 && layout == Layout::Plain;
        let first = rest.chars().next().unwrap_or(' ');
        if last.kind == TokenKind::Stop || closed && (first.is_uppercase() || first.is_ascii_digit()) {
            return true;
        }
        if bullet {
            let behind = rest.chars().skip(1).find(|c| !c.is_whitespace());
            return empty_line && !behind.is_some_and(|c| c.is_ascii_digit());
        }
        let awaits = awaits_label(&text[last.start..last.end]);
        !awaits && (enumerates(rest) || empty_line && (first.is_uppercase() || last.kind == TokenKind::Close))
    }
}

/// Whether a word is followed by a label as a rule, so that the label opens nothing: `lần thứ⏎XIII.`, `(khóa⏎X)`.
fn awaits_label(word: &str) -> bool {
    const WORDS: [&str; 15] = [
        "thứ", "khóa", "khoá", "số", "mục", "phần", "chương", "điều", "khoản", "điểm", "phụ", "lục", "tháng", "năm",
        "đến",
    ];
    let word = word.to_lowercase();
    WORDS.contains(&word.as_str()) || matches!(word.as_str(), "," | "và" | "(")
}

/// Whether a line begins as `1.`, `1.2.`, `a)`, `II.` or `Điều 3.` do.
fn enumerates(rest: &str) -> bool {
    let label: String =
        rest.chars().take(8).take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ')')).collect();
    let body = label.trim_end_matches(['.', ')']);
    let marked = body.len() < label.len() && rest[label.len()..].starts_with([' ', '\n', '*']);
    let digits = body.split('.').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let roman = label.ends_with('.') && !body.is_empty() && body.bytes().all(|b| b"IVX".contains(&b));
    let letter = body.len() == 1 && label.ends_with(')');
    let article = rest.strip_prefix("Điều ").is_some_and(|after| {
        let number = after.bytes().take_while(u8::is_ascii_digit).count();
        number > 0 && after[number..].starts_with('.')
    });
    article || marked && (digits || roman || letter)
}

fn push(tokens: &mut Tokens, start: usize, end: usize, kind: TokenKind) {
    tokens.list.push(Token { start, end, kind, key: WordKey::default(), case: Case::Lower });
}

/// Reads the token at `at`, which begins with `c`; returns where it ends.
fn token(
    text: &str,
    at: usize,
    c: char,
    tokens: &mut Tokens,
    known: &dyn Fn(&str) -> bool,
    registry: &Registry,
) -> usize {
    let end = at + c.len_utf8();
    if c.is_ascii_digit() || matches!(c, 'l' | 'I' | 'O' | 'Z' | '/') {
        if let Some(end) = doc_number(text, at, c, tokens, known, registry) {
            return end;
        }
        if c.is_ascii_digit() {
            return plain_number(text, at, tokens);
        }
    }
    if is_letter(c) {
        return word(text, at, tokens);
    }
    let rest = &text[end..];
    let kind = match c {
        ',' => TokenKind::Comma,
        ';' | '\u{37E}' => TokenKind::Semicolon,
        ':' => TokenKind::Colon,
        '(' | '[' => TokenKind::Open,
        ')' | ']' => TokenKind::Close,
        '"' | '“' | '”' | '«' | '»' | '„' | '‟' | '\'' | '‘' | '’' => TokenKind::Quote,
        '|' => TokenKind::Break,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '+' | '•' | '▪' | '●' => TokenKind::Dash,
        '/' => TokenKind::Slash,
        '!' | '?' => TokenKind::Stop,
        '.' if rest.starts_with('/') => TokenKind::Stop,
        '.' if rest.starts_with('.') => {
            let dots = rest.len() - rest.trim_start_matches('.').len();
            push(tokens, at, end + dots, TokenKind::Other);
            return end + dots;
        }
        '.' if ends_sentence(text, at, tokens, registry) => TokenKind::Stop,
        _ => TokenKind::Other,
    };
    push(tokens, at, end, kind);
    end
}

/// A full stop ends a sentence where white space and no small letter follow, and no abbreviation (`TP.`) stands before.
fn ends_sentence(text: &str, at: usize, tokens: &Tokens, registry: &Registry) -> bool {
    let rest = &text[at + 1..];
    let spaced =
        rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '*' | ')' | '”' | '"' | '|'));
    let small =
        rest.trim_start_matches(|c: char| c.is_whitespace() || c == '*').chars().next().is_some_and(char::is_lowercase);
    let last = tokens.list.last();
    let short = last.is_some_and(|token| {
        token.end == at && token.kind == TokenKind::Word && registry.places.is_short(&text[token.start..token.end])
    });
    spaced && !small && !short
}

fn word(text: &str, at: usize, tokens: &mut Tokens) -> usize {
    let (length, key, case) = leading_word(&text[at..]);
    let end = at + length;
    if is_date_word(key)
        && let Some(found) = read_date(text, at)
    {
        let end = found.end;
        tokens.dates.push(found);
        push(tokens, at, end, TokenKind::Date(tokens.dates.len() - 1));
        return end;
    }
    tokens.list.push(Token { start: at, end, kind: TokenKind::Word, key, case });
    end
}

fn is_date_word(key: WordKey) -> bool {
    use std::sync::LazyLock;
    static WORDS: LazyLock<[WordKey; 3]> = LazyLock::new(|| ["ngày", "tháng", "năm"].map(|word| word_key(word).0));
    WORDS.contains(&key)
}

/// Reads a number with its symbol, where one begins at `at`.
fn doc_number(
    text: &str,
    at: usize,
    c: char,
    tokens: &mut Tokens,
    known: &dyn Fn(&str) -> bool,
    registry: &Registry,
) -> Option<usize> {
    let before = text[..at].chars().next_back();
    // `201,202/STC-NS` is a list without room.
    let listed = before == Some(',') && tokens.list.iter().rev().nth(1).is_some_and(|t| t.kind == TokenKind::Number);
    let inner = |b: char| b.is_alphanumeric() || c != '/' && matches!(b, '/' | '-' | '–' | '.' | ',');
    if !listed && before.is_some_and(inner) {
        return None;
    }
    if c == '/' && !blank_may_stand(text, at, tokens) {
        return None;
    }
    let written = read_number(text, at, known)?;
    let symbol = read_symbol(&written, registry)?;
    let end = written.end;
    tokens.docs.push(DocNumber { written, symbol });
    push(tokens, at, end, TokenKind::Doc(tokens.docs.len() - 1));
    Some(end)
}

/// A blank number stands behind `số`, a colon, or the dots of a form.
fn blank_may_stand(text: &str, at: usize, tokens: &Tokens) -> bool {
    tokens.list.last().is_some_and(|last| match last.kind {
        TokenKind::Word => matches!(text[last.start..last.end].to_lowercase().as_str(), "số" | "so"),
        TokenKind::Colon => true,
        TokenKind::Other => text[last.start..last.end].starts_with(['.', '…', '_']) && at >= last.end,
        _ => false,
    })
}

/// Digits with what joins them: a date without a word, `7391-1:2004`, `1.234,5`.
fn plain_number(text: &str, at: usize, tokens: &mut Tokens) -> usize {
    if let Some(found) = read_date(text, at).filter(|found| found.date.is_some()) {
        let end = found.end;
        tokens.dates.push(found);
        push(tokens, at, end, TokenKind::Date(tokens.dates.len() - 1));
        return end;
    }
    let length = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[at + length..];
    let letters: usize = rest.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    push(tokens, at, at + length + letters, TokenKind::Number);
    at + length + letters
}

/// The longest phrase from every token. A comma or hyphen within a name (`Bà Rịa - Vũng Tàu`) is passed over.
fn meanings(list: &[Token], registry: &Registry) -> Vec<Option<(Meaning, u8)>> {
    let lexicon = registry.lexicon();
    let mut found = vec![None; list.len()];
    for (at, slot) in found.iter_mut().enumerate() {
        let mut node = crate::registry::Lexicon::ROOT;
        let mut to = at;
        while let Some(token) = list.get(to) {
            let inner = matches!(token.kind, TokenKind::Comma | TokenKind::Dash) && to > at;
            if inner {
                to += 1;
                if list.get(to).is_none_or(|next| next.kind != TokenKind::Word) {
                    break;
                }
                continue;
            }
            if token.kind != TokenKind::Word {
                break;
            }
            let Some(next) = lexicon.step(node, token.key) else { break };
            node = next;
            to += 1;
            if let Some(meaning) = lexicon.meaning(node) {
                *slot = Some((meaning, u8::try_from(to - at).unwrap_or(u8::MAX)));
            }
        }
    }
    found
}
