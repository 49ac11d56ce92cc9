//! What a symbol (ký hiệu) says: type, issuers, and the form in which its issuer writes it.

use super::Anomaly;
use super::number::Written;
use crate::registry::{Level, Registry, System};
use crate::text::latin;

/// A symbol understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// `NĐ-CP`, `NQ/TW`, `QH13`.
    pub name: String,
    /// Whether number and symbol are joined as the Party does, `17-NQ/TW`.
    pub party: bool,
    /// The abbreviation of the type, `NĐ`; `None` in `4338/BTTTT-CĐSQG` and `76/2015/QH13`.
    pub abbreviation: Option<String>,
    /// The code of the (first) issuer, `CP`.
    pub issuer: Option<String>,
    /// Whether type or issuer are known, so that no type word is needed to believe it.
    pub known: bool,
    /// What was odd about how it was written.
    pub anomalies: Vec<Anomaly>,
}

/// Whether `part` is a code or an abbreviation that the registry knows, as written or after repair.
pub fn is_known(part: &str, registry: &Registry) -> bool {
    repair(part, true, registry).is_some()
}

/// Understands the symbol of `written`; `None` where it is no symbol.
pub fn read(written: &Written, registry: &Registry) -> Option<Symbol> {
    let mut anomalies = Vec::new();
    let mut parts: Vec<(char, Part)> = Vec::new();
    for (at, (joint, raw)) in written.parts.iter().enumerate() {
        let only = written.parts.len() == 1;
        match repair(raw, at == 0, registry) {
            Some((part, odd)) => {
                anomalies.extend(odd);
                parts.push((*joint, part));
            }
            None if at == 0
                && let Some((kind, issuer)) = split(raw, registry) =>
            {
                anomalies.push(Anomaly::MissingHyphen);
                parts.push((*joint, Part { text: kind, role: Role::Type }));
                parts.push(('-', Part { text: issuer, role: Role::Issuer }));
            }
            None if only || raw.chars().count() < 2 => return None,
            None => parts.push((*joint, Part { text: in_latin(raw).0, role: Role::Other })),
        }
    }
    if written.number.is_none() && parts.iter().all(|(_, p)| p.role == Role::Other) {
        return None;
    }
    shape(written, parts, anomalies, registry)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Type,
    Issuer,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    text: String,
    role: Role,
}

/// Puts number and parts into the order and with the signs that their issuer uses.
fn shape(
    written: &Written,
    parts: Vec<(char, Part)>,
    mut anomalies: Vec<Anomaly>,
    registry: &Registry,
) -> Option<Symbol> {
    let first = &parts[0].1;
    let second = parts.get(1).map(|(_, part)| part);
    let abbreviation =
        (first.role == Role::Type && (second.is_some() || is_lone_type(&first.text))).then(|| first.text.clone());
    let body = if abbreviation.is_some() { second } else { Some(first) };
    let issuer = body.filter(|part| part.role != Role::Other).map(|part| part.text.clone());
    let of_party = issuer.as_deref().is_some_and(|code| is_party(code, registry));
    let as_party = written.joint == '-' && parts.get(1).is_some_and(|(joint, _)| *joint == '/');
    let missing = anomalies.contains(&Anomaly::MissingHyphen);
    let only_party = of_party && issuer.as_deref() != Some("BCĐ");
    let party = abbreviation.is_some() && written.year.is_none() && (as_party || only_party) && parts.len() > 1;
    if only_party && !missing && !as_party && party && written.joint == '/' {
        anomalies.push(Anomaly::SeparatorSwapped);
    }
    let mut name = String::new();
    for (at, (joint, part)) in parts.iter().enumerate() {
        match at {
            0 => {}
            1 if party => name.push('/'),
            1 if missing && !of_party => name.push('-'),
            1 if only_party && abbreviation.is_some() => name.push('/'),
            _ => name.push(*joint),
        }
        name.push_str(&part.text);
    }
    let known = parts.iter().any(|(_, part)| part.role != Role::Other);
    Some(Symbol { name, party, abbreviation, issuer, known, anomalies })
}

/// Types that stand alone as a symbol: `120-SL`.
fn is_lone_type(abbreviation: &str) -> bool {
    matches!(abbreviation, "SL" | "SLt")
}

/// Codes that only the Party uses.
fn is_party(code: &str, registry: &Registry) -> bool {
    matches!(code, "TGV") || registry.issuer_by_code(code).is_some_and(|issuer| issuer.level == Level::Party)
}

/// `NĐCP` taken apart into a known type and a known issuer.
fn split(raw: &str, registry: &Registry) -> Option<(String, String)> {
    let (raw, _) = in_latin(raw);
    raw.char_indices().skip(1).find_map(|(at, _)| {
        let (kind, issuer) = raw.split_at(at);
        let (kind, issuer) = (repair(kind, true, registry)?.0, repair(issuer, false, registry)?.0);
        (kind.role == Role::Type && issuer.role == Role::Issuer && issuer.text.chars().count() > 1)
            .then_some((kind.text, issuer.text))
    })
}

/// The known code or abbreviation that `raw` is: as written, in its proper capitals, with Latin letters, with `Đ` for `D`.
fn repair(raw: &str, first: bool, registry: &Registry) -> Option<(Part, Option<Anomaly>)> {
    if let Some(part) = known(raw, first, registry) {
        return Some((part, None));
    }
    let (clean, changed) = in_latin(raw);
    if changed && let Some(part) = known(&clean, first, registry) {
        return Some((part, Some(Anomaly::Homoglyph)));
    }
    // `ND` is `NĐ`, `HDND` is `HĐND`: each `D` may stand for `Đ`, the first way that gives a known code wins.
    let places: Vec<usize> = clean.match_indices('D').map(|(at, _)| at).collect();
    (1..1_u32 << places.len().min(4)).find_map(|mask| {
        let mut tried = clean.clone();
        for (bit, at) in places.iter().take(4).enumerate().rev() {
            if mask & (1 << bit) != 0 {
                tried.replace_range(*at..=*at, "Đ");
            }
        }
        known(&tried, first, registry).map(|part| (part, Some(Anomaly::Homoglyph)))
    })
}

/// `raw` as the registry writes it, where it knows it in any case; the first part of a symbol is a type before it is an
/// issuer, a later one the other way round.
fn known(raw: &str, first: bool, registry: &Registry) -> Option<Part> {
    let letters = raw.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters.len() < raw.len() {
        let assembly = ["QH", "UBTVQH", "TVQH", "HĐNN"].into_iter().find(|code| code.eq_ignore_ascii_case(letters))?;
        let term = raw[letters.len()..].parse::<u8>().ok().filter(|term| (1..=30).contains(term))?;
        return Some(Part { text: format!("{assembly}{term}"), role: Role::Issuer });
    }
    if first {
        kind(raw, registry).or_else(|| body(raw, registry))
    } else {
        body(raw, registry).or_else(|| kind(raw, registry))
    }
}

fn kind(raw: &str, registry: &Registry) -> Option<Part> {
    let doc_type = registry.types_by_abbreviation(raw).find(|doc_type| doc_type.system != System::Standard)?;
    let short =
        doc_type.abbreviations.iter().find(|short| *short == raw || short.to_uppercase() == raw.to_uppercase())?;
    Some(Part { text: short.clone(), role: Role::Type })
}

fn body(raw: &str, registry: &Registry) -> Option<Part> {
    let issuer = registry.issuer_by_code(raw)?;
    let code = std::iter::once(&issuer.code).chain(&issuer.aliases).find(|code| *code == raw);
    let same = |code: &&String| *code == raw || code.to_uppercase() == raw.to_uppercase();
    let text = code.or_else(|| Some(&issuer.code).filter(same)).map_or_else(|| raw.to_owned(), Clone::clone);
    // An alias that differs in its letters (`TƯ`, `UNBD`) is written as its issuer is coded only where it is an error.
    let text = if matches!(
        text.as_str(),
        "TƯ" | "UNBD" | "BNMT" | "BLDTBXH" | "BGDDT" | "SKHDT" | "TTG" | "Ttg" | "ttg" | "Tg"
    ) {
        issuer.code.clone()
    } else {
        text
    };
    Some(Part { text, role: Role::Issuer })
}

/// Latin letters for those of other alphabets that look the same.
fn in_latin(raw: &str) -> (String, bool) {
    let clean: String = raw.chars().map(latin).collect();
    let changed = clean != raw;
    (clean, changed)
}
