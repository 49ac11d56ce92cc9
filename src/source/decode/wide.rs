//! UTF-16 and UTF-32, with a byte-order mark or by the zeros between the letters.

/// How much of a file is looked at.
const SAMPLE: usize = 16 * 1024;

/// One of the encodings with more than one byte a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wide {
    name: &'static str,
    mark: &'static [u8],
    unit: usize,
    big: bool,
}

/// UTF-32 first: its mark begins with that of UTF-16.
const ALL: [Wide; 4] = [
    Wide { name: "UTF-32 (little-endian)", mark: b"\xFF\xFE\0\0", unit: 4, big: false },
    Wide { name: "UTF-32 (big-endian)", mark: b"\0\0\xFE\xFF", unit: 4, big: true },
    Wide { name: "UTF-16 (little-endian)", mark: b"\xFF\xFE", unit: 2, big: false },
    Wide { name: "UTF-16 (big-endian)", mark: b"\xFE\xFF", unit: 2, big: true },
];

/// Whether `bytes` are text in UTF-16 or UTF-32, where zero bytes are ordinary.
pub(crate) fn is_wide(bytes: &[u8]) -> bool {
    told(bytes).is_some()
}

/// The text, the name of its encoding, and how many of its places are broken.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static str, usize)> {
    let wide = told(bytes)?;
    let bytes = bytes.strip_prefix(wide.mark).unwrap_or(bytes);
    let mut broken = usize::from(bytes.len() % wide.unit != 0);
    let mut kept = |c: Option<char>| {
        broken += usize::from(c.is_none());
        c.unwrap_or('\u{FFFD}')
    };
    let units = bytes.chunks_exact(wide.unit).map(|unit| value(unit, wide.big));
    let text: String = if wide.unit == 4 {
        units.map(char::from_u32).map(&mut kept).collect()
    } else {
        let units = units.map(|unit| u16::try_from(unit).unwrap_or_default());
        char::decode_utf16(units).map(Result::ok).map(&mut kept).collect()
    };
    Some((text, wide.name, broken))
}

fn told(bytes: &[u8]) -> Option<Wide> {
    ALL.into_iter().find(|wide| bytes.starts_with(wide.mark)).or_else(|| {
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        ALL.into_iter().find(|wide| sample.contains(&0) && is_text(sample, *wide))
    })
}

/// Whether `sample` is text in `wide`: nearly all its units are characters of Vietnamese prose, and many are ASCII.
fn is_text(sample: &[u8], wide: Wide) -> bool {
    let units = sample.chunks_exact(wide.unit).map(|unit| value(unit, wide.big));
    let (mut all, mut prose, mut plain) = (0, 0, 0);
    for unit in units {
        all += 1;
        let is_plain = matches!(unit, 9 | 10 | 13 | 0x20..=0x7E);
        plain += usize::from(is_plain);
        prose +=
            usize::from(is_plain || matches!(unit, 0xA0..=0x1FF | 0x300..=0x323 | 0x1EA0..=0x1EF9 | 0x2010..=0x2026));
    }
    all >= 4 && prose * 100 >= all * 97 && plain * 2 >= all
}

fn value(unit: &[u8], big: bool) -> u32 {
    let add = |sum: u32, byte: &u8| (sum << 8) | u32::from(*byte);
    if big { unit.iter().fold(0, add) } else { unit.iter().rev().fold(0, add) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_text_is_told_with_and_without_a_mark() {
        let want = "Số: 21/KH-UBND\nCăn cứ Nghị định";
        let two = |unit: fn(u16) -> [u8; 2]| want.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let four = |unit: fn(u32) -> [u8; 4]| want.chars().flat_map(|c| unit(u32::from(c))).collect::<Vec<u8>>();
        let cases = [four(u32::to_le_bytes), four(u32::to_be_bytes), two(u16::to_le_bytes), two(u16::to_be_bytes)];
        for (wide, bytes) in ALL.into_iter().zip(cases) {
            let marked = [wide.mark, &bytes].concat();
            for bytes in [bytes, marked] {
                assert!(is_wide(&bytes), "{}", wide.name);
                assert_eq!(decode(&bytes), Some((want.to_owned(), wide.name, 0)));
            }
        }
    }

    #[test]
    fn other_bytes_are_not_wide() {
        let others: [&[u8]; 5] =
            [b"", b"plain", b"a\0", b"\x01\x02\x03\0\0\0abc\0\0\0\x7F\x00", &[0, 1, 2, 3, 0, 0, 0, 9]];
        for bytes in others {
            assert!(!is_wide(bytes), "{bytes:?}");
        }
    }
}
