//! The judgement: what the evidence proves for one day, of the whole or of one provision.

use super::{Change, ChangeKind, Evidence, Grounds, Holds, Says, Standing};
use crate::effect::Provision;
use crate::notation::PartialDate;
use crate::query::days::{Days, date_in};
use crate::registry::{Certainty, EDITION, Source};
use serde::Serialize;

/// How an act stands on a day, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How it stands.
    pub standing: Standing,
    /// Since when it stands so, where that is known.
    pub since: Option<PartialDate>,
    /// From when it is in effect, where that is known, and who says so.
    pub effective: Option<(PartialDate, Grounds)>,
    /// The day with which it ends by its own words.
    pub until: Option<(PartialDate, Grounds)>,
    /// The last day on which a source shows that it stood, where the day asked for is later: since then no end is known.
    pub as_of: Option<(PartialDate, Grounds)>,
    /// What changes and ends it, at any time: what ends it first, then the latest.
    pub changes: Vec<Change>,
    /// An act that it guides and that has ended by the day.
    pub guided_fell: Option<Change>,
    /// Where sources disagree.
    pub conflicts: Vec<Conflict>,
}

/// What sources disagree about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StatusConflictAbout)]
pub enum About {
    /// From when it is in effect.
    Effect,
    /// From when a change holds.
    Change,
    /// Whether it has ended.
    End,
}

/// What sources say that cannot both be so, the better proven first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// About what.
    pub about: About,
    /// The days that they give.
    pub values: Vec<(PartialDate, Grounds)>,
}

/// So many years an act is taken to stand after the last sign of its life where no source that would tell its end knows it.
const FRESH: i16 = 1;
/// An act that took effect so many years before the edition of the code, or later, may not have been taken in yet.
const YOUNG: i16 = 1;
/// The same of acts of which a consolidated text was published: most laws of 2023 and 2024 are not in the edition of 2026-01, and
/// a consolidated text shows what was changed in them.
const YOUNG_CONSOLIDATED: i16 = 3;
/// What is young is taken to stand for so many years behind the edition.
const AHEAD: i16 = 2;

/// How an act stands on a day of `on`, by `evidence`; or its provision `provision`.
pub fn judge(evidence: &[Evidence], provision: Option<&Provision>, on: Days) -> Verdict {
    let mut conflicts = Vec::new();
    let effective = effective(evidence, provision, &mut conflicts);
    let until = best(evidence, |says| if let Says::Expires(day) = says { Some(*day) } else { None });
    let mut changes = changes(evidence, on, &mut conflicts);
    changes.sort_by_key(|change| (change.kind.class(), change.kind, std::cmp::Reverse(change.since)));
    let fell = evidence.iter().filter_map(|one| match &one.says {
        Says::GuidedFell(change) => Some(change),
        _ => None,
    });
    let guided_fell = fell.filter(|change| holds(change, on) == Holds::Yes).max_by_key(|change| change.since).cloned();
    let case =
        Case { evidence, provision, on, effective: &effective, until: &until, changes: &changes, fell: &guided_fell };
    let (standing, since, as_of) = case.decide(&mut conflicts);
    Verdict { standing, since, effective, until, as_of, changes, guided_fell, conflicts }
}

type Dated = Option<(PartialDate, Grounds)>;

/// The best proven of the days that `day` finds.
fn best(evidence: &[Evidence], day: impl Fn(&Says) -> Option<PartialDate>) -> Dated {
    let found = evidence.iter().filter_map(|one| Some((day(&one.says)?, one.grounds.clone())));
    found.min_by_key(|(_, grounds)| weight(grounds))
}

/// The better proven first.
fn weight(grounds: &Grounds) -> (std::cmp::Reverse<Certainty>, u8) {
    (std::cmp::Reverse(grounds.certainty()), grounds.rank())
}

/// The day of effect: of the provision where it has its own, else of the whole.
fn effective(evidence: &[Evidence], provision: Option<&Provision>, conflicts: &mut Vec<Conflict>) -> Dated {
    let own = provision.and_then(|asked| {
        best(evidence, |says| match says {
            Says::Begins { from, provisions } if provisions.iter().any(|one| one.covers(asked)) => Some(*from),
            _ => None,
        })
    });
    let whole = |says: &Says| match says {
        Says::Begins { from, provisions } if provisions.is_empty() => Some(*from),
        _ => None,
    };
    let best = best(evidence, whole);
    if let Some((day, grounds)) = &best {
        let others = evidence.iter().filter_map(|one| Some((whole(&one.says)?, one.grounds.clone())));
        // A day that only follows from what it does to others contradicts nothing.
        let differing = others.filter(|(other, by)| {
            !same(*day, *other)
                && (by.rank() != grounds.rank() || by.certainty() == grounds.certainty())
                && !follows(by)
        });
        let mut values = vec![(*day, grounds.clone())];
        values.extend(differing);
        if values.len() > 1 {
            conflicts.push(Conflict { about: About::Effect, values });
        }
    }
    own.or(best)
}

/// How many years the code may lag behind an act whose day of effect `by` gives.
fn lag(by: &Grounds) -> i16 {
    match by {
        Grounds::Registry { source: Source::Consolidated, .. } => YOUNG_CONSOLIDATED,
        _ => YOUNG,
    }
}

fn edition_year() -> i16 {
    date_in(EDITION).map_or(i16::MAX, |month| month.year)
}

fn follows(grounds: &Grounds) -> bool {
    matches!(grounds, Grounds::Registry { certainty: Certainty::Probable, item: None, .. })
}

/// Whether both days can be one: one says more of the same.
fn same(one: PartialDate, other: PartialDate) -> bool {
    let (one, other) = (one.to_string(), other.to_string());
    one.starts_with(&other) || other.starts_with(&one)
}

/// The changes, each as the best source tells it; sources that give it another day stand in `conflicts`.
fn changes(evidence: &[Evidence], on: Days, conflicts: &mut Vec<Conflict>) -> Vec<Change> {
    let told: Vec<&Change> = evidence
        .iter()
        .filter_map(|one| match &one.says {
            Says::Changed(change) => Some(change),
            _ => None,
        })
        .collect();
    let one_act = |one: &Change, other: &Change| {
        one.kind.class() == other.kind.class() && (one.key.is_some() && one.key == other.key || one.by == other.by)
    };
    let mut kept: Vec<Change> = Vec::new();
    for change in &told {
        let rivals = told.iter().filter(|other| one_act(change, other));
        let best = rivals.clone().map(|other| weight(&other.grounds)).min();
        if best.is_some_and(|best| best < weight(&change.grounds)) {
            continue;
        }
        let mut change = Change { holds: Holds::Unsure, ..(*change).clone() };
        for other in rivals.filter(|other| weight(&other.grounds) > weight(&change.grounds)) {
            let day = change.since.or(other.since);
            if let (Some(day), Some(other_day)) = (change.since, other.since)
                && !same(day, other_day)
                && change.provisions.is_empty()
            {
                let values = vec![(day, change.grounds.clone()), (other_day, other.grounds.clone())];
                conflicts.push(Conflict { about: About::Change, values });
            }
            change.since = day;
            if change.provisions.is_empty() {
                change.provisions.clone_from(&other.provisions);
            }
            change.place = change.place.or_else(|| other.place.clone());
        }
        change.holds = holds(&change, on);
        if !kept.contains(&change) {
            kept.push(change);
        }
    }
    kept
}

/// Whether `change` holds on a day of `on`. One without a day holds from the year after it was made.
fn holds(change: &Change, on: Days) -> Holds {
    let made = change.key.as_ref().and_then(|key| key.year()).and_then(PartialDate::from_year).map(Days::of);
    let days = change.since.map(Days::of).or(made.map(|made| Days { first: made.first, ..made }));
    let over = change.until.is_some_and(|until| Days::of(until).last < on.first);
    match days {
        Some(days) if days.surely_after(&on) => Holds::Later,
        _ if over || change.grounds.certainty() == Certainty::Uncertain => Holds::Unsure,
        Some(days) if days.surely_by(&on) => Holds::Yes,
        _ => Holds::Unsure,
    }
}

struct Case<'c> {
    evidence: &'c [Evidence],
    provision: Option<&'c Provision>,
    on: Days,
    effective: &'c Dated,
    until: &'c Dated,
    changes: &'c [Change],
    fell: &'c Option<Change>,
}

type Decision = (Standing, Option<PartialDate>, Dated);

impl Case<'_> {
    fn decide(&self, conflicts: &mut Vec<Conflict>) -> Decision {
        if let Some(decision) = self.ended(conflicts) {
            return decision;
        }
        if self.is_too_early() {
            return (Standing::NotYetInEffect, None, None);
        }
        let Some(as_of) = self.alive() else { return (Standing::Unknown, None, None) };
        let (standing, since) = self.as_changed();
        (standing, since, as_of)
    }

    fn holding(&self, kind: ChangeKind) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.kind == kind && change.holds == Holds::Yes)
    }

    /// Whether the whole has ended by the day.
    fn ended(&self, conflicts: &mut Vec<Conflict>) -> Option<Decision> {
        let sure = |change: &&Change| change.grounds.certainty() == Certainty::Certain && change.provisions.is_empty();
        let ending = [(ChangeKind::Replaces, Standing::Replaced), (ChangeKind::Repeals, Standing::Repealed)];
        let by_others = ending.into_iter().find_map(|(kind, standing)| {
            let change =
                self.holding(kind).filter(sure).min_by_key(|change| (weight(&change.grounds), change.since))?;
            Some((standing, change.since, change.grounds.clone()))
        });
        if let Some((standing, since, grounds)) = by_others {
            let stood = self.stood().filter(|(day, ..)| since.is_some_and(|since| Days::of(since).last <= *day));
            if let Some(((day, by, _), since)) = stood.max_by_key(|(day, ..)| *day).zip(since) {
                conflicts.push(Conflict { about: About::End, values: vec![(since, grounds), (day, by)] });
            }
            return Some((standing, since, None));
        }
        let (until, _) = self.until.as_ref()?;
        let lengthened = self.changes.iter().any(|change| change.kind == ChangeKind::Extends);
        let over = Days::of(*until).last < self.on.first && !lengthened;
        over.then_some((Standing::Expired, Some(*until), None))
    }

    /// Whether the day lies before the first.
    fn is_too_early(&self) -> bool {
        let issued = best(self.evidence, |says| if let Says::Issued(day) = says { Some(*day) } else { None });
        let unborn = issued.is_some_and(|(day, _)| Days::of(day).surely_after(&self.on));
        let begins = self.effective.as_ref().filter(|(_, grounds)| grounds.certainty() == Certainty::Certain);
        unborn || begins.is_some_and(|(day, _)| Days::of(*day).surely_after(&self.on))
    }

    /// The days on which it stood, and whether it lasts until an end is known.
    fn stood(&self) -> impl Iterator<Item = (PartialDate, Grounds, bool)> {
        self.evidence.iter().filter_map(|one| match &one.says {
            Says::Stood { on, lasting } => Some((*on, one.grounds.clone(), *lasting)),
            _ => None,
        })
    }

    /// Whether it stands on the day, and the last day for which a source shows that, where the day is later; `None` where nobody
    /// knows.
    fn alive(&self) -> Option<Dated> {
        let begun = self.effective.as_ref().filter(|(day, _)| Days::of(*day).surely_by(&self.on));
        // What was amended by the day, and what stood before it, has begun.
        let seen_before = self.last_sign().is_some() || self.stood().any(|(day, ..)| Days::of(day).surely_by(&self.on));
        let whole_day = self.until.as_ref().is_none_or(|(until, _)| Days::of(*until).last > self.on.last);
        if begun.is_none() && !seen_before || !whole_day {
            return None;
        }
        let ends = self.changes.iter().filter(|change| change.kind.ends());
        let sure_later = |change: &Change| {
            change.holds == Holds::Later
                && change.grounds.certainty() == Certainty::Certain
                && change.since.is_some()
                && change.provisions.is_empty()
        };
        // A sure end whose day leaves open whether it has come is stronger than an edition of the code that still holds it.
        let open = |change: &Change| {
            change.holds == Holds::Unsure
                && change.grounds.certainty() == Certainty::Certain
                && change.provisions.is_empty()
        };
        if ends.clone().any(open) {
            return None;
        }
        // What is changed later stood until then.
        let touched = |change: &Change| {
            change.holds == Holds::Later && !change.kind.ends() && change.grounds.certainty() >= Certainty::Probable
        };
        let changed_later = self.changes.iter().any(|change| touched(change) && change.since.is_some());
        let promised = self.until.is_some() || changed_later || ends.clone().any(sure_later);
        let shown = self.stood().any(|(day, ..)| Days::of(self.on.last).surely_by(&Days::of(day)));
        if promised || shown {
            return Some(None);
        }
        let doubtful = ends.clone().any(|change| change.holds != Holds::Later);
        if doubtful {
            return None;
        }
        let fell = self.fell.as_ref().and_then(|change| change.since);
        let lasting = self.stood().filter(|(.., lasting)| *lasting).max_by_key(|(day, ..)| *day);
        if let Some((day, grounds, _)) = lasting.filter(|(day, ..)| fell.is_none_or(|fell| fell <= *day)) {
            return Some(Some((day, grounds)));
        }
        let (day, grounds) = self.last_sign()?;
        let young = begun.is_some_and(|(from, by)| from.year + lag(by) >= edition_year())
            && self.on.last.year <= edition_year() + AHEAD
            && !self.stood().any(|(.., lasting)| lasting);
        let fresh = PartialDate { year: day.year + FRESH, ..day } >= self.on.last;
        ((young || fresh) && fell.is_none()).then_some(Some((day, grounds)))
    }

    /// The last day by which it began, stood or was amended, on no day after the one asked for.
    fn last_sign(&self) -> Dated {
        let amended = self.holding(ChangeKind::Amends).filter_map(|change| match &change.grounds {
            // Who tells of an amendment takes the act to stand.
            Grounds::Documents(said) => {
                let year = said.by.iter().filter_map(|witness| witness.card.year).max()?;
                Some((PartialDate::from_ymd(year, 1, 1)?, change.grounds.clone()))
            }
            grounds => Some((change.since.filter(|_| grounds.certainty() == Certainty::Certain)?, grounds.clone())),
        });
        let stood = self.stood().map(|(day, grounds, _)| (day, grounds));
        let signs = self.effective.iter().cloned().chain(amended).chain(stood);
        signs.filter(|(day, _)| Days::of(*day).surely_by(&self.on)).max_by_key(|(day, _)| *day)
    }

    /// How it stands as changed by the day.
    fn as_changed(&self) -> (Standing, Option<PartialDate>) {
        match self.provision {
            Some(provision) => self.provision_as_changed(provision),
            None => self.whole_as_changed(),
        }
    }

    fn whole_as_changed(&self) -> (Standing, Option<PartialDate>) {
        if let Some(change) = self.holding(ChangeKind::Suspends).find(|change| change.provisions.is_empty()) {
            return (Standing::Suspended, change.since);
        }
        let amended: Vec<&Change> = self.holding(ChangeKind::Amends).collect();
        // An act that amends and repeals some provisions amends, as the language has it.
        let amends = |change: &Change| amended.iter().any(|other| other.key == change.key && other.by == change.by);
        let cut: Vec<&Change> = self.holding(ChangeKind::RepealsPart).filter(|change| !amends(change)).collect();
        let since = amended.iter().chain(&cut).filter_map(|change| change.since).max();
        match (cut.is_empty(), amended.is_empty()) {
            (false, _) => (Standing::PartlyRepealed, cut.iter().filter_map(|change| change.since).max()),
            (_, false) => (Standing::Amended, since),
            _ => (Standing::InForce, self.effective.as_ref().map(|(day, _)| *day)),
        }
    }

    fn provision_as_changed(&self, asked: &Provision) -> (Standing, Option<PartialDate>) {
        let inner = |change: &&Change| change.provisions.iter().any(|one| one.covers(asked));
        let meets = |change: &&Change| change.provisions.iter().any(|one| one.touches(asked));
        let whole = |change: &&Change| change.provisions.is_empty();
        if let Some(change) = self.holding(ChangeKind::RepealsPart).find(inner) {
            return (Standing::Repealed, change.since);
        }
        if let Some(change) = self.holding(ChangeKind::Suspends).find(|change| whole(change) || inner(change)) {
            return (Standing::Suspended, change.since);
        }
        if let Some(change) = self.holding(ChangeKind::RepealsPart).find(meets) {
            return (Standing::PartlyRepealed, change.since);
        }
        if let Some(change) = self.holding(ChangeKind::Amends).filter(meets).max_by_key(|change| change.since) {
            return (Standing::Amended, change.since);
        }
        // Where it is not known which provisions were changed, this one may be among them.
        let open = |change: &Change| {
            change.provisions.is_empty()
                && change.holds != Holds::Later
                && matches!(change.kind, ChangeKind::Amends | ChangeKind::RepealsPart)
        };
        if self.changes.iter().any(open) {
            return (Standing::Unknown, None);
        }
        (Standing::InForce, self.effective.as_ref().map(|(day, _)| *day))
    }
}
