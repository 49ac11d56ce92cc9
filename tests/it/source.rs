//! Tests: source.

mod accuracy;
mod hostile;
mod kinds;
mod layout;
mod letters;
mod made;
mod paper;
