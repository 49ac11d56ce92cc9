//! What stands in quotation marks: new text of another document, or words that change.

use crate::text::Span;

/// Follows the quotation marks of a text, line by line.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    /// The marks that are open, outermost first.
    open: Vec<char>,
    /// Where the outermost opened.
    from: usize,
    /// The outermost stretches that closed.
    pub(super) found: Vec<Span>,
}

impl Quotes {
    /// Whether a mark is open.
    pub(super) fn inside(&self) -> bool {
        !self.open.is_empty()
    }

    /// Closes what is open, at byte `at`: a mark that was never closed must not swallow the rest of the text.
    pub(super) fn close(&mut self, at: usize) {
        if self.inside() {
            self.open.clear();
            self.found.push(Span::new(self.from, at));
        }
    }

    /// Reads one line that begins at byte `start`.
    pub(super) fn read(&mut self, line: &str, start: usize) {
        // Most lines have no mark: `“`, `”` and `„` begin with one byte, `«` and `»` with another.
        if memchr::memchr3(b'"', 0xE2, 0xC2, line.as_bytes()).is_none() {
            return;
        }
        let mut before = ' ';
        for (at, c) in line.char_indices() {
            let place = start + at;
            match c {
                '“' | '„' | '«' => self.opened('”', place),
                // Some hands close with the mark that opens, and open with the one that closes.
                '”' | '»' | '‟' => self.closed('”', place + c.len_utf8()),
                '"' => {
                    let after = line[at + 1..].chars().next().unwrap_or(' ');
                    let apart = before.is_whitespace() || matches!(before, '(' | ':' | '“' | '[');
                    let opens = apart && !after.is_whitespace() && !matches!(after, '.' | ',' | ';' | ':' | ')');
                    if opens || !self.inside() {
                        self.opened('"', place);
                    } else {
                        self.closed('"', place + 1);
                    }
                }
                _ => {}
            }
            before = c;
        }
    }

    fn opened(&mut self, mark: char, at: usize) {
        if self.open.is_empty() {
            self.from = at;
        }
        self.open.push(mark);
    }

    fn closed(&mut self, mark: char, end: usize) {
        // A mark closes the innermost of its kind; what was opened within it and never closed closes with it.
        let Some(at) = self.open.iter().rposition(|open| *open == mark) else { return };
        self.open.truncate(at);
        if self.open.is_empty() {
            self.found.push(Span::new(self.from, end));
        }
    }
}
