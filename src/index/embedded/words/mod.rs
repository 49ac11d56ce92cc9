//! The words of a question, scored together: all terms of a segment are counted into one table of documents, the rarest
//! first, so that only documents that can still hold enough words are ever looked at.

mod fields;
mod scorer;

use super::schema::Layout;
use crate::index::{TextField, Way, Words};
use fields::{Bm25, Field, Scored};
use scorer::{Found, Table, looked_at};
use tantivy::query::{BooleanQuery, EnableScoring, Explanation, Occur, Query, Scorer, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, SegmentReader, TantivyError, Term};

/// Matches documents with enough of the words that match `within` too, whose score is added.
#[derive(Debug)]
pub(super) struct WordsQuery {
    words: Words,
    fields: [Field; 4],
    within: Option<Box<dyn Query>>,
}

impl WordsQuery {
    /// The query for `words` among the documents of `within`, all where it is `None`.
    pub(super) fn new(layout: &Layout, words: &Words, within: Option<Box<dyn Query>>) -> Self {
        let fields = [TextField::Fold, TextField::Exact, TextField::Pair, TextField::Title];
        Self { words: words.clone(), fields: fields.map(|field| layout.text(field)), within }
    }
}

impl Clone for WordsQuery {
    fn clone(&self) -> Self {
        let within = self.within.as_ref().map(|within| within.box_clone());
        Self { words: self.words.clone(), fields: self.fields, within }
    }
}

impl Query for WordsQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let within = self.within.as_ref().map(|within| within.weight(scoring)).transpose()?;
        let EnableScoring::Enabled { searcher, .. } = scoring else {
            return self.plain_weight(scoring, within);
        };
        let [fold, exact, pair, title] = self.fields.map(|field| Bm25::new(searcher, field));
        let (fold, exact, pair, title) = (fold?, exact?, pair?, title?);
        let weights = self.words.weights;
        let mut wanted = Vec::new();
        let (mut more, mut titles) = (Vec::new(), Vec::new());
        for word in &self.words.wanted {
            let mut ways = Vec::new();
            for way in &word.ways {
                ways.push(match way {
                    Way::Word(word) => {
                        titles.push(title.term(searcher, word, weights.title)?);
                        WayWeight::Word(fold.term(searcher, word, weights.fold)?)
                    }
                    Way::Neighbours(pairs) => {
                        let mut worth = 0.0;
                        for term in pairs {
                            worth = f32::max(worth, pair.term(searcher, term, weights.fold)?.worth);
                        }
                        WayWeight::Neighbours(self.neighbours(pairs).weight(scoring)?, worth)
                    }
                });
            }
            if let Some(marked) = word.exact.as_ref().filter(|_| weights.exact > 0.0) {
                more.push(exact.term(searcher, marked, weights.exact)?);
            }
            wanted.push(ways);
        }
        if weights.pair > 0.0 {
            for term in &self.words.pairs {
                more.push(pair.term(searcher, term, weights.pair)?);
            }
        }
        if weights.title > 0.0 {
            more.append(&mut titles);
        }
        more.retain(|term| term.worth > 0.0);
        let documents = searcher.segment_readers().iter().map(|segment| u64::from(segment.max_doc())).sum();
        Ok(Box::new(WordsWeight { words: self.words.clone(), wanted, more, within, documents }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        if let Some(within) = &self.within {
            within.query_terms(visitor);
        }
    }
}

impl WordsQuery {
    fn neighbours(&self, pairs: &[String]) -> Box<dyn Query> {
        let one = |pair: &String| -> (Occur, Box<dyn Query>) {
            let term = Term::from_field_text(self.fields[2], pair);
            (Occur::Must, Box::new(TermQuery::new(term, IndexRecordOption::Basic)))
        };
        Box::new(BooleanQuery::new(pairs.iter().map(one).collect()))
    }

    /// What matches, where nobody asks for scores.
    fn plain_weight(
        &self,
        scoring: EnableScoring<'_>,
        within: Option<Box<dyn Weight>>,
    ) -> tantivy::Result<Box<dyn Weight>> {
        let mut words = self.words.clone();
        words.weights.near = 0.0;
        let mut wanted = Vec::new();
        for word in &self.words.wanted {
            let way = |way: &Way| match way {
                Way::Word(word) => Ok(WayWeight::Word(Scored::unscored(self.fields[0], word))),
                Way::Neighbours(pairs) => Ok(WayWeight::Neighbours(self.neighbours(pairs).weight(scoring)?, 0.0)),
            };
            wanted.push(word.ways.iter().map(way).collect::<tantivy::Result<_>>()?);
        }
        Ok(Box::new(WordsWeight { words, wanted, more: Vec::new(), within, documents: 0 }))
    }
}

/// One way of holding a word, ready to be looked up in segments.
enum WayWeight {
    Word(Scored),
    /// Neighbours and what each document with all of them is worth.
    Neighbours(Box<dyn Weight>, f32),
}

struct WordsWeight {
    words: Words,
    wanted: Vec<Vec<WayWeight>>,
    /// Terms that only score.
    more: Vec<Scored>,
    within: Option<Box<dyn Weight>>,
    /// In all segments.
    documents: u64,
}

impl Weight for WordsWeight {
    fn scorer(&self, reader: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let at_least = self.words.at_least.clamp(1, self.wanted.len().max(1));
        let mut table = Table::new(reader, self.within.as_deref())?;
        let mut wanted = Vec::new();
        for ways in &self.wanted {
            wanted.push(postings(reader, ways)?);
        }
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_by_key(|at| wanted[*at].len());
        for (done, at) in order.iter().enumerate() {
            // A document that begins now could not hold enough words any more.
            let open = wanted.len() - done >= at_least;
            std::mem::take(&mut wanted[*at]).count(&mut table, open)?;
        }
        table.keep(at_least);
        for term in &self.more {
            if let Some(mut postings) = term.postings(reader)? {
                table.add(&mut postings, term, &term.norms(reader)?);
            }
        }
        table.weigh(&self.words, self.wanted.len());
        if self.words.weights.near > 0.0 && self.wanted.len() > 1 {
            let terms: Vec<Option<&Scored>> = self.wanted.iter().map(|ways| first_word(ways)).collect();
            table.bring_near(reader, looked_at(reader.max_doc(), self.documents), &terms, &self.words.weights)?;
        }
        Ok(Box::new(Found::new(table)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.seek(doc) == doc {
            return Ok(Explanation::new("words of a question", scorer.score()));
        }
        Err(TantivyError::InvalidArgument(format!("document {doc} does not match")))
    }
}

fn first_word(ways: &[WayWeight]) -> Option<&Scored> {
    ways.iter().find_map(|way| match way {
        WayWeight::Word(term) => Some(term),
        WayWeight::Neighbours(..) => None,
    })
}

/// The documents of a segment that hold a word in any of `ways`.
fn postings<'a>(reader: &SegmentReader, ways: &'a [WayWeight]) -> tantivy::Result<scorer::Postings<'a>> {
    if let [WayWeight::Word(term)] = ways {
        return Ok(match term.postings(reader)? {
            Some(postings) => scorer::Postings::Term(Box::new(postings), term, term.norms(reader)?),
            None => scorer::Postings::None,
        });
    }
    let mut found: Vec<(DocId, f32)> = Vec::new();
    for way in ways {
        match way {
            WayWeight::Word(term) => {
                if let Some(mut postings) = term.postings(reader)? {
                    let norms = term.norms(reader)?;
                    scorer::each(&mut postings, |postings, doc| found.push((doc, term.score(postings, &norms, doc))));
                }
            }
            WayWeight::Neighbours(weight, worth) => {
                scorer::each(&mut *weight.scorer(reader, 1.0)?, |_, doc| found.push((doc, *worth)));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    found.dedup_by_key(|(doc, _)| *doc);
    Ok(scorer::Postings::Merged(found))
}
