//! Words in capitals, set in the letters that they have in a sentence.
//!
//! `PHÁT TRIỂN HẠ TẦNG 5G, IOT … QUỐC HỘI KHÓA XVI` has lost its inner capitals. The body mostly says the same again, and there
//! they stand; else the names of the registry tell.

use super::paragraph::{is_capitals, lines};
use crate::registry::{Level, Mark, Registry};
use crate::text::{Case, WordKey, leading_word, slug, squeeze, syllable, word_key};
use std::collections::HashMap;

/// How much of the body is looked at, in bytes.
const REACH: usize = 300_000;

/// A title has not more words.
const WORDS: usize = 160;

/// The subject of a title with a capital first letter; in capitals alone, it is set by what `body` and the registry say.
pub(super) fn title(subject: &str, body: &str, registry: &Registry) -> String {
    if !is_capitals(subject)
        && subject.chars().filter(|c| c.is_lowercase()).count() * 4
            > subject.chars().filter(|c| c.is_uppercase()).count()
    {
        return subject.to_owned();
    }
    let places = words(subject);
    if places.len() > WORDS {
        return subject.to_owned();
    }
    let keys: Vec<WordKey> = places.iter().map(|(from, to)| word_key(&subject[*from..*to]).0).collect();
    let written: Vec<&str> = places.iter().map(|(from, to)| &subject[*from..*to]).collect();
    let mut set: Vec<String> =
        written.iter().enumerate().map(|(at, word)| plain(word, at.checked_sub(1).map(|at| written[at]))).collect();
    by_registry(&keys, &mut set, registry);
    by_body(&keys, &mut set, &body[..body.floor_char_boundary(REACH)]);
    let mut out = String::with_capacity(subject.len());
    let mut at = 0;
    for (index, ((from, to), word)) in places.iter().zip(&set).enumerate() {
        out.push_str(&subject[at..*from]);
        out.push_str(&if index == 0 { capital_kept(word) } else { word.clone() });
        at = *to;
    }
    out.push_str(&subject[at..]);
    out
}

/// The places of the words of a text.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (length, ..) = leading_word(&text[at..]);
        if length > 0 {
            found.push((at, at + length));
        }
        at += if length > 0 { length } else { c.len_utf8() };
    }
    found
}

/// A word that nothing is known of: in small letters, but for what is no word of the language (`XVI`, `5G`, `ISO`).
fn plain(word: &str, before: Option<&str>) -> String {
    let lower = word.to_lowercase();
    let counted =
        before.is_some_and(|before| ["THỨ", "KHÓA", "KHOÁ", "QUÝ", "CẤP", "LOẠI", "VÙNG", "KHU"].contains(&before));
    let numeral = word.chars().all(|c| "IVX".contains(c)) && (counted || word.len() > 1);
    if numeral || !syllable::is_syllable(&lower) { word.to_owned() } else { lower }
}

/// Names that the registry knows.
fn by_registry(keys: &[WordKey], set: &mut [String], registry: &Registry) {
    let mut at = 0;
    while at < keys.len() {
        let Some((meaning, length)) = registry.lexicon().longest(keys[at..].iter().copied()) else {
            at += 1;
            continue;
        };
        let issuer = meaning.issuer.map(|index| registry.issuers[usize::from(index)].name.as_str());
        let law = meaning.law.map(|index| registry.laws[usize::from(index)].name.as_str());
        let province = meaning.province.map(|index| registry.provinces[usize::from(index)].name.as_str());
        if let Some(name) = issuer.or(law).or(province) {
            let known = words(name);
            if known.len() == length {
                for (slot, (from, to)) in set[at..].iter_mut().zip(known) {
                    name[from..to].clone_into(slot);
                }
            }
        }
        let numbered = set.get(at + length).is_some_and(|next| next == "số");
        if meaning.doc_type.is_some() && numbered {
            set[at] = capital_kept(&set[at]);
        }
        at += length;
    }
    for (slot, key) in set.iter_mut().zip(keys) {
        // `UBND`, `QPPL` and other codes keep their capitals.
        let code = slot.to_uppercase();
        if registry.short_names.contains_key(&code) && word_key(&code).0 == *key && slot.chars().count() > 2 {
            *slot = code;
        }
    }
}

/// How one word of the title stands in the body.
#[derive(Default)]
struct Seen<'t> {
    /// Words of the longest stretch that title and body share around it.
    longest: usize,
    /// The spellings in such stretches, with their number.
    spellings: Vec<(&'t str, u32)>,
}

impl<'t> Seen<'t> {
    fn add(&mut self, length: usize, word: &'t str) {
        if length < self.longest {
            return;
        }
        if length > self.longest {
            self.longest = length;
            self.spellings.clear();
        }
        if let Some((_, count)) = self.spellings.iter_mut().find(|(known, _)| *known == word) {
            *count += 1;
        } else if self.spellings.len() < 8 {
            self.spellings.push((word, 1));
        }
    }

    fn best(&self) -> Option<&'t str> {
        // Of two as usual, the one in small letters.
        self.spellings
            .iter()
            .max_by_key(|(word, count)| (*count, word.starts_with(char::is_lowercase)))
            .map(|(word, _)| *word)
    }
}

/// Sets each word as the body has it in the longest stretch of words that both share.
fn by_body(keys: &[WordKey], set: &mut [String], body: &str) {
    let mut places: HashMap<WordKey, Vec<usize>> = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        places.entry(*key).or_default().push(at);
    }
    let mut seen: Vec<Seen<'_>> = keys.iter().map(|_| Seen::default()).collect();
    // For each word of the title, how many words up to it the body has just said.
    let mut run = vec![0_usize; keys.len()];
    let mut recent: Vec<(&str, bool)> = Vec::new();
    for line in lines(body).filter(|line| !is_loud(line.words)) {
        let mut opens = line.words.starts_with(['-', '+', '“', '"']);
        for (from, to) in words(line.words) {
            let word = &line.words[from..to];
            let (key, case) = word_key(word);
            let before = line.words[..from].trim_end();
            opens |= before.is_empty() && from == 0 || before.ends_with(['.', ':', '!', '“', '"', '-', ')']);
            let next = places.get(&key);
            let mut fresh = vec![0; if next.is_some() || run.iter().any(|n| *n > 0) { keys.len() } else { 0 }];
            for at in next.into_iter().flatten() {
                fresh[*at] = at.checked_sub(1).map_or(0, |before| run[before]) + 1;
            }
            for (at, length) in run.iter().enumerate().filter(|(_, length)| **length > 0) {
                if fresh.get(at + 1).is_none_or(|next| *next != length + 1) {
                    report(&mut seen, &recent, at, *length);
                }
            }
            if !fresh.is_empty() {
                run = fresh;
            }
            // A capital at the start of a sentence says nothing.
            recent.push((word, opens && case == Case::Capital));
            if recent.len() > 4 * WORDS {
                recent.drain(..2 * WORDS);
            }
            opens = false;
        }
    }
    for (at, length) in run.iter().enumerate().filter(|(_, length)| **length > 0) {
        report(&mut seen, &recent, at, *length);
    }
    for (slot, seen) in set.iter_mut().zip(&seen) {
        let Some(word) = seen.best() else { continue };
        let special = matches!(word_key(word).1, Case::Upper | Case::Mixed);
        if seen.longest > 1 || special {
            word.clone_into(slot);
        }
    }
}

/// Whether a line is set in capitals, but for a few letters (`5G, IoT TRONG CÁC KHU`).
fn is_loud(line: &str) -> bool {
    let count = |test: fn(char) -> bool| line.chars().filter(|c| test(*c)).count();
    count(char::is_lowercase) < count(char::is_uppercase)
}

/// Notes a stretch of `length` words that ends at word `at` of the title and at the last of `recent`.
fn report<'t>(seen: &mut [Seen<'t>], recent: &[(&'t str, bool)], at: usize, length: usize) {
    for (back, (word, opens)) in recent.iter().rev().take(length).enumerate() {
        if !opens && back <= at {
            seen[at - back].add(length, word);
        }
    }
}

/// `SỞ KHOA HỌC VÀ CÔNG NGHỆ` in the capitals that departments have in a sentence: the words of a name are pairs, and a joint
/// and the head word begin another.
pub(super) fn body_name(written: &str, registry: &Registry) -> String {
    /// Words that stand in small letters wherever they stand in a name.
    const SMALL: [&str; 8] = ["và", "-", "các", "khu", "của", "cấp", "về", "thuộc"];
    let lower = squeeze(written).to_lowercase();
    let (bodies, places) = (&registry.bodies, &registry.places);
    let (mut out, mut at, mut raise) = match bodies.leads(&lower) {
        Some((body, length)) => (body.head.clone(), length, !body.marks.has(Mark::SMALL)),
        None => {
            let head = lower.split(' ').next().unwrap_or(&lower);
            (capital(head), head.len(), true)
        }
    };
    let institution = !bodies
        .leads(&lower)
        .is_some_and(|(body, _)| body.level == Some(Level::Local) || body.marks.has(Mark::LETTERS));
    let mut place = false;
    while at < lower.len() {
        at += lower[at..].len() - lower[at..].trim_start().len();
        let rest = &lower[at..];
        // `Trường Đại học … Thành phố Hồ Chí Minh`, `Viễn thông Lâm Đồng`, `Đại học Công Thương`.
        if let Some((name, length)) = known_name(rest, raise, institution, registry) {
            out.push(' ');
            out.push_str(&name);
            (place, raise, at) = (false, false, at + length);
            continue;
        }
        let word = rest.split(' ').next().unwrap_or(rest);
        // `UBND`, `HĐND` within a name; `Tỉnh ủy` is a body, `tỉnh Sơn La` a place, and `xã hội` is neither.
        let committee = bodies.leads(rest).filter(|(body, _)| body.written.as_deref() == Some(body.head.as_str()));
        let (set, length) = if let Some((body, length)) = committee {
            (body.head.clone(), length)
        } else if let Some((level, length)) = places.party(rest) {
            (level.party.clone().unwrap_or_default(), length)
        } else if let Some((level, length)) = places.leads(rest) {
            out.push(' ');
            out.push_str(&level.name);
            (place, raise, at) = (true, false, at + length);
            continue;
        } else {
            let raised = (raise || place) && !SMALL.contains(&word);
            place &= raised;
            (if raised { capital(word) } else { word.to_owned() }, word.len())
        };
        out.push(' ');
        out.push_str(&set);
        raise = matches!(word, "và" | "-") || word.ends_with(',');
        at += length;
    }
    out
}

/// The name that the registry has for what a text in small letters begins with: a province, the country, or the field of a
/// ministry where one may begin (`field`).
fn known_name(text: &str, field: bool, institution: bool, registry: &Registry) -> Option<(String, usize)> {
    const COUNTRY: &str = "Việt Nam";
    let words: Vec<&str> = text.split(' ').take(5).collect();
    for count in (2..=words.len()).rev() {
        let name = words[..count].join(" ");
        if let Some(province) = registry.province(&name).filter(|province| slug(&name) != slug(&province.kind)) {
            // A level in front is set by its own rule, but where it is of the name.
            let levelled = registry.places.leads(&name).is_some();
            if levelled && !(institution && slug(&province.name) == slug(&name)) {
                return None;
            }
            let whole = if levelled { province.name.as_str() } else { province.bare() };
            return Some((whole.to_owned(), name.len()));
        }
    }
    if words.len() > 1 && words[..2].join(" ") == COUNTRY.to_lowercase() {
        return Some((COUNTRY.to_owned(), COUNTRY.len()));
    }
    let fields =
        registry.issuers.iter().filter(|issuer| field && matches!(issuer.level, Level::Ministry | Level::Department));
    let tails = fields.filter_map(|issuer| {
        let (_, length) = registry.bodies.leads(&issuer.name)?;
        let tail = issuer.name[length..].trim();
        let small = tail.to_lowercase();
        let whole =
            text.strip_prefix(small.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']));
        (tail.contains(' ') && whole).then(|| (tail.to_owned(), small.len()))
    });
    tails.max_by_key(|(_, length)| *length)
}

/// A word with a capital, the rest small.
pub(super) fn capital(word: &str) -> String {
    capital_kept(&word.to_lowercase())
}

fn capital_kept(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
