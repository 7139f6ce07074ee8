//! The questions that measures, lists and pages ask of a history. When a judge is hard to read, a word is missing here.

use crate::Day;
use crate::care::{Care, Legal, Period, Placement};
use crate::codes::{Disability, LegalStatus};
use crate::history::{
    Conference, History, Involvement, NeedPlan, Plan, Referral, Role, Spell, TeamId, Visit,
    VisitKind, WorkerId,
};
use crate::leaving::LeaverRecord;

impl Spell {
    /// Open at the end of the day: begun on or before it and not ended by it. A spell whose beginning was not given
    /// is never open: nothing is guessed.
    #[must_use]
    pub fn open_on(self, day: Day) -> bool {
        self.from.is_some_and(|from| from <= day) && self.to.is_none_or(|to| to > day)
    }

    /// Days from the first day to `day`; `None` where the beginning was not given or lies after.
    #[must_use]
    pub fn days_by(self, day: Day) -> Option<i32> {
        self.from
            .filter(|from| *from <= day)
            .map(|from| day.days_since(from))
    }

    /// Whole length in days; `None` while open or where a date is missing or out of order.
    #[must_use]
    pub fn length(self) -> Option<i32> {
        let (from, to) = (self.from?, self.to?);
        (to >= from).then(|| to.days_since(from))
    }

    /// Any day of the spell lies from `first` to `last`.
    #[must_use]
    pub fn touches(self, first: Day, last: Day) -> bool {
        self.from.is_some_and(|from| from <= last) && self.to.is_none_or(|to| to >= first)
    }
}

/// What a child is to children's social care on a day, the weightiest first: Annex A's order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// In care.
    InCare,
    /// On a child protection plan.
    ProtectionPlan,
    /// On a child in need plan.
    NeedPlan,
    /// Being assessed, or open without a plan.
    Open,
    /// A care leaver.
    CareLeaver,
    /// Not open.
    Closed,
}

/// Who holds the work, seen from whether anybody does.
#[derive(Clone, Copy, Debug)]
pub enum Holder {
    /// A worker, with the involvement that says so.
    Worker(WorkerId, Involvement),
    /// Nobody: since the last worker's involvement ended, or since the work was opened where nobody was ever named.
    Nobody(Option<Day>),
}

impl History {
    /// Completed years on a day; `None` before birth or where the date of birth is not known.
    #[must_use]
    pub fn age_on(&self, day: Day) -> Option<u8> {
        Day::age(self.person.born?, day)
    }

    /// A disability other than `NONE` is recorded.
    #[must_use]
    pub fn is_disabled(&self) -> bool {
        self.person
            .disabilities
            .iter()
            .any(|each| each != Disability::None)
    }

    /// An unaccompanied asylum-seeking child on the day.
    #[must_use]
    pub fn unaccompanied_on(&self, day: Day) -> bool {
        self.person
            .unaccompanied
            .is_some_and(|spell| spell.open_on(day))
    }

    /// The episode of need open at the end of the day.
    #[must_use]
    pub fn referral_open_on(&self, day: Day) -> Option<&Referral> {
        self.referrals
            .iter()
            .rev()
            .find(|referral| referral.spell.open_on(day))
    }

    /// The child in need plan open at the end of the day.
    #[must_use]
    pub fn need_plan_open_on(&self, day: Day) -> Option<&NeedPlan> {
        self.need_plans
            .iter()
            .rev()
            .find(|plan| plan.spell.open_on(day))
    }

    /// The child protection plan open at the end of the day.
    #[must_use]
    pub fn plan_open_on(&self, day: Day) -> Option<&Plan> {
        self.plans.iter().rev().find(|plan| plan.spell.open_on(day))
    }

    /// The period of care open at the end of the day, short breaks left out.
    #[must_use]
    pub fn care_on(&self, day: Day) -> Option<(&Care, &Period)> {
        let care = self.care.as_deref()?;
        let period = care
            .periods
            .iter()
            .rev()
            .find(|period| period.spell.open_on(day))?;
        (!care.short_breaks_on(day)).then_some((care, period))
    }

    /// In care at the end of the day, short breaks left out.
    #[must_use]
    pub fn in_care_on(&self, day: Day) -> bool {
        self.care_on(day).is_some()
    }

    /// The latest record of a care leaver, unless their entitlement has ended.
    #[must_use]
    pub fn leaver(&self) -> Option<&LeaverRecord> {
        self.leaving.as_deref()?.records.last().filter(|record| {
            record
                .eligibility
                .is_some_and(|eligibility| eligibility != crate::codes::Eligibility::Ended)
        })
    }

    /// What the child is to children's social care at the end of the day.
    #[must_use]
    pub fn status_on(&self, day: Day) -> Status {
        if self.in_care_on(day) {
            Status::InCare
        } else if self.plan_open_on(day).is_some() {
            Status::ProtectionPlan
        } else if self.need_plan_open_on(day).is_some() {
            Status::NeedPlan
        } else if self.referral_open_on(day).is_some() {
            Status::Open
        } else if self.leaver().is_some()
            && self.age_on(day).is_some_and(|age| (16..25).contains(&age))
        {
            Status::CareLeaver
        } else {
            Status::Closed
        }
    }

    /// Open to children's social care at the end of the day (an episode of need, a plan, or in care).
    #[must_use]
    pub fn open_on(&self, day: Day) -> bool {
        !matches!(self.status_on(day), Status::CareLeaver | Status::Closed)
    }

    /// The latest visit of a kind on or before the day at which the child was seen. A visit without a word on
    /// whether the child was seen does not count as one.
    #[must_use]
    pub fn last_seen_by(&self, kind: VisitKind, day: Day) -> Option<&Visit> {
        self.visits.iter().rev().find(|visit| {
            visit.kind == kind && visit.on.is_some_and(|on| on <= day) && visit.seen == Some(true)
        })
    }

    /// The latest visit of any kind on or before the day at which the child was seen.
    #[must_use]
    pub fn last_seen(&self, day: Day) -> Option<&Visit> {
        self.visits
            .iter()
            .rev()
            .find(|visit| visit.on.is_some_and(|on| on <= day) && visit.seen == Some(true))
    }

    /// The case worker's involvement open at the end of the day; the latest begun where there are several.
    #[must_use]
    pub fn case_worker_on(&self, day: Day) -> Option<&Involvement> {
        self.involved_on(Role::CaseWorker, day)
    }

    /// The involvement in a role open at the end of the day; the latest begun where there are several.
    #[must_use]
    pub fn involved_on(&self, role: Role, day: Day) -> Option<&Involvement> {
        self.involvements
            .iter()
            .rev()
            .find(|each| each.role == role && each.spell.open_on(day))
    }

    /// The team that holds the work at the end of the day: the case worker's, or the one at referral.
    #[must_use]
    pub fn team_on(&self, day: Day) -> Option<TeamId> {
        self.case_worker_on(day)
            .and_then(|involvement| involvement.team)
            .or_else(|| {
                self.referral_open_on(day)
                    .and_then(|referral| referral.team)
            })
            .or_else(|| self.leaver().and_then(|record| record.team))
    }

    /// Who holds the work at the end of the day, or since when nobody does.
    #[must_use]
    pub fn holder_on(&self, day: Day) -> Holder {
        if let Some(involvement) = self.case_worker_on(day)
            && let Some(worker) = involvement.worker
        {
            return Holder::Worker(worker, *involvement);
        }
        let opened = self.opened_by(day);
        let left = self
            .involvements
            .iter()
            .filter(|each| each.role == Role::CaseWorker)
            .filter_map(|each| each.spell.to)
            .filter(|to| *to <= day)
            .max();
        Holder::Nobody(opened.max(left))
    }

    /// How many different case workers held the work from `first` to `last`. A worker counts once, even after a gap.
    #[must_use]
    pub fn case_workers_between(&self, first: Day, last: Day) -> u32 {
        let held = |each: &&Involvement| {
            each.role == Role::CaseWorker
                && each.spell.from.is_some_and(|from| from <= last)
                && each.spell.to.is_none_or(|to| to > first)
        };
        let workers = || {
            self.involvements
                .iter()
                .filter(held)
                .filter_map(|each| each.worker)
        };
        let first = workers()
            .enumerate()
            .filter(|(at, worker)| !workers().take(*at).any(|earlier| earlier == *worker));
        u32::try_from(first.count()).unwrap_or(u32::MAX)
    }

    /// The day the work that is open on `day` was opened: the earliest of what is open.
    #[must_use]
    pub fn opened_by(&self, day: Day) -> Option<Day> {
        let first = |spells: &mut dyn Iterator<Item = Spell>| -> Option<Day> {
            (spells.filter(|spell| spell.open_on(day)))
                .filter_map(|spell| spell.from)
                .min()
        };
        let referral = first(&mut self.referrals.iter().map(|each| each.spell));
        let plan = first(&mut self.plans.iter().map(|each| each.spell));
        let need = first(&mut self.need_plans.iter().map(|each| each.spell));
        let care = self.care_on(day).and_then(|(_, period)| period.spell.from);
        [referral, plan, need, care].into_iter().flatten().min()
    }

    /// From the first day anything was open to the last, open where anything still is: outside it the child is closed.
    /// `None` for a child who was never open.
    #[must_use]
    pub fn open_envelope(&self) -> Option<Spell> {
        let care = self
            .care
            .iter()
            .flat_map(|care| care.periods.iter().map(|period| period.spell));
        let spells = (self.referrals.iter().map(|each| each.spell))
            .chain(self.need_plans.iter().map(|each| each.spell))
            .chain(self.plans.iter().map(|each| each.spell))
            .chain(care)
            .filter(|spell| spell.from.is_some());
        spells.reduce(|whole, spell| Spell {
            from: whole.from.min(spell.from),
            to: whole.to.and_then(|to| spell.to.map(|other| to.max(other))),
        })
    }

    /// The conference of an enquiry.
    #[must_use]
    pub fn conference_of(&self, enquiry: &crate::history::Enquiry) -> Option<&Conference> {
        self.conferences.get(usize::from(enquiry.conference?))
    }
}

impl Care {
    /// The legal status on the day.
    #[must_use]
    pub fn legal_on(&self, day: Day) -> Option<&Legal> {
        self.legal
            .iter()
            .rev()
            .find(|legal| legal.spell.open_on(day))
    }

    /// Short breaks are all there is on the day: not counted as in care.
    #[must_use]
    pub fn short_breaks_on(&self, day: Day) -> bool {
        self.legal_on(day)
            .and_then(|legal| legal.status)
            .is_some_and(|status| LegalStatus::SHORT_BREAKS.contains(&status))
    }

    /// The placement open at the end of the day; a temporary stay only where nothing else is open.
    #[must_use]
    pub fn placement_on(&self, day: Day) -> Option<&Placement> {
        let mut open = self
            .placements
            .iter()
            .rev()
            .filter(|placement| placement.spell.open_on(day));
        let first = open.next()?;
        if first
            .kind
            .is_some_and(crate::codes::PlacementType::is_temporary)
        {
            open.next().or(Some(first))
        } else {
            Some(first)
        }
    }

    /// Since when the child has lived in the home they live in on the day: through changes of the placement's status
    /// alone, and through temporary stays away from it.
    #[must_use]
    pub fn home_since(&self, day: Day) -> Option<Day> {
        let here = self.placement_on(day)?;
        let began = here.spell.from?;
        let mut since = began;
        let mut away = false;
        let before = self
            .placements
            .iter()
            .rev()
            .filter(|placement| placement.spell.from.is_some_and(|from| from < began));
        for earlier in before {
            if earlier.is_temporary() {
                away = true;
            } else if earlier.goes_on_in(here, away) {
                since = earlier.spell.from.unwrap_or(since);
                away = false;
            } else {
                break;
            }
        }
        Some(since)
    }

    /// How many homes the child lived in from `first` to `last`, the one they lived in on `first` among them. Temporary
    /// stays, stays under a day and changes of status alone are no homes of their own.
    #[must_use]
    pub fn homes_between(&self, first: Day, last: Day) -> u32 {
        let mut homes = 0;
        let mut before: Option<&Placement> = None;
        let mut away = false;
        for placement in &self.placements {
            let Some(from) = placement.spell.from.filter(|from| *from <= last) else {
                continue;
            };
            if placement.is_temporary() {
                away = true;
                continue;
            }
            if placement
                .spell
                .to
                .is_some_and(|to| to <= first || to <= from)
            {
                before = Some(placement);
                away = false;
                continue;
            }
            let goes_on = before.is_some_and(|before| {
                before.spell.to.is_none_or(|to| to > first) && before.goes_on_in(placement, away)
            });
            homes += u32::from(!goes_on);
            before = Some(placement);
            away = false;
        }
        homes
    }
}

impl Placement {
    /// A short absence that leaves another placement in being.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        self.kind
            .is_some_and(crate::codes::PlacementType::is_temporary)
    }

    /// Meant to last until the child is 18: long-term foster homes, with relatives or not.
    #[must_use]
    pub fn is_long_term(&self) -> bool {
        use crate::codes::PlacementType::{U1, U4};
        matches!(self.kind, Some(U1 | U4))
    }

    /// Whether `later` is the same home: the placement changed in status only, or the child came back to the like of
    /// it from a temporary stay (`away`).
    fn goes_on_in(&self, later: &Self, away: bool) -> bool {
        let status_only = self.changed == Some(crate::codes::ChangeReason::Ended);
        let alike = self.kind == later.kind
            && self.provider == later.provider
            && self.urn == later.urn
            && self.tenths_of_mile == later.tenths_of_mile;
        status_only || (away && alike)
    }
}
