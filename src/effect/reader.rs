//! The walk over the tokens of one provision.

use super::clause::{Act, Context, From, Instruction, Said};
use super::model::Phrase as Words;
use super::provision::Provision;
use super::token::{Phrase, TokenKind, Tokens};
use super::units;
use crate::authority::Reference;
use crate::citation::Kind;
use crate::notation::PartialDate;
use crate::registry::ActCue;
use crate::text::{Case, Span, squeeze};

/// A subject that waits for its predicate.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) provisions: Vec<Provision>,
    pub(super) target: Option<usize>,
    /// Something else is the subject, that only goes by it: `Giấy phép cấp theo Nghị định số …`.
    pub(super) aside: bool,
    pub(super) span: Span,
}

/// Where units stand that say where something is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Beside,
    Into,
}

pub(super) struct Reader<'r> {
    pub(super) tokens: &'r Tokens<'r>,
    pub(super) references: &'r [Reference],
    pub(super) context: Context,
    pub(super) said: Said,
    /// The token at which the reader stands.
    pub(super) at: usize,
    pub(super) act: Option<Act>,
    pub(super) act_start: usize,
    /// The act was handed down by the provision above.
    pub(super) inherited: bool,
    /// The document itself is the subject.
    pub(super) own: bool,
    pub(super) held: Vec<Held>,
    pub(super) provisions: Vec<Provision>,
    pub(super) place: Option<Place>,
    /// Units that stood before what is added: `Bổ sung vào sau Điều 5 Điều 5a`.
    pub(super) base: Option<(Place, Provision)>,
    pub(super) words: Words,
    pub(super) worded: bool,
    /// Behind `bằng`: what comes in the place of the object.
    pub(super) with: bool,
    pub(super) history: bool,
    /// A document was named: until its clause ends, verbs are of its title.
    pub(super) tail: bool,
    /// The verb has not met its first document.
    pub(super) armed: bool,
    pub(super) condition: bool,
    pub(super) except: Option<usize>,
    pub(super) scope: Option<usize>,
    /// One past the last words that name the document itself or a day.
    pub(super) anchor: usize,
    /// Nothing stood in the clause so far.
    pub(super) fresh: bool,
    /// A predicate without subjects: of what the list below it names.
    pub(super) pending: Option<Act>,
    pub(super) from: Option<From>,
    pub(super) until: Option<PartialDate>,
    /// The first instruction of the sentence, and of the clause.
    pub(super) sentence: usize,
    pub(super) clause: usize,
    /// Instructions before this one have all that they get.
    pub(super) sealed: usize,
}

impl<'r> Reader<'r> {
    pub(super) fn new(tokens: &'r Tokens<'r>, references: &'r [Reference], context: Context) -> Self {
        Self {
            tokens,
            references,
            context,
            said: Said::default(),
            at: 0,
            act: context.act,
            act_start: 0,
            inherited: context.act.is_some(),
            own: false,
            held: Vec::new(),
            provisions: Vec::new(),
            place: None,
            base: None,
            words: Words::default(),
            worded: false,
            with: false,
            history: false,
            tail: false,
            armed: context.act.is_some(),
            condition: false,
            except: None,
            scope: None,
            anchor: 0,
            fresh: true,
            pending: None,
            from: None,
            until: None,
            sentence: 0,
            clause: 0,
            sealed: 0,
        }
    }

    pub(super) fn run(&mut self) {
        while let Some(token) = self.tokens.list.get(self.at).copied() {
            let before = self.at;
            match token.kind {
                TokenKind::Quote => self.quote(),
                TokenKind::Target(index) => self.target(index),
                TokenKind::Date(date) => self.date(date),
                TokenKind::Sign(sign) => self.sign(sign),
                TokenKind::Number => self.fresh = self.fresh && self.at < 2,
                TokenKind::Word => self.word(),
            }
            self.at = self.at.max(before + 1);
        }
        self.stop();
    }

    fn sign(&mut self, sign: char) {
        match sign {
            '(' => self.skip_bracket(),
            ';' => self.semicolon(),
            '.' | '!' => self.stop(),
            ':' => self.colon(),
            _ => {}
        }
    }

    /// Passes over what stands in brackets, where they close.
    fn skip_bracket(&mut self) {
        let mut depth = 0;
        for to in self.at..self.tokens.list.len().min(self.at + 400) {
            depth += i32::from(self.tokens.is(to, '(')) - i32::from(self.tokens.is(to, ')'));
            if depth == 0 {
                self.at = to + 1;
                return;
            }
        }
    }

    fn word(&mut self) {
        let length = self.tokens.type_words(self.at);
        if length > 0 && self.cue(self.at + length).has(ActCue::THIS) {
            self.myself(length);
            return;
        }
        let phrase = self.tokens.phrase(self.at);
        if phrase.unit.is_some() {
            if let Some((provisions, end)) = units::read(self.tokens, self.at) {
                self.units(provisions, end);
                return;
            }
            if self.cue(self.at + phrase.length).has(ActCue::THIS) {
                // `khoản này`, `Điều này`
                self.at += phrase.length + 1;
                self.fresh = false;
                return;
            }
        }
        if phrase.length == 0 || !self.cued(phrase) {
            self.fresh = false;
        }
    }

    /// The document itself is named: `Nghị định này`.
    fn myself(&mut self, length: usize) {
        let dated = self.at > 0 && self.tokens.phrase(self.at - 1).cue.has(ActCue::DAY);
        let after = self.at + length + 1;
        let effect = self.tokens.phrase(after);
        if dated && effect.cue.has(ActCue::EFFECTIVE) {
            // `kể từ ngày Nghị định này có hiệu lực`; `trước ngày …` is no day of anything.
            if self.before(2).has(ActCue::FROM) {
                self.from = self.from.or(Some(From::Own));
            }
            self.at = after + effect.length;
            self.anchor = self.at;
            return;
        }
        if !self.provisions.is_empty() && self.except.is_none() {
            self.provisions.clear();
        } else if self.held.is_empty() && (self.act.is_none() || self.inherited) && self.except.is_none() && !self.tail
        {
            self.own = true;
            if self.inherited {
                self.act = None;
                self.inherited = false;
            }
        }
        self.at = after;
        self.anchor = after;
        // `Nghị định này thay thế …`: the verb is at its place.
        self.fresh = false;
    }

    /// The cue of the phrase at token `at`.
    pub(super) fn cue(&self, at: usize) -> ActCue {
        self.tokens.phrase(at).cue
    }

    /// The cue of the word `back` tokens before.
    pub(super) fn before(&self, back: usize) -> ActCue {
        self.at.checked_sub(back).map_or(ActCue::default(), |at| self.cue(at))
    }

    fn date(&mut self, date: PartialDate) {
        let before =
            self.before(1).or(if self.before(2).has(ActCue::UNTIL) { self.before(2) } else { ActCue::default() });
        if self.except.is_some() {
            return;
        }
        if before.has(ActCue::UNTIL) {
            self.until = self.until.or(Some(date));
        } else if before.has(ActCue::FROM) {
            self.from = Some(From::Day(date));
        }
        self.anchor = self.at + 1;
        self.fresh = false;
    }

    /// A phrase of the table; whether it does something here.
    fn cued(&mut self, phrase: Phrase) -> bool {
        let (cue, here) = (phrase.cue, self.at);
        let verb = Act::of_verb(cue);
        self.at += phrase.length;
        if cue.has(ActCue::CAUSE) {
            self.held.clear();
            self.history = true;
        } else if cue.has(ActCue::END) || cue.has(ActCue::CONTINUE) && !cue.has(ActCue::FOLLOW) {
            self.predicate(if cue.has(ActCue::END) { Act::End } else { Act::Continue }, here);
        } else if cue.has(ActCue::CONTINUE_BY) {
            self.begin(Act::Continue, here);
        } else if cue.has(ActCue::FOLLOW) && !self.own && self.concludes(here) {
            self.begin(Act::Follow, here);
        } else if cue.has(ActCue::PHRASE) && matches!(self.kind(self.at), Some(TokenKind::Quote)) {
            self.worded = true;
            return true;
        } else if let Some(act) = verb {
            return self.verb(act, here);
        } else if cue.has(ActCue::EXCEPT) && !self.fresh {
            self.except = self.except.or(Some(here));
        } else if cue.has(ActCue::CONDITION) && (self.fresh || cue.has(ActCue::UNTIL)) {
            self.condition = true;
        } else if cue.has(ActCue::AS_FOLLOWS) {
            self.flush();
            self.sealed = self.said.instructions.len();
        } else if cue.has(ActCue::BESIDE.or(ActCue::INTO)) && self.adds() && self.units_follow() {
            self.place = Some(if cue.has(ActCue::BESIDE) { Place::Beside } else { Place::Into });
        } else if cue.has(ActCue::INTO) && self.adds() && self.provisions.is_empty() {
            self.place = Some(Place::Into);
        } else if cue.has(ActCue::WITH) && matches!(self.act, Some(Act::Replace | Act::Amend)) {
            self.with = true;
        } else if cue.has(ActCue::RULES) && self.armed && self.tokens.list[here].case == Case::Lower {
            self.scope = self.scope.or(Some(here));
        } else if cue.has(ActCue::WHOLE) {
            self.scope = None;
        } else if cue.has(ActCue::EFFECTIVE.or(ActCue::SIGNED).or(ActCue::GAZETTE)) {
            self.anchor = self.at;
            self.fresh = false;
        } else {
            let passing = ActCue::ALL.or(ActCue::CONCERNING).or(ActCue::FOLLOWING).or(ActCue::WHOLE).or(ActCue::BY);
            self.at = here + 1;
            return self.fresh && cue.has(passing);
        }
        true
    }

    /// Whether `thì` stands before: what follows is to be done.
    fn concludes(&self, here: usize) -> bool {
        (here.saturating_sub(3)..=here).any(|at| self.tokens.words(at) == "thì")
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.list.get(at).map(|token| token.kind)
    }

    fn adds(&self) -> bool {
        matches!(self.act, Some(Act::Add | Act::Amend))
    }

    fn units_follow(&self) -> bool {
        units::read(self.tokens, self.at).is_some()
    }

    pub(super) fn begin(&mut self, act: Act, here: usize) {
        self.flush();
        self.clause = self.said.instructions.len();
        self.act = Some(act);
        self.act_start = here;
        self.inherited = false;
        self.armed = true;
        self.tail = false;
        self.scope = None;
        self.history = false;
        self.provisions.clear();
        if act != Act::Follow {
            self.held.clear();
        }
        self.fresh = false;
    }

    fn units(&mut self, found: Vec<Provision>, end: usize) {
        let joined = self.at > 0 && (self.tokens.is(self.at - 1, ',') || self.before(1).has(ActCue::AND));
        if self.history && joined {
            self.history = false;
            self.tail = false;
        }
        self.at = end;
        let lead = self.fresh;
        self.fresh = false;
        if self.history || self.with || self.except.is_some() {
            return;
        }
        if self.tail && !joined && !self.worded && !lead && !self.inherited {
            // Units in the title of a document.
            return;
        }
        match self.place.take() {
            Some(place) => self.placed(place, found),
            None => {
                let mut found = found;
                if let Some((place, base)) = self.base.take() {
                    settle(&mut found, place, &base);
                }
                self.provisions.extend(found);
            }
        }
    }

    /// The units that say where something is added.
    fn placed(&mut self, place: Place, found: Vec<Provision>) {
        let Some(base) = found.last().cloned() else { return };
        if self.provisions.is_empty() && !self.worded {
            if let [base, added @ ..] = found.as_slice()
                && !added.is_empty()
            {
                // `Bổ sung vào sau khoản 3 Điều 9 khoản 3a`
                self.provisions = added.to_vec();
                settle(&mut self.provisions, place, base);
                return;
            }
            self.base = Some((place, base));
        } else {
            settle(&mut self.provisions, place, &base);
        }
    }

    /// The words from token `from` up to the one where the reader stands.
    pub(super) fn words_from(&self, from: usize) -> String {
        let last = self.at.min(self.tokens.list.len()).saturating_sub(1).max(from);
        let end = self.tokens.list[last].span;
        let end = if matches!(self.tokens.list[last].kind, TokenKind::Sign(_)) { end.start } else { end.end };
        squeeze(&self.tokens.text[self.tokens.list[from].span.start..end.max(self.tokens.list[from].span.start)])
    }

    /// Whether the citation is of the document itself.
    pub(super) fn is_own(&self, index: usize) -> bool {
        self.references[index].citation.kind == Kind::Own
    }

    pub(super) fn add(&mut self, instruction: Instruction) {
        self.said.instructions.push(instruction);
    }
}

/// Completes what is added by where it is added.
fn settle(added: &mut [Provision], place: Place, base: &Provision) {
    for provision in added {
        let Some(outer) = provision.outer() else { continue };
        match place {
            Place::Beside => provision.0.extend_from_slice(base.above(outer)),
            Place::Into if base.inner().is_some_and(|inner| inner > outer) => {
                provision.0.extend(base.0.iter().cloned())
            }
            Place::Into => provision.0.extend_from_slice(base.above(outer)),
        }
    }
}
