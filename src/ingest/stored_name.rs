//! Names of files as someone else sent them, made harmless.

use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The most bytes of a name, and of its ending; file systems take 255.
const MOST_BYTES: usize = 150;
const MOST_ENDING: usize = 10;

/// A file name for what was sent as `name`: its last part without what has a meaning in paths, to a shell, to an ingest or
/// on other systems; `document` where nothing is left.
pub(super) fn stored_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .nfc()
        .map(|c| if c.is_control() || is_direction(c) || "#<>:\"|?*%$`'&;".contains(c) { '_' } else { c })
        .collect();
    let kept = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let ending = Path::new(kept).extension().map(|ending| ending.to_string_lossy()).unwrap_or_default();
    let ending = if (1..=MOST_ENDING).contains(&ending.len()) { format!(".{ending}") } else { String::new() };
    let mut stem = &kept[..kept.len() - ending.len()];
    while stem.len() > MOST_BYTES - ending.len() {
        let last = stem.chars().next_back().map_or(1, char::len_utf8);
        stem = &stem[..stem.len() - last];
    }
    let stem = if stem.is_empty() { "document" } else { stem };
    // An ingest takes a list of provenance for no document.
    if stem.starts_with("PROVENANCE") { format!("_{stem}{ending}") } else { format!("{stem}{ending}") }
}

/// Marks that turn the direction of writing hide how a name ends.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::stored_name;

    #[test]
    fn names_are_harmless() {
        for (sent, kept) in [
            ("Kế hoạch 141.pdf", "Kế hoạch 141.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Temp\\a.docx", "a.docx"),
            ("..", "document"),
            ("", "document"),
            (".hidden.txt", "hidden.txt"),
            ("a\u{0}b\nc.txt", "a_b_c.txt"),
            ("x.zip#y.txt", "x.zip_y.txt"),
            ("PROVENANCE.md", "_PROVENANCE.md"),
            ("fdp\u{202E}.exe", "fdp_.exe"),
            ("<script>.txt", "_script_.txt"),
        ] {
            assert_eq!(stored_name(sent), kept, "{sent:?}");
        }
        let long = stored_name(&format!("{}.pdf", "ế".repeat(300)));
        assert!(long.len() <= 150 && long.ends_with("ế.pdf"), "{long}");
    }
}
