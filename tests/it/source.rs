//! Tests: source.

mod accuracy;
mod encode;
mod hostile;
mod kinds;
mod layout;
mod letters;
mod made;
