//! What to say where nothing was found: perhaps a name that the index does not know.

use super::output::complain;
use crate::corpus::Corpus;
use crate::query::{Field, Filters, values_of};
use crate::text::fold;
use anyhow::Result;
use std::collections::HashSet;

/// How many names are offered.
const OFFERED: usize = 6;

/// Says that nothing was found, and which names come near where a filter names something unknown.
pub(super) fn complain_of_nothing(what: &str, corpus: &Corpus<'_>, filters: &Filters) -> Result<()> {
    let named =
        [(Field::Province, &filters.province), (Field::Type, &filters.doc_type), (Field::Issuer, &filters.issuer)];
    for (field, wanted) in named {
        let Some(wanted) = wanted else { continue };
        let (label, names) = (field.name(), values_of(corpus, field)?);
        if names.iter().any(|name| has_all(name, wanted)) {
            continue;
        }
        let near = nearest(&names, wanted);
        let offer = if near.is_empty() { String::new() } else { format!("; it has {}", near.join(", ")) };
        complain(&format!("the index has no {label} `{wanted}`{offer}"));
        return Ok(());
    }
    complain(&format!("{what}; try other words or fewer filters"));
    Ok(())
}

/// Whether every syllable of one of the two stands in the other: `tỉnh Quảng Ngãi` and `quang ngai`.
fn has_all(name: &str, wanted: &str) -> bool {
    let (name, wanted) = (syllables(name), syllables(wanted));
    name.is_subset(&wanted) || wanted.is_subset(&name)
}

/// The names that share the most syllables with `wanted`; any, the most frequent first, where none shares one.
fn nearest(names: &[String], wanted: &str) -> Vec<String> {
    let wanted = syllables(wanted);
    let shared = |name: &String| syllables(name).intersection(&wanted).count();
    let most = names.iter().map(shared).max().unwrap_or(0);
    names.iter().filter(|name| shared(name) == most).take(OFFERED).cloned().collect()
}

fn syllables(name: &str) -> HashSet<String> {
    fold(name).split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{has_all, nearest};

    #[test]
    fn near_names_share_syllables() {
        let names = ["Đồng Nai", "Quảng Ngãi", "Quảng Nam"].map(str::to_owned);
        assert_eq!(nearest(&names, "tinh quang ngay"), ["Quảng Ngãi", "Quảng Nam"]);
        assert_eq!(nearest(&names, "x").len(), 3);
        assert!(has_all("Quảng Ngãi", "tỉnh quang ngai") && !has_all("Quảng Ngãi", "Quảng Trị"));
    }
}
