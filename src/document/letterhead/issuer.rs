//! The issuing body: of the letterhead, of the title, or of the opening sentence.

use super::Line;
use crate::document::IssuerLevel;
use crate::document::paragraph::is_capitals;
use crate::document::{proper, who};
use crate::registry::{Level, Part, PartWords, Province, Registry};
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
            if [Part::Urgency, Part::Secrecy].into_iter().any(|part| registry.parts().is(line, part)) {
                continue;
            }
            let begins = registry.parts().leads(line, Part::Body).is_some() || central(line, registry).is_some();
            // `ỦY BAN NHÂN DÂN` over `PHƯỜNG TÂN HƯNG`.
            let begins = begins && !(is_level(line) && names.last().is_some_and(|name| lacks_place(name)));
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
        self.names.iter().any(|name| name.starts_with("SỞ "))
    }

    /// Whether they are bodies of the whole country.
    pub(super) fn are_national(&self) -> bool {
        let first = self.names.first();
        let central = first.is_some_and(|name| name.starts_with("BỘ ") || central(name, self.registry).is_some());
        central
            && !self.names.iter().any(|name| is_local(name) || name.contains(" TỈNH ") || name.contains(" THÀNH PHỐ "))
    }

    /// The last of them, in full.
    pub(super) fn issuer(&self, province: Option<&Province>) -> Option<String> {
        let (name, above) = self.names.split_last()?;
        // An office has no name but that of the body above it.
        let office = ["VĂN PHÒNG", "THANH TRA"].into_iter().find(|office| name == office);
        match (office, above.last()) {
            (Some(office), Some(above)) => {
                let above = self.named(above, province)?;
                Some(format!("{} {above}", proper::body_name(office)))
            }
            _ => self.named(name, province),
        }
    }

    /// The body of that name in capitals, in full.
    fn named(&self, name: &str, province: Option<&Province>) -> Option<String> {
        if let Some(known) = central(name, self.registry) {
            return Some(known.to_owned());
        }
        let body = slug(name);
        let committee =
            [("uy-ban-nhan-dan", "UBND"), ("ubnd", "UBND"), ("hoi-dong-nhan-dan", "HĐND"), ("hdnd", "HĐND")];
        if let Some((head, short)) = committee.into_iter().find(|(head, _)| body.starts_with(head)) {
            let words = head.matches('-').count() + 1;
            let rest: Vec<&str> = name.split(' ').skip(words).collect();
            return Some(self.committee(short, &rest, province));
        }
        if body.starts_with("tinh-uy") || body.starts_with("thanh-uy") {
            let kind = if body.starts_with("tinh") { "Tỉnh ủy" } else { "Thành ủy" };
            return Some(province.map_or_else(|| kind.to_owned(), |province| format!("{kind} {}", province.bare())));
        }
        if self.are_national() {
            return Some(proper::body_name(name));
        }
        Some(placed(&department(name, self.registry), province))
    }

    /// A committee or council of the people at its level.
    fn committee(&self, short: &str, rest: &[&str], province: Option<&Province>) -> String {
        const BELOW: [(&str, usize); 8] = [
            ("XÃ", 1),
            ("PHƯỜNG", 1),
            ("THỊ TRẤN", 2),
            ("HUYỆN", 1),
            ("QUẬN", 1),
            ("THỊ XÃ", 2),
            ("ĐẶC KHU", 2),
            ("THÀNH PHỐ", 2),
        ];
        let words = rest.join(" ");
        let below = BELOW.into_iter().find(|(level, _)| words.starts_with(&format!("{level} ")));
        if let Some((level, count)) = below {
            let name: Vec<String> = rest[count..].iter().map(|word| proper::capital(word)).collect();
            let name = name.join(" ");
            if level != "THÀNH PHỐ"
                || self.registry.province(&name).is_none() && self.registry.province(&words).is_none()
            {
                return format!("{short} {} {name}", level.to_lowercase());
            }
        }
        placed(short, province)
    }
}

/// Whether a line begins with the level of a place.
fn is_level(line: &str) -> bool {
    ["TỈNH ", "THÀNH PHỐ ", "HUYỆN ", "QUẬN ", "THỊ XÃ ", "THỊ TRẤN ", "ĐẶC KHU ", "PHƯỜNG ", "XÃ "]
        .iter()
        .any(|level| line.starts_with(level))
}

/// Whether the place is missing to which the body belongs.
fn lacks_place(name: &str) -> bool {
    ["NHÂN DÂN", "UBND", "HĐND", "CÔNG AN"].iter().any(|end| name.ends_with(end))
}

/// A body of a province as it writes itself in a sentence; the registry knows the capitals of `Sở Công Thương`.
fn department(written: &str, registry: &Registry) -> String {
    let name = proper::body_name(written);
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

fn is_local(name: &str) -> bool {
    ["SỞ ", "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UBND", "HỘI ĐỒNG NHÂN DÂN", "HĐND"]
        .iter()
        .any(|head| name.starts_with(head))
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

/// The kind of a province and its name, as it was on the day of the document.
fn place_name(province: &Province) -> String {
    let kind = if province.today.as_deref() == Some(province.name.as_str()) {
        province.kind_today.as_deref().unwrap_or(&province.kind)
    } else {
        &province.kind
    };
    format!("{kind} {}", province.bare())
}

/// A body with its province, unless it is named already.
fn placed(body: &str, province: Option<&Province>) -> String {
    match province {
        Some(province) if !slug(body).ends_with(&slug(province.bare())) => {
            let body = body.trim_end_matches(" tỉnh").trim_end_matches(" thành phố");
            format!("{body} {}", place_name(province))
        }
        _ => body.to_owned(),
    }
}

/// The body of the title: `… của Sở Khoa học và Công nghệ năm 2021`.
pub(super) fn of_title(title: &str, province: Option<&Province>, registry: &Registry) -> Option<String> {
    let (_, of) = title.rsplit_once("của Sở ").or_else(|| title.rsplit_once("CỦA SỞ "))?;
    let before = |text: &str, word: &str| text.split(word).next().unwrap_or(text).to_owned();
    let name = [" năm ", " tỉnh ", " thành phố ", " giai đoạn ", " trên địa bàn "]
        .into_iter()
        .fold(of.to_owned(), |name, word| before(&before(&name, word), &word.to_uppercase()));
    let name = name.trim_end_matches([',', '.', ' ']);
    let name = if is_capitals(name) { department(&format!("SỞ {name}"), registry) } else { format!("Sở {name}") };
    Some(placed(&name, province))
}

/// The body of the opening sentence: `…, Sở Nội vụ xây dựng Kế hoạch …`, `UBND tỉnh ban hành …`
pub(super) fn of_opening(opening: &str, province: Option<&Province>, parts: &PartWords) -> Option<String> {
    const ACTS: [&str; 5] = [" ban hành", "\nban hành", " xây dựng", "\nxây dựng", " triển khai"];
    let mut acts: Vec<usize> = ACTS.iter().flat_map(|act| opening.match_indices(act).map(|(at, _)| at)).collect();
    acts.sort_unstable();
    acts.into_iter().find_map(|at| {
        let clause = &opening[..at];
        let from = clause.rfind([',', ';', '.', ':']).map_or(0, |at| at + 1);
        let name = squeeze(&clause[from..]);
        let whole = name.chars().count() < 90 && who::begins_body(&name, parts) && name.starts_with(char::is_uppercase);
        let body = ["Sở ", "UBND ", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Ban ", "HĐND "]
            .iter()
            .any(|head| name.starts_with(head));
        if !(whole && body) {
            return None;
        }
        let short = name.replace("Uỷ ban nhân dân", "UBND").replace("Ủy ban nhân dân", "UBND");
        Some(placed(&short, province))
    })
}

/// How the names of bodies of a province begin.
const LOCAL: [&str; 14] = [
    "Sở ",
    "Ban ",
    "Thanh tra ",
    "Công an ",
    "Văn phòng ",
    "Chi cục ",
    "Trung tâm ",
    "Bệnh viện ",
    "Trường ",
    "Đài ",
    "Quỹ ",
    "Bộ Chỉ huy ",
    "Hội ",
    "Liên minh ",
];

/// Where a body stands.
pub(super) fn level(name: &str, registry: &Registry) -> Option<IssuerLevel> {
    if let Some(issuer) = registry.issuers.iter().find(|issuer| issuer.name == name) {
        match issuer.level {
            Level::Central => return Some(IssuerLevel::Central),
            Level::Ministry => return Some(IssuerLevel::Ministry),
            Level::Party => return Some(IssuerLevel::Party),
            _ => {}
        }
    }
    let starts = |heads: &[&str]| heads.iter().any(|head| name.starts_with(head));
    let committee = name.strip_prefix("UBND ").or_else(|| name.strip_prefix("HĐND "));
    match committee {
        Some(place)
            if place.starts_with("xã ")
                || place.starts_with("phường ")
                || place.starts_with("thị trấn ")
                || place.starts_with("đặc khu ") =>
        {
            Some(IssuerLevel::Commune)
        }
        Some(place) if place.starts_with("huyện ") || place.starts_with("quận ") || place.starts_with("thị xã ") => {
            Some(IssuerLevel::District)
        }
        Some(place) => {
            let city = place.strip_prefix("thành phố ").or_else(|| place.strip_prefix("tỉnh "))?;
            let known = registry.province(city).is_some() || registry.province(place).is_some();
            Some(if known { IssuerLevel::Province } else { IssuerLevel::District })
        }
        None if starts(&["Tỉnh ủy", "Thành ủy", "Đảng ủy", "Huyện ủy", "Ban Chấp hành", "Ban Thường vụ"]) => {
            Some(IssuerLevel::Party)
        }
        None if starts(&LOCAL) => Some(IssuerLevel::Department),
        None if starts(&["Bộ ", "Cục ", "Tổng cục ", "Vụ "]) => Some(IssuerLevel::Ministry),
        None => None,
    }
}
