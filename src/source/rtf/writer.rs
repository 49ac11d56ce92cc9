//! What the tokens of an RTF text mean.

use super::fonts::{Fonts, of_page};
use super::lexer::Token;
use super::{KNOWN, NOT_TEXT};
use crate::file::{Limits, Sink};
use crate::source::flow::{Flow, Place};
use crate::source::symbols;
use crate::text::Notice;
use encoding_rs::{Encoding, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;

/// What holds within a group, and outside again behind it.
#[derive(Debug, Clone, Copy)]
struct Group {
    /// Nothing of it is text.
    skipped: bool,
    in_fonts: bool,
    hidden: bool,
    deleted: bool,
    capitals: bool,
    font: i32,
    /// How many characters stand behind `\u` for readers that do not know it.
    fallback: usize,
    /// The next group is the old one of two renderings.
    old_follows: bool,
    /// What ends with it.
    place: Option<Place>,
}

/// Writes the text of tokens to the flow.
pub(super) struct Writer<'s> {
    flow: Flow<'s>,
    groups: Vec<Group>,
    fonts: Fonts,
    encoding: &'static Encoding,
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    /// Characters to pass over behind `\u`.
    pass: usize,
    /// The first half of a character of two.
    half: Option<u16>,
    /// `\*` was read: the group is of no use to readers that do not know its name.
    optional: bool,
    in_table: bool,
    section_due: bool,
    notes: u32,
}

impl<'s> Writer<'s> {
    pub(super) fn new(limits: &Limits, sink: Sink<'s>) -> Self {
        let outermost = Group {
            skipped: false,
            in_fonts: false,
            hidden: false,
            deleted: false,
            capitals: false,
            font: 0,
            fallback: 1,
            old_follows: false,
            place: None,
        };
        Self {
            flow: Flow::new(limits, sink),
            groups: vec![outermost],
            fonts: Fonts::default(),
            encoding: WINDOWS_1252,
            bytes: Vec::new(),
            pass: 0,
            half: None,
            optional: false,
            in_table: false,
            section_due: false,
            notes: 0,
        }
    }

    pub(super) fn depth(&self) -> usize {
        self.groups.len()
    }

    pub(super) fn is_full(&self) -> bool {
        self.flow.is_full()
    }

    pub(super) fn finish(mut self) -> Vec<Notice> {
        self.decode();
        self.flow.finish()
    }

    fn group(&mut self) -> &mut Group {
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    pub(super) fn take(&mut self, token: Token<'_>) {
        if let Token::Byte(byte) = token {
            if self.pass > 0 {
                self.pass -= 1;
            } else {
                self.bytes.push(byte);
            }
            return;
        }
        self.decode();
        match token {
            Token::Open => {
                self.pass = 0;
                let mut group = Group { place: None, ..*self.group() };
                group.skipped |= std::mem::take(&mut self.group().old_follows);
                group.old_follows = false;
                self.groups.push(group);
            }
            Token::Close => {
                self.pass = 0;
                if self.groups.len() > 1
                    && let Some(group) = self.groups.pop()
                    && let Some(place) = group.place
                {
                    self.flow.close(place);
                }
            }
            Token::Symbol(b'*') => {
                self.optional = true;
                return;
            }
            Token::Symbol(sign) if self.pass > 0 && sign != b'*' => self.pass -= 1,
            Token::Symbol(sign) => match sign {
                b'~' => self.say(" "),
                b'_' => self.say("-"),
                b'\\' | b'{' | b'}' => self.say(char::from(sign).encode_utf8(&mut [0; 4])),
                b'\r' | b'\n' => self.end_paragraph(),
                b'\t' => self.say("\t"),
                _ => {}
            },
            Token::Word(word, number) => self.word(word, number),
            Token::Byte(_) => {}
        }
        self.optional = false;
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let optional = self.optional;
        let on = number != Some(0);
        if self.group().in_fonts {
            self.fonts.define(word, number);
            return;
        }
        match word {
            "fonttbl" => self.group().in_fonts = true,
            _ if NOT_TEXT.contains(&word) => self.group().skipped = true,
            "ud" => self.group().skipped = false,
            "upr" => self.group().old_follows = true,
            _ if optional && !KNOWN.contains(&word) => self.group().skipped = true,
            "ansicpg" => self.encoding = number.and_then(of_page).unwrap_or(self.encoding),
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "f" => self.group().font = number.unwrap_or(0),
            "uc" => self.group().fallback = usize::try_from(number.unwrap_or(1)).unwrap_or_default(),
            "u" => self.unicode(number.unwrap_or_default()),
            "plain" => {
                let group = self.group();
                (group.hidden, group.capitals, group.deleted) = (false, false, false);
            }
            "v" => self.group().hidden = on,
            "caps" | "scaps" => self.group().capitals = on,
            "deleted" => self.group().deleted = on,
            "shptxt" => self.open(Place::Aside),
            "footnote" if !self.group().skipped => {
                self.notes += 1;
                let label = format!("[{}] ", self.notes);
                self.open(Place::Footnote);
                self.flow.text(&label);
            }
            _ if self.group().skipped => {}
            "pard" => self.in_table = false,
            "intbl" => self.in_table = true,
            "par" => self.end_paragraph(),
            "sect" => {
                self.end_paragraph();
                self.section_due = true;
            }
            "sbknone" | "sbkcol" => self.section_due = false,
            "page" => self.flow.break_page(true),
            "softpage" | "pagebb" if on => self.flow.break_page(false),
            "cell" => {
                self.open_cell();
                self.flow.close(Place::Cell);
            }
            "row" => self.flow.close(Place::Row),
            "nestcell" => self.say("\t"),
            "nestrow" => self.flow.end_line(),
            word => {
                if let Some(text) = sign(word) {
                    self.say(text);
                }
            }
        }
    }

    fn open(&mut self, place: Place) {
        if !self.group().skipped {
            self.group().place = Some(place);
            self.flow.open(place);
        }
    }

    fn open_cell(&mut self) {
        if !self.flow.is_inside(Place::Cell) {
            self.flow.open(Place::Cell);
        }
    }

    fn end_paragraph(&mut self) {
        let group = *self.group();
        if !group.skipped && !group.deleted && !group.hidden {
            self.place();
            self.flow.end_paragraph();
        }
    }

    /// Opens or leaves the table as the paragraph at hand says, and begins a page where a section does.
    fn place(&mut self) {
        let apart = [Place::Aside, Place::Footnote].iter().any(|place| self.flow.is_inside(*place));
        if apart {
            return;
        }
        if std::mem::take(&mut self.section_due) {
            self.flow.break_page(true);
        }
        if self.in_table {
            self.open_cell();
        } else {
            self.flow.close(Place::Row);
        }
    }

    fn say(&mut self, text: &str) {
        let group = *self.group();
        if group.skipped || group.hidden || group.deleted || group.in_fonts || text.is_empty() {
            return;
        }
        self.place();
        if group.capitals { self.flow.text(&text.to_uppercase()) } else { self.flow.text(text) }
    }

    fn unicode(&mut self, number: i32) {
        self.pass = self.group().fallback;
        // Numbers above 32767 are written as negative ones.
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or_default();
        let units: Vec<u16> = self.half.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let text: String = char::decode_utf16(units).flatten().map(|c| symbols::shown(c, None)).collect();
        self.say(&text);
    }

    /// Says the bytes that were read, in the encoding of their font.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let group = *self.group();
        if group.in_fonts || group.skipped {
            return;
        }
        if self.fonts.is_symbol(group.font) {
            let shown = bytes.iter().map(|b| char::from_u32(0xF000 + u32::from(*b)).unwrap_or(' '));
            let text: String = shown.map(|c| symbols::shown(c, Some("Symbol"))).collect();
            self.say(&text);
            return;
        }
        let encoding = self.fonts.encoding(group.font).filter(|_| self.encoding != encoding_rs::UTF_8);
        let text = encoding.unwrap_or(self.encoding).decode_without_bom_handling(&bytes).0;
        // Windows-1258 writes letters and tone marks apart, which is no slip to be repaired later.
        if text.is_ascii() { self.say(&text) } else { self.say(&text.nfc().collect::<String>()) }
    }
}

/// The character that a control word stands for.
fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "line" | "lbr" => "\n",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "endash" => "–",
        "emdash" => "—",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}
