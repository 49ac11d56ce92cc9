//! Settings of indices in an OpenSearch cluster. Secrets stand in the environment alone: everyone sees arguments in `ps`.

use super::block::settings;
use super::form::{file_or, hidden, text, whole};
use crate::index::{Access, Login};
use std::fmt;
use std::path::PathBuf;

/// A word that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Hidden(pub(super) String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

settings! {
    /// How a cluster is entered, and how an index is made in it.
    OpenSearch, Some("OpenSearch");

    /// File with the certificates, in PEM, of those who may vouch for the nodes of an OpenSearch cluster
    authorities: Option<PathBuf> = file_or("the public ones"), "", "CANCU_OPENSEARCH_CA";

    /// Name under which an OpenSearch cluster is entered
    user: Option<String> = text(), "", "CANCU_OPENSEARCH_USER";

    /// Its password
    password: Option<Hidden> = hidden(), "", "CANCU_OPENSEARCH_PASSWORD";

    /// API key instead of name and password, as the cluster gave it out
    key: Option<Hidden> = hidden(), "", "CANCU_OPENSEARCH_KEY";

    /// Over how many shards a new index in an OpenSearch cluster is spread
    shards: u64 = whole(1, 1..=1_024), "", "CANCU_OPENSEARCH_SHARDS";

    /// How many further copies each shard of a new index in an OpenSearch cluster has, as far as there are nodes for them
    replicas: u64 = whole(1, 0..=20), "", "CANCU_OPENSEARCH_REPLICAS";
}

impl OpenSearch {
    /// The same as the engine takes it.
    pub(super) fn access(self) -> Access {
        let Self { authorities, user, password, key, shards, replicas } = self;
        let word = |hidden: Option<Hidden>| hidden.map_or_else(String::new, |Hidden(word)| word);
        let login = match (key, user) {
            (Some(Hidden(key)), _) => Some(Login::Key(key)),
            (None, Some(name)) => Some(Login::Password(name, word(password))),
            (None, None) => None,
        };
        Access { authorities, login, shards, replicas }
    }
}
