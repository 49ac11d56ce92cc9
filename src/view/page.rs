//! The border between the server and the pages: what is asked for, what is sent back, and the addresses of both.
//!
//! Whoever serves knows nothing of templates, whoever writes pages nothing of sockets.

use super::error::{Problem, ProblemKind};
use super::parameters::Parameters;
use super::sentences::Wording;
use crate::authority::AuthorityKey;
use crate::effect::Reading;
use crate::index::DocumentId;
use crate::notation::PartialDate;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;

/// The language of a page's own words; what documents say stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vietnamese,
    /// English.
    English,
}

/// A page that someone asks for.
#[derive(Debug, Clone)]
pub struct PageRequest {
    /// In which language.
    pub language: Language,
    /// The address asked for, path and query, without the choice of a language.
    pub address: String,
    /// Which page.
    pub page: Wanted,
}

/// Which page.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// The search page, with or without a query.
    Search(Parameters),
    /// One document.
    Document(DocumentId),
    /// One authority and who cites it.
    Authority(AuthorityKey, Parameters),
    /// A comparison, or the form that asks for one.
    Compare(Parameters),
    /// What a document or a topic rests on, or the form that asks for it.
    Basis(Parameters),
    /// Which documents rest on what an authority changes.
    Impact(AuthorityKey, Parameters),
    /// The form for a file whose impact is asked.
    ImpactForm,
    /// Which documents rest on what a file changes that was sent.
    Impacted(Box<Draft>),
    /// The form for a draft.
    CheckForm,
    /// What is wrong with a draft.
    Checked(Box<Draft>),
    /// What the index holds.
    Corpus,
    /// The tree of the official code.
    Code,
    /// One heading of the code, by its number or id.
    Heading(String, Parameters),
    /// A file that pages need: style sheet, icon.
    Asset(String),
    /// What kept a page from being written. This alone is answered without asking the index.
    Problem(Problem),
}

/// A file that was sent to be checked, or for its impact, and what its reader made of it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its name, as the sender calls it.
    pub name: String,
    /// The day that was given: from which a draft counts, or up to which a document acts.
    pub on: Option<PartialDate>,
    /// Its text and citations, or why it could not be read.
    pub reading: Result<Reading, Unread>,
}

/// Why a file that was sent could not be read.
#[derive(Debug, Clone)]
pub struct Unread {
    /// As the API tells it.
    pub problem: Problem,
    /// As pages tell it.
    pub told: Wording,
}

/// What is sent back.
#[derive(Debug, Clone)]
pub struct PageReply {
    /// What kept the page from what was asked for; `None` where nothing did.
    pub problem: Option<ProblemKind>,
    /// The media type.
    pub content_type: &'static str,
    /// Whether a browser may keep it for a day.
    pub lasting: bool,
    /// The content.
    pub body: Cow<'static, [u8]>,
}

/// The address of a document's page.
pub fn document_path(id: &DocumentId) -> String {
    format!("/documents/{}", segment(&id.0))
}

/// The address of an authority's page.
pub fn authority_path(key: &AuthorityKey) -> String {
    format!("/authorities/{}", segment(&key.0))
}

/// The address of the page of an authority's impact.
pub fn impact_path(key: &AuthorityKey) -> String {
    format!("{}/impact", authority_path(key))
}

/// The address of the page of a heading of the official code, by its number or id.
pub fn code_path(heading: &str) -> String {
    format!("/code/{}", segment(heading))
}

/// The address of the search page for `parameters`; those without a value are left out.
pub fn search_path<'a>(parameters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    with_query("/", parameters)
}

/// `path` with `parameters`; those without a value are left out.
pub fn with_query<'a>(path: &str, parameters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = path.to_owned();
    let mut separator = '?';
    for (name, value) in parameters.into_iter().filter(|(_, value)| !value.is_empty()) {
        out.push(separator);
        out.push_str(name);
        out.push('=');
        out.push_str(&segment(value));
        separator = '&';
    }
    out
}

/// `text` as one segment of a path or one value of a query.
pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// All but what an address may hold anywhere (RFC 3986, section 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_any_name() {
        assert_eq!(document_path(&DocumentId("a/b ?#%é".into())), "/documents/a%2Fb%20%3F%23%25%C3%A9");
        assert_eq!(
            search_path([("q", "đất & nước"), ("year", ""), ("type", "x")]),
            "/?q=%C4%91%E1%BA%A5t%20%26%20n%C6%B0%E1%BB%9Bc&type=x"
        );
        assert_eq!(search_path([]), "/");
    }
}
