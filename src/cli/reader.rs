//! The reader of the commands that read files.

use crate::config::Settings;
use crate::file::Limits;
use crate::guard::Guard;
use crate::reader::{Reader, ReaderOptions};
use crate::view::sentences;
use anyhow::{Result, anyhow};

/// The reader that the settings ask for, with its first worker running.
pub(super) fn reader(settings: &Settings) -> Result<Reader> {
    let reading = &settings.reading;
    let options = ReaderOptions {
        limits: Limits::from(reading),
        recognisers: reading.threads,
        ocr_cache: reading.ocr_cache.clone(),
        ocr_data: reading.ocr_data.clone(),
    };
    let guard = Guard { memory: reading.worker_bytes(), ..Guard::new(settings.program.clone()) };
    Reader::guarded(guard, options).map_err(|error| anyhow!(sentences::source_error(&error).en))
}
