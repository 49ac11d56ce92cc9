//! The questions: pure functions over an [`crate::index::Engine`].

mod authorities;
mod cited_by;
mod filters;
mod mention;
mod parse;
mod plan;
mod search;
mod snippet;

pub use authorities::{AuthorityCount, AuthoritySummary, authorities, authority};
pub use cited_by::{CitedByAnswer, CitedByRequest, CitedByRow, CitedGroup, cited_by};
pub use filters::Filters;
pub use mention::Mention;
pub use parse::{Part, Phrase, Understood, Word, parse};
pub use search::{SearchAnswer, SearchHit, SearchRequest, search};
pub use snippet::Snippet;
