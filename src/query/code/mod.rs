//! The official code as a collection of topics: its tree, its headings, and what governs a topic.

mod governing;
mod heading;
mod topic;
mod tree;

pub use governing::{Governing, Why};
pub use heading::{ArticleRow, HeadingAnswer, SectionRow, heading};
pub use topic::{Governed, TopicHeading, governed};
pub(super) use tree::is_heading;
pub use tree::{CodeTree, HeadingCard, Subject, tree};
