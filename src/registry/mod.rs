//! Facts that reading and resolving rest on: document types, issuers, provinces, laws and relations.

/// All facts, read once and handed down.
#[derive(Debug, Clone, Default)]
pub struct Registry {}

impl Registry {
    /// The facts that come with the program.
    pub fn built_in() -> Self {
        Self::default()
    }
}
