//! Where an index is: a folder of this machine, or an index of an OpenSearch cluster.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Where an index is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A folder.
    Folder(PathBuf),
    /// An index of a cluster.
    Cluster(Cluster),
}

/// An index of an OpenSearch cluster, as `http://one:9200,two:9200/cancu` names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Whether its nodes are spoken to in TLS.
    secure: bool,
    /// Its nodes, each a host with or without a port.
    hosts: Vec<String>,
    /// The name of the index.
    index: String,
}

/// How a cluster is entered, and how an index is made in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Access {
    /// A file with the certificates, in PEM, of those who may vouch for the nodes; else the public ones are believed.
    pub authorities: Option<PathBuf>,
    /// What the nodes are told of who asks.
    pub login: Option<Login>,
    /// Over how many shards a new index is spread.
    pub shards: u64,
    /// How many copies each shard of a new index has beside the first.
    pub replicas: u64,
}

/// Who asks.
#[derive(Clone, PartialEq, Eq)]
pub enum Login {
    /// A name and its password.
    Password(String, String),
    /// An API key, as the cluster gave it out.
    Key(String),
}

/// An address that means no place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is no address of an OpenSearch index: {wrong}; write it as http://HOST:9200/NAME")]
pub struct PlaceError {
    text: String,
    wrong: &'static str,
}

/// What OpenSearch allows in an index's name, and no wildcards.
const INDEX_SIGNS: &str = "abcdefghijklmnopqrstuvwxyz0123456789-_.";

impl Place {
    /// The place that `text` means: a cluster where it begins as an address of the web, else a folder.
    ///
    /// # Errors
    /// Where it begins as an address and goes on otherwise.
    pub fn parse(text: &OsStr) -> Result<Self, PlaceError> {
        let Some(address) = text.to_str() else { return Ok(Self::Folder(text.into())) };
        let secure = address.starts_with("https://");
        let Some(rest) = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")) else {
            return Ok(Self::Folder(text.into()));
        };
        let refused = |wrong| PlaceError { text: without_login(address), wrong };
        let (hosts, index) = rest.trim_end_matches('/').split_once('/').ok_or_else(|| refused("it names no index"))?;
        if hosts.contains('@') {
            return Err(refused("a name and a password belong into the environment"));
        }
        let hosts: Vec<String> = hosts.split(',').map(|host| host.trim().to_owned()).collect();
        let plain = |host: &String| {
            !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]_".contains(&byte))
        };
        if !hosts.iter().all(plain) {
            return Err(refused("its hosts are not such as host:9200, with commas between them"));
        }
        let named = |index: &str| {
            !index.is_empty()
                && index.len() <= 200
                && index.chars().all(|sign| INDEX_SIGNS.contains(sign))
                && !index.starts_with(['-', '_', '.'])
        };
        if !named(index) {
            return Err(refused("the name of an index is made of small ASCII letters, digits, `-`, `_` and `.`"));
        }
        Ok(Self::Cluster(Cluster { secure, hosts, index: index.to_owned() }))
    }

    /// The folder, where it is one.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::Cluster(_) => None,
        }
    }
}

impl TryFrom<OsString> for Place {
    type Error = PlaceError;

    fn try_from(text: OsString) -> Result<Self, PlaceError> {
        Self::parse(&text)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.display().fmt(f),
            Self::Cluster(cluster) => cluster.fmt(f),
        }
    }
}

impl Cluster {
    /// The addresses of its nodes.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = String> + '_ {
        self.hosts.iter().map(|host| format!("{}{host}", self.scheme()))
    }

    /// The name of its index.
    pub(crate) fn index(&self) -> &str {
        &self.index
    }

    fn scheme(&self) -> &'static str {
        if self.secure { "https://" } else { "http://" }
    }
}

impl fmt::Display for Cluster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/{}", self.scheme(), self.hosts.join(","), self.index)
    }
}

impl Default for Access {
    fn default() -> Self {
        Self { authorities: None, login: None, shards: 1, replicas: 1 }
    }
}

impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { authorities, login, shards, replicas } = self;
        let login = login.as_ref().map(|_| "…");
        write!(f, "Access {{ {authorities:?}, {login:?}, {shards}, {replicas} }}")
    }
}

/// `address` as it may be shown.
fn without_login(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    match rest.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://…@{host}"),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Access, Login, Place};
    use std::path::Path;

    fn place(text: &str) -> Result<Place, String> {
        Place::parse(text.as_ref()).map_err(|error| error.to_string())
    }

    #[test]
    fn folders_and_clusters() {
        assert_eq!(place("data/index").expect("a folder").folder(), Some(Path::new("data/index")));
        assert_eq!(place("http").expect("a folder").folder(), Some(Path::new("http")));
        let Ok(Place::Cluster(cluster)) = place("https://a:9200,b.vn:9201/cancu-2/") else { panic!("a cluster") };
        assert_eq!(cluster.nodes().collect::<Vec<_>>(), ["https://a:9200", "https://b.vn:9201"]);
        assert_eq!((cluster.index(), cluster.to_string().as_str()), ("cancu-2", "https://a:9200,b.vn:9201/cancu-2"));
        assert!(place("http://[::1]:9200/x").is_ok());
    }

    #[test]
    fn what_means_no_place_is_told_without_secrets() {
        for wrong in ["http://", "http://a:9200", "http://a/", "http:///x", "http://a,/x", "http://a/x/y", "http://a/X"]
        {
            assert!(place(wrong).is_err_and(|error| error.contains("http://HOST:9200/NAME")), "{wrong}");
        }
        for wrong in ["http://a/_all", "http://a/*", "http://a/a,b", "http://a/x?y"] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
        let error = place("https://lan:s3cret@a:9200/x").expect_err("a password in an address");
        assert!(error.contains("environment") && !error.contains("s3cret"), "{error}");
        let access =
            Access { login: Some(Login::Password("lan".to_owned(), "s3cret".to_owned())), ..Access::default() };
        assert!(!format!("{access:?}").contains("s3cret"));
    }
}
