//! TCVN3, the 8-bit letters of the `.VnTime` fonts (`ngµy` for `ngày`).

use super::encoding::Encoding;
use std::sync::LazyLock;

/// The letters of the codes 160 to 255; a space where there is none.
const LETTERS: &str =
    " ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ ";

pub(super) const ENCODING: Encoding =
    Encoding { name: "TCVN3 (.VnTime)", is_letter: |c| letter(c).is_some(), decoded, words: 1 };

fn letter(c: char) -> Option<char> {
    /// Read once, because letters are looked up for every character of a page.
    static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| LETTERS.chars().collect());
    let index = usize::try_from(u32::from(c).checked_sub(160)?).ok()?;
    TABLE.get(index).copied().filter(|c| *c != ' ')
}

/// The capital fonts (`.VnTimeH`) show small codes as capitals, so a word is in capitals where its plain letters are;
/// where it has but one, or none, its neighbours decide.
fn decoded(word: &str, among_capitals: bool) -> String {
    let text: String = word.chars().map(|c| letter(c).unwrap_or(c)).collect();
    let small = word.contains(|c: char| c.is_ascii_lowercase());
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    // One capital that begins a word (`Hå` for `Hồ`) may just begin it; `¸N` can only be `ÁN`.
    let just_begins = capitals <= 1 && word.starts_with(|c: char| c.is_ascii_uppercase() || capitals == 0);
    if !small && (among_capitals || (capitals > 0 && !just_begins)) { text.to_uppercase() } else { text }
}
