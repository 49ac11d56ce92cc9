//! Why a document is cited, read from the clause that governs it.

use super::draft::{Context, Draft};
use super::lexer::TokenKind;
use super::nest::{Place, first_of};
use super::{Citation, Kind, Role};
use crate::notation::PartialDate;
use crate::registry::{Cue, Registry};
use crate::text::Case;

/// How far back a governing word is looked for, in tokens.
const REACH: usize = 70;

/// Gives every draft its role, and every amending one what it amends.
pub(super) fn assign(context: &Context<'_>, drafts: &mut [Draft], places: &[Place], preamble_end: usize) {
    let mut roles: Vec<Role> = Vec::with_capacity(drafts.len());
    let mut lists: Vec<Role> = Vec::with_capacity(drafts.len());
    for (at, place) in places.iter().enumerate() {
        let (role, list) = if place.joined && at > 0 {
            let before = first_of(drafts, at - 1);
            (roles[before], lists[before])
        } else if place.amends_parent {
            (Role::AmendsSource, Role::Mention)
        } else if let Some(parent) = place.parent {
            (within(context, drafts, at, parent), Role::Mention)
        } else {
            governing(context, drafts, places, &lists, at, preamble_end)
        };
        roles.push(role);
        lists.push(list);
    }
    for (at, place) in places.iter().enumerate() {
        let canonical = drafts[at].citation.canonical.clone();
        if let (Some(parent), Some(canonical)) = (place.parent, canonical) {
            let possible = place.amends_parent || may_amend(context.registry, &drafts[parent], &drafts[at]);
            if roles[at] == Role::AmendedTarget && possible && !drafts[parent].citation.amends.contains(&canonical) {
                drafts[parent].citation.amends.push(canonical);
            } else if place.amends_parent
                && may_amend(context.registry, &drafts[at], &drafts[parent])
                && let Some(target) = drafts[parent].citation.canonical.clone()
            {
                drafts[at].citation.amends.push(target);
            }
        }
    }
    for (at, draft) in drafts.iter_mut().enumerate() {
        let amends = !draft.citation.amends.is_empty() || amends_some(context, places[at]);
        let keeps = matches!(roles[at], Role::LegalBasis | Role::IssuedWith | Role::AmendedTarget | Role::Implements);
        draft.citation.role = match roles[at] {
            _ if amends && !keeps => Role::AmendsSource,
            // Behind `được sửa đổi bởi`, and older than what it would amend: only named.
            Role::AmendsSource if places[at].amends_parent && !amends => Role::Mention,
            role => role,
        };
        if draft.citation.kind == Kind::Own && draft.citation.role != Role::IssuedWith {
            draft.citation.role = Role::Mention;
        }
    }
}

/// Whether `source` can amend `target`: nothing amends itself, what is younger, or what stands above it.
fn may_amend(registry: &Registry, source: &Draft, target: &Draft) -> bool {
    let (source, target) = (&source.citation, &target.citation);
    let rank = |citation: &Citation| registry.rank(citation.doc_type.as_deref()?, citation.symbol.as_deref());
    if rank(source).zip(rank(target)).is_some_and(|(source, target)| source < target) {
        return false;
    }
    if source.canonical.is_some() && source.canonical == target.canonical {
        return false;
    }
    let whole = |date: Option<PartialDate>| date.filter(PartialDate::is_whole);
    match (whole(source.date), whole(target.date)) {
        (Some(source), Some(target)) => source >= target,
        _ => {
            let year = |c: &Citation| c.year.or(c.date.map(|date| date.year));
            year(source).zip(year(target)).is_none_or(|(source, target)| source >= target)
        }
    }
}

/// Whether the subject says that the document amends a set that is not named.
fn amends_some(context: &Context<'_>, place: Place) -> bool {
    let Some((from, end)) = place.subject else { return false };
    let tokens = context.tokens;
    let lead = (from..end.min(from + 4)).find(|at| tokens.has(*at, Cue::AMEND));
    // Only where documents are amended, not a programme or a plan.
    lead.is_some_and(|lead| {
        (lead..end.min(lead + 14)).any(|at| {
            tokens
                .meaning(at)
                .and_then(|(m, _)| m.doc_type)
                .is_some_and(|index| context.registry.types[usize::from(index)].binding.is_some())
        })
    })
}

/// The role of a citation inside another's description.
fn within(context: &Context<'_>, drafts: &[Draft], at: usize, parent: usize) -> Role {
    let tokens = context.tokens;
    let inside = drafts[parent].after > drafts[at].first;
    if inside {
        return Role::AmendedTarget;
    }
    for back in (drafts[parent].after..drafts[at].first).rev() {
        if tokens.has(back, Cue::AMEND) {
            return Role::AmendedTarget;
        }
        if tokens.has(back, Cue::CARRY) {
            return Role::Implements;
        }
        if tokens.has(back, Cue::NAME) {
            return Role::Mention;
        }
    }
    if tokens.words(context.text, drafts[parent].after, drafts[at].first).to_lowercase().contains("hướng dẫn") {
        return Role::Implements;
    }
    Role::Mention
}

/// The role that the clause before a citation gives it, and the one that it hands on to the next member of its list:
/// what stands in the name of a document without number (`Kế hoạch thực hiện Nghị quyết …`) governs no other member.
fn governing(
    context: &Context<'_>,
    drafts: &[Draft],
    places: &[Place],
    lists: &[Role],
    at: usize,
    preamble_end: usize,
) -> (Role, Role) {
    let tokens = context.tokens;
    let first = drafts[at].first;
    let preamble = drafts[at].citation.span.start < preamble_end;
    let before = (0..at).rev().find(|k| !is_aside(context, drafts, *k, first)).map(|k| (k, end_of(drafts, places, k)));
    let floor = first.saturating_sub(REACH);
    let mut back = first;
    let mut role = None;
    while back > floor {
        if let Some((k, end)) = before
            && back <= end
        {
            // Nothing governs it since the list member before it: it is another member.
            let list = lists[root(places, k)];
            return (role.unwrap_or(list), list);
        }
        back -= 1;
        match tokens.kind(back) {
            TokenKind::Stop => break,
            TokenKind::Break if !continues_list(context, back) => {
                let list = introduced(context, back);
                return (role.unwrap_or(list), list);
            }
            TokenKind::Close => {
                back = (floor..back).rev().find(|at| tokens.kind(*at) == TokenKind::Open).unwrap_or(back);
            }
            _ => {}
        }
        let Some((from, cues)) = phrase_around(context, back, first) else {
            continue;
        };
        back = from;
        if role.is_some() {
            // A type word left of the governing word: the whole is the name of a document without number.
            continue;
        }
        if let Some(found) = of_cue(context, cues, back, preamble) {
            match outer_name(context, back, floor) {
                Some(outer) if found == Role::Implements => {
                    role = Some(found);
                    back = outer;
                }
                _ => return (found, found),
            }
        }
    }
    (role.unwrap_or(Role::Mention), Role::Mention)
}

/// The first token of the phrase that the token at `at` belongs to, and what it does; it ends before token `end`.
fn phrase_around(context: &Context<'_>, at: usize, end: usize) -> Option<(usize, Cue)> {
    (at.saturating_sub(5)..=at).find_map(|from| {
        let (meaning, length) = context.tokens.meaning(from)?;
        let governs =
            Cue::CALLED.or(Cue::WITH).or(Cue::BASIS).or(Cue::CARRY).or(Cue::NAME).or(Cue::AMEND).or(Cue::AMENDED_BY);
        (from + length > at && from + length <= end && meaning.cues.has(governs)).then_some((from, meaning.cues))
    })
}

/// The type word of a document without number whose name the words before token `at` open: `- Kế hoạch triển khai …`.
fn outer_name(context: &Context<'_>, at: usize, floor: usize) -> Option<usize> {
    let tokens = context.tokens;
    let typed = |from: usize| {
        tokens.meaning(from).is_some_and(|(meaning, length)| meaning.doc_type.is_some() && from + length == at)
            && tokens.list[from].case == Case::Capital
    };
    (at.saturating_sub(6).max(floor)..at).rev().find(|from| typed(*from))
}

/// Whether the draft at `k` stands in brackets that close before token `first`.
fn is_aside(context: &Context<'_>, drafts: &[Draft], k: usize, first: usize) -> bool {
    let tokens = context.tokens;
    let from = drafts[k].after;
    if first - from >= REACH {
        return false;
    }
    let closes = (from..first).find(|at| matches!(tokens.kind(*at), TokenKind::Open | TokenKind::Close));
    closes.is_some_and(|at| tokens.kind(at) == TokenKind::Close)
}

/// What one governing word says.
fn of_cue(context: &Context<'_>, cues: Cue, at: usize, preamble: bool) -> Option<Role> {
    if cues.has(Cue::CALLED) {
        return Some(Role::Mention);
    }
    if cues.has(Cue::WITH) {
        return Some(Role::IssuedWith);
    }
    if cues.has(Cue::BASIS) {
        return Some(if preamble { Role::LegalBasis } else { Role::Implements });
    }
    if cues.has(Cue::CARRY) {
        return Some(if preamble && opens_preamble(context, at) { Role::LegalBasis } else { Role::Implements });
    }
    if cues.has(Cue::NAME) {
        return Some(Role::Mention);
    }
    if cues.has(Cue::AMENDED_BY) {
        return Some(Role::AmendsSource);
    }
    cues.has(Cue::AMEND).then_some(Role::AmendedTarget)
}

/// Whether the word at `at` opens the sentence: `Thực hiện Kế hoạch số …`, `Theo đề nghị …`.
fn opens_preamble(context: &Context<'_>, at: usize) -> bool {
    let tokens = context.tokens;
    let mut first = at;
    // `Triển khai thực hiện` and the like are words of one opening.
    while first > 0
        && at - first < 4
        && tokens.kind(first - 1) == TokenKind::Word
        && tokens.list[first].case == Case::Lower
    {
        first -= 1;
    }
    tokens.list[first].case == Case::Capital
        && (first == 0
            || matches!(
                tokens.kind(first - 1),
                TokenKind::Break | TokenKind::Stop | TokenKind::Semicolon | TokenKind::Dash
            )
            || tokens.list[first - 1].case == Case::Upper
            || starts_line(context, first))
}

fn starts_line(context: &Context<'_>, at: usize) -> bool {
    let start = context.tokens.start(at);
    context.text[..start].trim_end_matches([' ', '*', '_', '\t']).ends_with('\n')
}

/// One past the last token that belongs to the draft and all inside it.
fn end_of(drafts: &[Draft], places: &[Place], at: usize) -> usize {
    let mut end = drafts[at].after.max(places[at].subject.map_or(0, |(_, end)| end));
    let mut up = places[at].parent;
    while let Some(k) = up {
        end = end.max(places[k].subject.map_or(drafts[k].after, |(_, end)| end));
        up = places[k].parent;
    }
    end
}

fn root(places: &[Place], at: usize) -> usize {
    let mut at = at;
    while let Some(up) = places[at].parent {
        at = up;
    }
    at
}

/// A break behind a semicolon that no bullet follows: the sentence of `Căn cứ …;` goes on.
fn continues_list(context: &Context<'_>, at: usize) -> bool {
    let tokens = context.tokens;
    at > 0
        && tokens.kind(at - 1) == TokenKind::Semicolon
        && tokens.kind(at + 1) == TokenKind::Word
        && tokens.list[at].start == tokens.list[at].end
}

/// The role that the sentence before a list gives its items: `Căn cứ các văn bản sau:`.
fn introduced(context: &Context<'_>, at: usize) -> Role {
    let tokens = context.tokens;
    let mut back = at;
    while back > 0 && matches!(tokens.kind(back - 1), TokenKind::Break) {
        back -= 1;
    }
    if back == 0 || tokens.kind(back - 1) != TokenKind::Colon {
        return Role::Mention;
    }
    let from = (0..back - 1)
        .rev()
        .take(30)
        .take_while(|k| !matches!(tokens.kind(*k), TokenKind::Stop | TokenKind::Break))
        .last();
    let basis = from.is_some_and(|from| (from..back).any(|k| tokens.has(k, Cue::BASIS)));
    if basis { Role::LegalBasis } else { Role::Mention }
}
