//! What comparable plans, or the official code, name for the topic and the draft does not cite.

use super::{Checking, Mistake};
use crate::authority::AuthorityKey;
use crate::corpus::Corpus;
use crate::index::EngineError;
use crate::query::basis::{SuggestRequest, Suggested, rests_on, suggest};
use crate::query::code::{Governing, Why, governed};
use crate::query::status::Standing;
use crate::text::Span;
use std::collections::BTreeSet;

/// What most comparable plans rest on and this draft does not cite: at least so many of them, and so much of their
/// weight, and no more than so many hints.
const PLANS: usize = 3;
const SHARE: f64 = 0.6;
const HINTS: usize = 3;
/// Types that open with a legal basis. A notice, a letter or a report has none to lack.
const OPENS_WITH_BASIS: [&str; 3] = ["Kế hoạch", "Quyết định", "Nghị quyết"];

pub(super) fn check(checking: &mut Checking<'_>, corpus: &Corpus<'_>) -> Result<(), EngineError> {
    let document = &checking.draft.document;
    let basis = checking.citing().filter(|r| rests_on(r)).map(|r| r.citation.span).next();
    let opens_with_basis = document.doc_type.as_deref().is_none_or(|name| OPENS_WITH_BASIS.contains(&name));
    let Some(title) = document.title.clone().filter(|_| basis.is_some() || opens_with_basis) else {
        return Ok(());
    };
    let span = basis.unwrap_or(Span::new(0, 0));
    by_plans(checking, corpus, title.clone(), span)?;
    by_code(checking, corpus, &title, span)
}

fn by_plans(checking: &mut Checking<'_>, corpus: &Corpus<'_>, title: String, span: Span) -> Result<(), EngineError> {
    let document = &checking.draft.document;
    let request = SuggestRequest {
        today: None,
        title,
        body: checking.text().to_owned(),
        province: document.province.clone(),
        year: document.date.map(|date| date.year).or(document.year),
        on: checking.on.map(|on| on.last),
        doc_type: document.doc_type.clone(),
        except: Vec::new(),
        except_text: Some(checking.text().to_owned()),
        limit: 30,
    };
    let found = suggest(corpus, &request)?;
    let cited = cited(checking);
    let wanted = |suggested: &&Suggested| {
        let sound = suggested
            .status
            .as_ref()
            .is_none_or(|status| !status.standing().is_gone() && status.standing() != Standing::NotYetInEffect);
        suggested.share >= SHARE
            && suggested.documents >= PLANS
            && sound
            && suggested.card.key.place().is_none()
            && !cited.contains(&suggested.card.key)
    };
    for suggested in found.authorities.iter().filter(wanted).take(HINTS) {
        let name = suggested.card.canonical.clone().unwrap_or_else(|| suggested.card.key.0.clone());
        let plans = suggested.documents;
        checking
            .find(Mistake::MissingBasis { name, plans }, span)
            .of(Some(&suggested.card.key))
            .seen_in(suggested.shown_by.clone());
    }
    Ok(())
}

/// What of the heading is looked at: it names hundreds.
const GOVERNING: usize = 60;
/// The heading's own documents, of which it holds at least so many articles.
const ARTICLES: usize = 10;

/// What the heading that bears the draft's topic is made of: its law, and decrees of many articles.
fn by_code(checking: &mut Checking<'_>, corpus: &Corpus<'_>, title: &str, span: Span) -> Result<(), EngineError> {
    let found = governed(corpus, title, checking.on, GOVERNING)?;
    let cited = cited(checking);
    let registry = checking.registry;
    // Circulars are named by plans that need them; the law and its decrees by all.
    let least = registry.code().rank("Nghị định");
    let wanted = |governing: &&Governing| {
        let held = matches!(&governing.why, Why::Heading { articles, .. } if *articles >= ARTICLES);
        let sound = governing.status.as_ref().is_none_or(|status| status.standing().is_good());
        held && sound && registry.code().rank(&governing.doc_type) <= least && !cited.contains(&governing.key)
    };
    let mut missing = Vec::new();
    for governing in found.documents.iter().filter(wanted).take(HINTS) {
        let Why::Heading { heading, .. } = &governing.why else { continue };
        let name = format!("{} {}", governing.doc_type, governing.canonical);
        let what = Mistake::MissingByCode { name, title: governing.title.clone(), heading: heading.title.clone() };
        missing.push((what, governing.key.clone()));
    }
    for (what, key) in missing {
        checking.find(what, span).of(Some(&key));
    }
    Ok(())
}

/// All that the draft cites, or may mean.
fn cited(checking: &Checking<'_>) -> BTreeSet<AuthorityKey> {
    checking.citing().flat_map(|r| r.authority.iter().chain(&r.candidates)).cloned().collect()
}
