//! Letters of the 8-bit encodings, which arrive as Latin-1, Windows-1252 or Windows-1258: whose they are, and the proof.

use super::bytes::{Misread, in_code_page};
use super::encoding::Encoding;
use super::reading::{Block, Reading, Word, words};
use super::{eight_bit, tcvn3, vni, word};
use crate::text::is_letter;

/// All old encodings, the likelier ones first.
const ENCODINGS: [Encoding; 5] =
    [tcvn3::ENCODING, vni::ENCODING, eight_bit::WINDOWS_1258, eight_bit::VISCII, eight_bit::VPS];

/// Fewer suspicious words than this are looked at line by line only.
const FEW: usize = 3;

/// How far apart words of neighbouring lines are, in words.
const LINE: usize = 8;

/// The page decoded and the names of its encodings; `None` where it is good already.
///
/// The proof is in the syllables: decoded, nearly all words in question are Vietnamese, and as they stand few are. The
/// page is tried as one, then each line that still has wrong letters, because pages mix fonts.
pub(super) fn repair(page: &str) -> Option<(String, Vec<&'static str>)> {
    let suspects: usize = page.split('\n').map(suspects).sum();
    let mut names = Vec::new();
    let whole = if suspects < FEW { None } else { repaired_block(page) };
    let page = whole.map_or_else(
        || page.into(),
        |(text, name)| {
            names.push(name);
            std::borrow::Cow::Owned(text)
        },
    );
    if suspects == 0 {
        return None;
    }
    let mut text = String::with_capacity(page.len() * 2);
    for line in page.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n');
        match (suspects_any(bare)).then(|| repaired_block(bare)).flatten() {
            Some((good, name)) => {
                if !names.contains(&name) {
                    names.push(name);
                }
                text.push_str(&good);
                text.push_str(&line[bare.len()..]);
            }
            None => text.push_str(line),
        }
    }
    (!names.is_empty()).then_some((text, names))
}

/// Bytes, as characters with their codes, in the encoding that the whole proves, and its name.
pub(crate) fn decoded(bytes: &str) -> Option<(String, &'static str)> {
    let (block, encoding, _) = best(bytes, &[Misread::Western])?;
    let all: Vec<&Word> = block.words.iter().filter(|word| !word.decoded.is_empty()).collect();
    let text = replaced(bytes, &all);
    // What is no letter (quotation marks, dashes) is as Windows has it.
    let windows = |c: char| match c {
        '\u{80}'..='\u{9F}' => in_code_page(encoding_rs::WINDOWS_1252, c).unwrap_or(c),
        c => c,
    };
    Some((text.chars().map(windows).collect(), encoding.name))
}

fn repaired_block(text: &str) -> Option<(String, &'static str)> {
    let misreads: &[Misread] = if text
        .contains(['ă', 'đ', 'ơ', 'ư', 'Ă', 'Đ', 'Ơ', 'Ư', '₫', '\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'])
    {
        &[Misread::Western, Misread::Vietnamese]
    } else {
        &[Misread::Western]
    };
    let (block, encoding, _) = best(text, misreads)?;
    Some((replaced(text, &old_words(&block.words)), encoding.name))
}

/// The reading that most speaks for, the earlier one where two are equal.
fn best(text: &str, misreads: &[Misread]) -> Option<(Block, &'static Encoding, usize)> {
    let mut found: Option<(Block, &'static Encoding, usize)> = None;
    for misread in misreads {
        for encoding in &ENCODINGS {
            let block = Block::read(text, encoding, *misread);
            if let Some(proof) = block.proof(encoding)
                && found.as_ref().is_none_or(|(_, _, best)| proof > *best)
            {
                found = Some((block, encoding, proof));
            }
        }
    }
    found
}

/// The words that are in the encoding: those that prove it, and of the open ones those nearer to such a word than to one in
/// Unicode.
fn old_words(words: &[Word]) -> Vec<&Word> {
    let place = |index: usize| words.get(index).map_or(0, |word| index + word.line * LINE);
    let decisive = |word: &Word| matches!(word.reading, Reading::Old | Reading::Unicode);
    let mut before: Option<usize> = None;
    let mut after = words.iter().position(decisive);
    let mut old = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if decisive(word) {
            before = Some(index);
            after = words.iter().skip(index + 1).position(decisive).map(|gap| index + 1 + gap);
        }
        let nearest = match (before, after) {
            (Some(before), Some(after)) if place(after) - place(index) < place(index) - place(before) => Some(after),
            (Some(before), _) => Some(before),
            (None, after) => after,
        };
        if nearest.and_then(|index| words.get(index)).is_some_and(|word| word.reading == Reading::Old) {
            old.push(word);
        }
    }
    old
}

fn replaced(text: &str, words: &[&Word]) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut done = 0;
    for word in words {
        out.push_str(&text[done..word.start]);
        out.push_str(&word.decoded);
        done = word.end;
    }
    out.push_str(&text[done..]);
    out
}

fn suspects_any(line: &str) -> bool {
    suspects(line) > 0
}

/// How many words of `line` are in bytes that could be old letters, and no good Vietnamese as they stand.
fn suspects(line: &str) -> usize {
    if line.is_ascii() && !line.contains(|c: char| c.is_ascii_control()) {
        return 0;
    }
    let inside = |c: char| {
        is_letter(c) || matches!(c, '\u{80}'..='\u{FF}' | '\u{300}'..='\u{36F}') || (c.is_ascii_control() && c != '\t')
    };
    let may_be_old = |text: &str| {
        text.contains(|c: char| c.is_ascii_alphabetic())
            && (Misread::Western.bytes(text).is_some() || Misread::Vietnamese.bytes(text).is_some())
    };
    words(line, inside)
        .into_iter()
        .map(|(start, end)| &line[start..end])
        .filter(|text| (!text.is_ascii() || text.contains(|c: char| c.is_ascii_control())) && may_be_old(text))
        .filter(|text| !word::is_good(text))
        .count()
}
