//! `GET /suggest`, as answered.

use super::authority::{AuthorityRowView, row};
use crate::query::Suggestions;
use serde::Serialize;
use utoipa::ToSchema;

/// What someone who is typing may mean.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SuggestionsView<'a> {
    /// What was typed with its last word completed, or with the next word added.
    words: &'a [String],
    /// Documents whose title holds these words.
    titles: Vec<TitleView<'a>>,
    /// Cited documents whose number or name begins so.
    authorities: Vec<AuthorityRowView<'a>>,
}

/// A document whose title holds the words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TitleView<'a> {
    /// Id of the document.
    id: &'a str,
    /// Its title.
    title: &'a Option<String>,
    /// Its province, as written.
    province: &'a Option<String>,
    /// Its plan year.
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
