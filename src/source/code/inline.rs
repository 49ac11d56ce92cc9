//! The words of one line with its links.

use crate::code::{Link, Target};
use crate::text::canonical;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// The words of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Inline {
    /// Canonical, white space squeezed; `\n` where the markup breaks a line.
    pub(super) text: String,
    /// The name that the line can be linked by.
    pub(super) anchor: Option<String>,
    pub(super) links: Vec<Link>,
}

/// Reads the markup of a line.
pub(super) fn inline(html: &str) -> Inline {
    let tokenizer = Tokenizer::new(Lines::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    while let TokenizerResult::Script(()) | TokenizerResult::EncodingIndicator(_) = tokenizer.feed(&queue) {}
    tokenizer.end();
    let mut read = tokenizer.sink.0.into_inner();
    read.end_link();
    read.line.text.truncate(read.line.text.trim_end().len());
    read.line
}

#[derive(Default)]
struct Lines(RefCell<State>);

#[derive(Default)]
struct State {
    line: Inline,
    open: Option<(usize, Target)>,
}

impl TokenSink for Lines {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => state.tag(&tag),
            Token::CharacterTokens(text) => state.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn text(&mut self, text: &str) {
        for c in canonical(text).chars() {
            let blank = c.is_whitespace();
            if !blank {
                self.line.text.push(c);
            } else if !(self.line.text.is_empty() || self.line.text.ends_with([' ', '\n'])) {
                self.line.text.push(' ');
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        match (&*tag.name, tag.kind) {
            ("a", TagKind::StartTag) => {
                self.end_link();
                if let Some(name) = value(tag, "name").filter(|name| !name.is_empty()) {
                    self.line.anchor.get_or_insert(name);
                }
                if let Some(target) = target(tag) {
                    self.open = Some((self.line.text.len(), target));
                }
            }
            ("a", TagKind::EndTag) => self.end_link(),
            ("br" | "p" | "div" | "tr", _) if !self.line.text.is_empty() && !self.line.text.ends_with('\n') => {
                self.line.text.truncate(self.line.text.trim_end().len());
                self.line.text.push('\n');
            }
            _ => {}
        }
    }

    fn end_link(&mut self) {
        let Some((at, target)) = self.open.take() else { return };
        let words = self.line.text.get(at..).unwrap_or_default().replace('\n', " ").trim().to_owned();
        self.line.links.push(Link { at, words, target });
    }
}

fn value(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

/// Where an `a` leads; `None` where it is only a name.
fn target(tag: &Tag) -> Option<Target> {
    let address = value(tag, "href")?;
    if let Some(anchor) = value(tag, "onclick").as_deref().and_then(digits_in_quotes) {
        return Some(Target::Code(anchor.to_owned()));
    }
    if let Some((_, query)) = address.split_once("ItemID=") {
        let digits = query.find(|c: char| !c.is_ascii_digit()).unwrap_or(query.len());
        let place = query.split_once('#').map_or(String::new(), |(_, place)| place.to_owned());
        return Some(match query[..digits].parse() {
            Ok(item) => Target::Item { item, place },
            Err(_) => Target::Nowhere,
        });
    }
    let is_file = address.starts_with("http") || address.contains('/') && !address.starts_with('#');
    Some(if is_file { Target::File(address) } else { Target::Nowhere })
}

/// The anchor that a call names: `ViewNoiDungPhapDien('4500600000000000…')`.
fn digits_in_quotes(call: &str) -> Option<&str> {
    call.split(['\'', '"']).find(|part| part.len() >= 8 && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_where_they_say() {
        let html = "(Điều này có nội dung liên quan đến <a href='#' onclick=\"ViewNoiDungPhapDien('4500600000000000'); \
                    return false;\">Điều 45.6.LQ.1.  Phạm&nbsp;vi</a>;\n<a href='http://vbpl.vn/x.aspx?ItemID=27616#Chuong_V_Dieu_59' \
                    target='_blank'>Điều 59</a>, <a href='x.aspx?ItemID='>Điều 60</a> <a href='/f/mau.doc'>Mẫu</a>)</p>\n";
        let Inline { text, anchor, links } = inline(html);
        assert_eq!(text, "(Điều này có nội dung liên quan đến Điều 45.6.LQ.1. Phạm vi; Điều 59, Điều 60 Mẫu)");
        assert_eq!(anchor, None);
        let targets: Vec<Target> = links.iter().map(|link| link.target.clone()).collect();
        assert_eq!(
            targets,
            [
                Target::Code("4500600000000000".to_owned()),
                Target::Item { item: 27616, place: "Chuong_V_Dieu_59".to_owned() },
                Target::Nowhere,
                Target::File("/f/mau.doc".to_owned()),
            ]
        );
        for link in &links {
            assert_eq!(&text[link.at..link.at + link.words.len()], link.words);
        }
    }

    #[test]
    fn names_and_odd_markup_are_passed_over() {
        let html = "<a name='39007'></a>Điều 39.7.NĐ.3.19. <span style=\"font-family:\"Times New Roman\",serif\">Hồ<br />sơ</span></p>";
        let read = inline(html);
        assert_eq!((read.text.as_str(), read.anchor.as_deref()), ("Điều 39.7.NĐ.3.19. Hồ\nsơ", Some("39007")));
    }
}
