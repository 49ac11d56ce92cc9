//! The provisions of a document as blocks: each mark opens one, lines without a mark go on with the one before, and what is new
//! text of another document is told apart, however badly its quotation marks stand.

use super::line::{Line, ends_with, find_words, lines};
use super::mark::{self, LETTER_STEP, Level, Mark};
use super::quote::Quotes;
use super::token::Source;
use super::words::{is_final_head, is_instruction};
use crate::registry::{ActCue, ActWords};
use crate::text::Span;

/// One provision without those beneath it.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) level: Level,
    pub(super) label: String,
    /// From its mark to the end of its last line.
    pub(super) span: Span,
    /// Where its words begin.
    pub(super) words: usize,
    /// The block within which it stands.
    pub(super) parent: Option<usize>,
    /// The outermost quoted stretches in it, new text without marks included.
    pub(super) quotes: Vec<Span>,
}

/// New text without quotation marks: it goes on until the outer row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    None,
    /// The line before announced new text.
    Announced,
    /// New text without marks since this byte.
    Open(usize),
}

struct Segmenter<'t> {
    source: Source<'t>,
    blocks: Vec<Block>,
    /// The open blocks, outermost first.
    path: Vec<usize>,
    quotes: Quotes,
    frame: Frame,
    /// The quotation that is open holds new text, which may have marks of its own.
    new_text: bool,
    articles: bool,
    article: u32,
    before: &'t str,
    /// The sentence that ends a law was read: `Luật này được Quốc hội … thông qua ngày …`.
    adopted: bool,
}

/// The blocks of the body; the first is the text before the first mark.
pub(super) fn blocks(source: Source<'_>) -> Vec<Block> {
    let words = source.registry.acts();
    let articles =
        lines(source.text, words).any(|line| mark::read(line.words).is_some_and(|m| m.level == Level::Article));
    let root = Block {
        level: Level::Root,
        label: String::new(),
        span: Span::new(0, 0),
        words: 0,
        parent: None,
        quotes: Vec::new(),
    };
    let mut segmenter = Segmenter {
        source,
        blocks: vec![root],
        path: vec![0],
        quotes: Quotes::default(),
        frame: Frame::None,
        new_text: false,
        articles,
        article: 0,
        before: "",
        adopted: false,
    };
    for line in lines(source.text, words) {
        if !segmenter.line(line) {
            break;
        }
    }
    segmenter.finish()
}

impl<'t> Segmenter<'t> {
    fn words(&self) -> &'t ActWords {
        self.source.registry.acts()
    }

    /// Takes one line; whether the body goes on.
    fn line(&mut self, line: Line<'t>) -> bool {
        if self.ends(line) {
            return false;
        }
        let mark = mark::read(line.words);
        let outer = mark.as_ref().is_some_and(|mark| self.goes_on_outside(mark, line));
        if self.quotes.inside() {
            let next = !self.new_text && mark.as_ref().is_some_and(|mark| self.is_next(mark, line));
            if outer || next {
                self.quotes.close(line.start);
            }
        } else {
            self.frame = match self.frame {
                Frame::Announced
                    if self.opens_quote(line)
                        || self.instructs(mark.as_ref(), line)
                        || self.cites(mark.as_ref(), line) =>
                {
                    Frame::None
                }
                Frame::Announced if outer => Frame::None,
                Frame::Announced => Frame::Open(line.start),
                Frame::Open(from) if outer => {
                    self.quotes.found.push(Span::new(from, line.start));
                    Frame::None
                }
                frame => frame,
            };
        }
        let taken = mark.filter(|mark| {
            !self.quotes.inside() && !matches!(self.frame, Frame::Open(_)) && (outer || self.is_next(mark, line))
        });
        if let Some(mark) = &taken {
            if mark.level == Level::Article && mark.value == 1 && self.article > 1 {
                return false;
            }
            self.open(mark, line);
        }
        let masked = matches!(self.frame, Frame::Open(_));
        if !masked {
            let inside = self.quotes.inside();
            self.quotes.read(line.words, line.start);
            if !inside && self.quotes.inside() {
                self.new_text = self.opens_quote(line)
                    || find_words(line.words, &["như", "sau"]).is_some()
                    || self.before.ends_with(':');
            }
        }
        if let Some(block) = self.path.last().map(|at| &mut self.blocks[*at]) {
            block.span.end = line.end();
        }
        if !self.quotes.inside() && !masked && self.announces(line) {
            self.frame = Frame::Announced;
        }
        self.before = line.words;
        let begins = line.words.starts_with(['L', 'N', 'B', 'P']);
        self.adopted |= begins
            && find_words(line.words, &["này", "được"]).is_some()
            && find_words(line.words, &["thông", "qua"]).is_some();
        true
    }

    /// Whether the body ends before the line: recipients, an annex, an attached text.
    fn ends(&self, line: Line<'_>) -> bool {
        if self.blocks.len() < 2 {
            return false;
        }
        let words = line.words;
        self.adopted && !self.quotes.inside() && self.before.ends_with(['.', '/'])
            || self.closes(words)
            || !self.quotes.inside() && !self.in_head() && is_annex(words)
    }

    /// `Nơi nhận:`, and nothing but the sign behind it.
    fn closes(&self, words: &str) -> bool {
        if !words.starts_with('N') {
            return false;
        }
        let found = self.words().leads(words).filter(|(_, cue)| cue.has(ActCue::CLOSING));
        found.is_some_and(|(length, _)| {
            words[length..].trim_start().chars().all(|c| !c.is_alphanumeric())
                || words[length..].trim_start().starts_with(':')
        })
    }

    /// Whether the last mark was of a chapter, whose title stands on the lines below it.
    fn in_head(&self) -> bool {
        self.path.last().is_some_and(|at| matches!(self.blocks[*at].level, Level::Chapter | Level::Section))
    }

    /// Whether the mark is the next one of its row, so that it opens a block where nothing is quoted.
    fn is_next(&self, mark: &Mark, line: Line<'_>) -> bool {
        let dangling = self.words().trailing_unit(self.before);
        match mark.level {
            Level::Root => false,
            Level::Dash => true,
            Level::Chapter | Level::Section => self.articles && !dangling,
            Level::Article => {
                let after = self.article;
                let last = is_final_head(&line.words[mark.length..], self.words());
                let next = mark.value > after && (mark.value <= after + 3 || after == 0 || last) || mark.value == 1;
                let inserted = mark.value == after && mark.label.ends_with(|c: char| c.is_alphabetic());
                // `Điều 3 Nghị định số …` cites; `Điều 1 Sửa đổi …` opens.
                let cites = mark.bare && (self.goes_on() || self.typed(&line.words[mark.length..]));
                (next || inserted) && !dangling && !cites && (mark.value > 1 || after == 0 || !self.goes_on())
            }
            Level::Roman => !self.articles && mark.value == self.last(Level::Roman) + 1,
            Level::Number => {
                let last = self.last(Level::Number);
                !dangling
                    && (mark.value == last + 1 || last > 0 && mark.value == last + 2 || last == 0 && mark.value == 2)
            }
            Level::Dotted => line.words.chars().nth(mark.label.len()).is_some_and(|c| matches!(c, '.' | ' ' | ')')),
            Level::Letter => {
                let last = self.last(Level::Letter);
                !dangling && mark.value > last && mark.value <= last + LETTER_STEP
            }
        }
    }

    /// Whether the words begin with a type of document or the name of a law.
    fn typed(&self, words: &str) -> bool {
        let keys = words.split_whitespace().take(5).map(|word| crate::text::word_key(word).0);
        let found = self.source.registry.lexicon().longest(keys);
        found.is_some_and(|(meaning, _)| meaning.doc_type.is_some() || meaning.law.is_some())
    }

    /// Whether the sentence of the line before goes on: `tại khoản 3⏎Điều 1.`
    fn goes_on(&self) -> bool {
        let last = self.before;
        last.chars().any(char::is_lowercase) && !last.ends_with(['.', ';', ':', '/', '”', '"', '!', '?'])
    }

    /// Whether the mark goes on with the outer row although new text seems to be open: the next number of the row, with words that
    /// instruct, or the next article.
    fn goes_on_outside(&self, mark: &Mark, line: Line<'_>) -> bool {
        let open = self.quotes.inside() || self.frame != Frame::None;
        if !open {
            return false;
        }
        let words = &line.words[mark.length.min(line.words.len())..];
        let rest = &self.source.text[line.end() - words.len()..];
        match mark.level {
            Level::Article => {
                mark.value == self.article + 1
                    && (is_final_head(words, self.words()) || is_instruction(rest, self.source.registry))
            }
            Level::Chapter => self.articles && words.chars().any(char::is_uppercase) && self.frame != Frame::None,
            Level::Number | Level::Letter => {
                let last = self.last(mark.level);
                last > 0 && mark.value > last && mark.value <= last + 1 && is_instruction(rest, self.source.registry)
            }
            _ => false,
        }
    }

    /// The value of the last block of that level in the open part.
    fn last(&self, level: Level) -> u32 {
        let open = self.path.iter().map(|at| &self.blocks[*at]).find(|block| block.level == level);
        open.and_then(|block| value(&block.label, level)).unwrap_or(0)
    }

    fn opens_quote(&self, line: Line<'_>) -> bool {
        let bare = line.words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | ')'));
        [line.words, bare].iter().any(|words| words.starts_with(['“', '"', '„', '«', '”']))
    }

    fn instructs(&self, mark: Option<&Mark>, line: Line<'_>) -> bool {
        let skip = mark.map_or(0, |mark| mark.length);
        let from = line.start + skip.min(line.words.len());
        is_instruction(&self.source.text[from..], self.source.registry)
    }

    /// Whether the line is a member of a list of documents: `1. Thông tư số …`.
    fn cites(&self, mark: Option<&Mark>, line: Line<'_>) -> bool {
        let from = line.start + mark.map_or(0, |mark| mark.length).min(line.words.len());
        let references = self.source.references;
        let at = references.partition_point(|reference| reference.citation.span.start < from);
        mark.is_some() && references.get(at).is_some_and(|reference| reference.citation.span.start == from)
    }

    /// Whether the block so far is an instruction that ends with `như sau:`.
    fn announces(&self, line: Line<'_>) -> bool {
        let bare = line.words.trim_end_matches([':', ' ', '.']);
        ends_with(bare, &["như", "sau"])
            && self.path.last().is_some_and(|at| {
                let block = &self.blocks[*at];
                is_instruction(&self.source.text[block.words..line.end()], self.source.registry)
            })
    }

    fn open(&mut self, mark: &Mark, line: Line<'_>) {
        self.settle();
        while self.path.len() > 1 && self.path.last().is_some_and(|at| self.blocks[*at].level >= mark.level) {
            self.path.pop();
        }
        if mark.level == Level::Article {
            self.article = mark.value;
        }
        self.path.push(self.blocks.len());
        self.blocks.push(Block {
            level: mark.level,
            label: mark.label.clone(),
            span: Span::new(line.start, line.end()),
            words: line.start + mark.length,
            parent: self.path.iter().rev().nth(1).copied(),
            quotes: Vec::new(),
        });
    }

    /// Gives the block that closes the quoted stretches found in it.
    fn settle(&mut self) {
        if let Some(block) = self.path.last().map(|at| &mut self.blocks[*at]) {
            block.quotes.append(&mut self.quotes.found);
            block.quotes.sort();
        }
    }

    fn finish(mut self) -> Vec<Block> {
        let end = self.blocks.last().map_or(0, |block| block.span.end);
        if let Frame::Open(from) = self.frame {
            self.quotes.found.push(Span::new(from, end));
        }
        self.quotes.close(end);
        self.settle();
        self.blocks
    }
}

fn value(label: &str, level: Level) -> Option<u32> {
    match level {
        Level::Letter => mark::letter_value(label),
        Level::Roman => mark::roman_value(label),
        _ => label.trim_end_matches(char::is_alphabetic).rsplit('.').next()?.parse().ok(),
    }
}

/// Whether an annex or an attached text begins with the line.
fn is_annex(words: &str) -> bool {
    const ALONE: [&str; 6] = ["QUY CHẾ", "QUY ĐỊNH", "QUY TRÌNH", "ĐIỀU LỆ", "CHƯƠNG TRÌNH", "KẾ HOẠCH"];
    const HEADS: [&str; 4] = ["PHỤ LỤC", "DANH MỤC", "MẪU SỐ", "BIỂU THUẾ"];
    let attached =
        ["(Ban hành kèm", "(Kèm theo", "(ban hành kèm", "(kèm theo"].iter().any(|head| words.starts_with(head));
    let label = words.strip_prefix("Phụ lục").map(str::trim);
    let annex = label.is_some_and(|label| label.len() <= 8 && !label.ends_with([',', ';']) && !label.contains(' '));
    attached || annex || ALONE.contains(&words) || HEADS.iter().any(|head| words.starts_with(head))
}
