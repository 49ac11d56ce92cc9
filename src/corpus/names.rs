//! What cited documents are called: as the documents write that cite them, without reading any.

use super::Corpus;
use crate::authority::AuthorityKey;
use crate::index::{Counted, Dictionary, EngineError, Keyword, Node, Plan, Values, Which, Written, written};

/// A cited document in a few words, each as most documents write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorityCard {
    /// Its key.
    pub key: AuthorityKey,
    /// Its number, or its name where it has none.
    pub canonical: Option<String>,
    /// Its type.
    pub doc_type: Option<String>,
    /// Its issuer: as written, else as its symbol implies.
    pub issuer: Option<String>,
    /// What it is about; told where it is asked for.
    pub subject: Option<String>,
}

const WRITES: Dictionary = Dictionary::Keyword(Keyword::Writes);
/// What a card needs.
const CALLED: [Written; 4] = [Written::Name, Written::Type, Written::Issuer, Written::ImpliedIssuer];

/// What must be asked to know what `key` is called.
pub(crate) fn calls(key: &AuthorityKey) -> impl Iterator<Item = Values> + use<> {
    CALLED.map(|what| Values::beginning(WRITES, written(key, what), Counted::Live)).into_iter()
}

impl AuthorityCard {
    /// The card of an authority of which nothing but its key is known.
    pub fn unknown(key: AuthorityKey) -> Self {
        Self { key, canonical: None, doc_type: None, issuer: None, subject: None }
    }
}

impl Corpus<'_> {
    /// The cards of `keys`, in that order, without subjects.
    ///
    /// # Errors
    /// Only where the engine fails.
    pub fn cards(&self, keys: &[AuthorityKey]) -> Result<Vec<AuthorityCard>, EngineError> {
        self.ahead(keys.iter().flat_map(calls))?;
        let mut cards = keys.iter().map(|key| self.card(key)).collect::<Result<Vec<_>, _>>()?;
        // Those that nobody cites beyond doubt call themselves so.
        let nameless = |card: &AuthorityCard| card.canonical.is_none() && card.doc_type.is_none();
        let own = |card: &AuthorityCard| Plan::newest(Node::Is(Keyword::Own, card.key.0.clone()), 1);
        let asked: Vec<Plan> = cards.iter().filter(|card| nameless(card)).map(own).collect();
        for (card, hits) in cards.iter_mut().filter(|card| nameless(card)).zip(self.search(&asked)?) {
            if let Some(hit) = hits.hits.into_iter().next() {
                (card.canonical, card.doc_type, card.issuer) = (hit.card.canonical, hit.card.doc_type, hit.card.issuer);
            }
        }
        Ok(cards)
    }

    /// The cards of `keys`, in that order, each with the subject that most documents write.
    ///
    /// # Errors
    /// Only where the engine fails.
    pub fn cards_with_subjects(&self, keys: &[AuthorityKey]) -> Result<Vec<AuthorityCard>, EngineError> {
        let first = |key| Values {
            of: WRITES,
            which: Which::Beginning(written(key, Written::Subject), 1),
            counted: Counted::Live,
        };
        self.ahead(keys.iter().flat_map(|key| calls(key).chain([first(key)])))?;
        let mut cards = self.cards(keys)?;
        for card in &mut cards {
            card.subject = self.written(&card.key, Written::Subject, 1)?;
        }
        Ok(cards)
    }

    fn card(&self, key: &AuthorityKey) -> Result<AuthorityCard, EngineError> {
        let most = |what| self.written(key, what, usize::MAX);
        let issuer = match most(Written::Issuer)? {
            Some(issuer) => Some(issuer),
            None => most(Written::ImpliedIssuer)?,
        };
        let (canonical, doc_type) = (most(Written::Name)?, most(Written::Type)?);
        Ok(AuthorityCard { key: key.clone(), canonical, doc_type, issuer, subject: None })
    }

    /// What most documents write of `key`.
    fn written(&self, key: &AuthorityKey, what: Written, most: usize) -> Result<Option<String>, EngineError> {
        let beginning = written(key, what);
        let values = self.most(WRITES, &beginning, most, Counted::Live)?;
        Ok(values.first().map(|count| count.value[beginning.len()..].to_owned()))
    }
}
