//! What Word 2010 wrote into PDFs: `ƣ` for `ư`, and in capitals `Õ` for `Ò` and `Ö` for `Ú`.

use super::word;
use std::borrow::Cow;

/// Capitals that rightly bear `Õ`; every other that does is a wrong `Ò`.
const RIGHT: [&str; 10] = ["RÕ", "VÕ", "ĐÕ", "NÕ", "LÕI", "MÕM", "DÕI", "HÕM", "CÕI", "BÕNG"];

/// Whether the letter that Vietnamese does not have stands in the text.
pub(super) fn is_evident(text: &str) -> bool {
    text.contains(['ƣ', 'Ƣ'])
}

/// The text with its letters set right; `None` where none was wrong. `evident` says whether the document is of this kind.
pub(super) fn repair(text: &str, evident: bool) -> Option<String> {
    if !evident && !text.contains("CỘNG HÕA") {
        return None;
    }
    let mut repaired = String::with_capacity(text.len());
    for part in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
        repaired.push_str(&repaired_word(word));
        repaired.push_str(&part[word.len()..]);
    }
    (repaired != text).then_some(repaired)
}

fn repaired_word(word: &str) -> Cow<'_, str> {
    let better = word.replace('ƣ', "ư").replace('Ƣ', "Ư");
    let capitals = better.chars().all(char::is_uppercase);
    if capitals && better.contains('Õ') && !RIGHT.contains(&better.as_str()) {
        let other = better.replace('Õ', "Ò");
        if word::is_well_spelled(&other) {
            return other.into();
        }
    }
    if capitals && better.contains('Ö') {
        let other = better.replace('Ö', "Ú");
        if word::is_well_spelled(&other) {
            return other.into();
        }
    }
    better.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_letters_are_set_right() {
        let cases = [
            ("CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Some("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
            ("Căn cứ Luật Tổ chức chính quyền địa phƣơng", Some("Căn cứ Luật Tổ chức chính quyền địa phương")),
            ("TRƢỞNG PHÕNG VÕ VĂN RÕ, ƣu tiên", Some("TRƯỞNG PHÒNG VÕ VĂN RÕ, ưu tiên")),
            ("KẾT THÖC, HẠNH PHÖC, ƣu tiên, KÖLN", Some("KẾT THÚC, HẠNH PHÚC, ưu tiên, KÖLN")),
            ("TRƯỞNG PHÒNG, hồ sơ dõi theo", None),
        ];
        for (text, want) in cases {
            assert_eq!(repair(text, is_evident(text)).as_deref(), want);
        }
    }
}
