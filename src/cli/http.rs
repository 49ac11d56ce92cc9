//! Flags of `serve`, and its log.

use super::limits::within;
use crate::config::{CONCURRENT, DEADLINE_SECONDS, GRACE_SECONDS, Http, Log, RATE, UPLOAD_MIB, UPLOAD_SECONDS};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use tracing_subscriber::filter::LevelFilter;

#[derive(Debug, Args)]
#[command(next_help_heading = "Serving")]
#[command(after_help = WRITING)]
pub(super) struct HttpFlags {
    /// How many questions are asked of the index at once; more wait [default: 8] [env: CANCU_CONCURRENT]
    #[arg(long, value_name = "N", value_parser = within(CONCURRENT))]
    concurrent: Option<u64>,
    /// The longest that one question may wait and work, in seconds [default: 10] [env: CANCU_DEADLINE_SECONDS]
    #[arg(long, value_name = "SECONDS", value_parser = within(DEADLINE_SECONDS))]
    deadline_seconds: Option<u64>,
    /// How long open requests may go on after the signal to stop, in seconds [default: 5] [env: CANCU_GRACE_SECONDS]
    #[arg(long, value_name = "SECONDS", value_parser = within(GRACE_SECONDS))]
    grace_seconds: Option<u64>,
    /// Requests a second of one client, by its address; 0 for any number, as behind a proxy that limits them [default: 200]
    /// [env: CANCU_RATE]
    #[arg(long, value_name = "N", value_parser = within(RATE))]
    rate: Option<u64>,
    /// The largest file that is taken, in MiB [default: 32] [env: CANCU_MAX_UPLOAD_MIB]
    #[arg(long, value_name = "MIB", value_parser = within(UPLOAD_MIB))]
    max_upload_mib: Option<u64>,
    /// The longest that a file may take from its first byte to the answer, in seconds [default: 120] [env:
    /// CANCU_UPLOAD_SECONDS]
    #[arg(long, value_name = "SECONDS", value_parser = within(UPLOAD_SECONDS))]
    upload_seconds: Option<u64>,
    /// Folder where uploaded documents are kept [default: uploads in the corpus folder] [env: CANCU_UPLOADS]
    #[arg(long, value_name = "DIR")]
    uploads: Option<PathBuf>,
    /// What is told on standard error; info tells each request [default: warn] [env: CANCU_LOG]
    #[arg(long, value_enum, value_name = "LEVEL")]
    log: Option<Level>,
}

/// What has no flag.
const WRITING: &str = "\
Environment only:
  CANCU_TOKEN
      Who sends it, as `Authorization: Bearer TOKEN`, may upload and delete;
      16 letters, digits and signs or more [default: none, nobody may write]
  CANCU_CORS_ORIGINS
      Web sites whose pages may ask, as https://example.org, with commas
      [default: none]";

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Level {
    Off,
    Error,
    Warn,
    Info,
    Debug,
}

impl HttpFlags {
    /// The settings, with what was typed in their place.
    pub(super) fn over(&self, http: &Http) -> Http {
        let log = self.log.map(|level| match level {
            Level::Off => Log::Off,
            Level::Error => Log::Error,
            Level::Warn => Log::Warn,
            Level::Info => Log::Info,
            Level::Debug => Log::Debug,
        });
        Http {
            concurrent: self.concurrent.unwrap_or(http.concurrent),
            deadline_seconds: self.deadline_seconds.unwrap_or(http.deadline_seconds),
            grace_seconds: self.grace_seconds.unwrap_or(http.grace_seconds),
            upload_mib: self.max_upload_mib.unwrap_or(http.upload_mib),
            upload_seconds: self.upload_seconds.unwrap_or(http.upload_seconds),
            rate: self.rate.unwrap_or(http.rate),
            uploads: self.uploads.clone().or_else(|| http.uploads.clone()),
            log: log.unwrap_or(http.log),
            origins: http.origins.clone(),
            token: http.token,
        }
    }
}

/// Writes what the server tells to standard error, a line each.
pub(super) fn log_to_stderr(log: Log) {
    let most = match log {
        Log::Off => LevelFilter::OFF,
        Log::Error => LevelFilter::ERROR,
        Log::Warn => LevelFilter::WARN,
        Log::Info => LevelFilter::INFO,
        Log::Debug => LevelFilter::DEBUG,
    };
    let lines = tracing_subscriber::fmt().with_max_level(most).with_writer(std::io::stderr).with_ansi(false);
    // A program that embeds the command line may log in its own way.
    let _ = lines.try_init();
}
