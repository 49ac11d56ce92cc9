//! Wrong letters, repaired by the grammar of Vietnamese syllables.
//!
//! Fonts and programs of their time wrote letters that only looked right. A repair is made where the syllables of a page
//! prove it, and is named in a notice; good text is never touched.

mod syllable;
mod tcvn3;
mod word2010;

use crate::text::{Notice, NoticeKind, PageNumber, PagedText};

/// Joins the pages, each with its wrong letters repaired.
pub(super) fn repaired(mut pages: Vec<String>) -> PagedText {
    let mut notices = Vec::new();
    let word2010 = pages.iter().any(|page| word2010::is_evident(page));
    for (index, page) in pages.iter_mut().enumerate() {
        let mut note = |message: &str| {
            let message = format!("page {}: {message}", index + 1);
            notices.push(Notice {
                page: Some(PageNumber::from_index(index)),
                kind: NoticeKind::RepairedLetters,
                message,
            });
        };
        if let Some(good) = tcvn3::repair(page) {
            *page = good;
            note("letters of the old TCVN3 fonts (.VnTime) were turned into Unicode");
        }
        if let Some(good) = word2010::repair(page, word2010) {
            *page = good;
            note("letters that Word 2010 wrote wrongly were repaired (ƣ for ư, Õ for Ò)");
        }
        // A soft hyphen that a PDF draws is a hyphen to its reader; canonical text would drop it.
        if page.contains('\u{AD}') {
            *page = page.replace('\u{AD}', "-");
        }
    }
    let mut text = PagedText::from_pages(pages);
    text.notices = notices;
    text
}
