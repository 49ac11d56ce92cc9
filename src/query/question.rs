//! The language of questions, apart: quotes, exclusions, filters and `OR`. What is none of these is words.

use crate::registry::Registry;
use crate::text::{Span, fold};

/// A piece of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// Its words, without quotes, sign and name.
    pub(super) span: Span,
    /// Whether documents must be without it.
    pub(super) without: bool,
    /// What it is.
    pub(super) kind: ItemKind,
}

/// What a piece of a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemKind {
    Plain,
    Quoted,
    Filter(Field),
    Or,
}

/// What a filter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Province, as written or today.
    Province,
    /// Plan year or a range of years.
    Year,
    /// Document type.
    Type,
    /// Issuer.
    Issuer,
    /// A document that must be cited.
    Cites,
}

/// The names of filters, without marks.
const NAMES: &[(&str, Field)] = &[
    ("tinh", Field::Province),
    ("tp", Field::Province),
    ("diaphuong", Field::Province),
    ("province", Field::Province),
    ("nam", Field::Year),
    ("year", Field::Year),
    ("loai", Field::Type),
    ("type", Field::Type),
    ("coquan", Field::Issuer),
    ("banhanh", Field::Issuer),
    ("issuer", Field::Issuer),
    ("trich", Field::Cites),
    ("viendan", Field::Cites),
    ("cites", Field::Cites),
];

/// The most words of a name that stands without quotes behind a filter's name.
const LONGEST_NAME: usize = 8;

impl Field {
    /// The name that answers use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Year => "year",
            Self::Type => "type",
            Self::Issuer => "issuer",
            Self::Cites => "cites",
        }
    }
}

/// The pieces of `text` in order; plain words each alone.
pub(super) fn items(text: &str, registry: &Registry) -> Vec<Item> {
    let reader = Reader { text, registry };
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    while let Some(begin) = reader.skip_space(at) {
        // What is excluded, a filter or a phrase before it goes on in no number.
        let before = items.last().filter(|item| item.kind == ItemKind::Plain && !item.without);
        let after = before.map_or("", |item| item.span.of(text));
        let (item, end) = reader.item(begin, after);
        items.extend(item);
        at = end.max(begin + 1);
        at = text.ceil_char_boundary(at);
    }
    items
}

struct Reader<'t> {
    text: &'t str,
    registry: &'t Registry,
}

impl Reader<'_> {
    fn skip_space(&self, at: usize) -> Option<usize> {
        self.text[at..].find(|c: char| !c.is_whitespace()).map(|skipped| at + skipped)
    }

    /// The piece that begins at `begin`, and where it ends.
    fn item(&self, begin: usize, after: &str) -> (Option<Item>, usize) {
        let mut at = begin;
        let without = self.excludes(begin, after);
        if without {
            at += self.text[at..].chars().next().map_or(0, char::len_utf8);
        }
        if let Some((field, value)) = self.filter_name(at) {
            let (span, end) = self.quoted(value).unwrap_or_else(|| {
                let span = self.name_at(value, field);
                (span, span.end)
            });
            if !span.is_empty() {
                return (Some(Item { span, without, kind: ItemKind::Filter(field) }), end);
            }
        }
        if let Some((span, end)) = self.quoted(at) {
            let item = Item { span, without, kind: ItemKind::Quoted };
            return ((!span.is_empty()).then_some(item), end);
        }
        let end = self.word_end(at);
        let span = Span::new(at, end);
        let kind = if matches!(span.of(self.text), "OR" | "HOẶC" | "|") { ItemKind::Or } else { ItemKind::Plain };
        (Some(Item { span, without, kind }), end)
    }

    /// Whether a sign of exclusion stands at `at`, and no hyphen of a number or a period as in `17 -NQ/TW`.
    fn excludes(&self, at: usize, after: &str) -> bool {
        let mut chars = self.text[at..].chars();
        let sign = matches!(chars.next(), Some('-' | '\u{2212}'));
        let next = chars.next();
        let numbered = after.ends_with(|c: char| c.is_ascii_digit()) || after.contains('/');
        let quoted = next.is_some_and(is_quote);
        sign && (quoted || next.is_some_and(char::is_alphanumeric) && !numbered)
    }

    /// The filter whose name and colon stand at `at`, and where its value begins.
    fn filter_name(&self, at: usize) -> Option<(Field, usize)> {
        let colon = self.text[at..].char_indices().take(24).find(|(_, c)| *c == ':')?.0;
        let name = self.text[at..at + colon].trim_end();
        if name.contains(is_quote) {
            return None;
        }
        let name = fold(name).replace(' ', "");
        let field = NAMES.iter().find(|(known, _)| *known == name)?.1;
        Some((field, self.skip_space(at + colon + 1)?))
    }

    /// The words in quotes at `at`, and the end of the quotes; a quote that is not closed is no quote.
    fn quoted(&self, at: usize) -> Option<(Span, usize)> {
        let open = self.text[at..].chars().next().filter(|c| is_quote(*c))?;
        let start = at + open.len_utf8();
        let (length, close) = self.text[start..].char_indices().find(|(_, c)| is_quote(*c))?;
        Some((Span::new(start, start + length), start + length + close.len_utf8()))
    }

    fn word_end(&self, at: usize) -> usize {
        let ends = |(offset, c): &(usize, char)| {
            c.is_whitespace() || *offset > 0 && is_quote(*c) && self.quoted(at + offset).is_some()
        };
        self.text[at..].char_indices().find(ends).map_or(self.text.len(), |(offset, _)| at + offset)
    }

    /// The value at `at`: as many words as the registry knows for a name, else one.
    fn name_at(&self, at: usize, field: Field) -> Span {
        let first = self.word_end(at);
        let known = |name: &str| match field {
            Field::Province => self.registry.province(self.registry.places.bare(name)).is_some(),
            Field::Type => self.registry.doc_type(name).is_some(),
            Field::Issuer => self.registry.issuers.iter().any(|issuer| fold(&issuer.name) == fold(name)),
            Field::Year | Field::Cites => false,
        };
        let (mut end, mut longest) = (first, first);
        for _ in 1..LONGEST_NAME {
            let Some(next) = self.skip_space(end) else { break };
            end = self.word_end(next);
            if known(&self.text[at..end]) {
                longest = end;
            }
        }
        Span::new(at, longest)
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}
