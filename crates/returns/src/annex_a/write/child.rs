//! What every list says of a child, and who holds the work, as on the day.

use children::Day;
use children::codes::{Disability, Ethnicity, Sex};
use children::history::{History, Role, Spell, TeamId, WorkerId};
use children::service::{Fact, Names, Service};

use super::Unfilled;
use crate::annex_a::words::{Age, Listed};
use crate::cell::{Cell, Text, YesNo};

/// What the lists are made of.
pub(super) struct Making<'s> {
    pub(super) service: &'s Service,
    pub(super) day: Day,
    /// Six calendar months before the day.
    pub(super) six: Day,
    /// Twelve calendar months before the day.
    pub(super) twelve: Day,
    /// The data speak of later days than the one asked for.
    pub(super) is_past: bool,
    pub(super) unfilled: Vec<Unfilled>,
    /// Children without a disability are recorded as such, so that no record says nothing.
    none_is_recorded: bool,
}

/// A child with the columns that every list begins with.
pub(super) struct Child<'s> {
    pub(super) history: &'s History,
    pub(super) child_id: Cell<Text>,
    pub(super) gender: Cell<Listed<Sex>>,
    pub(super) ethnicity: Cell<Listed<Ethnicity>>,
    pub(super) born: Cell<Day>,
    pub(super) age: Cell<Age>,
}

/// A row of a list of children: the columns all begin with, and the list's own.
macro_rules! row {
    ($row:ident of $child:expr, { $($field:ident: $value:expr,)+ }) => {
        $row {
            line: 0,
            child_id: $child.child_id.clone(),
            gender: $child.gender.clone(),
            ethnicity: $child.ethnicity.clone(),
            born: $child.born.clone(),
            age: $child.age.clone(),
            $($field: $value,)+
        }
    };
}
pub(super) use row;

/// A code, where there is one, as a cell.
pub(super) fn listed<C>(code: Option<C>) -> Cell<Listed<C>> {
    code.map(Listed).into()
}

/// Yes or no, where one was said, as a cell.
pub(super) fn answer(yes: Option<bool>) -> Cell<Listed<YesNo>> {
    yes.map_or(Cell::Blank, Cell::<Listed<YesNo>>::from)
}

impl<'s> Making<'s> {
    pub(super) fn new(service: &'s Service, day: Day) -> Self {
        let none_is_recorded = service
            .children
            .iter()
            .any(|child| child.person.disabilities.has(Disability::None));
        Self {
            service,
            day,
            six: day.plus_months(-6),
            twelve: day.plus_months(-12),
            is_past: service.sources.as_at.is_some_and(|as_at| as_at > day),
            unfilled: Vec::new(),
            none_is_recorded,
        }
    }

    /// Any of the tables was supplied.
    pub(super) fn has_any(&self, facts: &[Fact]) -> bool {
        facts.iter().any(|fact| self.service.sources.has(*fact))
    }

    /// The list was itself read from an Annex A, which tells all its columns.
    pub(super) fn is_of_annex(&self, fact: Fact) -> bool {
        self.service
            .sources
            .tables
            .iter()
            .any(|table| table.fact == fact && table.source == "annex-a")
    }

    /// Any list was read from an Annex A.
    fn any_annex(&self) -> bool {
        self.service
            .sources
            .tables
            .iter()
            .any(|table| table.source == "annex-a")
    }

    /// A count of the months before, of a list of `fact`; none where that list was itself read from an Annex A, which
    /// holds too little of those months to count again.
    pub(super) fn counted(&self, fact: Fact, count: usize) -> Cell<i32> {
        if self.is_of_annex(fact) {
            Cell::Blank
        } else {
            i32::try_from(count).ok().into()
        }
    }

    /// The day, where it is not after the day asked for.
    pub(super) fn by_day(&self, on: Option<Day>) -> Option<Day> {
        on.filter(|on| *on <= self.day)
    }

    /// From a day in the past to the day asked for.
    pub(super) fn since(&self, first: Day, on: Option<Day>) -> bool {
        on.is_some_and(|on| on >= first && on <= self.day)
    }

    /// Open on the day, or ended from `first` to the day.
    pub(super) fn open_or_ended_since(&self, first: Day, spell: Spell) -> bool {
        spell.open_on(self.day)
            || (self.since(first, spell.to) && spell.from.is_none_or(|from| from <= self.day))
    }

    /// The children in order of their identifiers.
    pub(super) fn children(&self) -> impl Iterator<Item = Child<'s>> {
        self.service
            .children
            .iter()
            .zip(&self.service.names)
            .map(|(history, names)| self.child(history, names))
    }

    fn child(&self, history: &'s History, names: &'s Names) -> Child<'s> {
        let person = &history.person;
        let unborn = match person.born {
            Some(born) => born > self.day,
            None => person.expected.is_some(),
        };
        let (born, age) = if unborn {
            (person.expected, Some(Age(-1)))
        } else {
            let age = history.age_on(self.day).map(|age| Age(i32::from(age)));
            (person.born, age)
        };
        Child {
            history,
            child_id: names.id.as_ref().into(),
            gender: listed(person.sex),
            ethnicity: listed(person.ethnicity),
            born: born.into(),
            age: age.into(),
        }
    }

    /// Whether a child has a disability. Where a council records that a child has none, no record is no answer.
    pub(super) fn disabled(&self, history: &History) -> Cell<Listed<YesNo>> {
        let disabilities = history.person.disabilities;
        if history.is_disabled() {
            true.into()
        } else if disabilities.has(Disability::None) {
            false.into()
        } else if !self.has_any(&[Fact::Disabilities]) && !self.any_annex() {
            Cell::Blank
        } else if self.none_is_recorded || !self.has_any(&[Fact::Disabilities]) {
            listed(Some(YesNo::Unknown))
        } else {
            false.into()
        }
    }

    /// Team and worker who hold the work on the day; where it is closed, those who held it last. `own` are those the
    /// record itself names, for where nothing else says who held the work.
    pub(super) fn allocated(
        &self,
        history: &History,
        own: (Option<TeamId>, Option<WorkerId>),
    ) -> (Cell<Text>, Cell<Text>) {
        let open = history.open_on(self.day);
        let latest = || {
            history
                .involvements
                .iter()
                .filter(|each| each.role == Role::CaseWorker)
                .filter(|each| each.spell.from.is_none_or(|from| from <= self.day))
                .max_by_key(|each| (each.spell.to, each.spell.from))
        };
        let (team, worker) = match history.case_worker_on(self.day) {
            Some(now) => (now.team.or_else(|| history.team_on(self.day)), now.worker),
            None if open && self.has_any(&[Fact::Involvements]) => {
                (history.team_on(self.day), None)
            }
            None => match latest() {
                Some(last) => (last.team.or(own.0), last.worker.or(own.1)),
                // Where nothing else says who held the work, the referral that is open does.
                None => {
                    let open = history.referral_open_on(self.day);
                    (
                        own.0.or(open.and_then(|referral| referral.team)),
                        own.1.or(open.and_then(|referral| referral.worker)),
                    )
                }
            },
        };
        let team = team.or_else(|| self.worker(worker?)?.team);
        (self.team_name(team), self.worker_name(worker))
    }

    fn worker(&self, worker: WorkerId) -> Option<&'s children::service::Worker> {
        let worker = self.service.workers.get(usize::try_from(worker).ok()?);
        worker.map(AsRef::as_ref)
    }

    /// A worker's name, or identifier where no name was supplied.
    pub(super) fn worker_name(&self, worker: Option<WorkerId>) -> Cell<Text> {
        let worker = worker.and_then(|worker| self.worker(worker));
        worker.map_or(Cell::Blank, |worker| named(&worker.name, &worker.id))
    }

    /// A team's name, or identifier where no name was supplied.
    pub(super) fn team_name(&self, team: Option<TeamId>) -> Cell<Text> {
        let team = team.and_then(|team| self.service.teams.get(usize::from(team)));
        team.map_or(Cell::Blank, |team| named(&team.name, &team.id))
    }
}

fn named(name: &str, id: &str) -> Cell<Text> {
    if name.is_empty() { id } else { name }.into()
}
