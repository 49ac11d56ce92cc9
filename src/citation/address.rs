//! Addresses on the web whose words name a document.

use super::Kind;
use super::draft::{Context, Draft, name};
use super::issuer;
use crate::notation::year;
use crate::registry::Registry;
use crate::text::slug;

/// Reads the address whose scheme (or `www`) is the token at `at`, where its path names a document.
pub(super) fn url(context: &Context<'_>, at: usize) -> Option<Draft> {
    let tokens = context.tokens;
    let start = tokens.start(at);
    let rest = &context.text[start..];
    if !["http://", "https://", "www."].iter().any(|scheme| rest.starts_with(scheme)) {
        return None;
    }
    let length =
        rest.find(|c: char| c.is_whitespace() || matches!(c, '|' | '"' | '<' | '>' | ')' | '”')).unwrap_or(rest.len());
    let address = rest[..length].trim_end_matches(['.', ',', ';']);
    let end = start + address.len();
    let found = in_path(address, context.registry)?;
    let mut after = at + 1;
    while tokens.list.get(after).is_some_and(|token| token.start < end) {
        after += 1;
    }
    let mut draft = Draft::new(context, Kind::Url, at, after);
    draft.citation.span.end = end;
    draft.typed = true;
    draft.citation.doc_type = Some(found.doc_type);
    draft.citation.number = Some(found.number);
    draft.citation.symbol = Some(found.symbol);
    draft.citation.year = found.year;
    draft.citation.of_year = found.of_year;
    draft.citation.issuer = issuer::of_code(&found.issuer, &context.home, context.registry).map(|named| named.name);
    draft.code = Some(found.issuer);
    name(&mut draft, false);
    Some(draft)
}

struct Found {
    doc_type: String,
    number: String,
    symbol: String,
    issuer: String,
    year: Option<i16>,
    of_year: Option<i16>,
}

/// `nghi-quyet-93-nq-hdnd-2021-…` in the last part of an address's path.
fn in_path(address: &str, registry: &Registry) -> Option<Found> {
    let last = address.trim_end_matches('/').rsplit('/').next()?.to_lowercase();
    let doc_type = registry
        .types
        .iter()
        .filter(|t| last.starts_with(&format!("{}-", slug(&t.name))))
        .max_by_key(|t| t.name.len())?;
    let mut words = last[slug(&doc_type.name).len() + 1..].split('-').skip_while(|word| *word == "so");
    let number = words.next().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() < 7)?;
    let mut next = words.next()?;
    let as_year = |word: &str| year::of_document(word);
    let year = as_year(next);
    if year.is_some() {
        next = words.next()?;
    }
    let short = doc_type.abbreviations.iter().find(|short| slug(short) == next)?;
    let code = words.next()?;
    let issuer = registry.issuers.iter().find(|issuer| slug(&issuer.code) == code)?.code.clone();
    let of_year = words.next().and_then(as_year);
    Some(Found {
        year,
        of_year,
        doc_type: doc_type.name.clone(),
        number: number.to_owned(),
        symbol: format!("{short}-{issuer}"),
        issuer,
    })
}
