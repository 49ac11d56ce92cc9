//! Tables whose cells stand one under the other, or between tabs: what is left of a table in a PDF or in plain text.

use super::cells::{self, LONGEST, Piece};
use super::head::{self, Columns};
use super::{Row, Tables, span_of};
use crate::document::mark::{self, MarkKind};
use crate::document::paragraph::{Layout, is_bar, lines};
use crate::registry::{PartWords, TaskRole};
use crate::text::Span;

/// The head of a table has not more pieces.
const HEAD: usize = 24;

/// Finds the tables without bars, outside of `taken`.
pub(super) fn find(text: &str, layout: &Layout, parts: &PartWords, taken: &[Span]) -> Tables {
    let mut tables = Tables::default();
    let pieces = pieces(text, layout, parts, taken);
    let mut at = 0;
    while at < pieces.len() {
        if let Some(head) = Head::at(&pieces, at, parts) {
            at = Reader { text, parts, pieces: &pieces, head: &head }.rows(&mut tables, at);
        } else {
            at += 1;
        }
    }
    tables
}

fn pieces<'t>(text: &'t str, layout: &Layout, parts: &PartWords, taken: &[Span]) -> Vec<Piece<'t>> {
    let mut found = Vec::new();
    let mut taken = taken.iter().peekable();
    for line in lines(text) {
        while taken.peek().is_some_and(|span| span.end <= line.start) {
            taken.next();
        }
        if is_bar(line.words) || taken.peek().is_some_and(|span| span.start <= line.start) {
            continue;
        }
        for (count, words) in line.words.split('\t').enumerate() {
            let span = span_of(text, words);
            let close = layout.spaced && !line.apart && count == 0;
            let mut piece = Piece { words: span.of(text), start: span.start, tabbed: count > 0, close };
            if let Some(at) = head_within(piece.words, parts) {
                found.push(Piece { words: piece.words[..at].trim_end(), ..piece });
                piece = Piece { words: &piece.words[at..], start: piece.start + at, tabbed: false, close: false };
            }
            found.push(piece);
        }
    }
    found
}

/// Where the head of a table begins within a line, as what stood before the table ran into it: `… ngày 5/3/2021) STT Nội dung`.
fn head_within(words: &str, parts: &PartWords) -> Option<usize> {
    [" STT ", " TT "].into_iter().find_map(|index| {
        let at = words.find(index)?;
        let head = &words[at + index.len()..];
        let named = parts.role(head) == Some(TaskRole::What) && head.starts_with(char::is_uppercase);
        (named && head.len() < 120).then_some(at + 1)
    })
}

/// The head of a table.
struct Head<'t> {
    columns: Columns,
    /// Its pieces, as they are repeated on the next page.
    words: Vec<&'t str>,
}

impl<'t> Head<'t> {
    /// The head that begins at piece `at`: `STT`, and the names of columns up to the first row.
    fn at(pieces: &[Piece<'t>], at: usize, parts: &PartWords) -> Option<Self> {
        let first = pieces[at].words;
        let index = ["STT", "TT", "Stt", "Số TT", "SỐ TT", "Số thứ tự"]
            .into_iter()
            .find(|word| first.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))?;
        let mut cells: Vec<String> = vec![index.to_owned()];
        let rest = first[index.len()..].trim();
        if !rest.is_empty() {
            cells.push(rest.to_owned());
        }
        let mut words = vec![first];
        let mut begun = rest.is_empty();
        for piece in pieces[at + 1..].iter().take(HEAD) {
            if label(piece.words).is_some() || piece.words.len() > 120 {
                break;
            }
            words.push(piece.words);
            // `(1)`, `(2)` number the columns.
            if piece.words.starts_with('(') && piece.words.ends_with(')') && piece.words.len() < 6 {
                continue;
            }
            let open = cells.last().is_some_and(|cell| cell.ends_with([',', '-', '/']) || cell.ends_with(" và"));
            let goes_on = !piece.tabbed && (piece.words.starts_with(char::is_lowercase) || open) && !begun;
            match cells.last_mut() {
                Some(cell) if goes_on => {
                    cell.push(' ');
                    cell.push_str(piece.words);
                }
                _ => cells.push(piece.words.to_owned()),
            }
            begun = false;
        }
        if words.len() > HEAD {
            return None;
        }
        let columns = head::columns(cells.iter().map(String::as_str), parts)?;
        Some(Self { columns, words })
    }

    fn is_repeated(&self, pieces: &[Piece<'_>]) -> bool {
        pieces.len() >= self.words.len() && pieces.iter().zip(&self.words).all(|(piece, words)| piece.words == *words)
    }
}

/// What a row begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    /// `1`, `1.2`: its last number, whether others stand before it, and the bytes up to the words.
    Row { number: u32, dotted: bool, skipped: usize },
    /// `II`, `A`: a group of rows, and which.
    Group(u16),
}

/// The label of a row or group that a piece begins with, or is.
fn label(words: &str) -> Option<Label> {
    let digits = words.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let number = words[..digits].trim_end_matches('.');
    if !number.is_empty() && number.len() < 9 {
        let rest = words[digits..].trim_start_matches(')');
        let text = rest.trim_start();
        let last = number.rsplit('.').next()?;
        let fits = text.is_empty() || rest.starts_with(' ') && text.starts_with(|c: char| c.is_uppercase());
        if fits && last.len() < 4 {
            let (value, dotted) = (last.parse().ok()?, last.len() < number.len());
            return Some(Label::Row { number: value, dotted, skipped: words.len() - text.len() });
        }
        return None;
    }
    let first = words.split([' ', '.', '\t']).next().unwrap_or_default();
    let rest = words[first.len()..].trim_start_matches(['.', ' ', ')', '-']);
    let letter = || ["A", "B", "C", "D", "E"].iter().position(|letter| *letter == first).map(|at| at as u16 + 1);
    let value = mark::roman_value(first).or_else(letter)?;
    (rest.is_empty() || rest.starts_with(char::is_uppercase)).then_some(Label::Group(value))
}

/// The last numbers of rows: `3`, and `2` of `3.2`.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    whole: u32,
    dotted: u32,
}

impl Counted {
    /// Whether a row may have this number now; a figure in a cell seldom has.
    fn takes(self, number: u32, dotted: bool) -> bool {
        number == 1 || number == 1 + if dotted { self.dotted } else { self.whole }
    }

    fn after(self, number: u32, dotted: bool) -> Self {
        if dotted { Self { dotted: number, ..self } } else { Self { whole: number, dotted: 0 } }
    }
}

struct Reader<'r, 't> {
    text: &'t str,
    parts: &'r PartWords,
    pieces: &'r [Piece<'t>],
    head: &'r Head<'t>,
}

impl Reader<'_, '_> {
    /// Reads the rows behind the head at piece `at`; what follows the table.
    fn rows(&self, tables: &mut Tables, at: usize) -> usize {
        let columns = &self.head.columns[1..];
        let start = self.pieces[at].start;
        let mut end = start + self.pieces[at].words.len();
        let mut next = at + self.head.words.len();
        let mut counted = Counted::default();
        let mut grouped = true;
        let mut group = 0;
        let mut found = 0;
        while next < self.pieces.len() {
            if self.head.is_repeated(&self.pieces[next..]) {
                next += self.head.words.len();
                continue;
            }
            let words = self.pieces[next].words;
            let (taken, after) = match label(words) {
                // `III. TỔ CHỨC THỰC HIỆN` behind rows without groups goes on with the document.
                Some(Label::Group(value)) if value > group + 1 => break,
                Some(Label::Group(value)) => {
                    group = value;
                    grouped = true;
                    end = self.pieces[next].start + words.len();
                    // The number of the first row may have run into the group's title.
                    if !words.ends_with(" 1") {
                        next += 1;
                        continue;
                    }
                    counted = Counted { whole: 1, dotted: 0 };
                    self.row(next + 1, counted)
                }
                Some(Label::Row { number, dotted, skipped }) if counted.takes(number, dotted) => {
                    counted = counted.after(number, dotted);
                    let first = Piece {
                        words: &words[skipped..],
                        start: self.pieces[next].start + skipped,
                        ..self.pieces[next]
                    };
                    let (mut taken, after) = self.row(next + 1, counted);
                    if !first.words.is_empty() {
                        taken.insert(0, first);
                    }
                    (taken, after)
                }
                // The title of a group goes on.
                _ if grouped && words.len() < 200 && !self.ends(words) => {
                    grouped = !words.ends_with(" 1");
                    end = self.pieces[next].start + words.len();
                    if grouped {
                        next += 1;
                        continue;
                    }
                    counted = Counted { whole: 1, dotted: 0 };
                    self.row(next + 1, counted)
                }
                _ => break,
            };
            grouped = false;
            let Some(ranges) = cells::divide(&taken, columns, self.parts) else { break };
            let cells: Vec<(TaskRole, Span)> = columns
                .iter()
                .zip(&ranges)
                .filter(|(_, (from, to))| from < to)
                .filter_map(|(role, (from, to))| Some(((*role)?, self.cell(&taken[*from..*to]))))
                .collect();
            let row = Row { cells };
            let used = ranges.iter().map(|(_, to)| *to).max().unwrap_or(0);
            end = taken[..used].last().map_or(end, |piece| piece.start + piece.words.len()).max(end);
            let assigned = [TaskRole::Lead, TaskRole::When].into_iter().any(|role| row.cell(role).is_some());
            if row.cell(TaskRole::What).is_some() && assigned {
                tables.rows.push(row);
                found += 1;
            }
            next = after;
        }
        if found > 0 {
            tables.spans.push(Span::new(start, end));
        }
        next.max(at + 1)
    }

    /// The pieces of the row whose first one is `from`, without repeated heads, and the first piece behind them.
    fn row(&self, from: usize, counted: Counted) -> (Vec<Piece<'_>>, usize) {
        let mut taken = Vec::new();
        let mut next = from;
        while let Some(piece) = self.pieces.get(next).filter(|_| taken.len() < LONGEST) {
            if self.head.is_repeated(&self.pieces[next..]) {
                next += self.head.words.len();
                continue;
            }
            let begins = match label(piece.words).filter(|_| !piece.tabbed) {
                Some(Label::Group(_)) => true,
                Some(Label::Row { number, dotted, .. }) => counted.takes(number, dotted),
                None => false,
            };
            if begins || self.ends(piece.words) {
                break;
            }
            taken.push(*piece);
            next += 1;
        }
        (taken, next)
    }

    /// Whether the document goes on behind the table.
    fn ends(&self, words: &str) -> bool {
        let index = self.parts.role(words) == Some(TaskRole::Index) && words.len() < 12;
        index
            || words.starts_with("Nơi nhận")
            || words.starts_with("Ghi chú")
            || mark::read(words).is_some_and(|mark| {
                matches!(mark.kind, MarkKind::Appendix | MarkKind::Part | MarkKind::Chapter | MarkKind::Article)
            })
    }

    fn cell(&self, pieces: &[Piece<'_>]) -> Span {
        let start = pieces.first().map_or(0, |piece| piece.start);
        let end = pieces.last().map_or(start, |piece| piece.start + piece.words.len());
        debug_assert!(end <= self.text.len());
        Span::new(start, end)
    }
}
