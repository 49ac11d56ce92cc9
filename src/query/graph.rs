//! The graph of citations: documents and authorities, and who cites whom why.

use super::filters::Filters;
use crate::citation::Role;
use crate::corpus::Corpus;
use crate::index::{EngineError, Node, Parts, Record};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Documents, authorities, and the citations between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// Documents of the index and authorities that they cite. A document that is an authority itself is one node.
    pub nodes: Vec<GraphNode>,
    /// Citations, one a pair of nodes and a role.
    pub edges: Vec<GraphEdge>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphNode {
    /// The authority key, else the document's id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Its type.
    pub doc_type: Option<String>,
    /// Its issuer.
    pub issuer: Option<String>,
    /// Province as written, of documents of the index.
    pub province: Option<String>,
    /// Plan year, of documents of the index.
    pub year: Option<i16>,
    /// Whether the index holds it.
    pub held: bool,
}

/// A citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphEdge {
    /// The citing node, as an index of `nodes`.
    pub from: usize,
    /// The cited one.
    pub to: usize,
    /// Why.
    pub role: Role,
    /// At how many places.
    pub places: usize,
}

/// The graph of all documents that match `filters`. Citations that are not settled are left out: a wrong edge is worse
/// than none.
///
/// # Errors
/// Only where the engine fails.
pub fn graph(corpus: &Corpus<'_>, filters: &Filters) -> Result<Graph, EngineError> {
    let mut building = Building::default();
    corpus.each(&Node::And(filters.nodes()), Parts::HEAD | Parts::REFERENCES, &mut |mut records| {
        corpus.settle(&mut records)?;
        records.iter().for_each(|record| building.add(record));
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(building.graph)
}

#[derive(Default)]
struct Building {
    graph: Graph,
    nodes: BTreeMap<String, usize>,
    edges: BTreeMap<(usize, usize, Role), usize>,
}

impl Building {
    /// Adds a document and what it cites.
    fn add(&mut self, record: &Record) {
        let document = &record.reading.document;
        let label = document.canonical.clone().or(document.title.clone());
        let from = self.node(GraphNode {
            id: record.reading.own.as_ref().map_or(&record.id.0, |key| &key.0).clone(),
            label: label.unwrap_or_else(|| record.source.name.clone()),
            doc_type: document.doc_type.clone(),
            issuer: document.issuer.clone(),
            province: document.province.clone(),
            year: document.year,
            held: true,
        });
        for reference in record.reading.citing() {
            let Some(key) = &reference.authority else { continue };
            let citation = &reference.citation;
            let to = self.node(GraphNode {
                id: key.0.clone(),
                label: citation.canonical.clone().unwrap_or_else(|| key.0.clone()),
                doc_type: citation.doc_type.clone(),
                issuer: citation.issuer.clone(),
                province: None,
                year: None,
                held: false,
            });
            self.edge(from, to, citation.role);
        }
    }

    fn node(&mut self, node: GraphNode) -> usize {
        let at = *self.nodes.entry(node.id.clone()).or_insert(self.graph.nodes.len());
        match self.graph.nodes.get_mut(at) {
            // What a document says of itself outranks what others call it.
            Some(known) if node.held && !known.held => *known = node,
            Some(_) => {}
            None => self.graph.nodes.push(node),
        }
        at
    }

    fn edge(&mut self, from: usize, to: usize, role: Role) {
        let at = *self.edges.entry((from, to, role)).or_insert(self.graph.edges.len());
        match self.graph.edges.get_mut(at) {
            Some(edge) => edge.places += 1,
            None => self.graph.edges.push(GraphEdge { from, to, role, places: 1 }),
        }
    }
}
