//! The log of `serve`.

use crate::config::Log;
use tracing_subscriber::filter::LevelFilter;

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
