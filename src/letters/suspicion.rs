//! A quick look over a text for what may be a wrong letter, so that good prose costs nearly nothing.

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Suspicion(u8);

const SIGN: u8 = 1;
const LETTER: u8 = 2;
const MARK: u8 = 4;
const SCRIPT: u8 = 8;
const ODD_U: u8 = 16;
const CONTROL: u8 = 32;
const ETH: u8 = 64;

/// Kinds that a first byte of UTF-8 may begin.
const FIRST: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte {
            0xC2 => SIGN,
            0xC3 => LETTER | ETH,
            0xC6 => ODD_U,
            0xCC | 0xCD => MARK,
            0xCE..=0xD1 => SCRIPT,
            0..=8 | 0x0E..=0x1A | 0x1C..=0x1F => CONTROL,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// Kinds that a second byte confirms.
const SECOND: [u8; 256] = {
    let mut table = [CONTROL; 256];
    let mut byte = 0x80;
    while byte < 0xC0 {
        let mut kinds = CONTROL | MARK | SCRIPT;
        // No-break space, soft hyphen, degree and the small raised digits are of ordinary text.
        if !matches!(byte, 0xA0 | 0xAD | 0xB0..=0xB3) {
            kinds |= SIGN;
        }
        // The letters of Latin-1 that Vietnamese lacks, as second bytes after C3.
        if matches!(byte, 0x84..=0x87 | 0x8B | 0x8E..=0x91 | 0x96..=0x98 | 0x9B | 0x9C | 0x9E | 0x9F)
            || matches!(byte, 0xA4..=0xA7 | 0xAB | 0xAE..=0xB1 | 0xB6..=0xB8 | 0xBB | 0xBC | 0xBE | 0xBF)
        {
            kinds |= LETTER;
        }
        if matches!(byte, 0x90 | 0xB0) {
            kinds |= ETH;
        }
        // ƣ Ƣ Ɖ
        if matches!(byte, 0x89 | 0xA2 | 0xA3) {
            kinds |= ODD_U;
        }
        table[byte] = kinds;
        byte += 1;
    }
    table
};

impl Suspicion {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut seen = 0;
        for (first, second) in bytes.iter().zip(bytes.iter().skip(1)) {
            seen |= FIRST[usize::from(*first)] & SECOND[usize::from(*second)];
        }
        Self(seen)
    }

    /// Letters or signs of Latin-1 that Vietnamese prose lacks, control characters.
    pub(super) fn of_encoding(self) -> bool {
        self.0 & (SIGN | LETTER | CONTROL | MARK) != 0
    }

    /// Combining marks.
    pub(super) fn of_marks(self) -> bool {
        self.0 & MARK != 0
    }

    /// Letters of Cyrillic or Greek, eth, or an African D.
    pub(super) fn of_lookalikes(self) -> bool {
        self.0 & (SCRIPT | ETH | ODD_U) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_prose_raises_none() {
        let prose = "Điều 5. Căn cứ Nghị định số 63/2010/NĐ-CP, ỦY BAN NHÂN DÂN TỈNH – “ưu tiên”; Phụ lục: 25 °C, 30\u{A0}m²\n\t";
        assert_eq!(Suspicion::of(prose), Suspicion::default());
    }

    #[test]
    fn wrong_letters_raise_it() {
        for text in ["ngµy", "quyeát ñònh", "§iÒu", "a\u{5}b"] {
            assert!(Suspicion::of(text).of_encoding(), "{text}");
        }
        assert!(Suspicion::of("va\u{300}").of_marks());
        for text in ["ÐIỀU", "CР", "Ɖiều"] {
            assert!(Suspicion::of(text).of_lookalikes(), "{text}");
        }
    }
}
