//! What provisions hand down to those beneath them: the act of a list, the document that is changed, the article of a clause; and
//! what is told twice, by a head and by the provisions under it.

use super::body::Block;
use super::clause::{self, Act, Context, Instruction, Said};
use super::days::{self, Days};
use super::mark::Level;
use super::provision::Provision;
use super::token::Source;
use super::words::{is_final_head, is_instruction, is_transition};
use crate::notation::PartialDate;
use crate::registry::{ActCue, UnitWord};
use crate::text::Span;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// What one block says.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub(super) said: Said,
    pub(super) days: Days,
}

/// Beginnings of words without which nothing is done, and what must follow each.
const TELLING: [(&str, &[&str]); 19] = [
    ("hiệu", &["lực"]),
    ("ãi", &["bỏ"]),
    ("Bỏ", &[""]),
    ("bỏ", &["cụm"]),
    ("hay", &["thế", "cụm", "từ", "các"]),
    ("ửa", &["đổi", "cụm", "thành", "lại", "khoản", "điểm", "Điều"]),
    ("ổ", &["sung"]),
    ("gưng", &[""]),
    ("gừng", &[""]),
    ("ính", &["chính"]),
    ("ủy", &["bỏ"]),
    ("uỷ", &["bỏ"]),
    ("ình", &["chỉ"]),
    ("éo", &["dài"]),
    ("ia", &["hạn"]),
    ("iếp", &["tục"]),
    ("hông", &["áp"]),
    ("ạm", &["dừng", "hoãn"]),
    ("ùi", &["thời"]),
];

static BEGINNINGS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(TELLING.map(|(first, _)| first)).ok());

/// Whether a block may tell that something is done.
fn tells(words: &str) -> bool {
    BEGINNINGS.as_ref().is_none_or(|beginnings| {
        beginnings.find_iter(words).any(|found| {
            let behind = words[found.end()..].trim_start();
            TELLING[found.pattern().as_usize()].1.iter().any(|next| behind.starts_with(next))
        })
    })
}

/// Reads every block in its order.
pub(super) fn read(source: Source<'_>, blocks: &[Block], signed: Option<PartialDate>) -> Vec<Spoken> {
    let mut spoken: Vec<Spoken> = Vec::with_capacity(blocks.len());
    let mut inherited: Vec<Option<Act>> = Vec::with_capacity(blocks.len());
    let articles = blocks.iter().any(|block| block.level == Level::Article);
    for (at, block) in blocks.iter().enumerate() {
        let handed = block.parent.and_then(|parent| {
            spoken[parent].said.opens.or(inherited[parent].filter(|_| hands_on(source, &blocks[parent])))
        });
        let words = block.span.of(source.text);
        let first = |block: &Block| block.level == Level::Article && block.label == "1";
        let scope = first(block) || block.parent.is_some_and(|parent| first(&blocks[parent]));
        let guides = if articles { scope } else { at < 4 };
        let telling = guides || tells(words);
        let mut entry = Spoken::default();
        if block.level != Level::Root && (telling || handed.is_some()) {
            let tokens = source.lex(Span::new(block.words, block.span.end), &block.quotes);
            entry.said = clause::read(&tokens, source.references, Context { act: handed, guides });
            if words.contains("hiệu") || words.contains("dụng") || words.contains("hiện") {
                entry.days = days::read(&tokens, signed);
            }
        }
        if lists_powers(source, blocks, at, handed) {
            entry.said.instructions.clear();
        }
        inherited.push(handed);
        spoken.push(entry);
    }
    spoken
}

/// Whether a block that says nothing itself hands on what it was handed: `a) Trong lĩnh vực …:`.
fn hands_on(source: Source<'_>, block: &Block) -> bool {
    block.span.of(source.text).trim_end().ends_with(':')
}

/// Whether the block is a member of a list that an ordinary sentence opens: `có thẩm quyền sau đây: a) Bãi bỏ văn bản …`.
fn lists_powers(source: Source<'_>, blocks: &[Block], at: usize, handed: Option<Act>) -> bool {
    let Some(parent) = blocks[at].parent.map(|parent| &blocks[parent]) else { return false };
    let words = &source.text[parent.words.min(parent.span.end)..parent.span.end];
    handed.is_none()
        && !matches!(parent.level, Level::Root | Level::Chapter | Level::Section | Level::Article)
        && words.trim_end().ends_with(':')
        && !is_instruction(words, source.registry)
        && !source.registry.acts().leads(words).is_some_and(|(_, cue)| cue.has(ActCue::CONCERNING))
}

/// Where the provisions above a block stand, innermost first.
pub(super) fn above(blocks: &[Block], at: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(blocks[at].parent, |up| blocks[*up].parent)
}

/// Whether the block, or the article that holds it, is of transition.
pub(super) fn in_transition(source: Source<'_>, blocks: &[Block], at: usize) -> bool {
    in_article(source, blocks, at, |head| is_transition(head, source.registry.acts()))
}

/// Whether the block stands in one of the last articles.
pub(super) fn in_last(source: Source<'_>, blocks: &[Block], at: usize) -> bool {
    in_article(source, blocks, at, |head| is_final_head(head, source.registry.acts()))
}

fn in_article(source: Source<'_>, blocks: &[Block], at: usize, is: impl Fn(&str) -> bool) -> bool {
    let mut path = std::iter::once(at).chain(above(blocks, at)).map(|at| &blocks[at]);
    path.any(|block| {
        block.level == Level::Article && is(Span::new(block.words.min(block.span.end), block.span.end).of(source.text))
    })
}

/// The only document that the nearest provision above names.
pub(super) fn named_above(
    spoken: &[Spoken],
    blocks: &[Block],
    at: usize,
    same: impl Fn(usize, usize) -> bool,
) -> Option<usize> {
    let up = above(blocks, at).find(|up| !spoken[*up].said.targets.is_empty())?;
    let targets = &spoken[up].said.targets;
    let first = *targets.first()?;
    targets.iter().all(|other| same(first, *other)).then_some(first)
}

/// Completes clauses and points by the article that a provision above names, and drops what a head says once more with less.
pub(super) fn settle(blocks: &[Block], found: &mut Vec<(usize, Instruction)>, same: impl Fn(usize, usize) -> bool) {
    let places = Places::of(blocks, found);
    let alike = |a: &Instruction, b: &Instruction| a.target.zip(b.target).is_some_and(|(a, b)| same(a, b));
    for at in 0..found.len() {
        let (block, own) = (found[at].0, &found[at].1);
        if own.provisions.is_empty() {
            continue;
        }
        let whole = |provision: &&Provision| provision.outer().is_some_and(|outer| outer >= UnitWord::Article);
        let near = above(blocks, block)
            .flat_map(|up| places.own[up].iter().rev())
            .map(|other| &found[*other].1)
            .filter(|other| alike(other, own))
            .find_map(|other| other.provisions.iter().find(whole).cloned());
        if let Some(near) = near {
            for provision in &mut found[at].1.provisions {
                provision.within(&near);
            }
        }
    }
    // What is beneath an instruction is told apart before any is dropped.
    let heads: Vec<(usize, Instruction)> = found.clone();
    let mut index = 0;
    found.retain_mut(|(block, instruction)| {
        let own = index;
        index += 1;
        let of_same = |other: &&usize| alike(&heads[**other].1, instruction);
        let lower: Vec<usize> = places.beneath[*block].iter().filter(of_same).copied().collect();
        // The head and the text of an article are one block: `Điều 2. Sửa đổi khoản 1 … Sửa đổi khoản 1 … như sau:`.
        if instruction.provisions.is_empty() && instruction.phrase.is_none() {
            let mut later = places.own[*block].iter().filter(|at| **at > own);
            let again = later.any(|at| of_same(&at) && !heads[*at].1.provisions.is_empty());
            return lower.is_empty() && !again || !general(instruction.act);
        }
        let had = !instruction.provisions.is_empty();
        instruction.provisions.retain(|provision| {
            !lower.iter().any(|other| heads[*other].1.provisions.iter().any(|inner| provision.covers(inner)))
        });
        !had || !instruction.provisions.is_empty()
    });
}

/// Where instructions stand, by their index: in each block, and beneath each. Laws that amend have thousands, so nothing may
/// look at all of them for each.
struct Places {
    own: Vec<Vec<usize>>,
    beneath: Vec<Vec<usize>>,
}

impl Places {
    fn of(blocks: &[Block], found: &[(usize, Instruction)]) -> Self {
        let mut places = Self { own: vec![Vec::new(); blocks.len()], beneath: vec![Vec::new(); blocks.len()] };
        for (at, (block, _)) in found.iter().enumerate() {
            places.own[*block].push(at);
        }
        for (at, (block, _)) in found.iter().enumerate() {
            for up in above(blocks, *block).filter(|up| !places.own[*up].is_empty()) {
                places.beneath[up].push(at);
            }
        }
        places
    }
}

/// Acts that a head announces in general and the provisions beneath tell.
fn general(act: Act) -> bool {
    !matches!(act, Act::End | Act::Continue | Act::Follow | Act::Guide)
}

/// `khoản 2 Điều 20`: where a block stands.
pub(super) fn path(blocks: &[Block], at: usize) -> Option<String> {
    let mut words = Vec::new();
    let articles = std::iter::once(at).chain(above(blocks, at)).any(|at| blocks[at].level == Level::Article);
    for at in std::iter::once(at).chain(above(blocks, at)) {
        let Block { level, label, .. } = &blocks[at];
        let word = match (level, articles) {
            (Level::Article, _) => "Điều",
            (Level::Number | Level::Dotted, true) => "khoản",
            (Level::Letter, _) => "điểm",
            (Level::Roman, _) => "Mục",
            (Level::Number | Level::Dotted, false) => "mục",
            _ => continue,
        };
        words.push(format!("{word} {label}"));
        if *level == Level::Article {
            break;
        }
    }
    (!words.is_empty()).then(|| words.join(" "))
}
