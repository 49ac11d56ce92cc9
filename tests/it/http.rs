//! Tests: the API and the pages over a real port.

mod acting;
mod api;
mod browser;
mod chromium;
mod citing;
mod code;
mod description;
mod files;
mod manners;
mod more_pages;
mod pages;
mod questions;
mod records;
mod server;
mod told;
mod trouble;
mod uploads;
