//! All integration tests, in one binary.

mod analysis;
mod basis;
mod check;
mod citations;
mod cli;
mod cluster;
mod code;
mod contract;
mod documents;
mod effects;
mod engines;
mod guard;
mod http;
mod index_folder;
mod ingest;
mod layering;
mod query;
mod registry;
mod settings;
mod source;
mod standing;
mod support;
mod trips;
