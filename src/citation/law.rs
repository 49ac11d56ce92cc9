//! Laws, codes, ordinances and the constitution by name.

use super::draft::{Context, Draft};
use super::head::tail;
use super::issuer::sentence_case;
use super::lexer::TokenKind;
use super::{Anomaly, Kind};
use crate::notation::year;
use crate::registry::{Cue, Part, Registry};
use crate::text::{Case, WordKey, squeeze, word_key};
use std::sync::LazyLock;

struct Words {
    law: WordKey,
    code: WordKey,
    ordinance: [WordKey; 2],
    constitution: [WordKey; 2],
    amend: [WordKey; 2],
    supplement: [WordKey; 2],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let key = |word: &str| word_key(word).0;
    Words {
        law: key("luật"),
        code: key("bộ"),
        ordinance: [key("pháp"), key("lệnh")],
        constitution: [key("hiến"), key("pháp")],
        amend: [key("sửa"), key("đổi")],
        supplement: [key("bổ"), key("sung")],
    }
});

/// Which kind of law a word at a token opens, and how many tokens the word has.
fn opener(context: &Context<'_>, at: usize) -> Option<(&'static str, usize)> {
    let list = &context.tokens.list;
    let token = list.get(at).filter(|token| token.kind == TokenKind::Word && token.case != Case::Lower)?;
    let next = list.get(at + 1).filter(|next| next.kind == TokenKind::Word).map(|next| next.key);
    let words = &*WORDS;
    if token.key == words.law {
        Some(("Luật", 1))
    } else if token.key == words.code && next == Some(words.law) {
        Some(("Bộ luật", 2))
    } else if token.key == words.ordinance[0] && next == Some(words.ordinance[1]) {
        Some(("Pháp lệnh", 2))
    } else if token.key == words.constitution[0] && next == Some(words.constitution[1]) {
        Some(("Hiến pháp", 2))
    } else {
        None
    }
}

/// Reads the law named at token `at`, and behind it those that its title names as amended.
pub(super) fn named(context: &Context<'_>, at: usize) -> Vec<Draft> {
    let Some((kind, opening)) = opener(context, at) else { return Vec::new() };
    let list = &context.tokens.list;
    // `Bộ luật` is read from its first word; `pháp luật` is no law.
    let led = at > 0 && list[at - 1].kind == TokenKind::Word && kind == "Luật";
    if led && [WORDS.code, WORDS.ordinance[0]].contains(&list[at - 1].key) {
        return Vec::new();
    }
    // `trường Đại học Luật`, `ngành Luật` name no law.
    if kind == "Luật" && at > 0 && is_school(context, at) {
        return Vec::new();
    }
    if amends(context, at + opening) {
        return amending(context, at, kind, opening);
    }
    let Some(name) = name_end(context, at, kind, opening) else { return Vec::new() };
    let mut draft = Draft::new(context, Kind::NamedLaw, at, name.after);
    finish(context, &mut draft, kind, &name.canonical, name.odd);
    vec![draft]
}

fn is_school(context: &Context<'_>, at: usize) -> bool {
    context.registry.parts().ends(context.tokens.words(context.text, at.saturating_sub(2), at), Part::LawSchool)
}

/// Whether the law's own title is that it amends others.
fn amends(context: &Context<'_>, at: usize) -> bool {
    let key = |at: usize| context.tokens.list.get(at).map(|token| token.key);
    [WORDS.amend, WORDS.supplement].iter().any(|pair| key(at) == Some(pair[0]) && key(at + 1) == Some(pair[1]))
}

/// `Luật sửa đổi, bổ sung một số điều của Luật A và Luật B năm 2019`: the whole, then A, then B.
fn amending(context: &Context<'_>, at: usize, kind: &str, opening: usize) -> Vec<Draft> {
    let tokens = context.tokens;
    let mut inner: Vec<Draft> = Vec::new();
    let mut to = at + opening;
    let limit = to + 24;
    // The first amended law stands behind `điều của`; more follow a comma or `và`.
    while to < limit && inner.is_empty() {
        if matches!(tokens.kind(to), TokenKind::Stop | TokenKind::Break | TokenKind::Semicolon | TokenKind::Doc(_)) {
            break;
        }
        if let Some((kind, opening)) = opener(context, to).filter(|_| !amends(context, to + 1)) {
            let Some(name) = name_end(context, to, kind, opening) else { break };
            inner.push(amended(context, to, kind, &name));
            break;
        }
        to += 1;
    }
    if inner.is_empty() {
        return Vec::new();
    }
    let mut after = inner[0].after;
    loop {
        let mut next = after;
        while matches!(tokens.kind(next), TokenKind::Comma) || tokens.has(next, Cue::AND) {
            next += 1;
        }
        if next == after {
            break;
        }
        let Some((kind, opening)) = opener(context, next).filter(|(_, length)| !amends(context, next + length)) else {
            break;
        };
        let Some(name) = name_end(context, next, kind, opening) else { break };
        inner.push(amended(context, next, kind, &name));
        after = name.after;
    }
    let mut canonical = squeeze(tokens.words(context.text, at, after));
    let shouted = tokens.list[at..after].iter().all(|t| t.kind != TokenKind::Word || t.case == Case::Upper);
    let mut odd = Vec::new();
    if shouted {
        canonical = sentence_case(&canonical);
        odd.push(Anomaly::UpperCase);
    }
    for law in &inner {
        let (name, surface) = (law.citation.canonical.as_deref(), law.citation.span.of(context.text));
        let surface = squeeze(surface);
        let surface = if shouted { surface.to_lowercase() } else { surface };
        canonical = canonical.replacen(&surface, name.unwrap_or(&surface), 1);
    }
    let mut draft = Draft::new(context, Kind::NamedLaw, at, after);
    draft.citation.amends = inner.iter().filter_map(|law| law.citation.canonical.clone()).collect();
    finish(context, &mut draft, kind, &canonical, odd);
    let mut all = vec![draft];
    all.append(&mut inner);
    all
}

fn amended(context: &Context<'_>, at: usize, kind: &str, name: &Name) -> Draft {
    let mut law = Draft::new(context, Kind::NamedLaw, at, name.after);
    law.citation.doc_type = Some(kind.to_owned());
    law.citation.canonical = Some(name.canonical.clone());
    law.citation.issuer = Some(assembly(kind, context.registry));
    law.typed = true;
    for odd in &name.odd {
        law.odd(*odd);
    }
    law
}

/// The assembly that passes laws of that kind, or its standing committee.
fn assembly(kind: &str, registry: &Registry) -> String {
    let code = if kind == "Pháp lệnh" { "UBTVQH" } else { "QH" };
    registry.issuer_by_code(code).map_or_else(String::new, |issuer| issuer.name.clone())
}

/// Year, number, date and issuer behind the name.
fn finish(context: &Context<'_>, draft: &mut Draft, kind: &str, canonical: &str, odd: Vec<Anomaly>) {
    let tokens = context.tokens;
    draft.typed = true;
    draft.citation.doc_type = Some(kind.to_owned());
    draft.citation.canonical = Some(canonical.to_owned());
    for anomaly in odd {
        draft.odd(anomaly);
    }
    if let TokenKind::Date(index) = tokens.kind(draft.after)
        && tokens.dates[index].is_year()
        && let Some(date) = tokens.dates[index].date
    {
        draft.extend(context, draft.after + 1);
        draft.citation.year = Some(date.year);
        draft.citation.canonical = Some(format!("{canonical} năm {}", date.year));
    } else if let TokenKind::Number = tokens.kind(draft.after)
        && let Some(year) = year::of_document(tokens.words(context.text, draft.after, draft.after + 1))
    {
        draft.extend(context, draft.after + 1);
        draft.citation.year = Some(year);
        draft.citation.canonical = Some(format!("{canonical} năm {year}"));
    }
    number(context, draft);
    tail(context, draft);
    if draft.citation.issuer.is_none() {
        draft.citation.issuer = Some(assembly(kind, context.registry));
    }
}

/// A law cited by name and number is cited by its number: `Luật Tổ chức chính quyền địa phương số 72/2025/QH15`.
fn number(context: &Context<'_>, draft: &mut Draft) {
    let tokens = context.tokens;
    let bracket = usize::from(tokens.kind(draft.after) == TokenKind::Open);
    let comma = usize::from(tokens.kind(draft.after) == TokenKind::Comma);
    let mut at = draft.after + bracket + comma;
    let labelled = tokens.has(at, Cue::NUMBER);
    at += usize::from(labelled);
    at += usize::from(tokens.kind(at) == TokenKind::Colon);
    let TokenKind::Doc(index) = tokens.kind(at) else { return };
    let found = &tokens.docs[index];
    let of_assembly = found.symbol.issuer.as_deref().is_some_and(|code| code.contains("QH") || code == "CTN");
    if !of_assembly || comma == 1 && !labelled || bracket == 1 && tokens.kind(at + 1) != TokenKind::Close {
        return;
    }
    let Some(number) = found.written.number.clone() else { return };
    let citation = &mut draft.citation;
    citation.kind = Kind::Numbered;
    citation.year = found.written.year.as_deref().and_then(|year| year.parse().ok());
    citation.canonical = Some(match citation.year {
        Some(year) => format!("{number}/{year}/{}", found.symbol.name),
        None => format!("{number}/{}", found.symbol.name),
    });
    citation.number = Some(number);
    citation.symbol = Some(found.symbol.name.clone());
    draft.code.clone_from(&found.symbol.issuer);
    draft.doc = Some(at);
    draft.extend(context, at + 1 + bracket);
}

/// A law's name: where it ends, and its clean form.
struct Name {
    after: usize,
    canonical: String,
    odd: Vec<Anomaly>,
}

/// The end of the name that begins at `at`: the registry's longest, else the words that a name may have.
fn name_end(context: &Context<'_>, at: usize, kind: &str, opening: usize) -> Option<Name> {
    let tokens = context.tokens;
    let registry = context.registry;
    if let Some((meaning, length)) = tokens.meaning(at)
        && let Some(index) = meaning.law
    {
        let clean = &registry.laws[usize::from(index)].name;
        return Some(Name {
            after: at + length,
            canonical: clean.clone(),
            odd: oddity(context, at, at + length, clean),
        });
    }
    if let Some((after, clean)) = abbreviated(context, at, opening) {
        return Some(Name { after, canonical: clean, odd: vec![Anomaly::AbbreviatedName] });
    }
    let mut to = at + opening;
    let limit = to + 16;
    while to < limit {
        let Some(token) = tokens.list.get(to) else { break };
        let (meaning, _) = tokens.meaning(to).unwrap_or_default();
        let ends = Cue::SUBJECT
            .or(Cue::STOP)
            .or(Cue::OF)
            .or(Cue::AT)
            .or(Cue::BY)
            .or(Cue::CARRY)
            .or(Cue::NUMBER)
            .or(Cue::THIS)
            .or(Cue::AMENDED_BY)
            .or(Cue::NAME)
            .or(Cue::BASIS)
            .or(Cue::DAY)
            .or(Cue::YEAR)
            .or(Cue::PROVISION);
        let first = to == at + opening;
        if token.kind != TokenKind::Word || !first && meaning.cues.has(ends) || !first && is_function(context, to) {
            break;
        }
        let next_lower = tokens.list.get(to + 1).is_some_and(|next| next.case == Case::Lower);
        if meaning.cues.has(Cue::AND) && !next_lower
            || !first && token.case == Case::Capital && meaning.doc_type.is_some()
        {
            break;
        }
        to += 1;
    }
    while to > at + opening && tokens.has(to - 1, Cue::AND) {
        to -= 1;
    }
    if kind == "Hiến pháp" {
        let after = at + opening;
        return Some(Name { after, canonical: "Hiến pháp".to_owned(), odd: Vec::new() });
    }
    let first = tokens.list.get(at + opening)?;
    if to == at + opening || first.case == Case::Lower || tokens.has(at + opening, Cue::THIS) {
        return None;
    }
    if opener(context, at + opening).is_some() && to == at + opening + 1 {
        return None;
    }
    let words = squeeze(tokens.words(context.text, at, to));
    if matches!(squeeze(tokens.words(context.text, at + opening, to)).as_str(), "Việt Nam" | "Quốc tế") {
        return None;
    }
    let shouted = tokens.list[at..to].iter().all(|token| token.case == Case::Upper);
    // Where all is in capitals nothing shows where an unknown name ends but the end of the line.
    if shouted
        && !matches!(tokens.kind(to), TokenKind::Break | TokenKind::Stop | TokenKind::Close | TokenKind::Semicolon)
    {
        return None;
    }
    let canonical = if shouted { capital_name(&words, kind) } else { words };
    Some(Name { after: to, canonical, odd: if shouted { vec![Anomaly::UpperCase] } else { Vec::new() } })
}

/// Words that no law's name goes on with.
fn is_function(context: &Context<'_>, at: usize) -> bool {
    let word = context.tokens.words(context.text, at, at + 1).to_lowercase();
    matches!(
        word.as_str(),
        "để" | "nhằm"
            | "trong"
            | "có"
            | "là"
            | "đã"
            | "được"
            | "từ"
            | "khi"
            | "cho"
            | "bằng"
            | "với"
            | "hiện"
            | "mới"
            | "thì"
            | "cũng"
            | "không"
            | "như"
            | "gồm"
            | "do"
            | "ban"
            | "sẽ"
            | "mà"
            | "nêu"
            | "đang"
            | "bị"
            | "vào"
            | "liên"
    )
}

/// `Luật PHÒNG THỦ DÂN SỰ` set right: small letters behind the first of the name.
fn capital_name(words: &str, kind: &str) -> String {
    let rest = words.chars().skip(kind.chars().count()).collect::<String>();
    format!("{kind} {}", sentence_case(rest.trim()))
}

/// What is odd about how a known name is written.
fn oddity(context: &Context<'_>, from: usize, to: usize, clean: &str) -> Vec<Anomaly> {
    let written = squeeze(context.tokens.words(context.text, from, to));
    if written == clean {
        return Vec::new();
    }
    let shouted = context.tokens.list[from..to].iter().all(|t| t.kind != TokenKind::Word || t.case == Case::Upper);
    if shouted { vec![Anomaly::UpperCase] } else { Vec::new() }
}

/// Names with the usual abbreviations written out: `Luật Ban hành văn bản QPPL`, `Luật NSNN`.
fn abbreviated(context: &Context<'_>, at: usize, opening: usize) -> Option<(usize, String)> {
    let tokens = context.tokens;
    let mut long = squeeze(tokens.words(context.text, at, at + opening));
    let mut best = None;
    let mut changed = false;
    for to in at + opening..at + opening + 12 {
        let Some(token) = tokens.list.get(to).filter(|token| token.kind == TokenKind::Word) else { break };
        let word = tokens.words(context.text, to, to + 1);
        let full = (token.case == Case::Upper).then(|| context.registry.short_names.get(word)).flatten();
        changed |= full.is_some();
        long.push(' ');
        long.push_str(full.map_or(word, String::as_str));
        if changed && let Some(law) = context.registry.laws_named(&long).next() {
            best = Some((to + 1, law.name.clone()));
        }
    }
    best
}
