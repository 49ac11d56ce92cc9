//! Years that numbers lack and days prove.

use super::draft::{Context, Draft, name};
use super::{Anomaly, Kind};
use crate::notation;

/// Since this year numbers of documents that bind in general hold their year (Law on the promulgation of legal normative
/// documents of 1996, in effect from 1 January 1997).
const SINCE: i16 = 1997;

/// Gives a number of a type that always holds its year the year of its own day: `48/NĐ-CP ngày 14/5/2013` is `48/2013/NĐ-CP`.
pub(super) fn years(context: &Context<'_>, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.citation.kind == Kind::Numbered) {
        let citation = &draft.citation;
        let (None, Some(date), Some(symbol)) = (citation.year, citation.date, citation.symbol.as_deref()) else {
            continue;
        };
        let missing = date.is_whole() && date.year >= SINCE && context.registry.carries_year(symbol);
        // Years of no calendar were left as they stand by the rule for numbers.
        if missing && citation.number.is_some() && !citation.anomalies.contains(&Anomaly::TypoNumber) {
            draft.citation.year = Some(date.year);
            draft.odd(Anomaly::MissingYear);
            name(draft, false);
        }
    }
}

/// A number of so many digits that it holds its year: the day proves which digits are the year's. Without that proof it is no
/// number where it is too long for one.
pub(super) fn lost_slash(context: &Context<'_>, draft: &mut Draft) -> bool {
    /// No number has more digits.
    const DIGITS: usize = 6;
    let citation = &draft.citation;
    let (Some(run), None) = (citation.number.as_deref(), citation.year) else { return true };
    let carries = citation.symbol.as_deref().is_some_and(|symbol| context.registry.carries_year(symbol));
    let long = run.len() > DIGITS;
    if !(long || carries && run.len() >= 5) || !run.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    let proven = citation.date.and_then(|date| Some((notation::lost_slash(run, date.year)?.to_owned(), date.year)));
    let Some((number, year)) = proven else { return !long };
    draft.citation.number = Some(number);
    draft.citation.year = Some(year);
    draft.odd(Anomaly::TypoNumber);
    true
}
