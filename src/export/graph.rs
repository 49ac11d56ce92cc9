//! The graph of citations as GraphML (networkx, Gephi, yEd) and as DOT (Graphviz).

use crate::query::Graph;
use quick_xml::escape::escape;
use std::fmt::Write as _;

/// The graph as GraphML.
pub fn graphml(graph: &Graph) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (id, of, kind) in [
        ("label", "node", "string"),
        ("type", "node", "string"),
        ("issuer", "node", "string"),
        ("province", "node", "string"),
        ("year", "node", "int"),
        ("held", "node", "boolean"),
        ("role", "edge", "string"),
        ("places", "edge", "int"),
    ] {
        let _ = writeln!(out, "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{id}\" attr.type=\"{kind}\"/>");
    }
    out.push_str("  <graph id=\"citations\" edgedefault=\"directed\">\n");
    for node in &graph.nodes {
        let _ = writeln!(out, "    <node id=\"{}\">", xml(&node.id));
        let year = node.year.map(|year| year.to_string());
        for (key, value) in [
            ("label", Some(&node.label)),
            ("type", node.doc_type.as_ref()),
            ("issuer", node.issuer.as_ref()),
            ("province", node.province.as_ref()),
            ("year", year.as_ref()),
            ("held", Some(&node.held.to_string())),
        ] {
            if let Some(value) = value {
                let _ = writeln!(out, "      <data key=\"{key}\">{}</data>", xml(value));
            }
        }
        out.push_str("    </node>\n");
    }
    for edge in &graph.edges {
        let (from, to) = (xml(&graph.nodes[edge.from].id), xml(&graph.nodes[edge.to].id));
        let _ = writeln!(
            out,
            "    <edge source=\"{from}\" target=\"{to}\"><data key=\"role\">{}</data><data key=\"places\">{}</data></edge>",
            edge.role.name(),
            edge.places
        );
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

/// The graph as DOT: documents of the index as boxes, other authorities as ellipses.
pub fn dot(graph: &Graph) -> String {
    let mut out = String::from("digraph citations {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
    for (at, node) in graph.nodes.iter().enumerate() {
        let shape = if node.held { "box" } else { "ellipse" };
        let _ = writeln!(out, "  n{at} [label=\"{}\", shape={shape}];", quoted(&node.label));
    }
    for edge in &graph.edges {
        let _ =
            writeln!(out, "  n{} -> n{} [label=\"{}\", weight={}];", edge.from, edge.to, edge.role.name(), edge.places);
    }
    out.push_str("}\n");
    out
}

fn xml(text: &str) -> String {
    // XML 1.0 has no way to write other control characters.
    let clean: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect();
    escape(&clean).into_owned()
}

fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::Role;
    use crate::query::{GraphEdge, GraphNode};

    fn graph() -> Graph {
        let node = |id: &str, label: &str, held| GraphNode {
            id: id.to_owned(),
            label: label.to_owned(),
            doc_type: None,
            issuer: None,
            province: None,
            year: Some(2020).filter(|_| held),
            held,
        };
        let nodes = vec![node("a", "Kế hoạch \"<script>\"\u{1}", true), node("63-2010-nd-cp", "63/2010/NĐ-CP", false)];
        Graph { nodes, edges: vec![GraphEdge { from: 0, to: 1, role: Role::LegalBasis, places: 2 }] }
    }

    #[test]
    fn names_of_any_letters_are_escaped() {
        let xml = graphml(&graph());
        assert!(xml.contains("Kế hoạch &quot;&lt;script&gt;&quot;<"), "{xml}");
        assert!(xml.contains("<edge source=\"a\" target=\"63-2010-nd-cp\"><data key=\"role\">legal_basis</data>"));
        assert!(dot(&graph()).contains("n0 [label=\"Kế hoạch \\\"<script>\\\""));
    }
}
