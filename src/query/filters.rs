//! Conditions beside the words: province, year, type, issuer. Values are found in any spelling.

use super::parse::Filter;
use super::plan::cites;
use super::question::Field;
use super::settle::open_to;
use crate::index::{Dictionary, Engine, EngineError, Keyword, Node, Range};
use crate::notation::{number_key, year};
use crate::registry::Registry;
use crate::text::fold;

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
    pub(super) fn nodes(&self, engine: &dyn Engine) -> Result<Vec<Node>, EngineError> {
        let mut nodes = Vec::new();
        let wanted = [(&self.province, Field::Province), (&self.doc_type, Field::Type), (&self.issuer, Field::Issuer)];
        for (value, field) in wanted {
            if let Some(value) = value {
                nodes.push(Node::Or(in_any_spelling(engine, field, value)?));
            }
        }
        if let Some(year) = self.year {
            nodes.push(Node::Between(Range::Year, Some(year.into()), Some(year.into())));
        }
        Ok(nodes)
    }
}

/// The condition that a typed filter means; `None` where its value is nothing that documents have.
pub(super) fn typed_filter(
    engine: &dyn Engine,
    registry: &Registry,
    filter: &Filter,
) -> Result<Option<Node>, EngineError> {
    let node = match filter.field {
        Field::Year => years(&filter.value).map(|(from, to)| Node::Between(Range::Year, from, to)),
        Field::Cites => Some(cited(engine, registry, &filter.value)?),
        field => {
            let same = in_any_spelling(engine, field, &filter.value)?;
            (!same.is_empty()).then_some(Node::Or(same))
        }
    };
    Ok(node.map(|node| if filter.without { Node::Not(Box::new(node)) } else { node }))
}

/// Documents that cite `number`, a number in any spelling or an authority key.
pub(super) fn cited(engine: &dyn Engine, registry: &Registry, number: &str) -> Result<Node, EngineError> {
    let understood = super::parse(number, registry);
    let mut nodes = match understood.only() {
        Some(super::Part::Number(mention)) => vec![cites(&mention.form)],
        _ => vec![cites(number.trim()), cites(&number_key(number))],
    };
    if let Some((open, true)) = open_to(engine, &number.trim().to_ascii_lowercase())? {
        nodes.push(open);
    }
    Ok(Node::Or(nodes))
}

/// Documents with a value of `field` that is spelt like `value` but for case, marks, and the word for its kind.
fn in_any_spelling(engine: &dyn Engine, field: Field, value: &str) -> Result<Vec<Node>, EngineError> {
    let keywords: &[Keyword] = match field {
        Field::Province => &[Keyword::Province, Keyword::ProvinceToday],
        Field::Type => &[Keyword::Type],
        _ => &[Keyword::Issuer],
    };
    let wanted = plain_name(value);
    let mut same = Vec::new();
    for keyword in keywords {
        let values = engine.dictionary(Dictionary::Keyword(*keyword), "")?.into_iter().map(|count| count.value);
        let alike = values.filter(|value| plain_name(value) == wanted);
        same.extend(alike.map(|value| Node::Is(*keyword, value)));
    }
    Ok(same)
}

pub(super) fn plain_name(value: &str) -> String {
    let folded = fold(value).replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd");
    let bare = ["thanh pho ", "tinh ", "tp "].iter().find_map(|prefix| folded.strip_prefix(prefix));
    bare.map_or_else(|| folded.clone(), str::to_owned)
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
