//! Snippets in pieces, what was found apart from the rest.

use crate::query::Snippet;

/// Some words, found or not.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) found: bool,
}

/// The pieces of `snippet`. Highlights are code points, in order and apart.
pub(super) fn pieces(snippet: &Snippet) -> Vec<Words> {
    let mut out: Vec<Words> = Vec::new();
    for (at, c) in snippet.text.chars().enumerate() {
        let found = snippet.highlights.iter().any(|[start, end]| (*start..*end).contains(&at));
        match out.last_mut() {
            Some(last) if last.found == found => last.text.push(c),
            _ => out.push(Words { text: c.into(), found }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn highlights_count_code_points() {
        let snippet =
            Snippet {
                page: 1, text: "Căn cứ Nghị định".into(), highlights: vec![[0, 3], [7, 16]], article: None
            };
        let shown: Vec<_> = pieces(&snippet).into_iter().map(|words| (words.text, words.found)).collect();
        let expected = [("Căn", true), (" cứ ", false), ("Nghị định", true)];
        assert_eq!(shown, expected.map(|(text, found)| (text.to_owned(), found)));
    }
}
