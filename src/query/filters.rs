//! Conditions beside the words: province, year, type, issuer. Values are found in any spelling.

use crate::index::{Engine, EngineError, Facet, Keyword, Node, Plan, Range, Sort};
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

/// More values than any keyword of documents has.
const ALL_VALUES: usize = 100_000;

impl Filters {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The conditions, each for an `And`.
    pub(super) fn nodes(&self, engine: &dyn Engine) -> Result<Vec<Node>, EngineError> {
        let mut nodes = Vec::new();
        let wanted: [(&Option<String>, &[Keyword]); 3] = [
            (&self.province, &[Keyword::Province, Keyword::ProvinceToday]),
            (&self.doc_type, &[Keyword::Type]),
            (&self.issuer, &[Keyword::Issuer]),
        ];
        for (value, keywords) in wanted {
            if let Some(value) = value {
                nodes.push(in_any_spelling(engine, keywords, value)?);
            }
        }
        if let Some(year) = self.year {
            nodes.push(Node::Between(Range::Year, Some(year.into()), Some(year.into())));
        }
        Ok(nodes)
    }
}

/// Documents with a value in `keywords` that is spelt like `value` but for case, marks, and the word for its kind.
fn in_any_spelling(engine: &dyn Engine, keywords: &[Keyword], value: &str) -> Result<Node, EngineError> {
    let facets = keywords.iter().map(|field| Facet { field: *field, limit: ALL_VALUES }).collect();
    let plan = Plan { matching: Node::All, sort: Sort::Id, offset: 0, limit: 0, facets };
    let wanted = plain_name(value);
    let mut same = Vec::new();
    for (facet, counts) in engine.search(&plan)?.facets {
        let alike = counts.into_iter().filter(|count| plain_name(&count.value) == wanted);
        same.extend(alike.map(|count| Node::Is(facet.field, count.value)));
    }
    Ok(Node::Or(same))
}

pub(super) fn plain_name(value: &str) -> String {
    let folded = fold(value);
    let bare = ["thanh pho ", "tinh ", "tp "].iter().find_map(|prefix| folded.strip_prefix(prefix));
    bare.map_or_else(|| folded.clone(), str::to_owned)
}
