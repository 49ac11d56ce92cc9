//! TCVN3, the 8-bit letters of the `.VnTime` fonts, which arrive as Latin-1 (`ngµy` for `ngày`).

use super::syllable;
use std::sync::LazyLock;

/// The letters of the codes 160 to 255; a space where there is none.
const LETTERS: &str =
    " ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ ";

/// A page needs this many words that speak for TCVN3; foreign names and formulas have fewer.
const EVIDENCE: usize = 5;

/// The page with its TCVN3 lines decoded; `None` where it has none.
///
/// The proof is in the syllables: decoded, nearly all words with a letter in question are Vietnamese, and as they stand
/// hardly one is. Lines with a Vietnamese letter that Latin-1 lacks are Unicode already and stay.
pub(super) fn repair(page: &str) -> Option<String> {
    let lines: Vec<(&str, Option<String>)> =
        page.split('\n').map(|line| (line, in_question(line).then(|| decoded(line)))).collect();
    let (mut all, mut good_before, mut good_after) = (0, 0, 0);
    for (line, decoded) in &lines {
        let Some(decoded) = decoded else { continue };
        for (before, after) in words(line).zip(words(decoded)).filter(|(before, after)| before != after) {
            all += 1;
            good_before += usize::from(syllable::is_syllable(before));
            good_after += usize::from(syllable::is_syllable(after));
        }
    }
    if all < EVIDENCE || good_after * 5 < all * 4 || good_before * 10 > all * 4 {
        return None;
    }
    let lines: Vec<String> =
        lines.into_iter().map(|(line, decoded)| decoded.unwrap_or_else(|| line.to_owned())).collect();
    Some(lines.join("\n"))
}

fn in_question(line: &str) -> bool {
    line.chars().any(|c| letter(c).is_some()) && !line.chars().any(|c| c.is_alphabetic() && c > '\u{FF}')
}

fn letter(c: char) -> Option<char> {
    /// Read once, because letters are looked up for every character of a page.
    static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| LETTERS.chars().collect());
    let index = usize::try_from(u32::from(c).checked_sub(160)?).ok()?;
    TABLE.get(index).copied().filter(|c| *c != ' ')
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || letter(c).is_some()
}

/// The words of a line; TCVN3 writes some letters as signs.
fn words(line: &str) -> impl DoubleEndedIterator<Item = &str> {
    line.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty())
}

fn decoded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() * 2);
    let mut before = "";
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| is_letter(c) != is_letter(first)).unwrap_or(rest.len());
        let (part, tail) = rest.split_at(end);
        if is_letter(first) {
            let beside = |gap: &str, word: &str| gap == " " && is_capital_syllable(word);
            let next = tail.strip_prefix(' ').and_then(|tail| words(tail).next().filter(|word| tail.starts_with(word)));
            let last = words(before).next_back().filter(|word| before.ends_with(&format!("{word} ")));
            let neighbours = next.is_some_and(|w| beside(" ", w)) || last.is_some_and(|w| beside(" ", w));
            out.push_str(&decoded_word(part, neighbours));
        } else {
            out.push_str(part);
        }
        before = &line[..line.len() - tail.len()];
        rest = tail;
    }
    out
}

/// The capital fonts (`.VnTimeH`) show small codes as capitals, so a word is in capitals where its plain letters are;
/// where it has but one, its neighbours decide.
fn decoded_word(word: &str, among_capitals: bool) -> String {
    let plain = word.chars().filter(char::is_ascii_alphabetic);
    let (capitals, small) =
        plain.fold(
            (0, 0),
            |(capitals, small), c| {
                if c.is_ascii_uppercase() { (capitals + 1, small) } else { (capitals, small + 1) }
            },
        );
    let text: String = word.chars().map(|c| letter(c).unwrap_or(c)).collect();
    let only_one = capitals == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    if small == 0 && capitals > 0 && (!only_one || among_capitals) { text.to_uppercase() } else { text }
}

/// A word in capitals that is not just an abbreviation.
fn is_capital_syllable(word: &str) -> bool {
    let plain = || word.chars().filter(char::is_ascii_alphabetic);
    let text: String = word.chars().map(|c| letter(c).unwrap_or(c)).collect();
    plain().count() >= 2 && plain().all(|c| c.is_ascii_uppercase()) && syllable::is_syllable(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as a `.VnTime` font has it; with `capitals` as `.VnTimeH` has it.
    fn encoded(text: &str, capitals: bool) -> String {
        let code = |c: char| {
            let wanted = if capitals { c.to_lowercase().next().unwrap_or(c) } else { c };
            match LETTERS.chars().position(|letter| letter == wanted && letter != ' ') {
                Some(index) if !c.is_ascii() => u32::try_from(160 + index).ok().and_then(char::from_u32).unwrap_or(c),
                _ => c,
            }
        };
        text.chars().map(code).collect()
    }

    #[test]
    fn old_letters_become_unicode() {
        let body =
            "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính";
        let head = "SỞ KHOA HỌC VÀ CÔNG NGHỆ";
        let page = format!("{}\n{}", encoded(head, true), encoded(body, false));
        assert_eq!(repair(&page), Some(format!("{head}\n{body}")));
    }

    #[test]
    fn good_text_stays() {
        let good = [
            "Căn cứ Nghị định số 63/2010/NĐ-CP\nlà có thể, và khi cá lá hoá",
            "là và cá lá hoà tê cô cà phê xã nhà tài sân bé",
            "La loi a été adoptée le 8 août; décret d'exécution à l'étranger, où règne la sûreté",
            "Điều 5 § 3, 25 µm ± 0,5, 37 °C, © 2021",
        ];
        for text in good {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
