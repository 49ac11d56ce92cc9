//! `cancu` (*căn cứ*, legal basis): what Vietnamese administrative documents cite.
//!
//! The story, and the modules in reading order; each imports only those before it:
//!
//! 1. [`text`]: one canonical text and places in it
//! 2. [`registry`]: facts: document types, issuers, provinces, laws, relations
//! 3. [`notation`]: how documents are numbered and dated
//! 4. [`file`]: what a file may cost, why it cannot be read, its pages as readers leave them
//! 5. [`letters`]: wrong letters, repaired by the grammar of syllables
//! 6. [`guard`]: processes that are locked in, for files that may be hostile
//! 7. [`layout`]: letters with their places → lines in reading order
//! 8. [`source`]: bytes → pages, one reader a kind of file
//! 9. [`reader`]: pages → text, by way of guarded workers
//! 10. [`document`]: text → what the document says of itself
//! 11. [`citation`]: document → citations
//! 12. [`authority`]: citations → the documents that they mean
//! 13. [`index`]: what is kept, and the engines that keep it
//! 14. [`ingest`]: the one place that chains the steps over folders
//! 15. [`query`]: the questions
//! 16. [`view`]: the public JSON, shared by the faces
//! 17. [`export`]: answers as files: CSV, XLSX, GraphML, DOT
//! 18. [`cli`], [`api`], [`web`]: the faces; [`config`] hands them their settings

pub mod api;
pub mod authority;
pub mod citation;
pub mod cli;
pub mod config;
pub mod document;
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
