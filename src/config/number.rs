//! Settings that are whole numbers: what they are called, what they may be, what they are by default.

use super::ConfigError;
use std::ffi::OsString;

/// A setting that is a whole number.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    /// Its environment variable.
    pub variable: &'static str,
    /// What holds where nothing is said.
    pub usual: u64,
    /// The least that it may be.
    pub least: u64,
    /// The most.
    pub most: u64,
}

impl Number {
    const fn new(variable: &'static str, usual: u64, least: u64, most: u64) -> Self {
        Self { variable, usual, least, most }
    }

    /// What the environment says, else the default.
    pub(super) fn read(&self, get: &impl Fn(&'static str) -> Option<OsString>) -> Result<u64, ConfigError> {
        let Some(value) = get(self.variable).filter(|value| !value.is_empty()) else { return Ok(self.usual) };
        let value = value.to_string_lossy().into_owned();
        match value.trim().parse() {
            Ok(number) if (self.least..=self.most).contains(&number) => Ok(number),
            _ => {
                let wanted = format!("a whole number from {} to {}", self.least, self.most);
                Err(ConfigError { name: self.variable, value, wanted })
            }
        }
    }
}

/// The largest file that is read, in MiB.
pub const FILE_MIB: Number = Number::new("CANCU_MAX_FILE_MIB", 128, 1, 4096);
/// Pages of a file.
pub const PAGES: Number = Number::new("CANCU_MAX_PAGES", 5_000, 1, 1_000_000);
/// Glyphs of a page.
pub const GLYPHS: Number = Number::new("CANCU_MAX_GLYPHS", 200_000, 1, 100_000_000);
/// Drawing operations of a page.
pub const OPERATIONS: Number = Number::new("CANCU_MAX_OPERATIONS", 2_000_000, 1, 1_000_000_000);
/// Things within things.
pub const NESTING: Number = Number::new("CANCU_MAX_NESTING", 256, 1, 10_000);
/// What a file may unpack to, in MiB.
pub const UNPACKED_MIB: Number = Number::new("CANCU_MAX_UNPACKED_MIB", 256, 1, 65_536);
/// Bytes that one packed byte may become.
pub const RATIO: Number = Number::new("CANCU_MAX_RATIO", 200, 2, 1_000_000);
/// Seconds for one file.
pub const WORKER_SECONDS: Number = Number::new("CANCU_WORKER_SECONDS", 20, 1, 3_600);
/// Memory of a worker, in MiB.
pub const WORKER_MIB: Number = Number::new("CANCU_WORKER_MIB", 512, 64, 65_536);
/// Seconds for recognising one page.
pub const OCR_SECONDS: Number = Number::new("CANCU_OCR_SECONDS", 10, 1, 600);
/// Questions asked of the index at the same time.
pub const CONCURRENT: Number = Number::new("CANCU_CONCURRENT", 8, 1, 1_000);
/// Seconds that one question may wait and work.
pub const DEADLINE_SECONDS: Number = Number::new("CANCU_DEADLINE_SECONDS", 10, 1, 3_600);
/// Seconds that open requests may go on after the signal to stop.
pub const GRACE_SECONDS: Number = Number::new("CANCU_GRACE_SECONDS", 5, 0, 3_600);
/// The largest file that is taken over HTTP, in MiB.
pub const UPLOAD_MIB: Number = Number::new("CANCU_MAX_UPLOAD_MIB", 32, 1, 4_096);
/// Seconds that a file sent over HTTP may take, from its first byte to the answer.
pub const UPLOAD_SECONDS: Number = Number::new("CANCU_UPLOAD_SECONDS", 120, 1, 86_400);
/// Requests a second of one client; 0 for any number.
pub const RATE: Number = Number::new("CANCU_RATE", 200, 0, 1_000_000);
