//! What one provision says that is done, clause by clause: a verb with its objects (`Bãi bỏ khoản 2 Điều 5 Nghị định số …`), or
//! subjects with their predicate (`Nghị định số … hết hiệu lực`).
//!
//! Only a verb that opens its clause acts. A verb within the title of a document that is named does not, nor does one behind a
//! condition; what a document went through (`đã được sửa đổi theo …`) and what stands in brackets is passed over.

use super::model::Phrase;
use super::provision::Provision;
use super::reader::Reader;
use super::token::Tokens;
use crate::authority::Reference;
use crate::notation::PartialDate;
use crate::registry::ActCue;
use crate::text::Span;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Amend,
    Add,
    Replace,
    Repeal,
    End,
    Suspend,
    Disapply,
    Correct,
    Extend,
    Continue,
    Follow,
    Guide,
}

impl Act {
    /// The act of a verb that its objects follow.
    pub(super) fn of_verb(cue: ActCue) -> Option<Self> {
        let acts = [
            (ActCue::AMEND, Self::Amend),
            (ActCue::ADD, Self::Add),
            (ActCue::REPLACE, Self::Replace),
            (ActCue::REPEAL, Self::Repeal),
            (ActCue::SUSPEND, Self::Suspend),
            (ActCue::DISAPPLY, Self::Disapply),
            (ActCue::CORRECT, Self::Correct),
            (ActCue::EXTEND, Self::Extend),
            (ActCue::GUIDE, Self::Guide),
        ];
        acts.into_iter().find(|(verb, _)| cue.has(*verb)).map(|(_, act)| act)
    }
}

/// From which day an instruction acts, where it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// From the day on which the document is in effect.
    Own,
    /// From this day.
    Day(PartialDate),
}

/// One thing that is done.
#[derive(Debug, Clone)]
pub(super) struct Instruction {
    pub(super) act: Act,
    pub(super) provisions: Vec<Provision>,
    /// The citation acted upon; none where it stands in a provision above.
    pub(super) target: Option<usize>,
    pub(super) scope: Option<String>,
    pub(super) phrase: Option<Phrase>,
    pub(super) except: Option<String>,
    pub(super) from: Option<From>,
    pub(super) until: Option<PartialDate>,
    /// The document itself is the subject: `Nghị định này thay thế …`.
    pub(super) own: bool,
    pub(super) span: Span,
}

/// What the provision above hands down.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// What is done to all that stands in the list: `Các Nghị định sau đây hết hiệu lực:`.
    pub(super) act: Option<Act>,
    /// Whether verbs of guidance count here: in the title, and where the document tells its scope.
    pub(super) guides: bool,
}

/// What a provision says.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) instructions: Vec<Instruction>,
    /// What is done to all in the provisions beneath.
    pub(super) opens: Option<Act>,
    /// The documents that it names as objects or subjects, outermost citations only.
    pub(super) targets: Vec<usize>,
}

/// Reads one provision.
pub(super) fn read(tokens: &Tokens<'_>, references: &[Reference], context: Context) -> Said {
    let mut reader = Reader::new(tokens, references, context);
    reader.run();
    let mut said = reader.said;
    complete(&mut said.instructions);
    said
}

/// A clause or point without its article takes it from the next instruction that has one, else from the one before:
/// `Sửa đổi khoản 1 và bổ sung khoản 3a vào sau khoản 3 Điều 5`.
fn complete(instructions: &mut [Instruction]) {
    for at in 0..instructions.len() {
        let target = instructions[at].target;
        let near = |other: &&Instruction| other.target == target;
        let whole = |other: &Instruction| other.provisions.iter().find(|provision| provision.0.len() > 1).cloned();
        let from = instructions[at + 1..].iter().filter(near).find_map(whole);
        let from = from.or_else(|| instructions[..at].iter().rev().filter(near).find_map(whole));
        if let Some(from) = from {
            for provision in &mut instructions[at].provisions {
                provision.within(&from);
            }
        }
    }
}
