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

impl Default for Limits {
    /// Eight questions at once, ten seconds each, five to finish; two files at once, of 32 MiB and two minutes at the most;
    /// any number of requests.
    fn default() -> Self {
        Self {
            concurrent: 8,
            deadline: Duration::from_secs(10),
            grace: Duration::from_secs(5),
            files: 2,
            file_deadline: Duration::from_secs(120),
            file_bytes: 32 << 20,
            rate: 0,
        }
    }
}

impl From<&Http> for Limits {
    /// As the settings say; how many files are read at once is not among them.
    fn from(http: &Http) -> Self {
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        Self {
            concurrent: count(http.concurrent),
            deadline: Duration::from_secs(http.deadline_seconds),
            grace: Duration::from_secs(http.grace_seconds),
            file_deadline: Duration::from_secs(http.upload_seconds),
            file_bytes: count(http.upload_mib << 20),
            rate: u32::try_from(http.rate).unwrap_or(u32::MAX),
            ..Self::default()
        }
    }
}
