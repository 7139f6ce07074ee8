//! The children a review is made for, by a stated rule over what is loaded: each with the reasons why, and with those who
//! hold or held the case.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use children::history::{Involvement, Role, Spell};
use children::service::{ChildId, Worker};
use children::words::{Holder, Status};
use children::{Day, History};
use jiff::civil::Date;
use measures::cases::Subject;

use crate::Records;
use crate::look::Look;

/// Nobody holding a case counts when it lasted so many days, or when it is so now: a case that was just opened is given
/// out within the week.
const NOBODY_FOR: i32 = 7;

/// Which allocations put a child in the cohort.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allocations {
    /// Months looked back from the records' day.
    pub months: u16,
    /// Teams by the case system's identifier, with those below them; every team where there is none.
    pub teams: Vec<String>,
    /// Held by a manager.
    pub manager: bool,
    /// Held by a worker who had left.
    pub left: bool,
    /// Held by nobody.
    pub nobody: bool,
}

/// The children of a rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cohort {
    /// In the order of the records.
    pub members: Vec<InCohort>,
    /// What the rule could not tell, as sentences.
    pub not_told: Vec<String>,
}

/// A child of a cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCohort {
    /// The child's place in the records.
    pub child: ChildId,
    /// Why they are in it.
    pub because: Vec<Because>,
    /// Workers who hold the case or held it in the time the rule looks at: identifier and name.
    pub holders: Vec<(String, String)>,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// A short word: `manager`, `left`, `nobody`, `list`, `measure`.
    pub kind: &'static str,
    /// The sentence: workers and days, no child's name.
    pub words: String,
}

impl Records {
    /// Children whose work was held, on the records' day or in the months before, by somebody who could not act.
    ///
    /// # Errors
    /// A sentence, where it cannot be told at all.
    pub fn cohort_of_allocations(&self, asked: &Allocations) -> Result<Cohort, String> {
        if !self.tells_who_works() {
            return Err("Who works with whom was not supplied.".to_owned());
        }
        let mut not_told = Vec::new();
        let workers = &self.service.workers;
        if asked.manager && workers.iter().all(|worker| worker.manager.is_none()) {
            not_told.push("Who is a manager was not supplied.".to_owned());
        }
        let ended = |worker: &Arc<Worker>| worker.employed.is_some_and(|spell| spell.to.is_some());
        if asked.left && !workers.iter().any(ended) {
            not_told.push(
                "No worker’s last day was supplied, so nobody is known to have left.".to_owned(),
            );
        }
        let last = self.as_at;
        let first = last.plus_months(-i32::from(asked.months));
        let told = (self.service.sources).told_since(&[children::service::Fact::Involvements]);
        if let Some(told) = told.filter(|told| *told > first) {
            not_told.push(format!(
                "Who worked with whom is told from {} on: what was before is not known.",
                day(told)
            ));
        }
        let teams = self.teams_below(&asked.teams);
        let of_team = |team: Option<u16>| {
            asked.teams.is_empty() || team.is_some_and(|team| teams.contains(&team))
        };
        let members = (0..)
            .zip(&self.service.children)
            .filter_map(|(child, history)| {
                let window = Window { first, last };
                let because = because(history, workers, window, asked, &of_team);
                (!because.is_empty()).then(|| InCohort {
                    child,
                    because,
                    holders: self.holders(history, window),
                })
            });
        Ok(Cohort {
            members: members.collect(),
            not_told,
        })
    }

    /// Children on a list.
    ///
    /// # Errors
    /// A sentence, where there is no such list or it could not be built.
    pub fn cohort_of_list(&self, id: &str) -> Result<Cohort, String> {
        let standing = (self.lists.find(id)).ok_or("There is no such list.")?;
        if let Some(why) = standing.why_not() {
            return Err(format!("The list could not be built: {why}"));
        }
        let mut others = 0_usize;
        let mut found = Vec::new();
        for entry in standing.entries() {
            match entry.subject {
                Subject::Child(child) => found.push((child, entry.why.clone())),
                Subject::Worker(_)
                | Subject::Household(_)
                | Subject::Adopter(_)
                | Subject::Row(_) => {
                    others += 1;
                }
            }
        }
        Ok(self.gathered("list", found, others))
    }

    /// Children behind one month of a measure; `met` asks for those who met it or did not.
    ///
    /// # Errors
    /// A sentence, where there is no such measure or month, or it could not be counted.
    pub fn cohort_of_measure(
        &self,
        id: &str,
        month: Date,
        met: Option<bool>,
    ) -> Result<Cohort, String> {
        let mut all = self.measured.iter();
        let measured = all
            .find(|each| each.measure.id.eq_ignore_ascii_case(id))
            .ok_or("There is no such measure.")?;
        if measured.counted.is_err() {
            return Err("The measure could not be counted from what is loaded.".to_owned());
        }
        let at = Day::from_date(month).and_then(|day| self.months.place(day));
        let at = at.ok_or("The month is not among those that are loaded.")?;
        let (cases, left_out) = self.cases(measured, at..at + 1);
        let mut others = 0_usize;
        let mut found = Vec::new();
        for case in cases
            .iter()
            .filter(|case| met.is_none_or(|met| case.met == met))
        {
            match case.subject {
                Subject::Child(child) => {
                    found.push((
                        child,
                        format!("{}, on {}", measured.measure.name, day(case.on)),
                    ));
                }
                Subject::Worker(_)
                | Subject::Household(_)
                | Subject::Adopter(_)
                | Subject::Row(_) => {
                    others += 1;
                }
            }
        }
        let mut cohort = self.gathered("measure", found, others);
        match left_out.len() {
            0 => {}
            1 => cohort
                .not_told
                .push("One case could not be judged, and is not in it.".to_owned()),
            n => cohort
                .not_told
                .push(format!("{n} cases could not be judged, and are not in it.")),
        }
        Ok(cohort)
    }

    /// The place of the child of an identifier, which tells nobody who it is; none where these records hold no such child.
    #[must_use]
    pub fn find_child(&self, id: &str) -> Option<ChildId> {
        self.service.child(id)
    }

    /// Who holds a child's case now, by identifier and name.
    #[must_use]
    pub fn holds_now(&self, child: ChildId) -> Vec<(String, String)> {
        let now = Window {
            first: self.as_at,
            last: self.as_at,
        };
        self.history(child)
            .map_or_else(Vec::new, |history| self.holders(history, now))
    }

    /// Children with a reason each, a child once however often it was found.
    fn gathered(&self, kind: &'static str, found: Vec<(ChildId, String)>, others: usize) -> Cohort {
        let mut by_child: BTreeMap<ChildId, Vec<Because>> = BTreeMap::new();
        for (child, words) in found {
            let because = by_child.entry(child).or_default();
            because.push(Because { kind, words });
        }
        let members = by_child.into_iter().map(|(child, because)| InCohort {
            child,
            because,
            holders: self.holds_now(child),
        });
        let mut cohort = Cohort {
            members: members.collect(),
            not_told: Vec::new(),
        };
        match others {
            0 => {}
            1 => cohort
                .not_told
                .push("One row of it is about no child.".to_owned()),
            n => cohort
                .not_told
                .push(format!("{n} rows of it are about no child.")),
        }
        cohort
    }

    /// Case workers and advisers in a window, a worker once.
    fn holders(&self, history: &History, window: Window) -> Vec<(String, String)> {
        let held = history.involvements.iter().filter(|each| {
            matches!(each.role, Role::CaseWorker | Role::PersonalAdviser)
                && each.spell.touches(window.first, window.last)
        });
        let workers: BTreeSet<u32> = held.filter_map(|each| each.worker).collect();
        (workers.into_iter())
            .filter_map(|at| {
                let worker = self.service.workers.get(at as usize)?;
                Some((worker.id.to_string(), worker.name.to_string()))
            })
            .collect()
    }
}

impl Look {
    /// The identifier of a child, to be kept sealed and shown to nobody: also of those whom whoever looks is not shown, so
    /// that none is left out of a cohort because of who made it.
    #[must_use]
    pub fn kept_id(&self, child: ChildId) -> Option<String> {
        let names = self.view_of().service.names.get(child as usize)?;
        Some(names.id.to_string())
    }
}

/// Days looked at, both included.
#[derive(Debug, Clone, Copy)]
struct Window {
    first: Day,
    last: Day,
}

/// Why a child belongs to a cohort of allocations.
fn because(
    history: &History,
    workers: &[Arc<Worker>],
    window: Window,
    asked: &Allocations,
    of_team: &dyn Fn(Option<u16>) -> bool,
) -> Vec<Because> {
    let mut found = Vec::new();
    let held = history.involvements.iter().filter(|each| {
        each.role == Role::CaseWorker && each.spell.touches(window.first, window.last)
    });
    for involvement in held {
        let Some(worker) = involvement.worker.and_then(|at| workers.get(at as usize)) else {
            continue;
        };
        if !of_team(involvement.team.or(worker.team)) {
            continue;
        }
        let name = if worker.name.is_empty() {
            format!("worker {}", worker.id)
        } else {
            worker.name.to_string()
        };
        if asked.manager && worker.manager == Some(true) {
            found.push(Because {
                kind: "manager",
                words: format!(
                    "Held by {name}, a manager, {}",
                    when(involvement.spell, window.last)
                ),
            });
        }
        let gone = (worker.employed)
            .and_then(|spell| spell.to)
            .filter(|gone| *gone <= window.last && ran_on(involvement, *gone));
        if let Some(gone) = gone.filter(|_| asked.left) {
            found.push(Because {
                kind: "left",
                words: format!(
                    "Held by {name}, who left on {}, {}",
                    day(gone),
                    when(involvement.spell, window.last)
                ),
            });
        }
    }
    if asked.nobody {
        found.extend(gaps(history, window, of_team));
    }
    found
}

/// Whether work stayed with a worker after their last day.
fn ran_on(involvement: &Involvement, gone: Day) -> bool {
    involvement.spell.to.is_none_or(|to| to > gone)
}

/// The times in a window in which the work was open and nobody held it.
fn gaps(history: &History, window: Window, of_team: &dyn Fn(Option<u16>) -> bool) -> Vec<Because> {
    // Nobody can begin to hold it only where the window begins, a worker’s time ends, or work is opened.
    let ends = (history.involvements.iter())
        .filter(|each| each.role == Role::CaseWorker)
        .filter_map(|each| each.spell.to);
    let opened = (history.referrals.iter())
        .map(|each| each.spell)
        .chain(history.plans.iter().map(|each| each.spell))
        .chain(history.need_plans.iter().map(|each| each.spell))
        .chain(
            (history.care.iter()).flat_map(|care| care.periods.iter().map(|period| period.spell)),
        )
        .filter_map(|spell| spell.from);
    let begins: BTreeSet<Day> = std::iter::once(window.first)
        .chain(ends)
        .chain(opened)
        .filter(|day| *day >= window.first && *day <= window.last)
        .collect();
    let mut found: Vec<Because> = Vec::new();
    let mut told_until = None;
    for begin in begins {
        if told_until.is_some_and(|until| begin < until) || !is_nobodys(history, begin) {
            continue;
        }
        let end = end_of_gap(history, begin);
        told_until = Some(end.unwrap_or(Day::LAST));
        let is_now = end.is_none_or(|end| end > window.last);
        let lasted = end
            .unwrap_or(window.last)
            .min(window.last)
            .days_since(begin);
        if !(is_now || lasted >= NOBODY_FOR) || !of_team(team_before(history, begin)) {
            continue;
        }
        let since = match history.holder_on(begin) {
            Holder::Nobody(Some(since)) => since.min(begin),
            Holder::Nobody(None) | Holder::Worker(..) => begin,
        };
        let spell = Spell {
            from: Some(since),
            to: end,
        };
        found.push(Because {
            kind: "nobody",
            words: format!("Nobody held the case {}", when(spell, window.last)),
        });
    }
    found
}

/// Whether work is open on a day that a case worker must hold, and nobody does.
fn is_nobodys(history: &History, on: Day) -> bool {
    let open = match history.status_on(on) {
        Status::InCare | Status::ProtectionPlan | Status::NeedPlan | Status::Open => true,
        Status::CareLeaver | Status::Closed => false,
    };
    open && matches!(history.holder_on(on), Holder::Nobody(_))
}

/// The first day after which somebody holds it, or nothing is open any more; none while neither came.
fn end_of_gap(history: &History, begin: Day) -> Option<Day> {
    let came = (history.involvements.iter())
        .filter(|each| each.role == Role::CaseWorker && each.worker.is_some())
        .filter_map(|each| each.spell.from);
    let closed = (history.referrals.iter())
        .map(|each| each.spell)
        .chain(history.plans.iter().map(|each| each.spell))
        .chain(history.need_plans.iter().map(|each| each.spell))
        .chain(
            (history.care.iter()).flat_map(|care| care.periods.iter().map(|period| period.spell)),
        )
        .filter_map(|spell| spell.to);
    let mut days: Vec<Day> = came.chain(closed).filter(|day| *day > begin).collect();
    days.sort_unstable();
    days.into_iter().find(|day| !is_nobodys(history, *day))
}

/// The team that holds the work on a day or, where none does, held it last.
fn team_before(history: &History, on: Day) -> Option<u16> {
    history.team_on(on).or_else(|| {
        let mut before: Vec<&Involvement> = (history.involvements.iter())
            .filter(|each| each.team.is_some() && each.spell.from.is_some_and(|from| from <= on))
            .collect();
        before.sort_by_key(|each| each.spell.from);
        before.last().and_then(|each| each.team)
    })
}

/// When something was so: "from 3 March 2026 until 9 June 2026", "since 3 March 2026".
fn when(spell: Spell, last: Day) -> String {
    match (spell.from, spell.to.filter(|to| *to <= last)) {
        (Some(from), Some(to)) => format!("from {} until {}", day(from), day(to)),
        (Some(from), None) => format!("since {}", day(from)),
        (None, Some(to)) => format!("until {}", day(to)),
        (None, None) => "with no dates recorded".to_owned(),
    }
}

/// "3 March 2026".
fn day(on: Day) -> String {
    on.date().strftime("%-d %B %Y").to_string()
}
