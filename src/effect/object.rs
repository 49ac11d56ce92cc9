//! Objects and subjects met on the walk, and how a clause ends.

use super::clause::{Act, Instruction};
use super::model::Phrase;
use super::reader::{Held, Reader};
use super::token::TokenKind;
use crate::registry::ActCue;
use crate::text::{Span, squeeze};

impl Reader<'_> {
    /// Words in quotation marks: those that change, or new text, behind which nothing of this provision acts.
    pub(super) fn quote(&mut self) {
        let span = self.tokens.list[self.at].span;
        if !self.worded {
            if !self.tail {
                self.sealed = self.said.instructions.len().max(self.sealed);
            }
            self.fresh = false;
            return;
        }
        let bare = span.of(self.tokens.text).trim_matches(|c| matches!(c, '“' | '”' | '"' | '„' | '«' | '»'));
        let bare = squeeze(bare);
        let adds = self.act == Some(Act::Add);
        // `“a” bằng “b”, “c” bằng “d”`: behind a comma the next pair begins.
        let comma = self.at > 0
            && (self.tokens.is(self.at - 1, ',')
                || self.before(2) == ActCue::default() && self.tokens.is(self.at - 2, ','));
        if self.with && comma {
            self.with = false;
        }
        if adds {
            // The words behind are where the new ones go.
            self.words.new.get_or_insert(bare);
        } else {
            let side = if self.with { &mut self.words.new } else { &mut self.words.old };
            *side = Some(side.take().map_or_else(|| bare.clone(), |before| format!("{before}; {bare}")));
        }
        if self.with {
            self.with = !self.next_pair_done();
        }
        self.fresh = false;
    }

    /// Whether the new words are all: units, a document or the end of the clause follow.
    fn next_pair_done(&self) -> bool {
        !matches!(self.tokens.list.get(self.at + 1).map(|token| token.kind), Some(TokenKind::Sign(',')))
    }

    /// A document is named.
    pub(super) fn target(&mut self, index: usize) {
        let fresh = std::mem::take(&mut self.fresh);
        let span = self.tokens.list[self.at].span;
        if self.history || self.with || self.except.is_some() {
            return;
        }
        if self.is_own(index) {
            self.provisions.clear();
            return;
        }
        let nested = self.nested(index) && !self.armed;
        let blocked = self.condition && !matches!(self.act, Some(Act::Continue | Act::Follow));
        if nested || blocked {
            self.provisions.clear();
            return;
        }
        let acting = self.act.filter(|_| self.pending.is_none() && (self.in_list() || self.armed));
        match acting {
            Some(act) => self.act_on(act, index, span),
            None => {
                let aside = !fresh && self.goes_by();
                let provisions = std::mem::take(&mut self.provisions);
                self.held.push(Held { provisions, target: Some(index), aside, span });
            }
        }
        self.said.targets.push(index);
        self.armed = false;
        self.tail = true;
    }

    /// Whether the citation stands within the description of one that this provision names before.
    fn nested(&self, index: usize) -> bool {
        let first = self.tokens.list.first().map_or(0, |token| token.span.start);
        let parent = self.references[index].citation.parent;
        parent.is_some_and(|parent| {
            let outer = &self.references[parent].citation;
            outer.span.start >= first && outer.span.start < self.references[index].citation.span.start
                || outer.span.contains(self.references[index].citation.span)
        })
    }

    /// Whether the document stands where the list of objects goes on: joined to the one before, or with units of its own.
    fn in_list(&self) -> bool {
        if !self.tail || !self.provisions.is_empty() {
            return true;
        }
        let joint = |back: usize| {
            self.at
                .checked_sub(back)
                .is_some_and(|at| self.tokens.is(at, ',') || self.tokens.is(at, ';') || self.cue(at).has(ActCue::AND))
        };
        // `và các Thông tư số …`
        (1..=3).any(joint)
    }

    /// Whether what is named only tells by what something else goes: `cấp theo Nghị định số …`.
    fn goes_by(&self) -> bool {
        let mut back = self.at;
        for _ in 0..14 {
            let Some(at) = back.checked_sub(1) else { return false };
            let cue = self.cue(at);
            if cue.has(ActCue::RULES)
                || matches!(self.tokens.list[at].kind, TokenKind::Target(_) | TokenKind::Sign(';'))
            {
                return false;
            }
            if self.tokens.words(at).eq_ignore_ascii_case("theo") {
                return true;
            }
            back = at;
        }
        false
    }

    fn act_on(&mut self, act: Act, index: usize, span: Span) {
        let worded = std::mem::take(&mut self.worded);
        let phrase = worded.then(|| std::mem::take(&mut self.words)).filter(|words| *words != Phrase::default());
        let provisions = std::mem::take(&mut self.provisions);
        let scope = self.scope.take().filter(|_| provisions.is_empty() && phrase.is_none());
        let scope =
            scope.map(|from| self.words_from(from)).map(|words| bare_scope(&words)).filter(|words| !words.is_empty());
        let start = if self.inherited { span.start } else { self.tokens.list[self.act_start].span.start };
        {
            self.add(Instruction {
                act,
                provisions,
                target: Some(index),
                scope,
                phrase,
                except: None,
                from: None,
                until: None,
                own: self.own,
                span: Span::new(start.min(span.start), span.end),
            });
        }
        // `Bãi bỏ Điều 50; cụm từ “…” tại khoản 5 Điều 52 của Luật …`: the document is named once, at the end.
        let sealed = self.sealed.min(self.said.instructions.len());
        for instruction in
            self.said.instructions[sealed..].iter_mut().filter(|instruction| instruction.target.is_none())
        {
            instruction.target = Some(index);
        }
    }

    /// A predicate behind its subjects, or of the list that follows.
    pub(super) fn predicate(&mut self, act: Act, here: usize) {
        if self.except.is_some() && !(here > 0 && self.tokens.is(here - 1, ',')) {
            // `…, trừ Điều 14 tiếp tục có hiệu lực`: of the exception.
            return;
        }
        self.except = None;
        self.history = false;
        let announced = (here.saturating_sub(4)..here)
            .any(|at| self.cue(at).has(ActCue::FOLLOWING) && !self.tail_between(at, here));
        if announced && act != Act::Suspend {
            // `…, các văn bản sau đây hết hiệu lực:`: what was named before is no subject.
            self.held.clear();
            self.pending = Some(act);
            return;
        }
        if self.condition || self.own {
            return;
        }
        let mut subjects = std::mem::take(&mut self.held);
        if !self.provisions.is_empty() && self.act.is_none() {
            let span = self.tokens.list[self.at.saturating_sub(1)].span;
            let provisions = std::mem::take(&mut self.provisions);
            subjects.push(Held { provisions, target: None, aside: false, span });
        }
        if subjects.iter().all(|held| held.aside) && act != Act::Continue {
            if subjects.is_empty() {
                self.pending = Some(act);
            }
            return;
        }
        let phrase = std::mem::take(&mut self.worded).then(|| std::mem::take(&mut self.words));
        let end = self.tokens.list[self.at.saturating_sub(1)].span.end;
        self.clause = self.said.instructions.len();
        for held in subjects.into_iter().filter(|held| !held.aside || act == Act::Continue) {
            self.add(Instruction {
                act,
                provisions: held.provisions,
                target: held.target,
                scope: None,
                phrase: phrase.clone(),
                except: None,
                from: None,
                until: None,
                own: false,
                span: Span::new(held.span.start, end),
            });
        }
        self.act = None;
        self.tail = false;
        self.fresh = false;
    }

    /// Whether a document is named between two tokens.
    fn tail_between(&self, from: usize, to: usize) -> bool {
        self.tokens.list[from..to].iter().any(|token| matches!(token.kind, TokenKind::Target(_)))
    }

    /// A verb behind `được` or `bị`: told of what happened to the document (`đã được sửa đổi theo …`), or done here to the
    /// subjects (`Khoản 2 Điều 5 được sửa đổi như sau`).
    pub(super) fn suffered(&mut self, act: Act, here: usize) {
        let mut announced = false;
        for at in self.at..self.tokens.list.len().min(self.at + 30) {
            let cue = self.cue(at);
            let by = cue.has(ActCue::BY) && !cue.has(ActCue::WITH);
            match self.tokens.list[at].kind {
                TokenKind::Target(_) if !announced => {
                    self.history = true;
                    self.held.truncate(self.held.len());
                    return;
                }
                TokenKind::Sign(':') | TokenKind::Quote => {
                    announced = true;
                    break;
                }
                TokenKind::Sign(';' | '.' | ')') => break,
                _ if cue.has(ActCue::AS_FOLLOWS) => {
                    announced = true;
                    break;
                }
                _ if by && self.tokens.words(at) != "bằng" && at < self.at + 6 => {
                    self.history = true;
                    return;
                }
                _ if cue.has(ActCue::CONDITION) || self.tokens.words(at) == "thì" => return,
                _ => {}
            }
        }
        let ends = matches!(act, Act::Repeal | Act::Replace | Act::Suspend | Act::Correct | Act::Extend);
        let parts =
            !self.provisions.is_empty() || self.worded || self.held.iter().any(|held| !held.provisions.is_empty());
        if announced || ends || parts && !self.condition {
            if self.worded && self.provisions.is_empty() && self.held.is_empty() {
                self.provisions.clear();
                self.act = Some(act);
                self.act_start = self.at.saturating_sub(1);
                return;
            }
            self.act = None;
            self.predicate(act, here);
        }
    }

    /// Ends a clause: units and words that met no document act on the one named above or behind.
    pub(super) fn flush(&mut self) {
        let act = self.act.filter(|_| !self.condition);
        let worded = std::mem::take(&mut self.worded);
        let words = std::mem::take(&mut self.words);
        let provisions = std::mem::take(&mut self.provisions);
        let phrase = worded.then_some(words).filter(|words| *words != Phrase::default());
        // `Thay thế cụm từ “…” tại Nghị định số … bằng cụm từ “…”`: the new words stand behind the document.
        if let Some(Phrase { old: None, new }) = &phrase
            && provisions.is_empty()
            && let Some(known) = self.said.instructions[self.clause..].last_mut().and_then(|last| last.phrase.as_mut())
        {
            known.new = known.new.take().or_else(|| new.clone());
        } else if let Some(act) = act
            && (!provisions.is_empty() || phrase.is_some() || act == Act::Suspend && self.armed && !self.inherited)
            && !matches!(act, Act::Follow | Act::Continue | Act::Guide)
        {
            let end = self.tokens.list[self.at.min(self.tokens.list.len()).saturating_sub(1)].span.end;
            let start = self.tokens.list[if self.inherited { 0 } else { self.act_start }].span.start;
            self.add(Instruction {
                act,
                provisions,
                target: None,
                scope: None,
                phrase,
                except: None,
                from: None,
                until: None,
                own: self.own,
                span: Span::new(start, end),
            });
        }
        if let Some(from) = self.except.take() {
            let words = self.words_from(from);
            for instruction in &mut self.said.instructions[self.clause..] {
                instruction.except.get_or_insert_with(|| words.clone());
            }
        }
        self.place = None;
        self.base = None;
        self.with = false;
        self.history = false;
    }

    pub(super) fn semicolon(&mut self) {
        self.flush();
        self.tail = false;
        self.fresh = true;
        self.condition = false;
        self.own = false;
        self.clause = self.said.instructions.len();
    }

    /// Ends a sentence.
    pub(super) fn stop(&mut self) {
        self.semicolon();
        for instruction in &mut self.said.instructions[self.sentence..] {
            instruction.from = instruction.from.or(self.from);
            instruction.until = instruction.until.or(self.until);
        }
        self.sentence = self.said.instructions.len();
        (self.from, self.until) = (None, None);
        self.held.clear();
        self.own = false;
        self.pending = None;
        self.act = self.context.act;
        self.inherited = self.act.is_some();
        self.armed = self.inherited;
        self.scope = None;
    }

    /// A colon: a list follows, in this provision or beneath it.
    pub(super) fn colon(&mut self) {
        let last = self.at + 1 >= self.tokens.list.len();
        let act = self.pending.take().or(self.act.filter(|_| !self.condition || self.act == Some(Act::Continue)));
        if last {
            let as_follows = self.at > 0 && self.sealed > 0 && self.sealed == self.said.instructions.len();
            let carried = matches!(act, Some(Act::Amend | Act::Correct)) || !as_follows && act != Some(Act::Guide);
            self.said.opens = act.filter(|_| carried);
            self.flush();
            return;
        }
        self.flush();
        if let Some(act) = act {
            self.act = Some(act);
            self.inherited = true;
            self.armed = true;
        }
        self.tail = false;
        self.fresh = true;
    }
}

/// Words for a part that tell nothing of it.
const GENERAL: [&str; 6] =
    ["quy định", "các quy định", "nội dung", "các nội dung", "một số quy định", "một số nội dung"];

/// The words of a part, without what only joins them to the document.
fn bare_scope(words: &str) -> String {
    let mut bare = words.trim();
    loop {
        let next = [
            " tại",
            " của",
            " trong",
            " theo",
            " thuộc",
            " quy định tại",
            " được ban hành kèm theo",
            " ban hành kèm theo",
            " kèm theo",
        ]
        .iter()
        .find_map(|joint| bare.strip_suffix(joint));
        match next {
            Some(next) => bare = next.trim_end(),
            None if GENERAL.contains(&bare.to_lowercase().as_str()) => return String::new(),
            None => return bare.to_owned(),
        }
    }
}
