//! The questions: pure functions over an [`crate::index::Engine`].

mod analyze;
mod authorities;
mod authority;
pub mod basis;
pub mod check;
mod cited_by;
mod compare;
mod days;
mod document;
mod filters;
mod graph;
mod mention;
mod notices;
mod parse;
mod plan;
mod question;
mod ranking;
mod relations;
mod said;
mod search;
mod settle;
mod snippet;
pub mod standing;
pub mod status;
mod suggest;
mod vocabulary;
mod wording;

pub use analyze::{Analyzed, AnalyzedCitation, AnalyzedWord, analyze};
pub use authorities::{AuthorityCount, authorities, meant_by};
pub use authority::{AuthoritySummary, Citing, Held, authority, is_known, times_cited};
pub use cited_by::{CitedByAnswer, CitedByRequest, CitedByRow, CitedGroup, Differs, Replaced, Variants, cited_by};
pub use compare::{
    Beside, By, Change, ChangeKind, CompareAuthority, CompareCell, CompareColumn, CompareRequest, CompareRow,
    Comparison, MOST_COLUMNS, PartPair, Side, TaskPair, Twin, compare,
};
pub use days::Days;
pub use document::find_document;
pub use filters::Filters;
pub use graph::{Graph, GraphEdge, GraphNode, graph};
pub use mention::Mention;
pub use notices::{NoticeCount, notices};
pub use parse::{Filter, Part, Phrase, Understood, Word, parse};
pub use question::Field;
pub use ranking::Ranking;
pub use relations::{KnownFacts, KnownRelation, StatedRelation, known_facts, known_keys, unheard};
pub use said::{Aspect, Conflict, MOST_WITNESSES, Said, Witness};
pub use search::{SearchAnswer, SearchHit, SearchRequest, search};
pub use settle::{is_settled_by_corpus, settle};
pub use snippet::Snippet;
pub use suggest::{SuggestedTitle, Suggestions, suggest};
pub use wording::Wording;
