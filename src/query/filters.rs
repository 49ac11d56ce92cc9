//! Conditions beside the words: province, year, type, issuer. Values are found in any spelling.

use super::parse::Filter;
use super::plan::cites;
use super::question::Field;
use crate::authority::AuthorityKey;
use crate::corpus::{Corpus, knows};
use crate::index::{Counted, Dictionary, EngineError, Keyword, Node, Range, Spelt, Values, spelling};
use crate::notation::{number_key, year};

/// What documents must be, beside what they must say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// Province, under its old or its present name, with marks or without.
    pub province: Option<String>,
    /// Plan year.
    pub year: Option<i16>,
    /// Document type, `Kế hoạch` or `ke hoach`.
    pub doc_type: Option<String>,
    /// Issuer.
    pub issuer: Option<String>,
}

impl Filters {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The conditions, each for an `And`.
    pub(super) fn nodes(&self) -> Vec<Node> {
        let wanted = [(&self.province, Spelt::Province), (&self.doc_type, Spelt::Type), (&self.issuer, Spelt::Issuer)];
        let spelt = wanted.into_iter().filter_map(|(value, what)| Some(in_any_spelling(what, value.as_ref()?)));
        let year = self.year.map(|year| Node::Between(Range::Year, Some(year.into()), Some(year.into())));
        spelt.chain(year).collect()
    }
}

const SPELLING: Dictionary = Dictionary::Keyword(Keyword::Spelling);

/// What must be asked for [`typed_filter`].
pub(super) fn asks(filter: &Filter) -> Option<Values> {
    match filter.field {
        Field::Year => None,
        Field::Cites => asks_cited(&filter.value),
        field => Some(Values::exactly(SPELLING, vec![spelling(spelt(field), &filter.value)], Counted::Live)),
    }
}

/// What must be asked for [`cited`].
pub(super) fn asks_cited(number: &str) -> Option<Values> {
    AuthorityKey::parse(number).series().map(|series| knows(&series))
}

/// The condition that a typed filter means; `None` where its value is nothing that documents have.
pub(super) fn typed_filter(corpus: &Corpus<'_>, filter: &Filter) -> Result<Option<Node>, EngineError> {
    let node = match filter.field {
        Field::Year => years(&filter.value).map(|(from, to)| Node::Between(Range::Year, from, to)),
        Field::Cites => Some(cited(corpus, &filter.value)?),
        field => {
            let value = spelling(spelt(field), &filter.value);
            let known = corpus.counts(SPELLING, std::slice::from_ref(&value), Counted::Live)?;
            known.first().is_some_and(|count| *count > 0).then_some(Node::Is(Keyword::Spelling, value))
        }
    };
    Ok(node.map(|node| if filter.without { Node::Not(Box::new(node)) } else { node }))
}

/// Documents that cite `number`, a number in any spelling or an authority key.
pub(super) fn cited(corpus: &Corpus<'_>, number: &str) -> Result<Node, EngineError> {
    let understood = super::parse(number, corpus.registry());
    let mut nodes = match understood.only() {
        Some(super::Part::Number(mention)) => vec![cites(&mention.form)],
        _ => vec![cites(number.trim()), cites(&number_key(number))],
    };
    if let Some((open, true)) = corpus.open_to(&AuthorityKey::parse(number))? {
        nodes.push(open);
    }
    Ok(Node::Or(nodes))
}

/// Documents that are spelt like `value` but for case, marks, and the word for its kind.
fn in_any_spelling(what: Spelt, value: &str) -> Node {
    Node::Is(Keyword::Spelling, spelling(what, value))
}

fn spelt(field: Field) -> Spelt {
    match field {
        Field::Province => Spelt::Province,
        Field::Type => Spelt::Type,
        _ => Spelt::Issuer,
    }
}

/// `2021`, `2020..2024`, `2020-2024`, `2020..`, `..2024`.
fn years(value: &str) -> Option<(Option<i64>, Option<i64>)> {
    let year = |text: &str| match text.trim() {
        "" => Some(None),
        text => text.parse().ok().filter(|number| year::DATES.contains(number)).map(|number| Some(number.into())),
    };
    let joints = ["..", "…", "-", "–", "—"];
    let (from, to) = match joints.iter().find_map(|joint| value.split_once(joint)) {
        Some((from, to)) => (year(from)?, year(to.trim_start_matches('.'))?),
        None => (year(value)?, year(value)?),
    };
    let in_order = from.zip(to).is_none_or(|(from, to)| from <= to);
    (in_order && (from.is_some() || to.is_some())).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn years_and_ranges() {
        for (value, expected) in [
            ("2021", Some((Some(2021), Some(2021)))),
            ("2020..2024", Some((Some(2020), Some(2024)))),
            ("2020-2024", Some((Some(2020), Some(2024)))),
            ("2020–2024", Some((Some(2020), Some(2024)))),
            ("2020..", Some((Some(2020), None))),
            ("..2024", Some((None, Some(2024)))),
            ("2024..2020", None),
            ("x", None),
            ("..", None),
            ("20210", None),
        ] {
            assert_eq!(years(value), expected, "{value}");
        }
    }
}
