//! Finds every document that a text cites.
//!
//! The lexer marks what may belong to a citation, the grammar builds citations from those tokens, and the clause around
//! each gives its role. Nothing here fails or does I/O: doubt is an [`Anomaly`].
//!
//! The way of a citation through the modules: `lexer` (with `number`, `symbol`, `date`) → one rule a kind (`head`, `law`,
//! `party`, `standard`, `address`, `short`) → `list` (what members share) → `nest` and `subject` (what stands within what)
//! → `role` → `settle` (what the whole text proves).

mod address;
mod draft;
mod head;
mod issuer;
mod joint;
mod law;
mod lexer;
mod list;
mod mend;
mod model;
mod nest;
mod numbers;
mod own;
mod party;
mod pinpoint;
mod reform;
mod role;
mod scan;
mod settle;
mod short;
mod standard;
mod subject;

pub use crate::notation::Anomaly;
pub use model::{Citation, Kind, Pinpoint, Role};

use crate::document::Document;
use crate::registry::{Cue, Part, Registry};
use crate::text::{PagedText, squeeze};
use draft::{Context, Draft};
use issuer::Home;
use lexer::TokenKind;

/// Every citation of `text`, in the order of their places.
pub fn extract(paged: &PagedText, document: &Document, registry: &Registry) -> Vec<Citation> {
    let text = paged.text();
    let layout = lexer::layout(text);
    let tokens = lexer::lex(text, &scan::regions(text), layout, registry);
    let context = Context { text, tokens: &tokens, home: Home::of(document, registry), registry };
    let mut drafts = drafts(&context);
    own::mark(&context, &mut drafts, document);
    list::share(&context, &mut drafts);
    mend::years(&context, &mut drafts);
    reform::reopen(&mut drafts, document, registry);
    let mut drafts = short::insert(&context, drafts, document.doc_type.as_deref());
    pinpoint::attach(&context, &mut drafts);
    let preamble_end = own::preamble_end(text, document);
    let places = nest::place(&context, &drafts, preamble_end);
    nest::apply(&context, &mut drafts, &places);
    role::assign(&context, &mut drafts, &places, preamble_end);
    list::mark_breaks(text, &mut drafts);
    for draft in drafts.iter_mut().filter(|draft| is_of_frame(&context, draft)) {
        draft.citation.role = Role::Mention;
        draft.odd(Anomaly::WebFrame);
    }
    let mut citations: Vec<Citation> = drafts.into_iter().map(|draft| draft.citation).collect();
    settle::settle(&mut citations, document, registry);
    for citation in &mut citations {
        citation.page = paged.page_at(citation.span.start);
        citation.surface = squeeze(citation.span.of(text));
    }
    citations
}

/// Whether a draft stands in a line of the web page around the document, which is not the document's.
fn is_of_frame(context: &Context<'_>, draft: &Draft) -> bool {
    /// How far around a citation its line is looked at, in bytes.
    const REACH: usize = 400;
    let (text, span) = (context.text, draft.citation.span);
    let near = text.ceil_char_boundary(span.start.saturating_sub(REACH))..text.floor_char_boundary(span.end + REACH);
    let from = text[near.start..span.start].rfind('\n').map_or(near.start, |at| near.start + at + 1);
    let to = text[span.end..near.end.max(span.end)].find('\n').map_or(near.end.max(span.end), |at| span.end + at);
    context.registry.parts().within(&text[from..to], Part::WebFrame)
}

/// One draft for every citation, outer before inner.
fn drafts(context: &Context<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(context.tokens.docs.len() * 5 / 4);
    let mut at = 0;
    let mut floor = 0;
    while at < context.tokens.list.len() {
        let found = rule(context, at, floor);
        if let Some(last) = found.first() {
            let after = found.iter().map(|draft| draft.after).max().unwrap_or(last.after);
            // A rule that looks back may begin before a citation found since: the later, fuller one stands.
            while drafts.last().is_some_and(|earlier| earlier.first >= last.first) {
                drafts.pop();
            }
            drafts.extend(found);
            floor = after;
            at = after.max(at + 1);
        } else {
            at += 1;
        }
    }
    drafts
}

/// The citations that the rule for the token at `at` finds there.
fn rule(context: &Context<'_>, at: usize, floor: usize) -> Vec<Draft> {
    let tokens = context.tokens;
    match tokens.kind(at) {
        TokenKind::Doc(_) => {
            let Some(mut main) = head::numbered(context, at, floor) else { return Vec::new() };
            let mut found = numbers::sharing(context, &mut main, floor);
            found.push(main);
            found
        }
        TokenKind::Word => {
            let laws = law::named(context, at);
            if !laws.is_empty() {
                return laws;
            }
            let resolution = tokens.meaning(at).filter(|(meaning, _)| meaning.doc_type.is_some());
            let found = resolution
                .and_then(|(_, length)| {
                    let body = at + length;
                    let party = Cue::CONGRESS.or(Cue::PLENUM).or(Cue::PARTY).or(Cue::OF);
                    tokens.has(body, party).then(|| party::unnumbered(context, at)).flatten()
                })
                .or_else(|| standard::standard(context, at, floor))
                .or_else(|| address::url(context, at));
            found.into_iter().collect()
        }
        _ => Vec::new(),
    }
}
