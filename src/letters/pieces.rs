//! Words that came apart or stand twice: spaces within syllables (`Ngh ị đ ịnh`), false bold (`QQUUYYẾẾTT`), and pages whose
//! letters with marks are gone (`Cn c Ngh nh s`), which no repair brings back.

use super::word;
use crate::text::ascii_fold;
use crate::text::syllable::is_syllable;

/// A line is put together again only where so many words of it, or of its page, are proven to be in pieces.
const PROOF: usize = 3;

/// `page` with the pieces of its syllables joined, where its lines prove that they came apart; lines and tabs stay.
pub(super) fn joined(page: &str) -> Option<String> {
    if !page.split([' ', '\n', '\t']).any(is_piece) {
        return None;
    }
    let lines: Vec<(String, usize)> = page.split('\n').map(join_line).collect();
    let proven: usize = lines.iter().map(|(_, joins)| joins).sum();
    if proven < PROOF {
        return None;
    }
    let kept =
        |((joined, joins), line): (&(String, usize), &str)| if *joins > 0 { joined.clone() } else { line.to_owned() };
    Some(lines.iter().zip(page.split('\n')).map(kept).collect::<Vec<_>>().join("\n"))
}

/// A line with its pieces joined, and how many joins the grammar of syllables proves.
fn join_line(line: &str) -> (String, usize) {
    let (mut out, mut proven) = (String::with_capacity(line.len()), 0);
    for (index, field) in line.split('\t').enumerate() {
        if index > 0 {
            out.push('\t');
        }
        let tokens: Vec<&str> = field.split(' ').collect();
        let mut at = 0;
        while at < tokens.len() {
            if at > 0 {
                out.push(' ');
            }
            let count = (2..=4).rev().find(|count| tokens.get(at..at + count).is_some_and(are_one)).unwrap_or(1);
            let whole = tokens[at..at + count].concat();
            let bare = whole.trim_matches(|c: char| !c.is_alphabetic());
            proven += usize::from(count > 1 && word::is_common(bare));
            out.push_str(&whole);
            at += count;
        }
    }
    (out, proven)
}

/// Whether tokens are the pieces of one word: a common syllable of which some piece is none, or a symbol that broke before its
/// hyphen.
fn are_one(tokens: &[&str]) -> bool {
    if tokens.iter().any(|token| token.is_empty()) {
        return false;
    }
    if let [before, behind] = tokens
        && is_broken_symbol(before, behind)
    {
        return true;
    }
    let (last, inner) = tokens.split_last().map_or(("", tokens), |(last, inner)| (*last, inner));
    let last = last.trim_end_matches([',', ';', '.', ':', ')', '”', '"']);
    let first = inner.first().map_or("", |first| first.trim_start_matches(['(', '“', '"']));
    if !inner.iter().skip(1).chain([&last]).all(|piece| piece.chars().all(char::is_alphabetic)) || first.is_empty() {
        return false;
    }
    let pieces: Vec<&str> = std::iter::once(first).chain(inner.iter().skip(1).copied()).chain([last]).collect();
    let whole = pieces.concat().to_lowercase();
    let evenly = pieces.iter().skip(1).all(|piece| {
        piece.chars().all(char::is_lowercase)
            || pieces[0].chars().all(char::is_uppercase) && !piece.contains(char::is_lowercase)
    });
    evenly
        && is_syllable(&whole)
        && (pieces.iter().any(|piece| is_piece(piece)) || word::is_common(&whole) && is_rest(last))
        // Joined pairs that are syllables by themselves stay apart: `ý kiến`.
        && !pieces.windows(2).any(|pair| pair.iter().all(|piece| word::is_common(piece)))
}

/// Whether a word is what a syllable leaves without its first letters: `ịnh`, `ẾT`, and no word of its own.
fn is_rest(token: &str) -> bool {
    let vowel = ascii_fold(token).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    vowel && !token.is_ascii() && !word::is_common(token)
}

/// Whether a word of consonants alone stands by itself, as none of the language does: `c`, `ngh`, `Ph`.
fn is_piece(token: &str) -> bool {
    const ONSETS: [&str; 27] = [
        "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
        "qu", "r", "s", "t", "th", "tr", "v",
    ];
    let token = token.trim_start_matches(['(', '“', '"']);
    if token.len() > 4 || token.is_empty() {
        return false;
    }
    let lower = token.to_lowercase();
    // `TH`, `KH` and the like are abbreviations; a letter alone in capitals may be a piece of `Đ ỊNH`.
    let abbreviation = token.chars().count() > 1 && !token.contains(char::is_lowercase);
    !abbreviation && ONSETS.contains(&lower.as_str()) && lower != "gi" || lower == "x" && token == "x"
}

/// `126/2024/N Đ-CP`: the symbol of a number with a space in its type.
fn is_broken_symbol(before: &str, behind: &str) -> bool {
    let letters = before.rsplit(['/', '-']).next().unwrap_or_default();
    let numbered = before.contains('/') && before.starts_with(|c: char| c.is_ascii_digit());
    let capitals = |part: &str| !part.is_empty() && part.chars().all(char::is_uppercase);
    let (kind, issuer) = behind.split_once(['-', '/']).unwrap_or((behind, ""));
    numbered
        && capitals(letters)
        && letters.chars().count() <= 2
        && capitals(kind)
        && kind.chars().count() <= 3
        && issuer.starts_with(char::is_uppercase)
}

/// `page` with the lines halved of which every sign stands twice.
pub(super) fn halved(page: &str) -> Option<String> {
    let mut changed = false;
    let lines: Vec<String> = page
        .split('\n')
        .map(|line| match half(line) {
            Some(half) => {
                changed = true;
                half
            }
            None => line.to_owned(),
        })
        .collect();
    changed.then(|| lines.join("\n"))
}

/// The half of a line in which every sign but the spaces stands twice.
fn half(line: &str) -> Option<String> {
    /// So many letters must be doubled; `aa` and `00` are none.
    const LETTERS: usize = 4;
    let mut out = String::with_capacity(line.len() / 2);
    let mut letters = 0;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            while c != '\t' && chars.next_if_eq(&c).is_some() {}
            out.push(c);
            continue;
        }
        chars.next_if_eq(&c)?;
        letters += usize::from(c.is_alphabetic());
        out.push(c);
    }
    let words = || out.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    let known = words().filter(|word| is_syllable(&word.to_lowercase())).count();
    (letters >= LETTERS && known > 0).then_some(out)
}

/// Whether the letters of some lines are gone: what is left of their words has no vowels, as words without `ă`, `ế`, `ị` have.
pub(super) fn is_gutted(page: &str) -> bool {
    let (mut long, mut gutted) = (0, 0);
    for line in page.split('\n') {
        match guts(line) {
            Some(true) => (long, gutted) = (long + 1, gutted + 1),
            Some(false) => long += 1,
            None => {}
        }
    }
    gutted > 0 && gutted * 6 >= long
}

/// Whether a line is of words without vowels; `None` where it has too few words to tell.
fn guts(line: &str) -> Option<bool> {
    const WORDS: usize = 8;
    let (mut words, mut bare, mut marked) = (0, 0, 0);
    for token in line.split_whitespace() {
        let token = token.trim_matches(|c: char| !c.is_alphanumeric());
        let letters = !token.is_empty() && token.chars().all(char::is_alphabetic);
        // Abbreviations have no vowels either.
        if !letters || !token.contains(char::is_lowercase) {
            continue;
        }
        words += 1;
        marked += usize::from(!token.is_ascii());
        bare += usize::from(!token.to_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y']) && token.is_ascii());
    }
    (words >= WORDS).then_some(bare * 5 >= words * 2 && marked * 10 <= words)
}
