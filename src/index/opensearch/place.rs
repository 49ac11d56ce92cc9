//! What stands under the name of an index, and how an index comes there.
//!
//! An index has a name of its own, and is known by an alias, so that another can take its place in one moment.

use super::client::{Client, Sent};
use super::mapping::{self, FORMAT};
use super::{state, trouble};
use crate::index::{Access, Deadline, EngineError, Health};
use serde_json::{Value, json};
use std::time::Duration;

/// How long a cluster may take to tell of an index.
const OPENING: Duration = Duration::from_secs(10);

/// What stands under the name of an index.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    Nothing,
    /// An index of this version: its own name, and over how many shards it is spread.
    Index {
        name: String,
        shards: usize,
    },
    /// An index of ours of another version.
    OtherVersion {
        name: String,
    },
    Foreign,
}

/// An index whose place another takes.
pub(super) struct Replaced {
    /// Its own name.
    pub(super) old: String,
    /// By what it is known.
    pub(super) known_as: String,
}

/// Looks at the index without changing it.
pub(super) fn inspect(client: &Client) -> Result<Content, EngineError> {
    let answer = client.ask("GET", client.index(), &Sent::Nothing, Deadline::after(OPENING))?;
    if answer.status == 404 && answer.body["error"]["type"] == json!("index_not_found_exception") {
        return Ok(Content::Nothing);
    }
    if answer.status != 200 {
        return Err(client.refused(&answer));
    }
    let Some((name, index)) = answer.body.as_object().and_then(|indices| indices.iter().next()) else {
        return Err(trouble::strange(client.place()));
    };
    let name = name.clone();
    let shards = index["settings"]["index"]["number_of_shards"].as_str().and_then(|shards| shards.parse().ok());
    Ok(match (mapping::format_of(&index["mappings"]), shards) {
        (Some(FORMAT), Some(shards)) => Content::Index { name, shards },
        (Some(_), _) => Content::OtherVersion { name },
        (None, _) => Content::Foreign,
    })
}

/// Makes an empty index, known as `alias` from the first moment where there is one, and gives its own name.
pub(super) fn create(client: &Client, access: &Access, alias: Option<&str>) -> Result<String, EngineError> {
    let mut body = mapping::new_index(access);
    let name = match alias {
        // Two writers that make it in the same moment must mean the same.
        Some(alias) => {
            body["aliases"] = json!({ alias: {} });
            format!("{alias}-1")
        }
        None => format!("{}-{}", client.index(), state::mark_of_a_name()),
    };
    let mut answer = client.ask("PUT", &name, &Sent::Json(&body), Deadline::NONE)?;
    if answer.body["error"]["reason"].as_str().is_some_and(|reason| reason.contains("Unknown Similarity")) {
        mapping::name_formula_as_before(&mut body);
        answer = client.ask("PUT", &name, &Sent::Json(&body), Deadline::NONE)?;
    }
    let exists = answer.body["error"]["type"] == json!("resource_already_exists_exception");
    if answer.status == 200 || exists { Ok(name) } else { Err(client.refused(&answer)) }
}

/// Lets the index of `client` take the place of `replaced`, which is removed in the same moment.
pub(super) fn replace(client: &Client, replaced: &Replaced) -> Result<(), EngineError> {
    let Replaced { old, known_as } = replaced;
    let actions = json!({ "actions": [
        { "remove_index": { "index": old } }, { "add": { "index": client.index(), "alias": known_as } },
    ] });
    client.want("POST", "_aliases", &Sent::Json(&actions), Deadline::NONE).map(drop)
}

/// How the index is.
pub(super) fn health(client: &Client, until: Deadline) -> Result<Health, EngineError> {
    let path = format!("_cluster/health/{}?level=indices", client.index());
    let answer = client.ask("GET", &path, &Sent::Nothing, until)?;
    let condition = match answer.body["status"].as_str() {
        Some("green") => "every copy of every shard answers".to_owned(),
        Some("yellow") => "everything answers, but a copy of a shard is missing".to_owned(),
        Some("red") => return Err(trouble::incomplete(client.place())),
        _ => return Err(client.refused(&answer)),
    };
    let count = |name: &str| answer.body[name].as_u64().map_or(Value::Null, Value::from);
    let condition =
        format!("{condition} ({} nodes, {} shards)", count("number_of_data_nodes"), count("active_primary_shards"));
    Ok(Health { place: client.place().to_owned(), format: FORMAT.to_string(), condition })
}
