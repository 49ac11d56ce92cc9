//! The questions: pure functions over an [`crate::index::Engine`].

mod authorities;
mod authority;
pub mod basis;
pub mod check;
mod cited_by;
mod days;
mod filters;
mod mention;
mod parse;
mod plan;
mod relations;
mod said;
mod search;
mod settle;
mod snippet;
mod status;

pub use authorities::{AuthorityCount, authorities, meant_by};
pub use authority::{AuthoritySummary, Held, authority, is_known, times_cited};
pub use cited_by::{CitedByAnswer, CitedByRequest, CitedByRow, CitedGroup, cited_by};
pub use days::Days;
pub use filters::Filters;
pub use mention::Mention;
pub use parse::{Part, Phrase, Understood, Word, parse};
pub use relations::{KnownFacts, KnownRelation, StatedRelation, known_facts};
pub use said::{Aspect, Conflict, MOST_WITNESSES, Said, Witness};
pub use search::{SearchAnswer, SearchHit, SearchRequest, search};
pub use settle::{is_settled_by_corpus, settle};
pub use snippet::Snippet;
pub use status::{Change, ChangeKind, Grounds, Holds, Standing, Status, known_status, status, successor};
