//! UTF-8 that was read as Windows-1252, Latin-1 or Windows-1258 (`Quyáº¿t Ä‘á»‹nh`).

use super::bytes::Misread;
use super::word;

/// The text as it was before it was misread; `None` where nothing proves that it was.
///
/// Each sequence proves itself: a lead byte with its right number of followers does not happen in a language.
pub(super) fn repair(text: &str) -> Option<String> {
    [Misread::Western, Misread::Vietnamese].into_iter().find_map(|misread| {
        let once = reread(text, misread)?;
        // Some went through the mill twice.
        Some(restored(&reread(&once, misread).unwrap_or(once)))
    })
}

fn reread(text: &str, misread: Misread) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut proof, mut against) = (0, 0);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match sequence(rest, misread) {
            Some((meant, length)) => {
                // A capital `Ã` before a no-break space is good Vietnamese, and `Â¼` is like enough Chinese.
                proof += usize::from(meant != 'à' && !matches!(meant, '\u{80}'..='\u{BF}'));
                out.push(meant);
                rest = &rest[length..];
            }
            None => {
                against += usize::from(word::is_alien(c) && c.is_alphabetic() && misread.byte(c).is_some());
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    (proof > against).then_some(out)
}

/// The character whose UTF-8 bytes stand at the beginning of `text`, and how much of `text` they take.
fn sequence(text: &str, misread: Misread) -> Option<(char, usize)> {
    let mut chars = text.char_indices().map(|(at, c)| (at + c.len_utf8(), c));
    let mut bytes = Vec::with_capacity(4);
    let byte = |c: char| misread.byte(c).and_then(|byte| u8::try_from(u32::from(byte)).ok());
    let lead = byte(chars.next()?.1)?;
    bytes.push(lead);
    let followers = match lead {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xF4 => 3,
        _ => return None,
    };
    let mut end = 0;
    for _ in 0..followers {
        let (after, c) = chars.next()?;
        bytes.push(byte(c)?);
        end = after;
    }
    let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    is_likely(meant, misread).then_some((meant, end))
}

/// Whether a Vietnamese text would have `c`, be it misread once more.
fn is_likely(c: char, misread: Misread) -> bool {
    !word::is_alien(c)
        || matches!(c, '\u{300}'..='\u{323}' | '\u{2000}'..='\u{206F}' | '\u{FEFF}')
        || misread.byte(c).is_some()
}

/// What was lost on the way in a text that is proven: of `à` the no-break space became a plain one, of `í` the soft hyphen
/// fell away.
fn restored(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('Ã') {
        let (before, after) = (&rest[..at], &rest[at + 'Ã'.len_utf8()..]);
        out.push_str(before);
        let within = before.ends_with(char::is_lowercase);
        rest = match after.strip_prefix(' ') {
            Some(after) if within => {
                // `hÃ nh` is `hành`: what follows is no word, but the end of one.
                let end = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
                let joined = after.starts_with(' ') || matches!(end, "n" | "nh" | "ng" | "m" | "o" | "i" | "u" | "y");
                out.push_str(if joined { "à" } else { "à " });
                after
            }
            _ if within && after.starts_with(char::is_lowercase) => {
                out.push('í');
                after
            }
            _ => {
                out.push('Ã');
                after
            }
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    fn misread(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_was_misread_is_read_again() {
        let want = "Quyết định số 12/QĐ-UBND “về việc” cà phê – là ĐÃ hành chính";
        let once = misread(want);
        assert_eq!(repair(&once).as_deref(), Some(want));
        assert_eq!(repair(&misread(&once)).as_deref(), Some(want));
        assert_eq!(repair(&once.replace('\u{A0}', " ")).as_deref(), Some(want));
        assert_eq!(repair(&once.replace('\u{AD}', "")).as_deref(), Some(want));
    }

    #[test]
    fn good_text_stays() {
        for text in ["ĐÃ\u{A0}NGÃ\u{A0}BA", "NGÃ\u{A0}BA", "là «tốt» và “khá”", "Âm – ö", "Căn cứ Điều 5 § 3"]
        {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
