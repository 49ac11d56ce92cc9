//! How much the server does at once, and for how long.

use crate::config::Http;
use std::time::Duration;

/// How much the server does at once, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Questions asked of the index at the same time; more wait.
    pub concurrent: usize,
    /// The longest that one question may wait and work.
    pub deadline: Duration,
    /// How long open requests may go on after the signal to stop.
    pub grace: Duration,
    /// Files taken and read at the same time; more wait.
    pub files: usize,
    /// The longest that a file may take, from its first byte to the answer.
    pub file_deadline: Duration,
    /// The largest file that is taken, in bytes.
    pub file_bytes: usize,
    /// Requests a second of one client; 0 for any number.
    pub rate: u32,
}

impl Limits {
    /// What the settings say, with so many `files` taken and read at the same time.
    pub fn new(http: &Http, files: usize) -> Self {
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        Self {
            concurrent: count(http.concurrent),
            deadline: Duration::from_secs(http.deadline_seconds),
            grace: Duration::from_secs(http.grace_seconds),
            files,
            file_deadline: Duration::from_secs(http.upload_seconds),
            file_bytes: count(http.max_upload_mib << 20),
            rate: u32::try_from(http.rate).unwrap_or(u32::MAX),
        }
    }
}
