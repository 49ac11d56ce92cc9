//! Subjects (trích yếu): what a cited document is about, as the citing text says.

use super::draft::{Context, Draft};
use super::issuer;
use super::lexer::TokenKind;
use crate::registry::Cue;
use crate::text::{Case, squeeze};

/// The longest subject in tokens; titles of plans reach some 120.
const LIMIT: usize = 220;

/// The token at which the subject behind `draft` begins, where one stands there.
pub(super) fn start(context: &Context<'_>, draft: &Draft) -> Option<usize> {
    let tokens = context.tokens;
    let mut at = draft.after;
    if tokens.kind(at) == TokenKind::Comma && begins_about(context, at + 1) {
        at += 1;
    }
    let quoted = usize::from(tokens.kind(at) == TokenKind::Quote);
    tokens.has(at + quoted, Cue::SUBJECT).then_some(at)
}

fn begins_about(context: &Context<'_>, at: usize) -> bool {
    let words = squeeze(context.tokens.words(context.text, at, at + 2)).to_lowercase();
    words.starts_with("về ") || words.starts_with("v/") || words == "phê duyệt"
}

/// One past the last token that the clause of a subject beginning at `from` can have.
pub(super) fn hard_end(context: &Context<'_>, from: usize, preamble: bool) -> usize {
    let tokens = context.tokens;
    let mut at = from;
    let mut quoted = false;
    while at < from + LIMIT && at < tokens.list.len() {
        match tokens.kind(at) {
            TokenKind::Quote => quoted = !quoted && closes(context, at),
            TokenKind::Stop | TokenKind::Break => break,
            _ if quoted => {}
            TokenKind::Semicolon if !(preamble && continues(context, at + 1)) => break,
            TokenKind::Open => match bracket(context, at) {
                Some(close) => at = close,
                None => break,
            },
            TokenKind::Close => break,
            TokenKind::Comma if tokens.has(at + 1, Cue::STOP) || begins_act(context, at + 1) => break,
            _ if at > from && tokens.has(at, Cue::AMENDED_BY) && cites_soon(context, at) => break,
            TokenKind::Word if at > from && (tokens.has(at, Cue::STOP) || leaves(context, from, at)) => break,
            _ => {}
        }
        at += 1;
    }
    while at > from && matches!(tokens.kind(at - 1), TokenKind::Comma | TokenKind::Dash) {
        at -= 1;
    }
    at
}

/// Whether a number stands within a few words: `được sửa đổi, bổ sung bởi Nghị định số …` describes no subject.
fn cites_soon(context: &Context<'_>, at: usize) -> bool {
    (at..at + 12).any(|at| matches!(context.tokens.kind(at), TokenKind::Doc(_)))
}

/// Whether a quotation that opens at `at` is closed before the paragraph ends.
fn closes(context: &Context<'_>, at: usize) -> bool {
    let tokens = context.tokens;
    (at + 1..at + 80)
        .take_while(|at| tokens.kind(*at) != TokenKind::Break)
        .any(|at| tokens.kind(at) == TokenKind::Quote)
}

/// A title with a semicolon goes on in small letters: `chào mừng Đại hội …; tăng tốc, bứt phá`.
fn continues(context: &Context<'_>, at: usize) -> bool {
    let tokens = context.tokens;
    tokens.list.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
        && !tokens.has(at, Cue::STOP.or(Cue::AND).or(Cue::NUMBER).or(Cue::BASIS))
        && tokens.meaning(at).is_none_or(|(meaning, _)| meaning.doc_type.is_none())
}

/// The closing bracket of the one at `at`, where what it holds belongs to the subject.
fn bracket(context: &Context<'_>, at: usize) -> Option<usize> {
    let tokens = context.tokens;
    let close = (at + 1..at + 40).find(|at| tokens.kind(*at) == TokenKind::Close)?;
    let apart = Cue::CALLED.or(Cue::AMENDED_BY).or(Cue::AMEND).or(Cue::WITH);
    let foreign = |at: usize| {
        tokens.has(at, apart) || matches!(tokens.kind(at), TokenKind::Break | TokenKind::Number | TokenKind::Date(_))
    };
    (close - at <= 9 && !(at + 1..close).any(foreign)).then_some(close)
}

/// Whether the word at `at` leaves the subject that began at `from`: a title in capitals ends where small letters begin,
/// and `do tỉnh Nghệ An ban hành` names the issuer behind it.
fn leaves(context: &Context<'_>, from: usize, at: usize) -> bool {
    let tokens = context.tokens;
    let shouted = tokens.list[from].case == Case::Upper && tokens.list[from + 1].case == Case::Upper;
    if shouted && matches!(tokens.list[at].case, Case::Lower | Case::Capital) {
        return true;
    }
    tokens.has(at, Cue::BY) && (at + 1..at + 8).any(|at| tokens.has(at, Cue::ACT))
}

/// Whether a clause with its own acting body begins at `at`: `, Sở Khoa học và Công nghệ xây dựng …`.
fn begins_act(context: &Context<'_>, at: usize) -> bool {
    let tokens = context.tokens;
    let capital = tokens.list.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.case != Case::Lower);
    if !capital {
        return false;
    }
    let Some(body) = issuer::read(tokens, at, context.text, &context.home, context.registry) else { return false };
    (body.after..body.after + 10)
        .take_while(|at| matches!(tokens.kind(*at), TokenKind::Word | TokenKind::Comma))
        .any(|at| tokens.has(at, Cue::ACT) || is_acting(context, at))
}

fn is_acting(context: &Context<'_>, at: usize) -> bool {
    let words = squeeze(context.tokens.words(context.text, at, at + 2)).to_lowercase();
    matches!(
        words.as_str(),
        "triển khai"
            | "tổ chức"
            | "đề nghị"
            | "yêu cầu"
            | "báo cáo"
            | "thông báo"
            | "hướng dẫn"
            | "giao các"
            | "chỉ đạo"
    )
}

/// The words of the subject in `from..to`, without what belongs to the outer document.
pub(super) fn words(context: &Context<'_>, from: usize, to: usize) -> Option<String> {
    let tokens = context.tokens;
    let mut to = to;
    while to > from {
        let last = tokens.kind(to - 1);
        let dangling = tokens.has(to - 1, Cue::AND) && tokens.meaning(to - 1).is_some_and(|(_, length)| length == 1);
        if matches!(last, TokenKind::Comma | TokenKind::Dash | TokenKind::Colon | TokenKind::Other) || dangling {
            to -= 1;
        } else {
            break;
        }
    }
    let words = squeeze(tokens.words(context.text, from, to));
    (!words.is_empty()).then_some(words)
}

/// Where a national document's description goes over into the plan that carries it out: `… trên địa bàn tỉnh Đồng Tháp`.
pub(super) fn local_tail(context: &Context<'_>, from: usize, to: usize) -> usize {
    let tokens = context.tokens;
    let lead = |at: usize| squeeze(tokens.words(context.text, at, at + 3)).to_lowercase() == "trên địa bàn";
    for at in (from + 1..to).rev().take(9) {
        let of_place = tokens.has(at, Cue::OF) && tokens.has(at + 1, Cue::PLACE);
        if lead(at) || of_place {
            let place = at + if of_place { 1 } else { 3 };
            let after = issuer::read_place(context, place);
            return if after == Some(to) { at } else { to };
        }
    }
    to
}
