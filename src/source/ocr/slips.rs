//! Misread letters that the notation of documents, or the language, proves.

/// Pairs of syllables that tesseract likes and the language does not have: it takes the dot of an `i` for a hook.
const PAIRS: [(&str, &str); 4] =
    [("chỉ tiết", "chi tiết"), ("chỉ nhánh", "chi nhánh"), ("tỉnh thần", "tinh thần"), ("chỉ phí", "chi phí")];

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

/// Letters that stand for figures within a number: between two figures, or where `/` and a year follow.
fn word(word: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_proven_is_mended() {
        for (line, want) in [
            ("Quyết định số 555/QĐÐ-BCT ngày 26/3/2O26", "Quyết định số 555/QĐ-BCT ngày 26/3/2026"),
            ("Nghị định 63/2010/NÐ-CP, quy định chỉ tiết", "Nghị định 63/2010/NĐ-CP, quy định chi tiết"),
            ("Quý I⁄2021, 2l5 hồ sơ", "Quý I/2021, 215 hồ sơ"),
            ("Quý I/2021 chỉ số của tỉnh, mục I.1, lô 2a1", "Quý I/2021 chỉ số của tỉnh, mục I.1, lô 2a1"),
        ] {
            assert_eq!(mended(line), want);
        }
    }
}
