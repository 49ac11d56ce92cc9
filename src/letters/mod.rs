//! Wrong letters, repaired by the grammar of Vietnamese syllables.
//!
//! Fonts and programs of their time wrote letters that only looked right. A repair is made where the syllables of a page or
//! line prove it, and is named in a notice; good text is never touched. Good prose is told by one quick look
//! (`suspicion`). Zero-width characters, `;` as the Greek question mark and decomposed letters are settled for every text
//! by [`crate::text::canonical`].

mod bytes;
mod eight_bit;
mod encoding;
mod legacy;
mod lookalikes;
mod marks;
mod mojibake;
mod pieces;
mod reading;
mod suspicion;
mod tcvn3;
mod vni;
mod word;
mod word2010;

use crate::text::{Doubt, Notice, PageNumber, PagedText};
use suspicion::Suspicion;
use unicode_normalization::UnicodeNormalization;

pub(crate) use legacy::decoded;

/// A page as short as a title is looked at even where no single letter is suspicious: `tôc héi` is `tục hội`.
const SHORT: usize = 400;

/// Joins the pages, each with its wrong letters repaired.
pub(crate) fn repaired(mut pages: Vec<String>) -> PagedText {
    let mut notices = Vec::new();
    let word2010 = pages.iter().any(|page| word2010::is_evident(page));
    for (index, page) in pages.iter_mut().enumerate() {
        let mut note = |what| notices.push(Notice { page: Some(PageNumber::from_index(index)), what });
        repair(page, &mut note);
        if let Some(good) = word2010::repair(page, word2010) {
            *page = good;
            note(Doubt::LettersOfWord2010);
        }
        if pieces::is_gutted(page) {
            note(Doubt::Unreadable);
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

/// Repairs what one page proves by itself.
fn repair(page: &mut String, note: &mut dyn FnMut(Doubt)) {
    let seen = Suspicion::of(page);
    if seen.of_encoding()
        && let Some(good) = mojibake::repair(page)
    {
        *page = good;
        note(Doubt::ReadAgain);
    }
    if seen.of_marks() {
        *page = page.nfc().collect();
    }
    if (seen.of_encoding() || page.len() < SHORT)
        && let Some((good, names)) = legacy::repair(page)
    {
        *page = good;
        note(Doubt::OldLetters { fonts: names.into_iter().map(str::to_owned).collect() });
    }
    if seen.of_marks()
        && let Some(good) = marks::repair(page)
    {
        *page = good;
        note(Doubt::LooseMarks);
    }
    if seen.of_lookalikes()
        && let Some(good) = lookalikes::repair(page)
    {
        *page = good;
        note(Doubt::Lookalikes);
    }
    if let Some(good) = pieces::halved(page) {
        *page = good;
        note(Doubt::Doubled);
    }
    if let Some(good) = pieces::joined(page) {
        *page = good;
        note(Doubt::InPieces);
    }
}
