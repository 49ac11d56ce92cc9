//! Which letters make a Vietnamese syllable.

use unicode_normalization::UnicodeNormalization;

/// Longer ones first, so that the first match is the right one.
const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];

/// What may follow an onset, without its tone.
const RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oa oac oach oai oan oang oanh oao oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uơ uân uâng uât uây \
    uê uêch uênh uy uya uych uynh uyt uyu uyên uyêt ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu \
    y yên yêm yêt yêu ynh yt ych ";

/// Whether `word`, in letters of any case, is a well-formed syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    let (bare, tone) = without_tone(word);
    let Some(tone) = tone else { return false };
    let candidates = ONSETS.iter().filter_map(|onset| bare.strip_prefix(onset)).chain([bare.as_str()]);
    candidates.into_iter().any(|rime| is_rime(rime) && (!is_stopped(rime) || matches!(tone, Tone::Sharp | Tone::Heavy)))
        || bare == "gi"
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Level,
    Sharp,
    Heavy,
    Other,
}

fn is_rime(rime: &str) -> bool {
    !rime.is_empty() && RIMES.split(' ').any(|known| known == rime)
}

/// A syllable that ends in a stop bears the sharp or the heavy tone.
fn is_stopped(rime: &str) -> bool {
    ["c", "ch", "p", "t"].iter().any(|stop| rime.ends_with(stop))
}

/// The lower-case syllable without its tone, and the tone; `None` where there are two.
fn without_tone(word: &str) -> (String, Option<Tone>) {
    let mut tone = Some(Tone::Level);
    let mut bare = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase).nfd() {
        let found = match c {
            '\u{301}' => Tone::Sharp,
            '\u{323}' => Tone::Heavy,
            '\u{300}' | '\u{303}' | '\u{309}' => Tone::Other,
            c => {
                bare.push(c);
                continue;
            }
        };
        tone = if tone == Some(Tone::Level) { Some(found) } else { None };
    }
    (bare.nfc().collect(), tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_words() {
        for word in
            "Nghị quyết quý giết gì gia của thủ tục hành chính người thuyền khuỷu ĐƯỢC Ủy yêu hòa hoà quốc".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in "quyÕt tØnh ngµy c¶i hµnh Ch strong être đợc2 hẹcs cac hap nươc bbb ăâ".split(' ') {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
