//! The title: the word for the type, and the subject (trích yếu) over several lines.

use super::Line;
use crate::document::paragraph::is_capitals;
use crate::notation::year;
use crate::registry::{DocType, Level, Mark, Registry};
use crate::text::{slug, squeeze};

pub(super) struct Title<'r> {
    /// Where the type word stands.
    pub(super) at: usize,
    /// Where the subject ends.
    pub(super) end: usize,
    pub(super) doc_type: &'r DocType,
    /// The subject.
    pub(super) words: String,
}

/// No subject has more lines.
const LINES: usize = 14;

/// The title: a line that is a type word, best in capitals, and the lines of the subject behind it.
pub(super) fn title<'r>(lines: &[Line], registry: &'r Registry) -> Option<Title<'r>> {
    let (index, doc_type, same) = type_line(lines, registry)?;
    // Where an empty line stands after every line, it separates nothing.
    let spaced = lines.iter().skip(1).filter(|(_, apart, _)| *apart).count() * 5 >= lines.len() * 4;
    let mut words: Vec<&str> = Vec::new();
    if !same.is_empty() {
        words.push(same);
    }
    let mut last = index;
    for (at, (_, apart, line)) in lines.iter().enumerate().skip(index + 1).take(LINES) {
        let begun = words.last();
        // The body that acts, before what it rests on: `CHÍNH PHỦ` over `Căn cứ …`.
        let rests = lines
            .get(at + 1)
            .is_some_and(|next| ["Căn cứ ", "Theo ", "Xét "].iter().any(|word| next.2.starts_with(word)));
        if begun.is_some() && rests && is_issuer(line, registry) {
            break;
        }
        let leaves = *apart && !spaced && is_small(line) && !line.starts_with(char::is_lowercase);
        let ends = begun.is_some_and(|before| {
            let more = before.ends_with([',', '-']) || line.starts_with(char::is_lowercase);
            opens_body(line, registry) && !more
                || leaves
                || !is_small(words[0]) && is_small(line) && !line.starts_with(char::is_lowercase)
                || line.ends_with('.')
                || before.ends_with(['.', ';'])
        });
        if ends || opens_at_once(line, registry) || is_issued_with(line) {
            break;
        }
        words.push(line);
        last += 1;
    }
    let end = lines.get(last + 1).map_or(usize::MAX, |line| line.0);
    Some(Title { at: lines[index].0, end, doc_type, words: squeeze(&words.join(" ")) })
}

/// The line of the type word, and what of the subject stands on it.
fn type_line<'l, 'r>(lines: &'l [Line], registry: &'r Registry) -> Option<(usize, &'r DocType, &'l str)> {
    let alone = |capitals: bool| {
        lines.iter().enumerate().find_map(|(index, (_, _, line))| {
            let doc_type = registry.doc_type(line.trim_end_matches([':', '.']))?;
            (is_capitals(line) || !capitals && line.starts_with(char::is_uppercase)).then_some((index, doc_type, ""))
        })
    };
    let begun = || {
        lines.iter().enumerate().find_map(|(index, (_, _, line))| {
            let capitals =
                line.split(' ').take_while(|word| is_capitals(word)).map(|word| word.len() + 1).sum::<usize>();
            let head = line.get(..capitals.saturating_sub(1))?;
            let ends = head.match_indices(' ').map(|(at, _)| at).chain([head.len()]);
            let (end, doc_type) = ends.rev().find_map(|end| Some((end, registry.doc_type(&head[..end])?)))?;
            let subject = line[end..].trim();
            (subject.split(' ').count() > 2).then_some((index, doc_type, subject))
        })
    };
    alone(true).or_else(begun).or_else(|| alone(false))
}

/// Whether a line is in small letters; a few of them stand in `IoT` or `VNeID` among capitals.
fn is_small(line: &str) -> bool {
    let count = |test: fn(char) -> bool| line.chars().filter(|c| test(*c)).count();
    count(char::is_lowercase) * 4 > count(char::is_uppercase)
}

/// `(Ban hành kèm theo Quyết định số …)` under a title.
fn is_issued_with(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.starts_with('(') && lower.contains("kèm theo")
}

/// Whether a line can be no subject.
fn opens_at_once(line: &str, registry: &Registry) -> bool {
    ["Căn cứ ", "Kính gửi", "I. ", "1. ", "Điều 1."].iter().any(|opening| line.starts_with(opening))
        || is_acting(line, registry)
}

/// The body that acts, in capitals under the title of a decision: `ỦY BAN NHÂN DÂN TỈNH`, `GIÁM ĐỐC SỞ`.
fn is_acting(line: &str, registry: &Registry) -> bool {
    let bodies = &registry.bodies;
    is_capitals(line)
        && (bodies.level(line) == Some(Level::Local)
            || bodies.office(line).is_some_and(|(office, _)| office.marks.has(Mark::SIGNS)))
}

/// Whether a line is the name of a body in capitals, as the registry has it.
fn is_issuer(line: &str, registry: &Registry) -> bool {
    let name = slug(line);
    is_capitals(line) && registry.issuers.iter().any(|issuer| slug(&issuer.name) == name)
}

/// Whether a line begins the text behind the title.
pub(super) fn opens_body(line: &str, registry: &Registry) -> bool {
    const OPENINGS: [&str; 8] = ["Thực hiện ", "Triển khai ", "Theo ", "Để ", "Nhằm ", "Trong ", "Ngày ", "Do "];
    OPENINGS.iter().any(|opening| line.starts_with(opening)) && line.chars().any(char::is_lowercase)
        || opens_at_once(line, registry)
}

/// What a letter is about: where the line `V/v …` stands, and its words with those of the lines that go on with it.
pub(super) fn about(lines: &[Line]) -> Option<(usize, String)> {
    const LINES: usize = 6;
    const PLACE: usize = 30;
    let from = lines.iter().position(|(.., line)| line.starts_with("V/v") || line.starts_with("V/V"))?;
    // It ends with a blank, the day, the motto or whom the letter is to.
    let goes_on = |(_, apart, line): &&Line| {
        line.starts_with(char::is_lowercase)
            || !(*apart
                || line.contains("năm ")
                || line.ends_with(',') && line.len() < PLACE
                || ["Kính", "Độc"].iter().any(|word| line.starts_with(word))
                || is_capitals(line))
    };
    let addressed = lines[from..].iter().take(LINES + 3).any(|(.., line)| line.starts_with("Kính"));
    let small = |line: &&Line| line.2.starts_with(char::is_lowercase);
    let more =
        lines[from + 1..].iter().take(LINES).take_while(|line| if addressed { goes_on(line) } else { small(line) });
    let words = std::iter::once(&lines[from]).chain(more).map(|(.., line)| line.as_str()).collect::<Vec<_>>().join(" ");
    Some((lines[from].0, squeeze(&words)))
}

/// The plan's year: `năm 2021` of its title, but not the end of a period (`đến năm 2030`).
pub(super) fn title_year(title: &str) -> Option<i16> {
    let lower = title.to_lowercase();
    lower
        .match_indices("năm ")
        .filter(|(at, _)| {
            !["đến ", "tới ", "từ ", "trước ", "sau "].iter().any(|before| lower[..*at].ends_with(before))
        })
        .filter_map(|(at, word)| {
            let digits: String = lower[at + word.len()..].chars().take_while(char::is_ascii_digit).collect();
            year::of_document(&digits)
        })
        .last()
}

/// `giai đoạn 2026 - 2030`, `giai đoạn từ năm 2026 đến năm 2030` as `2026-2030`.
pub(super) fn period(title: &str) -> Option<String> {
    /// What may stand between and before the years.
    const JOINTS: [&str; 5] = ["từ", "năm", "đến", "-", "–"];
    let lower = title.to_lowercase();
    let at = lower.find("giai đoạn ")? + "giai đoạn ".len();
    let spaced = lower[at..].replace(['-', '–'], " - ");
    let mut years: Vec<&str> = Vec::new();
    for word in spaced.split_whitespace() {
        let word = word.trim_end_matches([',', '.', ';', ')', '”', '"']);
        if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) {
            years.push(word);
        } else if !JOINTS.contains(&word) {
            break;
        }
        if let [from, to] = years.as_slice() {
            return Some(format!("{from}-{to}"));
        }
    }
    None
}
