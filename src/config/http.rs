//! Settings of serving.

use super::block::settings;
use super::form::{address, folder_or, named, origins, secret, whole};
use std::net::SocketAddr;
use std::path::PathBuf;

/// The folder that `serve` reads where nothing names one.
pub const DEFAULT_CORPUS: &str = "corpus";

/// What a server tells of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Log {
    /// Nothing.
    Off,
    /// What went wrong inside.
    Error,
    /// Also what an operator should look at.
    Warn,
    /// Also each request.
    Info,
    /// Also refusals and their causes.
    Debug,
}

const LOG: [(&str, Log); 5] =
    [("off", Log::Off), ("error", Log::Error), ("warn", Log::Warn), ("info", Log::Info), ("debug", Log::Debug)];

settings! {
    /// How `serve` serves.
    Http, Some("Serving");

    /// Where to listen
    addr: SocketAddr = address(SocketAddr::from(([127, 0, 0, 1], 8080))), "--addr HOST:PORT", "CANCU_ADDR";

    /// Folder of documents that `serve` reads into the index first
    corpus: Option<PathBuf> = folder_or(DEFAULT_CORPUS), "--corpus DIR", "CANCU_CORPUS";

    /// How many questions are answered at once; more wait
    concurrent: u64 = whole(8, 1..=1_000), "--concurrent N", "CANCU_CONCURRENT";

    /// Time for one question, waiting included, in seconds
    deadline_seconds: u64 = whole(10, 1..=3_600), "--deadline-seconds SECONDS", "CANCU_DEADLINE_SECONDS";

    /// Time for open requests to end after the signal to stop, in seconds
    grace_seconds: u64 = whole(5, 0..=3_600), "--grace-seconds SECONDS", "CANCU_GRACE_SECONDS";

    /// How many requests a second one client address may send; 0 for any number, as behind a proxy that limits them
    rate: u64 = whole(200, 0..=1_000_000), "--rate N", "CANCU_RATE";

    /// The largest file that is accepted, in MiB
    max_upload_mib: u64 = whole(32, 1..=4_096), "--max-upload-mib MIB", "CANCU_MAX_UPLOAD_MIB";

    /// Time for receiving and reading a file, in seconds
    upload_seconds: u64 = whole(120, 1..=86_400), "--upload-seconds SECONDS", "CANCU_UPLOAD_SECONDS";

    /// Folder where uploaded documents are kept
    uploads: Option<PathBuf> = folder_or("uploads in the corpus folder"), "--uploads DIR", "CANCU_UPLOADS";

    /// What `serve` writes to standard error; `info` adds a line for each request
    log: Log = named(Log::Warn, &LOG), "--log LEVEL", "CANCU_LOG";

    /// Secret word of at least 16 ASCII letters, digits and signs, which a client sends as `Authorization: Bearer TOKEN` to
    /// upload and delete; where it is not set, nobody may
    token: Option<blake3::Hash> = secret(), "", "CANCU_TOKEN";

    /// Web sites whose scripts may ask (CORS), as `https://example.org`, separated by commas
    cors_origins: Vec<String> = origins(), "", "CANCU_CORS_ORIGINS";
}
