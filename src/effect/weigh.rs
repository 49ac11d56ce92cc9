//! From what provisions say to effects: kinds, days, targets, and what is no effect after all.

use super::body::Block;
use super::clause::{Act, From, Instruction};
use super::model::{Effect, EffectKind, Effects, Extent, InEffect};
use super::scope::{self, Spoken};
use super::token::Source;
use super::{Cited, guard, reported, title};
use crate::citation::Citation;

/// Weighs all that was said.
pub(super) fn effects(cited: Cited<'_>, source: Source<'_>, blocks: &[Block], mut spoken: Vec<Spoken>) -> Effects {
    let mut effects = own_days(cited, &mut spoken);
    let same = |a: usize, b: usize| is_same(cited, a, b);
    let named = title::read(source, cited.document, &blocks[0]);
    let fallback = named.as_ref().and_then(|(said, _)| match said.targets.as_slice() {
        [first, rest @ ..] if rest.iter().all(|other| same(*first, *other)) => {
            said.instructions.first().filter(|instruction| instruction.act != Act::Guide).map(|_| *first)
        }
        _ => None,
    });
    let mut found: Vec<(usize, Instruction)> = Vec::new();
    for at in 0..blocks.len() {
        for mut instruction in std::mem::take(&mut spoken[at].said.instructions) {
            let needs = instruction.target.is_none() && instruction.act != Act::End;
            if needs {
                instruction.target = scope::named_above(&spoken, blocks, at, same).or(fallback);
            }
            if instruction.target.is_some() {
                found.push((at, instruction));
            }
        }
    }
    scope::settle(blocks, &mut found, same);
    let changed = |instruction: &Instruction| {
        let (kind, target) = kind(instruction).zip(instruction.target)?;
        let can = guard::can(kind, cited.document, cited.own, &cited.references[target], source.registry);
        (can && (kind.ends() || kind == EffectKind::RepealsPart)).then_some(target)
    };
    let ended: Vec<usize> = found.iter().filter_map(|(_, instruction)| changed(instruction)).collect();
    found.retain(|(at, instruction)| {
        let touched = || instruction.target.is_some_and(|target| ended.iter().any(|other| same(*other, target)));
        match instruction.act {
            Act::Follow => touched(),
            Act::Continue => {
                let numbered =
                    instruction.target.is_some_and(|target| cited.references[target].citation.number.is_some());
                let lasts = instruction.until.is_some() && scope::in_last(source, blocks, *at);
                touched()
                    || numbered && (spoken_in_list(blocks, *at) || lasts || scope::in_transition(source, blocks, *at))
            }
            Act::Disapply => instruction.from.is_some() && instruction.until.is_some(),
            _ => true,
        }
    });
    // What is changed part by part does not end: it stands in the title of another document that does.
    let parted: Vec<usize> =
        found.iter().filter(|(_, i)| kind(i).is_some_and(parts)).filter_map(|(_, i)| i.target).collect();
    found.retain(|(_, instruction)| {
        let ends = kind(instruction).is_some_and(EffectKind::ends);
        !(ends && instruction.target.is_some_and(|target| parted.iter().any(|other| same(*other, target))))
    });
    for (at, instruction) in &found {
        let by = scope::path(blocks, *at);
        push(cited, source, &mut effects, instruction, by);
    }
    from_title(cited, source, blocks, &mut effects, named);
    if reported::is_consolidated(cited) {
        reported::consolidated(cited, source, blocks, &mut effects);
    } else {
        reported::listed(cited, source, blocks, &mut effects);
    }
    effects.effects.sort_by_key(|effect| effect.span);
    effects
}

fn spoken_in_list(blocks: &[Block], at: usize) -> bool {
    blocks[at].level >= super::mark::Level::Letter
}

/// What the title and the sentence of issue add: guidance, and changes whose provisions could not be read.
fn from_title(
    cited: Cited<'_>,
    source: Source<'_>,
    blocks: &[Block],
    effects: &mut Effects,
    named: Option<(super::clause::Said, crate::text::Span)>,
) {
    let issue = title::issue(source, &blocks[0]);
    // A title tells once more what the provisions do: it counts where none of them could be read.
    let read = effects.effects.iter().any(|effect| effect.kind.changes());
    for (said, _) in [named, issue].into_iter().flatten() {
        for instruction in said.instructions {
            let Some(target) = instruction.target else { continue };
            let guides = instruction.act == Act::Guide;
            let known = effects
                .effects
                .iter()
                .any(|effect| is_target(cited, effect, target) && (effect.kind == EffectKind::Guides) == guides);
            if !known && (guides || !read) && !matches!(instruction.act, Act::Continue | Act::Follow | Act::Disapply) {
                push(cited, source, effects, &instruction, Some("tiêu đề".to_owned()));
            }
        }
    }
}

fn push(cited: Cited<'_>, source: Source<'_>, effects: &mut Effects, instruction: &Instruction, by: Option<String>) {
    let (Some(kind), Some(target)) = (kind(instruction), instruction.target) else { return };
    let reference = &cited.references[target];
    let Some(name) = name(&reference.citation) else { return };
    if !guard::can(kind, cited.document, cited.own, reference, source.registry) {
        return;
    }
    let whole = effects.in_effect.iter().find(|row| !matches!(row.what, Extent::Provisions(_)));
    let row = row_of(&effects.in_effect, by.as_deref(), cited).or(whole);
    let (from, rule) = match instruction.from {
        Some(From::Day(day)) => (Some(day), None),
        _ => (row.and_then(|row| row.from), row.and_then(|row| row.rule.clone())),
    };
    let effect = Effect {
        kind,
        target: name,
        authority: reference.authority.clone(),
        candidates: reference.candidates.clone(),
        provisions: instruction.provisions.clone(),
        scope: instruction.scope.clone(),
        by,
        from,
        until: instruction.until,
        rule,
        except: instruction.except.clone(),
        phrase: instruction.phrase.clone(),
        reported: false,
        cause: None,
        span: instruction.span,
        page: cited.text.page_at(instruction.span.start),
    };
    let again = effects.effects.iter().any(|known| {
        known.kind == effect.kind
            && known.target == effect.target
            && known.provisions == effect.provisions
            && known.phrase == effect.phrase
    });
    if !again {
        effects.effects.push(effect);
    }
}

/// The row of the days that names the provision where an effect stands.
fn row_of<'e>(rows: &'e [InEffect], by: Option<&str>, cited: Cited<'_>) -> Option<&'e InEffect> {
    let _ = cited;
    let by = by?;
    rows.iter().find(|row| match &row.what {
        Extent::Provisions(provisions) => provisions.iter().any(|provision| by.ends_with(&provision.to_string())),
        _ => false,
    })
}

/// The document's own rows, the first of each part.
fn own_days(cited: Cited<'_>, spoken: &mut [Spoken]) -> Effects {
    let mut effects = Effects::default();
    for days in spoken.iter_mut().map(|entry| &mut entry.days) {
        effects.until = effects.until.or(days.until);
        for row in days.rows.drain(..) {
            let known = effects.in_effect.iter().any(|known| known.what == row.what);
            if !known {
                effects.in_effect.push(InEffect {
                    from: row.from,
                    until: row.until,
                    what: row.what,
                    rule: row.rule,
                    except: row.except,
                    page: cited.text.page_at(row.span.start),
                    span: row.span,
                });
            }
        }
    }
    let parts = effects.in_effect.iter().any(|row| matches!(row.what, Extent::Provisions(_)));
    for row in effects.in_effect.iter_mut().filter(|row| parts && row.what == Extent::Whole) {
        row.what = Extent::Rest;
    }
    effects
}

/// Whether it acts on parts of a document that goes on.
fn parts(kind: EffectKind) -> bool {
    matches!(kind, EffectKind::Amends | EffectKind::AmendsPhrase | EffectKind::RepealsPart)
}

/// The kind of an instruction; `None` where it is none by itself.
fn kind(instruction: &Instruction) -> Option<EffectKind> {
    let part = !instruction.provisions.is_empty() || instruction.scope.is_some();
    Some(match instruction.act {
        Act::Amend | Act::Add | Act::Replace | Act::Repeal if instruction.phrase.is_some() => EffectKind::AmendsPhrase,
        Act::Amend | Act::Add => EffectKind::Amends,
        Act::Replace if !part => EffectKind::Replaces,
        Act::Replace if instruction.own => EffectKind::RepealsPart,
        Act::Replace => EffectKind::Amends,
        Act::Repeal | Act::End if part => EffectKind::RepealsPart,
        Act::Repeal | Act::End => EffectKind::Repeals,
        Act::Suspend | Act::Disapply => EffectKind::Suspends,
        Act::Correct => EffectKind::Corrects,
        Act::Extend => EffectKind::Extends,
        Act::Continue | Act::Follow => EffectKind::Continues,
        Act::Guide => EffectKind::Guides,
    })
}

/// What a target is called: its canonical number, or its name where no number is written.
fn name(citation: &Citation) -> Option<String> {
    citation.canonical.clone()
}

fn is_same(cited: Cited<'_>, a: usize, b: usize) -> bool {
    let (a, b) = (&cited.references[a], &cited.references[b]);
    a.authority.is_some() && a.authority == b.authority
        || a.citation.canonical.is_some() && a.citation.canonical == b.citation.canonical
}

fn is_target(cited: Cited<'_>, effect: &Effect, target: usize) -> bool {
    let reference = &cited.references[target];
    effect.authority.is_some() && effect.authority == reference.authority
        || reference.citation.canonical.as_ref() == Some(&effect.target)
}
