//! Provisions as they are written, `khoản 2 Điều 5`: the smallest unit first.

/// Whether `inner` lies within `outer` or is the same: `Điều 5` covers `khoản 2 Điều 5`.
pub fn covers(outer: &str, inner: &str) -> bool {
    let (outer, inner) = (plain(outer), plain(inner));
    !outer.is_empty() && inner.ends_with(&outer)
}

/// Whether both have a part in common.
pub fn touches(one: &str, other: &str) -> bool {
    covers(one, other) || covers(other, one)
}

/// The words without marks of punctuation, case and zeros in front of numbers, each behind a blank.
fn plain(written: &str) -> String {
    let words = written.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let mut plain = String::new();
    for word in words.map(|word| word.trim_matches(['.', ')', '('])).filter(|word| !word.is_empty()) {
        plain.push(' ');
        let word = match word.trim_start_matches('0') {
            "" => word,
            rest => rest,
        };
        plain.push_str(&word.to_lowercase());
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{covers, touches};

    #[test]
    fn an_article_holds_its_clauses() {
        assert!(covers("Điều 5", "khoản 2 Điều 5") && covers("khoản 2 Điều 5", "Khoản 02, điều 5."));
        assert!(!covers("khoản 2 Điều 5", "Điều 5") && touches("khoản 2 Điều 5", "Điều 5"));
        assert!(!touches("Điều 5", "Điều 15") && !touches("khoản 2 Điều 5", "khoản 3 Điều 5"));
        assert!(!covers("", "Điều 5"));
    }
}
