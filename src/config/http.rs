//! Settings of serving.

use super::number::{CONCURRENT, DEADLINE_SECONDS, GRACE_SECONDS, RATE, UPLOAD_MIB, UPLOAD_SECONDS};
use super::{ConfigError, path};
use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

/// How `serve` serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Http {
    /// Questions asked of the index at the same time; more wait (`CANCU_CONCURRENT`, default 8).
    pub concurrent: u64,
    /// The longest that one question may wait and work, in seconds (`CANCU_DEADLINE_SECONDS`, default 10).
    pub deadline_seconds: u64,
    /// How long open requests may go on after the signal to stop, in seconds (`CANCU_GRACE_SECONDS`, default 5).
    pub grace_seconds: u64,
    /// The largest file that is taken, in MiB (`CANCU_MAX_UPLOAD_MIB`, default 32).
    pub upload_mib: u64,
    /// The longest that a file may take, from its first byte to the answer, in seconds (`CANCU_UPLOAD_SECONDS`, default
    /// 120).
    pub upload_seconds: u64,
    /// Requests a second of one client; 0 for any number (`CANCU_RATE`, default 200).
    pub rate: u64,
    /// Web sites whose pages may ask, as `https://example.org` (`CANCU_CORS_ORIGINS`, with commas; default none).
    pub origins: Vec<String>,
    /// The folder of uploaded files (`CANCU_UPLOADS`, default `uploads` in the corpus folder).
    pub uploads: Option<PathBuf>,
    /// The hash of the word that allows writing (`CANCU_TOKEN`, which is not kept); none where nobody may write.
    pub token: Option<blake3::Hash>,
    /// What is told on standard error (`CANCU_LOG`, default `warn`).
    pub log: Log,
}

/// What a server tells of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Log {
    /// Nothing.
    Off,
    /// What went wrong inside.
    Error,
    /// Also what an operator should look at.
    #[default]
    Warn,
    /// Also each request.
    Info,
    /// Also refusals and their causes.
    Debug,
}

impl FromStr for Log {
    type Err = &'static str;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(match name {
            "off" => Self::Off,
            "error" => Self::Error,
            "warn" => Self::Warn,
            "info" => Self::Info,
            "debug" => Self::Debug,
            _ => return Err("`off`, `error`, `warn`, `info` or `debug`"),
        })
    }
}

/// A word that is shorter could be guessed.
const SHORTEST_TOKEN: usize = 16;

impl Http {
    pub(super) fn read(get: &impl Fn(&'static str) -> Option<OsString>) -> Result<Self, ConfigError> {
        Ok(Self {
            concurrent: CONCURRENT.read(get)?,
            deadline_seconds: DEADLINE_SECONDS.read(get)?,
            grace_seconds: GRACE_SECONDS.read(get)?,
            upload_mib: UPLOAD_MIB.read(get)?,
            upload_seconds: UPLOAD_SECONDS.read(get)?,
            rate: RATE.read(get)?,
            origins: text(get, "CANCU_CORS_ORIGINS").map_or(Ok(Vec::new()), |list| origins(&list))?,
            uploads: path(get, "CANCU_UPLOADS"),
            token: text(get, "CANCU_TOKEN").map(|token| hashed(&token)).transpose()?,
            log: text(get, "CANCU_LOG").map_or(Ok(Log::default()), |name| {
                let wrong =
                    |wanted: &str| ConfigError { name: "CANCU_LOG", value: name.clone(), wanted: wanted.to_owned() };
                name.parse().map_err(wrong)
            })?,
        })
    }
}

fn text(get: &impl Fn(&'static str) -> Option<OsString>, name: &'static str) -> Option<String> {
    get(name).map(|value| value.to_string_lossy().trim().to_owned()).filter(|value| !value.is_empty())
}

/// The origins of a list with commas.
fn origins(list: &str) -> Result<Vec<String>, ConfigError> {
    list.split(',').map(str::trim).filter(|origin| !origin.is_empty()).map(origin).collect()
}

/// `https://example.org:8443`: a scheme and a host, and no path.
fn origin(text: &str) -> Result<String, ConfigError> {
    let host = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let plain = |host: &&str| {
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
    };
    match host.filter(plain) {
        Some(_) => Ok(text.to_owned()),
        None => Err(ConfigError {
            name: "CANCU_CORS_ORIGINS",
            value: text.to_owned(),
            wanted: "a list of origins such as https://example.org".to_owned(),
        }),
    }
}

/// The hash of `token`; what is wrong with it is told without it.
fn hashed(token: &str) -> Result<blake3::Hash, ConfigError> {
    if token.len() >= SHORTEST_TOKEN && token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(blake3::hash(token.as_bytes()));
    }
    let wanted =
        format!("a word of at least {SHORTEST_TOKEN} ASCII letters, digits and signs (`openssl rand -hex 24`)");
    Err(ConfigError { name: "CANCU_TOKEN", value: "*".repeat(token.len().min(8)), wanted })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Http, ConfigError> {
        Http::read(&|name| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn a_token_is_kept_as_its_hash_and_never_told() {
        let http = read(&[("CANCU_TOKEN", " 0123456789abcdef ")]).expect("a token");
        assert_eq!(http.token, Some(blake3::hash(b"0123456789abcdef")));
        let error = read(&[("CANCU_TOKEN", "secret")]).expect_err("too short").to_string();
        assert!(error.contains("CANCU_TOKEN") && !error.contains("secret"), "{error}");
        assert_eq!(read(&[]).expect("defaults").token, None);
    }

    #[test]
    fn origins_are_schemes_and_hosts() {
        let http = read(&[("CANCU_CORS_ORIGINS", "https://a.vn, http://localhost:3000,")]).expect("origins");
        assert_eq!(http.origins, ["https://a.vn", "http://localhost:3000"]);
        for wrong in ["*", "a.vn", "https://a.vn/x", "https://", "https://a vn"] {
            assert!(read(&[("CANCU_CORS_ORIGINS", wrong)]).is_err(), "{wrong}");
        }
    }
}
