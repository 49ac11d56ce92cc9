//! `cancu` (*căn cứ*, legal basis): what Vietnamese administrative documents cite.
//!
//! The story, and the modules in reading order; each imports only those before it:
//!
//! 1. [`text`]: one canonical text and places in it
//! 2. [`registry`]: facts: document types, issuers, provinces, laws, relations
//! 3. [`notation`]: how documents are numbered and dated
//! 3. [`source`]: bytes → text with pages
//! 4. [`document`]: text → what the document says of itself
//! 5. [`citation`]: document → citations
//! 6. [`authority`]: citations → the documents that they mean
//! 7. [`index`]: what is kept, and the engines that keep it
//! 8. [`corpus`]: one question's state of it: names, counts, which document is meant
//! 9. [`ingest`]: the one place that chains the steps over folders
//! 10. [`query`]: the questions
//! 11. [`view`]: the public JSON, shared by the faces
//! 12. [`export`]: answers as files: CSV, XLSX, GraphML, DOT
//! 13. [`cli`], [`api`], [`web`]: the faces; [`config`] hands them their settings

pub mod api;
pub mod authority;
pub mod citation;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod document;
pub mod export;
pub mod index;
pub mod ingest;
pub mod notation;
pub mod query;
pub mod registry;
pub mod source;
pub mod text;
pub mod view;
pub mod web;
