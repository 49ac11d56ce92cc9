//! Source text without what is not code.

/// `text` with comments, strings and characters blanked; bytes keep their places, so that lines can be counted.
pub(super) fn code_only(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = skipped(bytes, at);
        if end > at {
            for byte in &mut out[at..end.min(bytes.len())] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
            at = end;
        } else {
            at += 1;
        }
    }
    // Only whole comments and literals were blanked, byte for byte with ASCII.
    String::from_utf8(out).expect("still UTF-8")
}

/// The string literals of `text` with their places, as they are written between their quotes.
pub(super) fn literals(text: &str) -> Vec<(usize, &str)> {
    let bytes = text.as_bytes();
    let (mut at, mut found) = (0, Vec::new());
    while at < bytes.len() {
        let end = skipped(bytes, at).min(bytes.len());
        if end > at && matches!(bytes[at], b'"' | b'r') {
            let inner = text[at..end].trim_start_matches('r').trim_matches('#');
            found.push((at, inner.trim_matches('"')));
        }
        at = end.max(at + 1);
    }
    found
}

/// Where the comment or literal that begins at `at` ends; `at` itself where none begins.
fn skipped(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    if rest.starts_with(b"//") {
        return at + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
    }
    if rest.starts_with(b"/*") {
        return at + find(rest, b"*/").map_or(rest.len(), |end| end + 2);
    }
    if rest[0] == b'"' {
        return at + quoted(rest, b'"');
    }
    let in_word = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    if !in_word && rest[0] == b'r' {
        let hashes = rest[1..].iter().take_while(|b| **b == b'#').count();
        if rest.get(1 + hashes) == Some(&b'"') {
            let closing = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
            let body = 2 + hashes;
            return at + find(&rest[body..], &closing).map_or(rest.len(), |end| body + end + closing.len());
        }
    }
    // A lifetime has no closing quote right after its first character.
    if rest[0] == b'\'' {
        let width = match rest.get(1) {
            Some(b'\\') => return at + quoted(rest, b'\''),
            Some(lead) if *lead >= 0xF0 => 4,
            Some(lead) if *lead >= 0xE0 => 3,
            Some(lead) if *lead >= 0xC0 => 2,
            _ => 1,
        };
        if rest.get(1 + width) == Some(&b'\'') {
            return at + width + 2;
        }
    }
    at
}

/// Length of the literal at the start of `rest`, closing `quote` included.
fn quoted(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
