//! Flags of the commands that read files: what one file may cost, and how it is read.

use crate::config::{
    FILE_MIB, GLYPHS, NESTING, Number, OCR_SECONDS, OPERATIONS, PAGES, RATIO, Reading, Settings, UNPACKED_MIB,
    WORKER_MIB, WORKER_SECONDS,
};
use crate::file::Ocr;
use crate::guard::Guard;
use crate::reader::{Reader, ReaderOptions};
use anyhow::Result;
use clap::builder::RangedU64ValueParser;
use clap::{Args, ValueEnum};
use std::num::{NonZeroU8, NonZeroUsize};
use std::path::PathBuf;
use std::time::Duration;

#[derive(Debug, Args)]
#[command(next_help_heading = "Reading files")]
pub(super) struct Limits {
    /// How many files are read at once, at the most 255 [default: one a core] [env: CANCU_THREADS]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroU8>,
    /// Which pages are recognised from their picture (OCR, by tesseract): auto: those without readable text [default: auto]
    /// [env: CANCU_OCR]
    #[arg(long, value_enum, value_name = "WHEN")]
    ocr: Option<OcrMode>,
    /// Folder where recognised pages are kept [default: cancu/ocr in $XDG_CACHE_HOME or ~/.cache] [env: CANCU_OCR_CACHE]
    #[arg(long, value_name = "DIR")]
    ocr_cache: Option<PathBuf>,
    /// Time for recognising one page, in seconds [default: 10] [env: CANCU_OCR_SECONDS]
    #[arg(long, value_name = "SECONDS", value_parser = within(OCR_SECONDS))]
    ocr_seconds: Option<u64>,
    /// Time for reading one file without recognition, in seconds [default: 20] [env: CANCU_WORKER_SECONDS]
    #[arg(long, value_name = "SECONDS", value_parser = within(WORKER_SECONDS))]
    worker_seconds: Option<u64>,
    /// Memory for reading one file, in MiB [default: 512] [env: CANCU_WORKER_MIB]
    #[arg(long, value_name = "MIB", value_parser = within(WORKER_MIB))]
    worker_mib: Option<u64>,
    /// The largest file that is read, in MiB [default: 128] [env: CANCU_MAX_FILE_MIB]
    #[arg(long, value_name = "MIB", value_parser = within(FILE_MIB))]
    max_file_mib: Option<u64>,
    /// How many pages of a file are read [default: 5000] [env: CANCU_MAX_PAGES]
    #[arg(long, value_name = "N", value_parser = within(PAGES))]
    max_pages: Option<u64>,
    /// How many glyphs of a page are read [default: 200000] [env: CANCU_MAX_GLYPHS]
    #[arg(long, value_name = "N", value_parser = within(GLYPHS))]
    max_glyphs: Option<u64>,
    /// How many drawing operations of a page are followed [default: 2000000] [env: CANCU_MAX_OPERATIONS]
    #[arg(long, value_name = "N", value_parser = within(OPERATIONS))]
    max_operations: Option<u64>,
    /// How deep elements, groups and forms may stand within each other [default: 256] [env: CANCU_MAX_NESTING]
    #[arg(long, value_name = "N", value_parser = within(NESTING))]
    max_nesting: Option<u64>,
    /// What the parts of a file may unpack to together, in MiB [default: 256] [env: CANCU_MAX_UNPACKED_MIB]
    #[arg(long, value_name = "MIB", value_parser = within(UNPACKED_MIB))]
    max_unpacked_mib: Option<u64>,
    /// How many bytes one packed byte may become [default: 200] [env: CANCU_MAX_RATIO]
    #[arg(long, value_name = "N", value_parser = within(RATIO))]
    max_ratio: Option<u64>,
}

/// When text is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OcrMode {
    Auto,
    Never,
    Always,
}

/// A number within its bounds.
pub(super) fn within(number: Number) -> RangedU64ValueParser<u64> {
    RangedU64ValueParser::new().range(number.least..=number.most)
}

impl Limits {
    /// How many files are read at once.
    pub(super) fn threads(&self, settings: &Settings) -> NonZeroUsize {
        self.threads.map_or(settings.threads, NonZeroUsize::from)
    }

    /// The largest file that is read, in bytes.
    pub(super) fn max_file_bytes(&self, settings: &Settings) -> u64 {
        self.max_file_mib.unwrap_or(settings.reading.max_file_mib) << 20
    }

    /// The reader that flags and settings ask for, with its first worker running.
    pub(super) fn reader(&self, settings: &Settings) -> Result<Reader> {
        let reading = self.over(&settings.reading);
        let options = ReaderOptions {
            limits: limits(&reading),
            recognisers: self.threads(settings),
            ocr_cache: reading.ocr_cache.clone(),
        };
        let memory = bytes(reading.worker_mib);
        Ok(Reader::guarded(Guard { memory, ..Guard::new(settings.program.clone()) }, options)?)
    }

    /// The settings, with what was typed in their place.
    fn over(&self, reading: &Reading) -> Reading {
        let ocr = self.ocr.map(|mode| match mode {
            OcrMode::Auto => Ocr::Auto,
            OcrMode::Never => Ocr::Never,
            OcrMode::Always => Ocr::Always,
        });
        Reading {
            max_file_mib: self.max_file_mib.unwrap_or(reading.max_file_mib),
            max_pages: self.max_pages.unwrap_or(reading.max_pages),
            max_glyphs: self.max_glyphs.unwrap_or(reading.max_glyphs),
            max_operations: self.max_operations.unwrap_or(reading.max_operations),
            max_nesting: self.max_nesting.unwrap_or(reading.max_nesting),
            max_unpacked_mib: self.max_unpacked_mib.unwrap_or(reading.max_unpacked_mib),
            max_ratio: self.max_ratio.unwrap_or(reading.max_ratio),
            worker_seconds: self.worker_seconds.unwrap_or(reading.worker_seconds),
            worker_mib: self.worker_mib.unwrap_or(reading.worker_mib),
            ocr: ocr.unwrap_or(reading.ocr),
            ocr_seconds: self.ocr_seconds.unwrap_or(reading.ocr_seconds),
            ocr_cache: self.ocr_cache.clone().or_else(|| reading.ocr_cache.clone()),
        }
    }
}

fn limits(reading: &Reading) -> crate::file::Limits {
    crate::file::Limits {
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

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn bytes(mib: u64) -> usize {
    count(mib << 20)
}
