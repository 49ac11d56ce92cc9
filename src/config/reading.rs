//! Settings of reading files: what one file may cost, and how it is read.

use super::block::{Said, settings};
use super::form::{folder_or, named, threads, whole};
use crate::file::{Limits, Ocr};
use crate::guard::Guard;
use crate::source::ocr::VIETNAMESE;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

/// What one file may cost where nothing is said; the numbers stand where they are kept to.
const USUAL: Limits = Limits::USUAL;

const OCR: [(&str, Ocr); 3] = [("auto", Ocr::Auto), ("never", Ocr::Never), ("always", Ocr::Always)];

settings! {
    /// What one file may cost, and how it is read.
    Reading, Some("Reading files");

    /// How many files are read at once
    threads: NonZeroUsize = threads(), "--threads N", "CANCU_THREADS";

    /// Which pages are recognised from their picture (OCR, by `tesseract`); `auto`: those without readable text
    ocr: Ocr = named(USUAL.ocr, &OCR), "--ocr WHEN", "CANCU_OCR";

    /// Folder where recognised pages are kept
    ocr_cache: Option<PathBuf> = folder_or("cancu/ocr in the user's cache folder"), "--ocr-cache DIR", "CANCU_OCR_CACHE";

    /// Folder of tesseract's data for Vietnamese (`vie.traineddata`)
    ocr_data: Option<PathBuf> = folder_or("cancu/tessdata in the user's data folder, else what is installed"),
        "--ocr-data DIR", "CANCU_OCR_DATA";

    /// Time for recognising one page, in seconds
    ocr_seconds: u64 = whole(USUAL.ocr_time.as_secs(), 1..=600), "--ocr-seconds SECONDS", "CANCU_OCR_SECONDS";

    /// Time for reading one file without recognition, in seconds
    worker_seconds: u64 = whole(USUAL.time.as_secs(), 1..=3_600), "--worker-seconds SECONDS", "CANCU_WORKER_SECONDS";

    /// Memory for reading one file, in MiB
    worker_mib: u64 = whole(mib(Guard::USUAL_MEMORY), 64..=65_536), "--worker-mib MIB", "CANCU_WORKER_MIB";

    /// The largest file that is read, in MiB
    max_file_mib: u64 = whole(mib(USUAL.bytes), 1..=4_096), "--max-file-mib MIB", "CANCU_MAX_FILE_MIB";

    /// How many pages of a file are read
    max_pages: u64 = whole(USUAL.pages as u64, 1..=1_000_000), "--max-pages N", "CANCU_MAX_PAGES";

    /// How many glyphs of a page are read
    max_glyphs: u64 = whole(USUAL.glyphs as u64, 1..=100_000_000), "--max-glyphs N", "CANCU_MAX_GLYPHS";

    /// How many drawing operations of a page are carried out
    max_operations: u64 = whole(USUAL.operations as u64, 1..=1_000_000_000),
        "--max-operations N", "CANCU_MAX_OPERATIONS";

    /// How deep elements, groups and forms may be nested
    max_nesting: u64 = whole(USUAL.nesting as u64, 1..=10_000), "--max-nesting N", "CANCU_MAX_NESTING";

    /// How much the parts of a file may unpack to together, in MiB
    max_unpacked_mib: u64 = whole(mib(USUAL.unpacked), 1..=65_536), "--max-unpacked-mib MIB", "CANCU_MAX_UNPACKED_MIB";

    /// How many bytes one compressed byte may unpack to
    max_ratio: u64 = whole(USUAL.ratio as u64, 2..=1_000_000), "--max-ratio N", "CANCU_MAX_RATIO";
}

impl Reading {
    /// The largest file that is read, in bytes.
    pub fn max_file_bytes(&self) -> u64 {
        self.max_file_mib << 20
    }

    /// Memory for reading one file, in bytes.
    pub fn worker_bytes(&self) -> usize {
        bytes(self.worker_mib)
    }
}

impl From<&Reading> for Limits {
    fn from(reading: &Reading) -> Self {
        Self {
            bytes: bytes(reading.max_file_mib),
            pages: count(reading.max_pages),
            glyphs: count(reading.max_glyphs),
            operations: count(reading.max_operations),
            nesting: count(reading.max_nesting),
            unpacked: bytes(reading.max_unpacked_mib),
            ratio: count(reading.max_ratio),
            time: Duration::from_secs(reading.worker_seconds),
            ocr: reading.ocr,
            ocr_time: Duration::from_secs(reading.ocr_seconds),
        }
    }
}

fn mib(bytes: usize) -> u64 {
    bytes as u64 >> 20
}

fn bytes(mib: u64) -> usize {
    count(mib << 20)
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Where recognised pages are kept where nothing names a folder: in the user's folder of caches; none where there is none.
pub(super) fn usual_cache(said: &Said<'_>) -> Option<PathBuf> {
    Some(user_folder(said, "XDG_CACHE_HOME", ".cache")?.join("cancu/ocr"))
}

/// The data of recognition where nothing names a folder: in the user's folder of data, where it is there.
pub(super) fn usual_data(said: &Said<'_>) -> Option<PathBuf> {
    let folder = user_folder(said, "XDG_DATA_HOME", ".local/share")?.join("cancu/tessdata");
    folder.join(VIETNAMESE).is_file().then_some(folder)
}

/// The user's folder that `variable` names, else the one at `usual` in the home.
fn user_folder(said: &Said<'_>, variable: &'static str, usual: &str) -> Option<PathBuf> {
    // The standard of these folders wants relative ones to be passed over.
    let absolute = |name| said.variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute(variable).or_else(|| Some(absolute("HOME")?.join(usual)))
}
