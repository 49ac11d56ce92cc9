//! Pages that are pictures → their text, by the program `tesseract`.

use super::{ParsedPage, Picture};
use crate::text::{Notice, NoticeKind, PageNumber};
use std::path::PathBuf;
use std::time::Duration;

/// When text is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Ocr {
    /// Pages without readable text.
    #[default]
    Auto,
    /// No page.
    Never,
    /// Every page, whatever text it has.
    Always,
}

/// How pages are recognised.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    /// The folder where what was recognised is kept; none where nothing is.
    pub(super) cache: Option<PathBuf>,
    /// The time for one page.
    pub(super) time: Duration,
}

/// Recognises the picture of `page`, the one after `index` others, and puts lines and notices into the page.
pub(super) fn fill(page: &mut ParsedPage, index: usize, settings: &Settings) {
    let Some(picture) = page.picture.take() else { return };
    if let Err(message) = recognise(&picture, settings) {
        page.notices.push(Notice { page: Some(PageNumber::from_index(index)), kind: NoticeKind::UnreadPage, message });
    }
}

/// Whether text can be recognised; else a sentence that names what to install.
pub(super) fn ready() -> Result<(), String> {
    Err("recognising text (OCR) is not built in yet".to_owned())
}

fn recognise(picture: &Picture, settings: &Settings) -> Result<(), String> {
    let _ = (picture, settings.time, &settings.cache);
    ready()
}
