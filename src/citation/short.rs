//! Short forms: `Nghị quyết 57`, `QĐ 66`, `Nghị định 63/2010`, which the same text resolves.

use super::draft::{Context, Draft};
use super::head::tail;
use super::lexer::TokenKind;
use super::{Anomaly, Kind};
use crate::notation::year;
use crate::registry::{Cue, DocType};
use crate::text::Case;
use std::collections::{BTreeMap, HashMap};

/// A document that the text cites by its whole number.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Full {
    doc_type: String,
    number: String,
    year: Option<i16>,
    symbol: String,
    canonical: String,
    issuer: Option<String>,
    code: Option<String>,
    /// The first token of the first citation of it.
    first: usize,
}

/// The documents that a text cites by whole number, as short forms ask for them.
struct Forms {
    of_number: HashMap<String, Vec<Full>>,
    of_type: HashMap<String, Vec<Full>>,
    /// The type of the citing document itself.
    own: Option<String>,
}

/// Finds the short forms between the drafts and puts them in their places.
pub(super) fn insert(context: &Context<'_>, drafts: Vec<Draft>, own: Option<&str>) -> Vec<Draft> {
    let full = full_forms(&drafts, own);
    let mut found: Vec<Draft> = Vec::new();
    let mut at = 0;
    for draft in &drafts {
        while at < draft.first {
            at = step(context, at, draft.first, &full, &mut found);
        }
        at = at.max(draft.after);
    }
    while at < context.tokens.list.len() {
        at = step(context, at, context.tokens.list.len(), &full, &mut found);
    }
    if found.is_empty() {
        return drafts;
    }
    let mut all = drafts;
    all.extend(found);
    // Outer before inner: the longer of two that begin together comes first.
    all.sort_by_key(|draft| (draft.first, std::cmp::Reverse(draft.after)));
    all
}

fn step(context: &Context<'_>, at: usize, end: usize, full: &Forms, out: &mut Vec<Draft>) -> usize {
    match read(context, at, end, full) {
        Some(draft) => {
            let after = draft.after;
            out.push(draft);
            after.max(at + 1)
        }
        None => at + 1,
    }
}

/// Every document cited by number, once, by its number.
fn full_forms(drafts: &[Draft], own: Option<&str>) -> Forms {
    let mut found: BTreeMap<String, Full> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.citation.kind == Kind::Numbered) {
        let citation = &draft.citation;
        let (Some(doc_type), Some(number), Some(symbol), Some(canonical)) =
            (&citation.doc_type, &citation.number, &citation.symbol, &citation.canonical)
        else {
            continue;
        };
        let entry = found.entry(canonical.clone()).or_insert_with(|| Full {
            doc_type: doc_type.clone(),
            number: number.clone(),
            year: citation.year,
            symbol: symbol.clone(),
            canonical: canonical.clone(),
            issuer: citation.issuer.clone(),
            code: draft.code.clone(),
            first: draft.first,
        });
        if entry.issuer.is_none() {
            entry.issuer.clone_from(&citation.issuer);
        }
    }
    let mut forms = Forms { of_number: HashMap::new(), of_type: HashMap::new(), own: own.map(str::to_owned) };
    for full in found.into_values() {
        forms.of_type.entry(full.doc_type.clone()).or_default().push(full.clone());
        forms.of_number.entry(plain(&full.number)).or_default().push(full);
    }
    forms
}

/// A number as short forms and whole ones share it.
fn plain(number: &str) -> String {
    number.trim_start_matches('0').to_lowercase()
}

/// What a short form says: its type, number and year, and one past its last token.
struct Short<'r> {
    types: Vec<&'r DocType>,
    number: String,
    year: Option<i16>,
    after: usize,
    labelled: bool,
}

/// How many tokens after the first citation of a document `Nghị định này` may still mean it: a paragraph or two.
const NEAR: usize = 80;

/// `Nghị định này` in a document of another type: the only one of its type in the text, cited shortly before.
fn this(context: &Context<'_>, at: usize, forms: &Forms) -> Option<Draft> {
    let tokens = context.tokens;
    let (meaning, length) = tokens.meaning(at)?;
    let name = &context.registry.types[usize::from(meaning.doc_type?)].name;
    if !tokens.has(at + length, Cue::THIS) || forms.own.as_deref() == Some(name.as_str()) {
        return None;
    }
    let [one] = forms.of_type.get(name)?.as_slice() else { return None };
    let mut draft = Draft::new(context, Kind::Numbered, at, at + length + 1);
    draft.typed = true;
    draft.odd(Anomaly::Elided);
    means(&mut draft, one);
    draft.citation.issuer.clone_from(&one.issuer);
    // Far from it the words are rather a form's or an annex's own: three of three in a real circular were.
    (one.first < at && at - one.first <= NEAR).then_some(draft)
}

fn read(context: &Context<'_>, at: usize, end: usize, forms: &Forms) -> Option<Draft> {
    if let Some(draft) = this(context, at, forms) {
        return Some(draft);
    }
    let full = &forms.of_number;
    let short = form(context, at, end)?;
    let meant: Vec<&Full> =
        full.get(&plain(&short.number)).into_iter().flatten().filter(|full| agrees(&short, full)).collect();
    let mut draft = Draft::new(context, Kind::Numbered, at, short.after);
    draft.typed = true;
    draft.odd(Anomaly::Elided);
    if !short.labelled {
        draft.odd(Anomaly::MissingSo);
    }
    draft.citation.number = Some(short.number.clone());
    draft.citation.year = short.year;
    draft.citation.doc_type = short.types.first().map(|doc_type| doc_type.name.clone());
    match meant.as_slice() {
        [one] => {
            means(&mut draft, one);
            tail(context, &mut draft);
            if !draft.citation.issuer_written {
                draft.citation.issuer.clone_from(&one.issuer);
            }
        }
        // Only the government issues decrees: number and year are the whole name.
        [] if short.types[0].name == "Nghị định" && short.year.is_some() => {
            draft.citation.symbol = Some("NĐ-CP".to_owned());
            draft.code = Some("CP".to_owned());
            draft.citation.canonical = short.year.map(|year| format!("{}/{year}/NĐ-CP", short.number));
            tail(context, &mut draft);
        }
        // `Nghị quyết số 15 của Quốc hội khóa XII`: a document is named, though not which of the years' number fifteens.
        [] if short.labelled => {
            tail(context, &mut draft);
            if !draft.citation.issuer_written {
                return None;
            }
        }
        [] => return None,
        _ => {
            draft.citation.ambiguous = meant.iter().map(|full| full.canonical.clone()).collect();
            tail(context, &mut draft);
        }
    }
    Some(draft)
}

/// Gives a short form what the whole one says.
fn means(draft: &mut Draft, one: &Full) {
    draft.citation.doc_type = Some(one.doc_type.clone());
    draft.citation.number = Some(one.number.clone());
    draft.citation.year = one.year;
    draft.citation.symbol = Some(one.symbol.clone());
    draft.citation.canonical = Some(one.canonical.clone());
    draft.code.clone_from(&one.code);
}

fn agrees(short: &Short<'_>, full: &Full) -> bool {
    short.year.is_none_or(|year| full.year.is_none_or(|own| own == year))
        && short.types.iter().any(|doc_type| full.doc_type.starts_with(doc_type.name.as_str()))
}

/// Type word or abbreviation, `số`, number, and a year behind a slash.
fn form<'r>(context: &Context<'r>, at: usize, end: usize) -> Option<Short<'r>> {
    let tokens = context.tokens;
    let token = tokens.list.get(at).filter(|token| token.kind == TokenKind::Word)?;
    let word = tokens.words(context.text, at, at + 1);
    let (types, mut next) = match tokens.meaning(at) {
        Some((meaning, length)) if meaning.doc_type.is_some() => {
            let index = meaning.doc_type.map_or(0, usize::from);
            (vec![&context.registry.types[index]], at + length)
        }
        _ if matches!(token.case, Case::Upper | Case::Mixed) => {
            let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
            let types: Vec<&DocType> = context.registry.types_by_abbreviation(letters).collect();
            let number = &word[letters.len()..];
            if !number.is_empty() && !types.is_empty() && letters.chars().count() > 1 && number.len() < 6 {
                return Some(Short { types, number: number.to_owned(), year: None, after: at + 1, labelled: false });
            }
            (types, at + 1)
        }
        _ => return None,
    };
    if types.is_empty() || tokens.kind(next) == TokenKind::Break {
        return None;
    }
    let labelled = tokens.has(next, Cue::NUMBER);
    next += usize::from(labelled);
    if tokens.kind(next) != TokenKind::Number || next >= end {
        return None;
    }
    let number = tokens.words(context.text, next, next + 1).to_owned();
    if number.len() > 5 {
        return None;
    }
    let mut after = next + 1;
    let mut year = None;
    if tokens.kind(after) == TokenKind::Slash && tokens.kind(after + 1) == TokenKind::Number {
        let digits = tokens.words(context.text, after + 1, after + 2);
        year = year::of_document(digits);
        year?;
        after += 2;
    }
    // `Kế hoạch 5 năm`, `Quyết định 2 lần` count; they name nothing.
    let counted = matches!(
        tokens.words(context.text, after, after + 1).to_lowercase().as_str(),
        "năm" | "tháng" | "lần" | "ngày" | "tuần" | "đợt" | "nhóm"
    );
    let unit = tokens.kind(after) == TokenKind::Other && tokens.words(context.text, after, after + 1) == "%";
    (!counted && !unit).then_some(Short { types, number, year, after, labelled })
}
