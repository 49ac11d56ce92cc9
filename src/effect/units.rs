//! Lists of provisions as texts write them, each member completed by what stands once for all: `điểm a khoản 2, khoản 3 Điều 5 và
//! Điều 7`, `các khoản 1, 3 Điều 7`, `Điều 5 khoản 2`.

use super::line::is_same_word;
use super::provision::{Provision, Unit};
use super::token::{TokenKind, Tokens};
use crate::registry::UnitWord;

/// How a group of units is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// Nothing, or `của`, between them.
    Close,
    Comma,
    And,
}

/// A word with its labels: `các khoản 7, 8 và 9`.
#[derive(Debug)]
struct Group {
    word: UnitWord,
    name: String,
    labels: Vec<String>,
    joint: Joint,
}

/// The list of provisions that begins at token `at`, and one past its last token.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<(Vec<Provision>, usize)> {
    let mut groups: Vec<Group> = Vec::new();
    let mut end = at;
    let mut range = false;
    loop {
        let (joint, next) = joint(tokens, end, groups.is_empty());
        let Some((mut group, after)) = group(tokens, next) else { break };
        // `khoản 1 đến khoản 4 Điều 5`: a range is kept as written.
        match groups.last_mut().filter(|last| range && last.word == group.word) {
            Some(last) => {
                if let (Some(from), Some(to)) = (last.labels.last_mut(), group.labels.first()) {
                    *from = format!("{from} đến {} {to}", group.name);
                    last.labels.extend(group.labels.drain(1..));
                }
            }
            None => {
                group.joint = joint;
                groups.push(group);
            }
        }
        end = after;
        range = tokens.list.get(end).is_some_and(|_| is_word(tokens, end, "đến"));
        if range {
            end += 1;
        }
    }
    if range {
        end -= 1;
    }
    (!groups.is_empty()).then(|| (compose(&groups), end))
}

fn is_word(tokens: &Tokens<'_>, at: usize, word: &str) -> bool {
    is_same_word(tokens.words(at), word)
}

/// What joins the next group to the list, and where the group begins.
fn joint(tokens: &Tokens<'_>, at: usize, first: bool) -> (Joint, usize) {
    let mut to = at;
    let mut joint = Joint::Close;
    while to < at + 5 {
        if tokens.is(to, ',') && !first {
            joint = Joint::Comma;
        } else if !first && (is_word(tokens, to, "và") || is_word(tokens, to, "hoặc")) {
            joint = Joint::And;
        } else if is_word(tokens, to, "các") || is_word(tokens, to, "những") {
            joint = if joint == Joint::Close { Joint::Comma } else { joint };
        } else if !(is_word(tokens, to, "của") || is_word(tokens, to, "thuộc") || is_word(tokens, to, "tại")) || first
        {
            break;
        }
        to += 1;
    }
    (joint, to)
}

/// One word with its labels.
fn group(tokens: &Tokens<'_>, at: usize) -> Option<(Group, usize)> {
    let phrase = tokens.phrase(at);
    let word = phrase.unit?;
    let name = tokens.list[at..at + phrase.length].iter().map(|token| token.span.of(tokens.text)).collect::<Vec<_>>();
    let name = name_of(word, &name.join(" "));
    let mut to = at + phrase.length;
    let mut labels = Vec::new();
    if is_word(tokens, to, "số") {
        to += usize::from(label(tokens, to + 1, word).is_some());
    }
    if let Some((first, after)) = label(tokens, to, word) {
        labels.push(first);
        to = after;
        // More labels of the same word, until another word or none follows.
        loop {
            let mut next = to;
            let comma = tokens.is(next, ',');
            next += usize::from(comma);
            let and = is_word(tokens, next, "và") || is_word(tokens, next, "hoặc");
            next += usize::from(and);
            if !comma && !and {
                break;
            }
            match label(tokens, next, word) {
                Some((more, after)) if alike(&more, &labels) => {
                    labels.push(more);
                    to = after;
                }
                _ => break,
            }
        }
    } else if !matches!(word, UnitWord::Annex | UnitWord::Name) || word == UnitWord::Name && !names_unit(tokens, to) {
        return None;
    } else {
        labels.push(String::new());
    }
    Some((Group { word, name, labels, joint: Joint::Close }, to))
}

/// Whether a unit follows: `tên Điều 5`.
fn names_unit(tokens: &Tokens<'_>, at: usize) -> bool {
    let skip = usize::from(is_word(tokens, at, "của"));
    group(tokens, at + skip).is_some()
}

/// The word as documents write it: `Điều`, `Phụ lục`, `khoản`.
fn name_of(word: UnitWord, written: &str) -> String {
    let bare = written.to_lowercase();
    let bare = bare.trim_end_matches(" ban hành").trim_end_matches(" số");
    let capital = matches!(
        word,
        UnitWord::Article | UnitWord::Chapter | UnitWord::Section | UnitWord::Annex | UnitWord::Form | UnitWord::Part
    );
    let bare = if word == UnitWord::Clause && bare == "số thứ tự" || written.starts_with("Số thứ tự") {
        "Số thứ tự"
    } else {
        bare
    };
    match bare.chars().next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(bare[first.len_utf8()..].chars()).collect(),
        None => bare.to_owned(),
    }
}

/// The label at token `at`, and one past it.
fn label(tokens: &Tokens<'_>, at: usize, word: UnitWord) -> Option<(String, usize)> {
    let token = tokens.list.get(at)?;
    let written = tokens.words(at);
    let lower = written.to_lowercase();
    let fits = match token.kind {
        TokenKind::Number => written.chars().count() <= 9 && !(written.len() == 4 && is_year(written)),
        TokenKind::Word if word == UnitWord::Paragraph || word == UnitWord::Name => {
            return ordinal(tokens, at).filter(|_| word == UnitWord::Paragraph);
        }
        TokenKind::Word => match word {
            UnitWord::Item | UnitWord::Point => is_letter(&lower) && !joins_word(tokens, at),
            UnitWord::Clause | UnitWord::Article => false,
            UnitWord::Part if lower == "thứ" => return ordinal(tokens, at),
            // `Mẫu BC-2`, `Mẫu TB`
            UnitWord::Form => is_roman(written) || is_form_label(written) && !joins_word(tokens, at),
            _ => is_roman(written) || is_capital_letter(written) && !joins_word(tokens, at),
        },
        _ => false,
    };
    if !fits {
        return None;
    }
    // `Mẫu 01/ĐK`, `Mẫu số 02-TH`: a form's label goes on behind its sign.
    if word == UnitWord::Form && (tokens.is(at + 1, '/') || tokens.is(at + 1, '-')) {
        let next = tokens.list.get(at + 2).filter(|next| next.span.start == tokens.list[at + 1].span.end);
        if let Some(next) = next.filter(|_| tokens.list[at + 1].span.start == token.span.end) {
            return Some((tokens.text[token.span.start..next.span.end].to_owned(), at + 3));
        }
    }
    Some((written.to_owned(), at + 1))
}

/// `đầu`, `cuối`, `thứ hai`, `thứ nhất`.
fn ordinal(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let word = tokens.words(at).to_lowercase();
    match word.as_str() {
        "đầu" => {
            let more = usize::from(is_word(tokens, at + 1, "tiên"));
            Some((if more == 1 { "đầu tiên" } else { "đầu" }.to_owned(), at + 1 + more))
        }
        "cuối" | "mở" | "dẫn" => {
            let more = usize::from(matches!(tokens.words(at + 1).to_lowercase().as_str(), "cùng" | "đầu"));
            let words = (at..=at + more).map(|at| tokens.words(at).to_lowercase()).collect::<Vec<_>>();
            Some((words.join(" "), at + 1 + more))
        }
        "thứ" => Some((format!("thứ {}", tokens.words(at + 1).to_lowercase()), at + 2)),
        _ => None,
    }
}

fn is_year(written: &str) -> bool {
    written.starts_with("19") || written.starts_with("20")
}

/// Points are lettered in Vietnamese order: `đ` after `d`, and no `f`, `j`, `w`, `z`; inserted ones have a number too.
fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| "abcdđeêghiklmnoôơpqrstuưvxy".contains(c))
        && chars.as_str().chars().all(|c| c.is_ascii_digit())
}

fn is_capital_letter(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The letters by which a form is called, `BC`, `MĐ`.
fn is_form_label(word: &str) -> bool {
    word.chars().count() <= 4 && word.chars().all(char::is_uppercase)
}

fn is_roman(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    !bare.is_empty() && word.len() - bare.len() <= 1 && bare.bytes().all(|b| b"IVXLC".contains(&b))
}

/// A letter before a sign that joins it to a word is no label: `điểm A-rập`.
fn joins_word(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at + 1, '-') && tokens.list.get(at + 2).is_some_and(|next| next.kind == TokenKind::Word)
}

/// Whether a further label is of the same sort: numbers behind numbers, letters behind letters.
fn alike(label: &str, labels: &[String]) -> bool {
    let digit = |label: &str| label.starts_with(|c: char| c.is_ascii_digit());
    labels.first().is_none_or(|first| digit(first) == digit(label))
}

/// Forms and sections before an annex are of it, over a comma too: `mục 2, Phụ lục I`.
fn in_annex(word: UnitWord, next: UnitWord) -> bool {
    next == UnitWord::Annex && matches!(word, UnitWord::Form | UnitWord::Section | UnitWord::Part)
}

/// The provisions of the groups, each with what it lies within.
fn compose(groups: &[Group]) -> Vec<Provision> {
    let mut found: Vec<Vec<Provision>> = Vec::new();
    // What the group to the right became, and whether its own unit was used up by one within it.
    let mut right: Option<Provision> = None;
    let mut used = vec![false; groups.len()];
    for (at, group) in groups.iter().enumerate().rev() {
        let next = groups.get(at + 1);
        let close = next.is_some_and(|next| next.joint == Joint::Close);
        let mut outer = Vec::new();
        if let (Some(next), Some(chain)) = (next, &right) {
            // Over a comma only what cannot stand alone lies within what follows: `khoản 1, Điều 5`, but `Điều 2, Chương II`.
            if next.word > group.word && (close || group.word <= UnitWord::Clause || in_annex(group.word, next.word)) {
                outer = chain.0.clone();
                used[at + 1] |= next.joint != Joint::And;
            } else if close && group.word > UnitWord::Article && next.word == UnitWord::Article {
                // `Mục II Điều 1` of a resolution: its sections stand within its articles.
                outer = chain.0.clone();
                used[at + 1] = true;
            } else if next.word < group.word && close {
                // `Điều 5 khoản 2`: the larger unit stands before.
                let unit = |label: &String| Unit { word: group.word, name: group.name.clone(), label: label.clone() };
                for provision in found.last_mut().into_iter().flatten() {
                    if provision.outer().is_some_and(|outer| outer < group.word) {
                        provision.0.extend(group.labels.first().map(unit));
                    }
                }
                used[at] = true;
            } else if next.word <= group.word {
                outer = chain.above(group.word).to_vec();
            }
        }
        let units = group.labels.iter().map(|label| {
            let mut units = vec![Unit { word: group.word, name: group.name.clone(), label: label.clone() }];
            units.extend(outer.iter().cloned());
            Provision(units)
        });
        let provisions: Vec<Provision> = units.collect();
        right = provisions.last().cloned();
        found.push(provisions);
    }
    found.reverse();
    found.into_iter().zip(used).filter(|(_, used)| !used).flat_map(|(provisions, _)| provisions).collect()
}
