//! What the draft writes of a document against what official sources have: its number, its title, its issuer.

use super::{Checking, Code, Mistake, Once};
use crate::authority::Reference;
use crate::citation::{Citation, Kind};
use crate::query::said::{Aspect, agree};
use crate::registry::{Level, Registry, key_of_number};
use crate::text::fold;
use std::collections::BTreeSet;

/// So far to each side neighbours are looked up, and so many of them must be known.
const NEAR: u32 = 4;
const KNOWN: usize = 6;
/// Titles of which fewer of the words of one stand in the other are of different documents.
const ALIKE: f64 = 0.34;

pub(super) fn check(checking: &mut Checking<'_>) {
    let mut told = Once::new();
    for reference in checking.citing().filter(|reference| reference.citation.kind == Kind::Numbered) {
        let Some(key) = reference.authority.as_ref().filter(|key| key.place().is_none()) else { continue };
        let citation = &reference.citation;
        let found = unknown_number(checking.registry, citation)
            .or_else(|| other_issuer(checking.registry, citation))
            .or_else(|| other_title(checking.registry, reference));
        if let Some(what) = found
            && told.first(format!("{} {key}", what.code().name()))
        {
            let code = what.code();
            let finding = checking.find(what, citation.span).of(Some(key));
            if code == Code::UnknownNumber {
                finding.as_hint();
            }
        }
    }
}

/// A number that no document bears, though most of those beside it are known, so that its row is listed without gaps.
fn unknown_number(registry: &Registry, citation: &Citation) -> Option<Mistake> {
    let name = citation.canonical.as_deref()?;
    let (year, symbol) = (citation.year?, citation.symbol.as_deref()?);
    let number: u32 = citation.number.as_deref()?.parse().ok()?;
    if registry.knows(name) {
        return None;
    }
    let beside = (number.saturating_sub(NEAR)..=number + NEAR).filter(|other| *other > 0 && *other != number);
    let known = |other: &u32| registry.knows(&format!("{other:02}/{year}/{symbol}"));
    let known = beside.filter(known).count();
    (known >= KNOWN).then(|| Mistake::NoSuchNumber { name: name.to_owned() })
}

/// An issuer that is written and is not the one whose symbol it is. Ministries change their names; the bodies above them do not.
fn other_issuer(registry: &Registry, citation: &Citation) -> Option<Mistake> {
    let name = citation.canonical.as_deref()?;
    let written = citation.issuer.as_deref().filter(|_| citation.issuer_written)?;
    let symbol = citation.symbol.as_deref()?;
    let code = symbol.rsplit('-').next()?.trim_end_matches(|c: char| c.is_ascii_digit());
    let issuer = registry.issuer_by_code(code).filter(|issuer| issuer.level == Level::Central)?;
    // Joint documents name several.
    if agree(Aspect::Issuer, written, &issuer.name) || symbol.matches('-').count() > 1 {
        return None;
    }
    Some(Mistake::OtherIssuer { name: name.to_owned(), written: written.to_owned(), right: issuer.name.clone() })
}

/// A subject that shares no words to speak of with the title that official sources have.
fn other_title(registry: &Registry, reference: &Reference) -> Option<Mistake> {
    let citation = &reference.citation;
    let name = citation.canonical.as_deref()?;
    let subject = citation.subject.as_deref()?;
    let key = reference.authority.as_ref()?;
    let known = registry.document(key.as_str()).filter(|known| key_of_number(&known.number) == key_of_number(name))?;
    let title = known.title?;
    let (written, official) = (words(subject), words(&title));
    let fewer = written.len().min(official.len());
    let shared = written.intersection(&official).count();
    if fewer < 4 || shared as f64 >= ALIKE * fewer as f64 {
        return None;
    }
    Some(Mistake::OtherTitle { name: name.to_owned(), title })
}

/// The words of a title, folded. Those that most titles have make two alike rather than different: in doubt nothing is said.
fn words(title: &str) -> BTreeSet<String> {
    let folded = fold(title);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1).map(str::to_owned).collect()
}
