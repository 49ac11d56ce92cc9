//! Marks that the language proves: of the words that differ from a recognised one in marks alone, the one that its
//! neighbours demand.
//!
//! Recognition reads the letters of a word far more surely than the small marks above and below them: `thắm định` for
//! `thẩm định`. The words of a line are a chain, each link of which costs what its pair of syllables is seldom
//! ([`Pairs`]) and what it differs from what was seen; the cheapest chain is taken (Viterbi). Names and numbers stay as
//! they were seen.

use super::hocr::Seen;
use super::pairs::{Id, Pairs};
use crate::text::{fold, syllable};
use std::collections::HashMap;
use std::ops::Range;

/// Of the words that tesseract is less sure of than this a quarter is wrong in its marks, of those above ever fewer: one in
/// 130 at 96, one in 600 from [`SURELY`] on. Counted on the scan of a decree of 28 pages beside its text.
const UNSURE: f64 = 90.0;

/// From here on it is as sure as it can be.
const SURELY: f64 = 97.0;

/// By how many times, as a natural logarithm, the language must prefer another word to one that was seen surely. On that
/// scan 262 words were wrong in marks alone; 37 are left with 10, 41 with 11, 51 with 13. Of 87,000 words of good text 88
/// are changed with 10, 51 with 11, 21 with 13, about 20 of which were slips of their typists.
const SURE: f64 = 11.0;

/// The same for a word that was seen unsurely.
const DOUBTFUL: f64 = 2.0;

/// What a difference in more than one mark costs beside.
const FAR: f64 = 0.5;

/// What other marks on capitals cost beside: names may stand in them.
const CAPITAL: f64 = 6.0;

/// A line further down than so many sizes of its letters is no continuation.
const NEXT: f64 = 2.5;

/// The words of a page that are to be read with other marks: their places in `words` and what is to stand there.
pub(super) fn corrected(words: &[&Seen]) -> HashMap<usize, String> {
    let pairs = Pairs::shipped();
    let mut found = HashMap::new();
    let mut from = 0;
    for to in 1..=words.len() {
        if words.get(to).is_some_and(|next| continues(words[to - 1], next)) {
            continue;
        }
        let mut chain: Vec<Link> = (from..to).flat_map(|at| links(at, words, pairs)).collect();
        keep_beside_strangers(&mut chain);
        // From the end, so that places before stay true.
        for (link, syllable) in chain.iter().zip(cheapest(&chain, pairs)).rev() {
            let Some(read) = syllable else { continue };
            let text = found.entry(link.at).or_insert_with(|| words[link.at].text.clone());
            let read = cased(pairs.syllable(read), &text[link.part.clone()]);
            text.replace_range(link.part.clone(), &read);
        }
        from = to;
    }
    found
}

/// Whether `next` follows `seen` in a sentence: on its line, or on the line under it.
fn continues(seen: &Seen, next: &Seen) -> bool {
    if seen.line == next.line {
        return true;
    }
    let fall = next.base - seen.base;
    fall > 0.0 && fall < NEXT * seen.size && next.left < seen.left
}

/// What stands in a sentence: a syllable, a number, or a sign between them.
struct Link {
    /// The place of its word among the page's words.
    at: usize,
    /// Its part of the word's text.
    part: Range<usize>,
    /// What it may be read as, with what that costs; as it was seen first.
    choices: Vec<(Option<Id>, f64)>,
}

/// The links of the word at `at`: `phẩm/công` has three.
fn links(at: usize, words: &[&Seen], pairs: &Pairs) -> Vec<Link> {
    let text = words[at].text.as_str();
    let kind = |c: char| if c.is_alphabetic() { Some(true) } else { c.is_ascii_digit().then_some(false) };
    let mut links: Vec<Link> = Vec::new();
    let mut last = None;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        match links.last_mut().filter(|_| last == Some(kind(c))) {
            Some(link) => link.part.end = end,
            None => links.push(Link { at, part: start..end, choices: Vec::new() }),
        }
        last = Some(kind(c));
    }
    for link in &mut links {
        let part = &text[link.part.clone()];
        link.choices = match part.chars().next().and_then(kind) {
            Some(true) => choices(at, part, words, pairs),
            Some(false) => vec![(pairs.id("#"), 0.0)],
            None => vec![(pairs.id(if part == "," { "," } else { "." }), 0.0)],
        };
    }
    links
}

/// A word beside one that no text of law has stays as it was seen: it is of another language, or a part of a name.
fn keep_beside_strangers(chain: &mut [Link]) {
    let strange: Vec<bool> = chain.iter().map(|link| matches!(link.choices[..], [(None, _)])).collect();
    for (at, link) in chain.iter_mut().enumerate() {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        if beside.into_iter().any(|beside| strange.get(beside) == Some(&true)) {
            link.choices.truncate(1);
        }
    }
}

/// What the letters `core` of the word at `at` may be read as. Names, symbols (`NĐ`) and what is no syllable stay as they
/// were seen.
fn choices(at: usize, core: &str, words: &[&Seen], pairs: &Pairs) -> Vec<(Option<Id>, f64)> {
    let lower = core.to_lowercase();
    let own = syllable::placed(&lower).unwrap_or(lower);
    let mut choices = vec![(pairs.id(&own), 0.0)];
    let capitals = core.chars().filter(|c| c.is_uppercase()).count();
    let all_capital = capitals == core.chars().count();
    let stays = match capitals {
        0 => false,
        1 if !all_capital => !core.starts_with(char::is_uppercase) || may_be_name(at, words),
        _ => !all_capital,
    } || is_symbol(&words[at].text);
    if !stays {
        let capital = if all_capital { CAPITAL } else { 0.0 };
        let others = syllable::spellings(&fold(&own)).into_iter().filter(|other| *other != own);
        choices.extend(
            others.filter_map(|other| {
                Some((Some(pairs.id(&other)?), cost(&own, &other, words[at].confidence) + capital))
            }),
        );
    }
    choices
}

/// Whether `word` is a number with its symbol, or a part of one: `18-NQ/TU`.
fn is_symbol(word: &str) -> bool {
    word.contains(['/', '-']) && word.contains(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// `syllable` in capitals where `like` has them.
fn cased(syllable: &str, like: &str) -> String {
    let cased = syllable.chars().zip(like.chars());
    cased.flat_map(|(c, like)| if like.is_uppercase() { c.to_uppercase().collect() } else { vec![c] }).collect()
}

/// Whether the capital word at `at` may be a part of a name: not where a sentence begins and goes on in small letters.
fn may_be_name(at: usize, words: &[&Seen]) -> bool {
    let begins =
        |word: &Seen| word.text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    let next = words.get(at + 1).filter(|next| continues(words[at], next));
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    next.is_none_or(|next| begins(next)) || before.is_some_and(|before| begins(before))
}

/// What it costs to read `other` where `own` was seen.
fn cost(own: &str, other: &str, confidence: u8) -> f64 {
    let differing = own.chars().zip(other.chars()).filter(|(a, b)| a != b).count();
    let far = if differing > 1 { FAR } else { 0.0 };
    let share = (f64::from(confidence) - UNSURE).clamp(0.0, SURELY - UNSURE) / (SURELY - UNSURE);
    DOUBTFUL + (SURE - DOUBTFUL) * share + far
}

/// The chain of choices that costs least; `None` where what was seen is kept.
fn cheapest(chain: &[Link], pairs: &Pairs) -> Vec<Option<Id>> {
    // Of each choice: the cost of the best chain that ends in it, and the choice before.
    let mut steps: Vec<Vec<(f64, usize)>> = Vec::with_capacity(chain.len());
    for (at, link) in chain.iter().enumerate() {
        let step = link.choices.iter().map(|(id, own)| match at.checked_sub(1) {
            None => (own - pairs.alone(*id), 0),
            Some(before) => {
                let ways = chain[before].choices.iter().zip(&steps[before]).enumerate();
                let costs = ways.map(|(way, ((first, _), (cost, _)))| (cost - pairs.behind(*first, *id) + own, way));
                costs.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((f64::INFINITY, 0))
            }
        });
        let step = step.collect();
        steps.push(step);
    }
    let last = steps.last().and_then(|step| (0..step.len()).min_by(|a, b| step[*a].0.total_cmp(&step[*b].0)));
    let mut choice = last.unwrap_or(0);
    let mut read = Vec::with_capacity(chain.len());
    for (link, step) in chain.iter().zip(&steps).rev() {
        read.push(link.choices[choice].0.filter(|_| choice > 0));
        choice = step[choice].1;
    }
    read.reverse();
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` as it is after it was seen with `confidence`, its words on one line.
    fn read(text: &str, confidence: u8) -> String {
        let seen = |(at, word): (usize, &str)| Seen {
            text: word.to_owned(),
            left: 100.0 * at as f64,
            top: 0.0,
            right: 100.0 * at as f64 + 90.0,
            bottom: 30.0,
            base: 25.0,
            size: 30.0,
            confidence,
            line: 1,
        };
        let words: Vec<Seen> = text.split(' ').enumerate().map(seen).collect();
        let mended = corrected(&words.iter().collect::<Vec<_>>());
        let texts: Vec<&str> =
            words.iter().enumerate().map(|(at, word)| mended.get(&at).unwrap_or(&word.text).as_str()).collect();
        texts.join(" ")
    }

    #[test]
    fn marks_are_taken_that_the_neighbours_demand() {
        for (seen, want) in [
            ("cơ quan thắm định hồ sơ", "cơ quan thẩm định hồ sơ"),
            ("các cơ quan, tô chức, cá nhân", "các cơ quan, tổ chức, cá nhân"),
            ("theo thâm quyên được giao", "theo thẩm quyền được giao"),
            ("đơn vị (tô chức thực hiên);", "đơn vị (tổ chức thực hiện);"),
            ("sản phâm/công việc", "sản phẩm/công việc"),
            ("QUYÊT ĐỊNH ban hành kê hoạch", "QUYẾT ĐỊNH ban hành kế hoạch"),
            ("Thâm quyền giải quyết thú tục hành chính", "Thẩm quyền giải quyết thủ tục hành chính"),
        ] {
            assert_eq!(read(seen, 88), want);
        }
    }

    #[test]
    fn names_numbers_and_sound_words_stay() {
        for text in [
            "ông Trân Văn Thinh ký thay",
            "tại phường Tân Đinh và xã Hòa Thinh",
            "NGUYÊN VĂN TRÂN",
            "số 1234/QĐ-UBND ngày 05/6/2025, số 18-NQ/TU",
            "hoà giải ở cơ sở, thuỷ sản, uỷ quyền",
            "thu nhập, thủ tục, thứ tự, thư ký, kế thừa",
            "The quick brown fox, Word và Excel",
            "đánh giá mức độ hài lòng của người dân",
        ] {
            assert_eq!(read(text, 90), text);
        }
    }

    #[test]
    fn what_was_read_without_confidence_changes_sooner() {
        assert_eq!(read("mở lớp bồi dương", 30), "mở lớp bồi dưỡng");
        assert_eq!(read("tiêm chủng đại trà, cung ứng", 97), "tiêm chủng đại trà, cung ứng");
    }
}
