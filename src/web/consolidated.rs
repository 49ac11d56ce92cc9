//! What other documents did to a document, as marks on its outline.

use super::words::Words;
use crate::corpus::Corpus;
use crate::effect::EffectKind;
use crate::index::Record;
use crate::query::{self, Acted};
use crate::view::consolidated::link;
use crate::view::error::Problem;
use crate::view::page::authority_path;

/// One act, in few words.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// What was done.
    pub(super) word: &'static str,
    /// For the colour: `bad` where something ended, else `care`.
    pub(super) class: &'static str,
    /// Which provisions, where the heading does not tell it.
    pub(super) provisions: String,
    pub(super) by: String,
    /// The page that says so, else the page of the acting document.
    pub(super) link: Option<String>,
    pub(super) from: String,
    pub(super) words: String,
}

/// The marks of a document.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Whether there are any.
    pub(super) any: bool,
    by_heading: Vec<Vec<Mark>>,
    whole: Vec<Mark>,
    elsewhere: Vec<Mark>,
}

impl Marks {
    /// Whether the heading at `index` has marks.
    pub(super) fn at(&self, index: usize) -> bool {
        self.by_heading.get(index).is_some_and(|marks| !marks.is_empty())
    }

    /// The marks of the heading at `index`, which are shown there alone.
    pub(super) fn take(&mut self, index: usize) -> Vec<Mark> {
        self.by_heading.get_mut(index).map(std::mem::take).unwrap_or_default()
    }

    /// Those of no heading, each list with what it is about.
    pub(super) fn beside(&mut self, w: &Words) -> Vec<(&'static str, Vec<Mark>)> {
        vec![(w.acted_whole, std::mem::take(&mut self.whole)), (w.acted_elsewhere, std::mem::take(&mut self.elsewhere))]
    }
}

/// What acts on the document of `record`.
pub(super) fn marks(corpus: &Corpus<'_>, w: &Words, record: &Record) -> Result<Marks, Problem> {
    let found = query::consolidated(corpus, record)?;
    let known = corpus.known_of(found.acts.iter().filter_map(|acted| acted.key.as_ref()))?;
    let mark = |acted: &Acted, told: bool| {
        let page = acted.key.as_ref().filter(|key| known.contains(*key)).map(authority_path);
        let provisions: Vec<String> = acted.provisions.iter().map(ToString::to_string).collect();
        Mark {
            word: w.effect(acted.kind),
            class: if acted.kind.ends() || acted.kind == EffectKind::RepealsPart { "bad" } else { "care" },
            provisions: if told { provisions.join("; ") } else { String::new() },
            by: acted.by.clone(),
            link: link(acted).or(page),
            from: acted.from.map(|from| from.in_vietnamese()).unwrap_or_default(),
            words: acted.words.clone(),
        }
    };
    let of = |list: &[usize], told: bool| {
        list.iter().filter_map(|at| found.acts.get(*at)).map(|acted| mark(acted, told)).collect::<Vec<_>>()
    };
    Ok(Marks {
        any: !found.acts.is_empty(),
        by_heading: found.marks.iter().map(|list| of(list, true)).collect(),
        whole: of(&found.whole, false),
        elsewhere: of(&found.elsewhere, true),
    })
}
