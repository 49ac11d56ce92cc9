//! Numbers that share the symbol behind the last of them: `số 201, 202, 203/STC-NS`, `từ số 15 đến số 19/QĐ-UBND`.

use super::draft::{Context, Draft, name};
use super::head::{label, settle_type, type_before};
use super::lexer::TokenKind;
use super::{Anomaly, Kind};
use crate::registry::Cue;
use crate::text::Span;

/// No list of numbers has more.
const MOST: usize = 40;

/// The citations of the numbers before that of `main`, which share its symbol, in the order of the text; `main` takes the
/// type that stands before the first of them. Only numbers that `số` or a type word leads are believed.
pub(super) fn sharing(context: &Context<'_>, main: &mut Draft, floor: usize) -> Vec<Draft> {
    let Some(at) = main.doc.filter(|_| main.citation.kind == Kind::Numbered) else { return Vec::new() };
    let places = before(context, at, floor);
    let Some(first) = places.first().copied() else { return Vec::new() };
    let mut leader = main.clone();
    let (labelled, end) = label(context, first, floor, &mut leader);
    let kind = type_before(context, end, floor);
    if !labelled && kind.is_none() {
        return Vec::new();
    }
    let words = kind.as_ref().map(|(_, words)| words.clone());
    let shared =
        |odd: &Anomaly| !matches!(odd, Anomaly::MissingType | Anomaly::MissingSo | Anomaly::TypeSymbolMismatch);
    main.citation.anomalies.retain(shared);
    let abbreviation = context.tokens.docs.get(doc_index(context, at)).and_then(|doc| doc.symbol.abbreviation.clone());
    let party = context.tokens.docs.get(doc_index(context, at)).is_some_and(|doc| doc.symbol.party);
    settle_type(context, main, words, abbreviation.as_deref());
    let mut members: Vec<Draft> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let mut member = main.clone();
        member.first = if index == 0 { kind.as_ref().map_or(end, |(from, _)| *from) } else { *place };
        member.typed = index == 0 && kind.is_some();
        member.after = place + 1;
        member.doc = Some(*place);
        member.citation.number = Some(context.tokens.words(context.text, *place, place + 1).to_owned());
        member.citation.span = Span::new(context.tokens.start(member.first), context.tokens.end_before(member.after));
        member.odd(Anomaly::Elided);
        name(&mut member, party);
        members.push(member);
    }
    members
}

fn doc_index(context: &Context<'_>, at: usize) -> usize {
    if let TokenKind::Doc(index) = context.tokens.kind(at) { index } else { usize::MAX }
}

/// The tokens of the numbers that joints alone part from the one at `at`, in order.
fn before(context: &Context<'_>, at: usize, floor: usize) -> Vec<usize> {
    let tokens = context.tokens;
    let mut found = Vec::new();
    let mut last = at;
    while found.len() < MOST {
        let mut to = last;
        to -= usize::from(to > floor && tokens.has(to - 1, Cue::NUMBER));
        let joints = to;
        while to > floor && is_joint(context, to - 1) {
            to -= 1;
        }
        if to == joints || to == floor || !is_number(context, to - 1) {
            break;
        }
        last = to - 1;
        found.push(last);
    }
    found.reverse();
    found
}

fn is_joint(context: &Context<'_>, at: usize) -> bool {
    matches!(context.tokens.kind(at), TokenKind::Comma | TokenKind::Semicolon)
        || context.tokens.has(at, Cue::AND)
        || is_until(context, at)
}

/// `đến` between the ends of a range.
pub(super) fn is_until(context: &Context<'_>, at: usize) -> bool {
    context.tokens.kind(at) == TokenKind::Word && context.tokens.has(at, Cue::UNTIL)
}

fn is_number(context: &Context<'_>, at: usize) -> bool {
    let digits = context.tokens.words(context.text, at, at + 1);
    context.tokens.kind(at) == TokenKind::Number
        && digits.len() <= 5
        && digits.starts_with(|c: char| c.is_ascii_digit())
}
