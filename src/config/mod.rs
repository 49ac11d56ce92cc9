//! Settings: what the environment says, and the defaults.
//!
//! This is the only place that reads environment variables. A flag outranks a variable, a variable the default.

mod http;
mod number;
mod reading;
mod today;

pub use http::{Http, Log};
pub use number::{
    CONCURRENT, DEADLINE_SECONDS, FILE_MIB, GLYPHS, GRACE_SECONDS, NESTING, Number, OCR_SECONDS, OPERATIONS, PAGES,
    RATE, RATIO, UNPACKED_MIB, UPLOAD_MIB, UPLOAD_SECONDS, WORKER_MIB, WORKER_SECONDS,
};
pub use reading::Reading;
pub use today::today;

use std::ffi::OsString;
use std::net::SocketAddr;
use std::num::{NonZeroU8, NonZeroUsize};
use std::path::PathBuf;
use std::str::FromStr;
use thiserror::Error;

/// What holds where no flag says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The folder of the index (`CANCU_INDEX`, default `index`).
    pub index: PathBuf,
    /// The folder of the user's own tables of facts (`CANCU_REGISTRY`), none where not named.
    pub registry: Option<PathBuf>,
    /// The folder of sample documents that `serve` reads (`CANCU_CORPUS`, default `corpus`); `None` where not named.
    pub corpus: Option<PathBuf>,
    /// Where `serve` listens (`CANCU_ADDR`, default `127.0.0.1:8080`).
    pub addr: SocketAddr,
    /// How many files are read at once (`CANCU_THREADS`, default one a core).
    pub threads: NonZeroUsize,
    /// What one file may cost, and how it is read.
    pub reading: Reading,
    /// How `serve` serves.
    pub http: Http,
    /// This program, for starting it again as a reader of files.
    pub program: PathBuf,
}

/// The folder of the index where nothing names one.
pub const DEFAULT_INDEX: &str = "index";

/// The folder that `serve` reads where nothing names one.
pub const DEFAULT_CORPUS: &str = "corpus";

/// An environment variable with a value that means nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the environment variable {name} is `{value}`, which is not {wanted}; correct or unset it")]
pub struct ConfigError {
    name: &'static str,
    value: String,
    wanted: String,
}

impl Settings {
    /// Reads the environment of this process.
    pub fn from_environment() -> Result<Self, ConfigError> {
        Self::read(std::env::var_os)
    }

    fn read(get: impl Fn(&'static str) -> Option<OsString>) -> Result<Self, ConfigError> {
        let path = |name| path(&get, name);
        Ok(Self {
            index: path("CANCU_INDEX").unwrap_or_else(|| PathBuf::from(DEFAULT_INDEX)),
            registry: path("CANCU_REGISTRY"),
            corpus: path("CANCU_CORPUS"),
            addr: parsed(&get, "CANCU_ADDR", "an address such as 127.0.0.1:8080")?
                .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            threads: parsed(&get, "CANCU_THREADS", "a number of threads from 1 to 255")?.map_or_else(
                || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
                |threads: NonZeroU8| threads.into(),
            ),
            reading: Reading::read(&get)?,
            http: Http::read(&get)?,
            program: program(),
        })
    }
}

/// This program: on Linux by a name that stays true where the file is replaced while we run.
fn program() -> PathBuf {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() { running } else { std::env::current_exe().unwrap_or_else(|_| PathBuf::from("cancu")) }
}

fn path(get: &impl Fn(&'static str) -> Option<OsString>, name: &'static str) -> Option<PathBuf> {
    get(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn parsed<T: FromStr>(
    get: &impl Fn(&'static str) -> Option<OsString>,
    name: &'static str,
    wanted: &'static str,
) -> Result<Option<T>, ConfigError> {
    let Some(value) = get(name).filter(|value| !value.is_empty()) else { return Ok(None) };
    let value = value.to_string_lossy().into_owned();
    match value.trim().parse() {
        Ok(parsed) => Ok(Some(parsed)),
        Err(_) => Err(ConfigError { name, value, wanted: wanted.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use std::path::Path;

    #[test]
    fn a_variable_outranks_the_default_and_an_empty_one_says_nothing() {
        let settings = Settings::read(|name| match name {
            "CANCU_INDEX" => Some("/data/index".into()),
            "CANCU_THREADS" => Some("3".into()),
            _ => Some("".into()),
        })
        .expect("good settings");
        assert_eq!((settings.index.as_path(), settings.threads.get()), (Path::new("/data/index"), 3));
        assert_eq!((settings.addr.port(), settings.reading.max_file_mib, settings.corpus), (8080, 128, None));
    }

    #[test]
    fn a_value_without_meaning_is_named() {
        for (name, value) in [
            ("CANCU_THREADS", "0"),
            ("CANCU_THREADS", "-1"),
            ("CANCU_THREADS", "100000"),
            ("CANCU_ADDR", "localhost"),
            ("CANCU_MAX_FILE_MIB", "1e9"),
            ("CANCU_MAX_FILE_MIB", "0"),
            ("CANCU_RATE", "-1"),
            ("CANCU_LOG", "loud"),
            ("CANCU_CORS_ORIGINS", "example.org"),
        ] {
            let error = Settings::read(|n| (n == name).then(|| value.into())).expect_err(value).to_string();
            assert!(error.contains(name) && error.contains(value), "{error}");
        }
    }
}
