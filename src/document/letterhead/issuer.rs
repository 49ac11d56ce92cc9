//! The issuing body: of the letterhead, of the title, or of the opening sentence.

use super::Line;
use crate::document::IssuerLevel;
use crate::document::paragraph::is_capitals;
use crate::document::{proper, who};
use crate::registry::{Level, Mark, Part, Province, Registry, Tier};
use crate::text::{slug, squeeze};

/// The bodies that the letterhead names in capitals, the superior one first.
pub(super) struct Bodies<'r> {
    names: Vec<String>,
    registry: &'r Registry,
}

impl<'r> Bodies<'r> {
    /// Reads them from the lines before byte `before`.
    pub(super) fn of(lines: &[Line], before: usize, registry: &'r Registry) -> Self {
        let mut names: Vec<String> = Vec::new();
        for (.., line) in lines.iter().take_while(|(at, ..)| *at < before) {
            let line = without_motto(line);
            if line.is_empty()
                || !is_capitals(line)
                || line.chars().any(|c| c.is_ascii_digit() || matches!(c, ':' | '/'))
            {
                continue;
            }
            let marked = [Part::Urgency, Part::Secrecy].into_iter().any(|part| registry.parts().is(line, part));
            if marked || super::is_draft(line, registry) {
                continue;
            }
            let begins = registry.parts().leads(line, Part::Body).is_some() || central(line, registry).is_some();
            // `ỦY BAN NHÂN DÂN` over `PHƯỜNG TÂN HƯNG`.
            let lacks_place = |name: &String| registry.bodies.ends(name, Mark::PLACE);
            let begins = begins && !(registry.places.leads(line).is_some() && names.last().is_some_and(lacks_place));
            let begins = begins && (!is_trade(line, registry) || trades_apart(line, names.last(), registry));
            // A narrow letterhead breaks the name over lines.
            match names.last_mut().filter(|_| !begins) {
                Some(name) => {
                    name.push(' ');
                    name.push_str(line);
                }
                None if begins => names.push(line.to_owned()),
                None => {}
            }
        }
        Self { names: names.into_iter().map(|name| squeeze(&name)).collect(), registry }
    }

    /// Whether a department of a province is among them.
    pub(super) fn has_department(&self) -> bool {
        self.names.iter().any(|name| self.marked(name, Mark::LETTERS))
    }

    /// Whether a name begins with a head of that mark.
    fn marked(&self, name: &str, mark: Mark) -> bool {
        self.registry.bodies.leads(name).is_some_and(|(body, _)| body.marks.has(mark))
    }

    /// Whether they are bodies of the whole country.
    pub(super) fn are_national(&self) -> bool {
        let first = self.names.first();
        let central =
            first.is_some_and(|name| self.marked(name, Mark::WHOLE) || central(name, self.registry).is_some());
        let places = &self.registry.places;
        let of_province =
            |name: &String| places.all(name).any(|(level, at, _)| at > 0 && level.tier == Some(Tier::Province));
        central && !self.names.iter().any(|name| self.is_local(name) || of_province(name))
    }

    /// Whether a body is one of a place by its head.
    fn is_local(&self, name: &str) -> bool {
        self.marked(name, Mark::LETTERS) || self.registry.bodies.level(name) == Some(Level::Local)
    }

    /// The last of them, in full.
    pub(super) fn issuer(&self, province: Option<&Province>) -> Option<String> {
        let (name, above) = self.names.split_last()?;
        // An office has no name but that of the body above it; those of a committee of the Party have its name behind theirs.
        let (bodies, places) = (&self.registry.bodies, &self.registry.places);
        let of_party = |above: &String| places.party(above).is_some() && bodies.level(name) != Some(Level::Party);
        let office = bodies.is(name, Mark::ABOVE);
        match above.last().filter(|above| office || of_party(above)) {
            Some(above) => {
                let above = self.named(above, province)?;
                Some(format!("{} {above}", proper::body_name(name, self.registry)))
            }
            None => self.named(name, province),
        }
    }

    /// The body of that name in capitals, in full.
    fn named(&self, name: &str, province: Option<&Province>) -> Option<String> {
        if let Some(known) = central(name, self.registry) {
            return Some(known.to_owned());
        }
        let registry = self.registry;
        if let Some((body, length)) = registry.bodies.leads(name).filter(|(body, _)| body.level == Some(Level::Local)) {
            let short = body.written.as_deref().unwrap_or(&body.head);
            return Some(self.committee(short, name[length..].trim(), province));
        }
        if let Some((level, _)) = registry.places.party(name).filter(|(level, _)| level.tier == Some(Tier::Province)) {
            let committee = level.party.clone()?;
            return Some(province.map_or_else(|| committee.clone(), |place| format!("{committee} {}", place.bare())));
        }
        if self.are_national() {
            return Some(proper::body_name(name, registry));
        }
        Some(placed(&department(name, registry), province, registry))
    }

    /// A committee or council of the people at its level.
    fn committee(&self, short: &str, place: &str, province: Option<&Province>) -> String {
        let registry = self.registry;
        if let Some((level, length)) = registry.places.leads(place) {
            let name = place[length..].trim();
            let of_province = || registry.province(name).is_some() || registry.province(place).is_some();
            let below = registry.places.tiers(&level.name).any(|tier| tier > Tier::Province);
            if !name.is_empty() && below && (level.tier != Some(Tier::Province) || !of_province()) {
                let name: Vec<String> = name.split(' ').map(proper::capital).collect();
                return format!("{short} {} {}", level.name, name.join(" "));
            }
        }
        placed(short, province, registry)
    }
}

/// Whether a line begins with the word of a trade, which stands within other names as well.
fn is_trade(line: &str, registry: &Registry) -> bool {
    registry.bodies.leads(line).is_some_and(|(body, _)| body.marks.has(Mark::FIELD))
}

/// Whether the line of a trade is a body of its own: it names its province, and the line above is whole without it.
fn trades_apart(line: &str, above: Option<&String>, registry: &Registry) -> bool {
    let starts = line.match_indices(' ').map(|(at, _)| at + 1);
    let placed = starts.into_iter().any(|at| registry.province(&line[at..]).is_some());
    let whole = above.is_none_or(|above| registry.bodies.leads(above).is_none_or(|(_, length)| length < above.len()));
    placed && whole
}

/// A body of a province as it writes itself in a sentence; the registry knows the capitals of `Sở Công Thương`.
fn department(written: &str, registry: &Registry) -> String {
    let name = proper::body_name(written, registry);
    let key = slug(&name);
    let known = registry
        .issuers
        .iter()
        .filter(|issuer| issuer.level == Level::Department)
        .filter(|issuer| {
            key.strip_prefix(&slug(&issuer.name)).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
        .max_by_key(|issuer| issuer.name.len());
    let Some(known) = known else { return name };
    let rest: Vec<&str> = name.split(' ').skip(known.name.split(' ').count()).collect();
    squeeze(&format!("{} {}", known.name, rest.join(" ")))
}

/// What is left of a line without the country's name and motto, which may stand beside the body.
fn without_motto(line: &str) -> &str {
    let line = line.find("CỘNG H").map_or(line, |at| line[..at].trim());
    let body = slug(line);
    let motto = body.contains("chu-nghia") || body == "viet-nam" || body.starts_with("doc-lap") || body == "nam";
    let party = body.starts_with("dang-cong-san") || body == "dang-cong";
    if motto || party { "" } else { line }
}

/// The registry's name for a body of the whole country that stands in capitals.
fn central<'r>(name: &str, registry: &'r Registry) -> Option<&'r str> {
    let key = slug(name);
    let found = registry.issuers.iter().find(|issuer| {
        matches!(issuer.level, Level::Central | Level::Ministry)
            && issuer.name.len() <= name.len() * 2
            && slug(&issuer.name) == key
    });
    found.map(|issuer| issuer.name.as_str())
}

/// A body with its province, unless it is named already.
fn placed(body: &str, province: Option<&Province>, registry: &Registry) -> String {
    match province {
        Some(province) if !slug(body).ends_with(&province.slug()) => {
            let level = registry.places.ends(body).filter(|(level, at)| *at > 0 && level.tier == Some(Tier::Province));
            let body = level.map_or(body, |(_, at)| body[..at].trim_end());
            format!("{body} {}", province.in_full())
        }
        _ => body.to_owned(),
    }
}

/// The body of the title: `… của Sở Khoa học và Công nghệ năm 2021`.
pub(super) fn of_title(title: &str, province: Option<&Province>, registry: &Registry) -> Option<String> {
    /// What the title goes on with behind the body.
    const BEHIND: [&str; 3] = [" năm ", " giai đoạn ", " trên địa bàn "];
    let bodies = &registry.bodies;
    let department = |at: &usize| bodies.leads(&title[*at..]).is_some_and(|(body, _)| body.marks.has(Mark::LETTERS));
    let owners = ["của ", "CỦA "].into_iter().flat_map(|of| title.match_indices(of).map(|(at, of)| at + of.len()));
    let at = owners.filter(department).max()?;
    let of = &title[at..];
    let lower = of.to_lowercase();
    let place = registry.places.all(of).find(|(level, at, _)| *at > 0 && level.tier == Some(Tier::Province));
    // Small and capital letters of the language have equal lengths in bytes.
    let behind = BEHIND.iter().filter_map(|word| lower.find(word).filter(|_| lower.len() == of.len()));
    let end = behind.chain(place.map(|(_, at, _)| at)).min().unwrap_or(of.len());
    let name = of[..end].trim_end_matches([',', '.', ' ']);
    let name = if is_capitals(name) { self::department(name, registry) } else { name.to_owned() };
    Some(placed(&name, province, registry))
}

/// The body of the opening sentence: `…, Sở Nội vụ xây dựng Kế hoạch …`, `UBND tỉnh ban hành …`
pub(super) fn of_opening(opening: &str, province: Option<&Province>, registry: &Registry) -> Option<String> {
    const ACTS: [&str; 5] = [" ban hành", "\nban hành", " xây dựng", "\nxây dựng", " triển khai"];
    let mut acts: Vec<usize> = ACTS.iter().flat_map(|act| opening.match_indices(act).map(|(at, _)| at)).collect();
    acts.sort_unstable();
    acts.into_iter().find_map(|at| {
        let clause = &opening[..at];
        let from = clause.rfind([',', ';', '.', ':']).map_or(0, |at| at + 1);
        let name = squeeze(&clause[from..]);
        let begins = who::begins_body(&name, registry.parts()) && name.starts_with(char::is_uppercase);
        let of_place = matches!(registry.bodies.level(&name), Some(Level::Local | Level::Department));
        let whole = name.chars().count() < 90 && begins && of_place;
        whole.then(|| placed(&registry.bodies.written(&name), province, registry))
    })
}

/// Where a body stands.
pub(super) fn level(name: &str, registry: &Registry) -> Option<IssuerLevel> {
    let known = registry.issuers.iter().find(|issuer| issuer.name == name).map(|issuer| issuer.level);
    if let Some(level) = known.filter(|level| !matches!(level, Level::Local | Level::Department)) {
        return Some(as_issuer(level));
    }
    let body = registry.bodies.of_office(name);
    let local = registry.bodies.level(body) == Some(Level::Local);
    if !local && registry.bodies.within(name, |body| body.level == Some(Level::Party)) {
        return Some(IssuerLevel::Party);
    }
    match registry.bodies.level(body) {
        Some(Level::Local) => {
            let (_, length) = registry.bodies.leads(body)?;
            of_committee(body[length..].trim(), registry)
        }
        Some(level) => Some(as_issuer(level)),
        None => {
            let office = registry.bodies.office(name);
            office.is_some_and(|(office, _)| office.marks.has(Mark::PARTY)).then_some(IssuerLevel::Party)
        }
    }
}

fn as_issuer(level: Level) -> IssuerLevel {
    match level {
        Level::Central => IssuerLevel::Central,
        Level::Ministry => IssuerLevel::Ministry,
        Level::Party => IssuerLevel::Party,
        Level::Department | Level::Local => IssuerLevel::Department,
    }
}

/// Where a committee or council stands that belongs to `place`, `thành phố Thủ Đức`.
fn of_committee(place: &str, registry: &Registry) -> Option<IssuerLevel> {
    let (level, length) = registry.places.leads(place)?;
    Some(match level.tier? {
        Tier::Commune => IssuerLevel::Commune,
        Tier::District => IssuerLevel::District,
        Tier::Province => {
            let name = place[length..].trim();
            let known = registry.province(name).is_some() || registry.province(place).is_some();
            if known { IssuerLevel::Province } else { IssuerLevel::District }
        }
    })
}
