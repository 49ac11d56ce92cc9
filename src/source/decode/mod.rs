//! Bytes of a text as characters, whatever encoding they are in.
//!
//! A byte-order mark is believed, then UTF-8 that is whole, then what the bytes themselves prove: zeros between letters
//! (UTF-16, UTF-32), syllables (the old Vietnamese encodings), words of western languages. What proves nothing is refused.

mod wide;

use crate::file::SourceError;
use crate::letters;
use crate::text::{Doubt, Notice};
use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;
pub(super) use wide::is_wide;

/// A text, and the doubt about it where it was not plain UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) notice: Option<Notice>,
}

/// The text of `bytes`, which may be of any file that does not say in which encoding it is.
///
/// # Errors
/// `encoding` where nothing proves one.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, SourceError> {
    if let Some((text, name, broken)) = wide::decode(bytes) {
        return match broken {
            0 => Ok(decoded(text, name)),
            broken if is_few(broken, text.chars().count()) => Ok(damaged(text, name, broken)),
            _ => Err(SourceError::BrokenEncoding { encoding: name.to_owned() }),
        };
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: Cow::Borrowed(text), notice: None }),
        Err(error) => error,
    };
    let (broken, whole) = sequences(bytes);
    if is_few(broken, whole) {
        return Ok(damaged(String::from_utf8_lossy(bytes).into_owned(), "UTF-8", broken));
    }
    // Characters with the codes of the bytes, as the old fonts arrive in other files.
    let latin: String = bytes.iter().copied().map(char::from).collect();
    if let Some((text, name)) = letters::decoded(&latin) {
        return Ok(decoded(text, name));
    }
    if is_western(&latin) {
        return Ok(decoded(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), "Windows-1252"));
    }
    Err(SourceError::UnknownEncoding { byte: error.valid_up_to() + 1 })
}

fn decoded(text: String, name: &str) -> Decoded<'static> {
    let what = Doubt::Decoded { encoding: name.to_owned() };
    Decoded { text: Cow::Owned(text), notice: Some(Notice::of_file(what)) }
}

fn damaged(text: String, name: &str, broken: usize) -> Decoded<'static> {
    let what = Doubt::Undecodable { places: broken, encoding: name.to_owned() };
    Decoded { text: Cow::Owned(text), notice: Some(Notice::of_file(what)) }
}

/// Whether a text is still the encoding that it seems to be, with `broken` places among `whole` characters that show it.
fn is_few(broken: usize, whole: usize) -> bool {
    broken * 20 <= whole
}

/// How many places are no UTF-8, and how many characters beyond ASCII are.
fn sequences(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(broken, whole), chunk| {
        let letters = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (broken + usize::from(!chunk.invalid().is_empty()), whole + letters)
    })
}

/// Fewer words than this prove no western language.
const WORDS: usize = 6;

/// Whether bytes read as Latin-1 are words of a western language in Windows-1252: few letters beyond ASCII, all of them in
/// words with plain letters and in even case, beside them nothing but quotation marks, dashes and the like.
fn is_western(latin: &str) -> bool {
    let high = latin.chars().filter(|c| !c.is_ascii()).count();
    let controls = latin.chars().any(|c| matches!(c, '\u{81}' | '\u{8D}' | '\u{8F}' | '\u{90}' | '\u{9D}'));
    let words = || latin.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let fits = |word: &str| {
        let plain = word.chars().filter(char::is_ascii_alphabetic).count();
        let capitals = word.chars().skip(1).any(char::is_uppercase);
        let small = word.chars().any(char::is_lowercase);
        (plain * 3 >= word.chars().count() || word.chars().count() == 1)
            && !(capitals && small)
            && !word.contains(['Þ', 'þ', 'Ð', 'ð', 'µ'])
    };
    !controls
        && high * 6 <= latin.chars().count()
        && words().count() >= WORDS
        && words().filter(|word| !word.is_ascii()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::SourceErrorKind;
    use crate::text::NoticeKind;

    fn kind(bytes: &[u8]) -> (String, Option<NoticeKind>) {
        let decoded = decode(bytes).expect("a text");
        (decoded.text.into_owned(), decoded.notice.map(|notice| notice.kind()))
    }

    #[test]
    fn utf8_is_read_as_it_is() {
        let want = "Số: 21/KH-UBND ừ";
        for text in [want.to_owned(), format!("\u{FEFF}{want}")] {
            assert_eq!(kind(text.as_bytes()), (want.to_owned(), None));
        }
    }

    #[test]
    fn a_few_broken_bytes_are_shown() {
        let good = "Căn cứ Nghị định số 63/2010/NĐ-CP của Chính phủ về kiểm soát thủ tục hành chính và quyết định khác";
        let mut bytes = good.as_bytes().to_vec();
        let at = bytes.iter().position(|b| *b == 0xE1).expect("a letter of three bytes") + 1;
        bytes.remove(at);
        let (text, notice) = kind(&bytes);
        assert_eq!(notice, Some(NoticeKind::Damaged));
        assert!(text.contains('\u{FFFD}') && text.ends_with("quyết định khác"), "{text}");
    }

    #[test]
    fn western_text_is_read() {
        let text = "La loi a été adoptée le 8 août; décret d'exécution à l'étranger, où règne la sûreté – «fin»";
        let (bytes, _, lost) = WINDOWS_1252.encode(text);
        assert!(!lost);
        assert_eq!(kind(&bytes), (text.to_owned(), Some(NoticeKind::Decoded)));
    }

    #[test]
    fn what_proves_nothing_is_refused() {
        let undecided: [&[u8]; 4] = [
            b"Ch\xEDnh ph\xF1",
            b"\xFF\xFE\x00\xD8\x41\x00",
            b"\xCF\xF0\xE8\xEA\xE0\xE7 \xEE",
            &[0xB5, 0xC4, 0xCA, 0xC7],
        ];
        for bytes in undecided {
            let error = decode(bytes).expect_err("not a text");
            assert_eq!(error.kind(), SourceErrorKind::Encoding);
        }
    }
}
