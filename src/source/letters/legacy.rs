//! Letters of the fonts before Unicode, which arrive as Latin-1: whose they are, and the proof.

use super::{syllable, tcvn3, vni};

/// One of the old ways to write Vietnamese in 8 bits.
pub(super) struct Encoding {
    /// As people know it, for the notice.
    pub(super) name: &'static str,
    pub(super) is_letter: fn(char) -> bool,
    /// Decodes one line.
    pub(super) decoded: fn(&str) -> String,
}

const ENCODINGS: [Encoding; 2] = [tcvn3::ENCODING, vni::ENCODING];

/// A page needs this many words that speak for an encoding; foreign names and formulas have fewer.
const EVIDENCE: usize = 3;

/// The page decoded and the name of its encoding; `None` where it is good already.
///
/// The proof is in the syllables: decoded, nearly all words with a letter in question are Vietnamese, and as they stand
/// few are. Lines with a Vietnamese letter that Latin-1 lacks are Unicode already and stay.
pub(super) fn repair(page: &str) -> Option<(String, &'static str)> {
    if !page.split('\n').any(is_in_question) {
        return None;
    }
    let tried = ENCODINGS.iter().filter_map(|encoding| Some((weigh(page, encoding)?, encoding.name)));
    tried.max_by_key(|((_, weight), _)| *weight).map(|((text, _), name)| (text, name))
}

/// The page decoded, and how many words speak for it; `None` where too few do.
fn weigh(page: &str, encoding: &Encoding) -> Option<(String, usize)> {
    let (mut all, mut good_before, mut good_after) = (0, 0, 0);
    let mut text = String::with_capacity(page.len() * 2);
    for line in page.split_inclusive('\n') {
        if !is_in_question(line) {
            text.push_str(line);
            continue;
        }
        let decoded = (encoding.decoded)(line);
        let before = words(line, encoding.is_letter);
        for (before, after) in before.zip(words(&decoded, encoding.is_letter)).filter(|(before, _)| is_telling(before))
        {
            all += 1;
            good_before += usize::from(syllable::is_syllable(before));
            good_after += usize::from(syllable::is_syllable(after));
        }
        text.push_str(&decoded);
    }
    let proven = all >= EVIDENCE && good_after * 5 >= all * 4 && good_before * 10 <= all * 4;
    proven.then_some((text, good_after))
}

fn is_in_question(line: &str) -> bool {
    has_high(line) && !line.chars().any(|c| c.is_alphabetic() && c > '\u{FF}')
}

/// Whether a letter beyond ASCII is among them that Latin-1 has.
fn has_high(text: &str) -> bool {
    text.chars().any(|c| ('\u{A1}'..='\u{FF}').contains(&c))
}

/// Whether a word can speak for an encoding: one without any plain letter is as likely Chinese read as Latin-1.
fn is_telling(word: &str) -> bool {
    has_high(word) && word.contains(|c: char| c.is_ascii_alphabetic())
}

/// The words of a line; an encoding may write some letters as signs.
pub(super) fn words(line: &str, is_letter: fn(char) -> bool) -> impl DoubleEndedIterator<Item = &str> {
    line.split(move |c: char| !is_letter(c)).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_text_stays() {
        let good = [
            "Căn cứ Nghị định số 63/2010/NĐ-CP\nlà có thể, và khi cá lá hoá",
            "là và cá lá hoà tê cô cà phê xã nhà tài sân bé",
            "La loi a été adoptée le 8 août; décret d'exécution à l'étranger, où règne la sûreté",
            "Điều 5 § 3, 25 µm ± 0,5, 37 °C, © 2021",
            "£± Ä¿ ¡¡ ¡¡ Â¼ ¹Ø Ó Ú ºì ¾ ü ×÷ Õ ½ µÄ Ô - Ô ò",
            "Ñandú, São Tomé, Ærø, Köln, Zürich, Besançon, Århus",
        ];
        for text in good {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
