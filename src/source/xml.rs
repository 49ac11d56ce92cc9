//! XML as a stream of elements and text, told by local names: prefixes and namespaces vary with the writer.
//!
//! Nothing is fetched and no entity is expanded but characters and the five that XML defines. Elements nested deeper
//! than allowed are passed over; at a fault the stream ends and says so.

use crate::file::Limits;
use crate::text::{Doubt, Notice};
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::time::Instant;

/// One step of the stream.
pub(super) enum Node<'a> {
    Open(Tag<'a>),
    Close(End<'a>),
    Text(Cow<'a, str>),
}

/// The beginning of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The attribute of this local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// The attribute `id` of another namespace than the element's own: a relation.
    pub(super) fn relation(&self) -> Option<String> {
        let mut attributes = self.0.attributes();
        let is_relation =
            |key: quick_xml::name::QName<'_>| key.prefix().is_some() && key.local_name().into_inner() == "id";
        let found = attributes.with_checks(false).flatten().find(|a| is_relation(a.key))?;
        Some(found.value.to_string())
    }

    /// The attribute `val`, which most elements of Word have.
    pub(super) fn val(&self) -> Option<String> {
        self.get("val")
    }

    pub(super) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.get(name)?.trim().parse().ok()
    }

    /// A switch of Word: on where it stands without a value.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// The end of an element.
pub(super) struct End<'a>(Ended<'a>);

enum Ended<'a> {
    Tag(BytesEnd<'a>),
    Empty(BytesStart<'a>),
}

impl End<'_> {
    pub(super) fn name(&self) -> &str {
        match &self.0 {
            Ended::Tag(end) => end.local_name().into_inner(),
            Ended::Empty(start) => start.local_name().into_inner(),
        }
    }
}

/// Why a stream ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Damaged,
    OutOfTime,
}

/// A stream over one XML text.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// An element without content, of which the end has not been told.
    empty: Option<BytesStart<'a>>,
    depth: usize,
    nesting: usize,
    too_deep: bool,
    until: Instant,
    steps: u32,
    fault: Option<Fault>,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str, limits: &Limits, until: Instant) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        let nesting = limits.nesting;
        Self { reader, empty: None, depth: 0, nesting, too_deep: false, until, steps: 0, fault: None }
    }

    /// The next step; none at the end or at a fault.
    pub(super) fn next(&mut self) -> Option<Node<'a>> {
        loop {
            if let Some(tag) = self.empty.take() {
                return Some(Node::Close(End(Ended::Empty(tag))));
            }
            match self.event()? {
                Event::Start(tag) if self.depth >= self.nesting => {
                    self.too_deep = true;
                    if self.reader.read_to_end(tag.to_end().name()).is_err() {
                        self.fault = Some(Fault::Damaged);
                        return None;
                    }
                }
                Event::Start(tag) => {
                    self.depth += 1;
                    return Some(Node::Open(Tag(tag)));
                }
                Event::Empty(tag) => {
                    self.empty = Some(tag.clone());
                    return Some(Node::Open(Tag(tag)));
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Some(Node::Close(End(Ended::Tag(tag))));
                }
                Event::Text(text) => return Some(Node::Text(text.into_inner())),
                Event::CData(text) => return Some(Node::Text(text.into_inner())),
                Event::GeneralRef(reference) => {
                    let c = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        _ => predefined(&reference),
                    };
                    if let Some(c) = c {
                        return Some(Node::Text(String::from(c).into()));
                    }
                }
                Event::Eof => return None,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    fn event(&mut self) -> Option<Event<'a>> {
        self.steps += 1;
        if self.fault.is_none() && self.steps.is_multiple_of(1024) && Instant::now() > self.until {
            self.fault = Some(Fault::OutOfTime);
        }
        if self.fault.is_some() {
            return None;
        }
        self.reader.read_event().map_err(|_| self.fault = Some(Fault::Damaged)).ok()
    }

    /// Passes over the content and the end of the element that was opened last.
    pub(super) fn skip(&mut self) {
        self.each(|_| {});
    }

    /// Calls `with` for each element within the one that was opened last, up to its end.
    pub(super) fn each(&mut self, mut with: impl FnMut(&Tag<'a>)) {
        let mut level = 0_usize;
        while let Some(node) = self.next() {
            match node {
                Node::Open(tag) => {
                    level += 1;
                    with(&tag);
                }
                Node::Close(_) if level == 0 => return,
                Node::Close(_) => level -= 1,
                Node::Text(_) => {}
            }
        }
    }

    /// How many bytes of the text have been read.
    pub(super) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Whether the text broke off at a fault.
    pub(super) fn is_damaged(&self) -> bool {
        self.fault == Some(Fault::Damaged)
    }

    /// What a reader should know of how far the stream was read.
    pub(super) fn notices(&self) -> Vec<Notice> {
        let fault = self.fault.map(|fault| match fault {
            Fault::Damaged => Doubt::BrokenOff,
            Fault::OutOfTime => Doubt::OutOfTime,
        });
        let deep = self.too_deep.then_some(Doubt::TooDeep);
        fault.into_iter().chain(deep).map(Notice::of_file).collect()
    }
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => return None,
    })
}

/// The characters of an XML part: by its mark, by what it declares, else UTF-8; wrong bytes become `\u{FFFD}`.
pub(super) fn characters(bytes: Vec<u8>) -> String {
    let head = &bytes[..bytes.len().min(200)];
    let declared = memchr::memmem::find(head, b"encoding=").and_then(|at| {
        let rest = &head[at + "encoding=".len()..];
        let quote = *rest.first()?;
        let label = rest[1..].split(|b| *b == quote).next()?;
        encoding_rs::Encoding::for_label(label)
    });
    let marked = encoding_rs::Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let unmarked = match head {
        [b'<', 0, ..] => Some(encoding_rs::UTF_16LE),
        [0, b'<', ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    let encoding = marked.or(unmarked).or(declared).unwrap_or(encoding_rs::UTF_8);
    if encoding == encoding_rs::UTF_8 && marked.is_none() {
        return String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
    }
    encoding.decode(&bytes).0.into_owned()
}
