//! Names of documents as URN:LEX (RFC 9676): `urn:lex:vn:chinh.phu:nghi.dinh:2010-06-08;63-2010-nd-cp`.

use super::place::Owner;
use crate::citation::Citation;
use crate::notation::PartialDate;
use crate::registry::Registry;
use crate::text::slug;

/// The name of the cited document, where its issuer, type and at least year are known.
pub(super) fn name(
    citation: &Citation,
    owner: &Owner,
    date: Option<PartialDate>,
    registry: &Registry,
) -> Option<String> {
    let issuer = body_of(citation.issuer.as_deref()?);
    let doc_type = registry.doc_type(citation.doc_type.as_deref()?)?;
    let day = match (date, citation.year) {
        (Some(date), _) => date.to_string(),
        (None, Some(year)) => year.to_string(),
        (None, None) => return None,
    };
    let (jurisdiction, body) = match owner {
        Owner::Nation => ("vn".to_owned(), dotted(issuer)),
        Owner::Place(place) => {
            let province = place.split('.').next().unwrap_or(place).replace('-', ".");
            (format!("vn;{province}"), dotted(local_body(issuer, &province)))
        }
        Owner::Unknown => return None,
    };
    let number = slug(citation.canonical.as_deref()?);
    Some(format!("urn:lex:vn{}:{body}:{}:{day};{number}", &jurisdiction[2..], doc_type.urn))
}

/// The body for which a person or a standing committee issues: a document has one name, whoever of them is written.
fn body_of(issuer: &str) -> &str {
    const OFFICES: [&str; 9] = [
        "Phó Chủ tịch ",
        "Chủ tịch ",
        "Phó Giám đốc ",
        "Giám đốc ",
        "Bộ trưởng ",
        "Thứ trưởng ",
        "Ban Thường vụ ",
        "Thường trực ",
        "Chủ nhiệm ",
    ];
    let bare = OFFICES.iter().find_map(|office| issuer.strip_prefix(office)).unwrap_or(issuer);
    if bare == "nước" { issuer } else { bare }
}

/// A local issuer without its place, which the jurisdiction names.
fn local_body<'i>(issuer: &'i str, province: &str) -> &'i str {
    let cut = [" tỉnh ", " thành phố "].iter().filter_map(|level| issuer.rfind(level)).max();
    match cut {
        Some(at) if dotted(&issuer[at..]).ends_with(province) => &issuer[..at],
        _ => issuer,
    }
}

fn dotted(name: &str) -> String {
    slug(&name.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân")).replace('-', ".")
}
