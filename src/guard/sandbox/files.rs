//! Files out of reach, by Landlock.

use super::Held;
use landlock::{
    ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr, RulesetError,
    RulesetStatus, Scope, path_beneath_rules,
};
use std::path::Path;

/// The newest version whose effects are known to us; an older kernel does what it can.
const VERSION: ABI = ABI::V6;

/// Where installed programs and what they read lie.
const INSTALLED: [&str; 8] = ["/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc", "/opt", "/proc"];

/// Devices that any program may open.
const DEVICES: [&str; 4] = ["/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"];

/// Where LibreOffice makes the socket by which it finds itself, and removes it, whatever it is told; it may neither read nor
/// write there.
const SOCKETS: &str = "/tmp";

/// No file at all, and no socket of another process.
pub(super) fn nothing() -> Held {
    enforced(Ok)
}

/// Reads what is installed and what lies in `reads`, and reads and writes in `folder`.
pub(super) fn installed_and(folder: Option<&Path>, reads: Option<&Path>) -> Held {
    enforced(|rules| {
        rules
            .add_rules(path_beneath_rules(INSTALLED, AccessFs::from_read(VERSION)))?
            .add_rules(path_beneath_rules(reads, AccessFs::from_read(VERSION)))?
            .add_rules(path_beneath_rules(DEVICES, AccessFs::from_read(VERSION) | AccessFs::WriteFile))?
            .add_rules(path_beneath_rules(folder.map(|_| SOCKETS), AccessFs::MakeSock | AccessFs::RemoveFile))?
            .add_rules(path_beneath_rules(folder, AccessFs::from_all(VERSION)))
    })
}

fn enforced(allow: impl FnOnce(RulesetCreated) -> Result<RulesetCreated, RulesetError>) -> Held {
    let restrict = || {
        let rules = Ruleset::default()
            .handle_access(AccessFs::from_all(VERSION))?
            .handle_access(AccessNet::from_all(VERSION))?
            .scope(Scope::from_all(VERSION))?
            .create()?;
        allow(rules)?.restrict_self()
    };
    match restrict().map(|status| status.ruleset) {
        Ok(RulesetStatus::FullyEnforced) => Held::Fully,
        Ok(RulesetStatus::PartiallyEnforced) => Held::Partly,
        Ok(RulesetStatus::NotEnforced) | Err(_) => Held::Not,
    }
}
