//! Names of documents as URN:LEX (RFC 9676): `urn:lex:vn:chinh.phu:nghi.dinh:2010-06-08;63-2010-nd-cp`.

use super::place::Owner;
use crate::citation::Citation;
use crate::notation::PartialDate;
use crate::registry::{Registry, Tier};
use crate::text::slug;

/// The name of the cited document, where its issuer, type and at least year are known.
pub(super) fn name(
    citation: &Citation,
    owner: &Owner,
    date: Option<PartialDate>,
    registry: &Registry,
) -> Option<String> {
    let issuer = registry.bodies.of_office(citation.issuer.as_deref()?);
    let doc_type = registry.doc_type(citation.doc_type.as_deref()?)?;
    let day = match (date, citation.year) {
        (Some(date), _) => date.to_string(),
        (None, Some(year)) => year.to_string(),
        (None, None) => return None,
    };
    let (jurisdiction, body) = match owner {
        Owner::Nation => ("vn".to_owned(), dotted(issuer, registry)),
        Owner::Place(place) => {
            let province = place.split('.').next().unwrap_or(place).replace('-', ".");
            (format!("vn;{province}"), dotted(local_body(issuer, &province, registry), registry))
        }
        Owner::Unknown | Owner::Among(_) => return None,
    };
    let number = slug(citation.canonical.as_deref()?);
    Some(format!("urn:lex:vn{}:{body}:{}:{day};{number}", &jurisdiction[2..], doc_type.urn))
}

/// A local issuer without its place, which the jurisdiction names.
fn local_body<'i>(issuer: &'i str, province: &str, registry: &Registry) -> &'i str {
    let levels = registry.places.all(issuer).filter(|(level, at, _)| *at > 0 && level.tier == Some(Tier::Province));
    match levels.last() {
        Some((_, at, _)) if dotted(&issuer[at..], registry).ends_with(province) => issuer[..at].trim_end(),
        _ => issuer,
    }
}

fn dotted(name: &str, registry: &Registry) -> String {
    slug(&registry.bodies.in_full(name)).replace('-', ".")
}
