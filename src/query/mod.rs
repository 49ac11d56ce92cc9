//! The questions: pure functions over one [`crate::corpus::Corpus`].

mod analyze;
mod authorities;
mod authority;
pub mod basis;
pub mod check;
mod cited_by;
pub mod code;
mod compare;
mod days;
mod document;
mod filters;
mod graph;
mod impact;
mod mention;
mod note;
mod notices;
mod overview;
mod parse;
mod plan;
mod provisions;
mod question;
mod ranking;
mod relations;
mod said;
mod search;
mod snippet;
pub mod standing;
pub mod status;
mod suggest;
mod upon;
mod vocabulary;

pub use analyze::{Analyzed, AnalyzedCitation, AnalyzedWord, analyze};
pub use authorities::{AuthorityCount, authorities, meant, meant_by};
pub use authority::{AuthoritySummary, ask_about, authority, unheard};
pub use cited_by::{CitedByAnswer, CitedByRequest, CitedByRow, CitedGroup, Differs, Replaced, Variants, cited_by};
pub use compare::{
    Beside, By, Change, ChangeKind, CompareCell, CompareColumn, CompareRequest, CompareRow, Comparison, MOST_COLUMNS,
    PartPair, Side, TaskPair, Twin, compare,
};
pub use days::Days;
pub use document::find_document;
pub use filters::Filters;
pub use graph::{Graph, GraphEdge, GraphNode, graph};
pub use impact::{Impact, ImpactRow, effects_of, impact};
pub use mention::Mention;
pub use note::Note;
pub use notices::{NoticeCount, notices};
pub use overview::{Holdings, Overview, counted, holdings, overview, values_of};
pub use parse::{Filter, Part, Phrase, Understood, Word, parse};
pub use question::Field;
pub use ranking::Ranking;
pub use relations::{KnownFacts, KnownRelation, StatedRelation, known_facts, known_keys};
pub use said::{Aspect, Conflict, MOST_WITNESSES, Said, Witness};
pub use search::{SearchAnswer, SearchHit, SearchRequest, search};
pub use snippet::{Place, Snippet};
pub use suggest::{Suggestions, suggest};
pub use upon::{Upon, effects_upon};
