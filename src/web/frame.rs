//! What is the same around every page: its words, and the way to the other language.

use super::words::{self, Words};
use crate::view::page::{PageRequest, with_query};
use crate::view::parameters::Parameters;

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

    /// The answer to `asked` as files and as JSON, from the API at `path`: word and address.
    pub(super) fn exports(&self, path: &str, asked: &Parameters) -> Vec<(&'static str, String)> {
        let w = self.w;
        let kept = || asked.pairs().filter(|(name, _)| *name != "lang");
        [(w.as_csv, "csv"), (w.as_xlsx, "xlsx"), (w.as_json, "json")]
            .map(|(word, format)| (word, with_query(path, kept().chain([("format", format)]))))
            .into()
    }

    /// The pages of the menu: word, address, and whether this is it.
    pub(super) fn menu(&self) -> [(&'static str, &'static str, bool); 6] {
        let w = self.w;
        let pages = [
            (w.nav_search, "/"),
            (w.nav_compare, "/compare"),
            (w.nav_basis, "/legal-basis"),
            (w.nav_check, "/check"),
            (w.nav_code, "/code"),
            (w.nav_corpus, "/corpus"),
        ];
        pages.map(|(word, address)| (word, address, self.path == address))
    }
}
