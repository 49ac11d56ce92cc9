//! Pages of the official code (Bộ pháp điển) as the Ministry's package has them, one heading a page.
//!
//! A page is a flat row of paragraphs whose classes tell what they are; the texts between are what offices saved as web
//! pages. The page is parted at these classes first, by bytes; each part is then read as a web page of its own, so that
//! markup that is broken in one article costs no other.

mod inline;
mod parts;

use super::{decode, html};
use crate::code::{Block, BlockKind, Sheet, Target};
use crate::file::{Limits, SourceError};
use crate::text::canonical;
use inline::{Inline, inline};
use memchr::memmem;
use parts::{Part, part};
use std::time::Instant;

/// How far into a page its head stands.
const HEAD: usize = 64 << 10;

/// Marks of a page of the code; a page without articles has the second alone.
const MARKS: [&[u8]; 3] = [b"pDieu", b"ViewDanhSachVB", b"ViewNoiDungPhapDien"];

/// Whether the bytes are a page of the code.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let head = &bare[..bare.len().min(HEAD)];
    bare.starts_with(b"<") && MARKS.iter().any(|mark| memmem::find(head, mark).is_some())
}

/// Reads the page of a heading.
///
/// # Errors
/// `damaged` where it holds no article, `limit` where it took too long.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Sheet, SourceError> {
    let text = decode::decode(bytes)?.text;
    let until = Instant::now() + limits.time;
    let (head, rest) = parts::split(&text);
    let mut sheet = Sheet { guid: parts::guid(head), head: head_lines(head), blocks: Vec::new() };
    for Part { kind, html } in rest {
        if Instant::now() > until {
            return Err(SourceError::OutOfTime { seconds: limits.time.as_secs() });
        }
        sheet.blocks.push(block(kind, html, limits)?);
    }
    if !sheet.blocks.iter().any(|block| block.kind == BlockKind::Article) {
        return Err(SourceError::NoArticle);
    }
    Ok(sheet)
}

/// Lines of the page's head: the number of the heading and its title.
fn head_lines(head: &str) -> Vec<String> {
    let within = part(head, "h3").unwrap_or_default();
    let Inline { text, .. } = inline(within);
    text.split('\n').map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn block(kind: BlockKind, html: &str, limits: &Limits) -> Result<Block, SourceError> {
    if kind != BlockKind::Text {
        let Inline { text, anchor, links } = inline(html);
        return Ok(Block { kind, anchor, lines: vec![text.replace('\n', " ")], links });
    }
    let read = html::lines(html, limits)?;
    let lines = read.iter().map(|line| canonical(line).trim().to_owned());
    let lines = lines.filter(|line| !line.is_empty()).collect();
    let links = if memmem::find(html.as_bytes(), b"href").is_some() { inline(html).links } else { Vec::new() };
    let files = links.into_iter().filter(|link| matches!(link.target, Target::File(_))).collect();
    Ok(Block { kind, anchor: None, lines, links: files })
}
