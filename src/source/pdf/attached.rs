//! Files that are attached to a PDF, which are named and not read.

use super::actual_text::decode;
use crate::text::{Doubt, Notice, canonical, squeeze};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Object, String as PdfString};

/// More names than these are only counted.
const NAMED: usize = 20;

/// A tree of names that is deeper or wider than this is not followed further.
const DEEP: usize = 8;
const WIDE: usize = 1_000;

/// The notice that names what is attached, to the whole file or to a page.
pub(super) fn notice(pdf: &Pdf) -> Option<Notice> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let mut names = Vec::new();
    let tree =
        catalog.get::<Dict<'_>>(b"Names".as_slice()).and_then(|n| n.get::<Dict<'_>>(b"EmbeddedFiles".as_slice()));
    let (tree_there, portfolio) = (tree.is_some(), catalog.contains_key(b"Collection"));
    if let Some(tree) = tree {
        of_tree(&tree, DEEP, &mut names);
    }
    for page in pdf.pages().iter().take(WIDE) {
        of_page(page.raw(), &mut names);
    }
    if names.is_empty() && !tree_there && !portfolio {
        return None;
    }
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    Some(Notice::of_file(Doubt::Attached { portfolio, names, more }))
}

fn of_tree(node: &Dict<'_>, deep: usize, names: &mut Vec<String>) {
    if deep == 0 || names.len() > WIDE {
        return;
    }
    if let Some(pairs) = node.get::<Array<'_>>(b"Names".as_slice()) {
        // Names and files take turns.
        let files = pairs.iter::<Object<'_>>().take(2 * WIDE).filter_map(|object| match object {
            Object::Dict(file) => name(&file),
            _ => None,
        });
        names.extend(files);
    }
    if let Some(kids) = node.get::<Array<'_>>(b"Kids".as_slice()) {
        kids.iter::<Dict<'_>>().take(WIDE).for_each(|kid| of_tree(&kid, deep - 1, names));
    }
}

fn of_page(page: &Dict<'_>, names: &mut Vec<String>) {
    let Some(annotations) = page.get::<Array<'_>>(b"Annots".as_slice()) else { return };
    let files = annotations.iter::<Dict<'_>>().take(WIDE).filter_map(|a| a.get::<Dict<'_>>(b"FS".as_slice()));
    names.extend(files.filter_map(|file| name(&file)).take(WIDE));
}

/// The name in a file specification, on one line.
fn name(file: &Dict<'_>) -> Option<String> {
    let stated = |key: &[u8]| file.get::<PdfString<'_>>(key).map(|name| decode(name.as_bytes()));
    let name = stated(b"UF").or_else(|| stated(b"F"))?;
    let name = squeeze(&canonical(&name));
    (!name.is_empty()).then_some(name)
}
