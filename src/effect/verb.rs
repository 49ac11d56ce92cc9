//! Which verbs act: those that open a clause, and those that go on where one did.

use super::clause::Act;
use super::reader::Reader;
use super::token::TokenKind;
use super::units;
use crate::registry::ActCue;
use crate::text::Case;

impl Reader<'_> {
    /// A verb: whether it acts here.
    pub(super) fn verb(&mut self, act: Act, here: usize) -> bool {
        let passive = here.checked_sub(1).map(|at| self.cue(at)).unwrap_or_default();
        let passive = passive.has(ActCue::PASSIVE) || passive.has(ActCue::ALL) && act == Act::Repeal && !self.fresh;
        if act == Act::Guide && !self.context.guides {
            self.fresh = false;
            return true;
        }
        if passive && act != Act::Guide {
            self.suffered(act, here);
            return true;
        }
        if act == Act::Suspend && !self.held.is_empty() && !self.object_follows() && !self.tail_open(here) {
            self.predicate(act, here);
            return true;
        }
        if self.licensed(here) {
            self.begin(act, here);
        }
        self.fresh = false;
        true
    }

    /// Whether the tail of the last document has not ended by a comma before token `here`.
    fn tail_open(&self, here: usize) -> bool {
        self.tail && !(here > 0 && self.tokens.is(here - 1, ','))
    }

    /// Whether the verb at token `here` opens a clause.
    fn licensed(&self, here: usize) -> bool {
        let before = here.checked_sub(1);
        let joined = before.is_some_and(|at| self.tokens.is(at, ',') || self.cue(at).has(ActCue::AND));
        let and = before.is_some_and(|at| self.cue(at).has(ActCue::AND));
        let capital = self.tokens.list[here].case != Case::Lower && self.tokens.list[here].case != Case::Mixed;
        if self.fresh || capital && (!self.tail || self.object_follows()) {
            return true;
        }
        if self.condition || self.history {
            return false;
        }
        if self.own {
            // `Nghị định này thay thế …`, `… có hiệu lực từ ngày … và thay thế …`, `… bãi bỏ Thông tư … và thay thế Thông tư …`
            let anchored = here <= self.anchor + 2;
            let chained = joined && self.act.is_some() && self.object_follows();
            return anchored || chained && (!self.tail || and) || and && !self.tail && self.context.guides;
        }
        let acting = self.act.is_some() && !self.inherited;
        acting && joined && !self.tail && self.object_follows()
    }

    /// Whether an object follows the verb: a unit, words, or a document, before anything else of weight.
    fn object_follows(&self) -> bool {
        let mut at = self.at;
        while at < self.tokens.list.len().min(self.at + 8) {
            let phrase = self.tokens.phrase(at);
            let mut step = phrase.length.max(1);
            match self.tokens.list[at].kind {
                TokenKind::Target(_) => return true,
                TokenKind::Word => {
                    let cue = self.cue(at);
                    let worded = cue.has(ActCue::PHRASE) && matches!(self.kind(at + step), Some(TokenKind::Quote));
                    if units::read(self.tokens, at).is_some() || worded || cue.has(ActCue::SOME) {
                        return true;
                    }
                    let typed = self.tokens.type_words(at);
                    let joins = ActCue::RULES.or(ActCue::WHOLE).or(ActCue::OF).or(ActCue::BY);
                    if typed == 0 && !cue.has(joins) && !matches!(self.tokens.words(at), "các" | "những" | "toàn") {
                        return false;
                    }
                    step = step.max(typed);
                }
                TokenKind::Number => {}
                _ => return false,
            }
            at += step;
        }
        false
    }
}
