//! Settings of reading files.

use super::number::{
    FILE_MIB, GLYPHS, NESTING, OCR_SECONDS, OPERATIONS, PAGES, RATIO, UNPACKED_MIB, WORKER_MIB, WORKER_SECONDS,
};
use super::{ConfigError, path};
use crate::file::Ocr;
use std::ffi::OsString;
use std::path::PathBuf;

/// What one file may cost, and how it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The largest file that is read, in MiB (`CANCU_MAX_FILE_MIB`, default 128).
    pub max_file_mib: u64,
    /// How many pages of a file are read (`CANCU_MAX_PAGES`, default 5,000).
    pub max_pages: u64,
    /// How many glyphs of a page are read (`CANCU_MAX_GLYPHS`, default 200,000).
    pub max_glyphs: u64,
    /// How many drawing operations of a page are followed (`CANCU_MAX_OPERATIONS`, default 2,000,000).
    pub max_operations: u64,
    /// How deep things may stand within things (`CANCU_MAX_NESTING`, default 256).
    pub max_nesting: u64,
    /// What a file may unpack to, in MiB (`CANCU_MAX_UNPACKED_MIB`, default 256).
    pub max_unpacked_mib: u64,
    /// Bytes that one packed byte may become (`CANCU_MAX_RATIO`, default 200).
    pub max_ratio: u64,
    /// Seconds for one file without recognition (`CANCU_WORKER_SECONDS`, default 20).
    pub worker_seconds: u64,
    /// Memory for reading one file, in MiB (`CANCU_WORKER_MIB`, default 512).
    pub worker_mib: u64,
    /// Which pages are recognised from their picture (`CANCU_OCR`: `auto`, `never`, `always`; default `auto`).
    pub ocr: Ocr,
    /// Seconds for recognising one page (`CANCU_OCR_SECONDS`, default 10).
    pub ocr_seconds: u64,
    /// Where recognised pages are kept (`CANCU_OCR_CACHE`, default `cancu/ocr` in the user's folder of caches); none where
    /// the user has no such folder.
    pub ocr_cache: Option<PathBuf>,
}

impl Reading {
    pub(super) fn read(get: &impl Fn(&'static str) -> Option<OsString>) -> Result<Self, ConfigError> {
        Ok(Self {
            max_file_mib: FILE_MIB.read(get)?,
            max_pages: PAGES.read(get)?,
            max_glyphs: GLYPHS.read(get)?,
            max_operations: OPERATIONS.read(get)?,
            max_nesting: NESTING.read(get)?,
            max_unpacked_mib: UNPACKED_MIB.read(get)?,
            max_ratio: RATIO.read(get)?,
            worker_seconds: WORKER_SECONDS.read(get)?,
            worker_mib: WORKER_MIB.read(get)?,
            ocr: ocr(get)?,
            ocr_seconds: OCR_SECONDS.read(get)?,
            ocr_cache: cache(get),
        })
    }
}

fn ocr(get: &impl Fn(&'static str) -> Option<OsString>) -> Result<Ocr, ConfigError> {
    let Some(value) = get("CANCU_OCR").filter(|value| !value.is_empty()) else { return Ok(Ocr::Auto) };
    match value.to_string_lossy().trim() {
        "auto" => Ok(Ocr::Auto),
        "never" => Ok(Ocr::Never),
        "always" => Ok(Ocr::Always),
        other => Err(ConfigError {
            name: "CANCU_OCR",
            value: other.to_owned(),
            wanted: "`auto`, `never` or `always`".to_owned(),
        }),
    }
}

fn cache(get: &impl Fn(&'static str) -> Option<OsString>) -> Option<PathBuf> {
    // The standard of these folders wants relative ones to be passed over.
    let absolute = |name| path(get, name).filter(|path| path.is_absolute());
    path(get, "CANCU_OCR_CACHE").or_else(|| {
        let caches = absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")))?;
        Some(caches.join("cancu/ocr"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Reading, ConfigError> {
        Reading::read(&|name| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn the_cache_is_where_the_user_keeps_caches() {
        for (variables, want) in [
            (&[("CANCU_OCR_CACHE", "/a"), ("XDG_CACHE_HOME", "/b"), ("HOME", "/c")][..], Some("/a")),
            (&[("XDG_CACHE_HOME", "/b"), ("HOME", "/c")], Some("/b/cancu/ocr")),
            (&[("XDG_CACHE_HOME", "b"), ("HOME", "/c")], Some("/c/.cache/cancu/ocr")),
            (&[("HOME", "")], None),
        ] {
            let reading = read(variables).expect("good settings");
            assert_eq!(reading.ocr_cache, want.map(PathBuf::from), "{variables:?}");
        }
    }

    #[test]
    fn numbers_have_bounds_and_words_are_known() {
        assert_eq!(read(&[("CANCU_OCR", "always")]).expect("a mode").ocr, Ocr::Always);
        assert_eq!(read(&[("CANCU_MAX_PAGES", " 12 ")]).expect("a number").max_pages, 12);
        for (name, value) in [
            ("CANCU_OCR", "yes"),
            ("CANCU_WORKER_MIB", "1"),
            ("CANCU_WORKER_SECONDS", "0"),
            ("CANCU_MAX_RATIO", "many"),
            ("CANCU_MAX_PAGES", "-1"),
        ] {
            let error = read(&[(name, value)]).expect_err(value).to_string();
            assert!(error.contains(name) && error.contains(value), "{error}");
        }
    }
}
