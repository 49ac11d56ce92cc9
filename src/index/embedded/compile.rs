//! From a [`Node`] to a tantivy query.

use super::gathered::Gathered;
use super::schema::{Layout, RECORD};
use super::words::WordsQuery;
use crate::index::written::keyword_value;
use crate::index::{Keyword, Node, TermsMode, TextField};
use std::ops::Bound;
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, InvertedIndexRangeQuery, Occur, PhraseQuery, Query,
    TermQuery,
};
use tantivy::schema::IndexRecordOption;

/// The query that finds what `node` means; only its [`Node::Terms`] and [`Node::Words`] score.
pub(super) fn compile(layout: &Layout, node: &Node) -> Box<dyn Query> {
    match node {
        Node::All => every_record(layout),
        Node::Terms { field, terms, mode, boost } => scored(terms_query(layout, *field, terms, *mode), *boost),
        Node::Words(words) => Box::new(WordsQuery::new(layout, words, None)),
        Node::Is(keyword, value) => filter(is(layout, *keyword, value)),
        Node::Between(range, low, high) => {
            // Over terms: years and days are few, and the query over columns panics where it is excluded.
            let field = layout.number(*range);
            let bound = |value: i64| Bound::Included(Term::from_field_i64(field, value));
            filter(Box::new(InvertedIndexRangeQuery::new(
                bound(low.unwrap_or(i64::MIN)),
                bound(high.unwrap_or(i64::MAX)),
            )))
        }
        Node::And(nodes) if nodes.is_empty() => every_record(layout),
        Node::And(nodes) => match nodes.iter().position(|node| matches!(node, Node::Words(_))) {
            // Words are looked for among the documents of the other conditions.
            Some(at) if nodes.len() > 1 => {
                let others: Vec<Node> = [&nodes[..at], &nodes[at + 1..]].concat();
                let Node::Words(words) = &nodes[at] else { return Box::new(EmptyQuery) };
                Box::new(WordsQuery::new(layout, words, Some(compile(layout, &Node::And(others)))))
            }
            _ => boolean(layout, nodes, Occur::Must),
        },
        Node::Or(nodes) if nodes.is_empty() => Box::new(EmptyQuery),
        Node::Or(nodes) => boolean(layout, nodes, Occur::Should),
        // An exclusion needs something to exclude from.
        Node::Not(node) => Box::new(BooleanQuery::new(vec![
            (Occur::Must, every_record(layout)),
            (Occur::MustNot, Box::new(Gathered(compile(layout, node)))),
        ])),
        Node::Prefer(must, better) => Box::new(BooleanQuery::new(vec![
            (Occur::Must, compile(layout, must)),
            (Occur::Should, compile(layout, better)),
        ])),
    }
}

fn boolean(layout: &Layout, nodes: &[Node], occur: Occur) -> Box<dyn Query> {
    if let [node] = nodes {
        return compile(layout, node);
    }
    Box::new(BooleanQuery::new(nodes.iter().map(|node| (occur, compile(layout, node))).collect()))
}

fn every_record(layout: &Layout) -> Box<dyn Query> {
    let term = Term::from_field_text(layout.kind, RECORD);
    filter(Box::new(TermQuery::new(term, IndexRecordOption::Basic)))
}

fn is(layout: &Layout, keyword: Keyword, value: &str) -> Box<dyn Query> {
    let term = Term::from_field_text(layout.keyword(keyword), keyword_value(value));
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

fn terms_query(layout: &Layout, field: TextField, terms: &[String], mode: TermsMode) -> Box<dyn Query> {
    let target = layout.text(field);
    let mut found: Vec<Term> = terms.iter().map(|term| Term::from_field_text(target, term)).collect();
    if mode == TermsMode::Phrase && field.has_positions() && found.len() > 1 {
        return Box::new(PhraseQuery::new(found));
    }
    let occur = if mode == TermsMode::Any { Occur::Should } else { Occur::Must };
    let one = |term| -> Box<dyn Query> { Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) };
    match found.len() {
        0 => Box::new(EmptyQuery),
        1 => one(found.swap_remove(0)),
        _ => Box::new(BooleanQuery::new(found.into_iter().map(|term| (occur, one(term))).collect())),
    }
}

fn scored(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    if boost == 0.0 { filter(query) } else { Box::new(BoostQuery::new(query, boost)) }
}

fn filter(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
