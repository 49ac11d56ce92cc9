//! The letterhead: who issued the document, under which number, on which day, about what.

use super::{Document, PartialDate};
use crate::notation::{Written, is_known, read_date, read_number, read_symbol};
use crate::registry::{DocType, Level, Province, Registry};
use crate::text::{slug, squeeze};

/// How far into the text a letterhead reaches, in bytes; web pages put their own frame before it.
const REACH: usize = 8000;

/// How far behind the title the text may name the province of a document without letterhead, in bytes.
const OPENING: usize = 3000;

/// Reads the letterhead, and from the text what a missing one leaves out.
pub(super) fn read(text: &str, registry: &Registry) -> Document {
    let head = prefix(text, REACH);
    let mut document = Document::default();
    let lines: Vec<Line> = lines(head);
    let number = number_line(head, registry);
    let mut untyped = false;
    let mut national = None;
    if let Some((written, _)) = &number {
        document.number.clone_from(&written.number);
        let symbol = read_symbol(written, registry);
        // Departments may use their ministry's letters: `12/KH-LĐTBXH`.
        let department = lines.iter().any(|(.., line)| line.starts_with("SỞ "));
        national =
            symbol.as_ref().filter(|_| !department).and_then(|s| national_issuer(s.issuer.as_deref()?, registry));
        untyped = symbol.as_ref().is_some_and(|symbol| symbol.abbreviation.is_none());
        document.symbol = symbol.as_ref().map(|symbol| symbol.name.clone());
        document.canonical = symbol.zip(written.number.as_ref()).map(|(symbol, number)| {
            let joint = if symbol.party { '-' } else { '/' };
            match &written.year {
                Some(year) => format!("{number}/{year}/{}", symbol.name),
                None => format!("{number}{joint}{}", symbol.name),
            }
        });
    }
    let after_number = number.as_ref().map_or(0, |(_, at)| *at);
    let title = title(&lines, registry);
    let title_at = title.as_ref().map_or_else(|| prefix(head, 3000).len(), |title| title.at);
    let place = place_and_date(head, title_at.max(after_number) + 400, registry);
    document.date = place.as_ref().and_then(|place| place.date);
    let province = letterhead_province(&lines, title_at, registry)
        .or(place.and_then(|place| place.province))
        .or_else(|| after_level(prefix(&text[title_at.min(text.len())..], OPENING), registry))
        .filter(|_| national.is_none());
    document.province = province.map(|p| p.name.clone());
    document.province_today = province.and_then(|p| p.today.clone());
    if let Some(title) = title {
        document.doc_type = Some(title.doc_type.name.clone());
        document.year = title_year(&title.words);
        document.period = period(&title.words);
        document.issuer = issuer(&lines, title_at, &title.words, province);
        document.title = Some(format!("{} {}", title.doc_type.name, proper(&title.words, registry)).trim().to_owned());
    }
    // A letter (công văn) has no type word, and none in its symbol: `512/UBND-HCC`.
    if document.doc_type.is_none() && untyped {
        document.doc_type = Some("Công văn".to_owned());
        document.title = about(&lines).map(|about| format!("Công văn {about}"));
        document.issuer = issuer(&lines, title_at, "", province);
    }
    if national.is_some() {
        document.issuer = national;
    }
    document.year = document.year.or(document.date.map(|date| date.year));
    document
}

/// The body of the whole country that a symbol's code names; its documents belong to no province, wherever they were
/// signed.
fn national_issuer(code: &str, registry: &Registry) -> Option<String> {
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let issuer = registry.issuer_by_code(letters)?;
    matches!(issuer.level, Level::Central | Level::Ministry).then(|| issuer.name.clone())
}

/// What a letter is about: the line `V/v …` and those that go on with it.
fn about(lines: &[Line]) -> Option<String> {
    let from = lines.iter().position(|(.., line)| line.starts_with("V/v") || line.starts_with("V/V"))?;
    let goes_on = |line: &str| line.starts_with(char::is_lowercase);
    let more = lines[from + 1..].iter().take(6).map(|(.., line)| line.as_str()).take_while(|line| goes_on(line));
    Some(squeeze(&std::iter::once(lines[from].2.as_str()).chain(more).collect::<Vec<_>>().join(" ")))
}

fn prefix(text: &str, length: usize) -> &str {
    &text[..text.floor_char_boundary(length)]
}

/// A line that holds something: its place, whether an empty line stands before it, and its words.
type Line = (usize, bool, String);

/// The lines that hold something, without emphasis, bars and rules.
fn lines(head: &str) -> Vec<Line> {
    let mut at = 0;
    let mut apart = false;
    let mut found = Vec::new();
    for line in head.split_inclusive('\n') {
        let bare = squeeze(line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '|' | '#' | '_')));
        let rule = bare.chars().all(|c| matches!(c, '-' | '=' | '_' | '.' | '*' | ' '));
        if !bare.is_empty() && !rule {
            found.push((at, std::mem::take(&mut apart), bare.replace('*', "")));
        }
        apart |= bare.is_empty();
        at += line.len();
    }
    found
}

/// The number line, `Số: 141/KH-UBND` or with the number left blank, and where it ends.
fn number_line(head: &str, registry: &Registry) -> Option<(Written, usize)> {
    let known = |part: &str| is_known(part, registry);
    for (at, _) in head.match_indices("Số") {
        let before = head[..at].trim_end_matches([' ', '*', '|', '\t']);
        if !(before.is_empty() || before.ends_with('\n') || head[..at].ends_with("  ")) {
            continue;
        }
        let rest = &head[at + "Số".len()..];
        let skipped: usize = rest
            .chars()
            .take_while(|c| matches!(c, ' ' | ':' | '.' | '…' | '_' | '\t' | '\n' | '*' | '|'))
            .map(char::len_utf8)
            .sum();
        let from = at + "Số".len() + skipped;
        if skipped > 0
            && head[from..].starts_with(|c: char| c.is_ascii_digit() || c == '/')
            && let Some(written) = read_number(head, from, &known)
        {
            let end = written.end;
            return Some((written, end));
        }
    }
    None
}

struct Place<'r> {
    province: Option<&'r Province>,
    date: Option<PartialDate>,
}

/// The line of place and day, `Bắc Ninh, ngày 20 tháng 11 năm 2025`.
fn place_and_date<'r>(head: &str, limit: usize, registry: &'r Registry) -> Option<Place<'r>> {
    let zone = prefix(head, limit);
    for (at, _) in zone.match_indices("ngày") {
        let before = zone[..at].trim_end_matches([' ', '\n', '\t', '*']);
        let Some(place) = before.strip_suffix(',') else { continue };
        let name = place
            .rsplit(['\n', '|', '\t'])
            .next()
            .unwrap_or_default()
            .trim_matches(|c: char| c == '*' || c.is_whitespace());
        let name = name.rsplit("  ").next().unwrap_or(name).trim();
        if name.chars().count() > 40 || !name.starts_with(char::is_uppercase) {
            continue;
        }
        let found = read_date(zone, at);
        let date = found.as_ref().and_then(|found| {
            let [day, month, year] = found.numbers;
            let small = |n: Option<u32>| n.and_then(|n| i8::try_from(n).ok());
            found.date.or_else(|| {
                let year = i16::try_from(year?).ok()?;
                small(month)
                    .filter(|_| day.is_none())
                    .map_or(PartialDate::from_year(year), |month| PartialDate::from_month(year, month))
            })
        });
        let city = name.trim_start_matches("TP.").trim_start_matches("Thành phố").trim();
        let province = registry.province(name).or_else(|| registry.province(city));
        if found.is_some() {
            return Some(Place { province, date });
        }
    }
    None
}

struct Title<'r> {
    at: usize,
    doc_type: &'r DocType,
    words: String,
}

/// The title: a line that is a type word in capitals, and the lines of the subject behind it.
fn title<'r>(lines: &[Line], registry: &'r Registry) -> Option<Title<'r>> {
    let upper = |line: &str| line.chars().any(char::is_alphabetic) && line == line.to_uppercase();
    let small = |line: &str| line.chars().any(char::is_lowercase);
    let (index, doc_type) = lines.iter().enumerate().find_map(|(index, (_, _, line))| {
        let doc_type = registry.doc_type(line.trim_end_matches([':', '.']))?;
        upper(line).then_some((index, doc_type))
    })?;
    // Where an empty line stands after every line, it separates nothing.
    let spaced = lines.iter().skip(1).filter(|(_, apart, _)| *apart).count() * 5 >= lines.len() * 4;
    let mut words: Vec<&str> = Vec::new();
    for (_, apart, line) in lines[index + 1..].iter().take(12) {
        let begun = !words.is_empty();
        let leaves = begun && *apart && !spaced && small(line) && !line.starts_with(char::is_lowercase);
        if opens_body(line) || leaves || begun && upper(words[0]) && small(line) || begun && line.ends_with('.') {
            break;
        }
        words.push(line);
    }
    Some(Title { at: lines[index].0, doc_type, words: squeeze(&words.join(" ")) })
}

/// Whether a line begins the text behind the title.
fn opens_body(line: &str) -> bool {
    const OPENINGS: [&str; 12] = [
        "Căn cứ",
        "Thực hiện ",
        "Triển khai ",
        "Theo ",
        "Để ",
        "Nhằm ",
        "I.",
        "1.",
        "Điều 1",
        "ỦY BAN NHÂN DÂN",
        "Kính gửi",
        "Ngày ",
    ];
    let body = slug(line);
    let acting = ["uy-ban-nhan-dan", "hoi-dong-nhan-dan", "chu-tich-uy-ban", "giam-doc-so", "bo-truong"];
    OPENINGS.iter().any(|opening| line.starts_with(opening)) && line.chars().any(char::is_lowercase)
        || line.starts_with("I. ")
        || line == line.to_uppercase() && acting.iter().any(|acting| body.starts_with(acting))
}

/// The province that the letterhead names in capitals: `TỈNH BẮC NINH`, `THÀNH PHỐ CẦN THƠ`.
fn letterhead_province<'r>(lines: &[Line], before: usize, registry: &'r Registry) -> Option<&'r Province> {
    lines.iter().take_while(|(at, ..)| *at < before).find_map(|(.., line)| after_level(line, registry))
}

/// The province behind `tỉnh` or `thành phố` in any capitals, the first that the text names.
fn after_level<'r>(text: &str, registry: &'r Registry) -> Option<&'r Province> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    for at in 0..words.len() {
        let level = words[at].to_lowercase();
        let from = match level.as_str() {
            "tỉnh" => at + 1,
            "phố" if at > 0 && words[at - 1].to_lowercase() == "thành" => at + 1,
            _ => continue,
        };
        if !words.get(from).is_some_and(|name| name.starts_with(char::is_uppercase)) {
            continue;
        }
        for count in (1..=5).rev() {
            let Some(name) = words.get(from..from + count) else { continue };
            if let Some(province) = registry
                .province(&name.join(" "))
                .or_else(|| registry.province(&format!("thành phố {}", name.join(" "))).filter(|_| level == "phố"))
            {
                return Some(province);
            }
        }
    }
    None
}

/// The issuing body: of the letterhead, else of the title's `của Sở …`.
fn issuer(lines: &[Line], before: usize, title: &str, province: Option<&Province>) -> Option<String> {
    let place = province.map(|p| {
        let name = p.name.trim_start_matches("Thành phố ");
        let kind = if p.today.as_deref() == Some(p.name.as_str()) {
            p.kind_today.as_deref().unwrap_or(&p.kind)
        } else {
            &p.kind
        };
        format!("{kind} {name}")
    });
    let placed = |body: &str| place.as_ref().map_or_else(|| body.to_owned(), |place| format!("{body} {place}"));
    let head: Vec<&str> = lines.iter().take_while(|(at, ..)| *at < before).map(|(.., line)| line.as_str()).collect();
    let body =
        head.iter().find(|line| line.starts_with("SỞ ") || line.starts_with("BAN ") && !line.contains("NHÂN DÂN"));
    if let Some(body) = body {
        let words = body.split("  ").next().unwrap_or(body).split(" CỘNG H").next().unwrap_or(body);
        return Some(placed(&department(words.trim())));
    }
    // A narrow letterhead breaks the body's name over lines.
    let whole = slug(&head.join(" "));
    let named = |body: &str| whole.starts_with(body) || whole.contains(&format!("-{body}-"));
    if named("hoi-dong-nhan-dan") && !named("uy-ban-nhan-dan") {
        return Some(placed("HĐND"));
    }
    if named("uy-ban-nhan-dan") || head.iter().any(|line| line.starts_with("UBND")) {
        return Some(placed("UBND"));
    }
    let (_, of) = title.rsplit_once("của Sở ").or_else(|| title.rsplit_once("CỦA SỞ "))?;
    let name = of
        .split(" năm ")
        .next()
        .unwrap_or(of)
        .split(" tỉnh ")
        .next()
        .unwrap_or(of)
        .split(" thành phố ")
        .next()
        .unwrap_or(of);
    Some(placed(&format!("Sở {}", name.trim_end_matches([',', '.']).trim())))
}

/// `SỞ KHOA HỌC VÀ CÔNG NGHỆ` in the capitals that departments have in a sentence.
fn department(words: &str) -> String {
    let lower = words.to_lowercase();
    let mut out = String::new();
    let mut raise = true;
    for (index, word) in lower.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        let joint = matches!(word, "và" | "-");
        let raised = raise && !joint;
        let mut chars = word.chars();
        if raised && let Some(first) = chars.next() {
            out.extend(first.to_uppercase());
        }
        out.push_str(chars.as_str());
        // The words of a name are pairs: `Khoa học`, `Công nghệ`; a joint and the head word begin another.
        raise = index == 0 || joint || word.ends_with(',');
    }
    out
}

/// The plan's year: `năm 2021` of its title, but not the end of a period (`đến năm 2030`).
fn title_year(title: &str) -> Option<i16> {
    let lower = title.to_lowercase();
    lower
        .match_indices("năm ")
        .filter(|(at, _)| {
            !["đến ", "tới ", "từ ", "trước ", "sau "].iter().any(|before| lower[..*at].ends_with(before))
        })
        .filter_map(|(at, word)| {
            let digits: String = lower[at + word.len()..].chars().take_while(char::is_ascii_digit).collect();
            digits.parse().ok().filter(|year| digits.len() == 4 && (1945..2100).contains(year))
        })
        .last()
}

/// `giai đoạn 2026 - 2030` as `2026-2030`.
fn period(title: &str) -> Option<String> {
    let lower = title.to_lowercase();
    let at = lower.find("giai đoạn ")? + "giai đoạn ".len();
    let years: Vec<&str> =
        lower[at..].split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).take(2).collect();
    let joined: String =
        lower[at..].chars().take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–')).collect();
    match years.as_slice() {
        [from, to] if from.len() == 4 && to.len() == 4 && joined.contains(to) => Some(format!("{from}-{to}")),
        _ => None,
    }
}

/// A title in capitals, set in small letters but for its first one and the names of provinces.
fn proper(title: &str, registry: &Registry) -> String {
    if title.chars().any(char::is_lowercase) {
        return title.to_owned();
    }
    let lower = title.to_lowercase();
    let mut out: String = lower.chars().take(1).flat_map(char::to_uppercase).chain(lower.chars().skip(1)).collect();
    for province in &registry.provinces {
        let name = province.name.to_lowercase();
        for level in ["tỉnh ", "thành phố "] {
            out = out.replace(&format!("{level}{name}"), &format!("{level}{}", province.name));
        }
    }
    out
}
