//! How many documents cite what.

use super::{Corpus, knows};
use crate::authority::AuthorityKey;
use crate::index::{Counted, Dictionary, EngineError, Keyword, Plan, Values};
use std::collections::BTreeSet;

/// Fields by which a key is known.
const KNOWN_BY: [Dictionary; 2] = [Dictionary::Keyword(Keyword::Cites), Dictionary::Keyword(Keyword::Own)];

/// What must be asked to learn which of `keys` a document of the corpus cites or is.
pub(crate) fn known_by<'k>(keys: impl IntoIterator<Item = &'k AuthorityKey>) -> [Values; 2] {
    let keys: Vec<String> = keys.into_iter().map(|key| key.0.clone()).collect();
    KNOWN_BY.map(|field| Values::exactly(field, keys.clone(), Counted::Live))
}

impl Corpus<'_> {
    /// How many documents cite each of `keys`, by their own words or as the corpus settles them.
    ///
    /// # Errors
    /// Only where the engine fails.
    pub fn times_cited(&self, keys: &[AuthorityKey]) -> Result<Vec<usize>, EngineError> {
        self.ahead(keys.iter().filter_map(AuthorityKey::series).map(|series| knows(&series)))?;
        let plans =
            keys.iter().map(|key| Ok(Plan::count(self.citing(key)?))).collect::<Result<Vec<_>, EngineError>>()?;
        Ok(self.search(&plans)?.into_iter().map(|hits| hits.total).collect())
    }

    /// Those of `keys` that a document of the corpus cites or is.
    ///
    /// # Errors
    /// Only where the engine fails.
    pub fn known_of<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k AuthorityKey>,
    ) -> Result<BTreeSet<AuthorityKey>, EngineError> {
        let keys: Vec<&AuthorityKey> = keys.into_iter().collect();
        self.ahead(known_by(keys.iter().copied()))?;
        let keys: Vec<String> = keys.into_iter().map(|key| key.0.clone()).collect();
        let mut known = BTreeSet::new();
        for field in KNOWN_BY {
            let counts = self.counts(field, &keys, Counted::Live)?;
            known.extend(keys.iter().zip(counts).filter(|(_, n)| *n > 0).map(|(key, _)| AuthorityKey(key.clone())));
        }
        Ok(known)
    }
}
