//! What the value of a setting may be, how it is read, and what holds where nothing is said.

use super::opensearch::Hidden;
use crate::index::Place;
use std::ffi::OsStr;
use std::net::SocketAddr;
use std::num::{NonZeroU8, NonZeroUsize};
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// How values of a setting are read.
pub(super) struct Form<T> {
    /// What holds where nothing is said.
    pub(super) usual: T,
    /// The same in words.
    pub(super) told: String,
    /// What a value must be, as the end of the sentence "… which is not".
    pub(super) wanted: String,
    /// All values, where they can be listed.
    pub(super) names: Vec<&'static str>,
    /// Whether a wrong value must not be repeated.
    pub(super) secret: bool,
    /// Reads a value; none where it means nothing.
    pub(super) parse: Parse<T>,
}

type Parse<T> = Box<dyn Fn(&OsStr) -> Option<T> + Send + Sync>;

impl<T> Form<T> {
    /// Values that are text, of which white space at the ends says nothing.
    fn text(
        usual: T,
        told: impl Into<String>,
        wanted: impl Into<String>,
        parse: impl Fn(&str) -> Option<T> + Send + Sync + 'static,
    ) -> Self {
        let parse = Box::new(move |value: &OsStr| parse(value.to_str()?.trim()));
        Self { usual, told: told.into(), wanted: wanted.into(), names: Vec::new(), secret: false, parse }
    }
}

/// A whole number within bounds.
pub(super) fn whole(usual: u64, bounds: RangeInclusive<u64>) -> Form<u64> {
    let wanted = format!("a whole number from {} to {}", bounds.start(), bounds.end());
    Form::text(usual, usual.to_string(), wanted, move |text| text.parse().ok().filter(|n| bounds.contains(n)))
}

/// One of some names.
pub(super) fn named<T: Copy + PartialEq + Send + Sync + 'static>(
    usual: T,
    names: &'static [(&'static str, T)],
) -> Form<T> {
    let told = names.iter().find(|(_, value)| *value == usual).map_or("", |(name, _)| name);
    let all: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
    let wanted = format!("one of `{}`", all.join("`, `"));
    let parse = |text: &str| names.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    Form { names: all, ..Form::text(usual, told, wanted, parse) }
}

/// A folder.
pub(super) fn folder(usual: &'static str) -> Form<PathBuf> {
    Form {
        usual: PathBuf::from(usual),
        told: usual.to_owned(),
        wanted: "a folder".to_owned(),
        names: Vec::new(),
        secret: false,
        parse: Box::new(|value| (!value.is_empty()).then(|| PathBuf::from(value))),
    }
}

/// A folder that is worked out elsewhere where nothing is said; `told` is how.
pub(super) fn folder_or(told: &'static str) -> Form<Option<PathBuf>> {
    let Form { wanted, names, secret, parse, .. } = folder("");
    Form {
        usual: None,
        told: told.to_owned(),
        wanted,
        names,
        secret,
        parse: Box::new(move |value| parse(value).map(Some)),
    }
}

/// A file where one is named; `told` is what holds else.
pub(super) fn file_or(told: &'static str) -> Form<Option<PathBuf>> {
    Form { wanted: "a file".to_owned(), ..folder_or(told) }
}

/// A folder, or the address of an index in a cluster. An address may hold what must not be repeated.
pub(super) fn place(usual: &'static str) -> Form<Place> {
    Form {
        usual: Place::Folder(PathBuf::from(usual)),
        told: usual.to_owned(),
        wanted: "a folder or an address such as http://HOST:9200/NAME, without a name and a password, which belong into the \
                 environment"
            .to_owned(),
        names: Vec::new(),
        secret: true,
        parse: Box::new(|value| if value.is_empty() { None } else { Place::parse(value).ok() }),
    }
}

/// Any text.
pub(super) fn text() -> Form<Option<String>> {
    Form::text(None, "none", "a text", |text| Some(Some(text.to_owned())))
}

/// A secret that must be sent as it is; it is never shown.
pub(super) fn hidden() -> Form<Option<Hidden>> {
    Form { secret: true, ..Form::text(None, "none", "a text", |text| Some(Some(Hidden(text.to_owned())))) }
}

/// A host and a port.
pub(super) fn address(usual: SocketAddr) -> Form<SocketAddr> {
    Form::text(usual, usual.to_string(), format!("an address such as {usual}"), |text| text.parse().ok())
}

/// Threads: one a core where nothing is said.
pub(super) fn threads() -> Form<NonZeroUsize> {
    let cores = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let wanted = format!("a whole number from 1 to {}", u8::MAX);
    Form::text(cores, "one a core", wanted, |text| text.parse::<NonZeroU8>().ok().map(NonZeroUsize::from))
}

/// Web sites: a list with commas, of schemes and hosts as `https://example.org:8443`, without paths.
pub(super) fn origins() -> Form<Vec<String>> {
    Form::text(Vec::new(), "none", "a list of origins such as https://example.org", |list| {
        let origins = list.split(',').map(str::trim).filter(|origin| !origin.is_empty());
        origins.map(|origin| is_origin(origin).then(|| origin.to_owned())).collect()
    })
}

fn is_origin(text: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    host.is_some_and(|host| !host.is_empty() && host.bytes().all(plain))
}

/// The least characters of a secret word: 16, as a shorter one could be guessed.
const SHORTEST_SECRET: usize = 16;

/// A secret word, of which only the hash is kept; a wrong one is not repeated.
pub(super) fn secret() -> Form<Option<blake3::Hash>> {
    let wanted =
        format!("a word of at least {SHORTEST_SECRET} ASCII letters, digits and signs (`openssl rand -hex 24`)");
    let parse = |word: &str| {
        let good = word.len() >= SHORTEST_SECRET && word.bytes().all(|byte| byte.is_ascii_graphic());
        good.then(|| Some(blake3::hash(word.as_bytes())))
    };
    Form { secret: true, ..Form::text(None, "none", wanted, parse) }
}
