//! `GET /suggest`, as answered.

use super::authority::{AuthorityRowView, row};
use crate::query::Suggestions;
use serde::Serialize;
use utoipa::ToSchema;

/// What someone who is typing may mean.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SuggestionsView<'a> {
    words: &'a [String],
    titles: Vec<TitleView<'a>>,
    authorities: Vec<AuthorityRowView<'a>>,
}

/// A document whose title holds the words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TitleView<'a> {
    id: &'a str,
    title: &'a Option<String>,
    province: &'a Option<String>,
    year: Option<i16>,
}

/// The view of `found`.
pub fn view(found: &Suggestions) -> SuggestionsView<'_> {
    let titles = found.titles.iter().map(|title| TitleView {
        id: &title.id.0,
        title: &title.title,
        province: &title.province,
        year: title.year,
    });
    SuggestionsView {
        words: &found.words,
        titles: titles.collect(),
        authorities: found.authorities.iter().map(row).collect(),
    }
}
