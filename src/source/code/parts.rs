//! Parts a page at the paragraphs whose class tells what they are.

use crate::code::BlockKind;
use memchr::memmem;

/// A stretch of a page from one telling paragraph to the next.
pub(super) struct Part<'t> {
    pub(super) kind: BlockKind,
    /// Its markup, without the tag that opens it.
    pub(super) html: &'t str,
}

/// The classes that tell; pages of other editions may have classes for parts and sections of their own.
const CLASSES: [(&str, BlockKind); 8] = [
    ("pDieu", BlockKind::Article),
    ("pGhiChu", BlockKind::Note),
    ("pNoiDung", BlockKind::Text),
    ("pChiDan", BlockKind::Related),
    ("pChuong", BlockKind::Section),
    ("pPhan", BlockKind::Section),
    ("pMuc", BlockKind::Section),
    ("pTieuMuc", BlockKind::Section),
];

/// The head of a page, and its parts in order.
pub(super) fn split(page: &str) -> (&str, Vec<Part<'_>>) {
    let marks: Vec<(usize, usize, BlockKind)> = memmem::find_iter(page.as_bytes(), b"<p")
        .chain(memmem::find_iter(page.as_bytes(), b"<P"))
        .filter_map(|at| {
            let (end, kind) = telling(page, at)?;
            Some((at, end, kind))
        })
        .collect();
    let mut marks = marks;
    marks.sort_unstable_by_key(|(at, ..)| *at);
    let head = &page[..marks.first().map_or(page.len(), |(at, ..)| *at)];
    let ends = marks.iter().skip(1).map(|(at, ..)| *at).chain([page.len()]);
    let parts = marks.iter().zip(ends).map(|((_, from, kind), to)| Part { kind: *kind, html: &page[*from..to] });
    (head, parts.collect())
}

/// Where the tag that opens at `at` ends, and what its class tells.
fn telling(page: &str, at: usize) -> Option<(usize, BlockKind)> {
    let rest = &page[at + 2..];
    rest.starts_with(|c: char| c.is_ascii_whitespace()).then_some(())?;
    let end = rest.find('>')?;
    let tag = &rest[..end];
    let class = attribute(tag, "class")?;
    let mut names = class.split_ascii_whitespace();
    let kind = names.find_map(|name| CLASSES.iter().find(|(class, _)| class.eq_ignore_ascii_case(name)))?.1;
    Some((at + 2 + end + 1, kind))
}

/// The value of an attribute of a tag, whatever its quotes.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let low = tag.to_ascii_lowercase();
    let found = low.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = low[..*at].chars().next_back();
        before.is_some_and(|c| c.is_ascii_whitespace() || matches!(c, '\'' | '"'))
            && low[at + name.len()..].trim_start().starts_with('=')
    })?;
    let value = tag[found + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    match value.chars().next() {
        Some(quote @ ('\'' | '"')) => value[1..].split(quote).next(),
        _ => value.split_ascii_whitespace().next(),
    }
}

/// What stands within the first element called `name`.
pub(super) fn part<'t>(html: &'t str, name: &str) -> Option<&'t str> {
    let low = html.to_ascii_lowercase();
    let open = low.find(&format!("<{name}"))?;
    let from = open + low[open..].find('>')? + 1;
    let to = low[from..].find(&format!("</{name}")).map_or(html.len(), |end| from + end);
    html.get(from..to)
}

/// The publisher's own name of the heading, a GUID within quotes in the head.
pub(super) fn guid(head: &str) -> Option<String> {
    head.split(['\'', '"']).find(|part| is_guid(part)).map(str::to_ascii_lowercase)
}

/// Whether `name` is a GUID: `606f1686-5fd0-4a16-aa1b-21acef306e78`.
fn is_guid(name: &str) -> bool {
    let lengths = name.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && name.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_parted_at_its_classes() {
        let page = "<h3>Đề mục</h3><p class='x'>a</p><p class='pDieu'><a name='1'></a>Điều 1</p>\
                    <P CLASS=\"pGhiChu\">note</P><p align=left class=pNoiDung ><p>text <pre></p></p><p class='pChiDan'>";
        let (head, parts) = split(page);
        assert!(head.ends_with("a</p>"), "{head}");
        let parts: Vec<_> = parts.iter().map(|part| (part.kind, part.html)).collect();
        assert_eq!(
            parts,
            [
                (BlockKind::Article, "<a name='1'></a>Điều 1</p>"),
                (BlockKind::Note, "note</P>"),
                (BlockKind::Text, "<p>text <pre></p></p>"),
                (BlockKind::Related, ""),
            ]
        );
    }

    #[test]
    fn the_name_of_a_heading_is_found() {
        let head = "<a onclick=\"ViewDanhSachVB(this,'606F1686-5fd0-4a16-aa1b-21acef306e78')\">";
        assert_eq!(guid(head).as_deref(), Some("606f1686-5fd0-4a16-aa1b-21acef306e78"));
        assert_eq!(guid("'606f1686-5fd0-4a16-aa1b'"), None);
    }
}
