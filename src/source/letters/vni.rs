//! VNI, the letters of the `VNI-Times` fonts: a plain letter and a second one for its marks (`quyeát ñònh`).

use super::legacy::Encoding;
use unicode_normalization::UnicodeNormalization;

pub(super) const ENCODING: Encoding = Encoding { name: "VNI (VNI-Times)", is_letter: char::is_alphabetic, decoded };

/// What stands for the marks of the vowel before it.
fn marks(c: char) -> Option<&'static str> {
    Some(match c {
        'ù' | 'Ù' => "\u{301}",
        'ø' | 'Ø' => "\u{300}",
        'û' | 'Û' => "\u{309}",
        'õ' | 'Õ' => "\u{303}",
        'ï' | 'Ï' => "\u{323}",
        'â' | 'Â' => "\u{302}",
        'á' | 'Á' => "\u{302}\u{301}",
        'à' | 'À' => "\u{302}\u{300}",
        'å' | 'Å' => "\u{302}\u{309}",
        'ã' | 'Ã' => "\u{302}\u{303}",
        'ä' | 'Ä' => "\u{302}\u{323}",
        'ê' | 'Ê' => "\u{306}",
        'é' | 'É' => "\u{306}\u{301}",
        'è' | 'È' => "\u{306}\u{300}",
        'ú' | 'Ú' => "\u{306}\u{309}",
        'ü' | 'Ü' => "\u{306}\u{303}",
        'ë' | 'Ë' => "\u{306}\u{323}",
        _ => return None,
    })
}

/// Letters that stand for themselves with their marks.
fn whole(c: char) -> char {
    match c {
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'æ' => 'ỉ',
        'Æ' => 'Ỉ',
        'ó' => 'ĩ',
        'Ó' => 'Ĩ',
        'ò' => 'ị',
        'Ò' => 'Ị',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        c => c,
    }
}

fn decoded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(whole(c));
        if "aeiouyôöAEIOUYÔÖ".contains(c)
            && let Some(marks) = chars.peek().copied().and_then(marks)
        {
            out.push_str(marks);
            chars.next();
        }
    }
    out.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::super::legacy;

    #[test]
    fn old_letters_become_unicode() {
        let page = "QUYEÁT ÑÒNH\nCaên cöù Nghò ñònh soá 63/2010/NÑ-CP ngaøy 08 thaùng 6 naêm 2010 cuûa Chính phuû (chi phiù) veà kieåm \
                    soaùt thuû tuïc haønh chính; xeùt ñeà nghò cuûa Giaùm ñoác Sôû Tö phaùp";
        let want = "QUYẾT ĐỊNH\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ (chi phí) về kiểm \
                    soát thủ tục hành chính; xét đề nghị của Giám đốc Sở Tư pháp";
        assert_eq!(legacy::repair(page), Some((want.to_owned(), "VNI (VNI-Times)")));
    }
}
