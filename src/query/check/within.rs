//! What a draft contradicts in itself: one document under two dates or in two spellings, the year of its title.

use super::form::number_as_written;
use super::{Checking, Mistake};
use crate::authority::{AuthorityKey, Reference};
use crate::citation::{Anomaly, Kind};
use crate::text::analyse;
use std::collections::BTreeMap;

pub(super) fn check(checking: &mut Checking<'_>) {
    let mut by_key: BTreeMap<&AuthorityKey, Vec<&Reference>> = BTreeMap::new();
    for reference in checking.citing().filter(|reference| reference.citation.kind == Kind::Numbered) {
        if let Some(key) = &reference.authority {
            by_key.entry(key).or_default().push(reference);
        }
    }
    for (key, references) in by_key {
        if !two_dates(checking, key, &references) {
            two_spellings(checking, key, &references);
        }
    }
    year_of_title(checking);
}

fn two_dates(checking: &mut Checking<'_>, key: &AuthorityKey, references: &[&Reference]) -> bool {
    let dated = |reference: &&&Reference| reference.citation.date.is_some_and(|date| date.is_whole());
    let Some(first) = references.iter().find(dated) else { return false };
    let other = references.iter().filter(dated).find(|other| other.citation.date != first.citation.date);
    let Some((other, (one, two))) = other.and_then(|r| Some((r, first.citation.date.zip(r.citation.date)?))) else {
        return false;
    };
    let line = checking.lines.place(first.citation.span).line;
    let name = first.citation.canonical.clone().unwrap_or_default();
    let what = Mistake::DateDiffers { name, here: two, there: one, line };
    checking.find(what, other.citation.span).of(Some(key));
    true
}

fn two_spellings(checking: &mut Checking<'_>, key: &AuthorityKey, references: &[&Reference]) {
    // The reader's own breaks and short forms are no spelling of the writer.
    const NOT_SPELLING: [Anomaly; 4] =
        [Anomaly::SplitAcrossLines, Anomaly::SpaceInSymbol, Anomaly::Elided, Anomaly::TypoNumber];
    let spelt = |reference: &&&Reference| {
        let citation = &reference.citation;
        !number_as_written(&citation.surface).is_empty() && !citation.anomalies.iter().any(|a| NOT_SPELLING.contains(a))
    };
    let written = |reference: &Reference| number_as_written(&reference.citation.surface).to_uppercase();
    let Some(first) = references.iter().find(spelt) else { return };
    let Some(other) = references.iter().filter(spelt).find(|other| written(other) != written(first)) else { return };
    let name = first.citation.canonical.clone().unwrap_or_default();
    let line = checking.lines.place(first.citation.span).line;
    let [here, there] = [other, first].map(|reference| number_as_written(&reference.citation.surface).to_owned());
    let what = Mistake::WrittenTwoWays { name, here, there, line };
    checking.find(what, other.citation.span).of(Some(key));
}

/// So many words of the title before its year, found again with another year, are the title.
const TITLE_WORDS: usize = 5;
/// Words before the title's that make the text speak of the draft itself.
const ISSUING: [&str; 3] = ["ban hanh", "xay dung", "kem theo"];

fn year_of_title(checking: &mut Checking<'_>) {
    let Some(title) = checking.draft.document.title.as_deref() else { return };
    let analysed = analyse(title);
    let words: Vec<&str> = analysed.tokens().iter().map(|token| analysed.fold(token)).collect();
    let is_year = |word: &str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    // A title that names several years speaks of a period, or of another document.
    if words.iter().filter(|word| is_year(word)).count() != 1 {
        return;
    }
    let Some(at) = words.windows(2).position(|two| two[0] == "nam" && is_year(two[1])) else { return };
    let (before, year) = (&words[at.saturating_sub(TITLE_WORDS)..at], words[at + 1]);
    if before.len() < TITLE_WORDS {
        return;
    }
    let body = analyse(checking.text());
    let tokens = body.tokens();
    let folds: Vec<&str> = tokens.iter().map(|token| body.fold(token)).collect();
    let length = before.len() + 2;
    for start in 0..folds.len().saturating_sub(length) {
        let window = &folds[start..start + length];
        let other = window[length - 1];
        if !window.starts_with(before) || window[length - 2] != "nam" || !is_year(other) || other == year {
            continue;
        }
        let lead = folds[start.saturating_sub(12)..start].join(" ");
        if !ISSUING.iter().any(|words| lead.contains(words)) {
            continue;
        }
        let span = crate::text::Span::new(tokens[start].span.start, tokens[start + length - 1].span.end);
        let cites = checking.draft.references.iter().any(|r| {
            r.citation.kind != Kind::Own
                && r.citation.span.start < span.end + 40
                && r.citation.span.end + 40 > span.start
        });
        if cites {
            continue;
        }
        let what = Mistake::YearOfTitle { title: year.to_owned(), here: other.to_owned() };
        checking.find(what, span);
        return;
    }
}
