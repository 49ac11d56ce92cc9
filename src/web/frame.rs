//! What is the same around every page: its words, and the way to the other language.

use super::words::{self, Words};
use crate::view::page::PageRequest;

/// The frame of a page.
#[derive(Clone)]
pub(super) struct Frame {
    pub(super) w: &'static Words,
    /// This page in the other language.
    pub(super) switch: String,
    /// The path of this page.
    path: String,
}

impl Frame {
    pub(super) fn of(request: &PageRequest) -> Self {
        let w = words::of(request.language);
        let joint = if request.address.contains('?') { '&' } else { '?' };
        let path = request.address.split('?').next().unwrap_or_default().to_owned();
        Self { w, switch: format!("{}{joint}lang={}", request.address, w.other_lang), path }
    }

    /// The pages of the menu: word, address, and whether this is it.
    pub(super) fn menu(&self) -> [(&'static str, &'static str, bool); 5] {
        let w = self.w;
        let pages = [
            (w.nav_search, "/"),
            (w.nav_compare, "/compare"),
            (w.nav_basis, "/legal-basis"),
            (w.nav_check, "/check"),
            (w.nav_corpus, "/corpus"),
        ];
        pages.map(|(word, address)| (word, address, self.path == address))
    }
}
