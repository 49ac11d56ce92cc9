//! The table of one segment: how many words each document holds, and what they are worth.

use super::fields::Scored;
use crate::index::words::{distance, nearness};
use crate::index::{Weights, Words};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::query::{Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED};

/// Nearness is looked at in so many of the best documents of an index, divided among its segments by their size.
const LOOKED_AT: usize = 128;
/// But in no segment in fewer than these: the best may all have come in one batch.
const LOOKED_AT_LEAST: usize = 32;
/// Fewer documents than one in so many of a term's are looked up one by one.
const SPARSE: usize = 16;

/// The documents of a segment that hold a word.
#[derive(Default)]
pub(super) enum Postings<'a> {
    #[default]
    None,
    Term(Box<SegmentPostings>, &'a Scored, FieldNormReader),
    Merged(Vec<(DocId, f32)>),
}

impl Postings<'_> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Term(postings, ..) => postings.doc_freq() as usize,
            Self::Merged(found) => found.len(),
        }
    }

    /// Counts the word in `table`; documents without a word so far only where it is `open`.
    pub(super) fn count(self, table: &mut Table, open: bool) -> tantivy::Result<()> {
        match self {
            Self::None => {}
            Self::Merged(found) => {
                for (doc, worth) in found {
                    table.count(doc, open, || worth);
                }
            }
            Self::Term(mut postings, term, norms) => {
                if !open {
                    table.list();
                    if table.docs.len() * SPARSE < postings.doc_freq() as usize {
                        for at in 0..table.docs.len() {
                            let doc = table.docs[at];
                            if seek(&mut *postings, doc) {
                                table.count(doc, false, || term.score(&postings, &norms, doc));
                            }
                        }
                        return Ok(());
                    }
                }
                each(&mut *postings, |postings, doc| table.count(doc, open, || term.score(postings, &norms, doc)));
            }
        }
        Ok(())
    }
}

/// Calls `on` for every document of `postings`.
#[inline]
pub(super) fn each<P: DocSet + ?Sized>(postings: &mut P, mut on: impl FnMut(&P, DocId)) {
    let mut doc = postings.doc();
    while doc != TERMINATED {
        on(postings, doc);
        doc = postings.advance();
    }
}

/// Brings `postings` to `doc`, and tells whether it is there.
fn seek<P: DocSet + ?Sized>(postings: &mut P, doc: DocId) -> bool {
    let at = postings.doc();
    at == doc || at < doc && postings.seek(doc) == doc
}

/// In how many of the best documents of a segment with `held` of `all` documents nearness is looked at.
pub(super) fn looked_at(held: u32, all: u64) -> usize {
    let share = f64::from(held) / all.max(1) as f64;
    ((LOOKED_AT as f64 * share) as usize).clamp(LOOKED_AT_LEAST, LOOKED_AT)
}

/// How many words each document of a segment holds, and what they are worth.
pub(super) struct Table {
    held: Vec<u8>,
    worth: Vec<f32>,
    /// The score of the other conditions; negative where they are not met.
    within: Option<Vec<f32>>,
    /// The documents that hold a word, in order, once no more can come.
    docs: Vec<DocId>,
    listed: bool,
}

impl Table {
    /// An empty table of the documents of `reader` that match `within`.
    pub(super) fn new(reader: &SegmentReader, within: Option<&dyn Weight>) -> tantivy::Result<Self> {
        let size = reader.max_doc() as usize;
        let mut table =
            Self { held: vec![0; size], worth: vec![0.0; size], within: None, docs: Vec::new(), listed: false };
        if let Some(weight) = within {
            let mut scores = vec![-1.0; size];
            let mut scorer = weight.scorer(reader, 1.0)?;
            let mut doc = scorer.doc();
            while doc != TERMINATED {
                scores[doc as usize] = scorer.score().max(0.0);
                doc = scorer.advance();
            }
            table.within = Some(scores);
        }
        Ok(table)
    }

    #[inline]
    fn count(&mut self, doc: DocId, open: bool, worth: impl FnOnce() -> f32) {
        let at = doc as usize;
        let met = || self.within.as_ref().is_none_or(|within| within[at] >= 0.0);
        if self.held[at] > 0 || open && met() {
            self.held[at] = self.held[at].saturating_add(1);
            self.worth[at] += worth();
        }
    }

    fn list(&mut self) {
        if !self.listed {
            let held = self.held.iter().zip(0..).filter(|(held, _)| **held > 0);
            self.docs = held.map(|(_, doc)| doc).collect();
            self.listed = true;
        }
    }

    /// Keeps documents with at least `at_least` words.
    pub(super) fn keep(&mut self, at_least: usize) {
        self.list();
        let held = &self.held;
        self.docs.retain(|doc| usize::from(held[*doc as usize]) >= at_least);
    }

    /// Adds what `term` is worth to the documents that are kept.
    pub(super) fn add(&mut self, postings: &mut SegmentPostings, term: &Scored, norms: &FieldNormReader) {
        if self.docs.len() * SPARSE < postings.doc_freq() as usize {
            for doc in &self.docs {
                if seek(postings, *doc) {
                    self.worth[*doc as usize] += term.score(postings, norms, *doc);
                }
            }
            return;
        }
        // Documents that are not kept are never looked at again.
        let worth = &mut self.worth;
        each(postings, |postings, doc| worth[doc as usize] += term.score(postings, norms, doc));
    }

    /// Applies the part of the `asked` words that each document holds, and the score of the other conditions.
    pub(super) fn weigh(&mut self, words: &Words, asked: usize) {
        let factor: Vec<f32> =
            (0..=asked).map(|held| (held as f32 / asked.max(1) as f32).powf(words.weights.held)).collect();
        for doc in &self.docs {
            let at = *doc as usize;
            let held = usize::from(self.held[at]).min(asked);
            self.worth[at] *= factor[held];
            if let Some(within) = &self.within {
                self.worth[at] += within[at];
            }
        }
    }

    /// Adds to the `most` best documents what nearness of their words is worth.
    pub(super) fn bring_near(
        &mut self,
        reader: &SegmentReader,
        most: usize,
        terms: &[Option<&Scored>],
        weights: &Weights,
    ) -> tantivy::Result<()> {
        let mut best = self.docs.clone();
        let worth = |doc: &DocId| self.worth[*doc as usize];
        if best.len() > most {
            best.select_nth_unstable_by(most, |a, b| worth(b).total_cmp(&worth(a)).then(a.cmp(b)));
            best.truncate(most);
            best.sort_unstable();
        }
        let mut places: Vec<Vec<Vec<u32>>> = vec![Vec::new(); best.len()];
        for term in terms {
            let mut postings = match term {
                Some(term) => term.positions(reader)?,
                None => None,
            };
            for (doc, places) in best.iter().zip(&mut places) {
                let mut positions = Vec::new();
                if let Some(postings) = &mut postings
                    && seek(postings, *doc)
                {
                    postings.positions(&mut positions);
                }
                places.push(positions);
            }
        }
        for (doc, places) in best.iter().zip(&places) {
            self.worth[*doc as usize] += near(places, terms, weights);
        }
        Ok(())
    }
}

/// What the nearness of words that stand at `places` of one document is worth.
fn near(places: &[Vec<u32>], terms: &[Option<&Scored>], weights: &Weights) -> f32 {
    let held: Vec<usize> = (0..places.len()).filter(|at| !places[*at].is_empty()).collect();
    let rarity = |at: usize| terms[at].map_or(0.0, |term| term.rarity);
    let mut sum = 0.0;
    for (index, one) in held.iter().enumerate() {
        for other in held.iter().skip(index + 1).take(weights.reach) {
            if let Some(apart) = distance(&places[*one], &places[*other]) {
                sum += rarity(*one).min(rarity(*other)) * nearness(apart);
            }
        }
    }
    weights.near * sum
}

/// The documents found, in order, with their scores.
pub(super) struct Found {
    table: Table,
    at: usize,
}

impl Found {
    pub(super) fn new(table: Table) -> Self {
        Self { table, at: 0 }
    }
}

impl DocSet for Found {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.at += self.table.docs[self.at.min(self.table.docs.len())..].partition_point(|doc| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.table.docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.table.docs.len()).unwrap_or(u32::MAX)
    }
}

impl Scorer for Found {
    fn score(&mut self) -> Score {
        self.table.worth.get(self.doc() as usize).copied().unwrap_or(0.0)
    }
}
