//! Who rests on an act, and what that shows of its life.
//!
//! What binds in general proves that what it rests on stands: who issues it is bound to look. An act that lays down nothing in
//! general, as a plan or a decision without year in its number, is rested upon by those whom it charges: their word counts while
//! it is young, for what is old is copied from one plan to the next.

use super::{Evidence, Grounds, Says};
use crate::authority::AuthorityKey;
use crate::citation::Role;
use crate::document::Heading;
use crate::effect::EffectKind;
use crate::index::{Keyword, Node, Plan, Range, Record, Sort, cites_as};
use crate::notation::PartialDate;
use crate::query::days::Days;
use crate::query::said::{Witness, witness};
use crate::registry::{ActCue, Binding, Registry};
use crate::text::Span;

/// So many years after its own an act that charges others is taken to be fresh to those who rest on it.
const FRESH: i16 = 1;
/// So many years after its own an act has begun: laws are put off until the year after next at the most.
const BEGUN: i16 = 2;

/// So many of the last that rest on it are read: the very last may take effect later than the day asked for.
const RESTING_BEFORE: usize = 3;

/// Why one cites what one takes to stand.
const RESTING: [Role; 2] = [Role::LegalBasis, Role::Implements];

/// The documents that rest on `key`: the last before `on` and the first that is no older.
pub(in crate::query) fn resting(registry: &Registry, key: &AuthorityKey, on: Days) -> [Plan; 2] {
    let part = |part: Option<i8>| i64::from(part.unwrap_or(0));
    let number = |day: PartialDate| i64::from(day.year) * 10_000 + part(day.month) * 100 + part(day.day);
    let cited = Node::Or(RESTING.iter().map(|role| Node::Is(Keyword::CitesAs, cites_as(*role, &key.0))).collect());
    let telling = match charging_year(registry, key) {
        Some(year) => {
            let [first, last] = [year, year + FRESH].map(|year| i64::from(year) * 10_000);
            Node::Between(Range::Date, Some(first), Some(last + 1_231))
        }
        None => {
            let binding = registry.types.iter().filter(|one| one.binding == Some(Binding::General));
            Node::Or(binding.map(|one| Node::Is(Keyword::Type, one.name.clone())).collect())
        }
    };
    let between = |from, to| Node::And(vec![cited.clone(), telling.clone(), Node::Between(Range::Date, from, to)]);
    [
        Plan::newest(between(None, Some(number(on.first))), RESTING_BEFORE),
        Plan { sort: Sort::Oldest, ..Plan::newest(between(Some(number(on.last)), None), 1) },
    ]
}

/// The year of `key` where it is an act that charges others and does not bind in general: its number holds no year, and its
/// symbol names such a type.
fn charging_year(registry: &Registry, key: &AuthorityKey) -> Option<i16> {
    let parts = key.parts().filter(|parts| !parts.in_number)?;
    let symbol = parts.series.local().split_once('-')?.1;
    let binding = registry.type_of_symbol(symbol)?.binding?;
    (binding != Binding::General).then_some(parts.year)
}

/// On which days the act `key` stood because `record` rests on it, and the place.
pub(in crate::query) fn attested(registry: &Registry, record: &Record, key: &AuthorityKey) -> Option<Attested> {
    let reading = &record.reading;
    let made = reading.document.date?;
    let mut citing = reading.citing().filter(|one| one.means(key));
    let reference = citing.find(|one| match one.citation.role {
        Role::LegalBasis => true,
        Role::Implements => !is_closing(registry, reading.document.outline.iter(), one.citation.span),
        _ => false,
    })?;
    // What it ends, or lets go on although it has ended, it does not rest upon.
    let lets_go = |kind: EffectKind| kind.ends() || kind == EffectKind::Continues;
    let parting = reading.effects.effects.iter().any(|one| one.authority.as_ref() == Some(key) && lets_go(one.kind));
    if reading.document.draft || parting {
        return None;
    }
    if charging_year(registry, key).is_some() {
        let own = crate::authority::own_key(&reading.document, registry)?;
        let beneath = key.place().is_none() || key.place() == own.place();
        let dated = reference.citation.date.filter(PartialDate::is_whole);
        let fresh = dated.is_none_or(|day| made <= PartialDate { year: day.year + FRESH, ..day });
        if !beneath || !fresh {
            return None;
        }
    }
    let place = witness(record, &reference.citation);
    // It may rest on what begins together with it.
    let begins = reading.effects.day().filter(|day| *day > made);
    let old = key.year().is_some_and(|year| year + BEGUN <= made.year);
    let days = begins.into_iter().chain((begins.is_none() || old).then_some(made)).collect();
    Some(Attested { days, place })
}

/// Whether `span` lies in one of the last articles: what these have carried out (cases handed in before, works begun before) may
/// have ended.
fn is_closing<'o>(registry: &Registry, outline: impl Iterator<Item = &'o Heading>, span: Span) -> bool {
    let last = ActCue::FINAL.or(ActCue::TRANSITION);
    let mut around = outline.filter(|heading| heading.span.start <= span.start && span.end <= heading.span.end);
    around.any(|heading| registry.acts().leads(&heading.title).is_some_and(|(_, cue)| cue.has(last)))
}

/// That an act stood on some days.
pub(in crate::query) struct Attested {
    days: Vec<PartialDate>,
    /// Where that is written.
    pub(in crate::query) place: Witness,
}

impl Attested {
    /// As evidence of the act's life.
    pub(in crate::query) fn evidence(&self) -> impl Iterator<Item = Evidence> + '_ {
        self.days.iter().map(|on| Evidence {
            says: Says::Stood { on: *on, lasting: false },
            grounds: Grounds::Document(self.place.clone()),
        })
    }
}
