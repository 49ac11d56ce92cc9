//! Whether the letters of a page are its text, or must be recognised from its picture.

use super::glyphs::Drawing;
use crate::layout::glyph::{Layer, Text, UNKNOWN};
use crate::letters;
use crate::text::{Illegible, syllable};

/// A page that pictures cover this far is a scan where it has hardly any text.
const MOSTLY: f64 = 0.5;
const WHOLLY: f64 = 0.85;

/// Fewer letters than this on a picture are a stamp or a page number, not the page's text; on one that covers the page
/// wholly, also a running head and a note of where the file is from.
const FEW: usize = 60;
const FEW_ON_A_SCAN: usize = 300;

/// Why the page that was drawn so, and gave these lines, must be recognised; `None` where its letters serve.
///
/// What the maker of a scan recognised never serves for a `letterhead`: a number written by hand stands there as if it were
/// typed, and only the picture tells.
pub(super) fn unread(drawing: &Drawing, lines: &[String], letterhead: bool) -> Option<Illegible> {
    let of = |layer: Layer| drawing.glyphs.iter().filter(move |glyph| glyph.layer == layer);
    let seen = of(Layer::Page).filter(|glyph| !matches!(glyph.text, Text::One(' '))).count();
    let unseen = of(Layer::Hidden).filter(|glyph| !matches!(glyph.text, Text::One(' '))).count();
    let nameless = of(Layer::Page).filter(|glyph| is_nameless(&glyph.text)).count();
    let few = if drawing.pictures > WHOLLY { FEW_ON_A_SCAN } else { FEW };
    if drawing.pictures > MOSTLY && seen < few {
        let served = !letterhead && unseen >= FEW && Words::of(lines).are_language();
        return (!served).then_some(Illegible::Picture);
    }
    if nameless * 4 > seen && nameless > 20 {
        return Some(Illegible::Unknown);
    }
    if seen + unseen == 0 {
        let drawn = drawing.paths || drawing.pictures > 0.0;
        return drawn.then_some(Illegible::Drawn);
    }
    // Letters of old fonts are wrong too, but repaired for less.
    let garbled = Words::of(lines).are_garbled()
        && Words::of(letters::repaired(vec![lines.join("\n")]).text().split('\n')).are_garbled();
    garbled.then_some(Illegible::Garbled)
}

fn is_nameless(text: &Text) -> bool {
    matches!(text, Text::One(UNKNOWN | '\u{E000}'..='\u{F8FF}' | '\u{80}'..='\u{9F}'))
}

/// How the words of a text look. Those without a small letter are not counted: symbols (`QĐ-UBND`) are no syllables.
#[derive(Debug, Default, Clone, Copy)]
struct Words {
    all: usize,
    /// Syllables of Vietnamese.
    syllables: usize,
    /// Words with a letter beyond ASCII.
    marked: usize,
    /// Words with a letter that Vietnamese alone has.
    native: usize,
    /// Words that no language writes so: without a vowel, a capital after a small letter, signs or figures between letters.
    odd: usize,
}

impl Words {
    /// Looks at as many words as prove something.
    fn of<S: AsRef<str>>(lines: impl IntoIterator<Item = S>) -> Self {
        const ENOUGH: usize = 400;
        let mut words = Self::default();
        for line in lines {
            for word in line.as_ref().split_whitespace() {
                words.count(word.trim_matches(|c: char| !c.is_alphanumeric()));
            }
            if words.all > ENOUGH {
                break;
            }
        }
        words
    }

    fn count(&mut self, word: &str) {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 || !word.contains(char::is_lowercase) || word.contains(['/', '@', '.', '-']) {
            return;
        }
        self.all += 1;
        self.marked += usize::from(!word.is_ascii());
        self.native += usize::from(word.chars().any(|c| matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'ơ' | 'ư' | 'đ')));
        if syllable::is_syllable(&word.to_lowercase()) {
            self.syllables += 1;
        } else {
            self.odd += usize::from(is_odd(word));
        }
    }

    /// Whether these are words of a language, Vietnamese or other, as good as we would recognise them. Measured on the pages
    /// of a scan: what its maker recognised has .982 to .997 syllables, ours .993 to 1; what has less than .99 is the worse.
    fn are_language(self) -> bool {
        let vietnamese = self.syllables * 100 >= self.all * 99 && self.marked * 2 >= self.all;
        let foreign = self.marked * 20 < self.all && self.odd * 12 < self.all && self.syllables * 2 < self.all;
        self.all >= 10 && (vietnamese || foreign)
    }

    /// Whether these are words of no language: odd ones, or such as have Vietnamese letters and are no syllables.
    fn are_garbled(self) -> bool {
        let odd = self.odd * 5 >= self.all * 2;
        let misspelt = self.native * 4 >= self.all;
        self.all >= 20 && self.syllables * 4 < self.all && (odd || misspelt)
    }
}

fn is_odd(word: &str) -> bool {
    let vowel = |c: char| "aeiouy".contains(crate::text::fold(&c.to_string()).as_str()) || !c.is_ascii();
    let turns = word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    turns || !word.chars().any(vowel) || word.chars().any(|c| !c.is_alphabetic() && c != '\'' && c != '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_from_garbage() {
        let good = [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật",
            "The present Agreement shall enter into force on the thirtieth day after the date of the last notification of it",
            "La loi relative à la procédure administrative a été adoptée par le parlement; les décrets sont publiés au journal",
        ];
        for text in good {
            assert!(!Words::of([text]).are_garbled(), "{text}");
        }
        let shifted: String = good[1].chars().map(|c| if c == ' ' { c } else { char::from(c as u8 ^ 3) }).collect();
        assert!(Words::of([shifted.as_str()]).are_garbled(), "{shifted}: {:?}", Words::of([shifted.as_str()]));
        let turned = |c: char| match c {
            'a'..='z' => char::from((c as u8 - b'a' + 13) % 26 + b'a'),
            c => c,
        };
        let wrong_map: String = good[0].chars().map(turned).collect();
        assert!(Words::of([wrong_map.as_str()]).are_garbled(), "{wrong_map}: {:?}", Words::of([wrong_map.as_str()]));
        assert!(Words::of([good[0]]).are_language() && Words::of([good[1]]).are_language());
        let misread =
            "ty ban nhan dan tinh bao cao ket qua thVc hien nhi$m vg cai cach thu tyc hanh chinh n5m 2021 cua Sa";
        assert!(!Words::of([misread]).are_language(), "{:?}", Words::of([misread]));
    }
}
