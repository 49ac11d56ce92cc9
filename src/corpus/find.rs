//! Finds the one document that a person means: by its id, its own key or number, or its file's name.

use super::Corpus;
use crate::authority::AuthorityKey;
use crate::index::{DocumentCard, EngineError, Keyword, Node, Plan, Sort, TermsMode, TextField};

/// So many documents of one number are told apart.
const MOST: usize = 20;

/// A name as it was typed, and the number that it is, in normal form, where it is one.
pub(crate) struct Typed<'t> {
    /// As typed.
    pub(crate) text: &'t str,
    /// Its normal form.
    pub(crate) number: Option<String>,
}

impl Corpus<'_> {
    /// The documents that each of `names` names: the one of that id, else all (at most twenty) of that key, of that number,
    /// or of that file name, in this order.
    pub(crate) fn named(&self, names: &[Typed<'_>]) -> Result<Vec<Vec<DocumentCard>>, EngineError> {
        let plans: Vec<Vec<Plan>> = names.iter().map(ways).collect();
        let mut found = self.search(&plans.concat())?.into_iter();
        let first = |ways: Vec<Plan>| {
            let mut hits = found.by_ref().take(ways.len()).map(|hits| hits.hits).collect::<Vec<_>>().into_iter();
            let hits = hits.find(|hits| !hits.is_empty()).unwrap_or_default();
            hits.into_iter().map(|hit| hit.card).collect()
        };
        Ok(plans.into_iter().map(first).collect())
    }
}

/// The ways in which a document may be named, the surest first.
fn ways(name: &Typed<'_>) -> Vec<Plan> {
    let text = name.text.trim();
    if text.is_empty() {
        return Vec::new();
    }
    let is = |keyword, value: &str| Node::Is(keyword, value.to_owned());
    let own = |form: &String| {
        let terms = vec![form.clone()];
        Node::Terms { field: TextField::Number, terms, mode: TermsMode::All, boost: 0.0 }
    };
    let by_file = Plan { sort: Sort::Id, ..Plan::newest(is(Keyword::SourceName, text), MOST) };
    let surer = [
        Some(is(Keyword::Id, text)),
        Some(is(Keyword::Own, AuthorityKey::parse(text).as_str())),
        name.number.as_ref().map(own),
    ];
    let surer = surer.into_iter().flatten().map(|node| Plan::newest(node, MOST));
    surer.chain([by_file]).collect()
}
