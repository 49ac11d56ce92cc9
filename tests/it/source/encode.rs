//! Writes Unicode in the old encodings, from the tables of other libraries and so independent of ours.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// An old encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Old {
    Tcvn3,
    Vni,
    Viscii,
    Vps,
    Windows1258,
}

pub(super) const ENCODINGS: [Old; 5] = [Old::Tcvn3, Old::Vni, Old::Viscii, Old::Vps, Old::Windows1258];

impl Old {
    /// `text` as characters whose codes are the bytes; characters that the encoding lacks stay.
    pub(super) fn as_letters(self, text: &str, root: &Path) -> String {
        let codes = self.codes(root);
        let text: String = text.nfc().collect();
        text.chars().map(|c| codes.get(&c).cloned().unwrap_or_else(|| c.to_string())).collect()
    }

    /// `text`, which has no character that the encoding lacks, as bytes.
    pub(super) fn bytes(self, text: &str, root: &Path) -> Vec<u8> {
        self.as_letters(text, root).chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")).collect()
    }

    /// `text` without what the encoding lacks: small letters for capitals where it has only these, plain quotation marks.
    pub(super) fn kept(self, text: &str, root: &Path) -> String {
        let codes = self.codes(root);
        let text: String = text.nfc().collect();
        let lower = |c: char| if codes.contains_key(&c) { c } else { c.to_lowercase().next().unwrap_or(c) };
        text.chars()
            .map(|c| match c {
                '–' | '—' => '-',
                '“' | '”' => '"',
                c if c.is_ascii() => c,
                c => lower(c),
            })
            .filter(|c| c.is_ascii() || codes.contains_key(c))
            .collect()
    }

    /// The bytes of each letter.
    fn codes(self, root: &Path) -> HashMap<char, String> {
        let name = match self {
            Self::Tcvn3 => "tcvn3/char",
            Self::Vni => "vni/char",
            Self::Viscii => "viscii/char",
            Self::Vps => "vps/char",
            Self::Windows1258 => return windows_1258(),
        };
        let table = fs::read_to_string(root.join("peer-cases/viparse-tables.tsv")).expect("the tables");
        let rows = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let rows = rows.filter(|row| row.len() > 2 && row[0] == name);
        let mut codes: HashMap<char, String> =
            rows.filter_map(|row| Some((row[2].chars().next()?, unescaped(&row[1].replace(r"\\", r"\"))))).collect();
        assert!(codes.len() > 70, "{name}");
        if matches!(self, Self::Viscii | Self::Vps) {
            // The tables leave out what is at its place in Latin-1.
            let taken: Vec<String> = codes.values().cloned().collect();
            let same = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ".chars().filter(|c| !taken.contains(&c.to_string()));
            for c in same.collect::<Vec<_>>() {
                codes.entry(c).or_insert_with(|| c.to_string());
            }
        }
        codes
    }
}

/// Letters with their marks behind them, where the code page has no letter of its own.
fn windows_1258() -> HashMap<char, String> {
    let page = encoding_rs::WINDOWS_1258;
    let byte = |text: &str| {
        let (bytes, _, lost) = page.encode(text);
        (!lost).then(|| bytes.iter().copied().map(char::from).collect::<String>())
    };
    let letters = ('À'..='ỹ').filter(|c| c.is_alphabetic());
    letters
        .filter_map(|c| {
            if let Some(code) = byte(&c.to_string()) {
                return Some((c, code));
            }
            let mut parts: Vec<char> = std::iter::once(c).nfd().collect();
            let tone = parts.iter().position(|c| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c))?;
            let tone = parts.remove(tone);
            let base: String = parts.into_iter().nfc().collect();
            Some((c, byte(&base)? + &byte(&tone.to_string())?))
        })
        .collect()
}

/// The characters that `\xe9` and the like stand for.
pub(super) fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\x");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at(2);
        out.push(char::from(u8::from_str_radix(code, 16).expect("two hexadecimal digits")));
        out.push_str(rest);
    }
    out
}
