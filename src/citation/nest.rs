//! Which citation stands within the description of which, and what each is about.

use super::draft::{Context, Draft};
use super::lexer::TokenKind;
use super::list::{is_joint, is_range};
use super::subject;
use super::{Anomaly, Kind};
use crate::registry::{Cue, Level};

/// What the clause around a citation tells of its place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The first and one past the last token of its subject.
    pub subject: Option<(usize, usize)>,
    /// The citation within whose description it stands.
    pub parent: Option<usize>,
    /// It is joined to the citation before it as a member of one list.
    pub joined: bool,
    /// It stands as the amending document behind `được sửa đổi bởi`.
    pub amends_parent: bool,
}

/// Places every draft; they come in the order of the text.
pub(super) fn place(context: &Context<'_>, drafts: &[Draft], preamble_end: usize) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(drafts.len());
    let mut open: Vec<usize> = Vec::new();
    for (at, draft) in drafts.iter().enumerate() {
        let mut place = Place::default();
        if let Some(before) = at.checked_sub(1) {
            relate(context, drafts, &mut places, &mut open, &mut place, at, before);
        }
        let described = matches!(draft.citation.kind, Kind::Numbered | Kind::Own);
        if let Some(from) = subject::start(context, draft).filter(|_| described) {
            let preamble = draft.citation.span.start < preamble_end;
            let end = subject::hard_end(context, from, preamble);
            place.subject = Some((from, end));
            open.push(at);
        }
        places.push(place);
    }
    places
}

fn relate(
    context: &Context<'_>,
    drafts: &[Draft],
    places: &mut [Place],
    open: &mut Vec<usize>,
    place: &mut Place,
    at: usize,
    before: usize,
) {
    let draft = &drafts[at];
    // A law inside the title of an amending law.
    if let Some(outer) = (0..at).rev().take(4).find(|outer| drafts[*outer].after > draft.first) {
        place.parent = Some(outer);
        return;
    }
    let last = first_of(drafts, before);
    let from = drafts[last].after;
    let listed = is_joint(context, from, draft.first) && !has_semicolon(context, from, draft.first);
    if listed || is_range(context, from, draft.first) {
        place.parent = places[last].parent;
        place.joined = true;
        place.amends_parent = places[last].amends_parent;
        open.retain(|k| *k != last);
        return;
    }
    if amended_by(context, from, draft.first) {
        // `A được sửa đổi bởi B và thay thế bởi C`: both act on A.
        let target = places[last].parent.filter(|_| places[last].amends_parent);
        place.parent = Some(target.unwrap_or(last));
        place.amends_parent = true;
        return;
    }
    while open.last().is_some_and(|k| places[*k].subject.is_none_or(|(_, end)| end <= draft.first)) {
        open.pop();
    }
    let separator = draft.first.checked_sub(1).map(|sep| (sep, context.tokens.kind(sep)));
    let parts = separator.is_some_and(|(sep, kind)| {
        kind == TokenKind::Comma || context.tokens.has(sep, Cue::AND) && context.tokens.kind(sep) == TokenKind::Word
    });
    if parts {
        for k in open.drain(..) {
            if let Some((from, end)) = places[k].subject
                && end > draft.first
            {
                places[k].subject = Some((from, draft.first - 1));
            }
        }
        return;
    }
    place.parent = open.last().copied();
}

/// The outermost draft that ends where the one at `at` does: the amending law of which it is a part.
pub(super) fn first_of(drafts: &[Draft], at: usize) -> usize {
    (0..=at).rev().take(4).filter(|k| drafts[*k].after == drafts[at].after).last().unwrap_or(at)
}

fn has_semicolon(context: &Context<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| context.tokens.kind(at) == TokenKind::Semicolon)
}

/// Whether the words between two citations say that the second amends the first.
fn amended_by(context: &Context<'_>, from: usize, to: usize) -> bool {
    let tokens = context.tokens;
    if to < from || to - from > 16 {
        return false;
    }
    let same_clause = (from..to).all(|at| {
        !matches!(tokens.kind(at), TokenKind::Stop | TokenKind::Break | TokenKind::Semicolon | TokenKind::Close)
    });
    same_clause && (from..to).any(|at| tokens.has(at, Cue::AMENDED_BY))
}

/// Writes subjects and parents into the citations.
pub(super) fn apply(context: &Context<'_>, drafts: &mut [Draft], places: &[Place]) {
    for (at, place) in places.iter().enumerate() {
        let parent = place.parent;
        drafts[at].citation.parent = parent;
        let Some((from, end)) = place.subject else { continue };
        let national = drafts[at].code.as_deref().is_some_and(|code| {
            let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
            letters == "TW"
                || context
                    .registry
                    .issuer_by_code(letters)
                    .is_some_and(|i| matches!(i.level, Level::Central | Level::Ministry))
        });
        let carried = parent.is_some_and(|parent| drafts[parent].citation.kind == Kind::Numbered);
        let end = if national && carried { subject::local_tail(context, from, end) } else { end };
        drafts[at].citation.subject = subject::words(context, from, end);
    }
    for draft in drafts {
        let upper = draft.citation.kind == Kind::Numbered
            && draft.typed
            && (draft.first..draft.first + 2)
                .all(|at| context.tokens.list.get(at).is_some_and(|token| token.case == crate::text::Case::Upper));
        if upper {
            draft.odd(Anomaly::UpperCase);
        }
    }
}
