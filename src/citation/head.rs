//! The head of a numbered citation: type word, number, date and issuer, in whatever order they stand.

use super::draft::{Context, Draft, name};
use super::lexer::TokenKind;
use super::{Anomaly, Kind};
use super::{issuer, joint, mend};
use crate::notation::{PartialDate, year};
use crate::registry::{Cue, Level, Mark, Registry};
use crate::text::{Case, Span, WordKey, squeeze, word_key};
use std::sync::LazyLock;

/// Reads the citation around the number at token `at`; `floor` is the first token that no earlier citation has.
pub(super) fn numbered(context: &Context<'_>, at: usize, floor: usize) -> Option<Draft> {
    let tokens = context.tokens;
    let TokenKind::Doc(index) = tokens.kind(at) else { return None };
    let found = &tokens.docs[index];
    let (written, symbol) = (&found.written, &found.symbol);
    let mut draft = Draft::new(context, Kind::Numbered, at, at + 1);
    draft.doc = Some(at);
    draft.code = symbol.issuer.clone();
    for odd in written.anomalies.iter().chain(&symbol.anomalies) {
        draft.odd(*odd);
    }
    let (labelled, before) = label(context, at, floor, &mut draft);
    let kind_words = type_before(context, before, floor);
    if let Some((from, _)) = kind_words {
        draft.first = from;
        draft.typed = true;
    } else {
        draft.first = before.min(at);
        draft.odd(Anomaly::MissingType);
    }
    if !labelled {
        draft.odd(Anomaly::MissingSo);
    }
    if !symbol.known && kind_words.is_none() {
        if !labelled {
            return None;
        }
        draft.weak = true;
    }
    let year = written.year.as_deref();
    draft.citation.number = written.number.clone();
    draft.citation.symbol = Some(symbol.name.clone());
    draft.citation.year = year.and_then(|y| y.parse().ok());
    settle_type(context, &mut draft, kind_words.map(|(_, words)| words), symbol.abbreviation.as_deref());
    tail(context, &mut draft);
    if !mend::lost_slash(context, &mut draft) {
        return None;
    }
    settle_year(&mut draft, year);
    if written.number.is_none() {
        draft.odd(Anomaly::BlankNumber);
    }
    name(&mut draft, symbol.party);
    draft.citation.span = Span::new(tokens.start(draft.first), tokens.end_before(draft.after));
    Some(draft)
}

/// `số` as one writes it in haste.
static SO: LazyLock<WordKey> = LazyLock::new(|| word_key("so").0);

/// `số`, `số:` or `so` before the number: whether it stands there, and the token before which the type word must end.
pub(super) fn label(context: &Context<'_>, at: usize, floor: usize, draft: &mut Draft) -> (bool, usize) {
    let tokens = context.tokens;
    let mut before = at;
    while before > floor && matches!(tokens.kind(before - 1), TokenKind::Colon | TokenKind::Other | TokenKind::Open) {
        if tokens.kind(before - 1) == TokenKind::Open {
            break;
        }
        before -= 1;
    }
    if before > floor && tokens.kind(before - 1) == TokenKind::Word {
        let typo = tokens.list[before - 1].key == *SO;
        if tokens.has(before - 1, Cue::NUMBER) || typo {
            if typo {
                draft.odd(Anomaly::TypoSo);
            }
            return (true, before - 1);
        }
    }
    (false, at)
}

/// The type words that end before token `end`: their first token, and the words.
pub(super) fn type_before(context: &Context<'_>, end: usize, floor: usize) -> Option<(usize, String)> {
    let tokens = context.tokens;
    for from in (end.saturating_sub(6).max(floor)..end).filter(|from| tokens.kind(*from) == TokenKind::Word) {
        if let Some((meaning, length)) = tokens.meaning(from)
            && meaning.doc_type.is_some()
            && from + length == end
        {
            return Some((from, squeeze(tokens.words(context.text, from, end))));
        }
    }
    // `Quyết định của Thủ tướng Chính phủ số 1291/QĐ-TTg`
    let last = end.checked_sub(1).filter(|last| *last >= floor)?;
    if tokens.kind(last) == TokenKind::Word && tokens.list[last].case != Case::Lower {
        let short = tokens.words(context.text, last, end);
        let proper = short.chars().count() >= 2 && tokens.list[last].case != Case::Capital;
        if proper && let Some(doc_type) = context.registry.types_by_abbreviation(short).next() {
            return Some((last, doc_type.name.clone()));
        }
    }
    for from in (end.saturating_sub(14).max(floor)..end).rev() {
        if matches!(tokens.kind(from), TokenKind::Stop | TokenKind::Break | TokenKind::Semicolon | TokenKind::Doc(_)) {
            return None;
        }
        let Some((_, length)) = tokens.meaning(from).filter(|(m, _)| m.doc_type.is_some()) else { continue };
        let of = from + length;
        if tokens.has(of, Cue::OF)
            && let Some(found) = issuer::read(tokens, of + 1, context.text, &context.home, context.registry)
            && found.after == end
        {
            return Some((from, squeeze(tokens.words(context.text, from, from + length))));
        }
    }
    None
}

/// The symbol outranks the type word; a compound whose head agrees with the symbol is kept whole.
pub(super) fn settle_type(context: &Context<'_>, draft: &mut Draft, words: Option<String>, abbreviation: Option<&str>) {
    let registry = context.registry;
    let written = words.map(|words| in_case(&words, registry));
    let allowed: Vec<&str> = abbreviation
        .map(|short| registry.types_by_abbreviation(short).map(|t| t.name.as_str()).collect())
        .unwrap_or_default();
    let of_law = draft.code.as_deref().is_some_and(|code| code.starts_with("QH") || code.starts_with("UBTVQH"));
    draft.citation.doc_type = match (written, allowed.first()) {
        (Some(written), None) => Some(written),
        (Some(written), Some(first)) => {
            let head = |name: &str| written == name || written.starts_with(name) || name.starts_with(written.as_str());
            let agrees = allowed.contains(&written.as_str()) || allowed.iter().any(|name| written.starts_with(name));
            let longer = allowed.iter().find(|name| name.starts_with(written.as_str()) && **name != written);
            if agrees {
                Some(written)
            } else if let Some(longer) = longer {
                Some((*longer).to_owned())
            } else {
                if !head(first) {
                    draft.odd(Anomaly::TypeSymbolMismatch);
                }
                Some((*first).to_owned())
            }
        }
        (None, Some(first)) => Some((*first).to_owned()),
        (None, None) if of_law => None,
        (None, None) => draft.code.is_some().then(|| "Công văn".to_owned()),
    };
}

/// The type's name as the registry writes it.
fn in_case(words: &str, registry: &Registry) -> String {
    registry.doc_type(words).map_or_else(|| issuer::sentence_case(words), |doc_type| doc_type.name.clone())
}

/// Date and issuer behind the number, each at most once, in either order.
pub(super) fn tail(context: &Context<'_>, draft: &mut Draft) {
    let (mut dated, mut issued) = (draft.citation.date.is_some(), draft.citation.issuer_written);
    for _ in 0..3 {
        let at = draft.after;
        if !dated && let Some(after) = date(context, draft, at) {
            draft.extend(context, after);
            dated = true;
            continue;
        }
        let acceptable = |found: &issuer::IssuerPhrase| agrees_with_code(context, draft.code.as_deref(), &found.name);
        if !issued && let Some(found) = issuer_behind(context, at).filter(acceptable) {
            draft.citation.issuer = Some(in_full(context, draft.code.as_deref(), found.name));
            draft.open_issuer = found.open;
            draft.citation.issuer_written = true;
            draft.extend(context, found.after);
            joint::more(context, draft);
            issued = true;
            continue;
        }
        break;
    }
    if draft.citation.issuer.is_none() {
        draft.citation.issuer = joint::of_symbol(context, draft.citation.symbol.as_deref());
    }
    if draft.citation.issuer.is_none()
        && let Some(code) = &draft.code
        && let Some(named) = issuer::of_code(code, &context.home, context.registry)
    {
        draft.citation.issuer = Some(named.name);
        draft.open_issuer = named.open;
    }
}

/// The date at token `at`, behind a comma or an opening bracket too; one past it.
fn date(context: &Context<'_>, draft: &mut Draft, at: usize) -> Option<usize> {
    let tokens = context.tokens;
    let skip = usize::from(matches!(tokens.kind(at), TokenKind::Comma));
    let bracket = usize::from(tokens.kind(at) == TokenKind::Open && tokens.kind(at + 2) == TokenKind::Close);
    let TokenKind::Date(index) = tokens.kind(at + skip + bracket) else { return None };
    let found = &tokens.dates[index];
    let worded = context.text[found.start..].starts_with(|c: char| c.is_alphabetic());
    if skip == 1 && !worded {
        return None;
    }
    for odd in &found.anomalies {
        draft.odd(*odd);
    }
    let blank = found.anomalies.iter().any(|odd| matches!(odd, Anomaly::BlankDay | Anomaly::BlankMonth));
    draft.citation.date = found.date.filter(|date| date.is_whole() && !blank);
    if let [None, None, Some(year)] = found.numbers {
        draft.citation.of_year = i16::try_from(year).ok();
    }
    if draft.citation.date.is_none()
        && let [Some(day), Some(month), Some(year)] = found.numbers
    {
        draft.citation.date = mend_date(day, month, year, draft.citation.year);
    }
    Some(at + skip + 2 * bracket + 1)
}

/// A date of no calendar whose year the number proves: `09/6/20205` of a document of 2025.
fn mend_date(day: u32, month: u32, year: u32, number_year: Option<i16>) -> Option<PartialDate> {
    let proven = number_year.filter(|proven| is_slip(&year.to_string(), &proven.to_string()))?;
    PartialDate::from_ymd(proven, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// Whether `wrong` is `right` with one digit too many or too few.
pub(super) fn is_slip(wrong: &str, right: &str) -> bool {
    let (long, short) = if wrong.len() > right.len() { (wrong, right) } else { (right, wrong) };
    long.len() == short.len() + 1 && (0..long.len()).any(|at| format!("{}{}", &long[..at], &long[at + 1..]) == short)
}

/// A body written short (`Thủ tướng`, `Bộ TT&TT`) has the full name that the symbol's code gives.
fn in_full(context: &Context<'_>, code: Option<&str>, name: String) -> String {
    let known =
        code.and_then(|code| context.registry.issuer_by_code(code.trim_end_matches(|c: char| c.is_ascii_digit())));
    match known {
        Some(issuer) if issuer.level <= Level::Ministry => {
            let last = name.rsplit(' ').next().unwrap_or_default();
            let initials = last.chars().count() > 1 && last.chars().all(|c| c.is_uppercase() || c == '&');
            let ministry = context.registry.bodies.leads(&name).is_some_and(|(body, _)| body.marks.has(Mark::WHOLE));
            let short = initials && ministry || issuer.name.starts_with(&format!("{name} "));
            if short { issuer.name.clone() } else { name }
        }
        _ => name,
    }
}

/// A body of a place issues nothing under the code of a national one: `Nghị định số … do Ủy ban nhân dân tỉnh thực hiện`.
fn agrees_with_code(context: &Context<'_>, code: Option<&str>, name: &str) -> bool {
    let letters = code.map(|code| code.trim_end_matches(|c: char| c.is_ascii_digit()));
    let level = letters.and_then(|code| context.registry.issuer_by_code(code)).map(|issuer| issuer.level);
    let of_place =
        context.registry.bodies.within(name, |body| body.level == Some(Level::Local) || body.marks.has(Mark::LETTERS));
    !(of_place && level == Some(Level::Central))
}

/// The issuer at token `at`: behind `của`, `do` or `tại`, behind a comma too, or bare.
fn issuer_behind(context: &Context<'_>, at: usize) -> Option<issuer::IssuerPhrase> {
    let tokens = context.tokens;
    let skip = usize::from(matches!(tokens.kind(at), TokenKind::Comma));
    let at = at + skip;
    let by = tokens.has(at, Cue::BY);
    let led = tokens.has(at, Cue::OF) || by || tokens.has(at, Cue::AT);
    let found = issuer::read(tokens, at + usize::from(led), context.text, &context.home, context.registry)?;
    // Bare names of bodies begin the next clause more often than they end this one: only the highest are believed.
    let bare_ok = is_highest(&found.name, context.registry);
    // `do` names an issuer only where issuing is what was done.
    if by && !tokens.has(found.after, Cue::ACT) {
        return None;
    }
    (led && (skip == 0 || tokens.has(at, Cue::OF)) || bare_ok && skip == 0).then_some(found)
}

/// Whether a body is one of the highest, whose names stand alone behind what they issued.
fn is_highest(name: &str, registry: &Registry) -> bool {
    let of_state = ["CP", "TTg", "QH"].into_iter().filter_map(|code| registry.issuer_by_code(code));
    of_state.into_iter().any(|issuer| issuer.name == name) || registry.bodies.is(name, Mark::HIGHEST)
}

/// A year in the number that is no year is mended where the citation's own date proves it.
fn settle_year(draft: &mut Draft, year: Option<&str>) {
    let Some(year) = year else { return };
    if year::of_document(year).is_some() {
        return;
    }
    draft.odd(Anomaly::TypoNumber);
    let proven = draft.citation.date.map(|date| date.year).filter(|proven| is_slip(year, &proven.to_string()));
    draft.citation.year = proven;
}
