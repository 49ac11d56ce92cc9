//! The grammar of a Vietnamese syllable: onset (âm đầu), rhyme (vần), tone (thanh).

use super::letter::{Tone, is_vowel, letter, with_tone};

/// The parts of a syllable, lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syllable {
    /// Consonants before the rhyme, `qu` and `gi` among them; may be empty.
    pub onset: String,
    /// Vowels of the rhyme without tone.
    pub nucleus: String,
    /// Consonants after them; may be empty.
    pub coda: String,
    /// The tone.
    pub tone: Tone,
}

/// Onsets, longer ones first, so that the first that fits is the right one.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

/// Every rhyme that a syllable may have, without tone.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong \
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh uêt uêu ui um un ung \
    uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương \
    ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu";

/// The longest syllable, `nghiêng`.
const LONGEST: usize = 7;

/// The parts of `word` where it is a syllable of Vietnamese; the tone mark may stand on any vowel of the rhyme.
pub fn parse(word: &str) -> Option<Syllable> {
    let (bare, tone) = strip_tone(word)?;
    let (onset, rhyme) = split(&bare)?;
    let coda_at = rhyme.find(|c| !is_vowel(c)).unwrap_or(rhyme.len());
    let (nucleus, coda) = rhyme.split_at(coda_at);
    // A syllable closed by a stop has one of two tones.
    if matches!(coda, "c" | "ch" | "p" | "t") && !matches!(tone, Tone::Rising | Tone::Heavy) {
        return None;
    }
    Some(Syllable { onset: onset.to_owned(), nucleus: nucleus.to_owned(), coda: coda.to_owned(), tone })
}

/// Whether `word` is a syllable of Vietnamese, in any case and with its tone mark on any vowel.
pub fn is_syllable(word: &str) -> bool {
    parse(word).is_some()
}

/// `word` with its tone mark on the vowel where dictionaries put it: `hoà` → `hòa`, `vịêt` → `việt`, while `quý`,
/// `già`, `hoàn` stay. `None` where nothing is to be moved.
///
/// `word` is lower case and composed.
pub fn placed(word: &str) -> Option<String> {
    let (bare, tone) = strip_tone(word)?;
    if tone == Tone::Level {
        return None;
    }
    let (onset, rhyme) = split(&bare)?;
    let home = onset.chars().count() + tone_place(rhyme);
    let moved: String =
        bare.chars().enumerate().map(|(at, c)| if at == home { with_tone(c, tone) } else { c }).collect();
    (moved != word).then_some(moved)
}

/// Every syllable that is `fold` without its marks: `thu` → `thu`, `thù`, `thủ`, …, `thư`, `thừ`, …
pub fn spellings(fold: &str) -> Vec<String> {
    if fold.len() > LONGEST || !fold.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut toneless = vec![String::new()];
    for c in fold.chars() {
        let forms = match c {
            'a' => "aăâ",
            'd' => "dđ",
            'e' => "eê",
            'o' => "oôơ",
            'u' => "uư",
            _ => "",
        };
        let longer = |word: &String| match forms {
            "" => vec![format!("{word}{c}")],
            forms => forms.chars().map(|form| format!("{word}{form}")).collect(),
        };
        toneless = toneless.iter().flat_map(longer).collect();
    }
    let mut found = Vec::new();
    for word in toneless.iter().filter(|word| split(word).is_some()) {
        for tone in [Tone::Level, Tone::Falling, Tone::Dipping, Tone::Broken, Tone::Rising, Tone::Heavy] {
            let vowel = word.char_indices().rev().find(|(_, c)| is_vowel(*c));
            let marked = vowel.map(|(at, c)| {
                let (before, after) = (&word[..at], &word[at + c.len_utf8()..]);
                format!("{before}{}{after}", with_tone(c, tone))
            });
            let marked = marked.map(|marked| placed(&marked).unwrap_or(marked));
            found.extend(marked.filter(|marked| is_syllable(marked)));
        }
    }
    found
}

/// The letters without tone, and the one tone that they carry.
fn strip_tone(word: &str) -> Option<(String, Tone)> {
    let mut bare = String::with_capacity(word.len());
    let mut tone = Tone::Level;
    for (count, c) in word.chars().enumerate() {
        let letter = letter(c);
        if count >= LONGEST || (letter.tone != Tone::Level && tone != Tone::Level) {
            return None;
        }
        if letter.tone != Tone::Level {
            tone = letter.tone;
        }
        bare.push(letter.toneless);
    }
    Some((bare, tone))
}

/// Onset and rhyme.
fn split(bare: &str) -> Option<(&str, &str)> {
    let onset = ONSETS.iter().find(|onset| bare.starts_with(**onset))?;
    let rhyme = &bare[onset.len()..];
    match *onset {
        // In `quan`, `quyên` the medial u is written with the q.
        "qu" if is_rhyme(&format!("u{rhyme}")) || is_rhyme(&format!("o{rhyme}")) || is_rhyme(rhyme) => {
            Some((onset, rhyme))
        }
        "gi" if is_rhyme(rhyme) => Some((onset, rhyme)),
        // In `gì`, `gìn` the i is the vowel.
        "gi" if is_rhyme(&bare[1..]) => Some(("g", &bare[1..])),
        "qu" | "gi" => None,
        onset => is_rhyme(rhyme).then_some((onset, rhyme)),
    }
}

fn is_rhyme(rhyme: &str) -> bool {
    use std::{collections::HashSet, sync::LazyLock};
    static SET: LazyLock<HashSet<&str>> = LazyLock::new(|| RHYMES.split_whitespace().collect());
    SET.contains(rhyme)
}

/// Which letter of a rhyme carries the tone: the last one with a mark of its own (`ươ` → `ơ`), else the second of two
/// vowels before a consonant and the first before none, else the middle of three.
fn tone_place(rhyme: &str) -> usize {
    if let Some((at, _)) = rhyme.chars().enumerate().filter(|(_, c)| "ăâêôơư".contains(*c)).last() {
        return at;
    }
    let vowels = rhyme.chars().take_while(|c| is_vowel(*c)).count();
    let closed = rhyme.chars().count() > vowels;
    usize::from(vowels > 2 || (vowels == 2 && closed))
}
