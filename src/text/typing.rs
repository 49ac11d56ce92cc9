//! Vietnamese as it is typed on keyboards without its letters, where no input method turned the keys into letters: Telex
//! (`nghij ddinhj`) and VNI (`nghi5 d9inh5`).

use super::letter::{Tone, is_vowel, with_tone};
use super::syllable::{is_syllable, placed};

/// The syllable that the keys of `word` were meant to write, in Telex or VNI; `None` where they write none, or write the
/// word as it stands.
///
/// Many English words are Telex for something: ask only of words that mean nothing as they stand.
pub fn typed(word: &str) -> Option<String> {
    if word.len() > 12 || !word.is_ascii() || !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let digits = word.contains(|c: char| c.is_ascii_digit());
    let mut keys = Keys::default();
    for key in word.chars() {
        let read = if digits { keys.vni(key) } else { keys.telex(key) };
        if !read {
            return None;
        }
    }
    keys.written().filter(|written| *written != word)
}

#[derive(Default)]
struct Keys {
    letters: Vec<char>,
    tone: Tone,
}

impl Keys {
    /// Takes one key of Telex.
    fn telex(&mut self, key: char) -> bool {
        let tone = match key {
            's' => Tone::Rising,
            'f' => Tone::Falling,
            'r' => Tone::Dipping,
            'x' => Tone::Broken,
            'j' => Tone::Heavy,
            _ => Tone::Level,
        };
        if tone != Tone::Level && self.has_vowel() {
            return self.set_tone(tone);
        }
        match key {
            'w' => self.horn() || self.breve(),
            'd' if self.letters.first() == Some(&'d') => self.stroke(),
            'a' | 'e' | 'o' if self.letters.contains(&key) => self.hat(key),
            _ => {
                self.letters.push(key);
                true
            }
        }
    }

    /// Takes one key of VNI.
    fn vni(&mut self, key: char) -> bool {
        match key {
            '1' => self.set_tone(Tone::Rising),
            '2' => self.set_tone(Tone::Falling),
            '3' => self.set_tone(Tone::Dipping),
            '4' => self.set_tone(Tone::Broken),
            '5' => self.set_tone(Tone::Heavy),
            '6' => ['a', 'e', 'o'].into_iter().any(|vowel| self.hat(vowel)),
            '7' => self.horn(),
            '8' => self.breve(),
            '9' => self.stroke(),
            '0' => false,
            letter => {
                self.letters.push(letter);
                true
            }
        }
    }

    fn has_vowel(&self) -> bool {
        self.letters.iter().any(|c| is_vowel(*c))
    }

    fn set_tone(&mut self, tone: Tone) -> bool {
        let first = self.tone == Tone::Level;
        self.tone = tone;
        first && self.has_vowel()
    }

    /// `a e o` → `â ê ô`.
    fn hat(&mut self, vowel: char) -> bool {
        let with = match vowel {
            'a' => 'â',
            'e' => 'ê',
            _ => 'ô',
        };
        self.replace(vowel, with)
    }

    /// `uo` → `ươ`, else `o` → `ơ`, else `u` → `ư`; the u of `qu` is a consonant.
    fn horn(&mut self) -> bool {
        let both = self.letters.windows(2).position(|two| two == ['u', 'o']);
        if let Some(at) = both.filter(|at| *at == 0 || self.letters[at - 1] != 'q') {
            self.letters[at] = 'ư';
            self.letters[at + 1] = 'ơ';
            return true;
        }
        self.replace('o', 'ơ') || self.replace('u', 'ư')
    }

    fn breve(&mut self) -> bool {
        self.replace('a', 'ă')
    }

    fn stroke(&mut self) -> bool {
        self.letters.first() == Some(&'d') && self.replace('d', 'đ')
    }

    fn replace(&mut self, letter: char, with: char) -> bool {
        match self.letters.iter().rposition(|c| *c == letter) {
            Some(at) => {
                self.letters[at] = with;
                true
            }
            None => false,
        }
    }

    fn written(self) -> Option<String> {
        let mut letters = self.letters;
        if self.tone != Tone::Level {
            let vowel = letters.iter().rposition(|c| is_vowel(*c))?;
            letters[vowel] = with_tone(letters[vowel], self.tone);
        }
        let word: String = letters.into_iter().collect();
        let word = placed(&word).unwrap_or(word);
        is_syllable(&word).then_some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn keys_become_letters() {
        for (keys, word) in [
            ("nghij", "nghị"),
            ("ddinhj", "định"),
            ("thur", "thủ"),
            ("tucj", "tục"),
            ("hanhf", "hành"),
            ("chinhs", "chính"),
            ("quyeets", "quyết"),
            ("dduwowngf", "đường"),
            ("dduongwf", "đường"),
            ("hoafn", "hoàn"),
            ("uyr", "ủy"),
            ("nghi5", "nghị"),
            ("d9inh5", "định"),
            ("quye6t1", "quyết"),
            ("d9uong72", "đường"),
            ("nga8n", "ngăn"),
        ] {
            assert_eq!(typed(keys).as_deref(), Some(word), "{keys}");
        }
        for keys in ["ke", "hanh", "5", "30c", "hello", "ubnd", "", "tthc"] {
            assert_eq!(typed(keys), None, "{keys}");
        }
    }
}
