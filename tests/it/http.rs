//! Tests: the API and the pages over a real port.

mod api;
mod pages;
mod records;
mod server;
mod trouble;
