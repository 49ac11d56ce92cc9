//! What the tokens of a web page mean.

use crate::file::{Limits, Sink};
use crate::source::count::Count;
use crate::source::flow::{Flow, Place};
use crate::text::{Doubt, Notice};
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use std::cell::RefCell;

/// Elements that begin and end a line.
const BLOCKS: [&str; 36] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "li",
    "table",
    "tr",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "body",
    "html",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "blockquote",
    "pre",
    "address",
    "figure",
    "form",
    "fieldset",
    "hr",
];

/// Elements whose content is not shown.
const HIDDEN: [&str; 11] =
    ["script", "style", "title", "template", "noscript", "textarea", "iframe", "select", "svg", "del", "xml"];

/// Elements without content and end tag.
const VOID: [&str; 9] = ["br", "hr", "img", "input", "meta", "link", "col", "wbr", "area"];

struct List {
    count: Count,
    next: u32,
}

struct State<'s> {
    /// None once it was finished.
    flow: Option<Flow<'s>>,
    lists: Vec<List>,
    /// The element whose content is not shown, and how many of its name are open.
    hidden: Option<(String, usize)>,
    /// Whether white space is kept as it is.
    kept: usize,
    /// The text ended in white space.
    spaced: bool,
    /// The sign or number of an item, before its first character.
    label: Option<String>,
}

/// Takes the tokens of a page.
pub(super) struct Page<'s>(RefCell<State<'s>>);

impl<'s> Page<'s> {
    pub(super) fn new(limits: &Limits, sink: Sink<'s>) -> Self {
        let flow = Some(Flow::new(limits, sink));
        Self(RefCell::new(State { flow, lists: Vec::new(), hidden: None, kept: 0, spaced: true, label: None }))
    }

    pub(super) fn is_full(&self) -> bool {
        self.0.borrow().flow.as_ref().is_none_or(Flow::is_full)
    }

    /// Ends the page; `late` where time ran out before its end.
    pub(super) fn finish(&self, late: bool) -> Vec<Notice> {
        let mut notices = self.0.borrow_mut().flow.take().map(Flow::finish).unwrap_or_default();
        if late {
            notices.push(Notice::of_file(Doubt::OutOfTime));
        }
        notices
    }
}

impl TokenSink for Page<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return state.tag(&tag),
            Token::CharacterTokens(text) => state.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State<'_> {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        if let Some((hidden, depth)) = &mut self.hidden {
            if hidden == name {
                *depth = if opens { *depth + 1 } else { *depth - 1 };
                if *depth == 0 {
                    self.hidden = None;
                }
            }
            return TokenSinkResult::Continue;
        }
        if opens {
            let unseen = HIDDEN.contains(&name) || is_unseen(tag) && !VOID.contains(&name);
            if unseen && !tag.self_closing {
                self.hidden = Some((name.to_owned(), 1));
            } else {
                self.open(name, tag);
            }
        } else {
            self.close(name);
        }
        match (opens, name) {
            (true, "script") => TokenSinkResult::RawData(RawKind::ScriptData),
            (true, "style" | "iframe" | "noscript" | "xmp" | "noembed" | "noframes") => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            (true, "title" | "textarea") => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    fn open(&mut self, name: &str, tag: &Tag) {
        let Some(flow) = &mut self.flow else { return };
        if BLOCKS.contains(&name) {
            flow.end_line();
            self.spaced = true;
        }
        let style = attribute(tag, "style").unwrap_or_default();
        if ["page-break-before:always", "page-break-before: always"].iter().any(|rule| style.contains(rule)) {
            flow.break_page(false);
        }
        match name {
            "br" => {
                flow.text("\n");
                self.spaced = true;
            }
            "tr" => {
                flow.close(Place::Row);
                flow.open(Place::Row);
            }
            "td" | "th" => {
                flow.close(Place::Cell);
                flow.open(Place::Cell);
                self.spaced = true;
            }
            "table" if flow.is_inside(Place::Cell) => flow.open(Place::Aside),
            "pre" => self.kept += 1,
            "ol" | "ul" => {
                let sign = attribute(tag, "type").unwrap_or_else(|| "1".to_owned());
                let count = if name == "ol" { Count::of_sign(&sign) } else { Count::Bullet };
                let next = attribute(tag, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push(List { count, next });
            }
            "li" => {
                let Some(list) = self.lists.last_mut() else { return };
                if let Some(value) = attribute(tag, "value").and_then(|value| value.parse().ok()) {
                    list.next = value;
                }
                self.label = match list.count {
                    Count::Bullet => Some("- ".to_owned()),
                    Count::None => None,
                    count => Some(count.write(list.next) + ". "),
                };
                list.next = list.next.saturating_add(1);
            }
            "q" => flow.text("“"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let Some(flow) = &mut self.flow else { return };
        match name {
            "tr" => flow.close(Place::Row),
            "td" | "th" => flow.close(Place::Cell),
            "table" => {
                flow.close(Place::Row);
                flow.close(Place::Aside);
            }
            "pre" => self.kept = self.kept.saturating_sub(1),
            "ol" | "ul" => drop(self.lists.pop()),
            "q" => flow.text("”"),
            _ => {}
        }
        if BLOCKS.contains(&name) {
            flow.end_line();
            self.spaced = true;
        }
    }

    fn text(&mut self, text: &str) {
        let Some(flow) = self.flow.as_mut().filter(|_| self.hidden.is_none()) else { return };
        if !text.trim().is_empty()
            && let Some(label) = self.label.take()
        {
            flow.text(&label);
        }
        if self.kept > 0 {
            flow.text(text);
            return;
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            // A no-break space is no white space of the page's source.
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{0C}') {
                if !self.spaced {
                    out.push(' ');
                }
                self.spaced = true;
            } else {
                out.push(c);
                self.spaced = false;
            }
        }
        flow.text(&out);
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

fn is_unseen(tag: &Tag) -> bool {
    let style = attribute(tag, "style").unwrap_or_default().to_lowercase().replace(' ', "");
    style.contains("display:none") || style.contains("mso-hide:all") || attribute(tag, "hidden").is_some()
}
