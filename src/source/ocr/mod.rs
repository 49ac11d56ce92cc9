//! Pages that are pictures → their text, by the program `tesseract`.
//!
//! tesseract tells which words stand where ([`hocr`]); a page that lies on its side or head is turned first ([`upright`]).
//! Their order is ours, by the same layout as for PDFs ([`layout`], [`borders`]), and so is what the notation of documents
//! proves against a misread letter ([`slips`]). What was recognised is kept by the picture's pixels ([`cache`]).

mod borders;
mod cache;
mod hocr;
mod layout;
mod noise;
mod slips;
mod tesseract;
mod turn;
mod upright;

use super::ParsedPage;
use crate::text::{Notice, NoticeKind, PageNumber};
use std::path::PathBuf;
use std::time::Duration;

pub(super) use tesseract::ready;

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

/// Dots an inch of the pictures that are recognised, where the page is of a usual size.
pub(super) const DPI: f64 = 200.0;

/// Recognises the picture of `page`, the one after `index` others, and puts lines and notices into the page. Where that
/// fails the page keeps the lines that it had.
pub(super) fn fill(page: &mut ParsedPage, index: usize, settings: &Settings) {
    let Some(picture) = page.picture.take() else { return };
    let number = PageNumber::from_index(index);
    let (kind, message) = match recognised(&picture, settings) {
        Err(reason) => (NoticeKind::UnreadPage, format!("page {number} could not be read from its picture: {reason}")),
        Ok(sight) => {
            let read = layout::read(&sight, &turn::turned(&picture, sight.turned), &page.stamps);
            if read.lines.is_empty() {
                (NoticeKind::Ocr, format!("page {number} is a picture, and no text was recognised on it (OCR)"))
            } else {
                page.lines = read.lines;
                let sure = read.confidence;
                (
                    NoticeKind::Ocr,
                    format!(
                        "the text of page {number} was recognised from its picture (OCR), mean confidence {sure} of 100"
                    ),
                )
            }
        }
    };
    page.notices.push(Notice { page: Some(number), kind, message });
}

fn recognised(picture: &super::Picture, settings: &Settings) -> Result<hocr::Sight, String> {
    let Some(folder) = &settings.cache else { return upright::sight(picture, settings.time) };
    let key = cache::key(picture);
    if let Some(known) = cache::find(folder, &key) {
        return Ok(known);
    }
    let sight = upright::sight(picture, settings.time)?;
    cache::keep(folder, &key, &sight);
    Ok(sight)
}
