//! Roles of citations on the command line.

use crate::citation::Role;
use clap::builder::{PossibleValuesParser, TypedValueParser};

const ROLES: [(&str, Role); 6] = [
    ("legal_basis", Role::LegalBasis),
    ("implements", Role::Implements),
    ("amends_source", Role::AmendsSource),
    ("amended_target", Role::AmendedTarget),
    ("issued_with", Role::IssuedWith),
    ("mention", Role::Mention),
];

/// The name of a role in answers and on the command line.
pub(super) fn role_name(role: Role) -> &'static str {
    ROLES.iter().find(|(_, known)| *known == role).map_or("mention", |(name, _)| name)
}

/// Takes the name of a role.
pub(super) fn role_parser() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(ROLES.map(|(name, _)| name))
        .map(|name| ROLES.iter().find(|(known, _)| *known == name).map_or(Role::Mention, |(_, role)| *role))
}
