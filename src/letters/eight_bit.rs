//! VISCII, VPS and Windows-1258: one byte a letter, capitals among the control characters in the first two.

use super::bytes::in_code_page;
use super::encoding::Encoding;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

pub(super) const VISCII: Encoding = Encoding {
    name: "VISCII",
    is_letter: |c| letter(&VISCII_HIGH, &VISCII_CONTROLS, c).is_some(),
    decoded: |word, _| word.chars().map(|c| letter(&VISCII_HIGH, &VISCII_CONTROLS, c).unwrap_or(c)).collect(),
    words: 2,
};

pub(super) const VPS: Encoding = Encoding {
    name: "VPS",
    is_letter: |c| letter(&VPS_HIGH, &VPS_CONTROLS, c).is_some(),
    decoded: |word, _| word.chars().map(|c| letter(&VPS_HIGH, &VPS_CONTROLS, c).unwrap_or(c)).collect(),
    words: 2,
};

pub(super) const WINDOWS_1258: Encoding = Encoding {
    name: "Windows-1258",
    is_letter: |c| c > '\u{9F}' && c.is_alphabetic(),
    decoded: |word, _| word.chars().map(windows_1258).nfc().collect(),
    words: 1,
};

/// The codes 128 to 255; a space where there is no letter.
static VISCII_HIGH: LazyLock<Vec<char>> = LazyLock::new(|| {
    let table = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
    table.chars().collect()
});

const VISCII_CONTROLS: [(char, char); 6] =
    [('\u{2}', 'Ẳ'), ('\u{5}', 'Ẵ'), ('\u{6}', 'Ẫ'), ('\u{14}', 'Ỷ'), ('\u{19}', 'Ỹ'), ('\u{1E}', 'Ỵ')];

static VPS_HIGH: LazyLock<Vec<char>> = LazyLock::new(|| {
    let table = "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ  ỀỂỄỐỒỔỖýỷỵỚỜỞ ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ àáâãảạă èéêẽìí ĩẴĐòóôõ Ơụùúủ ỶẼỳ";
    table.chars().collect()
});

const VPS_CONTROLS: [(char, char); 14] = [
    ('\u{2}', 'Ạ'),
    ('\u{3}', 'Ậ'),
    ('\u{4}', 'Ặ'),
    ('\u{5}', 'Ẹ'),
    ('\u{6}', 'Ệ'),
    ('\u{10}', 'Ị'),
    ('\u{11}', 'Ọ'),
    ('\u{12}', 'Ộ'),
    ('\u{13}', 'Ợ'),
    ('\u{14}', 'Ụ'),
    ('\u{15}', 'Ự'),
    ('\u{19}', 'Ỵ'),
    ('\u{1C}', 'Ẫ'),
    ('\u{1D}', 'Ữ'),
];

fn letter(high: &[char], controls: &[(char, char)], c: char) -> Option<char> {
    match (c as usize).checked_sub(128) {
        Some(index) => high.get(index).copied().filter(|c| *c != ' '),
        None => controls.iter().find(|(code, _)| *code == c).map(|(_, letter)| *letter),
    }
}

/// Base letters and marks; the marks follow their letters and are composed with them.
fn windows_1258(c: char) -> char {
    static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
        ('\u{80}'..='\u{FF}').map(|byte| in_code_page(encoding_rs::WINDOWS_1258, byte).unwrap_or(byte)).collect()
    });
    (c as usize).checked_sub(128).and_then(|index| TABLE.get(index).copied()).unwrap_or(c)
}
