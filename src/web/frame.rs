//! What is the same around every page: its words, and the way to the other language.

use super::words::{self, Words};
use crate::view::page::PageRequest;

/// The frame of a page.
#[derive(Clone)]
pub(super) struct Frame {
    pub(super) w: &'static Words,
    /// This page in the other language.
    pub(super) switch: String,
}

impl Frame {
    pub(super) fn of(request: &PageRequest) -> Self {
        let w = words::of(request.language);
        let joint = if request.address.contains('?') { '&' } else { '?' };
        Self { w, switch: format!("{}{joint}lang={}", request.address, w.other_lang) }
    }
}
