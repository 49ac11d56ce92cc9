//! The provisions that a citation points at, as effects name them.

use crate::authority::Reference;
use crate::citation::Pinpoint;
use crate::effect::Provision;
use crate::registry::{ActWords, Registry};

/// The provisions that `reference` cites; none where it cites the whole.
pub(super) fn cited(reference: &Reference, registry: &Registry) -> Vec<Provision> {
    let words = registry.acts();
    let all = reference.citation.pinpoints.iter().map(|pinpoint| provision(pinpoint, words));
    all.filter(|provision| !provision.0.is_empty()).collect()
}

fn provision(pinpoint: &Pinpoint, words: &ActWords) -> Provision {
    let units = [
        pinpoint.point.as_ref().map(|label| format!("điểm {label}")),
        pinpoint.clause.as_ref().map(|label| format!("khoản {label}")),
        pinpoint.article.as_ref().map(|label| format!("Điều {label}")),
        pinpoint.part.clone(),
    ];
    Provision::parse(&units.into_iter().flatten().collect::<Vec<_>>().join(" "), words)
}
