//! The letterhead: who issued the document, under which number, on which day, about what.

mod hint;
mod issuer;
mod number;
mod place;
mod received;
mod title;

pub use hint::{HintSource, NumberHint};
pub use received::Received;

use super::{Document, proper};
use crate::document::paragraph::is_rule;
use crate::notation::{Written, read_symbol};
use crate::registry::{Level, Mark, Part, Registry};
use crate::text::{NoticeKind, PagedText, Span, squeeze};

/// How far into the text a letterhead reaches, in bytes; web pages put their own frame before it.
const REACH: usize = 8000;

/// How far behind the title the text may name the province of a document without letterhead, in bytes.
const OPENING: usize = 3000;

/// How far into the text the box of a receiving office may stand, in bytes.
const BOX: usize = 2500;

/// Reads the letterhead, and from the text what a missing one leaves out; and where the body begins, behind the title.
pub(super) fn read(paged: &PagedText, registry: &Registry) -> (Document, usize) {
    let text = paged.text();
    let head = prefix(text, REACH);
    let mut document = Document::default();
    let lines: Vec<Line> = lines(head);
    let received = received::read(paged, &lines, BOX, registry.parts());
    let theirs = |span: Span| received.as_ref().is_some_and(|(_, spans)| spans.iter().any(|box_| box_.contains(span)));
    let scanned = paged.notices.iter().any(|notice| notice.kind() == NoticeKind::Ocr);
    let number = number::number_line(head, registry, &theirs, scanned);
    let title = title::title(&lines, registry);
    let title_at = title.as_ref().map_or_else(|| prefix(head, 3000).len(), |title| title.at);
    // A letter has no title; its letterhead ends with its number, or where it says what it is about.
    let about = title::about(&lines).filter(|_| title.is_none());
    let letter_at = number.as_ref().map(|(_, at)| *at).or(about.as_ref().map(|(at, _)| *at));
    let bodies_end = letter_at.filter(|_| title.is_none()).unwrap_or(title_at);
    let bodies = issuer::Bodies::of(&lines, bodies_end, registry);
    let mut untyped = false;
    let mut national = None;
    if let Some((written, _)) = &number {
        let symbol = set_number(&mut document, written, registry);
        doubt_number(&mut document, written, paged);
        // Departments may use their ministry's letters: `12/KH-LĐTBXH`.
        let code = symbol.as_ref().and_then(|symbol| symbol.issuer.as_deref()).filter(|_| !bodies.has_department());
        national = code.and_then(|code| national_issuer(code, registry));
        untyped = symbol.as_ref().is_some_and(|symbol| symbol.abbreviation.is_none());
    }
    let after_number = number.as_ref().map_or(0, |(_, at)| *at);
    let place = place::place_and_date(paged, head, title_at.max(after_number) + 400, registry);
    document.date = place.as_ref().and_then(|place| place.date);
    let whole_country = national.is_some() || bodies.are_national();
    let titled = title.as_ref().and_then(|title| place::after_level(&title.words, registry));
    // A form that was filled in for another province may keep the old letterhead; the title and a place line outweigh it.
    let province = titled
        .filter(|province| place::is_named(prefix(head, title_at), province, registry))
        .or_else(|| place::letterhead_province(&lines, title_at, registry))
        .or(place.and_then(|place| place.province))
        .or_else(|| place::after_level(prefix(&text[title_at.min(text.len())..], OPENING), registry))
        .filter(|_| !whole_country);
    document.province = province.map(|p| p.name.clone());
    document.province_today = province.and_then(|p| p.today.clone());
    let mut body_from = after_number;
    if let Some(title) = title {
        body_from = title.end.min(text.len());
        document.doc_type = Some(title.doc_type.name.clone());
        document.year = title::title_year(&title.words);
        document.period = title::period(&title.words);
        let opening = prefix(&text[body_from..], OPENING);
        document.issuer = bodies
            .issuer(province)
            .or_else(|| issuer::of_title(&title.words, province, registry))
            .or_else(|| issuer::of_opening(opening, province, registry));
        let words = proper::title(&title.words, &text[body_from..], registry);
        document.title = Some(format!("{} {words}", title.doc_type.name).trim().to_owned());
        if number.is_none() {
            fill_in(&mut document, text, registry);
        }
    }
    // A letter (công văn) has no type word, and none in its symbol: `512/UBND-HCC`; a number by hand cannot be read.
    if document.doc_type.is_none() && (untyped || about.is_some() && document.symbol.is_none()) {
        document.doc_type = Some("Công văn".to_owned());
        document.title = about.map(|(_, about)| format!("Công văn {about}"));
        document.issuer = bodies.issuer(province);
    }
    // A number without a title that could be read still has a body above it.
    if document.issuer.is_none() && number.is_some() {
        document.issuer = bodies.issuer(province);
    }
    if national.is_some() {
        document.issuer = national;
    }
    document.issuer_level = document.issuer.as_deref().and_then(|name| issuer::level(name, registry));
    let marked = |part| mark(&lines, title_at.max(after_number), part, registry);
    document.draft = lines
        .iter()
        .take_while(|(at, ..)| *at < title_at.max(after_number) + 600)
        .any(|(.., line)| is_draft(line, registry));
    document.urgency = marked(Part::Urgency);
    document.secrecy = marked(Part::Secrecy);
    document.year = document.year.or(document.date.map(|date| date.year));
    document.received = received.map(|(received, _)| received);
    (document, body_from)
}

/// Puts number and symbol into the document.
fn set_number(document: &mut Document, written: &Written, registry: &Registry) -> Option<crate::notation::Symbol> {
    document.number.clone_from(&written.number);
    let symbol = read_symbol(written, registry);
    document.symbol = symbol.as_ref().map(|symbol| symbol.name.clone());
    document.canonical = symbol.as_ref().zip(written.number.as_ref()).map(|(symbol, number)| {
        let joint = if symbol.party { '-' } else { '/' };
        match &written.year {
            Some(year) => format!("{number}/{year}/{}", symbol.name),
            None => format!("{number}{joint}{}", symbol.name),
        }
    });
    symbol
}

/// Takes a number back that was recognised but not surely, and keeps it as a hint.
fn doubt_number(document: &mut Document, written: &Written, paged: &PagedText) {
    let span = Span::new(written.start, written.end);
    if paged.is_sure(span) {
        return;
    }
    document.canonical = None;
    document.number_hint =
        document.number.take().map(|number| NumberHint::recognised(number, document.symbol.clone(), span));
}

/// Takes number, symbol and date from the line under an appendix, where there is no letterhead.
fn fill_in(document: &mut Document, text: &str, registry: &Registry) {
    let Some(doc_type) = document.doc_type.clone() else { return };
    if let Some((written, date)) = number::from_appendix(text, &doc_type, registry) {
        set_number(document, &written, registry);
        document.date = document.date.or(date);
    }
}

/// The body of the whole country that a symbol's code names; its documents belong to no province, wherever they were
/// signed.
fn national_issuer(code: &str, registry: &Registry) -> Option<String> {
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let issuer = registry.issuer_by_code(letters)?;
    let central = match issuer.level {
        Level::Central | Level::Ministry => true,
        // Offices of the Central Committee; those of a province's have its committee in their name.
        Level::Party => {
            registry.places.party(&issuer.name).is_none()
                && !registry.bodies.within(&issuer.name, |body| registry.places.party(&body.head).is_some())
                && !registry.bodies.is(&issuer.name, Mark::OPEN)
        }
        Level::Local | Level::Department => false,
    };
    central.then(|| issuer.name.clone())
}

/// Whether a line is the mark of a draft, with its number or not: `DỰ THẢO`, `DỰ THẢO 2`, `(Dự thảo)`, `Dự thảo lần 3`.
fn is_draft(line: &str, registry: &Registry) -> bool {
    /// A longer line speaks of one.
    const LETTERS: usize = 28;
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let Some(length) = registry.parts().leads(bare, Part::Draft).filter(|_| line.chars().count() <= LETTERS) else {
        return false;
    };
    let rest = bare[length..].trim_matches(|c: char| !c.is_alphanumeric());
    let counted =
        rest.rsplit(' ').next().is_some_and(|last| last.chars().all(|c| c.is_ascii_digit() || "IVX".contains(c)));
    rest.is_empty() || counted && rest.split(' ').count() <= 2
}

/// The mark of urgency or secrecy, a line of its own near the top.
fn mark(lines: &[Line], before: usize, part: Part, registry: &Registry) -> Option<String> {
    let near = lines.iter().take_while(|(at, ..)| *at < before + 600);
    let found = near
        .map(|(.., line)| line.trim_matches(|c: char| !c.is_alphabetic()))
        .find(|line| super::paragraph::is_capitals(line) && registry.parts().is(line, part))?;
    let lower = found.to_lowercase();
    let mut chars = lower.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect())
}

fn prefix(text: &str, length: usize) -> &str {
    &text[..text.floor_char_boundary(length)]
}

/// A line that holds something: its place, whether an empty line stands before it, and its words.
type Line = (usize, bool, String);

/// The lines that hold something, without emphasis, bars and rules; what stands side by side is a line each.
fn lines(head: &str) -> Vec<Line> {
    let mut at = 0;
    let mut apart = false;
    let mut found = Vec::new();
    for line in head.split_inclusive('\n') {
        let mut empty = true;
        // Rules part what a converter glued: `CHÍNH PHỦ______Số: 356/2025/NĐ-CP`.
        for piece in line
            .split('\t')
            .flat_map(|piece| piece.split_inclusive("    "))
            .flat_map(|piece| piece.split_inclusive("___"))
        {
            let bare = squeeze(piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '|' | '#' | '_')));
            let rule = bare.chars().all(|c| matches!(c, '.' | '*' | ' ') || is_rule(c));
            if !bare.is_empty() && !rule {
                let offset = Span::within(head, piece).map_or(at, |span| span.start);
                found.push((offset, std::mem::take(&mut apart), bare.replace('*', "")));
            }
            empty &= bare.is_empty();
        }
        apart |= empty;
        at += line.len();
    }
    found
}
