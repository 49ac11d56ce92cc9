//! Paragraphs, tables, text boxes and notes as they come → pages of lines.
//!
//! Readers of flowing documents (Word, OpenDocument, RTF, HTML) tell what they meet; here it is put in reading order. A
//! row of a table becomes text as the PDF layer makes it: short cells on one line with tabs between them, longer ones one
//! after the other, so that a letterhead reads the same from both.

use crate::file::{Limits, ParsedPage, Sink};
use crate::text::{Doubt, Notice};

/// Characters of a row that still fit on one line of paper.
const LINE: usize = 100;

/// Bytes of text that are kept of a file; ten thousand full pages have some 30 MiB.
const MOST: usize = 64 << 20;

/// Where text is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The pages themselves.
    Page,
    /// A row of a table, which holds cells.
    Row,
    /// A cell.
    Cell,
    /// A text box: it follows the paragraph that it hangs on.
    Aside,
    /// A note at the foot of the page.
    Footnote,
    /// A note at the end of the text.
    Endnote,
}

struct Frame {
    place: Place,
    lines: Vec<String>,
    /// The paragraph that is being written.
    line: String,
    /// The cells of a row.
    cells: Vec<Vec<String>>,
    /// Text boxes that hang on the paragraph.
    asides: Vec<String>,
}

impl Frame {
    fn new(place: Place) -> Self {
        Self { place, lines: Vec::new(), line: String::new(), cells: Vec::new(), asides: Vec::new() }
    }

    fn is_blank(&self) -> bool {
        self.line.trim().is_empty() && self.lines.is_empty() && self.cells.iter().all(Vec::is_empty)
    }

    fn end_paragraph(&mut self) {
        let line = std::mem::take(&mut self.line);
        let paper = self.place == Place::Page;
        for part in line.split('\n').map(str::trim) {
            let blank = part.is_empty();
            if !blank || paper && self.lines.last().is_some_and(|last| !last.is_empty()) {
                self.lines.push(part.to_owned());
            }
        }
        self.lines.append(&mut self.asides);
    }
}

/// Takes what a reader meets and hands pages on.
pub(super) struct Flow<'s> {
    sink: Sink<'s>,
    frames: Vec<Frame>,
    footnotes: Vec<String>,
    endnotes: Vec<String>,
    /// The page ends behind the row that is being read.
    break_due: bool,
    /// The notes of a page that ended within a paragraph.
    notes_due: bool,
    pages: usize,
    most_pages: usize,
    written: usize,
    full: Option<Notice>,
}

impl<'s> Flow<'s> {
    pub(super) fn new(limits: &Limits, sink: Sink<'s>) -> Self {
        Self {
            sink,
            frames: vec![Frame::new(Place::Page)],
            footnotes: Vec::new(),
            endnotes: Vec::new(),
            break_due: false,
            notes_due: false,
            pages: 0,
            most_pages: limits.pages.max(1),
            written: 0,
            full: None,
        }
    }

    /// Whether a limit was reached, so that reading on is no use.
    pub(super) fn is_full(&self) -> bool {
        self.full.is_some()
    }

    fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Place::Page));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Whether the paragraph has a visible character.
    pub(super) fn has_text(&mut self) -> bool {
        !self.top().line.trim().is_empty()
    }

    /// Whether text goes into a cell or row just now.
    pub(super) fn is_inside(&self, place: Place) -> bool {
        self.frames.iter().any(|frame| frame.place == place)
    }

    /// Adds to the paragraph; `\n` is a new line within it.
    pub(super) fn text(&mut self, text: &str) {
        self.written += text.len();
        if self.written > MOST {
            self.full.get_or_insert(Notice::of_file(Doubt::TextCut { mib: MOST >> 20 }));
            return;
        }
        self.top().line.push_str(text);
    }

    /// Ends the paragraph.
    pub(super) fn end_paragraph(&mut self) {
        let at_page = self.frames.len() == 1;
        self.top().end_paragraph();
        if at_page && std::mem::take(&mut self.notes_due) {
            self.put_footnotes();
        }
    }

    /// Ends the paragraph where it has text; a blank one leaves no line.
    pub(super) fn end_line(&mut self) {
        if self.has_text() {
            self.end_paragraph();
        } else {
            self.top().line.clear();
        }
    }

    /// Begins a row, cell, text box or note.
    pub(super) fn open(&mut self, place: Place) {
        if place == Place::Row || place == Place::Cell && self.top().place != Place::Row {
            self.end_line();
        }
        if place == Place::Cell && self.top().place != Place::Row {
            self.frames.push(Frame::new(Place::Row));
        }
        self.frames.push(Frame::new(place));
    }

    /// Ends the innermost `place` and all that is open within it; nothing where none is open in the same text.
    pub(super) fn close(&mut self, place: Place) {
        let bounded = |frame: &Frame| matches!(frame.place, Place::Aside | Place::Footnote | Place::Endnote);
        let found = self.frames.iter().enumerate().skip(1).rev();
        let mut at = None;
        for (index, frame) in found {
            if frame.place == place {
                at = Some(index);
                break;
            }
            if bounded(frame) {
                break;
            }
        }
        let Some(at) = at else { return };
        while self.frames.len() > at {
            self.close_top();
        }
    }

    fn close_top(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        let Some(mut frame) = self.frames.pop() else { return };
        if !frame.line.trim().is_empty() || !frame.asides.is_empty() {
            frame.end_paragraph();
        }
        let parent = self.top();
        match frame.place {
            Place::Cell if parent.place == Place::Row => parent.cells.push(frame.lines),
            Place::Aside => parent.asides.append(&mut frame.lines),
            Place::Footnote => self.footnotes.append(&mut frame.lines),
            Place::Endnote => self.endnotes.append(&mut frame.lines),
            Place::Row => {
                frame.cells.push(std::mem::take(&mut frame.lines));
                parent.lines.append(&mut row(frame.cells));
            }
            Place::Page | Place::Cell => parent.lines.append(&mut frame.lines),
        }
        if self.frames.len() == 1 && std::mem::take(&mut self.break_due) {
            self.end_page();
        }
    }

    /// A page ends here. A `forced` one ends even where nothing stands on it; one that only records where paper ended
    /// does not.
    pub(super) fn break_page(&mut self, forced: bool) {
        if self.frames.iter().any(|f| matches!(f.place, Place::Aside | Place::Footnote | Place::Endnote)) {
            return;
        }
        if self.frames.len() > 1 && self.frames[1..].iter().any(|frame| !frame.is_blank()) {
            self.break_due = true;
        } else if forced && self.frames.len() == 1 || !self.frames[0].is_blank() {
            self.end_page();
        }
    }

    fn put_footnotes(&mut self) {
        let lines = &mut self.frames[0].lines;
        if !self.footnotes.is_empty() && lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines.append(&mut self.footnotes);
    }

    fn end_page(&mut self) {
        let within = !self.frames[0].line.trim().is_empty();
        if within {
            self.notes_due |= !self.footnotes.is_empty();
            let asides = std::mem::take(&mut self.frames[0].asides);
            self.frames[0].end_paragraph();
            self.frames[0].asides = asides;
        } else {
            self.put_footnotes();
        }
        let mut lines = std::mem::take(&mut self.frames[0].lines);
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        if self.pages == self.most_pages {
            self.full.get_or_insert(Notice::of_file(Doubt::PagesCut { kept: self.most_pages, of: None }));
            return;
        }
        self.pages += 1;
        (self.sink)(ParsedPage { lines, ..ParsedPage::default() });
    }

    /// Takes the lines of the page so far.
    pub(super) fn take(&mut self) -> Vec<String> {
        while self.frames.len() > 1 {
            self.close_top();
        }
        self.end_line();
        self.put_footnotes();
        std::mem::take(&mut self.top().lines)
    }

    /// Ends all that is open and the last page; tells whether a limit cut the text short.
    pub(super) fn finish(mut self) -> Vec<Notice> {
        while self.frames.len() > 1 {
            self.close_top();
        }
        if self.has_text() || !self.frames[0].asides.is_empty() {
            self.frames[0].end_paragraph();
        }
        self.put_footnotes();
        let mut endnotes = std::mem::take(&mut self.endnotes);
        self.frames[0].lines.append(&mut endnotes);
        if self.pages == 0 || self.frames[0].lines.iter().any(|line| !line.is_empty()) {
            self.end_page();
        }
        self.full.into_iter().collect()
    }
}

/// The lines of a row, without its empty cells.
fn row(cells: Vec<Vec<String>>) -> Vec<String> {
    let cells: Vec<Vec<String>> = cells.into_iter().filter(|lines| !lines.is_empty()).collect();
    let length: usize = cells.iter().flatten().map(|line| line.chars().count() + 1).sum();
    if length <= LINE && cells.iter().all(|lines| lines.len() < 2) && !cells.is_empty() {
        return vec![cells.concat().join("\t")];
    }
    cells.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pages that `tell` makes, lines joined by `/`.
    fn pages(tell: impl Fn(&mut Flow<'_>)) -> Vec<String> {
        let mut pages = Vec::new();
        let mut sink = |page: ParsedPage| pages.push(page.lines.join("/"));
        let mut flow = Flow::new(&Limits { pages: 4, ..Limits::default() }, &mut sink);
        tell(&mut flow);
        flow.finish();
        pages
    }

    fn paragraph(flow: &mut Flow<'_>, text: &str) {
        flow.text(text);
        flow.end_paragraph();
    }

    fn cell(flow: &mut Flow<'_>, lines: &[&str]) {
        flow.open(Place::Cell);
        lines.iter().for_each(|line| paragraph(flow, line));
        flow.close(Place::Cell);
    }

    #[test]
    fn rows_read_as_in_a_pdf() {
        let read = pages(|flow| {
            flow.open(Place::Row);
            cell(flow, &["UBND", "TỈNH"]);
            cell(flow, &["", "CỘNG HÒA"]);
            flow.close(Place::Row);
            flow.open(Place::Row);
            cell(flow, &["Số: 1"]);
            cell(flow, &[]);
            cell(flow, &["ngày 2"]);
            flow.close(Place::Row);
            paragraph(flow, "KẾ HOẠCH");
        });
        assert_eq!(read, ["UBND/TỈNH/CỘNG HÒA/Số: 1\tngày 2/KẾ HOẠCH"]);
    }

    #[test]
    fn notes_and_boxes_never_part_a_sentence() {
        let read = pages(|flow| {
            flow.text("theo ");
            for (place, text) in
                [(Place::Aside, "DỰ THẢO"), (Place::Footnote, "[1] chú thích"), (Place::Endnote, "cuối")]
            {
                flow.open(place);
                paragraph(flow, text);
                flow.close(place);
            }
            flow.break_page(false);
            flow.text("Nghị định");
            flow.end_paragraph();
            paragraph(flow, "hết");
        });
        assert_eq!(read, ["theo", "Nghị định/DỰ THẢO/[1] chú thích/hết/cuối"]);
    }

    #[test]
    fn a_page_ends_between_rows() {
        let read = pages(|flow| {
            flow.open(Place::Row);
            flow.open(Place::Cell);
            flow.break_page(false);
            paragraph(flow, "a");
            flow.break_page(false);
            paragraph(flow, "b");
            flow.close(Place::Row);
            paragraph(flow, "c");
            flow.break_page(true);
            flow.break_page(false);
            flow.break_page(true);
            paragraph(flow, "d");
            flow.break_page(true);
        });
        assert_eq!(read, ["a/b", "c", "", "d"]);
    }

    #[test]
    fn what_was_not_opened_is_not_closed() {
        let read = pages(|flow| {
            flow.close(Place::Row);
            flow.open(Place::Cell);
            flow.text("a");
            flow.open(Place::Aside);
            flow.close(Place::Cell);
            flow.text("b");
            flow.close(Place::Aside);
            flow.text("c");
        });
        assert_eq!(read, ["ac/b"]);
    }

    #[test]
    fn pages_beyond_the_limit_are_left_out_with_a_notice() {
        let mut pages = 0;
        let mut sink = |_| pages += 1;
        let mut flow = Flow::new(&Limits { pages: 2, ..Limits::default() }, &mut sink);
        for _ in 0..5 {
            flow.text("x");
            flow.break_page(true);
        }
        assert!(flow.is_full());
        assert_eq!(flow.finish()[0].what, Doubt::PagesCut { kept: 2, of: None });
        assert_eq!(pages, 2);
    }
}
