//! What an authority does to others, and what others do to it, as a small graph made here.
//!
//! Above stand the documents that act upon it, below those that it acts upon; arrows point at what is acted upon. One
//! column is as wide as a phone, so that its words are never shrunk.

use super::evidence::Relations;
use super::names::shortened_to;
use super::words::Words;

/// The picture: a box of [`Graph::width`] by [`Graph::height`].
pub(super) struct Graph {
    pub(super) width: usize,
    pub(super) height: usize,
    /// The name of the authority, short, and where its box begins.
    pub(super) name: String,
    pub(super) top: usize,
    pub(super) words: Vec<Word>,
    pub(super) nodes: Vec<Node>,
    /// Lines from box to box, and the heads of arrows, as paths.
    pub(super) lines: String,
    pub(super) heads: String,
}

/// The name of a kind of relation, on its line.
pub(super) struct Word {
    pub(super) text: &'static str,
    pub(super) y: usize,
}

/// A related document.
pub(super) struct Node {
    pub(super) name: String,
    /// The relation and the whole name, for who hears the page.
    pub(super) told: String,
    /// Its page; none where nobody in the corpus cites it.
    pub(super) href: Option<String>,
    pub(super) y: usize,
}

/// Sizes, in pixels at natural size. The trunk is the line at the left from which all boxes hang.
pub(super) const WIDTH: usize = 352;
pub(super) const INDENT: usize = 34;
pub(super) const BOX: usize = 26;
const TRUNK: usize = 14;
const STEP: usize = 32;
const WORD: usize = 22;
const ROOM: usize = 16;
/// So many documents of one kind are drawn; the list holds all.
const MOST: usize = 4;

/// Draws `relations` around `name`; `None` where there are none. The rest of a long kind leads to `list`.
pub(super) fn graph(w: &Words, name: &str, relations: &[&[Relations]], list: &str) -> Option<Graph> {
    let kinds = together(relations);
    if kinds.is_empty() {
        return None;
    }
    let mut graph = Graph {
        width: WIDTH,
        height: 0,
        name: shortened_to(name, 40),
        top: 0,
        words: Vec::new(),
        nodes: Vec::new(),
        lines: String::new(),
        heads: String::new(),
    };
    let mut y = 0;
    let above: Vec<usize> =
        kinds.iter().filter(|kind| !kind.acts).flat_map(|kind| graph.kind(w, kind, list, &mut y)).collect();
    if let Some(first) = above.first() {
        y += ROOM;
        graph.lines.push_str(&format!("M{TRUNK} {first}V{}", y - 4));
        graph.heads.push_str(&format!("M{TRUNK} {y}l-4 -8h8z"));
    }
    for middle in above {
        graph.lines.push_str(&format!("M{INDENT} {middle}H{TRUNK}"));
    }
    graph.top = y;
    y += BOX + 4;
    let from = y - 4;
    let below: Vec<usize> =
        kinds.iter().filter(|kind| kind.acts).flat_map(|kind| graph.kind(w, kind, list, &mut y)).collect();
    if let Some(last) = below.last() {
        graph.lines.push_str(&format!("M{TRUNK} {from}V{last}"));
    }
    for middle in below {
        graph.lines.push_str(&format!("M{TRUNK} {middle}H{}", INDENT - 4));
        graph.heads.push_str(&format!("M{INDENT} {middle}l-8 -4v8z"));
    }
    graph.height = y;
    Some(graph)
}

impl Graph {
    /// Sets one kind from `y` on; the middles of its boxes.
    fn kind(&mut self, w: &Words, kind: &Kind<'_>, list: &str, y: &mut usize) -> Vec<usize> {
        self.words.push(Word { text: kind.label, y: *y + WORD - 6 });
        *y += WORD;
        // One more than fits needs a line of its own, and so does the word that there are more.
        let shown = if kind.others.len() > MOST + 1 { MOST } else { kind.others.len() };
        let (drawn, rest) = kind.others.split_at(shown);
        let mut middles = Vec::new();
        let mut set = |name: String, told: String, href: Option<String>| {
            self.nodes.push(Node { name, told, href, y: *y });
            middles.push(*y + BOX / 2);
            *y += STEP;
        };
        for (name, href) in drawn {
            set(shortened_to(name, 38), format!("{}: {name}", kind.label), href.map(str::to_owned));
        }
        if !rest.is_empty() {
            let more = format!("{} {} {}", w.and_more, rest.len(), w.more);
            set(more.clone(), format!("{}: {more}", kind.label), Some(format!("#{list}")));
        }
        middles
    }
}

/// One kind of relation, whoever tells of it.
struct Kind<'a> {
    label: &'static str,
    acts: bool,
    others: Vec<(&'a str, Option<&'a str>)>,
}

/// A document that several sources relate in the same way stands once, with a page where one of them gives it one.
fn together<'a>(relations: &[&'a [Relations]]) -> Vec<Kind<'a>> {
    let mut kinds: Vec<Kind<'a>> = Vec::new();
    for told in relations.iter().copied().flatten() {
        let at = kinds.iter().position(|kind| kind.label == told.label).unwrap_or(kinds.len());
        if at == kinds.len() {
            kinds.push(Kind { label: told.label, acts: told.acts, others: Vec::new() });
        }
        for other in &told.others {
            let (name, href) = (other.name.as_str(), other.href.as_deref());
            let same = |known: &&mut (&str, Option<&str>)| known.0 == name || href.is_some() && known.1 == href;
            match kinds[at].others.iter_mut().find(same) {
                Some(known) => known.1 = known.1.or(href),
                None => kinds[at].others.push((name, href)),
            }
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::super::evidence::Other;
    use super::*;
    use crate::view::page::Language;

    fn told(label: &'static str, acts: bool, names: &[&str]) -> Relations {
        let other =
            |name: &&str| Other { name: (*name).to_owned(), href: None, by: Vec::new(), more: 0, note: String::new() };
        Relations { label, acts, others: names.iter().map(other).collect() }
    }

    #[test]
    fn both_sides_are_drawn_each_document_once_and_long_kinds_are_cut() {
        let w = super::super::words::of(Language::English);
        assert!(graph(w, "a", &[&[], &[]], "list").is_none());
        let names = ["1", "2", "3", "4", "5", "6"];
        let stated = [told("Amended by", false, &["1", "2"])];
        let known = [told("Amended by", false, &names), told("Replaces", true, &["7"])];
        let drawn = graph(w, "a", &[&stated, &known], "list").expect("a graph");
        let shown: Vec<&str> = drawn.nodes.iter().map(|node| node.name.as_str()).collect();
        assert_eq!(shown, ["1", "2", "3", "4", "and 2 more", "7"]);
        assert!(drawn.nodes[..5].iter().all(|node| node.y + BOX <= drawn.top), "above it");
        assert!(drawn.nodes[5].y >= drawn.top + BOX && drawn.nodes[5].y + BOX <= drawn.height, "below it");
        assert_eq!(drawn.nodes[4].href.as_deref(), Some("#list"));
    }
}
