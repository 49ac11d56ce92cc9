//! Roles of citations on the command line.

use crate::citation::Role;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Takes the name of a role.
pub(super) fn role_parser() -> impl TypedValueParser<Value = Role> {
    // Only names of roles get so far.
    PossibleValuesParser::new(Role::ALL.map(Role::name)).map(|name| Role::parse(&name).unwrap_or_default())
}
