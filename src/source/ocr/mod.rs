//! Pages that are pictures → their text, by the program `tesseract`.
//!
//! tesseract tells which words stand where (`hocr`); a page that lies on its side or head is turned first (`upright`).
//! Their order is ours, by the same layout as for PDFs (`layout`, `borders`), and so is what the notation of documents
//! proves against a misread letter (`slips`), and what the language proves against a misread mark (`language`, `pairs`). Whether the figures of a letterhead were printed, and so read rightly, is told by
//! the picture alone (`print`). What was recognised is kept by the picture's pixels (`cache`).

mod borders;
mod cache;
mod digits;
mod hocr;
mod ink;
mod language;
mod layout;
mod model;
mod noise;
mod pairs;
mod print;
mod slips;
mod tesseract;
mod turn;
mod upright;

use crate::file::{ParsedPage, Picture};
use crate::text::{Doubt, Notice, PageNumber, Unrecognised};
use std::path::PathBuf;
use std::time::Duration;

pub(crate) use model::{Model, VIETNAMESE};
pub(crate) use tesseract::ready;

/// How pages are recognised.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// The folder where what was recognised is kept; none where nothing is.
    pub(crate) cache: Option<PathBuf>,
    /// The data by which letters are known.
    pub(crate) model: Model,
    /// The time for one page on a machine that does nothing else. A busy one is given [`PATIENCE`] times as much.
    pub(crate) time: Duration,
}

/// Time is measured by the clock, and every core may have several pages and other work to do.
const PATIENCE: u32 = 4;

/// Recognises the picture of `page`, the one after `index` others, and puts lines and notices into the page. Where that
/// fails the page keeps the lines that it had.
pub(crate) fn fill(page: &mut ParsedPage, index: usize, settings: &Settings) {
    let Some(picture) = page.picture.take() else { return };
    let mut marks = 0;
    let what = match recognised(&picture, settings) {
        // What a scanner's program recognised is better than nothing.
        Err(why) if !page.lines.is_empty() => Doubt::Doubtful { why },
        Err(why) => Doubt::NotRecognised { why },
        Ok(sight) => {
            let read = layout::read(&sight, &turn::turned(&picture, sight.turned), &page.stamps, index == 0);
            if read.lines.is_empty() {
                Doubt::NothingRecognised
            } else {
                page.lines = read.lines;
                page.doubtful = read.doubtful;
                marks = read.marks;
                Doubt::Recognised { confidence: read.confidence }
            }
        }
    };
    let page_number = Some(PageNumber::from_index(index));
    page.notices.push(Notice { page: page_number, what });
    if marks > 0 {
        page.notices.push(Notice { page: page_number, what: Doubt::MarksOfLanguage { words: marks } });
    }
}

fn recognised(picture: &Picture, settings: &Settings) -> Result<hocr::Sight, Unrecognised> {
    let Some(folder) = &settings.cache else {
        return upright::sight(picture, &settings.model, settings.time * PATIENCE);
    };
    let key = cache::key(picture, &settings.model);
    if let Some(known) = cache::find(folder, &key) {
        return Ok(known);
    }
    let sight = upright::sight(picture, &settings.model, settings.time * PATIENCE)?;
    cache::keep(folder, &key, &sight);
    Ok(sight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::NoticeKind;

    #[test]
    fn a_warm_cache_does_not_start_the_program() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings =
            Settings { cache: Some(folder.path().to_owned()), model: Model::default(), time: Duration::from_secs(10) };
        let picture = Picture { width: 300, height: 100, gray: vec![255; 30_000] };
        // On a white picture nothing would be recognised.
        let word = hocr::Seen {
            text: "biết".to_owned(),
            left: 10.0,
            top: 10.0,
            right: 90.0,
            bottom: 40.0,
            base: 35.0,
            size: 30.0,
            confidence: 90,
            line: 1,
        };
        cache::keep(
            folder.path(),
            &cache::key(&picture, &settings.model),
            &hocr::Sight { words: vec![word], ..Default::default() },
        );
        let mut page = ParsedPage { picture: Some(picture), ..ParsedPage::default() };
        fill(&mut page, 0, &settings);
        assert_eq!((page.lines, page.picture), (vec!["biết".to_owned()], None));
        assert_eq!(page.notices[0].kind(), NoticeKind::Ocr);
    }
}
