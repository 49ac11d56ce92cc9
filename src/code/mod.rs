//! The official code (Bộ pháp điển): the Ministry of Justice's collection of all norms in force, by subject and heading.
//!
//! A heading (đề mục) holds articles that were taken from documents; each tells which document and article it comes from,
//! since when it has been in effect, and what changed it. `read` understands a published page ([`Sheet`]) so far;
//! `facts` draws from a heading what it proves of documents and their relations. All of it is pure: what is not
//! understood is left out, never guessed.

mod cited;
mod facts;
mod heading;
mod note;
mod package;
mod related;
mod scan;
mod sheet;
mod tables;
mod text;

pub use cited::CitedDocument;
pub use facts::{Facts, ProvenDocument, ProvenRelation, RelationKey, RelationKind, facts};
pub use heading::{Article, Heading, Section, read};
pub use note::{Act, Change, ChangeKind, Note, note};
pub use package::{HEADINGS, newest_day, newest_issue, only_shows};
pub use related::{Related, related};
pub use sheet::{Block, BlockKind, Link, Sheet, Target};
pub use tables::{documents_table, relations_table};
pub use text::{pages, sections_at};
