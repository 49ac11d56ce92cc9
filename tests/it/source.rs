//! Tests: source.

mod accuracy;
mod bombs;
mod encode;
mod flowing;
mod heads;
mod hostile;
mod kinds;
mod layout;
mod letters;
mod made;
mod office;
mod packed;
mod paper;
mod scans;
mod slides;
mod word;
