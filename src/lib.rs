//! `cancu` (*căn cứ*, legal basis): what Vietnamese administrative documents cite.
//!
//! The story, and the modules in reading order; each imports only those before it:
//!
//! 1. [`text`]: one canonical text and places in it
//! 2. [`registry`]: facts: document types, issuers, provinces, laws, relations
//! 3. [`notation`]: how documents are numbered and dated
//! 4. [`code`]: the official code: headings, articles, and what they prove
//! 5. [`mod@file`]: what a file may cost, why it cannot be read, its pages as readers leave them
//! 6. [`letters`]: wrong letters, repaired by the grammar of syllables
//! 7. [`guard`]: processes that are locked in, for files that may be hostile
//! 8. [`layout`]: letters with their places → lines in reading order
//! 9. [`source`]: bytes → pages, one reader a kind of file
//! 10. [`reader`]: pages → text, by way of guarded workers
//! 11. [`document`]: text → what the document says of itself
//! 12. [`citation`]: document → citations
//! 13. [`authority`]: citations → the documents that they mean
//! 14. [`effect`]: what a document does to others, and from when
//! 15. [`index`]: what is kept, and the engines that keep it
//! 16. [`corpus`]: one question's state of it: names, counts, which document is meant
//! 17. [`ingest`]: the one place that chains the steps over folders
//! 18. [`query`]: the questions
//! 19. [`view`]: the public JSON, shared by the faces
//! 20. [`export`]: answers as files: CSV, XLSX, GraphML, DOT
//! 21. [`cli`], [`api`], [`web`]: the faces; [`config`] hands them their settings

pub mod api;
pub mod authority;
pub mod citation;
pub mod cli;
pub mod code;
pub mod config;
pub mod corpus;
pub mod document;
pub mod effect;
pub mod export;
pub mod file;
pub mod guard;
pub mod index;
pub mod ingest;
pub mod layout;
pub mod letters;
pub mod notation;
pub mod query;
pub mod reader;
pub mod registry;
pub mod source;
pub mod text;
pub mod view;
pub mod web;
