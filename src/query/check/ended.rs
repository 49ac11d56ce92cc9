//! What has ended, is suspended, or was repealed at the provision that the draft cites; and what the draft itself acts upon.

use super::standing::{grounds, name, since, witnesses};
use super::{Checking, Code, Once, Saying, Severity, Wording};
use crate::authority::Reference;
use crate::citation::{Pinpoint, Role};
use crate::query::status::{Standing, Status};
use crate::registry::Certainty;

/// A basis that was repealed, has expired or is suspended.
pub(super) fn basis(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    let name = name(reference);
    let (code, vi, en) = match status.standing() {
        Standing::Repealed => (Code::RepealedBasis, "đã bị bãi bỏ", "was repealed"),
        Standing::Expired => (Code::ExpiredBasis, "đã hết hiệu lực", "has expired"),
        _ => (Code::SuspendedBasis, "đang ngưng hiệu lực", "is suspended"),
    };
    let (by_vi, by_en) = match status.reasons().next() {
        Some(change) => (format!(" bởi {}", change.by), format!(" by {}", change.by)),
        None => (String::new(), String::new()),
    };
    let (since_vi, since_en) = since(status.verdict.since);
    let told = status.reasons().next().map(|change| &change.grounds);
    let by = told.or(status.verdict.until.as_ref().map(|(_, grounds)| grounds));
    let (grounds_vi, grounds_en) = by.map(grounds).unwrap_or_default();
    let saying = Saying {
        message: Wording::new(
            format!("{name} {vi}{by_vi}{since_vi} ({grounds_vi})"),
            format!("{name} {en}{by_en}{since_en} ({grounds_en})"),
        ),
        remedy: Wording::new(
            "Tìm văn bản đang có hiệu lực về nội dung này, hoặc bỏ căn cứ",
            "rest on what is in force, or leave the basis out",
        ),
    };
    let proven = by.is_some_and(|by| by.certainty() == Certainty::Certain && !by.is_recalled());
    let severity = if proven { Severity::Error } else { Severity::Warning };
    let seen_in = by.map(witnesses).unwrap_or_default();
    checking.find(code, reference.citation.span, saying).with(severity).of(reference.authority.as_ref()).seen_in(seen_in);
}

/// Provisions that the draft cites of `reference`, whose whole stands as `status` tells: those that were repealed.
pub(super) fn provisions(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    if status.standing().is_gone() {
        return;
    }
    let mut told = Once::new();
    for provision in reference.citation.pinpoints.iter().filter_map(|pinpoint| written(pinpoint)) {
        let status = status.of_provision(&provision);
        let Some(change) = status.reasons().next().filter(|_| status.standing() == Standing::Repealed) else { continue };
        if !told.first(provision.clone()) {
            continue;
        }
        let name = name(reference);
        let (since_vi, since_en) = since(change.since);
        let (grounds_vi, grounds_en) = grounds(&change.grounds);
        let saying = Saying {
            message: Wording::new(
                format!("{provision} {name} đã bị {} bãi bỏ{since_vi} ({grounds_vi})", change.by),
                format!("{provision} of {name} was repealed by {}{since_en} ({grounds_en})", change.by),
            ),
            remedy: Wording::new("Viện dẫn quy định đang có hiệu lực", "cite the provision that is in force"),
        };
        let seen_in = witnesses(&change.grounds);
        let key = reference.authority.as_ref();
        checking.find(Code::RepealedProvision, reference.citation.span, saying).of(key).seen_in(seen_in);
    }
}

/// Whether the draft acts upon what is cited.
pub(super) fn is_target(reference: &Reference) -> bool {
    reference.citation.role == Role::AmendedTarget && reference.citation.parent.is_none()
}

/// What the draft amends, replaces or repeals, where that has ended already or is not yet in effect.
pub(super) fn target(checking: &mut Checking<'_>, reference: &Reference, status: &Status) {
    let name = name(reference);
    let (since_vi, since_en) = since(status.verdict.since);
    let (code, saying) = match status.standing() {
        standing if standing.is_gone() => {
            let by = status.reasons().next().map(|change| change.by.clone());
            let (by_vi, by_en) = match by {
                Some(by) => (format!(" theo {by}"), format!(" by {by}")),
                None => (String::new(), String::new()),
            };
            let message = Wording::new(
                format!("Dự thảo tác động lên {name}, nhưng văn bản này đã hết hiệu lực{by_vi}{since_vi}"),
                format!("the draft acts upon {name}, which ended{by_en}{since_en}"),
            );
            let remedy = Wording::new(
                "Bỏ quy định này, hoặc tác động lên văn bản đang có hiệu lực",
                "leave it out, or act upon what is in force",
            );
            (Code::EndedTarget, Saying { message, remedy })
        }
        Standing::NotYetInEffect => {
            let message = Wording::new(
                format!("Dự thảo tác động lên {name}, văn bản chưa có hiệu lực"),
                format!("the draft acts upon {name}, which is not yet in effect"),
            );
            let remedy = Wording::new("Xác nhận ngày có hiệu lực của hai văn bản", "make sure of both days of effect");
            (Code::TargetNotInEffect, Saying { message, remedy })
        }
        _ => return,
    };
    checking.find(code, reference.citation.span, saying).of(reference.authority.as_ref());
}

/// A pinpoint as provisions are written, the smallest unit first.
fn written(pinpoint: &Pinpoint) -> Option<String> {
    let units = [("điểm", &pinpoint.point), ("khoản", &pinpoint.clause), ("Điều", &pinpoint.article)];
    pinpoint.article.as_ref()?;
    let units = units.into_iter().filter_map(|(word, label)| Some(format!("{word} {}", label.as_ref()?)));
    Some(units.collect::<Vec<_>>().join(" "))
}
