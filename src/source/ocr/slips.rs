//! Misread letters that the notation of documents, or the language, proves.

use crate::text::syllable;

/// Pairs of syllables that tesseract likes and the language does not have: it takes the dot of an `i` for a hook.
const PAIRS: [(&str, &str); 6] = [
    ("chỉ tiết", "chi tiết"),
    ("chỉ nhánh", "chi nhánh"),
    ("tỉnh thần", "tinh thần"),
    ("chỉ phí", "chi phí"),
    ("KẼ HOẠCH", "KẾ HOẠCH"),
    ("Kẽ hoạch", "Kế hoạch"),
];

/// The line with its slips mended.
pub(super) fn mended(line: &str) -> String {
    // Vietnamese has neither eth nor the slash of fractions.
    let mut line = line.replace("ĐÐ", "Đ").replace('Ð', "Đ").replace('ð', "đ").replace('\u{2044}', "/");
    for (wrong, right) in PAIRS {
        if line.contains(wrong) {
            line = line.replace(wrong, right);
        }
    }
    let words: Vec<String> = line.split(' ').map(word).collect();
    words.join(" ")
}

/// Letters that stand for figures within a number: between two figures, or where `/` and a year follow; and capitals
/// within a syllable, `thỦ`, whose letters differ from small ones in size alone.
fn word(word: &str) -> String {
    if let Some(small) = without_inner_capitals(word) {
        return small;
    }
    let letters: Vec<char> = word.chars().collect();
    let figure = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let mended = letters.iter().enumerate().map(|(at, c)| {
        let between = figure(at.checked_sub(1)) && figure(Some(at + 1));
        match c {
            'O' | 'o' if between => '0',
            'l' | 'I' if between => '1',
            c => *c,
        }
    });
    mended.collect()
}

fn without_inner_capitals(word: &str) -> Option<String> {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    // `mA` is a unit, `hỒ` can be nothing else.
    let proven = bare.chars().count() > 2 || !bare.is_ascii();
    let mixed = bare.contains(char::is_lowercase) && bare.chars().skip(1).any(char::is_uppercase);
    let small = bare.to_lowercase();
    if !(mixed && proven && syllable::is_syllable(&small)) {
        return None;
    }
    let first: String = bare.chars().take(1).collect();
    Some(word.replacen(bare, &format!("{first}{}", small.chars().skip(1).collect::<String>()), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_proven_is_mended() {
        for (line, want) in [
            ("Quyết định số 555/QĐÐ-BCT ngày 26/3/2O26", "Quyết định số 555/QĐ-BCT ngày 26/3/2026"),
            ("Nghị định 63/2010/NÐ-CP, quy định chỉ tiết", "Nghị định 63/2010/NĐ-CP, quy định chi tiết"),
            ("thỦ tục; ThỦ tướng, (hỒ sơ)", "thủ tục; Thủ tướng, (hồ sơ)"),
            ("pH, mA, kWh, iPhone, UBND, TTHC", "pH, mA, kWh, iPhone, UBND, TTHC"),
            ("Quý I⁄2021, 2l5 hồ sơ", "Quý I/2021, 215 hồ sơ"),
            ("Quý I/2021 chỉ số của tỉnh, mục I.1, lô 2a1", "Quý I/2021 chỉ số của tỉnh, mục I.1, lô 2a1"),
        ] {
            assert_eq!(mended(line), want);
        }
    }
}
