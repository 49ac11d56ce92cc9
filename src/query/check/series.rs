//! Numbers and dates that cannot be: against the terms of the National Assembly, the registry's laws, the draft's day.

use super::{Checking, Code, Once, Saying, Wording};
use crate::citation::{Anomaly, Citation, Kind};
use crate::query::days::Days;
use crate::registry::Term;
use crate::text::slug;

pub(super) fn check(checking: &mut Checking<'_>) {
    let mut told = Once::new();
    for reference in checking.citing() {
        let citation = &reference.citation;
        let Some(name) = citation.canonical.as_deref().filter(|_| citation.kind == Kind::Numbered) else { continue };
        let found = term_against_year(checking, citation, name)
            .or_else(|| year_in_resolution(checking, citation, name))
            .or_else(|| year_against_date(citation, name))
            .or_else(|| other_law(checking, citation, name))
            .or_else(|| later_than_draft(checking, citation, name));
        if let Some((code, saying)) = found
            && told.first(format!("{} {name}", code.name()))
        {
            checking.find(code, citation.span, saying).of(reference.authority.as_ref());
        }
    }
}

fn term_against_year(checking: &Checking<'_>, citation: &Citation, name: &str) -> Option<(Code, Saying)> {
    let (year, symbol) = (citation.year?, citation.symbol.as_deref()?);
    let (_, term) = symbol.rsplit_once("QH")?;
    let term: u8 = term.parse().ok()?;
    let terms = &checking.registry.terms;
    let of_year = |term: &&Term| (term.first..=term.last).contains(&year);
    let untold =
        term < terms.iter().map(|term| term.number).min()? || year > terms.iter().map(|term| term.last).max()?;
    if untold || terms.iter().filter(of_year).any(|possible| possible.number == term) {
        return None;
    }
    let right = terms.iter().filter(of_year).map(|term| format!("QH{}", term.number));
    let right = right.collect::<Vec<_>>();
    Some((
        Code::UnknownNumber,
        Saying {
            message: Wording::new(
                format!("{name} không thể có: Quốc hội khóa {term} không ban hành văn bản năm {year}"),
                format!("{name} cannot be: the National Assembly of term {term} passed nothing in {year}"),
            ),
            remedy: if right.is_empty() {
                Wording::new("Kiểm tra lại năm và khóa Quốc hội", "look up the year and the term")
            } else {
                Wording::new(
                    format!("Năm {year} là {}", right.join(" hoặc ")),
                    format!("a document of {year} bears {}", right.join(" or ")),
                )
            },
        },
    ))
}

/// Resolutions of the Government (nghị quyết của Chính phủ) were no legal normative documents for some years, and bore no year
/// in their number.
fn year_in_resolution(checking: &Checking<'_>, citation: &Citation, name: &str) -> Option<(Code, Saying)> {
    const RESOLUTION: &str = "NQ-CP";
    let year = citation.year.filter(|year| checking.registry.without_year(RESOLUTION, *year))?;
    let number = citation.number.as_deref().filter(|_| citation.symbol.as_deref() == Some(RESOLUTION))?;
    let without = format!("{number}/NQ-CP");
    let decree = format!("{number}/{year}/NĐ-CP");
    let known = checking.registry.knows(&decree);
    let remedy = if known {
        Wording::new(
            format!("Xem có phải là {decree} không; nếu là nghị quyết thì viết {without}"),
            format!("see whether {decree} is meant; a resolution is written {without}"),
        )
    } else {
        Wording::new(
            format!("Viết {without} hoặc kiểm tra lại ký hiệu"),
            format!("write {without}, or look up the symbol"),
        )
    };
    let message = Wording::new(
        format!("{name} không thể có: nghị quyết của Chính phủ năm {year} không mang năm trong số"),
        format!("{name} cannot be: resolutions of the Government bore no year in their number in {year}"),
    );
    Some((Code::UnknownNumber, Saying { message, remedy }))
}

fn year_against_date(citation: &Citation, name: &str) -> Option<(Code, Saying)> {
    let (year, date) = citation.year.zip(citation.date).filter(|(year, date)| *year != date.year)?;
    let (vi, en) = (date.in_vietnamese(), date);
    Some((
        Code::YearAgainstDate,
        Saying {
            message: Wording::new(
                format!("{name} mang năm {year} nhưng ngày ban hành ghi là {vi}"),
                format!("{name} bears the year {year}, and its date is given as {en}"),
            ),
            remedy: Wording::new("Kiểm tra lại số hoặc ngày ban hành", "look up the number or the date"),
        },
    ))
}

/// A law named with the number of another.
fn other_law(checking: &Checking<'_>, citation: &Citation, name: &str) -> Option<(Code, Saying)> {
    let registry = checking.registry;
    let law = registry.laws.iter().find(|law| law.number.as_deref() == Some(name))?;
    let (words, right) = (format!("-{}-", slug(&citation.surface)), slug(&law.name));
    let said = |other: &&crate::registry::Law| words.contains(&format!("-{}-", slug(&other.name)));
    let named = registry.laws.iter().filter(said).max_by_key(|other| other.name.len())?;
    // `Luật sửa đổi, bổ sung một số điều của Luật X` holds the name of X.
    if slug(&named.name) == right || right.contains(&slug(&named.name)) || words.contains(&right) {
        return None;
    }
    let numbers = registry.laws_named(&named.name).filter_map(|law| law.number.clone()).collect::<Vec<_>>();
    Some((
        Code::OtherLaw,
        Saying {
            message: Wording::new(
                format!("{name} là số của {}, không phải {}", law.name, named.name),
                format!("{name} is the number of {}, not of {}", law.name, named.name),
            ),
            remedy: Wording::new(
                format!("{}: {}", named.name, numbers.join(", ")),
                format!("{} has the number {}", named.name, numbers.join(", ")),
            ),
        },
    ))
}

fn later_than_draft(checking: &Checking<'_>, citation: &Citation, name: &str) -> Option<(Code, Saying)> {
    let on = checking.on.filter(|on| on.first == on.last)?;
    let date = citation.date.filter(|_| !citation.anomalies.contains(&Anomaly::ImpossibleDate))?;
    let later = Days::of(date).surely_after(&on);
    later.then(|| {
        let saying = Saying {
            message: Wording::new(
                format!(
                    "{name} ngày {} ban hành sau ngày của dự thảo ({})",
                    date.in_vietnamese(),
                    on.last.in_vietnamese()
                ),
                format!("{name} of {date} is later than the draft's own date ({})", on.last),
            ),
            remedy: Wording::new(
                "Kiểm tra lại ngày của dự thảo và của văn bản viện dẫn",
                "look up both dates, the draft's and the cited document's",
            ),
        };
        (Code::LaterThanDraft, saying)
    })
}
