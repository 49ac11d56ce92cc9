//! What a text only tells of other documents' acts: the footnotes and provisions of a consolidated text (văn bản hợp nhất), and the
//! lists of documents that are no longer in effect.

use super::Cited;
use super::body::Block;
use super::line::{find_words, lines};
use super::mark::Level;
use super::model::{Effect, EffectKind, Effects};
use super::provision::Provision;
use super::scope;
use super::token::{Source, TokenKind, Tokens};
use crate::notation::PartialDate;
use crate::registry::{ActCue, UnitWord};
use crate::text::Span;

/// How far a letterhead and the list of what was consolidated reach, in bytes.
const HEAD: usize = 6000;

/// The longest footnote that is read, in bytes.
const NOTE: usize = 1200;

/// How far before its footnote a mark may stand, in bytes.
const PAGE: usize = 12_000;

/// Whether the text is a consolidated one.
pub(super) fn is_consolidated(cited: Cited<'_>) -> bool {
    let symbol = cited.document.symbol.as_deref().unwrap_or_default();
    let head = head(cited.text.text());
    symbol.starts_with("VBHN")
        || [["VĂN", "BẢN", "HỢP", "NHẤT"], ["Văn", "bản", "hợp", "nhất"]]
            .iter()
            .any(|words| find_words(head, words).is_some_and(|(at, _)| at < HEAD / 4))
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A consolidated text acts on nothing: what it repeats was done by the document that it consolidates, what its footnotes tell by
/// those that amended it.
pub(super) fn consolidated(cited: Cited<'_>, source: Source<'_>, blocks: &[Block], effects: &mut Effects) {
    let head = source.lex(Span::new(0, head(source.text).len()), &[]);
    let base = head.list.iter().find_map(|token| match token.kind {
        TokenKind::Target(index) if cited.references[index].citation.parent.is_none() => Some(index),
        _ => None,
    });
    let base_name = base.and_then(|index| cited.references[index].citation.canonical.clone());
    for effect in &mut effects.effects {
        effect.reported = true;
        effect.cause.clone_from(&base_name);
    }
    effects.in_effect.clear();
    effects.until = None;
    let Some(base) = base else { return };
    let days = days(cited, &head);
    for line in lines(source.text, source.registry.acts()) {
        if let Some(note) = note(cited, source, blocks, base, line.start, &days) {
            effects.effects.push(note);
        }
    }
}

/// From when each amending document is in effect, as the head tells: `… , có hiệu lực kể từ ngày …`.
fn days(cited: Cited<'_>, head: &Tokens<'_>) -> Vec<(String, PartialDate)> {
    let mut found = Vec::new();
    let (mut last, mut effective) = (None, false);
    for (at, token) in head.list.iter().enumerate() {
        match token.kind {
            TokenKind::Target(index) if cited.references[index].citation.parent.is_none() => {
                last = cited.references[index].citation.canonical.clone();
                effective = false;
            }
            TokenKind::Date(date) if effective => {
                found.extend(last.take().map(|name| (name, date)));
                effective = false;
            }
            _ => effective |= head.phrase(at).cue.has(ActCue::EFFECTIVE),
        }
    }
    found
}

/// The footnote at byte `start`: `6 Điểm này được sửa đổi theo quy định tại điểm a khoản 4 Điều 1 của Nghị định số …`.
fn note(
    cited: Cited<'_>,
    source: Source<'_>,
    blocks: &[Block],
    base: usize,
    start: usize,
    days: &[(String, PartialDate)],
) -> Option<Effect> {
    let rest = &source.text[start..];
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits).filter(|number| !number.is_empty() && number.len() < 4)?;
    let words = rest[digits..].trim_start_matches([' ', '.', ']', ')']);
    let mut end = start + rest.len().min(NOTE);
    while !source.text.is_char_boundary(end) {
        end -= 1;
    }
    let from = start + rest.len() - words.len();
    let tokens = source.lex(Span::new(from, end), &[]);
    let unit = tokens.phrase(0);
    let word = unit.unit?;
    if !tokens.phrase(unit.length).cue.has(ActCue::THIS) {
        return None;
    }
    let mut kind = None;
    let mut cause = None;
    for at in unit.length + 1..tokens.list.len().min(60) {
        let cue = tokens.phrase(at).cue;
        match tokens.list[at].kind {
            TokenKind::Target(index) => {
                cause = Some((index, tokens.list[at].span.end));
                break;
            }
            _ if cue.has(ActCue::REPEAL) => kind = kind.or(Some(EffectKind::RepealsPart)),
            _ if cue.has(ActCue::AMEND.or(ActCue::ADD).or(ActCue::REPLACE)) => kind = kind.or(Some(EffectKind::Amends)),
            _ => {}
        }
    }
    let (cause, end) = cause?;
    let cause = cited.references[cause].citation.canonical.clone();
    let from = days.iter().find(|(name, _)| Some(name) == cause.as_ref()).map(|(_, day)| *day);
    let reference = &cited.references[base];
    Some(Effect {
        kind: kind?,
        target: reference.citation.canonical.clone()?,
        authority: reference.authority.clone(),
        candidates: reference.candidates.clone(),
        provisions: marked(source, blocks, number, word, start).into_iter().collect(),
        scope: None,
        by: Some(format!("chú thích {number}")),
        from,
        until: None,
        rule: None,
        except: None,
        phrase: None,
        reported: true,
        cause,
        span: Span::new(start, end),
        page: cited.text.page_at(start),
    })
}

/// The provision whose words carry the mark of the footnote: `Điều 1. Phạm vi điều chỉnh2`.
fn marked(source: Source<'_>, blocks: &[Block], number: &str, word: UnitWord, note: usize) -> Option<Provision> {
    let mut from = note.saturating_sub(PAGE);
    while !source.text.is_char_boundary(from) {
        from += 1;
    }
    let before = &source.text[from..note];
    let carries = |at: &usize| {
        let left = before[..*at].chars().next_back();
        let right = before[at + number.len()..].chars().next();
        left.is_some_and(|c| c.is_alphabetic() || matches!(c, ')' | '.' | ';' | ':' | ']' | '['))
            && right.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ';' | ',' | ']'))
    };
    let place = from + before.rmatch_indices(number).map(|(at, _)| at).find(carries)?;
    let at = blocks.iter().rposition(|block| block.span.start <= place && place < block.span.end)?;
    let level = match word {
        UnitWord::Article => Level::Article,
        UnitWord::Clause => Level::Number,
        UnitWord::Point => Level::Letter,
        _ => return None,
    };
    let at = std::iter::once(at)
        .chain(scope::above(blocks, at))
        .find(|at| blocks[*at].level == level || level == Level::Number && blocks[*at].level == Level::Dotted)?;
    let mut provision = Provision::parse(&scope::path(blocks, at)?, source.registry.acts());
    // `2.5 Mức trợ cấp …`: the mark of the footnote joins the number of the clause.
    let glued = format!(".{number}");
    let mut clauses = 0;
    provision.0.retain_mut(|unit| {
        if unit.word != UnitWord::Clause {
            return true;
        }
        if let Some(label) = unit.label.strip_suffix(&glued) {
            unit.label = label.to_owned();
        }
        clauses += usize::from(!unit.label.contains('.'));
        !unit.label.contains('.') && clauses == 1
    });
    Some(provision).filter(|provision| !provision.0.is_empty())
}

/// The members of a list of documents that are no longer in effect, behind the provisions that publish it.
pub(super) fn listed(cited: Cited<'_>, source: Source<'_>, blocks: &[Block], effects: &mut Effects) {
    let end = blocks.last().map_or(0, |block| block.span.end);
    let published = &source.text[..end];
    let tells = find_words(published, &["hết", "hiệu", "lực"]).is_some()
        || find_words(published, &["HẾT", "HIỆU", "LỰC"]).is_some();
    let lists = find_words(published, &["anh", "mục"]).is_some() || find_words(published, &["ANH", "MỤC"]).is_some();
    if !tells || !lists || end == source.text.len() {
        return;
    }
    let rest = source.lex(Span::new(end, source.text.len()), &[]);
    let (mut part, mut listing, mut cause) = (false, false, false);
    for (at, token) in rest.list.iter().enumerate() {
        let cue = rest.phrase(at).cue;
        if cue.has(ActCue::CAUSE) || listing && cue.has(ActCue::REPLACE.or(ActCue::REPEAL)) && !cue.has(ActCue::END) {
            cause = true;
        }
        if cue.has(ActCue::END) {
            let words = (at..at + 6).map(|at| rest.words(at).to_lowercase()).collect::<Vec<_>>().join(" ");
            if token.case == crate::text::Case::Upper {
                listing = true;
                part = words.contains("một phần");
            }
        }
        let TokenKind::Target(index) = token.kind else { continue };
        let reference = &cited.references[index];
        let Some(name) = reference.citation.canonical.clone().filter(|_| listing && !reference.is_own()) else {
            continue;
        };
        if std::mem::take(&mut cause) {
            if let Some(last) = effects.effects.last_mut().filter(|last| last.reported) {
                last.cause.get_or_insert(name);
            }
            continue;
        }
        if reference.citation.parent.is_some() || effects.effects.iter().any(|known| known.target == name) {
            continue;
        }
        effects.effects.push(Effect {
            kind: if part { EffectKind::RepealsPart } else { EffectKind::Repeals },
            target: name,
            authority: reference.authority.clone(),
            candidates: reference.candidates.clone(),
            provisions: Vec::new(),
            scope: None,
            by: None,
            from: None,
            until: None,
            rule: None,
            except: None,
            phrase: None,
            reported: true,
            cause: None,
            span: token.span,
            page: cited.text.page_at(token.span.start),
        });
    }
}
