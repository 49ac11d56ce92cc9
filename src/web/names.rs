//! How documents are called on a page.

use crate::authority::Reference;
use crate::corpus::AuthorityCard;
use crate::registry::Document;

/// `Nghị định 63/2010/NĐ-CP`, as official sources have it.
pub(super) fn official(document: &Document) -> String {
    format!("{} {}", document.doc_type, document.number)
}

/// `Nghị định 63/2010/NĐ-CP`, as most documents write it that cite it; the key itself where none does.
pub(super) fn name(card: &AuthorityCard) -> String {
    joined(card.doc_type.as_deref(), card.canonical.as_deref()).unwrap_or_else(|| card.key.0.clone())
}

/// What a citation calls the document that it means.
pub(super) fn of(reference: &Reference) -> String {
    let citation = &reference.citation;
    joined(citation.doc_type.as_deref(), citation.canonical.as_deref()).unwrap_or_else(|| citation.surface.clone())
}

/// Type and number; a law's name holds its type already.
pub(super) fn joined(doc_type: Option<&str>, canonical: Option<&str>) -> Option<String> {
    let canonical = canonical?;
    Some(match doc_type {
        Some(doc_type) if !canonical.starts_with(doc_type) => format!("{doc_type} {canonical}"),
        _ => canonical.to_owned(),
    })
}

/// So many letters of a long title are shown where it is one link of many.
const SHORT: usize = 60;

/// The beginning of a long title, cut at a word.
pub(super) fn shortened(title: &str) -> String {
    shortened_to(title, SHORT)
}

/// The first `letters` of a name, cut at a word.
pub(super) fn shortened_to(title: &str, letters: usize) -> String {
    let Some((cut, _)) = title.char_indices().nth(letters) else { return title.to_owned() };
    let kept = &title[..cut];
    format!("{}…", kept.rsplit_once(' ').map_or(kept, |(words, _)| words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_end_at_a_word() {
        assert_eq!(shortened("Kế hoạch ngắn"), "Kế hoạch ngắn");
        let short = shortened(&"Thủ tục hành chính ".repeat(9));
        assert!(short.ends_with(" hành…") || short.ends_with(" chính…") || short.ends_with("tục…"), "{short}");
        assert!(short.chars().count() <= SHORT + 1);
    }
}
