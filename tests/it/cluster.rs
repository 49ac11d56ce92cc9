//! The cluster that tests may use: nodes that `scripts/opensearch` started and that `CANCU_TEST_CLUSTER` names.

mod commands;
mod failures;
mod order;
mod secured;
mod servers;
mod trouble;
mod writers;

use crate::support::skip_anywhere;
use cancu::index::opensearch::OpenSearch;
use cancu::index::{Access, Place};
use std::sync::atomic::{AtomicUsize, Ordering};

/// An index of its own in the cluster, removed at the end.
pub(crate) struct Index {
    pub(crate) address: String,
}

/// The address of the cluster's nodes, as `http://one:9200,two:9200`; where there is none, that is told.
pub(crate) fn nodes() -> Option<String> {
    let nodes = std::env::var("CANCU_TEST_CLUSTER").ok().filter(|nodes| !nodes.is_empty());
    if nodes.is_none() {
        // Whether there must be one is the business of `scripts/test`, which starts it.
        skip_anywhere("a cluster of OpenSearch");
    }
    nodes
}

/// Each node of `nodes`, by its own address.
pub(crate) fn each(nodes: &str) -> impl Iterator<Item = String> + '_ {
    nodes.trim_start_matches("http://").split(',').map(|host| format!("http://{host}"))
}

/// An address in the cluster that no other test uses.
pub(crate) fn fresh_address() -> Option<String> {
    static MADE: AtomicUsize = AtomicUsize::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    Some(format!("{}/test-{}-{number}", nodes()?, std::process::id()))
}

/// The cluster's index that `address` means.
pub(crate) fn cluster(address: &str) -> cancu::index::Cluster {
    match Place::parse(address.as_ref()) {
        Ok(Place::Cluster(cluster)) => cluster,
        other => panic!("{address} is no cluster: {other:?}"),
    }
}

impl Index {
    /// An empty index over `shards` shards with what keeps it; none where there is no cluster.
    pub(crate) fn of(shards: u64) -> Option<(OpenSearch, Self)> {
        let address = fresh_address()?;
        let access = Access { shards, replicas: 0, ..Access::default() };
        let engine = OpenSearch::open_writer(&cluster(&address), &access).expect("an index");
        Some((engine, Self { address }))
    }
}

impl Drop for Index {
    fn drop(&mut self) {
        remove(&self.address);
    }
}

/// Removes the index at `address`.
pub(crate) fn remove(address: &str) {
    let (nodes, index) = address.rsplit_once('/').expect("an address");
    let node = each(nodes).next().expect("a node");
    let _ = ureq::delete(format!("{node}/{index},{index}-*?ignore_unavailable=true")).call();
}
