//! Signs of the fonts Symbol and Wingdings, which stand in Unicode's private area as `U+F000` and their code.

/// What a reader sees for `c`; other characters stay.
pub(crate) fn shown(c: char, font: Option<&str>) -> char {
    let code = u32::from(c);
    if !(0xF020..=0xF0FF).contains(&code) {
        return c;
    }
    let code = u8::try_from(code - 0xF000).unwrap_or(b'?');
    let symbol = font.is_none_or(|font| !font.to_lowercase().starts_with("wingdings"));
    let dings = font.is_none_or(|font| !font.eq_ignore_ascii_case("Symbol"));
    let found = |table: &[(u8, char)]| table.iter().find(|(own, _)| *own == code).map(|(_, c)| *c);
    let known = dings.then(|| found(&WINGDINGS)).flatten().or_else(|| symbol.then(|| found(&SYMBOL)).flatten());
    match known {
        Some(c) => c,
        // The figures and most punctuation of Symbol are those of ASCII.
        None if symbol && (0x20..0x40).contains(&code) => char::from(code),
        None => '•',
    }
}

const SYMBOL: [(u8, char); 39] = [
    (0x2D, '-'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x63, 'χ'),
    (0x64, 'δ'),
    (0x65, 'ε'),
    (0x66, 'φ'),
    (0x67, 'γ'),
    (0x68, 'η'),
    (0x6B, 'κ'),
    (0x6C, 'λ'),
    (0x6D, 'μ'),
    (0x6E, 'ν'),
    (0x70, 'π'),
    (0x71, 'θ'),
    (0x72, 'ρ'),
    (0x73, 'σ'),
    (0x74, 'τ'),
    (0x77, 'ω'),
    (0x44, 'Δ'),
    (0x46, 'Φ'),
    (0x47, 'Γ'),
    (0x53, 'Σ'),
    (0x57, 'Ω'),
    (0xA3, '≤'),
    (0xAE, '→'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBB, '≈'),
    (0xBE, '—'),
    (0xC6, '∅'),
    (0xD6, '√'),
    (0xDE, '⇒'),
    (0xE5, '∑'),
];

const WINGDINGS: [(u8, char); 22] = [
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_letters_become_what_is_seen() {
        let cases = [
            ('\u{F0B7}', Some("Symbol"), '•'),
            ('\u{F02D}', Some("Symbol"), '-'),
            ('\u{F0FC}', Some("Wingdings"), '✓'),
            ('\u{F0B3}', None, '≥'),
            ('\u{F0FE}', None, '☑'),
            ('\u{F0D0}', Some("Wingdings"), '•'),
            ('\u{F031}', Some("Symbol"), '1'),
            ('ư', Some("Symbol"), 'ư'),
        ];
        for (c, font, want) in cases {
            assert_eq!(shown(c, font), want, "{:X} in {font:?}", u32::from(c));
        }
    }
}
